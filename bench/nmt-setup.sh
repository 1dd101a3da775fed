# What the benchmarks of the translation engine need; read by them, not run.
#
# Sets NMT_TOOLS, NMT_WORK, SENTENCES, CLASSPATH and JAVA_HOME. $root is this repository.

NMT_TOOLS=${NMT_TOOLS:-$root/../shared/nmt/tools}
NMT_WORK=${NMT_WORK:-$HOME/nmt-speed}
SENTENCES=${SENTENCES:-$NMT_WORK/flores.en}
CLASSPATH=$root/nmt/target/classes

say() { printf '%s\n' "$*"; }
die() { say "$*" >&2; exit 1; }

need() { # command package...
  command -v "$1" >/dev/null 2>&1 && return 0
  command=$1
  shift
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || die "$command is missing; install $*"
  say "Installing $* ..." >&2
  apt-get install -y -q --no-install-recommends "$@" >/dev/null || die "$* could not be installed"
}

need_tools() {
  [ -f "$NMT_TOOLS/engine.mjs" ] || die "no tools in $NMT_TOOLS: set NMT_TOOLS to the folder of make-speed-model.py and engine.mjs"
}

# The reference engine, from npm; nothing in the package needs to run when it is installed.
set_up_reference() {
  need_tools
  need node nodejs
  [ -d "$NMT_WORK/peer/node_modules/@browsermt/bergamot-translator" ] && return 0
  need npm npm
  mkdir -p "$NMT_WORK/peer"
  say 'Fetching the reference engine ...' >&2
  (cd "$NMT_WORK/peer" && npm init -y && npm install --ignore-scripts @browsermt/bergamot-translator@0.4.9) >/dev/null ||
    die 'the reference engine could not be fetched from npm'
}

# Models of full size with random weights, which cost what real ones do.
set_up_models() {
  for size in tiny base-memory base; do
    [ -f "$NMT_WORK/$size/model.intgemm.alphas.bin" ] && continue
    need_tools
    need_numpy
    set_up_vocabulary
    say "Making the model $size ..." >&2
    "$NMT_TOOLS/make-speed-model.py" "$NMT_WORK/$size" --vocab "$NMT_WORK/v32k.model" --size "$size" >/dev/null
  done
}

need_numpy() {
  /usr/bin/python3 -c 'import numpy' 2>/dev/null && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || die "numpy is missing; install python3-numpy"
  apt-get install -y -q --no-install-recommends python3-numpy >/dev/null || die "python3-numpy could not be installed"
}

set_up_vocabulary() {
  [ -f "$NMT_WORK/v32k.model" ] && return 0
  need spm_train sentencepiece
  need bible bible-kjv bible-kjv-text dict-jargon wamerican
  mkdir -p "$NMT_WORK"
  say 'Training the vocabulary ...' >&2
  "$NMT_TOOLS/make-vocabulary.sh" "$NMT_WORK/v32k.model" >/dev/null
}

set_up_sentences() {
  [ -f "$SENTENCES" ] && return 0
  packed=$NMT_TOOLS/../../benchmarks/flores-dev/dev.en.gz
  [ "$SENTENCES" = "$NMT_WORK/flores.en" ] && [ -f "$packed" ] || die "no sentences in $SENTENCES: set SENTENCES to a text, one sentence a line"
  gzip -dc "$packed" | head -n 400 >"$SENTENCES"
}

# Builds the engine when its sources have changed.
build_engine() {
  built=$root/nmt/target/built-for-benchmarks
  if [ ! -f "$built" ] || [ -n "$(find "$root/nmt/src/main" -newer "$built" -name '*.java' | head -n 1)" ]; then
    say 'Building the engine ...' >&2
    maven -pl nmt -Dmaven.test.skip=true package || die 'the engine could not be built'
    touch "$built"
  fi
}

# Quiet unless it fails.
maven() {
  log=$(mktemp)
  status=0
  (cd "$root" && ./mvnw -B -ntp "$@") >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] || grep '^\[ERROR\]' "$log" >&2
  rm -f "$log"
  return "$status"
}

# Compiles what measures the engine, and copies the engine beside it: builds meanwhile do not matter.
compile() { # folder source...
  classes=$1
  cp -R "$CLASSPATH" "$classes" || die "the engine could not be copied to $classes"
  rm -f "$classes/module-info.class"
  shift
  "$JAVA_HOME/bin/javac" -d "$classes" -cp "$CLASSPATH" "$@" || die "$* could not be compiled"
}

# The launcher knows which JDK it takes, and with which options.
eval "$(sed -n '/^jdk_wanted=/p; /^here()/,/^how_to_get_a_jdk()/{/^how_to_get_a_jdk()/!p}; /^java_options()/,/^}/p' "$root/colophon")"
JAVA_HOME=$(find_jdk)
[ -n "$JAVA_HOME" ] || die "no JDK $jdk_wanted or newer was found: set JAVA_HOME"
export JAVA_HOME

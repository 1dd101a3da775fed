# Compiles the server with its tests and puts both on CLASSPATH; read by likeness.sh and suggestion.sh, which set root and work.
# BENCHMARKS is the folder with extraction/ and flores-dev/.

BENCHMARKS=${BENCHMARKS:-$root/../shared/benchmarks}
[ -d "$BENCHMARKS/flores-dev" ] || { echo "no texts in $BENCHMARKS; set BENCHMARKS" >&2; exit 1; }

(cd "$root" && ./mvnw -B -ntp -q -pl server -am test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath" >&2)
CLASSPATH=$root/server/target/test-classes:$root/server/target/classes:$root/extract/target/classes
CLASSPATH=$CLASSPATH:$root/nmt/target/classes:$(cat "$work/classpath")
export CLASSPATH
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

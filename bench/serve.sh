#!/bin/sh
# Compares a cached page with nginx serving the same bytes from a file.
#
#   bench/serve.sh                                   our web server with a 12 kB and a 4.4 kB page
#   bench/serve.sh http://127.0.0.1:8080/2022/06/x   a page of a colophon that runs already
#
# The server is on core 0, the load on core 1. Both servers are measured in turn, ROUNDS times
# (default 5) of SECONDS_EACH (default 6), after a warm-up of WARMUP requests (default 600000) each form.
# A process that runs already is pinned to core 0 for the time of the run; pin it from its start
# (taskset -c 0 ./colophon serve) so that it also sizes its threads for one core.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
ROUNDS=${ROUNDS:-5}
SECONDS_EACH=${SECONDS_EACH:-6}
WARMUP=${WARMUP:-600000}
CONNECTIONS=${CONNECTIONS:-32}
CLASSPATH=${CLASSPATH:-$root/server/target/classes:$root/server/target/lib/*}
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
started=""

finish() {
  for pid in $started; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { printf '%s\n' "$*"; }
die() { say "$*" >&2; exit 1; }

need() {
  command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || die "$1 is missing; install $2"
  apt-get install -y -q "$2" >/dev/null || die "$2 could not be installed"
}

free_port() {
  port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 20000))
  while ss -ltn 2>/dev/null | grep -q ":$port "; do port=$((port + 1)); done
  say "$port"
}

# All processes below one, and itself.
family() {
  say "$1"
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do family "$child"; done
}

# CPU time of a family so far, in clock ticks: user and system, also of children that have ended.
ticks() {
  for pid in $(family "$1"); do cat /proc/"$pid"/stat 2>/dev/null; done |
    sed 's/^.*) //' | awk '{ t += $12 + $13 + $14 + $15 } END { print t + 0 }'
}

load() { # seconds url accept-encoding
  taskset -c 1 wrk -t1 -c"$CONNECTIONS" -d"$1"s -H "Accept-Encoding: $3" "$2"
}

# Loads until so many requests are answered: a busy machine needs longer to compile hot code.
warm() { # url accept-encoding
  answered=0
  while [ "$answered" -lt "$WARMUP" ]; do
    load 5 "$1" "$2" >"$work/out"
    more=$(awk '/ requests in / { print $1 }' "$work/out")
    [ "${more:-0}" -gt 0 ] || die "nothing was answered at $1"
    answered=$((answered + more))
  done
}

measure() { # name pid url encoding
  before=$(ticks "$2")
  load "$SECONDS_EACH" "$3" "$4" >"$work/out"
  after=$(ticks "$2")
  grep -q ' requests in ' "$work/out" || die "$1 answered nothing at $3"
  grep -q '^ *0 requests in ' "$work/out" && die "$1 answered nothing at $3"
  grep -q "Non-2xx" "$work/out" && die "$1 answered errors: $(cat "$work/out")"
  awk -v name="$1" -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" '
    / requests in / { requests = $1 + 0 }
    /^Requests\/sec:/ { rate = $2 }
    END { printf "%s %.0f %.2f\n", name, rate, ticks / hz * 1e6 / requests }' "$work/out"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

start_nginx() {
  nginx=$(command -v nginx || say /usr/sbin/nginx)
  nginx_port=$(free_port)
  cat >"$work/nginx.conf" <<EOF
worker_processes 1;
daemon off;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100;
  open_file_cache_valid 1h;
  default_type "text/html; charset=utf-8";
  types { }
  client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3;
  uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
  server { listen 127.0.0.1:$nginx_port; root $work/www; gzip_static on; }
}
EOF
  chmod 755 "$work"
  taskset -c 0 "$nginx" -c "$work/nginx.conf" -g 'user root;' 2>/dev/null &
  nginx_pid=$!
  started="$started $nginx_pid"
}

start_ours() {
  our_port=$(free_port)
  taskset -c 0 "$JAVA" ${JAVA_OPTIONS:-} --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$CLASSPATH" "$here/CachedPages.java" "$our_port" \
    >"$work/ours.log" 2>&1 &
  our_pid=$!
  started="$started $our_pid"
}

await() { # url
  for _ in $(seq 100); do
    curl -fs -o /dev/null "$1" && return 0
    sleep 0.2
  done
  cat "$work"/*.log >&2
  die "nothing answers at $1"
}

compare() { # name pid url
  mkdir -p "$work/www"
  # A file of its own for each page: nginx keeps the sizes of files it has opened.
  file=page-$(printf %s "$1" | tr -c 'a-zA-Z0-9' '-')
  curl -fs "$3" -o "$work/www/$file"
  curl -fs -H 'Accept-Encoding: gzip' "$3" -o "$work/www/$file.gz"
  touch -r "$work/www/$file" "$work/www/$file.gz"
  peer="http://127.0.0.1:$nginx_port/$file"
  for encoding in identity gzip; do
    bytes=$(curl -fs -H "Accept-Encoding: $encoding" "$3" | wc -c)
    [ "$bytes" = "$(curl -fs -H "Accept-Encoding: $encoding" "$peer" | wc -c)" ] ||
      die "the two servers do not send the same bytes"
    warm "$3" "$encoding"
    load 2 "$peer" "$encoding" >/dev/null
    : >"$work/rounds"
    for _ in $(seq "$ROUNDS"); do
      measure nginx "$nginx_pid" "$peer" "$encoding" >>"$work/rounds"
      measure ours "$2" "$3" "$encoding" >>"$work/rounds"
    done
    [ -z "${VERBOSE:-}" ] || cat "$work/rounds"
    for server in nginx ours; do
      grep "^$server " "$work/rounds" >"$work/one"
      rate=$(awk '{ print $2 }' "$work/one" | median)
      cpu=$(awk '{ print $3 }' "$work/one" | median)
      printf '| %s | %s | %s | %s | %s | %s |\n' "$1" "$encoding" "$bytes" "$server" "$rate" "$cpu"
      eval "cpu_$server=$cpu"
    done
    awk -v a="$cpu_ours" -v b="$cpu_nginx" -v n="$1" -v e="$encoding" \
      'BEGIN { printf "%s, %s: ours takes %.2f of the CPU time of nginx\n", n, e, a / b }' \
      >>"$work/ratios"
  done
}

need wrk wrk
need nginx nginx-light
need curl curl
[ "$(nproc)" -ge 2 ] || die "two cores are needed: one for the server, one for the load"
start_nginx

say "| page | coding | body bytes | server | requests/s | CPU us/request |"
say "|---|---|---|---|---|---|"
if [ $# -gt 0 ]; then
  port=$(say "$1" | sed -n 's|^http://[^/:]*:\([0-9]*\)/.*|\1|p')
  pid=$(ss -ltnp | sed -n "s/.*:$port .*pid=\([0-9]*\).*/\1/p" | head -1)
  [ -n "$pid" ] || die "no process listens on port ${port:-80}; give a whole address with its port"
  for member in $(family "$pid"); do taskset -acp 0 "$member" >/dev/null; done
  compare "${1#http://*/}" "$pid" "$1"
else
  start_ours
  await "http://127.0.0.1:$our_port/page-12k"
  compare 12k "$our_pid" "http://127.0.0.1:$our_port/page-12k"
  compare 4k "$our_pid" "http://127.0.0.1:$our_port/page-4k"
fi
say
cat "$work/ratios"

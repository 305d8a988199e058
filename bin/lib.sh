# shellcheck shell=bash disable=SC2034,SC2164
# Sourced by the scripts here: where things are, and what more than one of them does.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p "${CARGO_TARGET_DIR:=target}"
CARGO_TARGET_DIR=$(cd "$CARGO_TARGET_DIR" && pwd)
# What build.rs embeds into the server.
SAPA_SITE=$CARGO_TARGET_DIR/site
# Tools of the right version for this project, out of the way of the user's own.
tools=${SAPA_CACHE:-$HOME/.cache/sapa}/tools
PATH=$tools/bin:$PATH
export CARGO_TARGET_DIR SAPA_SITE PATH

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
die() { printf '\033[1m!!! %s\033[0m\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The server half's features, the same in every step so that nothing is compiled twice.
server=(--no-default-features --features ssr)

# Whether the rustc in front of this PATH compiles for the browser, tried rather than guessed: an upgrade of the
# compiler leaves an older standard library behind.
makes_wasm() {
  mkdir -p "$CARGO_TARGET_DIR/probe"
  PATH=$1 rustc --target wasm32-unknown-unknown --crate-type cdylib --crate-name probe \
    --out-dir "$CARGO_TARGET_DIR/probe" - </dev/null >/dev/null 2>&1
}

# Where Debian's packages put a second Rust; the tests of bin/setup have another machine in mind.
debian_bin=${SAPA_DEBIAN_BIN:-/usr/bin}

# The PATH whose cargo compiles the browser half: the machine's own, else the one of Debian's packages.
browser_path() {
  for path in "$PATH" "$debian_bin:$PATH"; do
    if makes_wasm "$path"; then echo "$path"; return; fi
  done
  return 1
}

wasm_bindgen_version() { sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock; }

brotli_size() {
  if have brotli; then brotli -q 11 -c "$1" | wc -c
  elif have node; then
    node -p 'require("zlib").brotliCompressSync(require("fs").readFileSync(process.argv[1])).length' "$1"
  fi
}

chromium_bin() {
  command -v "${SAPA_CHROMIUM:-chromium}" chromium-browser google-chrome \
    /Applications/Chromium.app/Contents/MacOS/Chromium | head -1
}

postgres_bin() {
  if have initdb; then dirname "$(command -v initdb)"; return; fi
  # Debian's, and Homebrew's on either kind of Mac.
  find /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin -name initdb \
    -exec dirname {} \; 2>/dev/null | sort -V | tail -1
}

# A PostgreSQL of our own on a private socket; sets `postgres` (its directory) and SAPA_TEST_POSTGRES.
# The caller traps EXIT with stop_postgres.
start_postgres() {
  postgres=$(mktemp -d /tmp/sapa-postgres.XXXXXX)
  as_postgres() { "$@"; }
  if [ "$(id -u)" = 0 ]; then # It refuses to run as root.
    chown postgres "$postgres"
    as_postgres() { (cd / && runuser -u postgres -- "$@"); }
  fi
  local bin; bin=$(postgres_bin)
  as_postgres "$bin/initdb" -D "$postgres/data" -U sapa -A trust -E UTF8 --locale C.UTF-8 --no-sync >/dev/null
  as_postgres "$bin/pg_ctl" -D "$postgres/data" -l "$postgres/log" -w -s start -o "-k $postgres -c listen_addresses='' \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300"
  export SAPA_TEST_POSTGRES="postgres:///postgres?host=$postgres&user=sapa"
}

stop_postgres() {
  [ -n "${postgres:-}" ] || return 0
  as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres/data" -m immediate -s stop || true
  rm -rf "$postgres"
}

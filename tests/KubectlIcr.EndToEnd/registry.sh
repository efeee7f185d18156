#!/usr/bin/env bash
# Prints the path of a docker-registry (distribution): the machine's own, else Debian's, unpacked once into the cache. Needs no root.
set -Eeuo pipefail

say() { echo "registry.sh: $*" >&2; }

die() {
    say "$*"
    exit 1
}

if found=$(command -v docker-registry); then
    echo "$found"
    exit
fi

cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/registry
target=$cache/docker-registry
log=$cache/registry.log
apt=(apt-get -o APT::Sandbox::User=)

# With the package lists of the machine, or, where it has none or old ones, with lists of our own: those need no root either.
download() {
    (cd "$work" && "${apt[@]}" download docker-registry) && return
    say 'the package lists of this machine do not do; fetching them ...'
    mkdir -p "$work/lists/partial" "$work/apt-cache/archives/partial"
    apt+=(-o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/apt-cache")
    "${apt[@]}" update && (cd "$work" && "${apt[@]}" download docker-registry)
}

make_target() {
    command -v apt-get >/dev/null || die 'it knows only Debian: put docker-registry 2.8 (distribution) into PATH'
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    download >"$log" 2>&1 || die "apt-get download docker-registry, see $log (or put docker-registry into PATH)"
    dpkg-deb -x "$work"/docker-registry_*.deb "$work/files" >>"$log" 2>&1 || die "dpkg-deb -x, see $log"
    "$work/files/usr/bin/docker-registry" --version >>"$log" 2>&1 || die "docker-registry does not run, see $log"
    mv "$work/files/usr/bin/docker-registry" "$target"
    rm -f "$log"
}

if [[ ! -x $target ]]; then
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    [[ -x $target ]] || make_target
fi
echo "$target"

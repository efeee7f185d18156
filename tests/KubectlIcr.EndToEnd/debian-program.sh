#!/usr/bin/env bash
# debian-program.sh PACKAGE [PROGRAM [LIBRARY-PACKAGE ...]]: prints the path of a program: the machine's own, else the one of Debian's package, unpacked once into
# the cache with the libraries that it needs. Needs no root: nothing is installed, and no service started.
set -Eeuo pipefail

package=${1:?which package?}
program=${2:-$package}
libraries=("${@:3}")

say() { echo "debian-program.sh: $*" >&2; }

die() {
    say "$*"
    exit 1
}

if found=$(command -v "$program"); then
    echo "$found"
    exit
fi

cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/programs
target=$cache/$program
log=$cache/$program.log
apt=(apt-get -o APT::Sandbox::User=)

# With the package lists of the machine, or, where it has none or old ones, with lists of our own: those need no root either.
download() {
    (cd "$work" && "${apt[@]}" download "$package" "${libraries[@]}") && return
    say 'the package lists of this machine do not do; fetching them ...'
    mkdir -p "$work/lists/partial" "$work/apt-cache/archives/partial"
    apt+=(-o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/apt-cache")
    "${apt[@]}" update && (cd "$work" && "${apt[@]}" download "$package" "${libraries[@]}")
}

make_target() {
    command -v apt-get >/dev/null || die "it knows only Debian: put $program into PATH"
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    download >"$log" 2>&1 || die "apt-get download $package, see $log (or put $program into PATH)"
    for file in "$work"/*.deb; do
        dpkg-deb -x "$file" "$work/files" >>"$log" 2>&1 || die "dpkg-deb -x, see $log"
    done
    if ((${#libraries[@]})); then
        wrap
    else
        cp "$work/files/usr/bin/$program" "$work/$program"
    fi
    "$work/$program" --version >>"$log" 2>&1 || die "$program does not run, see $log"
    mv "$work/$program" "$target"
    rm -f "$log"
}

# A script that runs the program with its own libraries.
wrap() {
    rm -rf "$target.files"
    mv "$work/files" "$target.files"
    printf '#!/bin/sh\nLD_LIBRARY_PATH=%q exec %q "$@"\n' "$(echo "$target.files"/usr/lib/*-linux-gnu)" "$target.files/usr/bin/$program" >"$work/$program"
    chmod +x "$work/$program"
}

if [[ ! -x $target ]]; then
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    [[ -x $target ]] || make_target
fi
echo "$target"

#!/usr/bin/env bash
# debian-program.sh PACKAGE [PROGRAM]: prints the path of a program: the machine's own, else the one of Debian's package, unpacked once into the cache. Needs no
# root. Only the file itself is taken: nothing is installed, and no service started.
set -Eeuo pipefail

package=${1:?which package?}
program=${2:-$package}

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
    (cd "$work" && "${apt[@]}" download "$package") && return
    say 'the package lists of this machine do not do; fetching them ...'
    mkdir -p "$work/lists/partial" "$work/apt-cache/archives/partial"
    apt+=(-o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/apt-cache")
    "${apt[@]}" update && (cd "$work" && "${apt[@]}" download "$package")
}

make_target() {
    command -v apt-get >/dev/null || die "it knows only Debian: put $program into PATH"
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    download >"$log" 2>&1 || die "apt-get download $package, see $log (or put $program into PATH)"
    dpkg-deb -x "$work/$package"_*.deb "$work/files" >>"$log" 2>&1 || die "dpkg-deb -x, see $log"
    "$work/files/usr/bin/$program" --version >>"$log" 2>&1 || die "$program does not run, see $log"
    mv "$work/files/usr/bin/$program" "$target"
    rm -f "$log"
}

if [[ ! -x $target ]]; then
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    [[ -x $target ]] || make_target
fi
echo "$target"

#!/usr/bin/env bash
# Prints the path of a folder that holds the files of Debian packages: debian-root.sh SUITE ARCHITECTURE PACKAGE...
# They come from the mirror that the machine's own sources name, signed by Debian, and are unpacked once into the cache. Needs no root.
# Packages of bullseye have their sum in debian-packages.sha256: the released binaries are linked against them (bullseye amd64 libc6 libc6-dev).
set -Eeuo pipefail

die() {
    echo "debian-root.sh: $*" >&2
    exit 1
}

(($# > 2)) || die 'usage: debian-root.sh SUITE ARCHITECTURE PACKAGE...'
suite=$1 architecture=$2
shift 2
sums=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/debian-packages.sha256
key=/usr/share/keyrings/debian-archive-keyring.gpg
cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/debian
name=$suite-$architecture$(printf -- '-%s' "$@")
target=$cache/$name
log=$cache/$name.log

mirror() {
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Identifier: Packages' |
        awk '$1 == "Debian" && $2 !~ /-/ && !n++ { print $3 }'
}

# Package lists of our own: those of the machine are of its own suite and architecture.
apt() {
    apt-get -o "Dir::State::Lists=$work/lists" -o Dir::State::Status=/dev/null -o "Dir::Cache=$work/cache" -o "Dir::Etc::SourceList=$work/sources.list" \
        -o Dir::Etc::SourceParts=/dev/null -o APT::Sandbox::User= -o "APT::Architecture=$architecture" -o "APT::Architectures=$architecture" "$@" >>"$log" 2>&1
}

check_sum() {
    local package=$1 file=$2 sum
    sum=$(awk -v name="$suite/$package:$architecture" '$2 == name { print $1 }' "$sums")
    [[ -n $sum || $suite != bullseye ]] || die "$sums has no sum of $suite/$package:$architecture"
    [[ -z $sum ]] || sha256sum --check --status <<<"$sum  $file" || die "the mirror's $suite/$package:$architecture is not the one of $sums"
}

# Links that lead to the machine's own files lead within the folder instead.
keep_links_inside() {
    local link
    find "$1" -type l -lname '/*' | while read -r link; do
        ln -sfn "$(realpath -sm --relative-to="$(dirname "$link")" "$1$(readlink "$link")")" "$link"
    done
}

make_target() {
    local uri package
    : >"$log"
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
    uri=$(mirror)
    [[ -n $uri ]] || die "apt's sources name no mirror of Debian"
    [[ -r $key ]] || die "no $key (install debian-archive-keyring)"
    echo "deb [signed-by=$key] $uri $suite main" >"$work/sources.list"
    apt update || die "apt-get update for $suite, see $log"
    (cd "$work" && apt download "$@") || die "apt-get download $* for $suite, see $log"
    for package in "$@"; do
        check_sum "$package" "$work/${package}"_*.deb
        dpkg-deb -x "$work/${package}"_*.deb "$work/root" >>"$log" 2>&1 || die "dpkg-deb -x $package, see $log"
    done
    keep_links_inside "$work/root"
    mv "$work/root" "$target"
    rm -f "$log"
}

if [[ ! -d $target ]]; then
    command -v apt-get >/dev/null || die 'it knows only Debian'
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    [[ -d $target ]] || make_target "$@"
fi
echo "$target"

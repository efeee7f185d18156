#!/usr/bin/env bash
# Prints the path of a folder with Debian's containerd and its shim, unpacked once into the cache: installing it would start a service. Needs no root.
# Always bookworm's: its words are in the tests, and later ones do not speak to a kubelet as old as ours.
set -Eeuo pipefail

suite=bookworm
cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/node
target=$cache/containerd-$suite
log=$cache/containerd-$suite.log
key=/usr/share/keyrings/debian-archive-keyring.gpg

die() {
    echo "node.sh: $*" >&2
    exit 1
}

complete() { [[ -x $1/containerd && -x $1/containerd-shim-runc-v2 ]]; }

# The mirror is the one that the machine's own sources name.
mirror() {
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Identifier: Packages' |
        awk '$1 == "Debian" && $2 !~ /-/ && !n++ { print $3 }'
}

# With lists of our own, so that neither the machine's suite nor the age of its lists matters.
download() {
    local uri
    uri=$(mirror)
    [[ -n $uri ]] || die "apt's sources name no mirror of Debian (run apt-get update, or put containerd 1.6 into $target)"
    [[ -r $key ]] || die "no $key (install debian-archive-keyring)"
    mkdir -p "$work/lists/partial" "$work/apt-cache/archives/partial"
    echo "deb [signed-by=$key] $uri $suite main" >"$work/sources.list"
    local apt=(apt-get -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/apt-cache" -o "Dir::Etc::SourceList=$work/sources.list"
        -o Dir::Etc::SourceParts=/dev/null -o Acquire::Languages=none -o APT::Sandbox::User=)
    "${apt[@]}" update >"$log" 2>&1 && (cd "$work" && "${apt[@]}" download containerd) >>"$log" 2>&1
}

make_target() {
    command -v apt-get >/dev/null || die "it knows only Debian: put containerd 1.6 and its shim into $target"
    work=$(mktemp -d "$cache/.unpack.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    download || die "apt-get download containerd, see $log (or put containerd 1.6 and its shim into $target)"
    dpkg-deb -x "$work"/containerd_*.deb "$work/files" >>"$log" 2>&1 || die "dpkg-deb -x, see $log"
    "$work/files/usr/bin/containerd" --version >>"$log" 2>&1 || die "containerd does not run, see $log"
    complete "$work/files/usr/bin" || die 'the package holds no shim any more'
    mv "$work/files/usr/bin" "$target"
    rm -f "$log"
}

if ! complete "$target"; then
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    complete "$target" || make_target
fi
echo "$target"

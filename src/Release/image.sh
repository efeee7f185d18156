#!/usr/bin/env bash
# image.sh BINARY FOLDER: builds the container image of BINARY with buildah, which needs no daemon, and writes it to FOLDER as an OCI layout. The same binary and packages give the same bytes.
set -Eeuo pipefail

binary=${1:?name the binary} layout=${2:?name the folder}
here=$(dirname "${BASH_SOURCE[0]}")

die() {
    echo "image.sh: $*" >&2
    exit 1
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log

install_buildah() {
    type -P buildah >/dev/null && return
    command -v apt-get >/dev/null || die 'buildah is needed (install it by hand)'
    { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends buildah; } >"$log" 2>&1 ||
        die "apt-get install buildah failed: $(tail -n 1 "$log")"
}

buildah() { command buildah --root "$work/storage" --runroot "$work/run" --storage-driver vfs "$@"; }

install_buildah
bash "$here/rootfs.sh" "$binary" "$work/rootfs"
time=$(git -C "$here" log -1 --format=%ct)
buildah build --quiet --isolation chroot --timestamp "$time" -f "$here/Containerfile" -t kubectl-icr "$work/rootfs" >"$log" 2>&1 || die "buildah build failed: $(tail -n 1 "$log")"
rm -rf "$layout"
buildah push --quiet kubectl-icr "oci:$layout:latest" >"$log" 2>&1 || die "buildah push failed: $(tail -n 1 "$log")"
echo "$layout"

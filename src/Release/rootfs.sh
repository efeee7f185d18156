#!/usr/bin/env bash
# rootfs.sh BINARY FOLDER: makes FOLDER the root of a container with nothing but BINARY and what it loads: Debian's libc, libssl and CA certificates. Needs no root.
set -Eeuo pipefail

binary=${1:?name the binary} root=${2:?name the folder}
uid=65532

die() {
    echo "rootfs.sh: $*" >&2
    exit 1
}

[[ -x $binary ]] || die "no program $binary (run dotnet cake --target=Publish)"
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || die 'it takes the libraries from Debian packages: run it on Debian or Ubuntu'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log
apt=(apt-get -o APT::Sandbox::User=)

# libssl3 got a new name in Debian 13 and Ubuntu 24.04.
download() {
    local ssl
    ssl=$(apt-cache "${apt[@]:1}" show libssl3t64 >/dev/null 2>&1 && echo libssl3t64 || echo libssl3)
    (cd "$work" && "${apt[@]}" download libc6 "$ssl" ca-certificates) >>"$log" 2>&1
}

# With the package lists of the machine, or, where it has none or old ones, with lists of our own.
fetch() {
    download && return
    mkdir -p "$work/lists/partial" "$work/apt/archives/partial"
    apt+=(-o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/apt")
    "${apt[@]}" update >>"$log" 2>&1 && download
}

# Scanners of images read the packages there, as in distroless.
note_package() {
    mkdir -p "$root/var/lib/dpkg/status.d"
    dpkg-deb -f "$1" >"$root/var/lib/dpkg/status.d/$(dpkg-deb -f "$1" Package)"
}

unpack() {
    local package
    for package in "$work"/*.deb; do
        dpkg-deb -x "$package" "$work/files"
        note_package "$package"
    done
    mkdir -p "$root"/{etc/ssl/certs,usr/lib/ssl,usr/bin,usr/share/doc,tmp}
    # Only what is loaded: the libraries, their loader and the licenses.
    (cd "$work/files" && find . \( -path '*/*-linux-gnu/*.so*' -o -name 'ld-linux*' -o -path '*/doc/*/copyright' \) ! -path '*/gconv/*' ! -path '*/audit/*' ! -path '*/engines-3/*' -print0 | tar -cf - --null -T -) | tar -xf - -C "$root"
    cat "$work"/files/usr/share/ca-certificates/mozilla/*.crt >"$root/etc/ssl/certs/ca-certificates.crt"
    ln -s /etc/ssl/certs "$root/usr/lib/ssl/certs"
}

rm -rf "$root"
mkdir -p "$root"
fetch || die "apt-get download failed: $(tail -n 1 "$log")"
unpack
install -m 755 "$binary" "$root/usr/bin/kubectl-icr"
echo "nonroot:x:$uid:$uid:nonroot:/tmp:/sbin/nologin" >"$root/etc/passwd"
echo "nonroot:x:$uid:" >"$root/etc/group"
chmod 1777 "$root/tmp"

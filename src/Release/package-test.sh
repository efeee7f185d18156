#!/usr/bin/env bash
# Packages two clones of the last commit and compares them byte for byte; then runs the archives' binaries in bare systems of Debian 11 and 12, on
# amd64 and, under qemu, arm64, and compares what they print with the native binary: package-test.sh NATIVE-BINARY. Needs root, or sudo.
set -Eeuo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
native=$1
example=tests/KubectlIcr.Tests/Cases/real-cluster.json
nobody=65534
passed=0

say() { echo "package-test.sh: $*" >&2; }

die() {
    say "FAILED: $*"
    exit 1
}

pass() {
    passed=$((passed + 1))
    say "passed: $*"
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

clean_up() {
    [[ -z ${server:-} ]] || kill "$server" 2>/dev/null || true
    as_root rm -rf "$work"
}

# A clone has the commit and its tags, and nothing that lies about in this folder.
package_clone() {
    say "package a clone in $1 ..."
    git clone -q "$repository" "$1"
    (cd "$1" && dotnet tool restore && dotnet cake --target=Package) >"$work/package.log" 2>&1 || {
        tail -n 30 "$work/package.log" >&2
        die "dotnet cake --target=Package in $1"
    }
}

same_bytes() {
    package_clone "$work/one"
    package_clone "$work/another/folder/two"
    package=$work/one/artifacts/package
    (cd "$package" && sha256sum --check --quiet SHA256SUMS) || die 'SHA256SUMS is wrong'
    diff -r "$package" "$work/another/folder/two/artifacts/package" >&2 || die 'two clones of one commit gave different bytes'
    (cd "$package" && ls -l >&2)
    pass 'two clones in different folders give the same bytes'
}

# PLATFORM: the newest version of the C library that the binary names is not newer than the one that .NET 10 supports, that of RHEL 8.
check_c_library() {
    local newest
    newest=$(grep -aoE 'GLIBC_[0-9]+\.[0-9]+' "$work/$1/kubectl-icr" | cut -d_ -f2 | sort -Vu | tail -n 1)
    [[ -n $newest && $(printf '%s\n' "$newest" 2.27 | sort -V | tail -n 1) == 2.27 ]] || die "the binary for $1 needs glibc ${newest:-?}"
    pass "$1: starts with glibc $newest"
}

# PLATFORM: checks what is in the archive.
unpack() {
    mkdir -p "$work/$1"
    tar -xzf "$package"/kubectl-icr_*_"$1".tar.gz -C "$work/$1"
    local file
    for file in LICENSE README.md THIRD-PARTY-NOTICES kubectl-icr kubectl_complete-icr; do
        [[ -s $work/$1/$file ]] || die "the archive for $1 has no $file"
    done
    [[ -x $work/$1/kubectl-icr && -x $work/$1/kubectl_complete-icr ]] || die "a program in the archive for $1 is not executable"
    [[ $1 == portable ]] || check_c_library "$1"
    local bom
    bom=$(echo "$package"/kubectl-icr_*_"$1".cdx.json)
    grep -q '"pkg:nuget/YamlDotNet@' "$bom" || die "$bom lists no YamlDotNet"
    [[ $1 == portable ]] || grep -q '"pkg:nuget/Microsoft.NETCore.App.Runtime.NativeAOT\.' "$bom" || die "$bom lists no .NET runtime"
}

# ARCHITECTURE SUITE PACKAGE...: makes a system of these packages, with the binary in a folder that nobody may write to.
make_system() {
    local architecture=$1 source
    source=$("$here/debian-root.sh" "$2" "$architecture" "${@:3}")
    as_root rm -rf "$work/system"
    cp -a "$source" "$work/system"
    mkdir -p "$work/system/opt/icr" "$work/system/dev" "$work/system/proc"
    cp "$work/linux_$architecture/kubectl-icr" "$work/system/opt/icr/"
    cp "$repository/$example" "$work/system/opt/"
    chmod 555 "$work/system/opt/icr"
    emulator=()
    if [[ $architecture != "$(dpkg --print-architecture)" ]]; then
        cp "$(command -v qemu-aarch64-static)" "$work/system/opt/"
        emulator=(/opt/qemu-aarch64-static)
    fi
}

# Runs the binary in the system, as a user without any right, in a mount that is read-only for everybody; stdout, stderr and the exit code go to FILE.
in_system() {
    local file=$1 code=0
    shift
    as_root unshare --mount bash -c 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && mount --rbind /dev "$0/dev" && mount --bind /proc "$0/proc" && exec env -i HOME=/ PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot --userspec="$1" "$0" "${@:2}"' \
        "$work/system" "$nobody:$nobody" "${emulator[@]}" /opt/icr/kubectl-icr "$@" >"$file" 2>&1 || code=$?
    echo "exit $code" >>"$file"
}

natively() {
    local file=$1 code=0
    shift
    env -i HOME=/ "$native" "$@" >"$file" 2>&1 || code=$?
    echo "exit $code" >>"$file"
}

# Answers every request over TLS, so that what both binaries say of it rests on a handshake.
start_server() {
    openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -keyout "$work/key.pem" -out "$work/cert.pem" -days 2 2>/dev/null
    openssl s_server -accept 127.0.0.1:0 -www -cert "$work/cert.pem" -key "$work/key.pem" >"$work/server.log" 2>&1 &
    server=$!
    for _ in {1..50}; do
        port=$(sed -n 's/^ACCEPT .*:\([0-9]*\)$/\1/p' "$work/server.log")
        [[ -z $port ]] || return 0
        sleep 0.1
    done
    die "openssl s_server does not listen: $(cat "$work/server.log")"
}

# WHAT ARGUMENT...: the binary in the system prints what the native one prints.
same_output() {
    local what=$1
    shift
    natively "$work/expected" "$@"
    in_system "$work/actual" "$@"
    diff "$work/expected" "$work/actual" >&2 || die "$what: kubectl-icr $* prints something else"
    pass "$what: kubectl-icr $*"
}

# The example lies at another path in the system, which the output may name.
same_example() {
    natively "$work/expected" check -A --from "$repository/$example"
    in_system "$work/actual" check -A --from /opt/real-cluster.json
    grep -q '^exit 1$' "$work/expected" || die "the native binary does not find the example's problems: $(tail -n 3 "$work/expected")"
    diff <(sed "s,$repository/$example,/opt/real-cluster.json,g" "$work/expected") "$work/actual" >&2 || die "$1: the example gives another report"
    pass "$1: the example"
}

over_tls() {
    local arguments=(check -A --request-timeout=20s --server "https://127.0.0.1:$port" --insecure-skip-tls-verify --token none)
    same_output "$1" "${arguments[@]}"
    grep -q 'something else than Kubernetes JSON' "$work/actual" || die "$1: no answer over TLS: $(cat "$work/actual")"
}

with_openssl() {
    same_example "$1"
    over_tls "$1"
    in_system "$work/actual" secrets -A --from /opt/real-cluster.json
    grep -qE '^exit [01]$' "$work/actual" || die "$1: secrets: $(cat "$work/actual")"
    pass "$1: fingerprints"
}

without_openssl() {
    same_example "$1"
    same_output "$1" --help
    in_system "$work/actual" secrets -A --from /opt/real-cluster.json
    [[ $(cat "$work/actual") == 'error: OpenSSL '*' install the package openssl, '*$'\nexit 2' ]] || die "$1: secrets: $(cat "$work/actual")"
    pass "$1: one line says what to install"
}

run_portable() {
    PATH=$work/portable:$PATH kubectl-icr check -A --from "$repository/$example" >"$work/actual" 2>&1 || true
    natively "$work/expected" check -A --from "$repository/$example"
    diff <(sed '$d' "$work/expected") "$work/actual" >&2 || die 'portable: the example gives another report'
    pass 'portable: the example'
}

work=$(mktemp -d)
trap clean_up EXIT
bash "$here/tools.sh" openssl:openssl qemu-aarch64-static:qemu-user-static unshare:util-linux
same_bytes
start_server
for architecture in amd64 arm64; do
    unpack "linux_$architecture"
    make_system "$architecture" bullseye libc6 libssl1.1
    with_openssl "Debian 11 with libssl 1.1 on $architecture"
    make_system "$architecture" bookworm libc6 libssl3
    with_openssl "Debian 12 with libssl 3 on $architecture"
    make_system "$architecture" bullseye libc6
    without_openssl "Debian 11 without libssl on $architecture"
done
unpack portable
run_portable
echo "$passed passed, 0 failed"

#!/usr/bin/env bash
# Makes a folder with etcd, kube-apiserver, kubectl, and what a node needs: kube-controller-manager and kubelet. Prints its path: the only line on stdout.
# The convention is envtest's: when KUBEBUILDER_ASSETS names such a folder, that one is used as it is.
# Debian has no package of kube-apiserver, but the whole source of 1.20.2, which is built once (minutes) and cached.
set -Eeuo pipefail

say() { echo "control-plane.sh: $*" >&2; }

if [[ -n ${KUBEBUILDER_ASSETS:-} && -x $KUBEBUILDER_ASSETS/etcd && -x $KUBEBUILDER_ASSETS/kube-apiserver ]]; then
    echo "$KUBEBUILDER_ASSETS"
    exit
fi
[[ -z ${KUBEBUILDER_ASSETS:-} ]] || say "not used, as it holds no etcd and kube-apiserver: KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS"

version=1.20.2
commit=faecb196815e248d3ecfb03c680a4507229c2a56
suite=bookworm # the last one whose source package holds the vendor folder

cache=${XDG_CACHE_HOME:-${HOME:?is not set: set it, or XDG_CACHE_HOME}/.cache}/kubectl-icr/envtest
name=$version-2-linux-amd64 # the second build of that version: it stores custom resources
target=$cache/$name
log=$cache/$name.log
step='look around'

complete() { [[ -x $1/etcd && -x $1/kube-apiserver && -x $1/kubectl && -x $1/kube-controller-manager && -x $1/kubelet ]]; }

die() {
    trap - ERR
    say "$step failed: $*"
    exit 1
}

begin() {
    step=$1
    say "$step ..."
    echo "== $step" >>"$log"
}

# Runs a command whose words go to the log.
quiet() { "$@" >>"$log" 2>&1; }

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

check_machine() {
    [[ $(uname -sm) == 'Linux x86_64' ]] && command -v apt-get >/dev/null ||
        die 'it knows only Debian on amd64; make the folder with setup-envtest and name it in KUBEBUILDER_ASSETS'
}

update_package_lists() {
    begin 'update the package lists'
    quiet as_root apt-get update || say "apt-get update failed, see $log; going on with the lists that are here"
}

install_tools() {
    local pair missing=()
    for pair in go:golang-go make:make rsync:rsync jq:jq gcc:gcc; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
    done
    [[ -e /usr/include/stdlib.h ]] || missing+=(libc6-dev)
    ((${#missing[@]})) || return 0
    begin "install ${missing[*]}"
    quiet as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
        die "apt-get install ${missing[*]}, see $log (install them by hand)"
}

# The mirror is the one that the machine's own sources name.
mirror() {
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Identifier: Packages' |
        awk '$1 == "Debian" && $2 !~ /-/ && !n++ { print $3 }'
}

fetch_source() {
    local uri key=/usr/share/keyrings/debian-archive-keyring.gpg
    begin "fetch the source of Kubernetes $version"
    uri=$(mirror)
    [[ -n $uri ]] || die "apt's sources name no mirror of Debian (add one to /etc/apt/sources.list)"
    [[ -r $key ]] || die "no $key (install debian-archive-keyring)"
    mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/source"
    echo "deb-src [signed-by=$key] $uri $suite main" >"$work/apt/sources.list"
    local apt=(apt-get -o "Dir::State::Lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache"
        -o "Dir::Etc::SourceList=$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null -o APT::Sandbox::User=)
    quiet "${apt[@]}" update || die "apt-get update for sources of $suite, see $log"
    (cd "$work/source" && quiet "${apt[@]}" source --download-only kubernetes) ||
        die "apt-get source kubernetes, see $log"
    quiet tar -xzf "$work"/source/*"$version"*.orig.tar.gz -C "$work/source" --strip-components=1 ||
        die "no source of $version in what apt-get fetched, see $log"
}

# The vendored reflect2 1.0.1 reads maps as Go did before 1.18: built with today's Go, kube-apiserver dies of the first custom resource.
mend_source() {
    begin 'fetch reflect2 1.0.2'
    (cd "$work" && quiet apt-get -o APT::Sandbox::User= download golang-github-modern-go-reflect2-dev) ||
        die "apt-get download golang-github-modern-go-reflect2-dev, see $log"
    quiet dpkg-deb -x "$work"/golang-github-modern-go-reflect2-dev_*.deb "$work/reflect2" || die "dpkg-deb -x, see $log"
    local to=$work/source/vendor/github.com/modern-go/reflect2
    rm -f "$to"/*.go "$to"/*.s
    find "$work/reflect2/usr/share/gocode/src/github.com/modern-go/reflect2" -maxdepth 1 \( -name '*.go' -o -name '*.s' \) ! -name '*_test.go' -exec cp {} "$to/" \;
}

build_kubernetes() {
    local binary binaries=(kube-apiserver kube-controller-manager kubelet)
    begin "build ${binaries[*]} (8 to 10 minutes on two cores, once)"
    quiet env -u GOFLAGS -u GOROOT -u GOPATH GO111MODULE=off GOCACHE="$work/go-build" \
        KUBE_GIT_VERSION="v$version" KUBE_GIT_COMMIT=$commit KUBE_GIT_TREE_STATE=clean \
        make -C "$work/source" WHAT="${binaries[*]/#/cmd/}" || die "make, see $log"
    for binary in "${binaries[@]}"; do
        quiet "$work/source/_output/bin/$binary" --version || die "the built $binary does not run, see $log"
        mv "$work/source/_output/bin/$binary" "$work/assets/"
    done
}

# Unpacked, not installed: installing it would start a service.
fetch_etcd() {
    begin 'fetch etcd'
    (cd "$work" && quiet apt-get -o APT::Sandbox::User= download etcd-server) ||
        die "apt-get download etcd-server, see $log"
    quiet dpkg-deb -x "$work"/etcd-server_*.deb "$work/etcd" || die "dpkg-deb -x, see $log"
    mv "$work/etcd/usr/bin/etcd" "$work/assets/"
    quiet "$work/assets/etcd" --version || die "etcd does not run, see $log"
}

copy_kubectl() {
    local found
    begin "copy the machine's kubectl"
    found=$(command -v kubectl) && found=$(readlink -f "$found") && quiet cp "$found" "$work/assets/kubectl" &&
        quiet "$work/assets/kubectl" version --client
}

fetch_kubectl() {
    local found
    begin 'fetch kubectl'
    rm -f "$work/assets/kubectl"
    found=$(bash "$(dirname "${BASH_SOURCE[0]}")/newer-kubectl.sh") || die 'no kubectl here, and none to be had (install one)'
    cp "$found" "$work/assets/kubectl"
}

clean_up() {
    # Go writes some of its folders read-only.
    chmod -R u+w "$work" 2>/dev/null || true
    rm -rf "$work"
}

make_assets() {
    : >"$log"
    check_machine
    rm -rf "$cache/.build-$name."* # of runs that were killed; the lock is ours
    work=$(mktemp -d "$cache/.build-$name.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    mkdir "$work/assets"
    update_package_lists
    install_tools
    fetch_etcd
    copy_kubectl || fetch_kubectl
    fetch_source
    mend_source
    build_kubernetes
    begin "put the files into $target"
    complete "$work/assets" || die 'a file is missing'
    rm -rf "$target"
    mv "$work/assets" "$target"
    rm -f "$log"
}

if ! complete "$target"; then
    mkdir -p "$cache"
    trap 'die "line $LINENO, see $log"' ERR
    exec {lock}>"$cache/$name.lock"
    if ! flock --nonblock "$lock"; then
        say "another run is at work; waiting for it ..."
        flock "$lock"
    fi
    complete "$target" || make_assets
fi
echo "$target"

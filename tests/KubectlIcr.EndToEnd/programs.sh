#!/usr/bin/env bash
# Installs the programs that tests drive beside kubectl, where Debian's packages of them are missing: shells, and a reader of YAML 1.1. Needs root, or sudo.
set -Eeuo pipefail

missing=()
for pair in bash:bash zsh:zsh fish:fish script:bsdutils skopeo:skopeo; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
done
[[ -e /usr/share/bash-completion/bash_completion ]] || missing+=(bash-completion) # kubectl's own script for bash needs it
/usr/bin/python3 -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
((${#missing[@]})) || exit 0

say() { echo "programs.sh: $*" >&2; }

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

command -v apt-get >/dev/null || {
    say "it knows only Debian; install ${missing[*]} by hand"
    exit 1
}
say "install ${missing[*]} ..."
log=$(mktemp)
{ as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 || {
    say "apt-get install ${missing[*]} failed, see $log (or install them by hand)"
    exit 1
}
rm -f "$log"

#!/usr/bin/env bash
# Installs what the Debian packages named by PROGRAM:PACKAGE hold, where the program is missing. Needs root, or sudo.
set -Eeuo pipefail

missing=()
for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
done
((${#missing[@]})) || exit 0

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

command -v apt-get >/dev/null || {
    echo "tools.sh: it knows only Debian; install ${missing[*]} by hand" >&2
    exit 1
}
echo "tools.sh: install ${missing[*]} ..." >&2
log=$(mktemp)
{ as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 || {
    echo "tools.sh: apt-get install ${missing[*]} failed, see $log (or install them by hand)" >&2
    exit 1
}
rm -f "$log"

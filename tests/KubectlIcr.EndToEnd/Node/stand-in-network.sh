#!/usr/bin/env bash
# Stands in for the plugins of a pod network (CNI), which nothing of a pod uses here, since nothing of an image ever runs: every pod gets the same address.
set -euo pipefail

case ${CNI_COMMAND:-} in
VERSION) echo '{"cniVersion":"0.3.1","supportedVersions":["0.3.0","0.3.1","0.4.0","1.0.0"]}' ;;
ADD)
    cat >/dev/null
    printf '{"cniVersion":"0.3.1","interfaces":[{"name":"%s","sandbox":"%s"}],"ips":[{"version":"4","address":"192.0.2.1/32","interface":0}],"dns":{}}\n' "$CNI_IFNAME" "$CNI_NETNS"
    ;;
*) cat >/dev/null ;;
esac

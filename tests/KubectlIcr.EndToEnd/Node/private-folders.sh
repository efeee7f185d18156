#!/usr/bin/env bash
# Runs a server of the node on a machine that looks as this one, but for the names that a folder holds (hosts, resolv.conf): what the server writes to
# /etc, /usr, /run or /var is gone with it, except for pods' logs, which all servers of the node share.
# To be run in namespaces of its own (unshare): private-folders.sh FOLDER COMMAND [ARGUMENT ...]
set -euo pipefail

folder=$1
shift
mkdir -p "$folder/log" "$folder/layers"
mount -t tmpfs tmpfs "$folder/layers"
for name in etc usr run var; do
    mkdir -p "$folder/layers/$name/files" "$folder/layers/$name/work"
    mount -t overlay overlay -o "lowerdir=/$name,upperdir=$folder/layers/$name/files,workdir=$folder/layers/$name/work" "/$name"
done
mount --bind "$folder/log" /var/log
rm -f /etc/hosts /etc/resolv.conf
cp "$folder/hosts" "$folder/resolv.conf" /etc/
exec "$@"

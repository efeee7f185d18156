#!/usr/bin/env bash
# Stands in for runc, which not every sandbox lets make containers: a container is a process that sleeps. Nothing of an image ever runs.
# What the kubelet wanted to run stands in ROOT/../bundles/ID.json. A command that the image lacks is refused in runc's words.
set -uo pipefail

root='' log='' bundle='' pid_file='' words=()
while (($#)); do
    case $1 in
    --root) root=$2 && shift ;;
    --log) log=$2 && shift ;;
    --bundle | -b) bundle=$2 && shift ;;
    --pid-file) pid_file=$2 && shift ;;
    --log-format | --console-socket | --criu | --process | -p) shift ;;
    --version | -v) words=(version) ;;
    -*) ;;
    *) words+=("$1") ;;
    esac
    shift
done
command=${words[0]:-} id=${words[1]:-}
state=$root/$id

fail() {
    [[ -z $log ]] || printf '{"level":"error","msg":"%s","time":"2000-01-01T00:00:00Z"}\n' "${1//\"/\\\"}" >>"$log"
    echo "$1" >&2
    exit 1
}

# The first word of the command, as the bundle has it.
program() { sed -E 's/.*"args":\["([^"]*)".*/\1/' "$bundle/config.json"; }

find_program() {
    local folder
    case $1 in
    /*) [[ -e $bundle/rootfs$1 ]] || fail "runc create failed: unable to start container process: exec: \"$1\": stat $1: no such file or directory" ;;
    *)
        for folder in usr/local/sbin usr/local/bin usr/sbin usr/bin sbin bin; do
            [[ ! -e $bundle/rootfs/$folder/$1 ]] || return 0
        done
        fail "runc create failed: unable to start container process: exec: \"$1\": executable file not found in \$PATH"
        ;;
    esac
}

create() {
    mkdir -p "$root/../bundles" "$state"
    cp "$bundle/config.json" "$root/../bundles/$id.json"
    find_program "$(program)"
    setsid sleep infinity </dev/null >/dev/null 2>&1 &
    echo -n $! >"$state/pid"
    echo -n $! >"$pid_file"
    echo -n "$bundle" >"$state/bundle"
    echo -n created >"$state/status"
}

status() { if kill -0 "$(<"$state/pid")" 2>/dev/null; then cat "$state/status"; else echo stopped; fi; }

end() { kill -KILL "$(<"$state/pid")" 2>/dev/null || true; }

[[ $command == version || $command == create || -d $state ]] || fail 'container does not exist'
case $command in
version) printf 'runc version 1.1.5\nspec: 1.0.2-dev\n' ;;
create) create ;;
start) echo -n running >"$state/status" ;;
state) printf '{"ociVersion":"1.0.2-dev","id":"%s","pid":%s,"status":"%s","bundle":"%s"}\n' "$id" "$(<"$state/pid")" "$(status)" "$(<"$state/bundle")" ;;
kill) end ;;
delete)
    end
    rm -rf "$state"
    ;;
*) fail "the stand-in of runc does not know $command" ;;
esac

#!/bin/sh
# SPDX-License-Identifier: MIT
# inside.sh ROOT USER COMMAND: runs it in a shell of theirs in that Debian, with what a login gives and nothing of the
# environment here but CC. What is mounted and started for it ends with it.
set -eu
home=/root
[ "$2" = root ] || home=/home/$2
# shellcheck disable=SC2016  # for the shell within
exec unshare --mount --pid --fork --kill-child sh -euc '
	root=$1 user=$2
	shift 2
	mount -t proc proc "$root/proc"
	mount -t tmpfs tmpfs "$root/dev/shm"
	mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
	mount --bind "$root/dev/pts/ptmx" "$root/dev/ptmx"
	exec chroot --userspec="$user:$user" "$root" env -i "$@"
' inside "$1" "$2" HOME="$home" USER="$2" TERM=xterm-256color ${CC:+"CC=$CC"} \
	PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin sh -c "cd && $3"

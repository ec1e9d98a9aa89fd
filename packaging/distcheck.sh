#!/bin/sh
# SPDX-License-Identifier: MIT
# distcheck.sh FOLDER: checks that the archive is complete and reproducible. In FOLDER it is made twice, unpacked
# read-only, built in another folder, tested (by the targets TESTS and the test of the installation), archived from
# there, installed and uninstalled. MAKE is the make program, JOBS its number of jobs.
set -eu
: "${MAKE:=make}" "${JOBS:=2}" "${TESTS:=unit flow structure}"
unset BUILD MAKEFLAGS MAKELEVEL
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
name=tcpartner-$(cat "$here/VERSION")
[ ! -d "$1" ] || { chmod -R u+w "$1" && rm -rf "$1"; }
mkdir -p "$1"
top=$(cd "$1" && pwd)
build=$top/build
say() { echo "distcheck: $*"; }
fail() { say "$*" >&2; exit 1; }
in_it() { $MAKE --no-print-directory -C "$top/$name" -j"$JOBS" BUILD="$build" "$@"; }
tree() { (cd "$top/$name" && find . -type f -exec cksum {} + | sort -k 3); }

sh "$here/packaging/dist.sh" "$top/one" >"$top/said"
(umask 077 && sh "$here/packaging/dist.sh" "$top/two" >"$top/said")
cmp "$top/one/$name.tar.gz" "$top/two/$name.tar.gz" || fail 'two archives of the same files differ'
tar -xzf "$top/one/$name.tar.gz" -C "$top"
tree >"$top/before"
chmod -R a-w "$top/$name"

say 'building and testing what was unpacked'
in_it all >"$top/said"
for test in $TESTS; do in_it "$test"; done
in_it system SYSTEM=tests/system/test_install.sh

in_it DIST="$top/three" dist >"$top/said"
cmp "$top/one/$name.tar.gz" "$top/three/$name.tar.gz" || fail 'the archive made from the unpacked one differs'

in_it install DESTDIR="$top/root" PREFIX=/usr >"$top/said"
"$top/root/usr/bin/tcpartner" --version
in_it uninstall DESTDIR="$top/root" PREFIX=/usr >"$top/said"
left=$(find "$top/root" ! -type d)
[ -z "$left" ] || fail "uninstall leaves $left"

# Root can write to read-only files, so compare the tree, too.
tree >"$top/after"
cmp "$top/before" "$top/after" || fail 'the source was written to'
say "$name.tar.gz is good"
chmod -R u+w "$top/$name"

#!/bin/sh
# SPDX-License-Identifier: MIT
# dist.sh FOLDER: makes FOLDER/tcpartner-VERSION.tar.gz from the source, with its SHA-256 beside it. The same files give
# the same bytes, from a checkout and from an unpacked archive, which contains its list of files (MANIFEST).
# Needs GNU tar (TAR=gtar elsewhere). SOURCE_DATE_EPOCH sets the date of the files; the default is the last commit's.
set -eu
: "${TAR:=tar}"
export LC_ALL=C TZ=UTC
unset GZIP TAR_OPTIONS
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
name=tcpartner-$(cat VERSION)
tmp=$(mktemp -d "$out/tmp.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

if [ -e .git ]; then
	git diff --quiet HEAD || echo "Note: $name holds changes that are not committed."
	{ git ls-files; echo MANIFEST; } | sort >"$tmp/MANIFEST"
	date=$(git log -1 --format=%ct)
elif [ -f MANIFEST ]; then
	cp MANIFEST "$tmp/MANIFEST"
	date=$(date -r MANIFEST +%s)
else
	echo "dist: neither a git checkout nor an unpacked archive: there is no list of files" >&2
	exit 1
fi

grep -vx MANIFEST "$tmp/MANIFEST" >"$tmp/files"
$TAR -cf "$tmp/tar" --format=ustar --owner=0 --group=0 --numeric-owner --mode=u+rw,go=rX \
	--mtime="@${SOURCE_DATE_EPOCH:-$date}" --transform="s,^,$name/," \
	-C "$tmp" MANIFEST -C "$PWD" -T "$tmp/files"
gzip -9n <"$tmp/tar" >"$tmp/gz"
mv "$tmp/gz" "$out/$name.tar.gz"
(cd "$out" && openssl dgst -sha256 -r "$name.tar.gz" | sed 's/ \*/  /' >"$name.tar.gz.sha256")
echo "$out/$name.tar.gz"

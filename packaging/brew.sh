#!/bin/sh
# SPDX-License-Identifier: MIT
# brew.sh FOLDER: a formula for Homebrew, made in FOLDER beside the archive of `make dist`. ARCHIVE_URL is where that
# will be found (default: the file here), HOMEPAGE the project's. Where there is Ruby the formula is tried: built,
# installed below FOLDER and tested as Homebrew does it; NEEDS are the packages it is to ask for. Where there is
# Homebrew, too, it says what it thinks of it.
set -eu
: "${HOMEPAGE:=https://tcpartner.invalid/}"
here=$(cd "$(dirname "$0")/.." && pwd)
archive=tcpartner-$(cat "$here/VERSION").tar.gz
rm -rf "$1"
mkdir -p "$1"
cd "$1"
sh "$here/packaging/dist.sh" .
: "${ARCHIVE_URL:=file://$PWD/$archive}"
sed "s|@HOMEPAGE@|$HOMEPAGE|; s|@URL@|$ARCHIVE_URL|; s|@SHA256@|$(cut -d' ' -f1 "$archive.sha256")|" \
	"$here/packaging/homebrew/tcpartner.rb.in" >tcpartner.rb
if command -v ruby >/dev/null; then
	ruby -wc tcpartner.rb
	ruby "$here/packaging/homebrew/try.rb" tcpartner.rb "$archive" tried >said 2>&1 || {
		tail -n 20 said
		exit 1
	}
	echo 'It builds, installs, and its test holds.'
else
	echo 'There is no ruby here: it was not tried.'
fi
if command -v brew >/dev/null; then brew style tcpartner.rb; fi
ls -1 ./*.rb ./*.tar.gz

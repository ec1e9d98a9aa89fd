#!/bin/sh
# SPDX-License-Identifier: MIT
# brew.sh FOLDER: makes a formula for Homebrew in FOLDER, beside the archive of `make dist`. ARCHIVE_URL is the address
# of the archive (default: the file in FOLDER), HOMEPAGE that of the project. With Ruby the formula is tried as Homebrew
# does it: built, installed below FOLDER and tested; NEEDS lists the packages that it must depend on. With Homebrew,
# `brew style` checks it, too.
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

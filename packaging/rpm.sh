#!/bin/sh
# SPDX-License-Identifier: MIT
# rpm.sh FOLDER [OPTION]...: makes a source and a binary package for RPM systems in FOLDER, from the archive of
# `make dist`. rpmlint checks them if it is installed. OPTIONs go to rpmbuild (--nodeps if the libraries came from another
# package manager).
set -eu
: "${DEBFULLNAME:=tcpartner maintainers}" "${DEBEMAIL:=maintainers@tcpartner.invalid}"
unset BUILD MAKEFLAGS MAKELEVEL PREFIX DESTDIR
export LC_ALL=C.UTF-8 TZ=UTC
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(cat "$here/VERSION")
rm -rf "$1"
mkdir -p "$1/SOURCES" "$1/SPECS"
cd "$1"
shift
top=$(pwd)
sh "$here/packaging/dist.sh" SOURCES
tar -xzf "SOURCES/tcpartner-$version.tar.gz" "tcpartner-$version/MANIFEST"
date=$(date -r "tcpartner-$version/MANIFEST" '+%a %b %d %Y')
rm -r "tcpartner-$version"
sed "s/@VERSION@/$version/; s/@MAINTAINER@/$DEBFULLNAME <$DEBEMAIL>/; s/@DATE@/$date/" \
	"$here/packaging/tcpartner.spec.in" >SPECS/tcpartner.spec
rpmbuild -ba --define "_topdir $top" "$@" SPECS/tcpartner.spec
# Ignore the exit code of rpmlint, which also demands a signature.
if command -v rpmlint >/dev/null; then
	rpmlint SPECS/tcpartner.spec SRPMS/*.rpm RPMS/*/*.rpm || :
fi
ls -1 SRPMS/*.rpm RPMS/*/*.rpm

#!/bin/sh
# SPDX-License-Identifier: MIT
# deb.sh FOLDER: makes a source and a binary package for Debian in FOLDER, from the archive of `make dist`. lintian
# checks them if it is installed. AUTOPKGTEST names the virtualisation server of autopkgtest(1) that runs the package's
# tests; "null" is this machine, on which the package is then installed. DEBFULLNAME and DEBEMAIL name the maintainer,
# as for Debian's own tools.
set -eu
: "${DEBFULLNAME:=tcpartner maintainers}" "${DEBEMAIL:=maintainers@tcpartner.invalid}"
unset BUILD MAKEFLAGS MAKELEVEL PREFIX DESTDIR
export LC_ALL=C.UTF-8 TZ=UTC
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(cat "$here/VERSION")
rm -rf "$1"
mkdir -p "$1"
cd "$1"
sh "$here/packaging/dist.sh" .
rm "tcpartner-$version.tar.gz.sha256"
mv "tcpartner-$version.tar.gz" "tcpartner_$version.orig.tar.gz"
tar -xzf "tcpartner_$version.orig.tar.gz"
cd "tcpartner-$version"
cp -R packaging/debian debian
for f in control changelog; do
	sed "s/@VERSION@/$version/; s/@MAINTAINER@/$DEBFULLNAME <$DEBEMAIL>/; s/@DATE@/$(date -R -r MANIFEST)/" \
		"debian/$f.in" >"debian/$f"
	rm "debian/$f.in"
done
dpkg-buildpackage -us -uc
cd ..
if command -v lintian >/dev/null; then
	lintian --allow-root --info --display-info --fail-on error,warning,info "tcpartner_${version}-1_"*.changes
fi
if [ -n "${AUTOPKGTEST-}" ]; then
	# shellcheck disable=SC2086 # words
	autopkgtest "./tcpartner_${version}-1_$(dpkg --print-architecture).deb" "./tcpartner_$version-1.dsc" -- $AUTOPKGTEST
fi
ls -1 ./*.deb ./*.dsc

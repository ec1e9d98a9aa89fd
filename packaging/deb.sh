#!/bin/sh
# SPDX-License-Identifier: MIT
# deb.sh FOLDER: a source and a binary package for Debian, made in FOLDER from the archive of `make dist`, and judged
# by lintian where there is one. AUTOPKGTEST names a place where the package's own tests are run then, as autopkgtest(1)
# has them behind its --: "null" is this machine, where the package is installed for it. DEBFULLNAME and DEBEMAIL are the maintainer's, as for Debian's own tools.
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

#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds that are not the usual one: a compiler of several words, a compiler of the environment, another folder (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
compiler=${CC:-cc}
unset MAKEFLAGS MAKELEVEL BUILD CC SAN

# Folders whose source is the same one.
for folder in one two/deeper; do
	mkdir -p "$tmp/$folder"
	for part in Makefile VERSION include man packaging src tests; do ln -s "$PWD/$part" "$tmp/$folder/$part"; done
done
compiled() { find "$1" -name '*.o' | LC_ALL=C sort | sed 's,.*/build,build,' | tr '\n' ' '; }
# A folder that uses the system, one that does not, and the demo API.
objects='base/err codec/base64 files/log_file demo/refusal'
build() { # build FOLDER VARIABLE=...
	folder=$1
	shift
	# shellcheck disable=SC2046 # words
	make --no-print-directory -C "$tmp/$folder" "$@" $(for o in $objects; do echo "build/obj/$o.o"; done) >"$tmp/said" 2>&1 ||
		sed 's/^/# /' "$tmp/said"
}

build one CC="env $compiler"
is 'a compiler of several words compiles, into build' "$(cd "$tmp/one" && ls -d build*) $(compiled "$tmp/one")" \
	"build $(for o in $objects; do echo "build/obj/$o.o"; done | LC_ALL=C sort | tr '\n' ' ')"
build one CC="env $compiler"
is 'once' "$(grep -c '^  CC' "$tmp/said")" 0
(
	CC=$compiler
	export CC
	build two/deeper
)
is 'so does a compiler of the environment' "$(cd "$tmp/two/deeper" && ls -d build*) $(compiled "$tmp/two/deeper")" \
	"build $(compiled "$tmp/one")"
for o in $objects; do
	cmp "$tmp/one/build/obj/$o.o" "$tmp/two/deeper/build/obj/$o.o"
done >"$tmp/differ" 2>&1
is 'another folder gives the same bytes' "$(cat "$tmp/differ")" ''

# Where long has 32 bits, large files and late times need macros, which all sources must share.
(cd "$tmp/one" && make -n V=1 BUILD=none all none/tests/unit/base/test_sl.o none/tests/pty/test_browse.o 2>&1) |
	grep -- ' -c -o ' >"$tmp/commands"
is 'all is compiled for large files and late times' \
	"$(grep -vc -- ' -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 ' "$tmp/commands")" 0
like 'sources and tests' "$(lines "$tmp/commands")" '[2-9][0-9][0-9]'
finish

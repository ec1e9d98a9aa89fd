#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes N small mistakes in the sources, one at a time, and reports which of them no test notices:
#     mutate.sh [N [SEED [FOLDER...]]]
# The folders are those below src, all if none is named. The tests are built once, in a copy of the tree,
# and a mutated file is laid over its original in libmutant.so, so that a mistake costs the compilation of
# one file and the tests that call it. A mistake that cannot be noticed is listed in
# tests/mutate/equivalent.txt with the reason. $PURE lists the pure folders; report.awk has the bounds.
#     VERBOSE=1   also prints what is killed, and by which test
#     OWN=1       runs only the tests of the file's name (test_NAME, test_NAME_*): quick, and names what they miss
#     SAMPLE=1    tries the mistakes of tests/mutate/sample.txt, with OWN=1
set -eu
: "${BUILD:=build}" "${MAKE:=make}" "${JOBS:=2}" "${PURE:?make mutate names the pure folders}"
n=${1:-300} seed=${2:-1}
folders=
if [ $# -gt 2 ]; then
	shift 2
	folders=$*
fi
LC_ALL=C
here=$PWD/tests/mutate
work=$PWD/$BUILD/mutate
TREE=$work/tree RESULTS=$work/results LANES=$work/lanes SEEN=$work/seen FLAGS=$work/flags
export LC_ALL PURE TREE RESULTS LANES SEEN FLAGS CC

make_in_tree() {
	# Here the server of the demo API is in the archive, so that it can be mutated, too.
	(cd "$TREE" && env -u MAKEFLAGS CC="${CC:-cc}" "$MAKE" -s HARDEN= CFLAGS='-O1 -fPIC -g0 -w' BUILD=build SERV=src/demo/main.c \
		AR="sh $here/shared.sh" LDFLAGS="-Wl,--no-as-needed,--enable-new-dtags,-rpath,$LANES/programs -L$LANES/none -lmutant -Wl,--allow-shlib-undefined" \
		LDLIBS=-lmicrohttpd "$@")
}

rm -rf "$RESULTS" "$LANES" "$SEEN"
mkdir -p "$TREE" "$RESULTS" "$SEEN" "$LANES/none" "$LANES/programs"
for folder in ${folders:-.}; do find "src/$folder" -name '*.c' ! -name main.c; done | sed 's,/\./,/,' | sort |
	xargs awk -f "$here/candidates.awk" >"$work/candidates"
if [ -n "${SAMPLE:-}" ]; then
	export OWN=1
	awk -F '\t' 'NR == FNR { wanted[$1 "\t" $2] = !/^#/; next } wanted[$1 "\t" $7]-- > 0' tests/mutate/sample.txt \
		"$work/candidates" >"$work/chosen"
else
	# The choice depends on the seed and the place only.
	awk -v seed="$seed" 'BEGIN { srand(seed) } { printf "%.9f\t%s\n", rand(), $0 }' "$work/candidates" |
		sort | head -n "$n" | cut -f 2- >"$work/chosen"
fi

# What was built stays; a source that was moved or removed does not.
find "$TREE" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
git ls-files -z | xargs -0 tar -cf - | tar -xf - -C "$TREE"
echo 'int mutant_none;' | ${CC:-cc} -shared -fPIC -Wl,-soname,libmutant.so -x c -o "$LANES/none/libmutant.so" -
cp "$LANES/none/libmutant.so" "$LANES/programs"

# Prints the tests that are made of the sources whose names it reads.
name_tests() { sort -u | sed 's,^\(tests/.*\)\.c$,build/\1,'; }

folders_of() { cut -f 1 "$work/chosen" | sed 's,^src/\(.*\)/.*,\1,' | sort -u; }

# The other tests are not run, unless a mutation is outside the pure folders.
needed=$(for folder in $(folders_of); do ls "tests/unit/$folder"/test_*.c 2>/dev/null || :; done | name_tests)
if [ -n "${OWN:-}" ]; then
	needed=$(cut -f 1 "$work/chosen" | sort -u | sed 's,^src/\(.*/\)\(.*\)\.c$,tests/unit/\1test_\2,' |
		while read -r name; do ls "$name.c" "$name"_*.c 2>/dev/null || :; done | name_tests)
elif folders_of | grep -vxF "$(echo "$PURE" | tr -s ' ' '\n')" >/dev/null; then
	needed=tests-mutated
else
	needed="$needed build/tests/sim/sim $(printf '%s\n' tests/flow/test_*.c | name_tests)"
fi
echo 'Building the tests...' >&2
# shellcheck disable=SC2086 # names without blanks
make_in_tree -j"$JOBS" $needed >"$work/build.log" 2>&1 || {
	tail -n 20 "$work/build.log" >&2
	exit 1
}
make_in_tree mutate-flags >"$FLAGS"

# Each lane is a tree of its own, because what a test writes may have the same name each time.
lane=0
while [ "$lane" -lt "$JOBS" ]; do
	lane=$((lane + 1))
	mkdir "$LANES/$lane"
	cp -al "$TREE" "$LANES/$lane/tree"
done
awk '{ printf "%06d\n", NR }' "$work/chosen" | xargs -P "$JOBS" -n 1 sh "$here/mutant.sh" "$work/chosen" "$PWD/tests/mutate/equivalent.txt"
cat "$RESULTS"/* | awk -v pure="$PURE" -f "$here/report.awk"

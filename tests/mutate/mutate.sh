#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes N small mistakes in the sources, one at a time, and reports which of them no test notices:
#     mutate.sh [N [SEED [ROOM]]]
# ROOM is a folder below src, or empty for all. The tree is copied to $BUILD/mutate; the archives are
# shared libraries there, so a mistake costs the compilation of one file. The tests of the file come
# first, then all unit tests, the flows and the simulation, then, outside the pure folders, the tests
# in a pseudo-terminal and of whole programs. A mistake that cannot be noticed is listed in
# tests/mutate/equivalent.txt with the reason.
set -eu
: "${BUILD:=build}" "${MAKE:=make}" "${JOBS:=2}" "${MUTATE_SECONDS:=20}"
n=${1:-300} seed=${2:-1} room=${3:-}
tree=$BUILD/mutate/tree
equivalent=tests/mutate/equivalent.txt
pure=' base burn codec cell input api explain store output fetch load snapshot app view '

mkdir -p "$tree"
git ls-files -z | xargs -0 tar -cf - | tar -xf - -C "$tree"
AR="sh $PWD/tests/mutate/shared.sh"
make_in_tree() {
	(cd "$tree" && env -u MAKEFLAGS CC="${CC:-cc}" "$MAKE" -s HARDEN= CFLAGS='-O1 -fPIC -g0 -w' AR="$AR" BUILD=build "$@")
}
echo "Building the tests..." >&2
make_in_tree -j"$JOBS" tests-mutated >"$BUILD/mutate/build.log" 2>&1 || {
	tail -n 20 "$BUILD/mutate/build.log" >&2
	exit 1
}

all=$BUILD/mutate/candidates chosen=$BUILD/mutate/chosen
find "src/$room" -name '*.c' ! -name main.c | LC_ALL=C sort | xargs awk -f tests/mutate/candidates.awk >"$all"
# The choice depends on the seed and the place only.
awk -v seed="$seed" 'BEGIN { srand(seed) } { printf "%.9f\t%s\n", rand(), $0 }' "$all" |
	LC_ALL=C sort | head -n "$n" | cut -f 2- >"$chosen"

# Prints the line as it is after the mutation.
mutated_line() { # FILE LINE COLUMN LENGTH TEXT
	awk -v at="$2" -v column="$3" -v len="$4" -v text="$5" \
		'FNR == at { print substr($0, 1, column - 1) text substr($0, column + len) }' "$1"
}

apply() { # FILE LINE COLUMN LENGTH TEXT
	awk -v at="$2" -v column="$3" -v len="$4" -v text="$5" \
		'FNR == at { $0 = substr($0, 1, column - 1) text substr($0, column + len) } { print }' "$1" >"$tree/$1"
}

run_test() { # PROGRAM: succeeds when the test passes
	(
		cd "$tree" || exit 1
		export CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC BUILD=build XDG_CONFIG_HOME=/nonexistent
		case $1 in
		*.sh) set -- sh "$@" ;;
		*/sim/sim) set -- "$1" --seeds 60 ;;
		esac
		timeout -k 2 "$MUTATE_SECONDS" "$@" >/dev/null 2>&1 </dev/null
	) 2>/dev/null # the shell's word about a program that was aborted
}

# Prints the first test that fails.
first_failure() {
	for program; do
		run_test "$program" || {
			echo "$program"
			return
		}
	done
}

own_test() { # FILE
	name=${1#src/}
	echo "build/tests/unit/${name%/*}/test_$(basename "$name" .c)"
}

noticed_by() { # FILE: prints the test that fails; nothing if none does
	own=$(own_test "$1")
	folder=$(echo "$1" | cut -d / -f 2)
	failed=
	[ ! -x "$tree/$own" ] || failed=$(first_failure "$own")
	# shellcheck disable=SC2046 # names without blanks
	[ -n "$failed" ] || failed=$(first_failure $(cd "$tree" && find "${own%/*}" -type f -perm -100 2>/dev/null))
	# shellcheck disable=SC2046
	[ -n "$failed" ] || failed=$(first_failure $(cd "$tree" && find build/tests/flow build/tests/unit -type f -perm -100) build/tests/sim/sim)
	case $pure in
	*" $folder "*) ;;
	*)
		# shellcheck disable=SC2046
		[ -n "$failed" ] || failed=$(MUTATE_SECONDS=120 first_failure $(cd "$tree" && find build/tests/pty -type f -perm -100 ! -name 'test_torture*') $(cd "$tree" && ls tests/system/test_*.sh))
		;;
	esac
	echo "$failed"
}

killed=0 survived=0 unbuilt=0 excused=0
tab=$(printf '\t')
while IFS="$tab" read -r file line column len kind text; do
	is=$(mutated_line "$file" "$line" "$column" "$len" "$text" | sed 's/^[ \t]*//')
	place="$file:$line"
	if [ -f "$equivalent" ] && cut -f 1,2 "$equivalent" | grep -qxF "$file$tab$is"; then
		excused=$((excused + 1))
		continue
	fi
	apply "$file" "$line" "$column" "$len" "$text"
	if ! make_in_tree build/libpure.a build/libsys.a build/libdemo.a >/dev/null 2>&1; then
		unbuilt=$((unbuilt + 1))
	else
		failed=$(noticed_by "$file")
		if [ -n "$failed" ]; then
			killed=$((killed + 1))
			[ -z "${VERBOSE:-}" ] || echo "killed    $place  $is  ($failed)"
		else
			survived=$((survived + 1))
			printf 'survived  %s  %s\n          was  %s\n          now  %s\n' "$place" "$kind" \
				"$(sed -n "${line}s/^[ \t]*//p" "$file")" "$is"
		fi
	fi
	cp "$file" "$tree/$file"
done <"$chosen"
echo "$killed killed, $survived survived, $unbuilt did not compile, $excused listed as equivalent"
[ "$((survived * 100))" -le "$((5 * (killed + survived)))" ]

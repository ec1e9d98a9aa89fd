#!/bin/sh
# SPDX-License-Identifier: MIT
# What compilers and analysers find without running anything, then what sanitizers find in all tests, and valgrind in the
# unit and flow tests, and a sample of mistakes that the tests must notice: analyse.sh [quick]. A tool that is not installed is named and skipped. Ends with 1 when there is a
# finding.
#
# cppcheck does not see that BUG() never returns (nullPointerRedundantCheck, ctunullpointer), nor the libraries' versions
# (preprocessorErrorDirective). mandoc looks for our own manuals among the installed ones.
set -u
: "${BUILD:=build}" "${MAKE:=make}" "${JOBS:=2}"
out=$BUILD/analyse
bad=0
mkdir -p "$out"

step() { # step NAME TOOL COMMAND...
	name=$1 tool=$2
	shift 2
	if ! command -v "$tool" >/dev/null 2>&1; then
		echo "skipped  $name: $tool is not installed"
		return
	fi
	if "$@" >"$out/$name.txt" 2>&1; then
		echo "clean    $name"
	else
		bad=$((bad + 1))
		echo "findings $name"
		grep -vE '^  (CC|AR|LINK) ' "$out/$name.txt" | head -n 60
	fi
}

# Where the tests were built with WERROR=1, as .ci/run does it, that build has said it.
builds_gcc() {
	grep -qs -e ' -Werror ' "$BUILD/flags.stamp" && return
	builds gcc gcc
}

builds() { # builds COMPILER FOLDER [CFLAGS]
	"$MAKE" --no-print-directory -k -j"$JOBS" CC="$1" BUILD="$BUILD/analyse-$2" WERROR=1 CFLAGS="${3:--O2 -g}" all
}

flags='-std=c11 -Iinclude -Isrc -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DVERSION="0"'

# The static analyzer of clang gives up on a function after so many states: a third of its own bound, which takes twice as
# long in all. TIDY_STATES=225000 is that bound.
tidy() {
	find src -name '*.c' -print0 | FLAGS=$flags STATES=${TIDY_STATES:-75000} xargs -0 -P "$JOBS" -n 6 sh -c '
		clang-tidy --quiet --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=$STATES \
			"$@" -- $FLAGS' tidy
}

check() {
	cppcheck -q -j "$JOBS" --std=c11 --enable=warning,portability,performance --inline-suppr \
		--suppress=missingIncludeSystem --suppress=nullPointerRedundantCheck --suppress=ctunullpointer \
		--suppress=preprocessorErrorDirective -Iinclude -Isrc '-DVERSION="0"' \
		--error-exitcode=1 src
}

one='valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
	--child-silent-after-fork=yes "$1" >"$OUT/$(basename "$1").vg" 2>&1 || { echo "$1"; cat "$OUT/$(basename "$1").vg"; exit 1; }'

# Signals, kernels and other processes are not the business of memcheck, and tests that repeat the same many times, such as
# sorting long lists and making keys, take it minutes: both are left to the sanitizers.
memcheck() {
	"$MAKE" --no-print-directory -j"$JOBS" tests-built &&
		find "$BUILD/tests/unit" "$BUILD/tests/flow" -type f -name 'test_*' ! -name '*.*' |
		grep -vE '/test_(crash|fx|mem|keyring|transport.*|trust_ways|history_shared|exporter)$' |
		grep -vE '/(test_(monkey|numbers|store_model|sim.*|arrange|find|limits|time)|app/screens/test_help)$' | LC_ALL=C sort |
			OUT=$out CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 xargs -P "$JOBS" -n 1 sh -c "$one" one
}

# Every test of the programs with AddressSanitizer and UndefinedBehaviorSanitizer: unit, flow, the real programs on a bad
# network, what the fuzzers have kept. Of the stories of the simulation, which `make test` plays, a part is enough.
sanitized() {
	TEST_SECONDS=1800 SIM_SEEDS=2000 "$MAKE" --no-print-directory -j"$JOBS" WERROR= \
		SAN=address,undefined BUILD="$BUILD-san" AT_ONCE=$((3 * JOBS)) SLOWEST=10 run-tests
}

mistakes() { "$MAKE" --no-print-directory BUILD="$BUILD" SAMPLE=1 mutate; }
# The steps one by one are a part of `make test`.
recipes() { "$MAKE" --no-print-directory -j"$JOBS" BUILD="$BUILD" RECIPES=tests recipes; }
scripts() { shellcheck tests/*.sh tests/*/*.sh packaging/*.sh packaging/debian/tests/list .ci/run; }
# mandoc knows the section NAME only in English, and takes the end of its own name for a Chinese character for a delimiter.
manuals() {
	! {
		mandoc -Tlint man/*.[0-9] 2>/dev/null
		mandoc -Tlint man/*/*.[0-9] 2>/dev/null | grep -vE 'first section is not "NAME"|description line outside NAME section' |
			grep -vE 'trailing delimiter: .*\\\[u[0-9A-F]+\]$|input text line longer than 80 bytes: .*\\\[u'
	} | grep -v 'referenced manual not found: Xr tcpartner'
}

step gcc gcc builds_gcc
step clang clang builds clang clang
step lto gcc builds gcc lto '-O3 -g -flto=auto'
step cppcheck cppcheck check
step shellcheck shellcheck scripts
step mandoc mandoc manuals
[ "${1:-}" = quick ] || {
	step recipes gcc recipes
	step mutate gcc mistakes
	step fanalyzer gcc builds gcc fanalyzer '-O1 -fanalyzer'
	step clang-tidy clang-tidy tidy
	step sanitizers gcc sanitized
	step valgrind valgrind memcheck
}
[ "$bad" -eq 0 ]

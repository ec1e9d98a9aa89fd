#!/bin/sh
# SPDX-License-Identifier: MIT
# Judges one mutation, the one in line NUMBER of the file CHOSEN: mutant.sh CHOSEN EQUIVALENT NUMBER
# Its result is a line in $RESULTS: verdict, file and line, with tabs between. The tests of the file's name
# (test_NAME, test_NAME_*) come first, also with sanitizers, then the simulation and the flows, then the
# other unit tests of the folder, then, outside the pure folders, the tests in a pseudo-terminal and of whole
# programs, as far as their programs call the file.
#
# The shells that this runs in have ulimit -t (SC3045), and `once` calls functions by their names (SC2317).
# shellcheck disable=SC2317,SC3045
set -eu
chosen=$1 equivalent=$2 number=$3
tab=$(printf '\t')
IFS=$tab read -r file line column len kind text <<HERE
$(sed -n "${number#"${number%%[!0]*}"}p" "$chosen" | cut -f 1-6)
HERE
now=$(sed -n "${number#"${number%%[!0]*}"}p" "$chosen" | cut -f 7)
function=$(sed -n "${number#"${number%%[!0]*}"}p" "$chosen" | cut -f 8)
folder=$(dirname "${file#src/}")

# The list has lines that make no difference, and functions in brackets of which each mistake that no test notices makes
# none, because all that they decide is how fast something is done.
is_listed() { # LINE | (FUNCTION)
	[ -f "$equivalent" ] && cut -f 1,2 "$equivalent" | grep -qxF "$file$tab$1"
}

finish() { # VERDICT
	[ "$1" != survived ] || ! is_listed "$function" || set -- equivalent listed
	printf '%s\t%s\t%s\n' "$1" "$file" "$line" >"$RESULTS/$number"
	case $1 in
	survived) printf 'survived  %s:%s  %s\n          was  %s\n          now  %s\n' "$file" "$line" "$kind" \
		"$(sed -n "${line}s/^[ \t]*//p" "$TREE/$file")" "$now" ;;
	*) [ -z "${VERBOSE:-}" ] || echo "$1  $file:$line  $now  ${2:-}" ;;
	esac
	exit 0
}

# A lane is taken by making a folder, and given back at the end.
take_lane() {
	while :; do
		for lane in "$LANES"/[0-9]*; do
			mkdir "$lane/taken" 2>/dev/null && return
		done
		sleep 1
	done
}

compile() { # OPTION...: compiles what comes in, as the file
	(cd "$TREE" && ${CC:-cc} -fPIC -w -iquote "${file%/*}" "$@" @"$FLAGS" -x c - 2>/dev/null)
}

mutated() {
	printf '#line 1 "%s"\n' "$file"
	awk -v at="$line" -v column="$column" -v len="$len" -v text="$text" \
		'FNR == at { $0 = substr($0, 1, column - 1) text substr($0, column + len) } { print }' "$TREE/$file"
}

original() {
	printf '#line 1 "%s"\n' "$file"
	cat "$TREE/$file"
}

# Makes the compiler's best code of both: when it is the same, nothing can differ.
is_same_code() {
	mutated | compile -O2 -c -o "$lane/mutated.o" && original | compile -O2 -c -o "$lane/original.o" &&
		cmp -s "$lane/mutated.o" "$lane/original.o"
}

# Runs the file's own tests with sanitizers, which see what is read beyond an end and memory that is not freed.
fails_sanitized() { # original | mutated
	mkdir -p "$lane/sanitized"
	"$1" | compile -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -shared -Wl,-soname,libmutant.so \
		-o "$lane/sanitized/libmutant.so" || return
	for program in $own; do
		LD_PRELOAD=$asan run_test 60 "$lane/sanitized" "$program" || return 0
	done
	false
}

# Prints whether the test can be run so.
can_be_sanitized() {
	case $asan in
	/*) fails_sanitized original || echo yes ;;
	esac
}

# Runs a test in the lane. The processor time is limited, not the time: other programs run, too.
run_test() { # SECONDS LIBRARY PROGRAM
	(
		cd "$lane/tree"
		ulimit -t "$1"
		ulimit -c 0
		export LD_LIBRARY_PATH="$2" CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC BUILD=build XDG_CONFIG_HOME=/nonexistent
		unset TCCLI_PROFILE DISPLAY WAYLAND_DISPLAY WSL_DISTRO_NAME TMUX STY
		shift 2
		case $1 in
		*.sh) set -- sh "$@" ;;
		*/sim/sim) set -- "$1" --seeds 60 ;;
		esac
		timeout -k 2 "${MUTATE_SECONDS:-120}" "$@" >/dev/null 2>&1 </dev/null || exit 1
	) 2>/dev/null # the shell's word about a program that was aborted
}

# Prints what a command prints, which is run once only and then read from a file.
once() { # FILE COMMAND...
	known=$SEEN/$(echo "$1" | tr / _)
	shift
	until mkdir "$known.taken" 2>/dev/null; do sleep 1; done
	[ -f "$known" ] || "$@" >"$known"
	rmdir "$known.taken"
	cat "$known"
}

# Prints how many seconds of processor time a test may take: twice of what it needs without a mutation, 0 if it
# fails without one.
seconds_of() { # PROGRAM
	for limit in 2 10 60; do
		if run_test "$limit" "$none" "$1"; then
			echo $((2 * limit))
			return
		fi
	done
	echo "left out  $1 fails without a mutation" >&2
	echo 0
}

fails() { # PROGRAM
	seconds=$(once "seconds-$1" seconds_of "$1")
	[ "$seconds" -gt 0 ] && ! run_test "$seconds" "$lane" "$1"
}

list_tests() { # FOLDER
	(cd "$TREE" && find "$1" -type f -perm -100 -name 'test_*' 2>/dev/null | sort)
}

# Ends with the verdict when one of the tests fails.
try() { # PROGRAM...
	for program; do
		! fails "$program" || finish killed "$program"
	done
}

# Makes a library of the file in which each function ends the program.
trace_file() {
	mkdir -p "$lane/traced"
	{
		original
		echo 'void _exit(int);'
		echo '__attribute__((no_instrument_function)) void __cyg_profile_func_enter(void *f, void *from) { _exit(77); }'
		echo '__attribute__((no_instrument_function)) void __cyg_profile_func_exit(void *f, void *from) {}'
	} | compile -O0 -finstrument-functions -shared -Wl,-soname,libmutant.so -o "$lane/traced/libmutant.so"
}

# Prints the tests of whole programs, in a pseudo-terminal and by scripts, whose programs call the file.
list_program_callers() {
	trace_file
	cp "$none/libmutant.so" "$programs/libmutant.so"
	for program in $(cd "$TREE" && find build/tests/pty -type f -perm -100 ! -name 'test_torture*') $(cd "$TREE" && ls tests/system/test_*.sh); do
		[ "$(once "seconds-$program" seconds_of "$program")" -eq 0 ] || echo "$program"
	done >"$lane/sound"
	cp "$lane/traced/libmutant.so" "$programs/libmutant.so"
	while read -r program; do
		run_test 120 "$lane/traced" "$program" || echo "$program"
	done <"$lane/sound"
}

# Tries the tests of whole programs. A program finds the mutated file even where its environment is empty, so only one
# lane at a time does this. These tests depend on time, so one that fails must fail again.
try_programs() {
	until mkdir "$programs.taken" 2>/dev/null; do sleep 1; done
	trap 'rmdir "$programs.taken" "$lane/taken"' EXIT
	callers=$(once "programs-$file" list_program_callers)
	cp "$lane/libmutant.so" "$programs/libmutant.so"
	for program in $callers; do
		! fails "$program" || ! fails "$program" || finish killed "$program"
	done
}

is_pure() {
	case " $PURE " in
	*" $folder "*) ;;
	*) false ;;
	esac
}

! is_listed "$now" || finish equivalent listed
name=$(basename "$file" .c)
own=$(list_tests "build/tests/unit/$folder" | grep -E "/test_$name(_[^/]*)?$" || :)
none=$LANES/none programs=$LANES/programs
take_lane
trap 'rmdir "$lane/taken"' EXIT
mutated | compile -O1 -shared -Wl,-soname,libmutant.so -o "$lane/libmutant.so" || finish unbuilt
# shellcheck disable=SC2086 # names without blanks
try $own
asan=$(${CC:-cc} -print-file-name=libasan.so)
if [ "$own" ] && [ "$(once "sanitized-$file" can_be_sanitized)" ] && fails_sanitized mutated; then
	finish killed "$program with sanitizers"
fi
! is_same_code || finish equivalent 'the same code'
[ -z "${OWN:-}" ] || finish survived
# shellcheck disable=SC2046 # names without blanks
try build/tests/sim/sim build/tests/flow/test_flow $(list_tests "build/tests/unit/$folder") $(list_tests build/tests/flow)
is_pure || try_programs
finish survived

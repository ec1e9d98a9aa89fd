#!/bin/sh
# SPDX-License-Identifier: MIT
# The recipes of HACKING.md are true (TAP): all their steps are applied to a copy of the tree, which is built and shows what
# is new. Then each step is left out in turn, and the compiler or a test must say what is missing. The files that a step
# changes must be named by the step of that number in HACKING.md.
# With RECIPES=all (make recipes) all unit tests and flows run on the changed tree as well; with RECIPES=tests they run in place of
# the steps that are left out in turn.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
: "${CC:=cc}" "${MAKE:=make}" "${RECIPES:=}"
unset MAKEFLAGS MAKELEVEL
shots=$(cd "$BUILD" && pwd)/tests/shots
folders='src include man tests'
# shellcheck disable=SC2086  # words
mkdir "$tmp/plain" "$tmp/whole" && cp -rp $folders Makefile "$tmp/plain" &&
	cp -rp $folders po packaging Makefile VERSION HACKING.md README.md NEWS.md "$tmp/whole" || exit 1
top=$(pwd)
# shellcheck source=tests/structure/recipe_steps.sh
. tests/structure/recipe_steps.sh

count_steps() { # count_steps RECIPE
	i=1
	while type "$1_$((i + 1))" >/dev/null 2>&1; do i=$((i + 1)); done
	echo "$i"
}

# apply [RECIPE NUMBER]: all steps of all recipes to the current folder, without the one named.
apply() {
	for each in $recipes; do
		for step in $(seq "$(count_steps "$each")"); do
			[ "$each $step" = "${1-} ${2-}" ] || apply_one "${each}_$step"
		done
		! type "${each}_also" >/dev/null 2>&1 || apply_one "${each}_also"
	done
}
apply_one() { "$1" || { echo "Bail out! $1 cannot be applied"; exit 1; }; }

# --- the checks that must notice a step that is left out; they run in the tree that lacks it

compiles() { # compiles SOURCE: as the build does, warnings as errors
	$CC -std=c11 -Wall -Wextra -Werror -Wswitch-enum -Wmissing-prototypes -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
		-DVERSION='""' -Iinclude -Isrc -c -o "$tmp/object" "$1"
}
rows() { BUILD=$tmp/whole/$o sh tests/structure/rows.sh; }
configuration() { BUILD=$tmp/whole/$o sh tests/system/test_config.sh; }
unit_tests() { BUILD=$tmp/whole/$o sh tests/structure/check.sh tests; }

# unit NAME [FILE]...: the test and the files as they are here, the rest of the whole tree. Of a header only the sources that
# are named here see the old one, because half of all objects depend on some.
unit() {
	name=$1 old=''
	shift
	set -- "tests/unit/$name.c" "$@"
	for file; do
		cp "$tmp/less/$file" "$tmp/whole/$file"
		case $file in include/*) old="$old -o $file" ;; esac
	done
	# shellcheck disable=SC2086  # words
	(cd "$tmp/whole" && build $old "$o/tests/unit/$name" && "$o/tests/unit/$name")
	result=$?
	for file; do
		case $file in
		include/*) cp -p "$tmp/kept/$file" "$tmp/whole/$file" ;; # it stays older than the objects
		*) cp "$tmp/kept/$file" "$tmp/whole/$file" ;;
		esac
	done
	return $result
}

# shellcheck disable=SC2086  # words
build() { "$MAKE" --no-print-directory -j2 $held BUILD="$o" CFLAGS=-O0 HARDEN=0 CC="$CC" "$@"; }

# Prints the steps of a recipe in HACKING.md, each in a line.
documented() {
	awk -v name="**$(title_of "$1")**" '
		index($0, "* ") == 1 { within = index($0, name) > 0 }
		/^$|^#/ { within = 0 }
		within && $1 ~ /^[0-9]+\.$/ { if (said) print said; said = "" }
		within && ($1 ~ /^[0-9]+\.$/ || said != "") { said = said " " $0 }
		END { if (said) print said }' "$top/HACKING.md"
}

# --- all steps

(cd "$tmp/whole" && apply && add_language) || exit 1
cp -rp "$tmp/whole" "$tmp/kept"
# The changed tree is built in a folder of this name. It begins with the objects of this build if they can be linked with
# those that are compiled there: then only what the steps change is compiled.
o=o held=''
case $BUILD in
/*) ;;
*)
	if ! grep -qs -e -fsanitize -e --coverage "$BUILD/flags.stamp" && mkdir -p "$tmp/whole/$BUILD/tests"; then
		o=$BUILD held="-o $BUILD/flags.stamp"
		cp -rp "$BUILD/obj" "$BUILD"/*.a "$BUILD/flags.stamp" "$tmp/whole/$BUILD"
		cp -rp "$BUILD/tests/support" "$BUILD/tests/flow" "$tmp/whole/$BUILD/tests" 2>/dev/null
	fi
	;;
esac
(cd "$tmp/whole" && build all "$o/tests/flow/test_flow") >"$tmp/said" 2>&1
verdict 'with all steps it builds' || { tail -n 20 "$tmp/said" | sed 's/^/# /'; finish; exit 1; }
! grep -A 6 'warning:' "$tmp/said" >"$tmp/warned"
verdict 'without a warning' || sed 's/^/# /' "$tmp/warned"
PATH=$tmp/whole/$o:$PATH
BUILD=$tmp/whole/$o
mkdir -p "$BUILD/tests/shots" && cp "$shots/shot" "$BUILD/tests/shots/shot"
(cd "$tmp/whole" && "$o/tests/flow/test_flow" tests/flow/columns.steps) >"$tmp/said" 2>&1
like 'a flow says which file BLESS=1 is to rewrite' "$(cat "$tmp/said")" '*tests/flow/columns.expect differs*'
(cd "$tmp/whole" && BLESS=1 "$o/tests/flow/test_flow") >"$tmp/said" 2>&1
verdict 'and every flow runs' || tail -n 20 "$tmp/said" | sed 's/^/# /'
for r in $recipes; do
	show_"$r"
done
show_language
if [ "$RECIPES" ]; then
	(cd "$tmp/whole" && { BLESS=1 build -k unit flow; build -k unit flow; }) >"$tmp/said" 2>&1
	verdict 'all unit tests and flows hold' || grep -v '^  \(CC\|LINK\|AR\)' "$tmp/said" | tail -n 60 | sed 's/^/# /'
fi

[ "$RECIPES" != tests ] || { finish; exit; }

# --- each step in turn

# changed TREE: the files in which the whole tree differs from it
changed() {
	# shellcheck disable=SC2086  # words
	(cd "$1" && for f in $folders; do diff -rq "$f" "$tmp/kept/$f"; done) |
		sed "s|$tmp/kept/||; s/^Files \(.*\) and .*/\1/; s/^Only in \(.*\): /\1\//"
}
changed "$tmp/plain" >"$tmp/touched"
mv "$tmp/plain" "$tmp/less"
mkdir "$tmp/plain"
while IFS= read -r file; do
	[ ! -e "$tmp/less/$file" ] || { mkdir -p "$tmp/plain/${file%/*}" && cp "$tmp/less/$file" "$tmp/plain/$file"; }
done <"$tmp/touched"

# leave_out RECIPE NUMBER: $tmp/less has all steps but this one
leave_out() {
	while IFS= read -r file; do
		cp "$tmp/plain/$file" "$tmp/less/$file" 2>/dev/null || rm -f "$tmp/less/$file"
	done <"$tmp/touched"
	(cd "$tmp/less" && apply "$1" "$2") || exit 1
	while IFS= read -r file; do
		cmp -s "$tmp/less/$file" "$tmp/kept/$file" || echo "$file"
	done <"$tmp/touched" >"$tmp/changed"
}

for r in $recipes; do
	is "HACKING.md has as many steps for: $(title_of "$r")" "$(documented "$r" | wc -l | tr -d ' ')" "$(count_steps "$r")"
	for k in $(seq "$(count_steps "$r")"); do
		leave_out "$r" "$k"
		says=$("says_$r" "$k")
		! (cd "$tmp/less" && "missing_$r" "$k") >"$tmp/said" 2>&1 && grep -qE "$says" "$tmp/said"
		verdict "$(title_of "$r"), without step $k: $says" || tail -n 20 "$tmp/said" | sed 's/^/# /'
		said=$(documented "$r" | sed -n "${k}p")
		while IFS= read -r file; do
			case $said in *"$(named "$file")"*) ;; *) echo "$file" ;; esac
		done <"$tmp/changed" >"$tmp/unnamed"
		is "$(title_of "$r"): step $k of HACKING.md names its files" "$(lines "$tmp/changed" | grep -c '^0$') $(cat "$tmp/unnamed")" '0 '
	done
done
finish

#!/bin/sh
# SPDX-License-Identifier: MIT
# The compiler completes the tables (TAP): a file that is made from a table compiles, and with one part
# of a row left out or misspelt it does not.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${CC:=cc}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0

verdict() { # verdict NAME, after the command that decides
	result=$?
	n=$((n + 1))
	if [ "$result" -eq 0 ]; then
		echo "ok $n - $1"
	else
		bad=$((bad + 1))
		echo "not ok $n - $1"
		sed 's/^/# /' "$tmp/said"
	fi
}

# compiles SOURCE: with the tables of $tmp/with in place of the tree's.
compiles() {
	cp "$1" "$tmp/with/"
	$CC -std=c11 -Wall -Wextra -Werror -Wswitch-enum -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DVERSION='""' \
		-I"$tmp/with" -iquote "$(dirname "$1")" -Iinclude -Isrc -fsyntax-only "$tmp/with/${1##*/}" >"$tmp/said" 2>&1
}

# table FILE: the cases that follow are about this one. An included name leads to its folder.
table() {
	name=$1
	rm -rf "$tmp/with"
	case $name in
	include/*) place=$tmp/with/${name#include/} ;;
	*) place=$tmp/with/${name##*/} ;;
	esac
	mkdir -p "$(dirname "$place")"
}

# as_it_is SOURCE: otherwise the cases prove nothing.
as_it_is() {
	cp "$name" "$place"
	compiles "$1"
	verdict "$1 compiles with $name"
}

# refused SOURCE WHAT SED: the change of the table must have changed it, and must not compile.
refused() {
	sed "$3" "$name" >"$place"
	if cmp -s "$name" "$place"; then
		echo "nothing is changed by: $3" >"$tmp/said"
		false
	elif compiles "$1"; then
		echo "it compiles" >"$tmp/said"
		false
	fi
	verdict "$name: $2"
}

table include/app/model/columns.def
as_it_is src/view/kit/column_text.c
as_it_is src/app/model/columns.c
as_it_is src/app/model/columns_place.c
refused src/view/kit/column_text.c 'a row without its function' 's/, format_uin)/)/'
refused src/view/kit/column_text.c 'a row without its placeholder' 's/LEFT, 12, format_uin/LEFT, format_uin/'
refused src/view/kit/column_text.c 'a row without its title' 's/"UIN", //'
refused src/view/kit/column_text.c 'a title that is nothing' 's/"UIN"/NULL/'
refused src/view/kit/column_text.c 'a function that nobody wrote' 's/format_uin/format_nothing/'
refused src/app/model/columns_place.c 'a row without a width' 's/12, 12, 12, 0/12, 12, 0/'
refused src/app/model/columns_place.c 'a width in which nothing can stand' 's/12, 12, 12, 0/12, 0, 12, 0/'
refused src/app/model/columns.c 'a sort key that does not exist' 's/(UIN, UIN,/(UIN, NOTHING,/'
refused src/app/model/columns.c 'a sort key that another column has' 's/(TYPE, TYPE,/(TYPE, CREDIT,/'
refused src/app/model/columns.c 'a field that does not exist' 's/CLIENT_UIN/NOTHING/'

table include/store/sort_key.def
new='$a SORT_KEY(NEW, "New", "New", "")'
as_it_is src/store/lens_spec.c
as_it_is src/store/lens_key.c
refused src/store/lens_spec.c 'a key without its name' 's/(UIN, "UIN", /(UIN, /'
refused src/store/lens_key.c 'a key whose order nobody wrote' "$new"
refused src/store/lens_spec.c 'a key whose values nobody compares' "$new"

table include/output/derived_column.def
as_it_is src/output/output_column.c
as_it_is src/output/customer_format.c
refused src/output/output_column.c 'a column without its function' 's/, write_status)/)/'
refused src/output/output_column.c 'a column without its name' 's/"Status", //'
refused src/output/output_column.c 'a kind that does not exist' 's/TEXT, write_status/NOTHING, write_status/'
refused src/output/output_column.c 'a function that nobody wrote' 's/write_status/write_nothing/'

table include/input/action.def
as_it_is src/input/action.c
as_it_is src/app/commands.c
as_it_is src/app/table/table.c
refused src/input/action.c 'a command without its help' 's/"one row down", //'
refused src/input/action.c 'a command without its function' 's/, MOVE(move_down))/)/'
refused src/app/commands.c 'a change by a number that nobody wrote' 's/REPEAT(columns_wider)/REPEAT(columns_nothing)/'
refused src/app/table/table.c 'a movement that nobody wrote' 's/MOVE(move_down)/MOVE(nowhere)/'
refused src/app/commands.c 'a change that nobody wrote' 's/CHANGE(marks_toggle)/CHANGE(marks_nothing)/'
refused src/app/commands.c 'a way to run that does not exist' 's/CHANGE(marks_toggle)/marks_toggle/'

table include/input/action_words.def
as_it_is src/input/action.c
refused src/input/action.c 'words for a command that does not exist' 's/(FIND, /(NOTHING_LIKE_IT, /'
refused src/input/action.c 'words that are missing' 's/(DOWN, .*)/(DOWN)/'
refused src/input/action.c 'words for a command that has some' 's/(UP, /(DOWN, /'

table include/app/model/layers.def
as_it_is src/app/screens/screen.c
as_it_is src/view/frame.c
as_it_is src/app/model/layer_keys.c
new='$a SCREEN(NEW, nothing, "new", SCREEN_BOX, CHANGES(help_open), NULL, "close", layer_close, screen_never_types, screen_is_impersonal)'
refused src/app/screens/screen.c 'a screen without its keys' 's/COMMANDS(picker_key), //'
refused src/app/screens/screen.c 'a screen without what a recording masks' 's/, picker_is_personal)/)/'
refused src/app/screens/screen.c 'a function of keys that nobody wrote' 's/picker_key/picker_nothing/'
refused src/app/screens/screen.c 'keys that are taken in another way' 's/COMMANDS(help_key)/CHANGES(help_key)/'
refused src/app/screens/screen.c 'a screen that does not say whether text is typed' 's/, screen_always_types, picker/, picker/'
refused src/app/model/layer_keys.c 'a screen without its title' 's/(PICKER, picker, "filter", .*/(PICKER, picker)/'
refused src/app/screens/screen.c 'a kind that does not exist' 's/SCREEN_BOX/SCREEN_NOTHING/'
refused src/app/screens/screen.c 'a way to leave that nobody wrote' 's/export_cancel/export_nothing/'
refused src/app/screens/screen.c 'a size that nobody settles' 's/help_settle/help_nothing/'
refused src/view/frame.c 'a screen that nobody draws' "$new"
refused src/view/frame.c 'a drawing of another name' 's/(HELP, help,/(HELP, nothing,/'

table src/config/options.def
as_it_is src/config/options_table.c
refused src/config/options_table.c 'an option without what it does' 's/, FLAG(demo))/)/'
refused src/config/options_table.c 'an option without its help' 's/"use made-up customers; needs no account", //'
refused src/config/options_table.c 'a flag whose place is no flag' 's/FLAG(demo)/FLAG(profile)/'
refused src/config/options_table.c 'a text whose place is no text' 's/TEXT(endpoint)/TEXT(limit)/'
refused src/config/options_table.c 'a number whose place is no number' 's/NUMBER(page_size/NUMBER(mouse/'
refused src/config/options_table.c 'a number without its limit' 's/NUMBER(page_size, "number", 1, 1000)/NUMBER(page_size, "number", 1)/'
refused src/config/options_table.c 'a choice whose place is no enum' 's/CHOICE(color,/CHOICE(mouse,/'
refused src/config/options_table.c 'a function that nobody wrote' 's/CALL(set_sort)/CALL(set_nothing)/'

echo "1..$n"
[ "$bad" -eq 0 ]

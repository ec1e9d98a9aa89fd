#!/bin/sh
# SPDX-License-Identifier: MIT
# Each row of a table is also where the compiler does not look: in the manual and in a test (TAP). Nothing is built.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

sorted() { LC_ALL=C sort -u; }

# --- options
sed -n 's/^OPTION([^,]*, "\([^"]*\)",.*/--\1/p' src/config/options.def | sorted >"$tmp/options"
sed -n '/^\.Sh OPTIONS/,/^\.Sh CHECK/p; /^\.Sh DOCTOR/,/^\.Sh [A-CE-Z]/p' man/tcpartner.1 |
	grep '^\.It Fl' | grep -oE 'Fl -[a-z-]+' | sed 's/Fl -/--/' | sorted >"$tmp/manual"
is 'each option of options.def has an entry in man/tcpartner.1' "$(comm -23 "$tmp/options" "$tmp/manual" | tr '\n' ' ')" ''
is 'each option of man/tcpartner.1 has a row in options.def' "$(comm -13 "$tmp/options" "$tmp/manual" | tr '\n' ' ')" ''
sed -n 's/^OPTION(.*, [A-Z]*(\([a-z_.]*\).*))$/\1/p; s/^OPTION(.*, CALL([a-z_]*))$//p' src/config/options.def |
	sed '/^$/d; /^set_/d; /^options_[a-z]*_set/d; s/.*\.//' | sorted >"$tmp/members"
grep -rhoE '(\.|->)[a-z][a-z0-9_]*' src --include='*.c' --exclude-dir=config | sed 's/^.*[.>]//' | sorted >"$tmp/read"
is 'each member of struct options that options.def sets is read outside src/config' \
	"$(comm -23 "$tmp/members" "$tmp/read" | tr '\n' ' ')" ''
is 'they are many' "$(($(lines "$tmp/members") > 20))" 1

# --- commands
sed -n 's/^ACTION([A-Z_]*, "\([^"]*\)", "\([^"]*\)".*/\1	\2/p' include/input/action.def | sed 's/\\\\/\\/' |
	sorted >"$tmp/commands"
sed -n '/^\.Ss Commands/,/^\.El/s/^\.It Sy \([^ ]*\) Ta *\(.*\)$/\1	\2/p' man/tcpartner.1 | sed 's/\\&//g; s/\\e/\\/g' | sorted >"$tmp/manual"
is 'each command of action.def is in the list of man/tcpartner.1 with its keys' \
	"$(comm -23 "$tmp/commands" "$tmp/manual" | tr '\t\n' ': ')" ''
is 'each command in the list of man/tcpartner.1 has a row in action.def' \
	"$(comm -13 "$tmp/commands" "$tmp/manual" | tr '\t\n' ': ')" ''
# A flow names it or types one of its keys, or a unit test has its DO_ID.
cat tests/flow/*.steps | grep -E '^(key|type) ' | tr ' ' '\n' | sorted >"$tmp/typed"
grep -rhoE '\bDO_[A-Z_]*' tests/unit | sorted >"$tmp/done"
sed -n 's/^ACTION(\([A-Z_]*\), "\([^"]*\)", "\([^"]*\)".*/DO_\1 \2 \3/p' include/input/action.def | sed 's/\\\\/\\/' >"$tmp/actions"
awk 'FILENAME != ARGV[3] { run[$0] = 1; next }
	{ is_run = 0; for (i = 1; i <= NF; i++) if ($i in run) is_run = 1; if (!is_run) print $2 }' \
	"$tmp/typed" "$tmp/done" "$tmp/actions" >"$tmp/untested"
is 'each command of action.def is run by a script of tests/flow or a test of tests/unit' "$(cat "$tmp/untested")" ''

# --- screens
grep -ohE '\b[a-z_]+_open\(struct model' include/app/screens/*.h | cut -d'(' -f1 | sorted >"$tmp/opens"
grep -roE '\b[a-z_]+_open\b' include/input/action.def src/app |
	awk -F: '{ own = $2; sub(/_open$/, "", own) } $1 != "src/app/screens/" own ".c" { print $2 }' | sorted >"$tmp/called"
is 'each screen has a command in action.def, or other code, that opens it' "$(comm -23 "$tmp/opens" "$tmp/called" | tr '\n' ' ')" ''
is 'they are many' "$(($(lines "$tmp/opens") > 5))" 1

sed -n 's/^SCREEN(\([A-Z_]*\), .*/LAYER_\1/p' include/app/model/layers.def | sorted >"$tmp/layers"
grep -oE '\bLAYER_[A-Z_]+' tests/flow/test_screens.c | sorted >"$tmp/pictures"
is 'each screen of layers.def has a picture in tests/flow/test_screens.c' "$(comm -23 "$tmp/layers" "$tmp/pictures" | tr '\n' ' ')" ''

# --- sort keys; commands have nothing to sort by changes
sed -n 's/^SORT_KEY([A-Z_]*, "[^"]*", "\([^"]*\)".*/\1/p' include/store/sort_key.def | grep -v '^Delta' | sorted >"$tmp/keys"
sed -n '/^\.It Fl -sort/,/^\.It/s/^\.Sy //p' man/tcpartner.1 | tr -d ',' | tr -s ' ' '\n' | sorted >"$tmp/manual"
is 'each key of sort_key.def is at --sort in man/tcpartner.1' "$(comm -23 "$tmp/keys" "$tmp/manual" | tr '\n' ' ')" ''
is 'each key there is in sort_key.def' "$(comm -13 "$tmp/keys" "$tmp/manual" | tr '\n' ' ')" ''
tr '[:upper:]' '[:lower:]' <"$tmp/keys" | sorted >"$tmp/lower"
sed -n 's/^OPTION(0, "sort", .*", ",\([^"]*\)".*/\1/p' src/config/options.def | tr ' ' '\n' | sorted >"$tmp/offered"
is 'the words of --sort in options.def are the keys of sort_key.def' "$(diff "$tmp/lower" "$tmp/offered")" ''
# --- signed actions
tr -d '\n\t' <include/api/request_action.def | tr ')' '\n' |
	sed -n 's/.*REQUEST_ACTION([A-Z_]*, "\([A-Za-z]*\)", *\([0-9]*\),.*/\1 \2/p' | sorted >"$tmp/signed"
is 'they are many' "$(($(lines "$tmp/signed") > 5))" 1
sed -n 's/^| `\([A-Z][A-Za-z]*\)` | \([0-9]*\) |.*/\1 \2/p' README.md | sorted >"$tmp/readme"
is 'the signed actions and their limits in README.md are those of request_action.def' "$(diff "$tmp/signed" "$tmp/readme")" ''
sed -n '/^\.Sh DESCRIPTION/,/^\.Sh STATUS/s/^\.It Sy \([A-Za-z]*\) Ta \([0-9]*\) Ta.*/\1 \2/p' man/tcpartner.1 | sorted >"$tmp/manual"
is 'and those in man/tcpartner.1' "$(diff "$tmp/signed" "$tmp/manual")" ''
sed -n '/^\* \*\*The account/,/^\* \*\*The network/p' SECURITY.md | grep -oE '`(Query|Describe)[A-Za-z]*`' | tr -d '`' | sorted >"$tmp/security"
is 'and those in SECURITY.md' "$(cut -d' ' -f1 "$tmp/signed" | diff - "$tmp/security")" ''

# --- messages of the demo API
: "${CC:=cc}"
# texts FILE PATTERN: the texts behind what the pattern matches, as the compiler joins their parts.
texts() {
	$CC -E -P -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iinclude -Isrc "$1" 2>"$tmp/err" | tr '\n\t' '  ' |
		grep -oE "($2) *(\"[^\"]*\" *)+" | sed -E "s/^($2) *\"//; s/\" *\"//g; s/\" *$//"
}
for f in $(grep -l refusal_set src/demo/*.c); do
	texts "$f" 'refusal_set\([^,"]*, *[^,]*,|refuse_type\([^,]*,'
done | sorted >"$tmp/english"
texts src/demo/refusal.c '\{' | sorted >"$tmp/translated"
is 'each message of the demo API has a Chinese text in src/demo/refusal.c' "$(comm -23 "$tmp/english" "$tmp/translated")" ''
is 'each Chinese text there is one of a message' "$(comm -13 "$tmp/english" "$tmp/translated")" ''
is 'they are many' "$(($(lines "$tmp/english") > 40))" 1
finish

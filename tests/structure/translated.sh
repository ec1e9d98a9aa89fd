#!/bin/sh
# SPDX-License-Identifier: MIT
# Each translated manual and README names what the English one names, so that it does not fall behind (TAP). Nothing is
# built.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
here=tests/structure

names() { awk -v NAMES=1 -f $here/manual_outline.awk "$1" | LC_ALL=C sort -u; }
outline() { awk -f $here/manual_outline.awk "$1"; }
# Numbers of two digits or more; smaller ones may be words.
numbers() { sed 's/^\.Dd.*//; s/^\.\\".*//' "$1" | grep -oE '[0-9][0-9.,]*[0-9]' | LC_ALL=C sort -u; }
differ() { # differ WHAT ENGLISH TRANSLATED: the lines that only one of them has
	"$1" "$2" >"$tmp/english"
	"$1" "$3" >"$tmp/translated"
	[ -s "$tmp/english" ] || echo "nothing is found in $2"
	diff "$tmp/english" "$tmp/translated" | sed -n 's/^</missing:/p; s/^>/not in English:/p'
}
# A blank that a formatter puts for the end of a line would divide a Chinese word. Some awks count bytes, others characters.
divided() {
	LC_ALL=C awk 'BEGIN { one = length("一") }
		function wide(c) { return c >= "一" && c <= "鿿" }
		FNR > 1 && before && wide(substr($0, 1, one)) { print FILENAME ": line " FNR " continues a line within a word" }
		{ before = (/^[^.|#]/ || /^\.No / || / Ns [^ ]*$/) && wide(substr($0, length($0) - one + 1)) }' "$@"
}

for folder in man/*/; do
	for page in man/*.[0-9]; do
		other=$folder${page#man/}
		is "$other: options, commands, keys and files" "$(differ names "$page" "$other")" ''
		is "$other: sections, entries and examples" "$(differ outline "$page" "$other")" ''
		is "$other: numbers" "$(differ numbers "$page" "$other")" ''
	done
	is "$folder has no other pages" "$(for f in "$folder"*; do [ -f "man/${f##*/}" ] || echo "$f"; done)" ''
done
is 'no line of a Chinese page ends within a word' "$(divided man/zh_CN/* README.zh-CN.md)" ''

# --- README
quoted() { grep -oE '`[^`]*`' "$1" | LC_ALL=C grep -v '[^ -~]' | sed 's|man/[a-z]*_[A-Z]*/|man/|' | LC_ALL=C sort -u; }
blocks() { sed -n '/^```/,/^```/s/ *#.*//p; /^```/,/^```/p' "$1" | sed 's/ *#.*//' | LC_ALL=C sort -u; }
# The first picture may be one of the language.
shape() { sed 's|screenshots/chinese.png|screenshots/main.png|' "$1" | sed -n 's/^\(#*\) .*/\1/p; s/^!.*(\(.*\))$/\1/p; /^|/s/[^|]//gp'; }
targets() { grep -oE '\]\([^)]*\)' "$1" | grep -v README | sed 's|man/[a-z]*_[A-Z]*/|man/|; s|screenshots/chinese|screenshots/main|' | LC_ALL=C sort -u; }
for other in README.*.md; do
	for what in quoted blocks shape targets numbers; do
		is "$other: $what" "$(differ $what README.md "$other")" ''
	done
	like "README.md has a link to $other" "$(head -n 5 README.md)" "*($other)*"
	like "$other has a link to README.md" "$(head -n 5 "$other")" '*(README.md)*'
done

# --- what is left out of a translation is seen
sed '/^\.It Fl -low/,/^10/d' man/zh_CN/tcpartner.1 >"$tmp/less.1"
like 'an option that is left out' "$(differ outline man/tcpartner.1 "$tmp/less.1")" '*missing: entry Fl:-low Fl:-crit*'
sed 's/^\.It Sy order Ta o$/.It Sy order Ta O/' man/zh_CN/tcpartner.1 >"$tmp/less.1"
like 'another key' "$(differ outline man/tcpartner.1 "$tmp/less.1")" '*not in English: entry Sy:order*'
sed 's/^\.It 130$/.It 131/' man/zh_CN/tcpartner.1 >"$tmp/less.1"
like 'another exit status' "$(differ outline man/tcpartner.1 "$tmp/less.1")" '*missing: entry 130*not in English: entry 131*'
sed 's/60/61/' man/zh_CN/tcpartner.1 >"$tmp/less.1"
like 'another default' "$(differ numbers man/tcpartner.1 "$tmp/less.1")" '*not in English: 61*'
sed 's/ doctor / doctors /' README.zh-CN.md >"$tmp/less.md"
like 'a command of the README' "$(differ blocks README.md "$tmp/less.md")" '*build/tcpartner doctors*'
printf '客户的\n额度\n.Sy a Ns ，客户\n额度。\n额度\n' >"$tmp/divided"
is 'a divided word' "$(divided "$tmp/divided" | grep -o '[0-9]* continues' | tr '\n' ' ')" '2 continues 4 continues '
finish

#!/bin/sh
# SPDX-License-Identifier: MIT
# The structural rules of HACKING.md as tests (TAP). Each rule runs twice: over the tree, where it must
# find nothing, and over a planted offence, which it must find: a check that cannot fail proves nothing.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=build}" "${CC:=cc}" "${NM:=nm}" "${OBJDUMP:=objdump}"
top=$(pwd)
here=$top/tests/structure
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0

report() { # report NAME OFFENCES none|some
	n=$((n + 1))
	if { [ "$3" = none ] && [ ! -s "$2" ]; } || { [ "$3" = some ] && [ -s "$2" ]; }; then
		echo "ok $n - $1"
	else
		bad=$((bad + 1))
		echo "not ok $n - $1"
		sed 's/^/# /' "$2"
	fi
}

# rule_NAME is run inside a tree with src/ and include/ and prints a line for each offence.
sources() { find src include -name '*.[ch]' | LC_ALL=C sort; }

rule_layers() { sources | xargs grep -Hn '^#include' | awk -f "$here/layers.awk"; }

# A header that some source includes first was compiled alone with that source.
rule_headers() { # each compiles alone
	find src -name '*.c' -exec awk '
		FNR == 1 { first = 1 }
		first && /^#include "/ { split($0, part, "\""); folder = FILENAME; sub(/[^\/]*$/, "", folder)
			print folder part[2]; print "include/" part[2]; first = 0 }' {} + >"$tmp/first"
	find src include -name '*.h' | grep -vxFf "$tmp/first" | LC_ALL=C sort | while read -r h; do
		printf '#include "%s"\nextern int not_empty;\n' "${h#*/}" |
			$CC -std=c11 -Wall -Wextra -Werror -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iinclude -Isrc -fsyntax-only -x c - \
				>/dev/null 2>"$tmp/why" || { echo "$h does not compile alone"; head -n 3 "$tmp/why"; }
	done
}

rule_sizes() { sources | xargs awk -f "$here/sizes.awk"; }

banned='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|scanf|sscanf|fscanf|atoi|atol|localtime|gmtime|ctime|asctime|alloca|system|popen|rand|time|signal|setjmp|longjmp'
rule_banned() {
	sources | xargs grep -nE "(^|[^A-Za-z0-9_>.])($banned)\\(" |
		grep -vE '^[^:]+:[0-9]+:[[:space:]]*(/?\*|//)'
}

# Words of libraries are taken in one file, and no transport on the network is opened but through the
# gate that all its replies pass.
words='curl_[a-z]*_?strerror|CURLOPT_ERRORBUFFER|ERR_(error|reason|lib|func)_[a-z_]*|ERR_print_errors[a-z_]*|X509_verify_cert_error_string|gai_strerror|hstrerror|dlerror'
rule_gate() {
	sources | grep -v '^src/sys/transport/transfer\.c$' | xargs grep -nE "(^|[^A-Za-z0-9_])($words)\\b"
	sources | grep -vE '^(src/loop/gated_transport\.c|src/sys/transport/transport_curl\.c|include/sys/transport/transport_curl\.h)$' |
		xargs grep -nE '(^|[^A-Za-z0-9_])transport_curl\('
}

rule_spdx() {
	sources | while read -r f; do
		head -n 1 "$f" | grep -q 'SPDX-License-Identifier: MIT' || echo "$f has no SPDX line"
	done
}

tests_and_sources() {
	find src include tests -name '*.[ch]' -o -name '*.def' 2>/dev/null | LC_ALL=C sort
}

rule_opening() { tests_and_sources | xargs awk -f "$here/opening.awk"; }

# So many functions may be named otherwise: an enum's own (sort_key_name), and count_print.
rule_names() {
	find src -name '*.c' | LC_ALL=C sort | xargs awk -v EXTERNALS=4 -v ONE_WORD=5 -f "$here/names.awk"
}

rule_declared() { sources | xargs awk -f "$here/declared.awk"; }

# A stranger reads the list of a folder in one glance.
rule_folders() {
	find src -name '*.c' | sed 's|/[^/]*$||' | sort | uniq -c | awk '$1 > 20 { print $2 " has " $1 " .c files (at most 20)" }'
}

rule_format() { tests_and_sources | grep '\.[ch]$' | xargs sh "$here/format.sh"; }

# Words that a reader must guess, and German phrases in English words.
rule_riddles() {
	{
		tests_and_sources | grep -E '^(src|include)/'
		find man packaging -type f 2>/dev/null
		ls README.md NEWS.md SECURITY.md HACKING.md Makefile 2>/dev/null
	} | LC_ALL=C sort | xargs awk -f "$here/riddles.awk"
}

rule_marks() { sources | xargs grep -nE '\b(TO''DO|FIX''ME|XX''X)\b'; }

# Over a number the compiler does not name the case that is missing.
rule_switches() { sources | xargs grep -nE 'switch \(\((int|unsigned|long|char|u?int[0-9]+_t)\)'; }

# wire.c has the table of what may be signed. The demo API computes signatures to verify them.
rule_signing() {
	sources | grep -vE '^(src|include)/(api/(tc3|wire)\.[ch]|demo/)' |
		xargs grep -nE '\btc3_(authorization|signing_key|signature)\('
}

# A unit test for every file of a pure folder, in the same folder of tests/unit. Some are tested with the file
# that they are the other half of, or through the part of the screen that shows them:
tested_with='
	 app/screens/histogram:app/commands view/kit/prompt_line:view/view_lines view/kit/side_list:view/screens/layers
	view/screens/column_list:view/screens/layers view/screens/copy:app/screens/copy view/screens/find_prompt:app/table/find
	view/screens/narrow:view/view_lines view/screens/profiles:view/screens/popups view/screens/show_list:view/screens/layers
	view/screens/sort_list:view/screens/layers
	app/screens/find_prompt:app/table/find app/screens/narrow:app/table/arrange app/screens/show_list:app/table/arrange
	app/screens/sort_list:app/table/arrange
	condition/condition_column:condition/condition_term api/answer_fields:api/reply_customers api/answer_rows:api/reply_credit app/document/doc_fold:app/document/doc app/screens/inspector_doc:app/screens/inspector
	app/model/inspector_selection:app/screens/inspector app/model/reading:view/screens/inspector
	explain/api_docs_table:explain/api_docs explain/snippet_text:explain/snippet
	view/kit/box:view/screens/popups view/kit/hints:view/view_lines view/kit/input:view/view_lines
	view/kit/privacy:app/model/privacy view/kit/reading:view/screens/inspector view/kit/sort_text:view/screens/layers
	view/screens/api_docs_screen:app/screens/api_docs_screen view/detail/detail_row:view/screens/detail
	view/detail/detail_rows:view/screens/detail view/screens/export:app/screens/export view/screens/help:view/screens/popups
	view/screens/prompt:app/screens/palette view/screens/picker:view/screens/popups
	view/table/activity:view/table/header view/table/inspector_status:view/screens/inspector view/table/status:view/view_lines
	view/table/table:view/frame view/table/totals:view/table/header view/tiny:view/view_any'
pure=$(awk '/^PURE *:=/ { on = sub(/.*:=/, "") }
	on { on = sub(/\\$/, ""); for (i = 1; i <= NF; i++) { sub(/\/.*/, "", $i); if (!seen[$i]++) print $i } }' Makefile)
rule_tests() {
	for folder in $pure; do
		[ ! -d "src/$folder" ] || find "src/$folder" -name '*.c'
	done | LC_ALL=C sort | while read -r f; do
		name=${f#src/}
		name=${name%.c}
		for pair in $tested_with; do
			[ "${pair%%:*}" = "$name" ] && name=${pair#*:}
		done
		[ -f "tests/unit/${name%/*}/test_${name##*/}.c" ] || echo "$f has no tests/unit/${name%/*}/test_${name##*/}.c"
	done
}

# plant FOLDER OFFENCE: a tree with one source and one header, which are the offence.
plant() {
	rm -rf "$tmp/tree"
	mkdir -p "$tmp/tree/src/$1" "$tmp/tree/include/$1"
	cp .clang-format "$tmp/tree/"
	printf '%b' "$2" >"$tmp/tree/src/$1/planted.c"
	cp "$tmp/tree/src/$1/planted.c" "$tmp/tree/include/$1/planted.h"
}

keeps() { # keeps RULE: the tree does
	"rule_$1" >"$tmp/found" 2>&1
	report "$1" "$tmp/found" none
}

finds() { # finds RULE WHAT, in the planted tree
	cd "$tmp/tree" || exit 1
	"rule_$1" >"$tmp/found" 2>&1
	cd "$top" || exit 1
	report "$1: $2 is found" "$tmp/found" some
}

kept=' '
check() { # check RULE FOLDER OFFENCE; of a rule with several offences the tree is read once
	case $kept in *" $1 "*) ;; *) keeps "$1" ;; esac
	kept="$kept$1 "
	plant "$2" "$3"
	finds "$1" 'a planted offence'
}

# Undefined symbols of an archive against the allow list, and its mutable file-scope variables.
purity() {
	{ $NM "$1"; $OBJDUMP -t "$1"; } 2>/dev/null | awk '
		NF == 2 && $1 == "U" { sub(/@.*/, "", $2); used[$2] = 1 }
		NF == 3 && $2 ~ /^[A-Za-z]$/ { defined[$3] = 1 }
		# Tables of pointers are relocated, then read-only: .data.rel.ro is no variable.
		/ O / && $4 ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ && $4 !~ /^\.data\.rel\.ro/ { variable[$NF] = 1 }
		END {
			for (s in used)
				if (!(s in defined))
					print "call " s
			for (s in variable)
				print "variable " s
		}' | LC_ALL=C sort >"$tmp/symbols"
	# Sanitizers, coverage and hardening put in symbols of their own.
	grep '^call ' "$tmp/symbols" | cut -d' ' -f2 |
		grep -vE '^(__(asan|ubsan|lsan|sanitizer|gcov|tsan|stack_chk)|__.*_chk$|EVP_|utf8proc_|cJSON_)' |
		grep -vxFf "$here/pure.allow" | sed 's/$/ is called from a pure folder/'
	grep '^variable ' "$tmp/symbols" | cut -d' ' -f2 |
		grep -vE '^(__(asan|ubsan|gcov|odr)|_?\.L|\.str|death_hook$|json_arena$)' |
		sed 's/$/ is a mutable variable of a pure folder/'
}

# Files of a folder, and folders, that use each other in a circle. Objects of sources that are gone do not count.
symbols() { # symbols OBJECTS; run where src/ is. Those of the build are listed once.
	[ "$1" != "$BUILD/obj" ] || [ ! -s "$tmp/listed" ] || { cat "$tmp/listed"; return; }
	find src -name '*.c' | LC_ALL=C sort | sed "s|^src/|$1/|; s|c\$|o|" | xargs "$NM" -A >"$tmp/names"
	[ "$1" != "$BUILD/obj" ] || cp "$tmp/names" "$tmp/listed"
	cat "$tmp/names"
}
circles() { symbols "$1" | awk -v OBJ="$1" -f "$here/circles.awk"; }

# The commands that print a list are linked without the browser.
reaches() { # reaches OBJECTS SOURCES
	symbols "$1" | awk -v OBJ="$1" -v FROM="$2" -v BARRED='^(app/[a-z_]*\.c|app/table/|app/screens/|view/)' \
		-f "$here/reaches.awk"
}

plant_circle() { # plant_circle FILE FILE: each calls the other
	rm -rf "$tmp/tree"
	mkdir -p "$tmp/tree/src/app" "$tmp/tree/src/view" "$tmp/tree/obj/app" "$tmp/tree/obj/view"
	cd "$tmp/tree" || exit 1
	echo 'void b(void); void a(void); void a(void) { b(); }' >"src/$1.c"
	echo 'void a(void); void b(void); void b(void) { a(); }' >"src/$2.c"
	$CC -c -o "obj/$1.o" "src/$1.c" && $CC -c -o "obj/$2.o" "src/$2.c"
	circles obj
	cd "$top" || exit 1
}

# clang-format takes seconds for the whole tree: it works beside the other rules.
sh "$here/format.sh" 2>"$tmp/unformatted" && { rule_format >"$tmp/formatted" 2>&1 & formatting=$!; }

many=$(awk 'BEGIN { for (i = 0; i < 70; i++) printf "\\tx();\\n" }')
[ $# -eq 0 ] || { keeps "$1"; echo "1..$n"; exit "$bad"; }
check layers app/model '#include "cell/grid.h"\n'
check layers store '#include <cjson/cJSON.h>\n'
check layers files '#include <sqlite3.h>\n'
check layers view/kit '#include "app/app.h"\n#include "loop/loop.h"\n'
check headers base 'struct buf *undeclared(struct nowhere x);\n'
check sizes app "static void f(void)\\n{\\n$many}\\n"
check banned view 'void f(char *a) { strcpy(a, "b"); }\n'
check gate loop 'const char *f(int e) { return curl_easy_strerror(e); }\n'
check gate loop 'bool f(void) { return transport_curl(0, 0, 0); }\n'
check spdx base 'int x;\n'
check tests cell 'int x;\n'
check tests view 'int x;\n'
check switches app 'void f(enum action a) { switch ((int)a) {} }\n'
check signing run 'void f(void) { tc3_authorization(r, key, out); }\n'
check riddles app 'void f(void) { toast_info(m, "The row is told of, and not to be had"); }\n'
check riddles store '/* Whoever bears a token. */\n'
check marks base "/* TO""DO */\\n"

keeps opening
plant base '/* SPDX-License-Identifier: MIT */\n#include "planted.h"\n/* Adds numbers. */\n'
finds opening 'a planted file that opens with code'
plant base '/* SPDX-License-Identifier: MIT */\n/* planted */\n'
finds opening 'a planted opening that is no sentence'
keeps names
plant base "$(awk 'BEGIN { for (i = 0; i < 5; i++) printf "void stray_%d(void)\\n{\\n}\\n", i }')"
finds names 'a planted function of another family'
plant base 'static void add(void)\n{\n}\n'
finds names 'a planted function of one word'
keeps declared
plant app 'void stray(void);\n'
printf 'void stray(void)\n{\n}\n' >"$tmp/tree/src/app/other.c"
finds declared 'a planted header of other parts'
keeps folders
plant app ''
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do : >"$tmp/tree/src/app/planted_$i.c"; done
finds folders 'a planted folder of 21 files'

purity "$BUILD/libpure.a" >"$tmp/found"
report purity "$tmp/found" none
printf 'int counter; int remove(const char *); void f(void); void f(void) { counter++; remove("x"); }\n' >"$tmp/p.c"
$CC -c -o "$tmp/p.o" "$tmp/p.c" && ar rcs "$tmp/p.a" "$tmp/p.o"
purity "$tmp/p.a" >"$tmp/found"
grep called "$tmp/found" >"$tmp/called"
report 'purity: a planted call is found' "$tmp/called" some
grep mutable "$tmp/found" >"$tmp/mutable"
report 'purity: a planted variable is found' "$tmp/mutable" some

circles "$BUILD/obj" >"$tmp/found" 2>&1
report circles "$tmp/found" none
plant_circle app/first app/second >"$tmp/found" 2>&1
grep 'app/first.c uses app/second.c: _*b$' "$tmp/found" >"$tmp/closed"
report 'circles: a planted circle of files is found' "$tmp/closed" some
plant_circle app/first view/second >"$tmp/found" 2>&1
grep 'app uses view: _*b$' "$tmp/found" >"$tmp/closed"
report 'circles: a planted circle of folders is found' "$tmp/closed" some

reaches "$BUILD/obj" 'cmd/list.c cmd/vouchers/vouchers.c cmd/check/check.c' >"$tmp/found" 2>&1
report 'list and check need nothing of the browser' "$tmp/found" none
reaches "$BUILD/obj" cmd/browse.c >"$tmp/found" 2>&1
report 'list and check need nothing of the browser: the one that is one does' "$tmp/found" some

if [ -s "$tmp/unformatted" ]; then
	for name in 'format' 'format: a planted offence is found'; do
		n=$((n + 1))
		echo "not ok $n - $name # SKIP $(cat "$tmp/unformatted")"
	done
else
	wait "$formatting"
	report format "$tmp/formatted" none
	plant base 'int  x;\n'
	finds format 'a planted offence'
fi

echo "1..$n"
[ "$bad" -eq 0 ]

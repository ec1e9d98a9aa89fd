#!/bin/sh
# SPDX-License-Identifier: MIT
# The texts of the program can be translated and are (TAP). What needs gettext is skipped where it is not installed.
set -u
cd "$(dirname "$0")/../.." || exit 1
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

skip() { # skip NAME WHY
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

find src/view src/app -name '*.c' | LC_ALL=C sort | xargs awk -f tests/structure/unmarked.awk >"$tmp/found"
report 'no text is drawn without a mark for translation' "$tmp/found" none
cat >"$tmp/planted.c" <<'END'
static void f(struct styled_line *w, const struct draw *s)
{
	styled_line_addf(w, ROLE_TEXT, "%s of the customers", n);
	styled_line_chars(w, ROLE_TEXT, T_(s, "all of them"));
}
END
awk -f tests/structure/unmarked.awk "$tmp/planted.c" >"$tmp/found"
report 'a planted text without a mark is found' "$tmp/found" some
grep 'all of them' "$tmp/found" >"$tmp/marked"
report 'a marked text beside it is not' "$tmp/marked" none


sources() { find src include -name '*.[ch]' -o -name '*.def' | grep -v '/demo/' | LC_ALL=C sort; }
sentences() { LC_ALL=C awk -f tests/structure/untranslated.awk po/zh_CN.po tests/structure/english.allow "$@"; }
# shellcheck disable=SC2046 # words
sentences $(sources) >"$tmp/found"
report 'each sentence of the sources is one of those that are translated' "$tmp/found" none
cat >"$tmp/planted.c" <<'END'
static bool f(struct err *e, bool often)
{
	assert(often && "this never happens here"); /* "nor is this shown" */
	TC_(e, "says where it stands", "All customers");
	return err_set(e, ERR_IO, often ? "nobody wrote this "
					  "anywhere else" : "row %zu", 2);
}
END
sentences "$tmp/planted.c" >"$tmp/found"
report 'a planted sentence is found' "$tmp/found" some
grep -v '"nobody wrote this anywhere else"' "$tmp/found" >"$tmp/others"
report 'what no user reads beside it is not' "$tmp/others" none

pieces() { LC_ALL=C awk -f tests/structure/pieces.awk tests/structure/pieces.allow "$1"; }
pieces po/zh_CN.po >"$tmp/found"
report 'no new text is a piece of a sentence' "$tmp/found" none
printf 'msgid "%s"\nmsgstr ""\n\n' 'of the customers ' '%s%s have gone' >"$tmp/planted.po"
printf 'msgid "%s"\nmsgstr ""\n\n' 'of the customers' '; %s have gone' 'first: ' >"$tmp/whole.po"
printf 'msgctxt "behind a number"\nmsgid " of the customers"\nmsgstr ""\n' >>"$tmp/whole.po"
pieces "$tmp/planted.po" >"$tmp/found"
[ "$(wc -l <"$tmp/found")" -eq 2 ] || : >"$tmp/found"
report 'planted pieces are found' "$tmp/found" some
pieces "$tmp/whole.po" >"$tmp/found"
report 'a clause, a label and a text with a context are none' "$tmp/found" none

# As po/GLOSSARY.md wants it: full-width punctuation behind a Chinese character, a blank between it and Latin ones.
style() {
	LC_ALL=C awk 'BEGIN { han = "[\344-\351][\200-\277][\200-\277]" }
		/^(msgstr|")/ {
			s = $0
			gsub(/\\[a-z]|%[-+ #0-9.*$]*(<[A-Za-z0-9]+>|[hlzjt]*[a-zA-Z])/, " ", s)
			if (s ~ (han "[,;:!?(]") || s ~ ("[,;)]" han) || s ~ (han "[A-Za-z0-9]") || s ~ ("[A-Za-z0-9]" han))
				print FILENAME ":" FNR ": " $0
		}' "$1"
}
style po/zh_CN.po >"$tmp/found"
report 'the Chinese has its punctuation and its blanks' "$tmp/found" none
printf 'msgstr "%s"\n' '客户,额度' '全部100个' '见API' >"$tmp/planted.po"
style "$tmp/planted.po" >"$tmp/found"
[ "$(wc -l <"$tmp/found")" -eq 3 ] || : >"$tmp/found"
report 'planted slips are found' "$tmp/found" some

if command -v xgettext >/dev/null 2>&1; then
	sh po/update.sh --check >"$tmp/found" 2>&1
	report 'each language has every text' "$tmp/found" none
	sed '/^msgid "All customers"/{n;s/".*"/""/;}' po/zh_CN.po >"$tmp/lacking.po"
	msgattrib --untranslated "$tmp/lacking.po" | grep 'All customers' >"$tmp/found"
	report 'a planted text without a translation is found' "$tmp/found" some
else
	skip 'each language has every text' 'gettext is not installed'
fi
if command -v i18nspector >/dev/null 2>&1; then
	# The head names no persons and no dates.
	i18nspector po/*.po 2>&1 |
		grep -vE ' no-(report-msgid-bugs-to|last-translator|language-team|version-in-project-id|date)[a-z-]*' >"$tmp/found"
	report 'i18nspector finds nothing' "$tmp/found" none
else
	skip 'i18nspector finds nothing' 'it is not installed'
fi

echo "1..$n"
[ "$bad" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: MIT
# Extracts the texts of the sources into po/tcpartner.pot and merges them into the file of each language
# (needs gettext). With --check it changes nothing and says what is not translated, out of date or wrong.
set -u
cd "$(dirname "$0")/.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C
bad=0

# Folders whose texts the users of tcpartner read; the demo API answers in English and Chinese by itself.
sources() { find src include -name '*.[ch]' ! -path '*/demo/*' ! -path include/lang/lang.h | sort; }
tables() { find src include -name '*.def' ! -path 'src/demo/*' | sort; }

extract() { # extract POT
	mkdir -p "$tmp/tables"
	tables | while read -r f; do
		awk -f po/marked.awk "$f" >"$tmp/tables/$(echo "$f" | tr / @).c"
	done
	{ sources; find "$tmp/tables" -name '*.c' | sort; } >"$tmp/files"
	xgettext --files-from="$tmp/files" -o "$tmp/raw.pot" --language=C --from-code=UTF-8 \
		--add-location=file --sort-by-file --keyword --keyword=N_ --keyword=T_:2 \
		--keyword=P_:3,4 --keyword=TC_:2c,3 --keyword=NC_:1c,2 --keyword=lang_text:2 \
		--keyword=lang_plural:3,4 --keyword=lang_text_in:2c,3 \
		--keyword=toast_info:2 --keyword=toast_warn:2 --keyword=toast_error:2 \
		--keyword=err_set:3 --keyword=err_wrap:2 --keyword=hints_add:3 --keyword=config_complain:3 \
		--keyword=doctor_report_ok:4 --keyword=doctor_report_warn:4 --keyword=doctor_report_fail:4 \
		--keyword=complain:3 --keyword=decide_paging:2 \
		2>"$tmp/said" || { cat "$tmp/said" >&2; return 1; }
	# The head is written here, because xgettext mixes its own with empty texts of tables.
	{
		printf 'msgid ""\nmsgstr ""\n"Project-Id-Version: tcpartner\\n"\n"Language: \\n"\n'
		printf '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
		printf '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
		awk -f po/wordless.awk "$tmp/raw.pot"
	} >"$1"
}

complain() {
	bad=1
	echo "$1"
	sed 's/^/  /' "$tmp/found"
}

check_language() { # check_language PO
	msgfmt --check -o /dev/null "$1" 2>"$tmp/found" || complain "$1 is wrong:"
	msgmerge -q --no-fuzzy-matching -o "$tmp/merged.po" "$1" "$tmp/new.pot" 2>"$tmp/found" ||
		complain "$1 cannot be merged:"
	msgattrib --untranslated --no-obsolete "$tmp/merged.po" | grep '^msgid' | sed '1{/^msgid ""$/d;}' >"$tmp/found"
	[ ! -s "$tmp/found" ] || complain "$1 does not translate (make po adds them):"
	msgattrib --only-fuzzy --no-obsolete "$1" | grep '^msgid' | sed '1{/^msgid ""$/d;}' >"$tmp/found"
	[ ! -s "$tmp/found" ] || complain "$1 is not sure of (fuzzy):"
}

command -v xgettext >/dev/null 2>&1 || { echo 'po/update.sh: gettext is not installed' >&2; exit 2; }
if [ "${1:-}" = --check ]; then
	extract "$tmp/new.pot" || exit 1
	for po in po/*.po; do
		check_language "$po"
	done
	exit "$bad"
fi
extract po/tcpartner.pot || exit 1
for po in po/*.po; do
	# After a merge of two branches an entry may be there twice.
	msguniq --use-first -o "$tmp/one.po" "$po" &&
		msgmerge -q --no-fuzzy-matching --add-location=file -o "$tmp/merged.po" "$tmp/one.po" po/tcpartner.pot &&
		msgattrib --no-obsolete --add-location=file -o "$po" "$tmp/merged.po" || bad=1
done
exit "$bad"

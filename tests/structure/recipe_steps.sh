# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2154
# The steps of the recipes, as changes of a tree; tests/structure/recipes.sh reads this in. For a recipe R with N steps:
#   R_1 .. R_N     change the tree in the current folder
#   missing_R K    fails in a tree that lacks step K, and then says_R K (a pattern) is in what it prints
#   R_also         changes more that the recipe leaves to the case
#   show_R         sees in the whole tree that what is new is drawn or acted on
# Places are found by words of the line before or after them, so that lines may move.
recipes='column sort_key command option error_code screen'

title_of() {
	case $1 in
	column) echo 'A column' ;;
	sort_key) echo 'A sort key' ;;
	command) echo 'A command' ;;
	option) echo 'An option' ;;
	error_code) echo 'An error code' ;;
	screen) echo 'A screen' ;;
	esac
}

# named FILE: what a step of HACKING.md must say for it. Files that are new have the name of the example here.
named() {
	case $1 in
	*notes.[ch]) echo "${1##*/}" | sed 's/notes/NAME/' ;;
	*.steps | *.expect) echo "${1##*.}" ;;
	tests/golden/*) echo BLESS ;;
	*) echo "${1##*/}" ;;
	esac
}

# put FILE after|before PATTERN: standard input goes after the last, or before the first line that has the pattern.
put() {
	cat >"$tmp/piece"
	awk -v where="$2" -v pattern="$3" -v piece="$tmp/piece" '
		function say_piece(   line) { while ((getline line < piece) > 0) print line }
		NR == FNR { if ($0 ~ pattern && (where == "after" || !at)) at = NR; next }
		FNR == at && where == "before" { say_piece() }
		{ print }
		FNR == at && where == "after" { say_piece() }
		END { if (!at) exit 1 }' "$1" "$1" >"$tmp/new" && cat "$tmp/new" >"$1"
}

# swap FILE OLD NEW: in each line that has the old text (a pattern of sed); one must.
swap() {
	sed "s|$2|$3|" "$1" >"$tmp/new" && ! cmp -s "$tmp/new" "$1" && cat "$tmp/new" >"$1"
}

# seen NAME WANTED STEP...: what of the demo is on the screen after these steps of shot
seen() {
	name=$1 wanted=$2
	shift 2
	printf '%s\n' 'wait row 1/' "$@" "wait $wanted" >"$tmp/typed"
	like "$name" "$(screen 200x30 tcpartner --demo <"$tmp/typed")" "*$wanted*"
}

# --- a language: a file of po/, and nothing else

add_language() {
	cat >po/xx_YY.po <<'END'
msgid ""
msgstr ""
"Language: xx_YY\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=n != 1;\n"

msgid "Usage: "
msgstr "Ysage: "
END
}
show_language() {
	like 'A language: help is in it' "$(tcpartner --lang xx-YY --help)" 'Ysage: *'
	like 'and in its locale' "$(LC_ALL=xx_YY.UTF-8 tcpartner --help)" 'Ysage: *'
	for shell in bash zsh fish; do
		like "$shell completes it" "$(tcpartner completion $shell | grep -e lang)" '*xx-YY*'
	done
	like 'a wrong name is answered with it' "$(tcpartner --lang x 2>&1)" '* xx-YY*'
	seen 'the browser changes to it' 'Language xx-YY' 'type :lang xx-YY' 'key enter'
}

# --- a column: what of the credit is used

column_1() {
	put include/app/model/columns.def after '^COLUMN[(]' <<'END'
COLUMN(USED, USED, NONE, "Used $", NULL, NULL, NULL, 11, 11, 11, 8, RIGHT, 7, format_used)
END
}
column_2() {
	put src/view/kit/column_text.c before '^static void format_associated' <<'END'
static void format_used(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	int64_t used;
	if (credit_used(r->customer, &used))
		format_money(s, used, true, w, out);
	else
		format_missing(s, r, FIELD_CREDIT, out);
}

END
}
column_3() {
	echo 'DERIVED(USED, "Used", AMOUNT, write_used)' | put include/output/derived_column.def before '^/[*] What the customer uses' &&
		put src/output/output_column.c before '^enum derived_kind' <<'END'
static struct sl write_used(const struct customer *c, const struct writing *w)
{
	int64_t used;
	return credit_used(c, &used) ? write_amount(used, w) : SL("");
}

END
	swap src/config/options.def ' TopUpToFull Burn' ' TopUpToFull Used Burn'
}
column_4() {
	swap tests/unit/app/model/test_columns_text.c 'Identity \(-*\)Type"' 'Identity \1Type Used"' &&
		swap tests/unit/app/model/test_remember.c 'Identity Type"' 'Identity Type Used"'
}
column_5() {
	echo '    COLUMN(N_("Used $"), N_("Credit - RemainingCredit"), "the part of the credit that is used"),' |
		put src/explain/legend.c before '^    COLUMN[(]N_[(]"Expiry"'
}
missing_column() {
	case $1 in
	1 | 2) compiles src/view/kit/column_text.c ;;
	3) unit app/screens/test_shown_columns src/output/output_column.c include/output/derived_column.def ;;
	4) unit app/model/test_columns_text || unit app/model/test_remember ;;
	5) unit view/screens/test_help src/explain/legend.c ;;
	esac
}
says_column() {
	case $1 in
	1 | 2) echo "format_used" ;;
	3) echo 'every_column_of_the_screen_is_written' ;;
	4) echo 'printed_text_reads_back_the_same' ;;
	5) echo 'legend.c does not explain the column Used' ;;
	esac
}
show_column() { seen 'A column: it is drawn' 'Used $' 'type $'; }

# --- a sort key: the number in Force

sort_key_1() { echo 'SORT_KEY(FORCE, "Force", "Force", "")' | put include/store/sort_key.def after '^SORT_KEY[(]'; }
sort_key_2() {
	put src/store/lens_key.c after 'case SORT_EXPIRY:$' <<'END' &&
	case SORT_FORCE:
END
		put src/store/lens_key.c after 'case SORT_IDENTIFY: [*]key' <<'END'
	case SORT_FORCE: *key = key_of_signed(c->force); return c->known & KNOWN_FORCE;
END
}
sort_key_3() {
	put src/store/lens_spec.c after 'case SORT_IDENTIFY: put_number' <<'END'
	case SORT_FORCE: put_number(c->known & KNOWN_FORCE, c->force, out); break;
END
}
sort_key_4() { swap src/config/options.def 'mobile remark burn' 'mobile remark force burn'; }
sort_key_5() { swap man/tcpartner.1 '^\.Sy Email , Mobile , Remark ,' '.Sy Email , Mobile , Remark , Force ,'; }
missing_sort_key() {
	case $1 in
	1 | 2) compiles src/store/lens_key.c ;;
	3) compiles src/store/lens_spec.c ;;
	4 | 5) rows ;;
	esac
}
says_sort_key() {
	case $1 in
	1 | 2 | 3) echo 'SORT_FORCE' ;;
	4) echo '^# .*force' ;;
	5) echo '^# .*Force' ;;
	esac
}
show_sort_key() { seen 'A sort key: the rows are sorted by it' 'by Force' 'type s' 'wait Sort loaded' 'key end' 'key enter'; }

# --- a command: how many customers are marked

command_1() {
	put include/input/action.def after '^ACTION[(]UNMARK_ALL' <<'END'
ACTION(COUNT_MARKS, "count-marks", "F9", "Marking", "", "how many are marked", NONE, CHANGE(count_marks))
END
}
command_2() {
	put src/app/commands.c before '^static void remove_filter' <<'END'
static void count_marks(struct model *m)
{
	toast_info(m, "Marked customers: %zu", m->marks.n);
}

END
}
command_3() {
	printf '%s\n' 'customers 20..1' 'start 24 80' settle 'key Space F9' 'show 22 22' >tests/flow/count_marks.steps
}
command_4() { echo '.It Sy count-marks Ta F9' | put man/tcpartner.1 after '^\.It Sy unmark-all Ta'; }
missing_command() {
	case $1 in
	1 | 2) compiles src/app/commands.c ;;
	3 | 4) rows ;;
	esac
}
says_command() {
	case $1 in
	1 | 2) echo 'count_marks' ;;
	*) echo '^# .*count-marks' ;;
	esac
}
show_command() { seen 'A command: it runs' 'Marked customers: 1' 'type :mark' 'key enter' 'type :count-marks' 'key enter'; }

# --- an option: request prints the steps of signing twice

option_1() {
	put src/config/options.def after '^OPTION[(].*"privacy"' <<'END'
OPTION(0, "doubled", NULL, "request prints each step of signing twice", NULL, ANY, "no", FLAG(doubled))
END
}
option_2() { echo '	bool doubled; /* request prints each step of signing twice */' | put include/config/options.h before '	bool ascii;'; }
option_3() {
	put src/cmd/request_print.c after '^	print_steps[(]&w, o[)];' <<'END'
	if (o->doubled)
		print_steps(&w, o);
END
}
option_4() { printf '%s\n' '.It Fl -doubled' 'Print each step of signing twice.' | put man/tcpartner.1 before '^\.It Fl -show'; }
option_5() {
	printf '%s\n' '.It Ic doubled = Cm yes | no' 'Print each step of signing twice.' |
		put man/tcpartner-config.5 before '^\.It Ic page-size ='
}
missing_option() {
	case $1 in
	2) compiles src/config/options_table.c ;;
	5) configuration ;;
	*) rows ;;
	esac
}
says_option() {
	case $1 in
	1 | 4) echo '^# .*--doubled' ;;
	2) echo 'doubled' ;;
	3) echo '^# .*doubled' ;;
	5) echo '^not ok .*doubled' ;;
	esac
}
show_option() {
	is 'An option: it acts' "$(tcpartner request --doubled --show=body | uniq -d)" "$(tcpartner request --show=body)"
}

# --- an error code

error_code_1() {
	put src/api/fault.c before '^    {"FailedOperation.UinInvalid"' <<'END'
    {"FailedOperation.Example", FAULT_STOP, "the example failed", "try the next example"},
END
}
error_code_also() { echo '    CODE("FailedOperation.Example"),' | put src/explain/api_docs_table.c before 'CODE[(]"FailedOperation"[)]'; }
missing_error_code() { unit explain/test_api_docs src/api/fault.c; }
says_error_code() { echo 'FailedOperation.Example'; }
show_error_code() {
	api --customers 20 --rate 0 --fault refuse:FailedOperation.Example
	like 'An error code: list says it' "$(tcpartner list --endpoint "$url" 2>&1)" '*the example failed*try the next example*'
	like 'An error code: the browser draws it' "$(echo 'wait the example failed' |
		screen 120x30 tcpartner --endpoint "$url")" '*the example failed*try the next example*'
	api_end
}

# --- a screen: notes, in a box

screen_1() {
	put include/app/model/layers.def after '^SCREEN[(]HISTOGRAM' <<'END'
SCREEN(NOTES, notes, "notes", SCREEN_BOX, CHANGES(notes_key), NULL, "close", layer_close, screen_never_types, screen_is_impersonal)
END
}
screen_2() {
	cat >include/app/screens/notes.h <<'END' &&
/* SPDX-License-Identifier: MIT */
/* The box of notes. */
#ifndef APP_SCREENS_NOTES_H
#define APP_SCREENS_NOTES_H

#include "base/key.h"

struct model;

void notes_open(struct model *m);
/* Any key closes it. */
void notes_key(struct model *m, struct key k);

#endif
END
		cat >src/app/screens/notes.c <<'END' &&
/* SPDX-License-Identifier: MIT */
/* Opens and closes the box of notes. */
#include "app/screens/notes.h"

#include "app/model/model.h"

void notes_open(struct model *m)
{
	layer_open(m, LAYER_NOTES);
}

void notes_key(struct model *m, struct key k)
{
	(void)k;
	layer_close(m);
}
END
		echo '#include "app/screens/notes.h"' | put src/app/screens/screen.c after '^#include "app/screens/histogram.h"'
}
screen_3() {
	cat >include/view/screens/notes.h <<'END' &&
/* SPDX-License-Identifier: MIT */
/* Draws the box of notes. */
#ifndef VIEW_SCREENS_NOTES_H
#define VIEW_SCREENS_NOTES_H

struct draw;
struct hints;
struct model;

void notes_draw(const struct draw *s);
void notes_hints(struct hints *h, const struct model *m);

#endif
END
		cat >src/view/screens/notes.c <<'END' &&
/* SPDX-License-Identifier: MIT */
/* The box of notes. */
#include "view/screens/notes.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/hints.h"

void notes_draw(const struct draw *s)
{
	struct rect all = {0, 0, s->g->rows, s->g->cols};
	struct rect room = box_draw(s, rect_centre(all, 3, 30), "Notes");
	grid_chars(s->g, room, room.row, room.col, ROLE_TEXT, "Nothing is noted");
	grid_park(s->g, room.row, room.col, false);
}

void notes_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Esc", "close");
}
END
		echo '#include "view/screens/notes.h"' | put src/view/frame.c before '^#include "view/screens/picker.h"'
}
screen_4() {
	put include/input/action.def after '^ACTION[(]HISTOGRAM' <<'END' &&
ACTION(NOTES, "notes", "F7", "Loaded rows", "", "a box of notes", NONE, CHANGE(notes_open))
END
		echo '#include "app/screens/notes.h"' | put src/app/commands.c after '^#include "app/screens/histogram.h"' &&
		echo '.It Sy notes Ta F7' | put man/tcpartner.1 after '^\.It Sy histogram Ta'
}
screen_5() {
	echo '    ROW(NOTES, "Esc", "close"),' | put src/app/model/layer_keys.c after '^    ROW[(]API_DOCS, "Esc"'
}
screen_6() {
	cat >tests/unit/app/screens/test_notes.c <<'END' &&
/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/notes.c. */
#include "app/screens/notes.h"

#include "fixture.h"
#include "test.h"

TEST(any_key_closes_it)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	notes_open(&f.m);
	assert_int_equal(app_top_layer(&f.m), LAYER_NOTES);
	notes_key(&f.m, (struct key){.code = KEYCODE_CHAR, .cp = 'x'});
	assert_int_equal(app_top_layer(&f.m), -1);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(any_key_closes_it)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
END
		cat >tests/unit/view/screens/test_notes.c <<'END' &&
/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/notes.c. */
#include "view/screens/notes.h"

#include "fixture.h"
#include "test.h"

TEST(it_is_drawn)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	f.m.layers[f.m.n_layers++] = LAYER_NOTES;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Nothing is noted"));
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_drawn)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
END
		printf '%s\n' 'customers 20..1' 'start 24 80' settle 'key F7' state 'key x' state >tests/flow/notes.steps
}
screen_7() {
	printf '%s\n' '    {"notes", LAYER_NOTES, NULL, "settle\nkey F7"},' |
		put tests/flow/test_screens.c after '^    [{]"histogram"'
}
missing_screen() {
	case $1 in
	1) compiles src/app/screens/notes.c ;;
	2) compiles src/app/screens/screen.c ;;
	3) compiles src/view/frame.c ;;
	4) rows ;;
	5) unit app/model/test_layer_keys src/app/model/layer_keys.c ;;
	6) unit_tests ;;
	7) rows ;;
	esac
}
says_screen() {
	case $1 in
	1) echo LAYER_NOTES ;;
	2) echo 'app/screens/notes|notes_key' ;;
	3) echo 'view/screens/notes|notes_draw' ;;
	4) echo '^# .*notes_open' ;;
	5) echo 'layer_keys.c does not say.*"notes"' ;;
	6) echo 'src/view/screens/notes.c has no tests/unit' ;;
	7) echo 'LAYER_NOTES' ;;
	esac
}
show_screen() {
	seen 'A screen: it is drawn' 'Nothing is noted' 'type :notes' 'key enter'
	(cd "$tmp/whole" && build "$o/tests/unit/app/screens/test_notes" "$o/tests/unit/view/screens/test_notes" &&
		"$o/tests/unit/app/screens/test_notes" && "$o/tests/unit/view/screens/test_notes") >"$tmp/said" 2>&1
	verdict 'A screen: its unit tests hold' || tail -n 20 "$tmp/said" | sed 's/^/# /'
}

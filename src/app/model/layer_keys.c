/* SPDX-License-Identifier: MIT */
/* The table of the keys and words of each screen above the table. */
#include "app/model/layer_keys.h"

#include "base/attr.h"

#include "lang/lang.h"

#define ROW(layer, keys, text)                                                                     \
	{                                                                                          \
		LAYER_##layer, DO_NOTHING, false, keys, text                                       \
	}
#define BOUND(layer, action, text)                                                                 \
	{                                                                                          \
		LAYER_##layer, DO_##action, false, "", text                                        \
	}
#define WORD(layer, word, text)                                                                    \
	{                                                                                          \
		LAYER_##layer, DO_NOTHING, true, word, text                                        \
	}

static const struct layer_key table[] = {
    ROW(PICKER, "Enter", N_("send the filter to the API")),
    ROW(PICKER, "Tab", N_("switch between the list of fields and the text")),
    ROW(PICKER, "1 2 3 4", N_("in the list: choose ClientUin, Name, Remark or Email")),
    ROW(PICKER, "Up Down", N_("in the list: another field; in the text: an earlier filter")),
    ROW(PICKER, "Ctrl-U", N_("clear the text")),
    ROW(PICKER, "Esc", N_("close; the list of customers stays as it is")),

    ROW(PROMPT, "Enter", N_("run the command")),
    ROW(PROMPT, "Tab", N_("complete the name; again: choose the next command")),
    ROW(PROMPT, "Up Down", N_("choose a command; when nothing is typed: an earlier one")),
    ROW(PROMPT, "120 40%", N_("a number goes to that row, a percentage that far down the list")),
    ROW(PROMPT, "Ctrl-U", N_("clear the text")),
    ROW(PROMPT, "Esc", N_("close without running a command")),

    ROW(HELP, "Enter", N_("run the selected command, or close")),
    ROW(HELP, "Up/Down", N_("choose; PgUp and PgDn by pages")),
    ROW(HELP, "Esc", N_("clear the filter, then close")),

    ROW(SORT, "Enter",
	N_("sort by this column and close; if the rows are sorted by it already, keep "
	   "the order as it is shown")),
    ROW(SORT, "Space", N_("sort by this column; again: in the other direction")),
    ROW(SORT, "+",
	N_("sort by this column where the first ones are equal; again: in the other "
	   "direction")),
    ROW(SORT, "0", N_("no sorting: the order of the API")),
    ROW(SORT, "Up Down", N_("choose a column; a letter: the next one that begins with it")),
    ROW(SORT, "Esc", N_("close; the order is what it was before")),

    ROW(SHOW, "Enter", N_("close; those with [x] are shown")),
    ROW(SHOW, "Space", N_("show the customers of this status, or hide them")),
    ROW(SHOW, "1", N_("show only those of this status")),
    ROW(SHOW, "0", N_("show all")),
    ROW(SHOW, "Up Down", N_("choose a status; a letter: the next one that begins with it")),
    ROW(SHOW, "Esc", N_("close; the same are shown as before")),

    ROW(COLUMNS, "Enter", N_("close; the columns stay as they are shown")),
    ROW(COLUMNS, "Space", N_("show or hide this column")),
    ROW(COLUMNS, "J/K", N_("move it down or up (right or left on the screen)")),
    ROW(COLUMNS, "<>=", N_("make it narrower, wider, as wide as its texts")),
    ROW(COLUMNS, "f", N_("freeze the columns up to this one, so that they do not scroll")),
    ROW(COLUMNS, "0", N_("restore all defaults")),
    ROW(COLUMNS, "Up Down", N_("choose a column; a letter: the next one that begins with it")),
    ROW(COLUMNS, "Esc", N_("close; the columns are what they were before")),

    ROW(NARROW, "Enter", N_("keep showing only these rows")),
    ROW(NARROW, "Tab", N_("complete a column or a word; again: choose the next")),
    ROW(NARROW, "Up Down", N_("an earlier condition")),
    ROW(NARROW, "Ctrl-U", N_("clear the condition")),
    ROW(NARROW, "Esc", N_("show the rows that were shown before")),
    WORD(NARROW, "acme hk",
	 N_("rows with both texts, each in UIN, Name, Remark, Email or Mobile; case and accents do "
	    "not count")),
    WORD(NARROW, "\"acme hk\"", N_("rows with this phrase; so a sign or a word is only a text")),
    WORD(NARROW, "!acme", N_("rows without the text; ! works before every term and parenthesis")),
    WORD(NARROW, "name:acme,hk",
	 N_("rows whose column holds one of the texts; name=acme: the column is the text")),
    WORD(NARROW, "remaining<100",
	 N_("also > <= >= = !=; of remaining, credit, used and burn; k, m and b: thousands, "
	    "millions, billions")),
    WORD(NARROW, "remaining<10%", N_("compared with the credit; used, too")),
    WORD(NARROW, "runway<7", N_("days, of the customers whose burn is known (B asks for it)")),
    WORD(NARROW, "expiry<30d",
	 N_("days from today; or a date: expiry<2026-12-31, expiry:2026-12; associated<30d: in the "
	    "last 30 days")),
    WORD(NARROW, "status:neg,out", N_("rows with one of these statuses; status:risk")),
    WORD(NARROW, "expiry:none", N_("rows without a value in the column")),
    WORD(NARROW, "marked", N_("the marked customers")),
    WORD(NARROW, "changed", N_("customers who changed since the list that :since chose")),
    WORD(NARROW, "or and ( )", N_("acme or (hk status:risk); and binds more than or")),

    ROW(FIND, "Enter", N_("stay at the found row")),
    ROW(FIND, "Tab", N_("show only rows with the text (narrow)")),
    ROW(FIND, "Up Down", N_("an earlier text")),
    ROW(FIND, "Esc", N_("go back to the row where the cursor was")),

    ROW(HISTOGRAM, "Enter", N_("show only the loaded customers of the chosen bar")),
    ROW(HISTOGRAM, "Up/Down", N_("choose a status, or a band of Remaining %")),
    WORD(HISTOGRAM, N_("customers"), N_("number of loaded customers; the longest bar is the most")),
    WORD(HISTOGRAM, N_("remaining"),
	 N_("the credit that remains to these customers; beside it their whole credit")),
    ROW(HISTOGRAM, "Esc", N_("close; the key of another command closes, too, and runs it")),

    ROW(GROUPS, "Enter", N_("show only the customers of this group")),
    ROW(GROUPS, "Up/Down", N_("choose a group")),
    WORD(GROUPS, N_("customers"), N_("those that were shown when the screen was opened")),
    WORD(GROUPS, N_("owed"), N_("what the remaining credit of customers is below 0")),
    WORD(GROUPS, N_("burn a day"), N_("of the customers whose burn is known")),
    ROW(GROUPS, "Esc", N_("close; the key of another command closes, too, and runs it")),

    ROW(VIEWS, "Enter", N_("show the customers as this view does, and close")),
    ROW(VIEWS, "1-9", N_("show the view with this digit")),
    ROW(VIEWS, "Up Down", N_("choose a view; a letter: the next one that begins with it")),
    ROW(VIEWS, "Esc", N_("close; what is shown stays")),

    ROW(VOUCHERS, "Enter", N_("close, and go to the customer of the voucher in the table")),
    ROW(VOUCHERS, "Up/Down", N_("choose a voucher; PgUp and PgDn by pages")),
    BOUND(VOUCHERS, RETRY, N_("read the vouchers again")),
    WORD(VOUCHERS, N_("left"), N_("what remains of the vouchers, of their whole amount")),
    WORD(VOUCHERS, N_("read so far"),
	 N_("not all pages have come yet: a voucher that ends sooner may be among the others")),
    WORD(VOUCHERS, N_("Expires"),
	 N_("the date of ExpireTime, and how far away it is; amber within 7 days while something "
	    "remains")),
    WORD(VOUCHERS, N_("Name"), N_("of a customer who is loaded; load all to see each")),
    ROW(VOUCHERS, "Esc", N_("close; what is still to be read is no longer requested")),

    ROW(CHANGES, "Enter", N_("close, and go to the customer in the table")),
    ROW(CHANGES, "/ n N", N_("find a UIN, a name, a status or a word; next, previous")),
    BOUND(CHANGES, EXPORT, N_("write the changes to a file")),
    ROW(CHANGES, "Up/Down", N_("choose a customer; PgUp and PgDn by pages")),
    WORD(CHANGES, N_("worse, better"), N_("the status became graver, or less grave")),
    WORD(CHANGES, N_("allocated, reduced"), N_("Credit rose, or fell")),
    WORD(CHANGES, N_("used, repaid"),
	 N_("Credit less Remaining rose, or fell: no allocation changes it")),
    WORD(
	CHANGES, N_("sudden drop"),
	N_("much more was used than on three of the customer's usual days, and than a tenth of its "
	   "credit; the usual day is known from older snapshots, or after burn was fetched")),
    WORD(CHANGES, N_("new, gone"),
	 N_("the customer was not in the earlier list, or is not in this one")),
    ROW(CHANGES, "Esc", N_("close")),

    ROW(HISTORY_BOX, "Enter", N_("keep the amounts of all customers in this session")),
    ROW(HISTORY_BOX, "Esc", N_("close; nothing is kept")),

    BOUND(INSPECTOR, FOCUS, N_("switch between requests and errors")),
    BOUND(INSPECTOR, DETAIL, N_("open the request; in it: fold or unfold a part")),
    ROW(INSPECTOR, "y", N_("copy the request as curl or code, its answer, or its RequestId")),
    ROW(INSPECTOR, "/ n N", N_("in a request: find a text, next, previous")),
    ROW(INSPECTOR, "*", N_("in a request: fold or unfold all")),
    BOUND(INSPECTOR, API, N_("explain the selected error code")),
    BOUND(INSPECTOR, RETRY, N_("retry what failed")),
    WORD(INSPECTOR, N_("status"),
	 N_("of the answer (HTTP), or the step that failed: name (its address "
	    "was not found), conn, TLS, time (none came in time), broken, big, "
	    "proxy")),
    WORD(INSPECTOR, N_("try"), N_("which attempt this is")),
    WORD(INSPECTOR, N_("then"), N_("what the program did after the error")),
    ROW(INSPECTOR, "Esc", N_("back to the list, then close")),

    ROW(PROFILES, "Enter", N_("use the key of this profile; the list starts afresh")),
    ROW(PROFILES, "Up Down", N_("choose a profile")),
    ROW(PROFILES, "/", N_("type a part of a name; another letter begins it, too")),
    ROW(PROFILES, "Esc", N_("clear the text; close")),

    ROW(EXPORT, "Enter", N_("write the file; asks before it replaces one")),
    ROW(EXPORT, "Tab", N_("the next field")),
    ROW(EXPORT, "Left/Right", N_("choose in the field: which rows, columns, format")),
    ROW(EXPORT, "y", N_("answer a question with yes")),
    ROW(EXPORT, "Esc",
	N_("close, with format and name as before; or stop: no file is left behind")),

    ROW(BURN_BOX, "Enter", N_("request the costs of 14 days of each customer")),
    ROW(BURN_BOX, "7", N_("request the costs of 7 days, and take the median of these")),
    ROW(BURN_BOX, "Esc", N_("close; no request is sent")),

    ROW(COPY, "Enter", N_("copy the selected entry")),
    ROW(COPY, "a letter", N_("copy the entry that begins with it")),
    ROW(COPY, "Up Down", N_("choose")),
    ROW(COPY, "Esc", N_("close; nothing is copied")),

    ROW(API_DOCS, "/", N_("find a text: a field, an error code, a word of the screen")),
    ROW(API_DOCS, "n N", N_("next match, previous match")),
    BOUND(API_DOCS, DETAIL, N_("fold or unfold the section")),
    ROW(API_DOCS, "*", N_("fold or unfold all")),
    ROW(API_DOCS, "Left Right", N_("scroll sideways")),
    ROW(API_DOCS, "Esc", N_("close")),

    ROW(OWN_ASK, "Enter", N_("run the command; y does, too")),
    ROW(OWN_ASK, "Esc", N_("close; the command is not run; n does the same")),

    ROW(OWN_OUTPUT, "/", N_("find a text")),
    ROW(OWN_OUTPUT, "n N", N_("next match, previous match")),
    ROW(OWN_OUTPUT, "Left Right", N_("scroll sideways")),
    ROW(OWN_OUTPUT, "Esc", N_("close; :output shows it again")),
};

const struct layer_key *layer_key_at(enum layer l, size_t i)
{
	for (size_t at = 0; at < COUNT_OF(table); at++)
		if (table[at].layer == l && i-- == 0)
			return &table[at];
	return NULL;
}

const struct layer_key *layer_key_of_details(size_t i)
{
	static const struct layer_key details[] = {
	    {0, DO_FOCUS, false, "", N_("toggle whether keys move in the details or in the list")},
	    {0, DO_RIGHT, false, "",
	     N_("the next customer, when the details have the movement keys")},
	    {0, DO_LEFT, false, "", N_("the customer before")},
	    {0, DO_DETAIL, false, "", N_("close the details")},
	    {0, DO_DETAIL_SIDE, false, "",
	     N_("toggle the details between beside and below the list")},
	    {0, DO_NOTHING, true, N_("Top-up to 0"),
	     N_("what must be allocated so that the credit remains at that level")},
	    {0, DO_NOTHING, true, N_("used"), N_("Credit $ less Remaining $")},
	    {0, DO_NOTHING, true, N_("Burn"),
	     N_("the median cost of a day; the quartiles and the largest day beside it; a hollow "
		"bar "
		"is a bill that is not complete")},
	    {0, DO_NOTHING, true, N_("Runway"),
	     N_("how many days the remaining credit lasts at the burn; in brackets at the upper "
		"and "
		"the lower quartile")},
	    {0, DO_NOTHING, true, N_("History"),
	     N_("what was allocated and taken back, the newest first")},
	    {0, DO_NOTHING, true, N_("Arrears"),
	     N_("a fixed text of the API; it does not say whether the customer owes")},
	    {0, DO_NOTHING, true, N_("Force"), N_("0 as usual; any other value: suspended")},
	    {0, DO_NOTHING, true, N_("Page"), N_("the page of the list that had this customer")},
	    {0, DO_NOTHING, true, N_("RequestId"),
	     N_("the id of that request; quote it to support")},
	};
	return i < COUNT_OF(details) ? &details[i] : NULL;
}

const char *layer_name(enum layer l)
{
	static const char *const names[LAYERS] = {
#define SCREEN(id, name, title, ...) [LAYER_##id] = (title),
#include "app/model/layers.def"
#undef SCREEN
	};
	return names[l];
}

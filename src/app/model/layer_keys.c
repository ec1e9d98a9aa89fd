/* SPDX-License-Identifier: MIT */
/* The table of the keys and words of each screen above the table. */
#include "app/model/layer_keys.h"

#include "base/attr.h"

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
    ROW(PICKER, "Enter", "send the filter to the API"),
    ROW(PICKER, "Tab", "switch between the list of fields and the text"),
    ROW(PICKER, "1 2 3 4", "in the list: choose ClientUin, Name, Remark or Email"),
    ROW(PICKER, "Up Down", "in the list: another field; in the text: an earlier filter"),
    ROW(PICKER, "Ctrl-U", "clear the text"),
    ROW(PICKER, "Esc", "close; the list of customers stays as it is"),

    ROW(PROMPT, "Enter", "run the command"),
    ROW(PROMPT, "Tab", "complete the name; again: choose the next command"),
    ROW(PROMPT, "Up Down", "choose a command; when nothing is typed: an earlier one"),
    ROW(PROMPT, "120 40%", "a number goes to that row, a percentage that far down the list"),
    ROW(PROMPT, "Ctrl-U", "clear the text"),
    ROW(PROMPT, "Esc", "close without running a command"),

    ROW(HELP, "Enter", "run the selected command, or close"),
    ROW(HELP, "Up/Down", "choose; PgUp and PgDn by pages"),
    ROW(HELP, "Esc", "clear the filter, then close"),

    ROW(SORT, "Enter",
	"sort by this column and close; if the rows are sorted by it already, keep "
	"the order as it is shown"),
    ROW(SORT, "Space", "sort by this column; again: in the other direction"),
    ROW(SORT, "+",
	"sort by this column where the first ones are equal; again: in the other "
	"direction"),
    ROW(SORT, "0", "no sorting: the order of the API"),
    ROW(SORT, "Up Down", "choose a column; a letter: the next one that begins with it"),
    ROW(SORT, "Esc", "close; the order is what it was before"),

    ROW(SHOW, "Enter", "close; those with [x] are shown"),
    ROW(SHOW, "Space", "show the customers of this status, or hide them"),
    ROW(SHOW, "1", "show only those of this status"),
    ROW(SHOW, "0", "show all"),
    ROW(SHOW, "Up Down", "choose a status; a letter: the next one that begins with it"),
    ROW(SHOW, "Esc", "close; the same are shown as before"),

    ROW(COLUMNS, "Enter", "close; the columns stay as they are shown"),
    ROW(COLUMNS, "Space", "show or hide this column"),
    ROW(COLUMNS, "J/K", "move it down or up (right or left on the screen)"),
    ROW(COLUMNS, "<>=", "make it narrower, wider, as wide as its texts"),
    ROW(COLUMNS, "f", "freeze the columns up to this one, so that they do not scroll"),
    ROW(COLUMNS, "0", "restore all defaults"),
    ROW(COLUMNS, "Up Down", "choose a column; a letter: the next one that begins with it"),
    ROW(COLUMNS, "Esc", "close; the columns are what they were before"),

    ROW(NARROW, "Enter", "keep showing only these rows"),
    ROW(NARROW, "Tab", "complete a column or a word; again: choose the next"),
    ROW(NARROW, "Up Down", "an earlier condition"),
    ROW(NARROW, "Ctrl-U", "clear the condition"),
    ROW(NARROW, "Esc", "show the rows that were shown before"),
    WORD(NARROW, "acme hk",
	 "rows with both texts, each in UIN, Name, Remark, Email or Mobile; case and accents do "
	 "not count"),
    WORD(NARROW, "\"acme hk\"", "rows with this phrase; so a sign or a word is only a text"),
    WORD(NARROW, "!acme", "rows without the text; ! works before every term and parenthesis"),
    WORD(NARROW, "name:acme,hk",
	 "rows whose column holds one of the texts; name=acme: the column is the text"),
    WORD(NARROW, "remaining<100",
	 "also > <= >= = !=; of remaining, credit, used and burn; k, m and b: thousands, "
	 "millions, billions"),
    WORD(NARROW, "remaining<10%", "compared with the credit; used, too"),
    WORD(NARROW, "runway<7", "days, of the customers whose burn is known (B asks for it)"),
    WORD(NARROW, "expiry<30d",
	 "days from today; or a date: expiry<2026-12-31, expiry:2026-12; associated<30d: in the "
	 "last 30 days"),
    WORD(NARROW, "status:neg,out", "rows with one of these statuses; status:risk"),
    WORD(NARROW, "expiry:none", "rows without a value in the column"),
    WORD(NARROW, "marked", "the marked customers"),
    WORD(NARROW, "changed", "customers who changed since the list that :since chose"),
    WORD(NARROW, "or and ( )", "acme or (hk status:risk); and binds more than or"),

    ROW(FIND, "Enter", "stay at the found row"),
    ROW(FIND, "Tab", "show only rows with the text (narrow)"),
    ROW(FIND, "Up Down", "an earlier text"),
    ROW(FIND, "Esc", "go back to the row where the cursor was"),

    ROW(HISTOGRAM, "Enter", "show only the loaded customers of the chosen bar"),
    ROW(HISTOGRAM, "Up/Down", "choose a status, or a band of Remaining %"),
    WORD(HISTOGRAM, "customers", "number of loaded customers; the longest bar is the most"),
    WORD(HISTOGRAM, "of credit", "the credit that remains to these customers, of their credit"),
    ROW(HISTOGRAM, "Esc", "close; the key of another command closes, too, and runs it"),

    ROW(GROUPS, "Enter", "show only the customers of this group"),
    ROW(GROUPS, "Up/Down", "choose a group"),
    WORD(GROUPS, "customers", "those that were shown when the screen was opened"),
    WORD(GROUPS, "owed", "what the remaining credit of customers is below 0"),
    WORD(GROUPS, "burn a day", "of the customers whose burn is known"),
    ROW(GROUPS, "Esc", "close; the key of another command closes, too, and runs it"),

    ROW(VIEWS, "Enter", "show the customers as this view does, and close"),
    ROW(VIEWS, "1-9", "show the view with this digit"),
    ROW(VIEWS, "Up Down", "choose a view; a letter: the next one that begins with it"),
    ROW(VIEWS, "Esc", "close; what is shown stays"),

    ROW(VOUCHERS, "Enter", "close, and go to the customer of the voucher in the table"),
    ROW(VOUCHERS, "Up/Down", "choose a voucher; PgUp and PgDn by pages"),
    BOUND(VOUCHERS, RETRY, "read the vouchers again"),
    WORD(VOUCHERS, "left", "what remains of the vouchers, of their whole amount"),
    WORD(VOUCHERS, "read so far",
	 "not all pages have come yet: a voucher that ends sooner may be among the others"),
    WORD(VOUCHERS, "Expires",
	 "the date of ExpireTime, and how far away it is; amber within 7 days while something "
	 "remains"),
    WORD(VOUCHERS, "Name", "of a customer who is loaded; load all to see each"),
    ROW(VOUCHERS, "Esc", "close; what is still to be read is no longer requested"),

    ROW(CHANGES, "Enter", "close, and go to the customer in the table"),
    ROW(CHANGES, "/ n N", "find a UIN, a name, a status or a word; next, previous"),
    BOUND(CHANGES, EXPORT, "write the changes to a file"),
    ROW(CHANGES, "Up/Down", "choose a customer; PgUp and PgDn by pages"),
    WORD(CHANGES, "worse, better", "the status became graver, or less grave"),
    WORD(CHANGES, "allocated, reduced", "Credit rose, or fell"),
    WORD(CHANGES, "used, repaid", "Credit less Remaining rose, or fell: no allocation changes it"),
    WORD(CHANGES, "sudden drop",
	 "much more was used than on three of the customer's usual days, and than a tenth of its "
	 "credit; the usual day is known after burn was fetched"),
    WORD(CHANGES, "new, gone", "the customer was not in the earlier list, or is not in this one"),
    ROW(CHANGES, "Esc", "close"),

    ROW(HISTORY_BOX, "Enter", "keep the amounts of all customers in this session"),
    ROW(HISTORY_BOX, "Esc", "close; nothing is kept"),

    BOUND(INSPECTOR, FOCUS, "switch between requests and errors"),
    BOUND(INSPECTOR, DETAIL, "open the request; in it: fold or unfold a part"),
    ROW(INSPECTOR, "y", "copy the request as curl or code, its answer, or its RequestId"),
    ROW(INSPECTOR, "/ n N", "in a request: find a text, next, previous"),
    ROW(INSPECTOR, "*", "in a request: fold or unfold all"),
    BOUND(INSPECTOR, API, "explain the selected error code"),
    BOUND(INSPECTOR, RETRY, "retry what failed"),
    WORD(INSPECTOR, "status",
	 "of the answer (HTTP), or the step that failed: name (its address "
	 "was not found), conn, TLS, time (none came in time), broken, big, "
	 "proxy"),
    WORD(INSPECTOR, "try", "which attempt this is"),
    WORD(INSPECTOR, "then", "what the program did after the error"),
    ROW(INSPECTOR, "Esc", "back to the list, then close"),

    ROW(PROFILES, "Enter", "use the key of this profile; the list starts afresh"),
    ROW(PROFILES, "Up Down", "choose a profile"),
    ROW(PROFILES, "/", "type a part of a name; another letter begins it, too"),
    ROW(PROFILES, "Esc", "clear the text; close"),

    ROW(EXPORT, "Enter", "write the file; asks before it replaces one"),
    ROW(EXPORT, "Tab", "the next field"),
    ROW(EXPORT, "Left/Right", "choose in the field: which rows, columns, format"),
    ROW(EXPORT, "y", "answer a question with yes"),
    ROW(EXPORT, "Esc", "close, with format and name as before; or stop: no file is left behind"),

    ROW(BURN_BOX, "Enter", "request the costs of 14 days of each customer"),
    ROW(BURN_BOX, "7", "request the costs of 7 days, and take the median of these"),
    ROW(BURN_BOX, "Esc", "close; no request is sent"),

    ROW(COPY, "Enter", "copy the selected entry"),
    ROW(COPY, "u e n m r j c", "copy the entry with this letter"),
    ROW(COPY, "Up Down", "choose"),
    ROW(COPY, "Esc", "close; nothing is copied"),

    ROW(API_DOCS, "/", "find a text: a field, an error code, a word of the screen"),
    ROW(API_DOCS, "n N", "next match, previous match"),
    BOUND(API_DOCS, DETAIL, "fold or unfold the section"),
    ROW(API_DOCS, "*", "fold or unfold all"),
    ROW(API_DOCS, "Left Right", "scroll sideways"),
    ROW(API_DOCS, "Esc", "close"),
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
	    {0, DO_FOCUS, false, "", "toggle whether keys move in the details or in the list"},
	    {0, DO_RIGHT, false, "", "the next customer, when the details have the movement keys"},
	    {0, DO_LEFT, false, "", "the customer before"},
	    {0, DO_DETAIL, false, "", "close the details"},
	    {0, DO_DETAIL_SIDE, false, "", "toggle the details between beside and below the list"},
	    {0, DO_NOTHING, true, "Top-up to 0",
	     "what must be allocated so that the credit remains at that level"},
	    {0, DO_NOTHING, true, "used", "Credit $ less Remaining $"},
	    {0, DO_NOTHING, true, "Burn",
	     "the median cost of a day; the quartiles and the largest day beside it; a hollow bar "
	     "is a bill that is not complete"},
	    {0, DO_NOTHING, true, "Runway",
	     "how many days the remaining credit lasts at the burn; in brackets at the upper and "
	     "the lower quartile"},
	    {0, DO_NOTHING, true, "History", "what was allocated and taken back, the newest first"},
	    {0, DO_NOTHING, true, "Arrears",
	     "a fixed text of the API; it does not say whether the customer owes"},
	    {0, DO_NOTHING, true, "Force", "0 as usual; any other value: suspended"},
	    {0, DO_NOTHING, true, "Page", "the page of the list that had this customer"},
	    {0, DO_NOTHING, true, "RequestId", "the id of that request; quote it to support"},
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

/* SPDX-License-Identifier: MIT */
/* The words, signs and colours of the screen, and what each of them means. */
#include "explain/legend.h"

#include <stdio.h>

#include "base/attr.h"
#include "base/buf.h"

#include "api/request.h"

#define STRING(x) #x
#define NUMBER(x) STRING(x)

#define STATUS(id, sign, plain, words)                                                             \
	{                                                                                          \
		LEGEND_STATUS, LEGEND_AS_STATUS, STATUS_##id, "", sign, plain, NULL, words         \
	}
#define SIGN(name, look, sign, plain, text, words)                                                 \
	{                                                                                          \
		LEGEND_SIGN, LEGEND_##look, STATUS_OK, name, sign, plain, text, words              \
	}
#define SIGN_AS(name, look, id, sign, plain, text, words)                                          \
	{                                                                                          \
		LEGEND_SIGN, LEGEND_##look, STATUS_##id, name, sign, plain, text, words            \
	}
#define COLUMN(name, text, words)                                                                  \
	{                                                                                          \
		LEGEND_COLUMN, LEGEND_PLAIN, STATUS_OK, name, "", "", text, words                  \
	}
#define HEADER(name, text, words)                                                                  \
	{                                                                                          \
		LEGEND_HEADER, LEGEND_PLAIN, STATUS_OK, name, "", "", text, words                  \
	}

static const struct legend_term terms[] = {
    STATUS(SUS, "■", "S", "status suspended suspension forced blocked stopped frozen locked F="),
    STATUS(NEG, "✖", "!", "status negative debt debts owe owed arrears overdue minus red"),
    STATUS(OUT, "○", "0", "status empty exhausted nothing zero spent"),
    STATUS(CRIT, "◔", "c", "status almost empty nearly"),
    STATUS(LOW, "◑", "l", "status warning"),
    STATUS(OK, "●", ".", "status healthy fine good green"),
    STATUS(NA, "·", "-", "status na none missing null not available"),

    SIGN("current row", CURRENT, "▌", ">", "the customer that keys act on",
	 "cursor selected selection bar"),
    SIGN("marked", CURRENT, "*", "*",
	 "a customer chosen for sums, copies and exports; its UIN has a colour, too",
	 "mark star asterisk tagged chosen selected"),
    SIGN_AS("gauge", AS_BAR, OK, "█████▌······", "[#####+....]",
	    "how much of the credit remains; a full bar is 100%",
	    "bar fuel progress percent share"),
    SIGN_AS("debt", AS_BAR, NEG, "◂···········", "[<.........]",
	    "in place of a bar: the customer owes", "arrow owes negative debt"),
    SIGN("above 100%", PLAIN, "100%+", "100%+", "more remains than the Credit $ of the customer",
	 "over percent more"),
    SIGN("limits", DIM, "┊", ":", "in the bar of the details: where CRIT and LOW begin",
	 "tick threshold"),
    SIGN("scroll bar", PLAIN, "█", "#", "which part of the list the screen shows",
	 "thumb scrollbar"),
    SIGN_AS("risk", AS_BAR, NEG, "• █", "! #",
	    "in the scroll bar: loaded customers at risk are there; its colour is that of the "
	    "gravest status",
	    "dot red scrollbar marks"),
    SIGN("hidden", PLAIN, "▸5", ">5", "how many more columns are to the right", "columns arrow"),
    SIGN("hidden", PLAIN, "◂", "<", "in the heads: columns are hidden to the left",
	 "columns arrow"),
    SIGN("order", PLAIN, "↓ ↑", "v ^",
	 "beside a head: the list is sorted by it, descending or ascending",
	 "arrow sort sorted descending ascending"),
    SIGN("changed", PLAIN, "↓1.00", "v1.00",
	 "before an amount: it fell or rose since the last refresh", "arrow difference change"),
    SIGN("sums", STRONG, "Σ", "Sum",
	 "sums over the customers that are loaded; \"of\" says how many these are",
	 "sigma sum total totals"),
    SIGN("amber", AMBER, "200 of 2,013", "200 of 2,013",
	 "a count or sum of the loaded customers only",
	 "yellow orange colour color population partial loaded"),
    SIGN("soon", AMBER, "2026-12-03", "2026-12-03",
	 "a date in the column Expiry is at most " NUMBER(
	     CUSTOMER_EXPIRES_SOON_DAYS) " days away, or past",
	 "yellow amber orange colour color expires expiry date"),
    SIGN("no value", DIM, "–", "-", "the API sent no value", "dash null empty missing"),
    SIGN("bad value", AMBER, "?", "?", "the API sent a value that cannot be understood",
	 "question unreadable damaged"),
    SIGN("not loaded", DIM, "░░░░",
	 "::::", "the row is not loaded yet; rows are fetched when they are on the screen",
	 "grey gray placeholder loading"),
    SIGN("grey row", DIM, "Acme", "Acme",
	 "loaded before the list changed or was reloaded; it is fetched again",
	 "stale dim gray old"),
    SIGN("cut", PLAIN, "…", "..", "the text is longer; the details show all of it",
	 "ellipsis dots truncated"),
    SIGN("found", FOUND, "text", "text", "a place where the text was found",
	 "highlight reverse match hit search"),

    COLUMN("UIN", "the number of the customer's account; the API calls it ClientUin",
	   "id account number ClientUin"),
    COLUMN("Name", "the name of the customer", "who company"),
    COLUMN("Status", "one of the words above: the first rule that applies", "state standing"),
    COLUMN("Remaining %", "Remaining $ as a part of Credit $", "ratio percent share left gauge"),
    COLUMN("Remaining $", "the credit that remains, in USD; below 0 the customer owes",
	   "amount money left balance dollar"),
    COLUMN(
	"Δ Remaining",
	"how much more remains than at the moment of the line \"since\"; the column appears when "
	"the list is compared",
	"delta difference changes since d Δ less fell"),
    COLUMN("Δ Used", "how much more is used than then; allocations do not change it",
	   "delta difference changes since d Δ consumption"),
    COLUMN("Runway",
	   "how many days the remaining credit lasts at the burn; no use: nothing is used; 0 d: "
	   "nothing remains; the column appears with B",
	   "days left forecast last until"),
    COLUMN("Burn $/day",
	   "what the customer uses a day, the median of the last 14 whole days (7 if you chose "
	   "that), and a small bar for each of the last 7 days; new: too few days since the "
	   "customer was associated; the column appears with B",
	   "use usage cost consumption daily spend rate median spark bars"),
    COLUMN("Credit $", "the credit that the customer was given, in USD",
	   "amount money limit allocated dollar"),
    COLUMN("Associated",
	   "when the customer was bound to your account; the API calls it AssociationTime",
	   "date AssociationTime since joined bound"),
    COLUMN("Expiry",
	   "the nearest expiration date, RecentExpiry; the API does not say what expires then",
	   "date RecentExpiry expires expiration renewal"),
    COLUMN("Email", "the e-mail address; the API masks a part of it", "mail e-mail address"),
    COLUMN("Mobile", "the mobile number", "phone telephone"),
    COLUMN("Remark", "your own note on the customer", "note comment"),
    COLUMN("Identity", "how the customer was verified: unverified, individual or enterprise",
	   "IdentifyType verification"),
    COLUMN("Type",
	   "the API does not explain it; probably new: found by you, old: existed before, assign: "
	   "assigned to you",
	   "new old assign"),

    {LEGEND_HEADER, LEGEND_PLAIN, STATUS_OK, "at risk", "", "", NULL,
     "risky trouble danger attention alert urgent"},
    HEADER("Loaded", "how many customers were fetched, of how many the list has",
	   "count total all"),
    HEADER("Filter", "the filter sent to the API; none: all customers", "query"),
    HEADER("Order", "the order in which the API sends the customers, by Associated",
	   "sort newest oldest"),
    HEADER("Own credit",
	   "your own credit with Tencent: what remains of all of it, and what is allocated to "
	   "customers; when it is used up, no customer can buy",
	   "pool partner allocated available given out money"),
    HEADER("profile", "whose key is used", "account key who"),
    HEADER("rps",
	   "requests per second: how many of the busiest action were sent in the last second, of "
	   "the " NUMBER(API_RATE_PER_SEC) " that the API allows of each",
	   "API rate speed limit requests"),
    HEADER("ok, failed", "how many tries had a good answer, and how many failed",
	   "errors failed limited answers"),
    HEADER("limited",
	   "requests that the API refused because they came too fast; they are sent again",
	   "rate throttled ‖"),
    HEADER("burn",
	   "what customers use a day; in the header: all customers together whose burn is known; "
	   "\"of\" says how many these are",
	   "use usage cost consumption daily spend rate median"),
    HEADER("vouchers",
	   "in the details: the amount of the customer's vouchers; the command vouchers lists "
	   "those of all customers, the next to end first",
	   "voucher expiry expires coupon grant"),
    HEADER("since",
	   "how many customers are new, gone, worse or better since that moment, or dropped "
	   "suddenly; C lists them, :history on begins to keep what is compared",
	   "changes history diff difference yesterday snapshot delta new gone"),
    HEADER("shortest",
	   "the shortest runway of the customers whose burn is known and who have credit left",
	   "runway days first soonest"),
    HEADER("runway",
	   "in the details: how many days the remaining credit lasts at the burn, and until which "
	   "date",
	   "days left forecast last until end date"),
    HEADER("top-up",
	   "in the details and below marked customers: what must be allocated so that the credit "
	   "remains at that level",
	   "topup recharge payment add money allocate"),
};

_Static_assert(COUNT_OF(terms) <= LEGEND_MAX, "the help has room for all terms");

const struct legend_term *legend_term(size_t i)
{
	return i < COUNT_OF(terms) ? &terms[i] : NULL;
}

size_t legend_count(void)
{
	return COUNT_OF(terms);
}

const char *legend_part_title(enum legend_part p)
{
	static const char *const titles[] = {[LEGEND_STATUS] =
						 "What you see: the status of a customer",
					     [LEGEND_SIGN] = "What you see: signs and colours",
					     [LEGEND_COLUMN] = "What you see: columns",
					     [LEGEND_HEADER] = "What you see: words"};
	return titles[p];
}

const char *legend_word(const struct legend_term *term)
{
	if (term->part == LEGEND_STATUS)
		return credit_status_name(term->as);
	return term->part == LEGEND_SIGN ? "" : term->name;
}

const char *legend_label(const struct legend_term *term)
{
	if (term->part == LEGEND_STATUS)
		return credit_status_meaning(term->as);
	return term->part == LEGEND_SIGN ? term->name : "";
}

const char *legend_sign(const struct legend_term *term, bool ascii)
{
	return ascii ? term->plain : term->sign;
}

static void write_status(enum credit_status s, const struct thresholds *t,
			 char out[LEGEND_TEXT_BYTES])
{
	char rule[STATUS_RULE_BYTES];
	credit_status_rule(s, t, rule);
	snprintf(out, LEGEND_TEXT_BYTES, "%s%s", rule,
		 s == STATUS_SUS    ? "; shown as F=1 where Force is 1"
		 : s == STATUS_CRIT ? "; --crit changes the limit"
		 : s == STATUS_LOW  ? "; --low changes the limit"
				    : "");
}

/* Names the statuses at risk, which are more than one. */
static void write_at_risk(char out[LEGEND_TEXT_BYTES])
{
	struct buf text;
	unsigned rest = STATUS_AT_RISK;
	buf_init(&text, LEGEND_TEXT_BYTES - 1);
	buf_addf(&text, "customers with the status ");
	for (int i = 0; i < STATUSES; i++) {
		if (!(rest & STATUS_BIT(i)))
			continue;
		rest &= ~STATUS_BIT(i);
		buf_addf(&text, "%s%s", credit_status_name((enum credit_status)i),
			 rest == 0                  ? ""
			 : (rest & (rest - 1)) == 0 ? " or "
						    : ", ");
	}
	sl_to_chars(buf_sl(&text), out, LEGEND_TEXT_BYTES);
	buf_release(&text);
}

void legend_text(const struct legend_term *term, const struct thresholds *t,
		 char out[LEGEND_TEXT_BYTES])
{
	if (term->text)
		snprintf(out, LEGEND_TEXT_BYTES, "%s", term->text);
	else if (term->part == LEGEND_STATUS)
		write_status(term->as, t, out);
	else
		write_at_risk(out);
}

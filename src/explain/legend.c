/* SPDX-License-Identifier: MIT */
/* The words, signs and colours of the screen, and what each of them means. */
#include "explain/legend.h"

#include <stdio.h>

#include "base/attr.h"
#include "base/buf.h"

#include "api/request.h"

/* Texts name these numbers. */
_Static_assert(CUSTOMER_EXPIRES_SOON_DAYS == 7 && API_RATE_PER_SEC == 5, "change the texts too");

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

    SIGN(N_("current row"), CURRENT, "▌", ">", N_("the customer that keys act on"),
	 "cursor selected selection bar"),
    SIGN(N_("marked"), CURRENT, "*", "*",
	 N_("a customer chosen for sums, copies and exports; its UIN has a colour, too"),
	 "mark star asterisk tagged chosen selected"),
    SIGN_AS(N_("gauge"), AS_BAR, OK, "█████▌······", "[#####+....]",
	    N_("how much of the credit remains; a full bar is 100%"),
	    "bar fuel progress percent share"),
    SIGN_AS(N_("debt"), AS_BAR, NEG, "◂···········", "[<.........]",
	    N_("in place of a bar: the customer owes"), "arrow owes negative debt"),
    SIGN(N_("above 100%"), PLAIN, "100%+", "100%+",
	 N_("more remains than the Credit $ of the customer"), "over percent more"),
    SIGN(N_("limits"), DIM, "┊", ":", N_("in the bar of the details: where CRIT and LOW begin"),
	 "tick threshold"),
    SIGN(N_("scroll bar"), PLAIN, "█", "#", N_("which part of the list the screen shows"),
	 "thumb scrollbar"),
    SIGN_AS(N_("risk"), AS_BAR, NEG, "• █", "! #",
	    N_("in the scroll bar: loaded customers at risk are there; its colour is that of the "
	       "gravest status"),
	    "dot red scrollbar marks"),
    SIGN(N_("hidden"), PLAIN, "▸5", ">5", N_("how many more columns are to the right"),
	 "columns arrow"),
    SIGN(N_("hidden"), PLAIN, "◂", "<", N_("in the heads: columns are hidden to the left"),
	 "columns arrow"),
    SIGN(N_("order"), PLAIN, "↓ ↑", "v ^",
	 N_("beside a head: the list is sorted by it, descending or ascending"),
	 "arrow sort sorted descending ascending"),
    SIGN(N_("changed"), PLAIN, "↓1.00", "v1.00",
	 N_("before an amount: it fell or rose since the last refresh"), "arrow difference change"),
    SIGN(N_("estimate"), PLAIN, "~9 d", "~9 d",
	 N_("in Burn and Runway: computed from the snapshots that the history keeps, because bills "
	    "are not permitted for this key"),
	 "tilde about approximately snapshots history permitted"),
    SIGN(N_("sums"), STRONG, "Σ", "Sum",
	 N_("sums over the customers that are loaded; \"of\" says how many these are"),
	 "sigma sum total totals"),
    SIGN(N_("amber"), AMBER, N_("200 of 2,013"), "200 of 2,013",
	 N_("a count or sum of the loaded customers only"),
	 "yellow orange colour color population partial loaded"),
    SIGN(N_("soon"), AMBER, "2026-12-03", "2026-12-03",
	 N_("a date in the column Expiry is at most "
	    "7 days away, or past"),
	 "yellow amber orange colour color expires expiry date"),
    SIGN(N_("no value"), DIM, "–", "-", N_("the API sent no value"), "dash null empty missing"),
    SIGN(N_("bad value"), AMBER, "?", "?", N_("the API sent a value that cannot be understood"),
	 "question unreadable damaged"),
    SIGN(N_("not loaded"), DIM, "░░░░",
	 "::::", N_("the row is not loaded yet; rows are fetched when they are on the screen"),
	 "grey gray placeholder loading"),
    SIGN(N_("grey row"), DIM, "Acme", "Acme",
	 N_("loaded before the list changed or was reloaded; it is fetched again"),
	 "stale dim gray old"),
    SIGN(N_("cut"), PLAIN, "…", "..", N_("the text is longer; the details show all of it"),
	 "ellipsis dots truncated"),
    SIGN(N_("found"), FOUND, "text", "text", N_("a place where the text was found"),
	 "highlight reverse match hit search"),

    COLUMN(N_("UIN"), N_("the number of the customer's account; the API calls it ClientUin"),
	   "id account number ClientUin"),
    COLUMN(N_("Name"), N_("the name of the customer"), "who company"),
    COLUMN(N_("Status"), N_("one of the words above: the first rule that applies"),
	   "state standing"),
    COLUMN(N_("Remaining %"), N_("Remaining $ as a part of Credit $"),
	   "ratio percent share left gauge"),
    COLUMN(N_("Remaining $"), N_("the credit that remains, in USD; below 0 the customer owes"),
	   "amount money left balance dollar"),
    COLUMN(N_("Δ Remaining"),
	   N_("how much more remains than at the moment of the line \"since\"; the column appears "
	      "when "
	      "the list is compared"),
	   "delta difference changes since d Δ less fell"),
    COLUMN(N_("Δ Used"), N_("how much more is used than then; allocations do not change it"),
	   "delta difference changes since d Δ consumption"),
    COLUMN(N_("Runway"),
	   N_("how many days the remaining credit lasts at the burn; no use: nothing is used; 0 d: "
	      "nothing remains; the column appears with B"),
	   "days left forecast last until"),
    COLUMN(N_("Burn $/day"),
	   N_("what the customer uses a day, the median of the last 14 whole days (7 if you chose "
	      "that), and a small bar for each of the last 7 days; new: too few days since the "
	      "customer was associated; the column appears with B"),
	   "use usage cost consumption daily spend rate median spark bars"),
    COLUMN(N_("Credit $"), N_("the credit that the customer was given, in USD"),
	   "amount money limit allocated dollar"),
    COLUMN(N_("Associated"),
	   N_("when the customer was bound to your account; the API calls it AssociationTime"),
	   "date AssociationTime since joined bound"),
    COLUMN(N_("Expiry"),
	   N_("the nearest expiration date, RecentExpiry; the API does not say what expires then"),
	   "date RecentExpiry expires expiration renewal"),
    COLUMN(N_("Email"), N_("the e-mail address; the API masks a part of it"),
	   "mail e-mail address"),
    COLUMN(N_("Mobile"), N_("the mobile number"), "phone telephone"),
    COLUMN(N_("Remark"), N_("your own note on the customer"), "note comment"),
    COLUMN(N_("Identity"),
	   N_("how the customer was verified: unverified, individual or enterprise"),
	   "IdentifyType verification"),
    COLUMN(
	N_("Type"),
	N_("the API does not explain it; probably new: found by you, old: existed before, assign: "
	   "assigned to you"),
	"new old assign"),

    {LEGEND_HEADER, LEGEND_PLAIN, STATUS_OK, N_("at risk"), "", "", NULL,
     "risky trouble danger attention alert urgent"},
    HEADER(N_("Loaded"), N_("how many customers were fetched, of how many the list has"),
	   "count total all"),
    HEADER(N_("Filter"), N_("the filter sent to the API; none: all customers"), "query"),
    HEADER(N_("Order"), N_("the order in which the API sends the customers, by Associated"),
	   "sort newest oldest"),
    HEADER(N_("Own credit"),
	   N_("your own credit with Tencent: what remains of all of it, and what is allocated to "
	      "customers; when it is used up, no customer can buy"),
	   "pool partner allocated available given out money"),
    HEADER(N_("profile"), N_("whose key is used"), "account key who"),
    HEADER(
	N_("rps"),
	N_("requests per second: how many of the busiest action were sent in the last second, of "
	   "the "
	   "5 that the API allows of each"),
	"API rate speed limit requests"),
    HEADER(N_("ok, failed"), N_("how many tries had a good answer, and how many failed"),
	   "errors failed limited answers"),
    HEADER(N_("limited"),
	   N_("requests that the API refused because they came too fast; they are sent again"),
	   "rate throttled ‖"),
    HEADER(
	N_("burn"),
	N_("what customers use a day; in the header: all customers together whose burn is known; "
	   "\"of\" says how many these are"),
	"use usage cost consumption daily spend rate median"),
    HEADER(N_("vouchers"),
	   N_("in the details: the amount of the customer's vouchers; the command vouchers lists "
	      "those of all customers, the next to end first"),
	   "voucher expiry expires coupon grant"),
    HEADER(N_("since"),
	   N_("how many customers are new, gone, worse or better since that moment, or dropped "
	      "suddenly; C lists them, :history on begins to keep what is compared"),
	   "changes history diff difference yesterday snapshot delta new gone"),
    HEADER(N_("shortest"),
	   N_("the shortest runway of the customers whose burn is known and who have credit left"),
	   "runway days first soonest"),
    HEADER(
	N_("runway"),
	N_("in the details: how many days the remaining credit lasts at the burn, and until which "
	   "date"),
	"days left forecast last until end date"),
    HEADER(
	N_("top-up"),
	N_("in the details and below marked customers: what must be allocated so that the credit "
	   "remains at that level"),
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
						 N_("What you see: the status of a customer"),
					     [LEGEND_SIGN] = N_("What you see: signs and colours"),
					     [LEGEND_COLUMN] = N_("What you see: columns"),
					     [LEGEND_HEADER] = N_("What you see: words")};
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

static void write_status(const struct catalog *lang, enum credit_status s,
			 const struct thresholds *t, char out[LEGEND_TEXT_BYTES])
{
	char rule[STATUS_RULE_BYTES];
	credit_status_rule(lang, s, t, rule);
	const char *more = s == STATUS_SUS    ? N_("; shown as F=1 where Force is 1")
			   : s == STATUS_CRIT ? N_("; --crit changes the limit")
			   : s == STATUS_LOW  ? N_("; --low changes the limit")
					      : "";
	snprintf(out, LEGEND_TEXT_BYTES, "%s%s", rule, lang_text(lang, more));
}

/* Names the statuses at risk, which are more than one. */
static void write_at_risk(const struct catalog *lang, char out[LEGEND_TEXT_BYTES])
{
	struct buf names;
	unsigned rest = STATUS_AT_RISK;
	buf_init(&names, LEGEND_TEXT_BYTES - 1);
	for (int i = 0; i < STATUSES; i++) {
		if (!(rest & STATUS_BIT(i)))
			continue;
		rest &= ~STATUS_BIT(i);
		buf_addf(&names, "%s%s", credit_status_name((enum credit_status)i),
			 rest == 0 ? ""
			 : (rest & (rest - 1)) == 0
			     ? lang_text_in(lang, "before the last of a list", " or ")
			     : lang_text_in(lang, "between two of a list", ", "));
	}
	snprintf(out, LEGEND_TEXT_BYTES, lang_text(lang, "customers with the status %s"),
		 names.n ? names.p : "");
	buf_release(&names);
}

void legend_text(const struct catalog *lang, const struct legend_term *term,
		 const struct thresholds *t, char out[LEGEND_TEXT_BYTES])
{
	if (term->text)
		snprintf(out, LEGEND_TEXT_BYTES, "%s", lang_text(lang, term->text));
	else if (term->part == LEGEND_STATUS)
		write_status(lang, term->as, t, out);
	else
		write_at_risk(lang, out);
}

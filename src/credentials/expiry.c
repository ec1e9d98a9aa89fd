/* SPDX-License-Identifier: MIT */
/* Parses the time formats that tccli, Python and JavaScript write. */
#include "expiry.h"

#include <stdio.h>

#include "base/time.h"

#define LAST_S    253402300799 /* 9999-12-31 23:59:59 */
#define SECONDS   99999999999  /* larger numbers are milliseconds */
#define DATE_TIME 19           /* "2026-11-23T10:00:00" */
#define MAIL_TIME 25           /* "Mon, 23 Nov 2026 10:00:00" */
#define DATE_TEXT 24           /* "Mon Nov 23 2026 10:00:00" */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct sl drop_digits(struct sl s)
{
	while (s.n && is_digit(s.p[0]))
		s = sl_drop(s, 1);
	return s;
}

/* Drops a fraction such as ".5" at the front; false when the point has no digit behind it. */
static bool drop_fraction(struct sl *s)
{
	if (s->n == 0 || s->p[0] != '.')
		return true;
	struct sl rest = drop_digits(sl_drop(*s, 1));
	bool ok = rest.n + 1 < s->n;
	*s = rest;
	return ok;
}

static bool parse_number(struct sl text, int64_t *out)
{
	struct sl rest = drop_digits(text);
	struct sl whole = sl_take(text, text.n - rest.n);
	int64_t n;
	if (!drop_fraction(&rest) || rest.n || !sl_to_i64(whole, &n))
		return false;
	*out = n > SECONDS ? n / 1000 : n;
	return true;
}

/* "+08:00", "+0800", "+08", "Z", "UTC", "GMT+0800". */
static bool parse_zone(struct sl zone, int64_t *offset_s)
{
	uint64_t hours, minutes = 0;
	*offset_s = 0;
	if (zone.n > 3 && sl_starts(zone, SL("GMT")))
		zone = sl_drop(zone, 3);
	if (sl_equal_nocase(zone, SL("Z")) || sl_equal(zone, SL("UTC")) ||
	    sl_equal(zone, SL("GMT")))
		return true;
	if (zone.n < 3 || (zone.p[0] != '+' && zone.p[0] != '-'))
		return false;
	struct sl rest = sl_drop(zone, 3);
	if (rest.n && rest.p[0] == ':')
		rest = sl_drop(rest, 1);
	if (!sl_to_u64(sl_take(sl_drop(zone, 1), 2), &hours) || hours > 23 ||
	    (zone.n > 3 && (rest.n != 2 || !sl_to_u64(rest, &minutes) || minutes > 59)))
		return false;
	*offset_s = (int64_t)(hours * 3600 + minutes * 60) * (zone.p[0] == '-' ? -1 : 1);
	return true;
}

static bool parse_date(struct sl text, int64_t *out)
{
	struct sl zone = sl_drop(text, DATE_TIME);
	int64_t local, offset;
	if (text.n <= DATE_TIME || !time_parse(sl_take(text, DATE_TIME), &local) ||
	    !drop_fraction(&zone) || !parse_zone(sl_trim(zone), &offset))
		return false;
	*out = local - offset;
	return true;
}

/* Parses a date of HTTP without its zone, and the zone behind it. */
static bool parse_named_date(const char *local, struct sl zone, int64_t *out)
{
	char text[MAIL_TIME + 5];
	int64_t at, offset;
	snprintf(text, sizeof text, "%s GMT", local);
	if (!time_parse_http(sl_from(text), &at) || !parse_zone(zone, &offset))
		return false;
	*out = at - offset;
	return true;
}

/* "Mon, 23 Nov 2026 10:00:00 +0000", as mails have it and Python writes it. */
static bool parse_mail_date(struct sl text, int64_t *out)
{
	char local[MAIL_TIME + 1];
	sl_to_chars(sl_take(text, MAIL_TIME), local, sizeof local);
	return text.n > MAIL_TIME &&
	       parse_named_date(local, sl_trim(sl_drop(text, MAIL_TIME)), out);
}

/* "Mon Nov 23 2026 18:00:00 GMT+0800 (China Standard Time)", as JavaScript prints a Date. */
static bool parse_date_text(struct sl text, int64_t *out)
{
	char local[MAIL_TIME + 1];
	struct sl zone;
	if (text.n <= DATE_TEXT || text.p[3] != ' ' || text.p[7] != ' ')
		return false;
	snprintf(local, sizeof local, "%.3s, %.2s %.3s%.14s", text.p, text.p + 8, text.p + 4,
		 text.p + 10);
	text = sl_trim(sl_drop(text, DATE_TEXT));
	return sl_split(&text, ' ', &zone) && parse_named_date(local, zone, out);
}

/* A date and time that could be in any time zone. */
static bool lacks_zone(struct sl text)
{
	struct sl rest = sl_drop(text, DATE_TIME);
	int64_t unused;
	return text.n >= DATE_TIME && time_parse(sl_take(text, DATE_TIME), &unused) &&
	       drop_fraction(&rest) && rest.n == 0;
}

bool expiry_parse(struct sl text, int64_t *unix_s)
{
	int64_t s;
	text = sl_trim(text);
	if ((!parse_number(text, &s) && !parse_date(text, &s) && !parse_mail_date(text, &s) &&
	     !parse_date_text(text, &s)) ||
	    s < 0 || s > LAST_S)
		return false;
	*unix_s = s;
	return true;
}

bool expiry_read(struct sl text, int line, int64_t *unix_s, struct err *e)
{
	char where[60];
	*unix_s = 0;
	if (text.n == 0 || expiry_parse(text, unix_s))
		return true;
	if (line)
		snprintf(where, sizeof where, lang_text(err_lang(e), "line %d"), line);
	else
		snprintf(where, sizeof where, "%s",
			 lang_text_in(err_lang(e), "the text that has the expiry time", "it"));
	if (lacks_zone(sl_trim(text)))
		return err_set(e, ERR_CREDENTIAL,
			       "%s: the expiry time has no time zone; append Z or an offset such "
			       "as +08:00",
			       where);
	return err_set(
	    e, ERR_CREDENTIAL,
	    "%s: the expiry time is not valid; write Unix seconds or 2026-11-23T10:00:00Z", where);
}

/* SPDX-License-Identifier: MIT */
/* Collects the doctor's findings and prints them. */
#include "doctor_report.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

#include "codec/json.h"

#include "output/paragraph.h"

#define NAME_COLS  15 /* of the name of a step, and the blanks behind it */
#define DETAIL_COL 33 /* the column at which details begin */

#define STEP_CONTEXT "a step of the doctor"

/* The names in JSON; the text has their translations. */
static const char *const step_names[STEPS] = {
    [STEP_CONFIGURATION] = NC_("a step of the doctor", "configuration"),
    [STEP_CREDENTIALS] = NC_("a step of the doctor", "credentials"),
    [STEP_PROXY] = NC_("a step of the doctor", "proxy"),
    [STEP_DNS] = NC_("a step of the doctor", "dns"),
    [STEP_TCP] = NC_("a step of the doctor", "tcp"),
    [STEP_TLS] = NC_("a step of the doctor", "tls"),
    [STEP_ANSWER] = NC_("a step of the doctor", "answer"),
    [STEP_CLOCK] = NC_("a step of the doctor", "clock"),
    [STEP_SIGNATURE] = NC_("a step of the doctor", "signature"),
    [STEP_PERMISSION] = NC_("a step of the doctor", "permission"),
    [STEP_ACTIONS] = NC_("a step of the doctor", "actions"),
    [STEP_RATE] = NC_("a step of the doctor", "rate"),
    [STEP_PAGE_SIZE] = NC_("a step of the doctor", "page-size"),
    [STEP_LATENCY] = NC_("a step of the doctor", "latency"),
};

static const char *verdict_name(enum verdict v)
{
	switch (v) {
	case VERDICT_OK: return "ok";
	case VERDICT_WARN: return "warn";
	case VERDICT_FAIL: return "fail";
	case VERDICT_NONE: break;
	}
	return "not reached";
}

PRINTF(5, 0)
static void set_finding(struct doctor_report *r, enum step s, enum verdict v, const char *remedy,
			const char *fmt, va_list args)
{
	struct finding *f = &r->at[s];
	if (f->verdict >= v)
		return;
	if (f->verdict == VERDICT_NONE)
		f->us = UNTIMED;
	f->verdict = v;
	vsnprintf(f->detail, sizeof f->detail, T_(r, fmt), args);
	snprintf(f->remedy, sizeof f->remedy, "%s", remedy[0] ? T_(r, remedy) : "");
}

void doctor_report_ok(struct doctor_report *r, enum step s, int64_t us, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	set_finding(r, s, VERDICT_OK, "", fmt, args);
	va_end(args);
	doctor_report_time(r, s, us);
}

void doctor_report_warn(struct doctor_report *r, enum step s, const char *remedy, const char *fmt,
			...)
{
	va_list args;
	va_start(args, fmt);
	set_finding(r, s, VERDICT_WARN, remedy, fmt, args);
	va_end(args);
}

void doctor_report_fail(struct doctor_report *r, enum step s, const char *remedy, const char *fmt,
			...)
{
	va_list args;
	va_start(args, fmt);
	set_finding(r, s, VERDICT_FAIL, remedy, fmt, args);
	va_end(args);
}

void doctor_report_time(struct doctor_report *r, enum step s, int64_t us)
{
	if (us >= 0)
		r->at[s].us = us;
}

static enum verdict find_worst(const struct doctor_report *r, int from, int to)
{
	enum verdict v = VERDICT_OK;
	for (int i = from; i <= to; i++)
		if (r->at[i].verdict > v)
			v = r->at[i].verdict;
	return v;
}

int doctor_report_exit_code(const struct doctor_report *r)
{
	if (find_worst(r, STEP_CONFIGURATION, STEP_CREDENTIALS) == VERDICT_FAIL)
		return 2;
	if (find_worst(r, STEP_PROXY, STEP_LATENCY) == VERDICT_FAIL)
		return 3;
	/* A step that was not reached may be faulty. */
	for (int i = 0; i < STEPS; i++)
		if (r->at[i].verdict == VERDICT_NONE)
			return 3;
	return find_worst(r, 0, STEPS - 1) == VERDICT_WARN ? 1 : 0;
}

static void print_time(const struct finding *f, char *out, size_t size)
{
	if (f->verdict == VERDICT_NONE || f->us < 0)
		snprintf(out, size, "-");
	else
		snprintf(out, size, "%lld.%lld ms", (long long)(f->us / 1000),
			 (long long)(f->us / 100 % 10));
}

/* Appends the mark of a line; a fault is to be seen at once, what is well is not. */
static void add_mark(enum verdict v, bool color, struct buf *out)
{
	static const struct {
		const char *mark, *color;
	} marks[] = {
	    {"-", "\033[2m"}, {"ok", "\033[2m"}, {"WARN", "\033[1;33m"}, {"FAIL", "\033[1;31m"}};
	buf_addf(out, "%s%-4s%s", color ? marks[v].color : "", marks[v].mark,
		 color ? "\033[0m" : "");
}

static void add_name(const struct doctor_report *r, const char *step, struct buf *out)
{
	const char *name = TC_(r, STEP_CONTEXT, step);
	int blanks = NAME_COLS - text_width(sl_from(name));
	buf_addf(out, "  %s%*s", name, blanks > 0 ? blanks : 0, "");
}

void doctor_report_print(const struct doctor_report *r, const struct doctor_look *look,
			 struct buf *out)
{
	for (int i = 0; i < STEPS; i++) {
		const struct finding *f = &r->at[i];
		char took[32];
		print_time(f, took, sizeof took);
		add_mark(f->verdict, look->color, out);
		add_name(r, step_names[i], out);
		buf_addf(out, "%10s  ", took);
		paragraph_add(out, DETAIL_COL, look->cols,
			      f->verdict == VERDICT_NONE ? T_(r, "not reached") : f->detail);
		if (!f->remedy[0])
			continue;
		buf_addf(out, "%*s->  ", DETAIL_COL, "");
		paragraph_add(out, DETAIL_COL + 4, look->cols, f->remedy);
	}
	switch (doctor_report_exit_code(r)) {
	case 0: buf_addf(out, "%s\n", T_(r, "Everything works.")); break;
	case 1: buf_addf(out, "%s\n", T_(r, "It works; see the lines marked WARN.")); break;
	default:
		buf_addf(out, "%s\n", T_(r, "It does not work; start with the first FAIL."));
		break;
	}
}

static void add_text(struct buf *out, const char *key, const char *text)
{
	buf_addf(out, ",\"%s\":", key);
	if (text[0])
		json_write_string(out, sl_from(text));
	else
		buf_add(out, SL("null"));
}

void doctor_report_print_json(const struct doctor_report *r, struct buf *out)
{
	int code = doctor_report_exit_code(r);
	buf_addf(out, "{\"ok\":%s,\"exit\":%d,\"steps\":[", code ? "false" : "true", code);
	for (int i = 0; i < STEPS; i++) {
		const struct finding *f = &r->at[i];
		buf_addf(out, "%s\n{\"step\":\"%s\",\"status\":\"%s\",\"ms\":", i ? "," : "",
			 step_names[i], verdict_name(f->verdict));
		if (f->verdict == VERDICT_NONE || f->us < 0)
			buf_add(out, SL("null"));
		else
			buf_addf(out, "%lld.%03lld", (long long)(f->us / 1000),
				 (long long)(f->us % 1000));
		add_text(out, "detail", f->detail);
		add_text(out, "remedy", f->remedy);
		buf_add_byte(out, '}');
	}
	buf_add(out, SL("\n]}\n"));
}

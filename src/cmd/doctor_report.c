/* SPDX-License-Identifier: MIT */
/* Collects the doctor's findings and prints them. */
#include "doctor_report.h"

#include <stdarg.h>
#include <stdio.h>

#include "codec/json.h"

#include "output/paragraph.h"

#define DETAIL_COL 33 /* the column at which details begin */

static const char *const step_names[STEPS] = {
    [STEP_CONFIGURATION] = "configuration",
    [STEP_CREDENTIALS] = "credentials",
    [STEP_PROXY] = "proxy",
    [STEP_DNS] = "dns",
    [STEP_TCP] = "tcp",
    [STEP_TLS] = "tls",
    [STEP_ANSWER] = "answer",
    [STEP_CLOCK] = "clock",
    [STEP_SIGNATURE] = "signature",
    [STEP_PERMISSION] = "permission",
    [STEP_ACTIONS] = "actions",
    [STEP_RATE] = "rate",
    [STEP_PAGE_SIZE] = "page-size",
    [STEP_LATENCY] = "latency",
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
	vsnprintf(f->detail, sizeof f->detail, fmt, args);
	snprintf(f->remedy, sizeof f->remedy, "%s", remedy);
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

void doctor_report_print(const struct doctor_report *r, const struct doctor_look *look,
			 struct buf *out)
{
	for (int i = 0; i < STEPS; i++) {
		const struct finding *f = &r->at[i];
		char took[32];
		print_time(f, took, sizeof took);
		add_mark(f->verdict, look->color, out);
		buf_addf(out, "  %-13s  %10s  ", step_names[i], took);
		paragraph_add(out, DETAIL_COL, look->cols,
			      f->verdict == VERDICT_NONE ? "not reached" : f->detail);
		if (!f->remedy[0])
			continue;
		buf_addf(out, "%*s->  ", DETAIL_COL, "");
		paragraph_add(out, DETAIL_COL + 4, look->cols, f->remedy);
	}
	switch (doctor_report_exit_code(r)) {
	case 0: buf_add_chars(out, "Everything works.\n"); break;
	case 1: buf_add_chars(out, "It works; see the lines marked WARN.\n"); break;
	default: buf_add_chars(out, "It does not work; start with the first FAIL.\n"); break;
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

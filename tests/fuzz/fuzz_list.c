/* SPDX-License-Identifier: MIT */
/* Any text in every field of a customer, in every format of `tcpartner list`. */
#include <string.h>

#include "base/utf8.h"

#include "checks.h"
#include "output/list_format.h"

#define FORMATS 5

static const int all[CUSTOMER_FIELDS] = {
    FIELD_CLIENT_UIN,    FIELD_NAME,   FIELD_REMAINING_CREDIT, FIELD_CREDIT,        FIELD_REMARK,
    FIELD_EMAIL,         FIELD_MOBILE, FIELD_ASSOCIATION_TIME, FIELD_RECENT_EXPIRY, FIELD_TYPE,
    FIELD_IDENTIFY_TYPE, FIELD_FORCE,  FIELD_ARREARS};

/* The control characters that a format itself is made of. */
static const char *own_controls(enum output o)
{
	return o == OUTPUT_CSV ? "\r\n" : o == OUTPUT_TSV ? "\t\n" : "\n";
}

/* Nothing on a terminal but characters that can be shown, and the format's own line ends. */
static void check_printed(struct sl s, const char *own)
{
	uint32_t cp;
	CHECK(utf8_is_valid(s));
	for (size_t n; (n = utf8_read(s, &cp)) > 0; s = sl_drop(s, n)) {
		bool control = cp < 0x20 || (cp >= 0x7F && cp <= 0x9F);
		bool bidi = cp == 0x061C || cp == 0x200E || cp == 0x200F ||
			    (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
		CHECK(!bidi && (!control || (cp && cp < 0x80 && strchr(own, (int)cp))));
	}
}

static void try_format(enum output output, const struct customer *c, int width, bool ascii)
{
	struct list_format f = {.output = output,
				.columns = all,
				.n_columns = CUSTOMER_FIELDS,
				.thresholds = credit_thresholds_default,
				.terminal = true,
				.ascii = ascii,
				.width = width};
	struct buf out;
	buf_init(&out, 32u << 20);
	list_format_measure(&f, c);
	list_format_fit(&f);
	list_format_begin(&f, &out);
	list_format_customer(&f, c, true, &out);
	list_format_end(&f, true, &out);
	CHECK(!out.full);
	check_printed(buf_sl(&out), own_controls(output));
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const enum output outputs[FORMATS] = {OUTPUT_TABLE, OUTPUT_JSON, OUTPUT_JSONL,
						     OUTPUT_CSV, OUTPUT_TSV};
	struct field fields[CUSTOMER_FIELDS];
	struct arena arena;
	struct customer c;
	struct buf clean;
	int width = n ? data[0] : 0;
	buf_init(&clean, 3 * n + 1);
	utf8_clean(n ? (struct sl){(const char *)data + 1, n - 1} : SL(""), &clean);
	for (size_t i = 0; i < CUSTOMER_FIELDS; i++)
		fields[i] = (struct field){FIELD_TEXT, buf_sl(&clean)};
	arena_init(&arena);
	customer_pack(&c, &arena, fields);
	for (size_t i = 0; i < COUNT_OF(outputs); i++)
		try_format(outputs[i], &c, width, width % 2);
	arena_release(&arena);
	buf_release(&clean);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* Compares a text with a file line by line, or writes the file. */
#include "golden.h"

#include "base/buf.h"

#include "test.h"

#define FILE_MAX (8u << 20)

static void write_file(const char *path, struct sl text)
{
	FILE *file = fopen(path, "wb");
	if (!file)
		fail_msg("%s cannot be written", path);
	assert_int_equal(fwrite(text.p, 1, text.n, file), text.n);
	assert_int_equal(fclose(file), 0);
}

static void read_file(const char *path, struct buf *out)
{
	char bytes[4096];
	size_t n;
	FILE *file = fopen(path, "rb");
	if (!file)
		fail_msg("%s is missing: run with BLESS=1 and read it", path);
	while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(out, (struct sl){bytes, n});
	fclose(file);
}

/* Names the first line that differs, which is easier to read than two whole texts. */
static void compare_lines(const char *path, struct sl want, struct sl have)
{
	struct sl a, b;
	for (int line = 1;; line++) {
		bool more_a = sl_split(&want, '\n', &a), more_b = sl_split(&have, '\n', &b);
		if (!more_a && !more_b)
			return;
		if (more_a && more_b && sl_equal(a, b))
			continue;
		fail_msg("%s:%d\n want: %.*s\n  got: %.*s\n%s differs", path, line,
			 more_a ? (int)a.n : 5, more_a ? a.p : "(end)", more_b ? (int)b.n : 5,
			 more_b ? b.p : "(end)", path);
	}
}

void golden_check(const char *path, struct sl text)
{
	const char *bless = getenv("BLESS");
	struct buf want;
	if (bless && strcmp(bless, "1") == 0) {
		write_file(path, text);
		return;
	}
	buf_init(&want, FILE_MAX);
	read_file(path, &want);
	if (!sl_equal(buf_sl(&want), text))
		compare_lines(path, buf_sl(&want), text);
	bool same = sl_equal(buf_sl(&want), text);
	buf_release(&want);
	if (!same)
		fail_msg("%s differs in its last byte", path);
}

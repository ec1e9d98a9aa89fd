/* SPDX-License-Identifier: MIT */
/* Personal data of a record under other names. */

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include "flow_start.h"
#include "recording/recording_mask.h"
#include "test.h"

static const struct recording_mask mask = {"a key of thirty-two bytes length"};
static const struct recording_mask other = {"another of thirty-two bytes leng"};

static const char *text(const struct recording_mask *m, const char *from)
{
	static char kept[4][600];
	static int next;
	struct buf out;
	buf_init(&out, 4096);
	recording_mask_text(m, sl_from(from), &out);
	char *to = kept[next++ % 4];
	sl_to_chars(buf_sl(&out), to, sizeof kept[0]);
	buf_release(&out);
	return to;
}

static const char *json(const char *from)
{
	static char kept[2000];
	struct buf out;
	buf_init(&out, 4096);
	recording_mask_json(&mask, sl_from(from), &out);
	sl_to_chars(buf_sl(&out), kept, sizeof kept);
	buf_release(&out);
	return kept;
}

TEST(the_same_text_becomes_the_same)
{
	assert_string_equal(text(&mask, "Acme Media"), text(&mask, "Acme Media"));
	assert_string_not_equal(text(&mask, "Acme Media"), "Acme Media");
	assert_string_not_equal(text(&mask, "Acme Media"), text(&other, "Acme Media"));
	assert_string_equal(text(&mask, ""), "");
}

TEST(shape_stays)
{
	const char *email = text(&mask, "Ab.c-9@ex.io");
	assert_int_equal(strlen(email), 12);
	assert_true(email[0] >= 'A' && email[0] <= 'Z' && email[1] >= 'a' && email[1] <= 'z');
	assert_true(email[2] == '.' && email[4] == '-' && email[6] == '@' && email[9] == '.');
	assert_true(email[5] >= '0' && email[5] <= '9');
	const char *wide = text(&mask, "臺北 a\xcc\x81");
	assert_int_equal(text_width(sl_from(wide)), 6);
	assert_non_null(strstr(wide, "\xcc\x81"));
	assert_string_equal(text(&mask, "\xff\xfe"), "\xff\xfe");
}

TEST(no_two_numbers_of_a_length_become_one)
{
	char seen[10000] = {0};
	for (int i = 1000; i < 10000; i++) {
		char from[8];
		snprintf(from, sizeof from, "%d", i);
		const char *to = text(&mask, from);
		assert_int_equal(strlen(to), 4);
		int n = (int)strtol(to, NULL, 10);
		assert_in_range(n, 1000, 9999);
		assert_false(seen[n]);
		seen[n] = 1;
	}
}

TEST(the_longest_numbers_fit_64_bits)
{
	uint64_t n;
	for (uint64_t i = 0; i < 200; i++) {
		char from[24];
		snprintf(from, sizeof from, "%llu", 9999999999999999999ULL - i * 99999999999999ULL);
		assert_true(sl_to_u64(sl_from(text(&mask, from)), &n));
	}
}

TEST(documents_keep_what_is_not_personal)
{
	const char *out =
	    json("{\"Response\":{\"Data\":[{\"ClientUin\":100000000001,\"Name\":\"Acme\","
		 "\"Credit\":5,\"RemainingCredit\":-2.5,\"Type\":\"new\",\"Force\":0}],"
		 "\"RequestId\":\"r-1\"}}");
	char want[400];
	snprintf(want, sizeof want,
		 "{\"Response\":{\"Data\":[{\"ClientUin\":%s,\"Name\":\"%s\",\"Credit\":5,"
		 "\"RemainingCredit\":-2.5,\"Type\":\"new\",\"Force\":0}],\"RequestId\":\"r-1\"}}",
		 text(&mask, "100000000001"), text(&mask, "Acme"));
	assert_string_equal(out, want);
}

TEST(a_uin_is_the_same_as_number_and_as_text)
{
	char want[100];
	const char *n = text(&mask, "200416277903");
	snprintf(want, sizeof want, "{\"Uin\":%s,\"ClientUin\":\"%s\"}", n, n);
	assert_string_equal(json("{\"Uin\":200416277903,\"ClientUin\":\"200416277903\"}"), want);
	n = text(&mask, "9999999999999999999");
	snprintf(want, sizeof want, "{\"Uin\":%s,\"ClientUin\":\"%s\"}", n, n);
	assert_string_equal(
	    json("{\"Uin\":9999999999999999999,\"ClientUin\":\"9999999999999999999\"}"), want);
	assert_string_not_equal(n, "9999999999999999999");
	uint64_t masked;
	assert_true(sl_to_u64(sl_from(n), &masked));
}

TEST(escaped_text_unescapes_to_itself)
{
	char want[100];
	snprintf(want, sizeof want, "{\"Name\":\"%s\"}", text(&mask, "臺北🌸"));
	assert_string_equal(json("{\"Name\":\"\\u81fa\\u5317\\ud83c\\udf38\"}"), want);
	/* What only looks like an escape is text. */
	snprintf(want, sizeof want, "{\"Name\":\"%s\"}", text(&mask, "ku00e9 au5317"));
	assert_string_equal(json("{\"Name\":\"ku00e9 au5317\"}"), want);
	/* Half a pair and controls stay what they are. */
	assert_string_equal(json("{\"Name\":\"\\ud83c\\u0007\\n\\\\\"}"),
			    "{\"Name\":\"\\ud83c\\u0007\\n\\\\\"}");
}

TEST(messages_and_what_is_no_document_are_left_out)
{
	assert_string_equal(json("{\"Code\":\"A.B\",\"Message\":\"Acme owes\"}"),
			    "{\"Code\":\"A.B\",\"Message\":\"(masked)\"}");
	assert_string_equal(json("<html>Acme</html>"), "***");
	assert_string_equal(json("{\"Uin\":-1.5e3}"), "{\"Uin\":0}");
	assert_null(strstr(json("{\"Name\":\"Acme"), "Acme"));
}

TEST(numbers_are_masked_as_texts_are)
{
	char want[200];
	snprintf(want, sizeof want, "{\"Mobile\":%s,\"NewOne\":0,\"Total\":3,\"Force\":1}",
		 text(&mask, "13800138000"));
	assert_string_equal(json("{\"Mobile\":13800138000,\"NewOne\":1.5,\"Total\":3,\"Force\":1}"),
			    want);
}

TEST(nothing_else_in_a_document_is_a_way_out)
{
	assert_string_equal(json("{\"13800138000\":false,\"a@b.io\":true,\"Name\":null}"),
			    "{\"***\":false,\"***\":true,\"Name\":null}");
	assert_string_equal(json("{\"Name\":Acme}"), "{\"Name\":***}");
	assert_null(strstr(json("{\"a\":1} dear Acme"), "Acme"));
	assert_null(strstr(json("{\"Code\":\"Acme <a@b.io>\"}"), "Acme"));
}

TEST(pasted_text_is_masked_everywhere)
{
	static const char *const places[] = {"",  ":",     "f", "f Enter", "I", "I Enter",
					     "y", "Esc ?", "S", "c",       "&", "/"};
	const struct key pasted = {.code = KEYCODE_CHAR, .cp = 'W', .pasted = true};
	const struct key digit = {.code = KEYCODE_CHAR, .cp = '3', .pasted = true};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct flow *f = flow_start("20..1", 10);
		flow_keys(f, places[i]);
		assert_int_equal(recording_mask_key(f->model, pasted).cp, 'x');
		assert_int_equal(recording_mask_key(f->model, digit).cp, '9');
		flow_end(f);
	}
}

static void key_becomes(const struct flow *f, const char *name, const char *want)
{
	struct key k = {0}, to = {0};
	assert_true(key_parse(sl_from(name), &k) && key_parse(sl_from(want), &to));
	assert_true(key_equal(recording_mask_key(f->model, k), to));
}

TEST(keys_that_are_commands_stay)
{
	struct flow *f = flow_start("20..1", 10);
	key_becomes(f, "j", "j");
	key_becomes(f, "9", "9");
	flow_keys(f, ":");
	key_becomes(f, "e", "e");
	flow_type_text(f, "api ");
	key_becomes(f, "e", "x");
	flow_keys(f, "Esc f");
	key_becomes(f, "2", "2");
	key_becomes(f, "Enter", "Enter");
	flow_keys(f, "Esc y");
	key_becomes(f, "u", "u");
	flow_keys(f, "Esc I Enter");
	key_becomes(f, "y", "y");
	flow_end(f);
}

TEST(keys_that_are_text_become_others_like_them)
{
	struct flow *f = flow_start("20..1", 10);
	flow_keys(f, "/");
	key_becomes(f, "a", "x");
	key_becomes(f, "Q", "x");
	key_becomes(f, "7", "9");
	key_becomes(f, "é", "x");
	key_becomes(f, "@", "@");
	key_becomes(f, "Space", "Space");
	key_becomes(f, "Ctrl-W", "Ctrl-W");
	flow_keys(f, "Esc &");
	key_becomes(f, "a", "x");
	flow_keys(f, "Esc f");
	key_becomes(f, "5", "9");
	flow_keys(f, "Enter");
	key_becomes(f, "2", "9");
	flow_keys(f, "Esc x");
	key_becomes(f, "h", "x");
	flow_keys(f, "Esc I Enter /");
	key_becomes(f, "h", "x");
	flow_end(f);
}

TEST(a_key_comes_from_the_system)
{
	struct recording_mask a, b;
	struct err e = {0};
	assert_true(recording_mask_init(&a, &e) && recording_mask_init(&b, &e));
	assert_memory_not_equal(a.key, b.key, sizeof a.key);
}

/* Letters next to the marks are masked. */
TEST(marks_stay_and_their_neighbours_do_not)
{
	static const uint32_t kept[] = {0x300,  0x36F,  0x200B, 0x206F, 0xFEFF,
					0xFE00, 0xFE0F, 0x7F,   0x9F},
			      masked[] = {0x2FF, 0x370, 0x200A, 0x2070, 0xFDFF, 0xFE10, 0xA0};
	char in[UTF8_MAX_BYTES + 1];
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		in[utf8_write(kept[i], in)] = '\0';
		assert_string_equal(text(&mask, in), in);
	}
	for (size_t i = 0; i < sizeof masked / sizeof *masked; i++) {
		in[utf8_write(masked[i], in)] = '\0';
		assert_string_not_equal(text(&mask, in), in);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_stay_and_their_neighbours_do_not),
	    cmocka_unit_test(the_same_text_becomes_the_same),
	    cmocka_unit_test(shape_stays),
	    cmocka_unit_test(no_two_numbers_of_a_length_become_one),
	    cmocka_unit_test(the_longest_numbers_fit_64_bits),
	    cmocka_unit_test(documents_keep_what_is_not_personal),
	    cmocka_unit_test(a_uin_is_the_same_as_number_and_as_text),
	    cmocka_unit_test(escaped_text_unescapes_to_itself),
	    cmocka_unit_test(messages_and_what_is_no_document_are_left_out),
	    cmocka_unit_test(numbers_are_masked_as_texts_are),
	    cmocka_unit_test(nothing_else_in_a_document_is_a_way_out),
	    cmocka_unit_test(pasted_text_is_masked_everywhere),
	    cmocka_unit_test(keys_that_are_commands_stay),
	    cmocka_unit_test(keys_that_are_text_become_others_like_them),
	    cmocka_unit_test(a_key_comes_from_the_system),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

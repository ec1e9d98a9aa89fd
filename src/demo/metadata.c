/* SPDX-License-Identifier: MIT */
/* Answers like the metadata service of a CVM instance. */
#include "metadata.h"

#include <inttypes.h>

#include "base/time.h"

#include "codec/json.h"

#define ROOT  "/latest/meta-data/cam/security-credentials/"
#define TOKEN "role-token-until-"

static void add_key(const struct metadata *m, const struct auth_key *key, int64_t now_s,
		    struct buf *out)
{
	char ends[20]; /* "2026-11-23 10:00:00" */

	time_print(now_s + m->life_s, ends);
	buf_add(out, SL("{\n  \"TmpSecretId\": "));
	json_write_string(out, key->id);
	buf_add(out, SL(",\n  \"TmpSecretKey\": "));
	json_write_string(out, key->secret);
	buf_addf(out,
		 ",\n  \"ExpiredTime\": %" PRId64 ",\n  \"Expiration\": \"%.10sT%sZ\",\n"
		 "  \"Token\": \"" TOKEN "%" PRId64 "\",\n  \"Code\": \"Success\"\n}\n",
		 now_s + m->life_s, ends, ends + 11, now_s + m->life_s);
}

bool metadata_answer(const struct metadata *m, struct sl path, const struct auth_key *key,
		     int64_t now_s, struct buf *out)
{
	if (!m->role || !sl_starts(path, SL(ROOT)))
		return false;
	path = sl_drop(path, sizeof(ROOT) - 1);
	if (path.n == 0)
		return buf_add_chars(out, m->role);
	if (!sl_equal(path, sl_from(m->role)))
		return false;
	add_key(m, key, now_s, out);
	return true;
}

bool metadata_is_token(const struct metadata *m, struct sl token, int64_t now_s)
{
	int64_t until;

	return m->role && sl_starts(token, SL(TOKEN)) &&
	       sl_to_i64(sl_drop(token, sizeof(TOKEN) - 1), &until) && until > now_s &&
	       until <= now_s + m->life_s;
}

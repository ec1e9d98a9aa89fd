/* SPDX-License-Identifier: MIT */
/* The names under which tools write the parts of a key. */
#ifndef CREDENTIALS_CREDENTIALS_NAMES_H
#define CREDENTIALS_CREDENTIALS_NAMES_H

#include "base/sl.h"

#include "lang/lang.h"

enum secret_part { PART_ID, PART_SECRET, PART_TOKEN, PART_EXPIRY, PART_ROLE, PART_SESSION };
#define SECRET_PARTS 6

enum name_kind {
	NAME_PART,  /* a part of a key */
	NAME_SPARE, /* a second name of a part, which counts only if the first is missing */
	NAME_DOUBT, /* perhaps a part of a key, but an unknown one */
	NAME_OTHER  /* about something else */
};
/*
 * Classifies a name as tccli, the SDKs, STS and people write it: "secretId", "secret_id" and
 * "SECRET-ID" are equal. *part is set for the first two kinds.
 */
enum name_kind credentials_names_classify(struct sl name, enum secret_part *part);
/* The name of a part in messages: "secret id". */
const char *credentials_names_title(enum secret_part part, const struct catalog *lang);
/* Returns the name, or other words where it must not be shown. */
struct sl credentials_names_shown(struct sl name, const struct catalog *lang);
/* true if the name has only letters, '-' and '_'. Others are not shown: a key may be there by
 * mistake. */
bool credentials_names_is_showable(struct sl name);

#endif

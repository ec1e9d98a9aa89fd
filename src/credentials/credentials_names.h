/* SPDX-License-Identifier: MIT */
/* The names under which tools write the parts of a key. */
#ifndef CREDENTIALS_CREDENTIALS_NAMES_H
#define CREDENTIALS_CREDENTIALS_NAMES_H

#include "base/sl.h"

enum secret_part { PART_ID, PART_SECRET, PART_TOKEN, PART_EXPIRY, PART_ROLE, PART_SESSION };
#define SECRET_PARTS 6

enum name_kind {
	NAME_PART,  /* of a key */
	NAME_SPARE, /* likewise, said once more: it counts where the other name is missing */
	NAME_DOUBT, /* perhaps a part of a key, but none that is understood */
	NAME_OTHER  /* about something else */
};
/*
 * Judges a name as tccli, the SDKs, STS and people write it: "secretId", "secret_id", "SECRET-ID"
 * are the same. *part is set for the first two kinds.
 */
enum name_kind credentials_names_classify(struct sl name, enum secret_part *part);
/* What a part is called in a sentence: "secret id". */
const char *credentials_names_title(enum secret_part part);
/* Whether a name can be shown: letters and dashes only, for a slip may put a key in its place. */
bool credentials_names_is_showable(struct sl name);

#endif

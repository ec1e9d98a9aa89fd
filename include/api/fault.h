/* SPDX-License-Identifier: MIT */
/*
 * What went wrong with a request and what follows from it: one table of the API's error codes, one
 * of transport failures. The class decides what the program does, the sentences what the user
 * reads. Codes are matched whole, then by their part before the last '.', never by message text.
 */
#ifndef API_FAULT_H
#define API_FAULT_H

#include "api/wire.h"

#define CLOCK_NOTICED_S 60 /* a clock less far off is right enough: nothing is said of it */

enum fault_class {
	FAULT_NONE,
	FAULT_RETRY,      /* passing: try again with back-off and jitter */
	FAULT_LIMITED,    /* over the rate: slow down, then try again */
	FAULT_SKEW,       /* our clock: learn it from the Date header, sign again once */
	FAULT_CREDENTIAL, /* temporary credentials ended: renew once, then stop */
	FAULT_SIZE,       /* smaller page, try again */
	FAULT_STOP        /* nothing changes until the user acts */
};

struct fault {
	enum fault_class class;
	char code[80];     /* API code, or ours: "Network.Timeout", "Reply.Malformed" */
	char message[400]; /* the API's own words, gated for display; may be empty */
	char request_id[72];
	const char *meaning; /* what it means, from the table; never NULL */
	const char *remedy;  /* what to do; never NULL */
};

/*
 * Fills class, meaning and remedy from the code; unknown codes stop (prefix rules apply first). The
 * three texts are gated for display and cut.
 */
void fault_from_code(struct fault *f, struct sl code, struct sl message, struct sl request_id);
/*
 * From a transfer that gave no usable answer (result not WIRE_OK, or a status other than 200
 * without an API error). The body, a gateway's page perhaps, is never shown.
 */
void fault_from_wire(struct fault *f, const struct wire_reply *r);
/* From a reply that could not be decoded. */
void fault_from_decode(struct fault *f, const struct wire_reply *r, const struct err *e);
/*
 * Whether the page size may be what was refused: FAULT_SIZE, or an InvalidParameter code that names
 * it or nothing in particular. By the code only; whether this size was ever granted the caller
 * knows.
 */
bool fault_may_be_page_size(const struct fault *f);

/* Codes of transfers and replies are this program's, and so are their words. */
bool fault_is_ours(struct sl code);

/* The table, for the manual and the help pages: i from 0; NULL past the end. */
struct fault_entry {
	const char *code;
	enum fault_class class;
	const char *meaning, *remedy;
};
const struct fault_entry *fault_entry(size_t i);

#endif

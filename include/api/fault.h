/* SPDX-License-Identifier: MIT */
/*
 * A fault: what failed in a request, what the program does about it and what the user can do. One
 * table has the API's error codes and the failures of transfers. Codes are matched whole, then by
 * the part before the last '.', never by message text.
 */
#ifndef API_FAULT_H
#define API_FAULT_H

#include "api/wire.h"

#define FAULT_WAIT_MAX_MS 600000 /* a longer Retry-After counts as this */
#define CLOCK_NOTICED_S   60     /* a smaller error of the clock is not reported */

enum fault_class {
	FAULT_NONE,
	FAULT_RETRY,   /* temporary: try again with back-off and jitter */
	FAULT_LIMITED, /* over the rate: slow down, then try again */
	FAULT_SKEW,    /* the clock is wrong: take the time from the Date header, sign again once */
	FAULT_CREDENTIAL, /* temporary credentials expired: renew once, then stop */
	FAULT_SIZE,       /* the page is too large: try again with a smaller one */
	FAULT_STOP        /* do not try again until the user acts */
};

struct fault {
	enum fault_class class;
	char code[80];     /* the API's, or this program's: "Network.Timeout", "Reply.Malformed" */
	char message[400]; /* the API's message, gated for display; may be empty */
	char request_id[72];
	int64_t wait_ms;     /* the server asks to wait so long (Retry-After); 0: it does not */
	const char *meaning; /* what happened; never NULL */
	const char *remedy;  /* what to do; never NULL */
};

/*
 * Fills class, meaning and remedy from the code; unknown codes stop (prefix rules apply first). The
 * three texts are gated for display and cut.
 */
void fault_from_code(struct fault *f, struct sl code, struct sl message, struct sl request_id);
/*
 * Fills the fault from a transfer without a usable answer (result not WIRE_OK, or a status other
 * than 200 without an API error). The body, perhaps a gateway's page, is never shown.
 */
void fault_from_wire(struct fault *f, const struct wire_reply *r);
/* Fills the fault from a reply that could not be decoded. */
void fault_from_decode(struct fault *f, const struct wire_reply *r, const struct err *e);
/* Returns the message: the API's as it is, one of this program in the language. It is in room, or
 * in the fault. */
const char *fault_message(const struct fault *f, const struct catalog *lang, char *room,
			  size_t size);
/* Returns what to do. Of a request that is given up it never says that it is tried again. */
const char *fault_remedy(const struct fault *f, bool given_up);
/*
 * True when the API may have refused the page size: FAULT_SIZE, or an InvalidParameter code that
 * names it or nothing in particular. It looks at the code only; the caller knows which sizes were
 * accepted before.
 */
bool fault_may_be_page_size(const struct fault *f);

/* True for FAULT_LIMITED that is not about the action of the request alone, but about the account,
 * the address or the gateway. */
bool fault_limits_all(const struct fault *f);

/* True when the API does not accept the key: it may have been replaced by another one since it was
 * read. */
bool fault_may_be_old_key(const struct fault *f);

/* True for codes of transfers and replies, which this program made up with their messages. */
bool fault_is_ours(struct sl code);

/* A row of the table, for the help pages: i from 0; NULL past the end. */
struct fault_entry {
	const char *code;
	enum fault_class class;
	const char *meaning, *remedy;
};
const struct fault_entry *fault_entry(size_t i);

#endif

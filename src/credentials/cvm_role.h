/* SPDX-License-Identifier: MIT */
/*
 * The temporary key of the role bound to a CVM instance, from its metadata service: first the
 * role's name, then its key, both by plain GET (CVM, "Instance roles"). Outside of a CVM instance
 * nothing answers, so the time limit is short.
 */
#ifndef CREDENTIALS_CVM_ROLE_H
#define CREDENTIALS_CVM_ROLE_H

#include "port/port.h"

#define ROLE_NAME_CHARS 128

struct cvm_role {
	struct transport_port *net;
	uint64_t id;
	char base[200]; /* URL of the list of roles, ends with a slash */
	char name[ROLE_NAME_CHARS + 1];
};

/*
 * Sends the request for the name. TCPARTNER_METADATA_URL replaces the service's URL only with a
 * port of this machine by plain http, because another host could pass us a key of its own.
 */
bool cvm_role_start(struct cvm_role *r, const char *(*env)(const char *name),
		    struct transport_port *net, uint64_t id, struct err *e) MUST_USE;

enum role_step { ROLE_ASKED, ROLE_ANSWERED /* the body holds the key */, ROLE_FAILED };
enum role_step cvm_role_reply(struct cvm_role *r, const struct wire_reply *reply, int left_ms,
			      struct err *e);
/* Sets the error for a service that did not answer in time. */
void cvm_role_say_silent(struct err *e);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The history: the snapshots that are kept, in one SQLite file that several processes may use at
 * the same time. It lies at $XDG_DATA_HOME/tcpartner/history.db, readable by the user only (0600).
 *
 * The file has a row for each account and a row for each snapshot, whose customers are one value in
 * the form of snapshot/snapshot_codec.h. Every change is one transaction: a process that is killed
 * leaves the file as it was before or as it is after. A file that is damaged, that a later version
 * wrote, or that is another program's is never changed.
 */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "base/err.h"

#include "snapshot/retention.h"
#include "snapshot/snapshot.h"

#define HISTORY_PATH        1024
#define HISTORY_HOST_BYTES  264
#define HISTORY_HASH_BYTES  17
#define HISTORY_PATIENCE_MS 10000

/* What the environment says about the place of the file; each may be NULL. */
struct history_place {
	const char *xdg_data_home, *home;
};

/* Whose customers they are. No key and no number of an account is kept. */
struct history_account {
	char endpoint[HISTORY_HOST_BYTES]; /* the host of the API, without a port */
	char hash[HISTORY_HASH_BYTES];     /* of the id of the key, or of the role's account */
};

struct history_entry {
	struct history_account account;
	int64_t taken_s; /* Unix time */
	uint64_t customers;
	uint64_t bytes; /* in the file */
	bool complete;
};

enum history_mode {
	HISTORY_READ, /* fails if there is no file */
	HISTORY_WRITE /* makes the file and its folders if they are missing */
};

enum history_put_result {
	HISTORY_KEPT,
	HISTORY_TOO_SOON, /* one of the last RETENTION_GAP_S is kept already */
	HISTORY_FAILED
};

enum history_find_result { HISTORY_FOUND, HISTORY_NONE, HISTORY_UNREADABLE };

struct history;

/* Sets out to "" if the environment names no place for the file. */
void history_find_path(const struct history_place *place, char out[HISTORY_PATH]);
/* Returns the host of "host:port", as an account has it: a tunnel to one API may begin at any port.
 */
struct sl history_account_host(struct sl endpoint);
/* key_id is the id of the key that signs. role_arn is the role that it assumed, or empty: then the
 * account in it counts, which stays the same when the key is replaced. */
void history_account_make(struct sl endpoint, struct sl key_id, struct sl role_arn,
			  struct history_account *out);

bool history_exists(const char *path);
/* Returns NULL with a sentence for the user if the file cannot be used. An open history belongs to
 * one thread at a time. */
struct history *history_open(const char *path, enum history_mode mode, struct err *e) MUST_USE;
void history_close(struct history *h); /* may be NULL */
/* Sets how long each call waits while other processes write; HISTORY_PATIENCE_MS at first. */
void history_set_patience(struct history *h, int ms);

/*
 * Keeps a sorted snapshot, and drops those that retention no longer keeps: one transaction.
 * complete: the amounts of all customers are known. The snapshot's own time is that of the call.
 */
enum history_put_result history_put(struct history *h, const struct history_account *of,
				    const struct snapshot *s, bool complete,
				    const struct retention *keep, struct err *e) MUST_USE;
/* Reads into out, which is initialised and empty, the newest snapshot of before_s or earlier; if
 * all are later, the oldest one. */
enum history_find_result history_find(struct history *h, const struct history_account *of,
				      int64_t before_s, struct snapshot *out,
				      struct err *e) MUST_USE;

/* Tells the history whose key it is: a key that it does not know gets the account of the same host
 * that has these customers, if there is one. history_put does this by itself. */
bool history_recognise(struct history *h, const struct history_account *of,
		       const struct snapshot *s, struct err *e) MUST_USE;

/* Calls that get an entry or a snapshot, which is borrowed. They return false to end the walk. */
typedef bool history_entry_fn(void *ctx, const struct history_entry *entry);
typedef bool history_snapshot_fn(void *ctx, const struct snapshot *s);

/* Calls fn for each snapshot, by account and time. of may be NULL: all accounts. */
bool history_list(struct history *h, const struct history_account *of, history_entry_fn *fn,
		  void *ctx, struct err *e) MUST_USE;
/* Calls fn with each snapshot of from_s or later, by time. */
bool history_walk(struct history *h, const struct history_account *of, int64_t from_s,
		  history_snapshot_fn *fn, void *ctx, struct err *e) MUST_USE;

/* Drops what retention does not keep, of all accounts; dropped gets their number. */
bool history_prune(struct history *h, const struct retention *keep, int64_t now_s, size_t *dropped,
		   struct err *e) MUST_USE;
/* Removes all snapshots of an account, or of all if it is NULL, so that no byte of them is left in
 * the file or beside it. An account without a host is that of every host with this hash. */
bool history_forget(struct history *h, const struct history_account *of, size_t *removed,
		    struct err *e) MUST_USE;

#endif

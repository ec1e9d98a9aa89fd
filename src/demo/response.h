/* SPDX-License-Identifier: MIT */
/*
 * The JSON of a reply, written piece by piece: {"Response":{MEMBERS,"RequestId":"..."}}. What is
 * added is a member of the object that is open, or an element of the open list if its name is NULL;
 * commas come by themselves. A name is written as it is, a text is escaped.
 */
#ifndef DEMO_RESPONSE_H
#define DEMO_RESPONSE_H

#include <stdint.h>

#include "base/buf.h"

void response_begin(struct buf *out);
void response_end(const char *request_id, struct buf *out);
/* Adds the member Error. */
void response_add_error(const char *code, const char *message, struct buf *out);

/* bracket is '{' or '[', then '}' or ']'. */
void response_open(const char *name, char bracket, struct buf *out);
void response_close(char bracket, struct buf *out);
/* Adds the comma and the name; the caller adds the value. */
void response_add_name(const char *name, struct buf *out);
void response_add_text(const char *name, struct sl text, struct buf *out);
void response_add_number(const char *name, int64_t number, struct buf *out);
void response_add_uin(const char *name, uint64_t uin, struct buf *out);
/* Adds a value that is JSON already, or is meant to be none. */
void response_add_raw(const char *name, const char *value, struct buf *out);
/* Adds whole cents as response_write_money writes them, or always with two decimals: 90370.00. */
void response_add_money(const char *name, int64_t cents, struct buf *out);
void response_add_money_long(const char *name, int64_t cents, struct buf *out);
/* Adds micro-dollars as a text with eight decimals: "12.50000000". */
void response_add_cost(const char *name, int64_t micros, struct buf *out);
void response_add_time(const char *name, int64_t time_s, struct buf *out);

/* The following append a value, or a part of a text. */
void response_write_number(int64_t number, struct buf *out);
/* Whole cents as a JSON number without trailing zeros: 90370.92, 90370.9, 90370. */
void response_write_money(int64_t cents, struct buf *out);
/* "2026-11-23 10:00:00", in quotation marks. */
void response_write_time(int64_t time_s, struct buf *out);

#endif

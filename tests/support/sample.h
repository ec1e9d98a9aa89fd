/* SPDX-License-Identifier: MIT */
/* Customers and pages as the decoder would make them, for tests of what comes after it. */
#ifndef SUPPORT_SAMPLE_H
#define SUPPORT_SAMPLE_H

#include "api/customer.h"

/* The 13 fields as texts, in the order of enum customer_field; NULL is null. */
struct sample {
	const char *uin, *name, *remark, *email, *mobile, *type, *arrears, *associated, *expiry;
	const char *credit, *remaining, *identify, *force;
};

#define NO_TOTAL UINT64_MAX

void sample_pack(struct customer *c, struct arena *arena, const struct sample *s);
void sample_page(struct customer_page *p, const struct sample *s, size_t n, uint64_t total);
/* Makes customers with a UIN and amounts that follow from it; UIN 0 is null. */
void sample_uins(struct customer_page *p, const uint64_t *uins, size_t n, uint64_t total);
/* UINs first, first + 1, ... */
void sample_range(struct customer_page *p, uint64_t first, size_t n, uint64_t total);

#endif

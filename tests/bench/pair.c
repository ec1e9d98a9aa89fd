/* SPDX-License-Identifier: MIT */
/* Deals each key to two programs in turn and compares their times. */
#include "pair.h"

#include <stdlib.h>
#include <string.h>

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double quantile(double *of, int n, double q)
{
	qsort(of, (size_t)n, sizeof *of, by_size);
	int at = (int)(q * (n - 1) + 0.5);
	return n ? of[at] : 0;
}

double median(double *of, int n)
{
	return quantile(of, n, 0.5);
}

static double frame_ms(const struct took *t)
{
	return (double)t->frame_ns / 1e6;
}

static double first_ms(const struct took *t)
{
	return (double)t->first_ns / 1e6;
}

static double cpu_ms(const struct took *t)
{
	return (double)t->cpu_ns / 1e6;
}

static double bytes(const struct took *t)
{
	return (double)t->bytes;
}

static double writes(const struct took *t)
{
	return (double)t->writes;
}

static double over(const struct took *t, int n, double (*of)(const struct took *), double q)
{
	double v[PAIR_KEYS];
	int k = 0;
	for (int i = 0; i < n; i++)
		if (t[i].bytes)
			v[k++] = of(&t[i]);
	return quantile(v, k, q);
}

static double ratio(const struct took *a, const struct took *b, int n,
		    double (*of)(const struct took *))
{
	double v[PAIR_KEYS];
	int k = 0;
	for (int i = 0; i < n; i++)
		if (a[i].bytes && b[i].bytes && of(&b[i]) > 0)
			v[k++] = of(&a[i]) / of(&b[i]);
	return median(v, k);
}

static struct cost cost_of(const struct took *t, int n)
{
	struct cost c = {.median_ms = over(t, n, frame_ms, 0.5),
			 .p95_ms = over(t, n, frame_ms, 0.95),
			 .p99_ms = over(t, n, frame_ms, 0.99),
			 .first_ms = over(t, n, first_ms, 0.5),
			 .cpu_ms = over(t, n, cpu_ms, 0.5),
			 .bytes = over(t, n, bytes, 0.5),
			 .writes = over(t, n, writes, 0.5),
			 .most_writes = over(t, n, writes, 1)};
	for (int i = 0; i < n; i++) {
		c.erases += t[i].erases;
		c.silent += t[i].bytes == 0;
	}
	return c;
}

struct compared pair_press(const struct pair *p, const struct keys *k)
{
	static struct took a[PAIR_KEYS], b[PAIR_KEYS];
	for (int i = 0; i < k->n; i++) {
		const char *key = k->second && i % 2 ? k->second : k->first;
		if (i / 2 % 2)
			b[i] = seat_press(p->other, key, strlen(key));
		a[i] = seat_press(p->ours, key, strlen(key));
		if (i / 2 % 2 == 0)
			b[i] = seat_press(p->other, key, strlen(key));
	}
	return (struct compared){.ours = cost_of(a, k->n),
				 .other = cost_of(b, k->n),
				 .frame = ratio(a, b, k->n, frame_ms),
				 .quick =
				     over(a, k->n, frame_ms, 0.25) / over(b, k->n, frame_ms, 0.25),
				 .first = ratio(a, b, k->n, first_ms),
				 .cpu = ratio(a, b, k->n, cpu_ms),
				 .bytes = ratio(a, b, k->n, bytes)};
}

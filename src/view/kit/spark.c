/* SPDX-License-Identifier: MIT */
/* Draws spark lines. */
#include "view/kit/spark.h"

#include "view/kit/glyphs.h"

const char *spark_step(const struct glyphs *gl, int64_t value, int64_t largest)
{
	if (value <= 0 || largest <= 0)
		return gl->step[0];
	int64_t most = value < largest ? value : largest;
	return gl->step[1 + (int)((double)most / (double)largest * (STEP_LEVELS - 1))];
}

static int64_t largest_cost(const struct daily_costs *d, int32_t last, int n)
{
	int64_t largest = 0, cost;
	for (int i = 0; i < n; i++)
		if (daily_costs_get(d, last - i, &cost) && cost > largest)
			largest = cost;
	return largest;
}

void spark_add_days(struct styled_line *w, const struct glyphs *gl, enum role role,
		    const struct daily_costs *d, const struct burn_rate *rate, int n)
{
	int64_t largest = largest_cost(d, rate->last, n), cost;
	for (int i = n - 1; i >= 0; i--)
		styled_line_chars(w, role,
				  daily_costs_get(d, rate->last - i, &cost)
				      ? spark_step(gl, cost, largest)
				      : " ");
	if (rate->late)
		styled_line_chars(w, ROLE_DIM, gl->hollow);
}

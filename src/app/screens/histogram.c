/* SPDX-License-Identifier: MIT */
/* Opens and closes the distribution of customers and credit, which is counted when it is drawn. */
#include "app/screens/histogram.h"

#include "app/model/model.h"

void histogram_open(struct model *m)
{
	layer_open(m, LAYER_HISTOGRAM);
}

void histogram_key(struct model *m, struct key k)
{
	(void)k;
	layer_close(m);
}

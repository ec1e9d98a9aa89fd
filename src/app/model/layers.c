/* SPDX-License-Identifier: MIT */
/* The stack of layers above the table. */
#include "app/model/layers.h"

#include "base/mem.h"

#include "app/model/model.h"

void layer_open(struct model *m, enum layer l)
{
	if (app_layer_is_open(m, l))
		return;
	if (m->n_layers == LAYERS_MAX)
		BUG("too many layers");
	m->layers[m->n_layers++] = l;
}

void layer_close(struct model *m)
{
	if (m->n_layers)
		m->n_layers--;
}

void layer_remove(struct model *m, enum layer l)
{
	size_t to = 0;
	for (size_t i = 0; i < m->n_layers; i++)
		if (m->layers[i] != l)
			m->layers[to++] = m->layers[i];
	m->n_layers = to;
}

bool app_layer_is_open(const struct model *m, enum layer l)
{
	for (size_t i = 0; i < m->n_layers; i++)
		if (m->layers[i] == l)
			return true;
	return false;
}

int app_top_layer(const struct model *m)
{
	return m->n_layers ? (int)m->layers[m->n_layers - 1] : -1;
}

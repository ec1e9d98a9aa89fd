/* SPDX-License-Identifier: MIT */
/* Finds the saved view that `list --view` names. */
#include "list_view.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/word_match.h"

#include "config/options_view.h"
#include "files/views_file.h"

static bool refuse_name(const struct options *o, const struct saved_views *v, const char *path,
			struct err *e)
{
	char hint[WORD_MATCH_HINT];
	struct word_match near = word_match_start(sl_from(o->view));
	for (size_t i = 0; i < v->n; i++)
		word_match_add(&near, sl_from(v->at[i].name));
	return err_set(e, ERR_USAGE, "there is no view \"%.60s\"%s in %.200s", o->view,
		       word_match_hint(&near, err_lang(e), "", hint),
		       path[0] ? path : lang_text(err_lang(e), "the home directory"));
}

static bool apply_view(struct options *o, struct saved_views *v, struct err *e)
{
	char path[VIEWS_PATH];
	struct err problem = {0};
	size_t at;
	views_file_find_path(getenv("XDG_CONFIG_HOME"), getenv("HOME"), path);
	if (!views_file_read(path, v, &problem)) {
		*e = problem;
		return false;
	}
	if (!saved_views_find(v, sl_from(o->view), &at))
		return refuse_name(o, v, path, e);
	/* A view of which a line is not understood would print other customers. */
	if (problem.kind != ERR_NONE) {
		*e = problem;
		return false;
	}
	if (options_view_leaves_out(o, &v->at[at]))
		fprintf(stderr,
			T_(o, "tcpartner: the view %s is sorted by what changed since an earlier "
			      "list; this order is left out here\n"),
			v->at[at].name);
	return options_view_apply(o, &v->at[at], e);
}

bool list_view_take(struct options *o, struct err *e)
{
	if (!o->view || o->command != COMMAND_LIST)
		return true;
	struct saved_views *v = mem_alloc(1, sizeof *v);
	bool ok = apply_view(o, v, e);
	mem_free(v);
	return ok;
}

/* SPDX-License-Identifier: MIT */
/* Commands of the user in flows: what one would be started with, and how it ended. */
#include <string.h>

#include "base/attr.h"

#include "flow.h"

static const char *const places[] = {"shown", "terminal", "background"};

static bool add_command(struct flow *f, struct sl name, struct sl text)
{
	struct own_command c;
	struct err e = {0};
	char *kept = arena_alloc(&f->kept_lines, text.n + 1, 1);
	memcpy(kept, text.p, text.n);
	return own_command_parse((struct sl){kept, text.n}, &c, &e) &&
	       own_command_add(&f->settings.own, name, &c, &e);
}

void flow_own_start(struct flow *f)
{
	const struct own_job *j = &f->model->own.job;
	const char *value = j->values.p;
	buf_addf(&f->out, "  run, %s: %s\n", places[j->place], j->shell.p);
	for (size_t i = 0; i < j->n_values; i++, value += strlen(value) + 1)
		buf_addf(&f->out, "    $%zu = %s\n", i + 1, value);
	struct sl rest = buf_sl(&j->input), line;
	while (sl_split(&rest, '\n', &line))
		buf_addf(&f->out, "    < %.*s\n", (int)sl_trim(line).n, line.p);
	if (!j->has_input)
		buf_addf(&f->out, "    reads nothing\n");
}

/* "\\n" in a text ends a line, "\\t" is a tab. */
static void add_text(struct sl text, struct buf *out)
{
	for (; text.n; text = sl_drop(text, 1)) {
		bool newline = sl_starts(text, SL("\\n")), tab = sl_starts(text, SL("\\t"));
		buf_add_byte(out, newline ? '\n' : tab ? '\t' : text.p[0]);
		text = sl_drop(text, newline || tab);
	}
}

static bool end_command(struct flow *f, struct sl place, struct sl text, bool failed)
{
	struct event e = {.kind = EV_OWN};
	struct buf words;
	char label[OWN_LABEL];
	size_t i = 0;
	while (i < COUNT_OF(places) && !sl_equal(place, sl_from(places[i])))
		i++;
	buf_init(&words, 4096);
	add_text(text, &words);
	memcpy(label, f->model->own.job.label, sizeof label);
	e.own.name = label;
	e.own.place = (enum own_place)i;
	e.own.why = failed ? words.p : NULL;
	e.own.output = failed ? SL("") : buf_sl(&words);
	if (i < COUNT_OF(places))
		flow_event(f, &e);
	buf_release(&words);
	return i < COUNT_OF(places);
}

bool flow_own_step(struct flow *f, struct sl step, struct sl rest)
{
	struct sl first = {"", 0};
	sl_split(&rest, ' ', &first);
	rest = sl_trim(rest);
	if (sl_equal(step, SL("own")))
		return add_command(f, first, rest);
	bool failed = sl_equal(step, SL("failed"));
	return (failed || sl_equal(step, SL("ran"))) && end_command(f, first, rest, failed);
}

/* SPDX-License-Identifier: MIT */
/* Completes the word that is being typed in a condition. */
#include "condition/condition_complete.h"

#include "lang/lang.h"

struct choices {
	struct condition_choice *out;
	size_t n;
	struct sl begun;
};

static bool is_begun(const struct choices *l, const char *word)
{
	return sl_equal_nocase(sl_take(sl_from(word), l->begun.n), l->begun);
}

/* A column with the sign that usually follows it. */
#define SIGN_TEXT   ":"
#define SIGN_STATUS ":"
#define SIGN_NUMBER ":"
#define SIGN_AMOUNT "<"
#define SIGN_SHARE  "<"
#define SIGN_DAYS   "<"
#define SIGN_TIME   "<"

const char *condition_complete_word(enum condition_column c)
{
	static const char *const words[CONDITION_COLUMNS] = {
#define CONDITION_COLUMN(id, word, kind, field, help) [CONDITION_##id] = word SIGN_##kind,
#include "condition/condition_column.def"
#undef CONDITION_COLUMN
	};
	return words[c];
}

static void add_word(struct choices *l, const char *word, const char *note)
{
	if (l->n == CONDITION_CHOICES || !is_begun(l, word))
		return;
	l->out[l->n++] = (struct condition_choice){word, note};
}

static void add_columns(struct choices *l)
{
	for (int c = 0; c < CONDITION_COLUMNS; c++)
		add_word(l, condition_complete_word((enum condition_column)c),
			 condition_column_help((enum condition_column)c));
	for (int f = 0; f < CONDITION_FACTS; f++)
		add_word(l, condition_fact_word((enum condition_fact)f),
			 condition_fact_help((enum condition_fact)f));
	if (l->begun.n == 0)
		return;
	add_word(l, "and", N_("both must hold, as of words that follow each other"));
	add_word(l, "or", N_("one of both must hold"));
}

static void add_statuses(struct choices *l, const struct condition_statuses *statuses)
{
	for (size_t i = 0; i < statuses->n; i++)
		add_word(l, statuses->name[i], "");
	add_word(l, "risk", N_("SUS, NEG, OUT and CRIT"));
}

static bool ends_word(char c)
{
	return c == ' ' || c == '(' || c == '!' || c == ')';
}

/* Returns the words of a list behind "status:"; false where no status is typed. */
static bool is_status(struct sl word, struct sl *values)
{
	struct sl name = {word.p, 0};
	if (!sl_split(&word, ':', &name) || word.p == name.p + name.n ||
	    !sl_equal_nocase(name, sl_from(condition_column_word(CONDITION_STATUS))))
		return false;
	*values = word;
	return true;
}

size_t condition_complete(struct sl text, const struct condition_statuses *statuses,
			  struct condition_choice out[CONDITION_CHOICES], size_t *begun)
{
	struct choices l = {.out = out};
	size_t from = text.n;
	while (from > 0 && !ends_word(text.p[from - 1]))
		from--;
	struct sl word = sl_drop(text, from), values;
	bool status = is_status(word, &values);
	l.begun = word;
	if (status) {
		size_t at = values.n;
		while (at > 0 && values.p[at - 1] != ',')
			at--;
		l.begun = sl_drop(values, at);
		add_statuses(&l, statuses);
	} else {
		add_columns(&l);
	}
	*begun = l.begun.n;
	return l.n;
}

/* SPDX-License-Identifier: MIT */
/* The names of columns and facts in conditions. */
#include "base/attr.h"

#include "condition/condition.h"
#include "lang/lang.h"

static const struct {
	const char *word, *help;
	enum condition_column_kind kind;
	enum customer_field field;
	bool has_field;
} columns[CONDITION_COLUMNS] = {
#define CONDITION_COLUMN(id, word, kind, field, help)                                              \
	[CONDITION_##id] = {"" word, "" help, CONDITION_IS_##kind, (enum customer_field)(field),   \
			    (int)(field) != CUSTOMER_FIELDS},
#include "condition/condition_column.def"
#undef CONDITION_COLUMN
};

static const struct {
	const char *word, *help;
} facts[CONDITION_FACTS] = {
    [CONDITION_MARKED] = {"marked", N_("the marked customers")},
    [CONDITION_CHANGED] = {"changed",
			   N_("customers who changed since the list that :since chose")}};

const char *condition_column_word(enum condition_column c)
{
	return columns[c].word;
}

const char *condition_column_help(enum condition_column c)
{
	return columns[c].help;
}

enum condition_column_kind condition_column_kind(enum condition_column c)
{
	return columns[c].kind;
}

enum customer_field condition_column_field(enum condition_column c)
{
	return columns[c].field;
}

static bool is_field_of(size_t column, struct sl word)
{
	enum customer_field field;
	return columns[column].has_field && customer_field_parse(word, &field) &&
	       columns[column].field == field;
}

bool condition_column_parse(struct sl word, enum condition_column *out)
{
	for (size_t i = 0; i < CONDITION_COLUMNS; i++)
		if (sl_equal_nocase(word, sl_from(columns[i].word)) || is_field_of(i, word)) {
			*out = (enum condition_column)i;
			return true;
		}
	return false;
}

const char *condition_fact_word(enum condition_fact f)
{
	return facts[f].word;
}

const char *condition_fact_help(enum condition_fact f)
{
	return facts[f].help;
}

bool condition_fact_parse(struct sl word, enum condition_fact *out)
{
	for (size_t i = 0; i < CONDITION_FACTS; i++)
		if (sl_equal_nocase(word, sl_from(facts[i].word))) {
			*out = (enum condition_fact)i;
			return true;
		}
	return false;
}

/* SPDX-License-Identifier: MIT */
/* Writes the customers for a command of the user, masked if the screen is. */
#include "app/own/own_job.h"

#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/privacy.h"

#include "output/customer_format.h"

void own_job_init(struct own_job *j)
{
	*j = (struct own_job){.n = 0};
	buf_init(&j->shell, OWN_SHELL_MAX);
	buf_init(&j->values, OWN_VALUES_MAX);
	buf_init(&j->input, OWN_INPUT_MAX);
}

/* The buffers hold data of customers. */
void own_job_release(struct own_job *j)
{
	buf_wipe(&j->values);
	buf_wipe(&j->input);
	buf_release(&j->shell);
	buf_release(&j->values);
	buf_release(&j->input);
}

void own_job_label(const struct own_command *c, char out[OWN_LABEL])
{
	sl_to_chars(c->name[0] ? sl_from(c->name) : c->line, out, OWN_LABEL);
}

/* What is done for each customer. */
typedef void visit_customer(void *ctx, const struct customer *c);

static size_t visit_customers(const struct model *m, visit_customer *visit, void *ctx)
{
	struct row row = app_cursor_row(m);
	size_t n = 0;
	if (m->marks.n == 0 && row.customer) {
		visit(ctx, row.customer);
		return 1;
	}
	for (uint64_t at = 0; m->marks.n && at < app_places(m); at++)
		if (marks_at(m, at, &row)) {
			visit(ctx, row.customer);
			n++;
		}
	return n;
}

struct writer {
	const struct model *m;
	enum own_input kind;
	struct buf *out;
	struct arena arena; /* of a masked customer */
};

static struct field mask_field(const struct customer *c, enum customer_field f)
{
	struct field field = customer_field(c, f);
	bool number = field.kind == FIELD_NUMBER;
	if (field.text.n && !privacy_keeps(sl_from(customer_field_name(f)), field.text, number))
		return (struct field){FIELD_TEXT, SL(PRIVACY_MASK)};
	return field;
}

static struct customer mask_customer(struct writer *w, const struct customer *c)
{
	struct field fields[CUSTOMER_FIELDS];
	struct customer masked = {.uin = 0};
	for (int f = 0; f < CUSTOMER_FIELDS; f++)
		fields[f] = mask_field(c, (enum customer_field)f);
	arena_reset(&w->arena);
	customer_pack(&masked, &w->arena, fields);
	return masked;
}

static void write_customer(void *ctx, const struct customer *c)
{
	struct writer *w = ctx;
	struct customer masked;
	if (w->m->masked) {
		masked = mask_customer(w, c);
		c = &masked;
	}
	if (w->kind == OWN_CSV) {
		customer_format_csv(&customer_format_all, c, w->out);
	} else {
		customer_format_json(&customer_format_all, c, w->out);
		buf_add_byte(w->out, '\n');
	}
}

static size_t write_input(struct own_job *j, const struct model *m, enum own_input kind)
{
	struct writer w = {m, kind, &j->input, {0}};
	arena_init(&w.arena);
	if (kind == OWN_CSV)
		customer_format_csv_heads(&customer_format_all, w.out);
	size_t n = visit_customers(m, write_customer, &w);
	arena_release(&w.arena);
	return n;
}

static enum customer_field customer_field_of(enum shell_field f)
{
	switch (f) {
	case SHELL_UIN: return FIELD_CLIENT_UIN;
	case SHELL_NAME: return FIELD_NAME;
	case SHELL_EMAIL: break;
	}
	return FIELD_EMAIL;
}

struct collector {
	struct own_job *j;
	enum customer_field field;
	size_t n_missing;
	bool is_option; /* a value begins with '-' */
};

/* The program may print the value on the terminal, so it passes the same gate as on the screen. */
static void collect_value(void *ctx, const struct customer *c)
{
	struct collector *k = ctx;
	struct sl text = customer_text(c, k->field);
	k->n_missing += text.n == 0;
	k->is_option = k->is_option || sl_starts(text, SL("-"));
	text_gate(text, &k->j->values);
	buf_add_byte(&k->j->values, '\0');
	k->j->n_values++;
}

static bool collect_values(struct own_job *j, const struct model *m, const struct shell_template *t,
			   enum shell_field f, struct err *e)
{
	struct collector k = {.j = j, .field = customer_field_of(f)};
	const char *name = shell_template_field_name(f);
	visit_customers(m, collect_value, &k);
	if (k.n_missing && j->n == 1)
		return err_set(e, ERR_USAGE, "it needs %s, which this customer does not have",
			       name);
	if (k.n_missing)
		return err_set(e, ERR_USAGE,
			       "it needs %s, which %zu of the %zu customers do not have", name,
			       k.n_missing, j->n);
	if (k.is_option && shell_template_find_unguarded(t, f))
		return err_set(e, ERR_USAGE,
			       "a value of %s begins with -, which a program takes for an option; "
			       "write -- before %s",
			       name, name);
	return true;
}

static bool collect_all(struct own_job *j, const struct model *m, const struct shell_template *t,
			struct err *e)
{
	const struct shell_place *part = shell_template_find_part(t);
	struct sl key = app_key(m, DO_PRIVACY);
	if (t->n && m->masked)
		return err_set(e, ERR_USAGE,
			       "it needs %s, but personal data is masked; %.*s shows it",
			       shell_template_field_name(t->at[0].field), (int)key.n, key.p);
	if (part && j->n > 1)
		return err_set(e, ERR_USAGE,
			       "it is for one customer, because %s is a part of a word in it; %zu "
			       "are marked",
			       shell_template_field_name(part->field), j->n);
	for (int f = 0; f < SHELL_FIELDS; f++)
		if (shell_template_has_field(t, (enum shell_field)f) &&
		    !collect_values(j, m, t, (enum shell_field)f, e))
			return false;
	return true;
}

static void count_customer(void *ctx, const struct customer *c)
{
	(void)ctx;
	(void)c;
}

static void clear_job(struct own_job *j)
{
	buf_wipe(&j->values);
	buf_wipe(&j->input);
	buf_clear(&j->shell);
	j->n_values = 0;
}

bool own_job_make(struct own_job *j, const struct model *m, const struct own_command *c,
		  struct err *e)
{
	struct shell_template t;
	struct sl key = app_key(m, DO_EXPORT);
	clear_job(j);
	own_job_label(c, j->label);
	j->place = c->place;
	j->has_input = c->input != OWN_NO_INPUT;
	j->n =
	    j->has_input ? write_input(j, m, c->input) : visit_customers(m, count_customer, NULL);
	if (!shell_template_read(c->line, &t, e) || !collect_all(j, m, &t, e))
		return false;
	shell_template_write(&t, j->n, &j->shell);
	return !(j->shell.full || j->values.full || j->input.full) ||
	       err_set(e, ERR_LIMIT,
		       "too many customers are marked for a command; %.*s writes them to a file",
		       (int)key.n, key.p);
}

void own_job_open(struct own_job *j, const char *label, struct sl shell, struct sl value)
{
	clear_job(j);
	sl_to_chars(sl_from(label), j->label, sizeof j->label);
	j->place = OWN_BACKGROUND;
	j->has_input = false;
	j->n = 1;
	buf_add(&j->shell, shell);
	buf_add(&j->values, value);
	buf_add_byte(&j->values, '\0');
	j->n_values = 1;
}

/* SPDX-License-Identifier: MIT */
/* Copies parts of a request, or the request as a program. */
#include "inspector_copy.h"

#include "base/attr.h"

#include "app/model/inspector_selection.h"
#include "app/model/model.h"

#include "explain/snippet.h"
#include "output/customer_format.h"

static const struct copy_choice choices[INSPECTOR_COPIES] = {
    [INSPECTOR_COPY_REQUEST_ID] = {'i', N_("the RequestId")},
    [INSPECTOR_COPY_BODY] = {'b', N_("the request body")},
    [INSPECTOR_COPY_RESPONSE] = {'r', N_("the response body")},
    [INSPECTOR_COPY_CURL] = {'c', N_("a curl command, signed by openssl")},
    [INSPECTOR_COPY_TCCLI] = {'t', N_("a tccli command")},
    [INSPECTOR_COPY_PYTHON] = {'p', N_("a Python program")},
    [INSPECTOR_COPY_GO] = {'g', N_("a Go program")},
    [INSPECTOR_COPY_NODE] = {'n', N_("a Node.js program")}};

const struct copy_choice *inspector_copy_choice(enum inspector_copy_part p)
{
	return &choices[p];
}

/* The log keeps an error longer than the journal keeps its request. */
static void add_request_id(const struct model *m, const struct exchange *x, struct buf *out)
{
	const struct log_entry *e = inspector_entry(m);
	if (x)
		buf_add_chars(out, x->request_id);
	else if (e)
		buf_add_chars(out, e->request_id);
}

static void fill_copy(const struct model *m, enum inspector_copy_part p, struct buf *out)
{
	const struct exchange *x = inspector_exchange(m);
	if (p == INSPECTOR_COPY_REQUEST_ID)
		add_request_id(m, x, out);
	else if (!x)
		return;
	else if (p == INSPECTOR_COPY_BODY)
		request_body(&x->request, out);
	else if (p == INSPECTOR_COPY_RESPONSE)
		customer_format_document(x->body, out);
	else
		snippet_write((enum snippet)(p - INSPECTOR_COPY_CURL),
			      &(struct snippet_for){&m->settings.endpoint, &x->request,
						    m->settings.ca_file, x->language,
						    m->settings.tccli_profile, &m->settings.role},
			      out);
}

static void copy_part(struct model *m, enum inspector_copy_part p, struct effects *fx)
{
	m->inspector.copying = false;
	buf_clear(&m->copy.text);
	fill_copy(m, p, &m->copy.text);
	if (m->copy.text.n == 0)
		toast_info(m, "Nothing to copy: %s is missing", T_(m, choices[p].title));
	else
		copy_send(m, choices[p].title, fx);
}

static bool copy_by_letter(struct model *m, struct key k, struct effects *fx)
{
	for (int i = 0; i < INSPECTOR_COPIES; i++)
		if (key_is_char(k, (uint32_t)choices[i].key)) {
			copy_part(m, (enum inspector_copy_part)i, fx);
			return true;
		}
	return false;
}

void inspector_copy_key(struct model *m, struct key k, struct effects *fx)
{
	struct inspector *in = &m->inspector;
	if (copy_by_letter(m, k, fx))
		return;
	if (k.code == KEYCODE_ENTER)
		copy_part(m, (enum inspector_copy_part)in->choice, fx);
	else if (k.code == KEYCODE_DOWN && in->choice < INSPECTOR_COPIES - 1)
		in->choice++;
	else if (k.code == KEYCODE_UP && in->choice > 0)
		in->choice--;
	else if (k.code == KEYCODE_ESC || (k.code == KEYCODE_CHAR && k.cp == 'q'))
		in->copying = false;
}

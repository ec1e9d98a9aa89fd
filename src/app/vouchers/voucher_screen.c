/* SPDX-License-Identifier: MIT */
/* Chooses a voucher, and goes to its customer. */
#include "app/vouchers/voucher_screen.h"

#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/customer_jump.h"
#include "app/table/list_keys.h"

void voucher_screen_open(struct model *m)
{
	voucher_store_retry(m);
	layer_open(m, LAYER_VOUCHERS);
	voucher_screen_settle(m);
}

void voucher_screen_settle(struct model *m)
{
	int n = (int)m->vouchers.store.items.n, *top = &m->list_top[LAYER_VOUCHERS];
	int selected = m->vouchers.selected;
	*top = list_scroll(*top, n, layout_voucher_rows(&m->layout), selected, selected);
}

static void explain_no_voucher(struct model *m)
{
	if (voucher_store_is_loading(m))
		toast_info(m, "The vouchers are still loading: none has come yet");
	else if (voucher_store_has_failed(m))
		toast_info(m, "The vouchers could not be read; %.*s tries again",
			   (int)app_key(m, DO_RETRY).n, app_key(m, DO_RETRY).p);
	else
		toast_info(m, "There is no voucher that can still be used");
}

static void go_to_selected(struct model *m)
{
	const struct voucher_items *items = &m->vouchers.store.items;
	size_t at = (size_t)m->vouchers.selected;
	if (at >= items->n)
		explain_no_voucher(m);
	else if (items->items[at].voucher->known & VOUCHER_UIN)
		customer_jump(m, items->items[at].voucher->uin);
	else
		toast_info(m, "The API sent no UIN that can be read with this voucher");
}

struct command voucher_screen_key(struct model *m, struct key k, struct effects *fx)
{
	static const struct command none;
	const struct list_keys list = {m->vouchers.store.items.n,
				       (size_t)layout_voucher_rows(&m->layout), DO_VOUCHERS};
	size_t at = (size_t)m->vouchers.selected;
	(void)fx;
	if (k.code == KEYCODE_ENTER && !k.pasted) {
		go_to_selected(m);
		return none;
	}
	struct command c = list_keys_take(m, k, &list, &at);
	m->vouchers.selected = (int)at;
	voucher_screen_settle(m);
	return c;
}

/* SPDX-License-Identifier: MIT */
/* The command `B`: proposes the job, and starts it when its cost is small or accepted. */
#include "app/burn/burn_box.h"

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#include "burn/burn_rate.h"

static void report_progress(struct model *m)
{
	char done[MONEY_CHARS], all[MONEY_CHARS];
	struct sl stop = app_key(m, m->detail.open ? DO_INTERRUPT : DO_CANCEL);
	count_print(burn_job_count_done(m), done);
	count_print(m->burn.job.n, all);
	toast_info(m, "Burn is being fetched: %s of %s customers are done; %.*s stops", done, all,
		   (int)stop.n, stop.p);
}

void burn_box_open(struct model *m)
{
	if (m->burn.job.state == BURN_JOB_RUNNING)
		report_progress(m);
	else if (burn_job_propose(m) == 0)
		return;
	else if (burn_job_count_requests(m, BURN_DAYS_DEFAULT) <= BURN_BOX_FREE)
		burn_job_start(m, BURN_DAYS_DEFAULT);
	else
		layer_open(m, LAYER_BURN_BOX);
}

void burn_box_cancel(struct model *m)
{
	burn_job_drop(m);
	layer_close(m);
}

static void start_job(struct model *m, int days)
{
	layer_close(m);
	burn_job_start(m, days);
}

void burn_box_key(struct model *m, struct key k)
{
	if (k.code == KEYCODE_ENTER)
		start_job(m, BURN_DAYS_DEFAULT);
	else if (key_is_char(k, '0' + BURN_BOX_FEW))
		start_job(m, BURN_BOX_FEW);
	else if (k.code == KEYCODE_ESC || key_is_char(k, 'q'))
		burn_box_cancel(m);
}

/* SPDX-License-Identifier: MIT */
/* Runs the commands that belong to no single screen. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

struct command;
struct fx_list;
struct model;

void commands_run(struct model *m, const struct command *c, struct fx_list *fx);
void commands_leave(struct model *m, int code, struct fx_list *fx); /* the session ends */
void commands_repaint(struct model *m, struct fx_list *fx);

#endif

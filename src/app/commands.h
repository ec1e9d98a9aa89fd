/* SPDX-License-Identifier: MIT */
/* Runs the commands that belong to no single screen. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

struct command;
struct effects;
struct model;

void commands_run(struct model *m, const struct command *c, struct effects *fx);
void commands_leave(struct model *m, int code, struct effects *fx); /* ends the session */
void commands_repaint(struct model *m, struct effects *fx);

#endif

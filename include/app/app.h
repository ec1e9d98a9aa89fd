/* SPDX-License-Identifier: MIT */
/* Initializes and releases a model. */
#ifndef APP_APP_H
#define APP_APP_H

struct model;
struct settings;

void app_init(struct model *m, const struct settings *s);
void app_release(struct model *m);

#endif

/* SPDX-License-Identifier: MIT */
/* The words behind the command help: a command, api, config, theme, or a word of the screen. */
#ifndef CONFIG_OPTIONS_TOPIC_H
#define CONFIG_OPTIONS_TOPIC_H

#include "config/options_table.h"

bool options_topic_take(struct parse *p, const char *arg, struct err *e) MUST_USE;

#endif

/* SPDX-License-Identifier: MIT */
/* Prints the reference of the API and the screen, or the part of it about one word. */
#include "help_api.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "explain/api_docs.h"

#define TEXT_COLS 80

static void print_line(void *ctx, int depth, struct sl text)
{
	bool *any = ctx;
	if (depth == 0 && *any)
		putchar('\n');
	*any = true;
	printf("%*s%.*s\n", 2 * depth, "", (int)text.n, text.p);
}

/* Prints the entry of the listed code with which word begins, and says so. Returns the number of
 * entries printed. */
static size_t print_code(const struct api_docs_reader *to, struct sl word)
{
	struct sl known = api_docs_code(word);
	if (known.n == 0)
		return 0;
	printf(T_(to, "%.*s has no entry of its own. It is one of %.*s:\n\n"), (int)word.n, word.p,
	       (int)known.n, known.p);
	return api_docs_tell(to, TEXT_COLS - 4, known);
}

/* The signs of the screen are printed as the browser would draw them. */
static bool is_ascii(void)
{
	setlocale(LC_CTYPE, "");
	return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

void help_api_screen(const struct catalog *lang, const char *word)
{
	bool any = false;
	struct api_docs_reader to = {print_line, &any, NULL, is_ascii(), lang};
	api_docs_tell_screen(&to, TEXT_COLS - 4, sl_from(word));
}

int help_api(const char *word, struct err *e)
{
	const struct catalog *lang = err_lang(e);
	bool any = false;
	struct api_docs_reader to = {print_line, &any, NULL, is_ascii(), lang};
	struct sl wanted = sl_trim(sl_from(word));
	if (api_docs_tell(&to, TEXT_COLS - 4, wanted) > 0 || print_code(&to, wanted) > 0)
		return 0;
	err_set(e, ERR_USAGE,
		"the API reference has no \"%.60s\"; tcpartner help api prints all of it", word);
	return 2;
}

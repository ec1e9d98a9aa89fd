/* SPDX-License-Identifier: MIT */
/* Counts and reads files for tests. */
#include "files.h"

#include <dirent.h>

#include "test.h"

#define TEXT_BYTES 9000

size_t files_count(const char *folder)
{
	size_t n = 0;
	DIR *d = opendir(folder);
	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2; /* "." and ".." */
}

const char *files_text(const char *path)
{
	static char text[TEXT_BYTES];
	FILE *f = fopen(path, "r");
	text[0] = '\0';
	if (f) {
		text[fread(text, 1, sizeof text - 1, f)] = '\0';
		fclose(f);
	}
	return text;
}

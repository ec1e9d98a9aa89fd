/* SPDX-License-Identifier: MIT */
/*
 * A fuzz target as a plain program: gives it the files named as arguments, and those of the folders
 * named, one by one, and prints TAP. A crash leaves the plan unfulfilled, which the runner sees.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct names {
	char **at;
	size_t n;
};

static void *must(void *p)
{
	if (!p) {
		perror("replay");
		exit(2);
	}
	return p;
}

static void add(struct names *list, const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s%s%s", folder, *folder ? "/" : "", name);
	list->at = must(realloc(list->at, (list->n + 1) * sizeof *list->at));
	list->at[list->n++] = must(strdup(path));
}

static int is_visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

/* In the order of their names, the same everywhere. */
static void add_folder(struct names *list, const char *folder)
{
	struct dirent **found;
	int n = scandir(folder, &found, is_visible, alphasort);
	for (int i = 0; i < n; i++) {
		add(list, folder, found[i]->d_name);
		free(found[i]);
	}
	if (n >= 0)
		free(found);
}

/* Of just its size, so that a sanitizer sees a read past the end. */
static uint8_t *read_whole(const char *path, size_t *n)
{
	FILE *f = must(fopen(path, "rb"));
	struct stat st;
	if (fstat(fileno(f), &st) != 0)
		must(NULL);
	uint8_t *bytes = must(malloc(st.st_size ? (size_t)st.st_size : 1));
	*n = fread(bytes, 1, (size_t)st.st_size, f);
	fclose(f);
	return bytes;
}

int main(int argc, char **argv)
{
	struct names list = {0};
	struct stat st;
	for (int i = 1; i < argc; i++) {
		if (stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode))
			add_folder(&list, argv[i]);
		else
			add(&list, "", argv[i]);
	}
	if (list.n == 0) {
		printf("1..1\nnot ok 1 - nothing to replay\n");
		return 1;
	}
	printf("1..%zu\n", list.n);
	for (size_t i = 0; i < list.n; i++) {
		size_t n;
		uint8_t *bytes = read_whole(list.at[i], &n);
		fflush(stdout);
		LLVMFuzzerTestOneInput(bytes, n);
		free(bytes);
		printf("ok %zu - %s\n", i + 1, list.at[i]);
		free(list.at[i]);
	}
	free(list.at);
	return 0;
}

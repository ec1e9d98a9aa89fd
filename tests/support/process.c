/* SPDX-License-Identifier: MIT */
/* Finds and awaits other processes through /proc. */
#include "process.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEADLINE_MS 60000 /* only a process that hangs reaches it */

/* The parent of a process by /proc; -1 when it is gone. */
static pid_t parent_of(const char *pid)
{
	char path[300], line[512];
	int parent = -1;
	snprintf(path, sizeof path, "/proc/%s/stat", pid);
	FILE *f = fopen(path, "r");
	if (!f)
		return -1;
	if (fgets(line, sizeof line, f)) {
		const char *after = strrchr(line, ')');
		if (!after || sscanf(after + 1, " %*c %d", &parent) != 1)
			parent = -1;
	}
	fclose(f);
	return parent;
}

pid_t process_child_of(pid_t parent)
{
	DIR *d = opendir("/proc");
	pid_t found = -1;
	for (struct dirent *e; d && found < 0 && (e = readdir(d)) != NULL;)
		if (e->d_name[0] >= '1' && e->d_name[0] <= '9' && parent_of(e->d_name) == parent)
			found = (pid_t)strtol(e->d_name, NULL, 10);
	if (d)
		closedir(d);
	return found;
}

/* Polls: the end of a process that is not our child makes nothing readable. */
bool process_ends(pid_t pid)
{
	for (int i = 0; i < DEADLINE_MS / 10; i++) {
		if (kill(pid, 0) != 0 && errno == ESRCH)
			return true;
		poll(NULL, 0, 10);
	}
	return false;
}

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

/* The parent and the state of a process by /proc; a parent of -1 when it is gone. */
static pid_t read_parent(const char *pid, char *state)
{
	char path[300], line[512];
	int parent = -1;
	snprintf(path, sizeof path, "/proc/%s/stat", pid);
	FILE *f = fopen(path, "r");
	if (!f)
		return -1;
	if (fgets(line, sizeof line, f)) {
		const char *after = strrchr(line, ')');
		if (!after || sscanf(after + 1, " %c %d", state, &parent) != 2)
			parent = -1;
	}
	fclose(f);
	return parent;
}

pid_t process_child_of(pid_t parent)
{
	DIR *d = opendir("/proc");
	pid_t found = -1;
	char state;
	for (struct dirent *e; d && found < 0 && (e = readdir(d)) != NULL;)
		if (e->d_name[0] >= '1' && e->d_name[0] <= '9' &&
		    read_parent(e->d_name, &state) == parent)
			found = (pid_t)strtol(e->d_name, NULL, 10);
	if (d)
		closedir(d);
	return found;
}

/* A process that has ended is no zombie for long, but it is init that decides how long. */
static bool is_zombie(pid_t pid)
{
	char name[24], state = ' ';
	snprintf(name, sizeof name, "%ld", (long)pid);
	return read_parent(name, &state) >= 0 && state == 'Z';
}

/* Polls: the end of a process that is not our child makes nothing readable. */
bool process_ends(pid_t pid)
{
	for (int i = 0; i < DEADLINE_MS / 10; i++) {
		if ((kill(pid, 0) != 0 && errno == ESRCH) || is_zombie(pid))
			return true;
		poll(NULL, 0, 10);
	}
	return false;
}

/* SPDX-License-Identifier: MIT */
/* The browser in a seat before the demo API, which serves it as many customers as wanted. */
#ifndef SERVED_H
#define SERVED_H

#include <stdint.h>

#include "demo_child.h"
#include "seat.h"

#define KEY_DOWN      "\033OB"
#define KEY_UP        "\033OA"
#define KEY_PAGE_DOWN "\033[6~"
#define KEY_PAGE_UP   "\033[5~"

struct served {
	struct demo_child demo;
	struct seat *seat;
};

/* The demo API alone; as many requests a second, 0 for any number: each browser keeps to 5. */
void served_open(struct served *s, uint32_t customers, unsigned rate);
/* The browser before it; args (NULL-terminated, may be NULL) are its further arguments. */
void served_start(struct served *s, const char *const *args);
int64_t served_end(struct served *s); /* of the browser; how long it took */
void served_close(struct served *s);
/* Pages down until so many rows have been on the screen whole, and back to the first. */
void served_walk(struct served *s, int pages);

/* The floor, with ROWS rows; with_libraries: linked with all that the browser is linked with. */
struct seat *floor_start(uint32_t rows, bool with_libraries);

#endif

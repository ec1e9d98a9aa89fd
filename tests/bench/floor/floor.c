/* SPDX-License-Identifier: MIT */
/*
 * The least that a table in curses can cost: `floor ROWS` scrolls six columns of ROWS made-up
 * customers, with one line of heads and one of position, and no more than j, k, a page, G, g and q.
 * Each frame is one write, and a scrolled step draws only the rows that are new.
 */
#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>

#define NAME_WIDTH 32

struct table {
	WINDOW *w;
	int lines, cols;
	size_t rows, cur, top;
};

struct name {
	const char *text;
	int width;
};

static uint64_t mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static void draw_row(const struct table *t, size_t i)
{
	static const struct name names[] = {
	    {"深圳科技有限公司", 16}, {"Globex Umbrella Ltd", 19},   {"上海云计算有限公司", 18},
	    {"Initech Ltd", 11},      {"wayne2077@example.com", 21}, {"网络", 4}};
	static const char *const types[] = {"new", "assign", "old", ""};
	static const struct name remarks[] = {
	    {"", 0}, {"VIP", 3}, {"重点客户", 8}, {"key account", 11}};
	char line[512];
	uint64_t r = mix(i);
	const struct name *name = &names[r % 6], *remark = &remarks[r >> 5 & 3];
	int n = snprintf(
	    line, sizeof line,
	    " %-13" PRIu64 " %s%*s %10.2f %10.0f  %-6s  20%02d-%02d-%02d %02d:%02d:%02d  %s",
	    200000000000u + (uint64_t)i * 7 + r % 7, name->text, NAME_WIDTH - name->width, "",
	    (double)(r >> 40 & 0xfffff) / 100, (double)(r >> 24 & 0xffff), types[r >> 3 & 3],
	    (int)(r >> 8 & 15) + 10, (int)(r >> 12 & 7) + 1, (int)(r >> 16 & 15) + 1,
	    (int)(r >> 20 & 15), (int)(r >> 28 & 31), (int)(r >> 33 & 31), remark->text);
	int width = 101 + remark->width;
	for (; width < t->cols && n < (int)sizeof line - 1; width++)
		line[n++] = ' ';
	line[n] = '\0';
	if (i == t->cur)
		wattron(t->w, A_REVERSE);
	mvwaddstr(t->w, (int)(i - t->top), 0, line);
	wattroff(t->w, A_REVERSE);
}

static void draw_rows(const struct table *t, size_t from, size_t n)
{
	for (size_t i = from; i < from + n && i < t->rows; i++)
		draw_row(t, i);
}

/* The rows that changed since was was drawn. */
static void draw_changes(const struct table *t, const struct table *was)
{
	size_t h = (size_t)t->lines, down = t->top - was->top, up = was->top - t->top;
	if (down >= h && up >= h) {
		draw_rows(t, t->top, h);
		return;
	}
	if (t->top != was->top) {
		scrollok(t->w, TRUE);
		wscrl(t->w, (int)down);
		scrollok(t->w, FALSE);
		draw_rows(t, down < h ? t->top + h - down : t->top, down < h ? down : up);
	}
	if (was->cur >= t->top && was->cur < t->top + h)
		draw_row(t, was->cur);
	draw_row(t, t->cur);
}

static void draw(const struct table *t, const struct table *was)
{
	draw_changes(t, was);
	mvprintw(LINES - 1, 0, " %zu/%zu ", t->cur + 1, t->rows);
	clrtoeol();
	wnoutrefresh(stdscr);
	wnoutrefresh(t->w);
	doupdate();
}

static bool press(struct table *t, int key)
{
	size_t h = (size_t)t->lines, last = t->rows - 1;
	size_t left = last - t->cur, end = t->rows > h ? t->rows - h : 0;
	switch (key) {
	case KEY_DOWN: t->cur += left > 0; break;
	case KEY_UP: t->cur -= t->cur > 0; break;
	case KEY_NPAGE:
		t->cur += left < h ? left : h;
		t->top = t->top + h < end ? t->top + h : end;
		break;
	case KEY_PPAGE:
		t->cur -= t->cur < h ? t->cur : h;
		t->top -= t->top < h ? t->top : h;
		break;
	case 'G': t->cur = last; break;
	case 'g': t->cur = 0; break;
	case 'q': return false;
	default: break;
	}
	if (t->cur < t->top)
		t->top = t->cur;
	if (t->cur >= t->top + h)
		t->top = t->cur - h + 1;
	return true;
}

static void open_table(struct table *t)
{
	setlocale(LC_ALL, "");
	initscr();
	/* Only after an endwin does ncurses 6 write a frame at once. */
	endwin();
	refresh();
	raw();
	noecho();
	curs_set(0);
	set_escdelay(25);
	t->lines = LINES - 2;
	t->cols = COLS;
	t->w = newwin(t->lines, t->cols, 1, 0);
	keypad(t->w, TRUE);
	leaveok(t->w, TRUE);
	mvaddstr(0, 0, " ClientUin     Name");
}

int main(int argc, char **argv)
{
	struct table t = {.rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000}, was;
	if (t.rows == 0)
		return 2;
	open_table(&t);
	was = t;
	was.top = t.rows; /* nothing is drawn yet */
	do {
		draw(&t, &was);
		was = t;
	} while (press(&t, wgetch(t.w)));
	endwin();
	return 0;
}

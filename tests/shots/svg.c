/* SPDX-License-Identifier: MIT */
/* Writes the screen of a terminal emulator as SVG. */
#include "svg.h"

#define CELL_W  10
#define CELL_H  20
#define MARGIN  14
#define TITLE_H 34
#define EMOJI   0xe8a6c8

const struct svg_palette svg_dark = {0x11151c,
				     0xd8dee9,
				     0x7a8494,
				     {0x1b2028, 0xe06c75, 0x98c379, 0xe5c07b, 0x3b6ea8, 0xc678dd,
				      0x56b6c2, 0xd8dee9, 0x7a8494, 0xff7b86, 0xb5e890, 0xffd68a,
				      0x6fa8e8, 0xe09cf0, 0x7fdbe8, 0xffffff}};
const struct svg_palette svg_light = {0xfbfbf8,
				      0x24292f,
				      0x8a919a,
				      {0x24292f, 0xb42318, 0x1a7f37, 0x8a6100, 0x0a4fa8, 0x8250df,
				       0x0f6d78, 0x6e7781, 0x8a919a, 0xcf222e, 0x2da44e, 0x9a6700,
				       0x218bff, 0xa475f9, 0x3192aa, 0xffffff}};

struct canvas {
	FILE *f;
	struct pty *p;
	const struct svg_palette *pal;
	int rows;
};

struct look {
	unsigned fg, bg;
};

static unsigned colour(const struct canvas *c, VTermColor v, bool bg)
{
	if (bg ? VTERM_COLOR_IS_DEFAULT_BG(&v) : VTERM_COLOR_IS_DEFAULT_FG(&v))
		return bg ? c->pal->bg : c->pal->fg;
	if (VTERM_COLOR_IS_INDEXED(&v) && v.indexed.idx < 16)
		return c->pal->ansi[v.indexed.idx];
	vterm_screen_convert_color_to_rgb(c->p->screen, &v);
	return (unsigned)v.rgb.red << 16 | (unsigned)v.rgb.green << 8 | v.rgb.blue;
}

/* Half way, a little nearer to a. */
static unsigned blend(unsigned a, unsigned b)
{
	unsigned out = 0;
	for (int shift = 16; shift >= 0; shift -= 8)
		out |= ((a >> shift & 255) * 55 + (b >> shift & 255) * 45) / 100 << shift;
	return out;
}

static struct look look_of(const struct canvas *c, const VTermScreenCell *x)
{
	struct look l = {colour(c, x->fg, false), colour(c, x->bg, true)};
	if (x->attrs.font == PTY_DIM_FONT)
		l.fg = blend(l.fg, l.bg);
	return x->attrs.reverse ? (struct look){l.bg, l.fg} : l;
}

static void put_rect(const struct canvas *c, double x, double y, double w, double h, unsigned rgb,
		     double opacity)
{
	fprintf(c->f, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" fill=\"#%06x\"", x, y, w,
		h, rgb);
	if (opacity < 1)
		fprintf(c->f, " opacity=\"%g\"", opacity);
	fputs("/>\n", c->f);
}

static void put_char(FILE *f, uint32_t cp)
{
	if (cp == '&')
		fputs("&amp;", f);
	else if (cp == '<')
		fputs("&lt;", f);
	else if (cp == '>')
		fputs("&gt;", f);
	else if (cp < 0x80)
		fputc((int)cp, f);
	else
		fprintf(f, "&#x%x;", cp);
}

/* Arms of a box-drawing character: up, down, left, right. */
static const char *arms(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		const char *arms;
	} table[] = {{0x2500, "..lr"}, {0x2502, "ud.."}, {0x250c, ".d.r"}, {0x2510, ".dl."},
		     {0x2514, "u..r"}, {0x2518, "u.l."}, {0x251c, "ud.r"}, {0x2524, "udl."},
		     {0x252c, ".dlr"}, {0x2534, "u.lr"}, {0x253c, "udlr"}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].cp == cp)
			return table[i].arms;
	return NULL;
}

static bool put_block(const struct canvas *c, uint32_t cp, int x, int y, unsigned fg)
{
	if (cp >= 0x2581 && cp <= 0x2588) {
		double h = CELL_H * (cp - 0x2580) / 8.0;
		put_rect(c, x, y + CELL_H - h, CELL_W, h, fg, 1);
	} else if (cp >= 0x2589 && cp <= 0x258f) {
		put_rect(c, x, y, CELL_W * (0x2590 - cp) / 8.0, CELL_H, fg, 1);
	} else if (cp == 0x2590) {
		put_rect(c, x + CELL_W / 2.0, y, CELL_W / 2.0, CELL_H, fg, 1);
	} else if (cp >= 0x2591 && cp <= 0x2593) {
		put_rect(c, x, y, CELL_W, CELL_H, fg, .25 * (cp - 0x2590));
	} else {
		return false;
	}
	return true;
}

static bool put_shape(const struct canvas *c, uint32_t cp, int x, int y, unsigned fg)
{
	const char *a = arms(cp);
	double mx = x + CELL_W / 2.0, my = y + CELL_H / 2.0, t = 1.5;
	if (!a)
		return put_block(c, cp, x, y, fg);
	if (a[0] == 'u')
		put_rect(c, mx - t / 2, y, t, CELL_H / 2.0 + t / 2, fg, 1);
	if (a[1] == 'd')
		put_rect(c, mx - t / 2, my - t / 2, t, CELL_H / 2.0 + t / 2, fg, 1);
	if (a[2] == 'l')
		put_rect(c, x, my - t / 2, CELL_W / 2.0 + t / 2, t, fg, 1);
	if (a[3] == 'r')
		put_rect(c, mx - t / 2, my - t / 2, CELL_W / 2.0 + t / 2, t, fg, 1);
	return true;
}

/* librsvg 2.54 fills the shape of a colour glyph, and scales it rightly only when it is bold. */
static bool is_emoji(const VTermScreenCell *x)
{
	return x->width > 1 && x->chars[0] >= 0x1F300 && x->chars[0] < 0x20000;
}

static void put_glyph(const struct canvas *c, const VTermScreenCell *x, int row, int col,
		      unsigned fg)
{
	bool wide = x->width > 1, emoji = is_emoji(x);
	fprintf(c->f, "<text%s x=\"%g\" y=\"%g\" fill=\"#%06x\"%s>",
		wide ? " class=\"w\" text-anchor=\"middle\"" : "",
		col * CELL_W + (wide ? CELL_W : 0.15), row * CELL_H + (wide ? 16.4 : 15.2),
		emoji ? EMOJI : fg, x->attrs.bold || emoji ? " font-weight=\"bold\"" : "");
	for (int k = 0; k < VTERM_MAX_CHARS_PER_CELL && x->chars[k]; k++)
		put_char(c->f, x->chars[k]);
	fputs("</text>\n", c->f);
}

static int put_cell(const struct canvas *c, int row, int col, bool background)
{
	VTermScreenCell x = pty_cell(c->p, row, col);
	struct look l = look_of(c, &x);
	int w = x.width > 1 ? 2 : 1;
	if (background) {
		if (l.bg != c->pal->bg)
			put_rect(c, col * CELL_W, row * CELL_H, w * CELL_W + .3, CELL_H + .3, l.bg,
				 1);
		return w;
	}
	uint32_t cp = x.chars[0];
	if (cp > ' ' && cp != (uint32_t)-1 && !put_shape(c, cp, col * CELL_W, row * CELL_H, l.fg))
		put_glyph(c, &x, row, col, l.fg);
	if (x.attrs.underline)
		put_rect(c, col * CELL_W, row * CELL_H + CELL_H - 2.5, w * CELL_W, 1.2, l.fg, 1);
	return w;
}

static void put_cells(const struct canvas *c, bool background)
{
	for (int row = 0; row < c->rows; row++)
		for (int col = 0; col < c->p->cols;)
			col += put_cell(c, row, col, background);
}

static void put_frame(const struct canvas *c, int w, int h, const char *title)
{
	static const unsigned dots[] = {0xff5f56, 0xffbd2e, 0x27c93f};
	fprintf(c->f,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 "
		"0 %d %d\">\n"
		"<style>text{font-family:'JetBrains Mono','DejaVu Sans Mono','Noto Sans Mono CJK "
		"SC',monospace;"
		"font-size:16.2px;white-space:pre}.w{font-size:18.4px;font-family:'Noto Sans Mono "
		"CJK SC',"
		"'Noto Sans CJK SC',monospace}</style>\n"
		"<rect width=\"%d\" height=\"%d\" rx=\"9\" fill=\"#%06x\"/>\n",
		w, h, w, h, w, h, c->pal->bg);
	if (!title)
		return;
	for (int i = 0; i < 3; i++)
		fprintf(c->f, "<circle cx=\"%d\" cy=\"20\" r=\"6\" fill=\"#%06x\"/>\n", 22 + i * 20,
			dots[i]);
	fprintf(c->f,
		"<text x=\"%d\" y=\"25\" text-anchor=\"middle\" fill=\"#8a93a3\" "
		"style=\"font-size:14px\">%s</text>\n",
		w / 2, title);
}

static void put_cursor(const struct canvas *c)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(c->p->vt), &at);
	if (c->p->cursor_shown && !c->p->exited && at.row < c->rows)
		put_rect(c, at.col * CELL_W, at.row * CELL_H, CELL_W, CELL_H, c->pal->fg, .7);
}

bool svg_write(struct pty *p, const char *path, const struct svg_look *look)
{
	struct canvas c = {fopen(path, "w"), p, look->palette, look->rows};
	int top = look->title ? TITLE_H : 0;
	if (!c.f)
		return false;
	put_frame(&c, p->cols * CELL_W + 2 * MARGIN, c.rows * CELL_H + 2 * MARGIN + top,
		  look->title);
	fprintf(c.f, "<g transform=\"translate(%d,%d)\">\n", MARGIN, MARGIN + top);
	put_cells(&c, true);
	put_cells(&c, false);
	put_cursor(&c);
	fputs("</g></svg>\n", c.f);
	return fclose(c.f) == 0;
}

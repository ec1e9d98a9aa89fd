/* SPDX-License-Identifier: MIT */
/*
 * What the libraries are asked for. Declared here as they are called, by the machine's own rules:
 * nothing but the number of arguments counts.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "fail.h"

#define NO_MEMORY 27 /* CURLE_OUT_OF_MEMORY */
#define NO_MULTI  3  /* CURLM_OUT_OF_MEMORY */
#define ERR       (-1)

#define NO_SQL_MEMORY 7  /* SQLITE_NOMEM */
#define CANNOT_OPEN   14 /* SQLITE_CANTOPEN */

/* libcurl */

CALL(int, curl_global_init_mem, (long flags, void *m, void *f, void *r, void *s, void *c),
     (flags, m, f, r, s, c), NO_MEMORY, 0)
CALL(void *, curl_easy_init, (void), (), NULL, 0)
CALL(void *, curl_multi_init, (void), (), NULL, 0)
CALL(void *, curl_slist_append, (void *list, const char *line), (list, line), NULL, 0)
CALL(int, curl_multi_add_handle, (void *multi, void *easy), (multi, easy), NO_MULTI, 0)
CALL(int, curl_multi_perform, (void *multi, int *running), (multi, running), NO_MULTI, 0)
CALL(int, curl_multi_poll, (void *multi, void *fds, unsigned n, int ms, int *ready),
     (multi, fds, n, ms, ready), NO_MULTI, 0)
CALL_DONE(int, curl_multi_remove_handle, (void *multi, void *easy), (multi, easy), NO_MULTI, 0)

int curl_easy_setopt(void *easy, int option, ...)
{
	va_list args;
	va_start(args, option);
	void *value = va_arg(args, void *);
	va_end(args);
	return FAILS("curl_easy_setopt", 0) ? NO_MEMORY
					    : REAL(curl_easy_setopt)(easy, option, value);
}

int curl_multi_setopt(void *multi, int option, ...)
{
	va_list args;
	va_start(args, option);
	void *value = va_arg(args, void *);
	va_end(args);
	return FAILS("curl_multi_setopt", 0) ? NO_MULTI
					     : REAL(curl_multi_setopt)(multi, option, value);
}

int curl_easy_getinfo(void *easy, int what, ...)
{
	va_list args;
	va_start(args, what);
	void *value = va_arg(args, void *);
	va_end(args);
	return FAILS("curl_easy_getinfo", 0) ? 43 : REAL(curl_easy_getinfo)(easy, what, value);
}

/* OpenSSL, cJSON, utf8proc */

CALL(void *, HMAC,
     (const void *type, const void *key, int n_key, const void *data, size_t n, void *out,
      unsigned *n_out),
     (type, key, n_key, data, n, out, n_out), NULL, 0)
CALL(int, EVP_Digest,
     (const void *data, size_t n, void *out, unsigned *n_out, const void *type, void *engine),
     (data, n, out, n_out, type, engine), 0, 0)
CALL(void *, cJSON_ParseWithLengthOpts, (const char *text, size_t n, const char **end, int whole),
     (text, n, end, whole), NULL, 0)
CALL(ptrdiff_t, utf8proc_map, (const void *text, ptrdiff_t n, void **out, int options),
     (text, n, out, options), -1, 0)

/* SQLite */

CALL(int, sqlite3_open_v2, (const char *name, void **db, int flags, const char *vfs),
     (name, db, flags, vfs), CANNOT_OPEN, 0)
CALL(int, sqlite3_prepare_v2, (void *db, const char *sql, int n, void **out, const char **tail),
     (db, sql, n, out, tail), NO_SQL_MEMORY, 0)
CALL(int, sqlite3_step, (void *statement), (statement), NO_SQL_MEMORY, 0)
CALL(int, sqlite3_exec, (void *db, const char *sql, void *each, void *ctx, char **why),
     (db, sql, each, ctx, why), NO_SQL_MEMORY, 0)
CALL(int, sqlite3_bind_blob64, (void *statement, int at, const void *p, uint64_t n, void *free),
     (statement, at, p, n, free), NO_SQL_MEMORY, 0)

/* ncurses */

CALL(int, setupterm, (const char *term, int fd, int *found), (term, fd, found), ERR, 0)
CALL(void *, newterm, (const char *term, void *out, void *in), (term, out, in), NULL, 0)
CALL(void *, newpad, (int rows, int cols), (rows, cols), NULL, 0)
CALL(int, cbreak, (void), (), ERR, 0)
CALL(int, noecho, (void), (), ERR, 0)
CALL(int, nonl, (void), (), ERR, 0)
CALL(int, keypad, (void *w, int on), (w, on), ERR, 0)
CALL(int, nodelay, (void *w, int on), (w, on), ERR, 0)
CALL(int, def_prog_mode, (void), (), ERR, 0)
CALL(int, reset_prog_mode, (void), (), ERR, 0)
CALL(int, start_color, (void), (), ERR, 0)
CALL(int, use_default_colors, (void), (), ERR, 0)
CALL(int, init_extended_pair, (int pair, int f, int b), (pair, f, b), ERR, 0)
CALL(int, resizeterm, (int rows, int cols), (rows, cols), ERR, 0)
CALL(int, define_key, (const char *bytes, int code), (bytes, code), ERR, 0)
CALL(int, wadd_wchnstr, (void *w, const void *cells, int n), (w, cells, n), ERR, 0)
CALL(int, setcchar,
     (void *cell, const void *text, unsigned long attributes, short pair, const void *more),
     (cell, text, attributes, pair, more), ERR, 0)
CALL(int, wmove, (void *w, int row, int col), (w, row, col), ERR, 0)
CALL(int, wrefresh, (void *w), (w), ERR, 0)
CALL(int, wscrl, (void *w, int n), (w, n), ERR, 0)
CALL(int, curs_set, (int how), (how), ERR, 0)
CALL(char *, tigetstr, (const char *name), (name), NULL, 0)
CALL_DONE(int, endwin, (void), (), ERR, 0)
CALL(char *, setlocale, (int what, const char *name), (what, name), NULL, 0)

/* libmicrohttpd */

void *MHD_start_daemon_va(unsigned flags, unsigned short port, void *apc, void *apc_cls,
			  void *handler, void *cls, va_list options);

void *MHD_start_daemon(unsigned flags, unsigned short port, void *apc, void *apc_cls, void *handler,
		       void *cls, ...)
{
	va_list options;
	va_start(options, cls);
	void *daemon =
	    FAILS("MHD_start_daemon", 0)
		? NULL
		: REAL(MHD_start_daemon_va)(flags, port, apc, apc_cls, handler, cls, options);
	va_end(options);
	return daemon;
}

CALL(void *, MHD_get_daemon_info, (void *daemon, int what), (daemon, what), NULL, 0)
CALL(int, MHD_get_fdset2, (void *daemon, void *r, void *w, void *x, int *top, unsigned size),
     (daemon, r, w, x, top, size), 0, 0)
CALL(int, MHD_run_from_select, (void *daemon, const void *r, const void *w, const void *x),
     (daemon, r, w, x), 0, 0)
CALL(void *, MHD_create_response_from_buffer, (size_t n, void *p, int mode), (n, p, mode), NULL, 0)
CALL(void *, MHD_create_response_from_callback,
     (uint64_t n, size_t block, void *read, void *ctx, void *release),
     (n, block, read, ctx, release), NULL, 0)
CALL(void *, MHD_get_connection_info, (void *connection, int what), (connection, what), NULL, 0)
CALL(int, MHD_add_response_header, (void *to, const char *name, const char *value),
     (to, name, value), 0, 0)
CALL(int, MHD_queue_response, (void *to, unsigned status, void *response), (to, status, response),
     0, 0)

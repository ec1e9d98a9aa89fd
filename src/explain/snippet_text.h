/* SPDX-License-Identifier: MIT */
/* The texts of the snippets, with words in braces to be filled in. */
#ifndef EXPLAIN_SNIPPET_TEXT_H
#define EXPLAIN_SNIPPET_TEXT_H

/*
 * snippet.c fills in words in braces: {action}, {version}, {service}; {body}, the plain JSON,
 * {body:sh} and {body:string}, the JSON as a literal of the shell and of Go; {host} and {url},
 * whose characters need no quoting; {scheme}; options that may be empty. Other braces belong to the
 * language.
 */
extern const char *const snippet_text_curl;
extern const char *const snippet_text_python;
extern const char *const snippet_text_go;
extern const char *const snippet_text_node;

#endif

/* SPDX-License-Identifier: MIT */
/* The texts of the recipes, and the words to be filled in. Private to the room. */
#ifndef EXPLAIN_SNIPPET_TEXT_H
#define EXPLAIN_SNIPPET_TEXT_H

/*
 * Words in braces are filled in by recipe.c: {action}, {version}, {service}; {body} the JSON as it
 * stands, {body:sh} and {body:string} as a literal of the shell and of Go; {host} and {url} of
 * characters that need no quoting anywhere; {scheme}; options that may be empty.
 * Other braces are the language's own.
 */
extern const char *const snippet_text_curl;
extern const char *const snippet_text_python;
extern const char *const snippet_text_go;
extern const char *const snippet_text_node;

#endif

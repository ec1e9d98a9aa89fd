/* SPDX-License-Identifier: MIT */
/* The rows of the handbook but for those of its last part, the error codes. Private to the room. */
#ifndef EXPLAIN_API_DOCS_TABLE_H
#define EXPLAIN_API_DOCS_TABLE_H

#include "explain/api_docs.h"

/* The i-th row; NULL past the end. Of codes only the name is here. */
const struct api_docs_row *api_docs_table(size_t i);

#endif

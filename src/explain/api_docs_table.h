/* SPDX-License-Identifier: MIT */
/* The rows of the API reference without its last part, the error codes. */
#ifndef EXPLAIN_API_DOCS_TABLE_H
#define EXPLAIN_API_DOCS_TABLE_H

#include "explain/api_docs.h"

/* The i-th row; NULL past the end. A row of a code has only its name. */
const struct api_docs_row *api_docs_table(size_t i);

#endif

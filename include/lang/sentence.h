/* SPDX-License-Identifier: MIT */
/*
 * Translates a sentence that was made in English.
 *
 * Some sentences are kept in English, because they are logged, recorded, or come from a library,
 * and are shown in the language of the user later. The catalog has the formats that they were made
 * with: one that fits the sentence gives back its arguments. A format of few words such as
 * "%s is %s" fits sentences that were not made with it, so it is not used: the sentence stays in
 * English.
 */
#ifndef LANG_SENTENCE_H
#define LANG_SENTENCE_H

#include "lang/lang.h"

#define SENTENCE_ROOM 640 /* bytes that hold the translation of any message */

/*
 * Returns the translation, written to room if it has arguments; the text itself if the language is
 * English or no format fits. Arguments of several words are translated, too, and so are the parts
 * of "where: what happened; what to do". Give it only the program's own sentences and those of
 * libraries: words of customers may be like words of the catalog.
 */
const char *lang_sentence(const struct catalog *lang, const char *text, char *room, size_t size);

#endif

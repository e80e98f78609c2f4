#pragma once

#include "relais-desk.h"
#include "relais-found-item.h"

G_BEGIN_DECLS

/**
 * RelaisFoundWords:
 * @name: what it is called
 * @beside: (nullable): what tells it apart from others of this name
 * @why: where the text was found, and the one fact needed now
 * @kind: what it is: "Patient", "Directory"
 * @badge: (nullable): one short word more
 * @warns: whether the badge is a warning
 * @marked: (array zero-terminated=1): what is underlined in the name, and in @why
 * @marks_name: whether the name may be marked
 * @marks_why: whether @why may be
 *
 * A row of a search in words.
 */
typedef struct {
  char *name;
  char *beside;
  char *why;
  const char *kind;
  char *badge;
  gboolean warns;
  GStrv marked;
  gboolean marks_name;
  gboolean marks_why;
} RelaisFoundWords;

void  relais_found_words_make  (RelaisFoundWords     *words,
                                RelaisDesk           *desk,
                                const RelaisFoundHit *hit);
char *relais_found_words_join  (const RelaisFoundWords *words);
void  relais_found_words_clear (RelaisFoundWords     *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisFoundWords, relais_found_words_clear)

#define RELAIS_FOUND_WORDS_INIT { NULL }

G_END_DECLS

#pragma once

#include "relais-note-queries.h"

G_BEGIN_DECLS

/**
 * RelaisMeasureHit:
 * @note: id of the entry
 * @word: the value, as in relais-measure.h
 * @at: when the entry was signed
 * @written_at: (nullable): the day, perhaps with the hour, on which it was written on paper
 *
 * A value that was signed.
 */
typedef struct {
  char *note;
  char *word;
  char *at;
  char *written_at;
} RelaisMeasureHit;

void       relais_measure_hit_free     (RelaisMeasureHit       *hit);
GPtrArray *relais_measure_queries_list (RelaisDb               *db,
                                        const RelaisNoteReader *reader,
                                        const char             *patient,
                                        GError                **error);

G_END_DECLS

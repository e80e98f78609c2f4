#pragma once

#include "relais-measure.h"
#include "relais-session.h"

G_BEGIN_DECLS

/**
 * RelaisMeasurePoint:
 * @measure: what was measured
 * @at: the instant; that of the line on paper where it was copied from there
 * @note: id of the entry
 *
 * A value of a patient as somebody may see it.
 */
typedef struct {
  RelaisMeasure *measure;
  char *at;
  char *note;
} RelaisMeasurePoint;

void       relais_measure_point_free     (RelaisMeasurePoint *point);
GPtrArray *relais_notebook_list_measures (RelaisSession      *session,
                                          RelaisActor        *actor,
                                          const char         *patient,
                                          GError            **error);

G_END_DECLS

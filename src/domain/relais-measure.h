#pragma once

#include "relais-labels.h"

G_BEGIN_DECLS

/* A blood pressure has two numbers, anything else one. */
#define RELAIS_MEASURE_MAX_NUMBERS 2

/**
 * RelaisMeasureRange:
 * @n: how many numbers a value has
 * @decimals: how many decimals they may have
 * @low: the lowest of each
 * @high: the highest of each
 *
 * Between what numbers a value lies.
 */
typedef struct {
  guint n;
  guint decimals;
  double low[RELAIS_MEASURE_MAX_NUMBERS];
  double high[RELAIS_MEASURE_MAX_NUMBERS];
} RelaisMeasureRange;

/**
 * RelaisMeasure:
 * @code: the code of what was measured
 * @value: its number, or two with a slash, with a point before decimals
 * @unit: (nullable): in what it was measured
 *
 * One value as it was signed: whatever the practice measures in later, this was its unit.
 */
typedef struct {
  char *code;
  char *value;
  char *unit;
} RelaisMeasure;

gboolean   relais_measure_range_parse (const char         *text,
                                       RelaisMeasureRange *range);
void       relais_measure_check_label (const RelaisRecord *label,
                                       GPtrArray          *issues);
guint      relais_measure_get_numbers (const char         *value,
                                       double              numbers[RELAIS_MEASURE_MAX_NUMBERS]);
char      *relais_measure_get_value   (const RelaisMeasure *measure,
                                       const char         *language);
char      *relais_measure_read        (const RelaisRecord *label,
                                       const char         *typed,
                                       const char         *field,
                                       GPtrArray          *issues);

void       relais_measure_free        (RelaisMeasure      *measure);
GPtrArray *relais_measures_parse      (const char         *stored);
char      *relais_measures_read       (const RelaisLabels *labels,
                                       const char         *typed,
                                       const char         *field,
                                       GPtrArray          *issues);
char      *relais_measures_format     (const RelaisLabels *labels,
                                       const char         *stored,
                                       const char         *language);

G_END_DECLS

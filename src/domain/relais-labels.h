#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_LABEL_KIND_MUTUALITY "mutuality"
#define RELAIS_LABEL_KIND_COMMUNE   "commune"
#define RELAIS_LABEL_KIND_CATEGORY  "category"
#define RELAIS_LABEL_KIND_TOPIC     "topic"
#define RELAIS_LABEL_KIND_PHRASE    "phrase"
#define RELAIS_LABEL_KIND_TEMPLATE  "template"
#define RELAIS_LABEL_KIND_MEASURE   "measure"
#define RELAIS_LABEL_KIND_SCHOOL_HOLIDAY "schoolholiday"

/**
 * RelaisLabelField:
 *
 * One row of the practice's table of labels. @RELAIS_LABEL_CODE is a mutuality's three digits or a commune's postcode;
 * a number ending in 00 stands for a whole union of mutualities. A phrase and a template have texts; a measure has a
 * unit and two ranges, written with as many decimals as are kept and with one range for each of its numbers:
 * "60-260/30-150". School holidays have their first and their last day.
 */
typedef enum {
  RELAIS_LABEL_KIND,
  RELAIS_LABEL_CODE,
  RELAIS_LABEL_FR,
  RELAIS_LABEL_NL,
  RELAIS_LABEL_NIS,
  RELAIS_LABEL_BASIN,
  RELAIS_LABEL_CONFIDENCE,
  RELAIS_LABEL_SOURCE,
  RELAIS_LABEL_POSITION,
  RELAIS_LABEL_RETIRED,
  RELAIS_LABEL_TEXT_FR,
  RELAIS_LABEL_TEXT_NL,
  RELAIS_LABEL_UNIT,
  RELAIS_LABEL_POSSIBLE,
  RELAIS_LABEL_USUAL,
  RELAIS_LABEL_OFFICIAL,
  RELAIS_LABEL_FROM,
  RELAIS_LABEL_UNTIL,

  RELAIS_LABEL_N_FIELDS
} RelaisLabelField;

extern const RelaisRecordType relais_label_type;

/**
 * RelaisLabels:
 *
 * The practice's labels as they were at one moment: an immutable value, shared by reference, for any thread.
 */
typedef struct _RelaisLabels RelaisLabels;

RelaisLabels       *relais_labels_new          (GPtrArray          *records);
RelaisLabels       *relais_labels_ref          (RelaisLabels       *labels);
void                relais_labels_unref        (RelaisLabels       *labels);

const RelaisRecord *relais_labels_find         (const RelaisLabels *labels,
                                                const char         *kind,
                                                const char         *code);
GPtrArray          *relais_labels_list         (const RelaisLabels *labels,
                                                const char         *kind);
const char         *relais_labels_get_name     (const RelaisLabels *labels,
                                                const char         *kind,
                                                const char         *code,
                                                const char         *language);
const char         *relais_labels_name_commune (const RelaisLabels *labels,
                                                const char         *stored,
                                                const char         *language);
char               *relais_labels_format       (const RelaisLabels *labels,
                                                const RelaisField  *field,
                                                const char         *value,
                                                const char         *language);

void                relais_labels_name_issues  (const RelaisLabels *labels,
                                                GPtrArray          *issues);

char               *relais_label_make_id       (const char         *kind,
                                                const char         *code);
void                relais_label_check         (const RelaisRecord *label,
                                                GPtrArray          *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisLabels, relais_labels_unref)

G_END_DECLS

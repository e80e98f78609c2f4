#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisImportText:
 * @RELAIS_IMPORT_TEXT_VALUE: something to read
 * @RELAIS_IMPORT_TEXT_NOTHING: a way of writing that nothing is known
 * @RELAIS_IMPORT_TEXT_DITTO: "idem"
 * @RELAIS_IMPORT_TEXT_ERROR: "#N/A", "#REF!", "####"
 * @RELAIS_IMPORT_TEXT_NOT_A_NAME: no letter, or a formula, where a name is expected
 *
 * What sort of text stands in a cell.
 */
typedef enum {
  RELAIS_IMPORT_TEXT_VALUE,
  RELAIS_IMPORT_TEXT_NOTHING,
  RELAIS_IMPORT_TEXT_DITTO,
  RELAIS_IMPORT_TEXT_ERROR,
  RELAIS_IMPORT_TEXT_NOT_A_NAME,
} RelaisImportText;

/**
 * RelaisImportValues:
 *
 * Remembers what was read, since a column of words says the same few things thousands of times.
 */
typedef struct _RelaisImportValues RelaisImportValues;

/**
 * RelaisImportValue:
 * @text: (nullable): the canonical text
 * @is_read: whether it may be stored
 * @issues: (element-type RelaisIssue): what was found
 *
 * The text of a cell as a value of a field.
 */
typedef struct {
  char *text;
  gboolean is_read;
  GPtrArray *issues;
} RelaisImportValue;

RelaisImportText         relais_import_text_judge   (const RelaisField  *field,
                                                     const char         *text);

RelaisImportValues      *relais_import_values_new   (RelaisDate          today);
void                     relais_import_values_free  (RelaisImportValues *values);
const RelaisImportValue *relais_import_values_read  (RelaisImportValues *values,
                                                     const RelaisField  *field,
                                                     const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportValues, relais_import_values_free)

G_END_DECLS

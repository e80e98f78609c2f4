#pragma once

#include "relais-field-row.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_RECORD_FORM (relais_record_form_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRecordForm, relais_record_form, RELAIS, RECORD_FORM, GObject)

RelaisRecordForm   *relais_record_form_new           (RelaisDesk         *desk,
                                                      const RelaisRecord *base,
                                                      const char         *prefix);
RelaisFieldRow     *relais_record_form_add           (RelaisRecordForm   *form,
                                                      guint               field,
                                                      const char         *title);
RelaisFieldRow     *relais_record_form_get_row       (RelaisRecordForm   *form,
                                                      guint               field);
void                relais_record_form_set_labels    (RelaisRecordForm   *form,
                                                      RelaisLabels       *labels);
const RelaisRecord *relais_record_form_get_base      (RelaisRecordForm   *form);
void                relais_record_form_set_base      (RelaisRecordForm   *form,
                                                      const RelaisRecord *base);
gboolean            relais_record_form_is_changed    (RelaisRecordForm   *form);
RelaisRecord       *relais_record_form_read          (RelaisRecordForm   *form,
                                                      GPtrArray          *issues);
void                relais_record_form_show_findings (RelaisRecordForm   *form,
                                                      GPtrArray          *issues);
gboolean            relais_record_form_focus_error   (RelaisRecordForm   *form,
                                                      GPtrArray          *issues);
void                relais_record_form_store         (RelaisRecordForm   *form,
                                                      GHashTable         *values);
void                relais_record_form_restore       (RelaisRecordForm   *form,
                                                      GHashTable         *values);

G_END_DECLS

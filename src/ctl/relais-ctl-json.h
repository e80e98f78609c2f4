#pragma once

#include "relais-date.h"
#include "relais-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *relais_ctl_json_from_record      (const RelaisRecord      *record,
                                              gboolean                 unmasked);
void        relais_ctl_json_add_person_facts (JsonObject              *object,
                                              const RelaisRecord      *person,
                                              RelaisDate               today);
JsonArray  *relais_ctl_json_from_issues      (GPtrArray               *issues);
gboolean    relais_ctl_json_fill             (RelaisRecordBuilder     *builder,
                                              const RelaisRecordType  *type,
                                              guint                    facet,
                                              JsonObject              *object,
                                              RelaisDate               today,
                                              GPtrArray               *issues,
                                              gboolean                *all_read,
                                              GError                 **error);
gboolean    relais_ctl_json_fill_from_text   (RelaisRecordBuilder     *builder,
                                              const RelaisRecordType  *type,
                                              guint                    facet,
                                              const char              *text,
                                              gsize                    length,
                                              RelaisDate               today,
                                              GPtrArray               *issues,
                                              gboolean                *all_read,
                                              GError                 **error);
gboolean    relais_ctl_json_fill_from_input  (RelaisRecordBuilder     *builder,
                                              const RelaisRecordType  *type,
                                              guint                    facet,
                                              RelaisDate               today,
                                              GPtrArray               *issues,
                                              gboolean                *all_read,
                                              GError                 **error);
JsonNode   *relais_ctl_json_take_object      (JsonObject              *object);
JsonNode   *relais_ctl_json_take_array       (JsonArray               *array);

G_END_DECLS

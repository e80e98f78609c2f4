#pragma once

#include "relais-import-plan.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* Importing people from a spreadsheet: a plan, then all of it or nothing. Blocking, as relais-register. */

RelaisImportPlan *relais_people_import_plan  (RelaisSession       *session,
                                              RelaisActor         *actor,
                                              RelaisCsv           *csv,
                                              guint                facet,
                                              GHashTable          *choices,
                                              GError             **error);
gboolean          relais_people_import_apply (RelaisSession       *session,
                                              RelaisActor         *actor,
                                              RelaisImportPlan    *plan,
                                              const char          *file_name,
                                              RelaisImportResult  *result,
                                              GError             **error);

G_END_DECLS

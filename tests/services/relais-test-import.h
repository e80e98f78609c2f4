#pragma once

#include "relais-people-import.h"

G_BEGIN_DECLS

RelaisCsv        *relais_test_import_table    (const char         *text);
RelaisImportPlan *relais_test_import_plan     (RelaisSession      *session,
                                               guint               facet,
                                               const char         *text);
void              relais_test_import          (RelaisSession      *session,
                                               guint               facet,
                                               const char         *text,
                                               RelaisImportResult *result,
                                               GPtrArray         **findings);
char             *relais_test_import_describe (GPtrArray          *findings);
char             *relais_test_import_people   (RelaisSession      *session);
char             *relais_test_import_links    (RelaisSession      *session);

G_END_DECLS

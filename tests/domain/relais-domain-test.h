#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

RelaisRecord *relais_test_make_record (const RelaisRecordType *type, const char *id, const char *values);
char         *relais_test_list_values (const RelaisRecord *record);
char         *relais_test_list_issues (GPtrArray *issues);

G_END_DECLS

#pragma once

#include "relais-change.h"
#include "relais-db.h"

G_BEGIN_DECLS

#define RELAIS_TEST_NOW "2026-11-20T13:02:11.000000Z"

RelaisDb     *relais_test_register_open  (const char *folder);
RelaisChange *relais_test_register_begin (RelaisDb *db, const char *act);
RelaisActor  *relais_test_register_actor (void);
RelaisRecord *relais_test_person         (const char *family, const char *given);
RelaisRecord *relais_test_save           (RelaisDb *db, const RelaisRecord *record);
char         *relais_test_finish         (RelaisChange *change);
RelaisRecord *relais_test_full_record    (const RelaisRecordType *type);

G_END_DECLS

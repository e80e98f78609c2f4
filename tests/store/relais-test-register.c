/* A register for tests of the tables: the real schema in a plain file, one member, a fixed instant. */

#include "relais-test-register.h"

#include "relais-audit-log.h"
#include "relais-person.h"
#include "relais-schema.h"
#include "relais-staff.h"
#include "relais-table.h"

#define STAFF_ID "00000000-0000-4000-8000-000000000001"

RelaisActor *
relais_test_register_actor (void)
{
  return relais_actor_new (STAFF_ID, "Aïcha", "coordinator;administrator", "desk");
}

RelaisDb *
relais_test_register_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, STAFF_ID, 0);
  g_autoptr (RelaisRecord) staff = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisChange) change = NULL;
  RelaisDb *db = relais_db_open (path, RELAIS_DB_CREATE, &error);

  g_assert_no_error (error);
  relais_schema_migrate (db, NULL, NULL, &error);
  g_assert_no_error (error);

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, "Aïcha");
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, "coordinator;administrator");
  staff = relais_record_builder_end (g_steal_pointer (&builder));
  change = relais_change_begin (db, NULL, "create", RELAIS_TEST_NOW, &error);
  g_assert_no_error (error);
  relais_audit_log_start (db, &error);
  g_assert_no_error (error);
  saved = relais_change_save (change, staff, &error);
  g_assert_no_error (error);
  relais_change_commit (change, &error);
  g_assert_no_error (error);
  return db;
}

RelaisChange *
relais_test_register_begin (RelaisDb *db, const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  RelaisChange *change = relais_change_begin (db, actor, act, RELAIS_TEST_NOW, &error);

  g_assert_no_error (error);
  return change;
}

/* Commits, and gives back the id of the operation. */
char *
relais_test_finish (RelaisChange *change)
{
  g_autoptr (GError) error = NULL;
  char *operation = g_strdup (relais_change_get_operation (change));

  relais_change_commit (change, &error);
  g_assert_no_error (error);
  relais_change_free (change);
  return operation;
}

RelaisRecord *
relais_test_person (const char *family, const char *given)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, family);
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, given);
  relais_record_builder_set (builder, RELAIS_PERSON_IS_CAREGIVER, "yes");
  return relais_record_builder_end (g_steal_pointer (&builder));
}

RelaisRecord *
relais_test_save (RelaisDb *db, const RelaisRecord *record)
{
  g_autoptr (GError) error = NULL;
  RelaisChange *change = relais_test_register_begin (db, "save");
  RelaisRecord *saved = relais_change_save (change, record, &error);

  g_assert_no_error (error);
  g_free (relais_test_finish (change));
  return saved;
}

static char *
make_value (const RelaisField *field, guint number)
{
  switch (field->kind)
    {
    case RELAIS_FIELD_DATE:
    case RELAIS_FIELD_PLANNED_DATE:
    case RELAIS_FIELD_MOMENT:
    case RELAIS_FIELD_PLANNED_MOMENT:
      return g_strdup_printf ("2026-03-%02u", number % 28 + 1);
    case RELAIS_FIELD_PARTIAL_DATE:
    case RELAIS_FIELD_BIRTH_DATE:
      return g_strdup_printf ("19%02u-05", number + 20);
    case RELAIS_FIELD_YES_NO:
      return g_strdup ("yes");
    case RELAIS_FIELD_WORD:
      return g_strdup (field->words[0]);
    case RELAIS_FIELD_WORDS:
      return g_strjoinv (";", (char **) field->words);
    case RELAIS_FIELD_NUMBER:
      return g_strdup_printf ("%u", number % 9 + 1);
    case RELAIS_FIELD_PHONE:
      return g_strdup_printf ("0478 12 34 %02u", number);
    case RELAIS_FIELD_EMAIL:
      return g_strdup_printf ("a%u@example.org", number);
    case RELAIS_FIELD_POSTCODE:
      return g_strdup ("1030");
    case RELAIS_FIELD_LANGUAGE:
      return g_strdup ("ar");
    case RELAIS_FIELD_RELATION:
      return g_strdup ("daughter");
    case RELAIS_FIELD_MUTUALITY:
      return g_strdup ("319");
    case RELAIS_FIELD_NATIONAL_NUMBER:
      return g_strdup ("85073003328");
    case RELAIS_FIELD_PRESENCE:
      return g_strdup ("mo-fr 09:00-17:00");
    case RELAIS_FIELD_ID:
      return NULL;
    case RELAIS_FIELD_TEXT:
    case RELAIS_FIELD_LINES:
    case RELAIS_FIELD_NAME:
    case RELAIS_FIELD_COMMUNE:
    default:
      return g_strdup_printf ("É%u", number + 100);
    }
}

/* A record with a value in every field but the ids of others. */
RelaisRecord *
relais_test_full_record (const RelaisRecordType *type)
{
  static const struct {
    const char *name;
    const char *value;
  } special[] = { { "reference", "34679A" }, { "nis", "21015" } };
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (type, NULL, 0);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *value = make_value (&type->fields[i], i);

      for (gsize s = 0; s < G_N_ELEMENTS (special); s++)
        {
          if (!g_str_equal (type->fields[i].name, special[s].name))
            continue;
          g_free (value);
          value = g_strdup (special[s].value);
        }
      relais_record_builder_set (builder, i, value);
    }
  return relais_record_builder_end (g_steal_pointer (&builder));
}

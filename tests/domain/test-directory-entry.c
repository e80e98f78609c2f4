#include "relais-directory-entry.h"

static RelaisRecord *
make_entry (RelaisEntryField field, const char *value)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_directory_entry_type, "uid:1", 0);

  relais_record_builder_set (builder, field, value);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

static void
test_key (void)
{
  static const struct {
    const char *uid, *name, *organisation, *phone;
    gboolean same; /* as the case before */
  } cases[] = {
    { NULL, "Soins à domicile", "Croix d'Exemple", "02 201 22 22", FALSE },
    { NULL, "SOINS A DOMICILE", "Croix d’Exemple", "+32 2 201 22 22", TRUE },
    { "", "Soins à domicile", "Croix d'Exemple", "02/201.22.22", TRUE },
    { NULL, "Soins à domicile", "Croix d'Exemple", "02 201 22 23", FALSE },
    { NULL, "Soins à domicile", "Croix d'Exemple", "1733", FALSE },
    { NULL, "Soins à domicile", "Croix d'Exemple", "107", FALSE },
    { NULL, "Soins à domicile", "Croix d'Exemple", NULL, FALSE },
    { NULL, "Soins à domicile", NULL, NULL, FALSE },
    { NULL, "Soins", "à domicile", NULL, FALSE },
    { "urn:uuid:1", "Soins", NULL, NULL, FALSE },
    { "urn:uuid:1", "Autre nom", "Autre", "107", TRUE },
  };
  g_autofree char *before = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = relais_directory_entry_make_key (cases[i].uid, cases[i].name, cases[i].organisation,
                                                              cases[i].phone);

      g_test_message ("%d %s", (int) i, key);
      g_assert_cmpint (g_strcmp0 (key, before) == 0, ==, cases[i].same);
      g_free (before);
      before = g_steal_pointer (&key);
    }
}

static void
test_name (void)
{
  static const struct {
    RelaisEntryField field;
    const char *language, *name;
  } cases[] = {
    { RELAIS_ENTRY_NAME, "fr", "x" },     { RELAIS_ENTRY_NAME_NL, "nl", "x" },   { RELAIS_ENTRY_NAME_NL, "fr", "x" },
    { RELAIS_ENTRY_NAME_FR, "nl", "x" },  { RELAIS_ENTRY_NAME_FR, NULL, "x" },   { RELAIS_ENTRY_ORGANISATION, "en", "x" },
    { RELAIS_ENTRY_CATEGORY, "fr", NULL },
  };
  g_autoptr (RelaisRecord) plain = make_entry (RELAIS_ENTRY_NAME, "CPAS / OCMW");
  g_autoptr (RelaisRecord) french = relais_record_with (plain, RELAIS_ENTRY_NAME_FR, "CPAS");
  g_autoptr (RelaisRecord) both = relais_record_with (french, RELAIS_ENTRY_NAME_NL, "OCMW");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) entry = make_entry (cases[i].field, "x");

      g_assert_cmpstr (relais_directory_entry_get_name (entry, cases[i].language), ==, cases[i].name);
    }
  g_assert_cmpstr (relais_directory_entry_get_name (both, "fr"), ==, "CPAS");
  g_assert_cmpstr (relais_directory_entry_get_name (both, "nl"), ==, "OCMW");
  g_assert_cmpstr (relais_directory_entry_get_name (both, "en"), ==, "CPAS / OCMW");
}

static void
test_newest_wins (void)
{
  static const struct {
    const char *a, *b;
    int sign;
  } cases[] = {
    { "20260302T101500Z", "2026-03-02T10:15:00Z", 0 },
    { "20260302T101501Z", "2026-03-02T10:15:00Z", 1 },
    { "20260302", "20260303", -1 },
    { "2026-03-02", "20260302T101500Z", -1 },
    { NULL, "2019", -1 },
    { "2019", NULL, 1 },
    { NULL, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) a = make_entry (RELAIS_ENTRY_REVISION, cases[i].a);
      g_autoptr (RelaisRecord) b = make_entry (RELAIS_ENTRY_REVISION, cases[i].b);

      g_test_message ("%s %s", cases[i].a, cases[i].b);
      g_assert_cmpint (relais_directory_entry_compare (a, b), ==, cases[i].sign);
      g_assert_cmpint (relais_directory_entry_compare (b, a), ==, -cases[i].sign);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-entry/key", test_key);
  g_test_add_func ("/directory-entry/name", test_name);
  g_test_add_func ("/directory-entry/newest-wins", test_newest_wins);
  return g_test_run ();
}

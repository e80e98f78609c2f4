#include "relais-person.h"

/* Whoever reads a name can say it: the usual name replaces the given one, unless it is in letters of their own. */
static void
test_names (void)
{
  static const struct {
    const char *family;
    const char *given;
    const char *usual;
    const char *name;
    const char *discreet;
    const char *script;
  } cases[] = {
    { "El Amrani", "Rachida", NULL, "Rachida El Amrani", "Rachida E.", NULL },
    { "El Amrani", "Rachida", "Rachi", "Rachi El Amrani", "Rachi E.", NULL },
    { "El Amrani", "Rachida", "رشيدة", "Rachida El Amrani", "Rachida E.", "رشيدة" },
    { "Petrova", "Olena", "Олена", "Olena Petrova", "Olena P.", "Олена" },
    { "El Amrani", NULL, "رشيدة", "رشيدة El Amrani", "رشيدة E.", NULL },
    { "Yılmaz", "Ayşe", "Ayşe’m", "Ayşe’m Yılmaz", "Ayşe’m Y.", NULL },
    { NULL, "Bibi", NULL, "Bibi", "Bibi", NULL },
    { "Maes", NULL, NULL, "Maes", "M.", NULL },
    { NULL, NULL, NULL, "?", "?", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_type, NULL, 0);
      g_autoptr (RelaisRecord) person = NULL;
      g_autofree char *name = NULL;
      g_autofree char *discreet = NULL;

      relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, cases[i].family);
      relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, cases[i].given);
      relais_record_builder_set (builder, RELAIS_PERSON_USUAL_NAME, cases[i].usual);
      person = relais_record_builder_end (builder);
      name = relais_person_get_name (person);
      discreet = relais_person_get_discreet_name (person);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (discreet, ==, cases[i].discreet);
      g_assert_cmpstr (relais_person_get_script_name (person), ==, cases[i].script);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/names", test_names);
  return g_test_run ();
}

#include "relais-language.h"
#include "relais-mutuality.h"
#include "relais-phrasebook.h"
#include "relais-relation.h"

#include <string.h>

static RelaisPhrasebook *
open_book (const char *language)
{
  g_autoptr (GError) error = NULL;
  RelaisPhrasebook *book = relais_phrasebook_new (language, &error);

  g_assert_no_error (error);
  return book;
}

/* What stands on the screen can be typed. */
static void
test_names_are_understood (void)
{
  static const char *const languages[] = { "fr", "nl", "en" };
  static const char *const mutualities[] = { "cpas", "none", "foreign" };
  const char *const *relations = relais_relation_get_words ();
  const char *const *codes = relais_language_get_codes ();

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RelaisPhrasebook) book = open_book (languages[i]);
      const char *context;

      for (guint j = 0; relations[j] != NULL; j++)
        {
          const char *label = relais_relation_get_label (relations[j], RELAIS_RELATION_ON_SCREEN, &context);
          const char *name = relais_phrasebook_get_context (book, context, label);
          g_autofree char *word = relais_relation_parse (name, "relation", NULL);

          g_test_message ("%s", name);
          g_assert_cmpstr (word, ==, relations[j]);
        }

      for (guint j = 0; codes[j] != NULL; j++)
        {
          const char *label = relais_language_get_label (codes[j]);
          const char *name = relais_phrasebook_get_context (book, RELAIS_LANGUAGE_CONTEXT, label);
          g_autofree char *code = relais_language_parse (name, "language", NULL);

          g_test_message ("%s", name);
          g_assert_cmpstr (code, ==, codes[j]);
        }

      for (gsize j = 0; j < G_N_ELEMENTS (mutualities); j++)
        {
          const char *label = relais_mutuality_get_label (mutualities[j]);
          const char *name = relais_phrasebook_get_context (book, RELAIS_MUTUALITY_CONTEXT, label);
          g_autofree char *value = relais_mutuality_parse (name, "mutuality", NULL);

          g_test_message ("%s", name);
          g_assert_cmpstr (value, ==, mutualities[j]);
        }
    }
}

/* Families read no middle dot. */
static void
test_paper_has_no_middle_dot (void)
{
  const char *const *relations = relais_relation_get_words ();
  g_autoptr (RelaisPhrasebook) book = open_book ("fr");
  const char *context;

  for (guint i = 0; relations[i] != NULL; i++)
    {
      for (int form = RELAIS_RELATION_ON_PAPER; form <= RELAIS_RELATION_FOR_MAN; form++)
        {
          const char *label = relais_relation_get_label (relations[i], (RelaisRelationForm) form, &context);

          g_assert_null (strstr (relais_phrasebook_get_context (book, context, label), "·"));
        }
    }

  g_assert_cmpstr (relais_phrasebook_get_context (book, "relation, woman", "neighbour"), ==, "voisine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/names-are-understood", test_names_are_understood);
  g_test_add_func ("/labels/paper-has-no-middle-dot", test_paper_has_no_middle_dot);
  return g_test_run ();
}

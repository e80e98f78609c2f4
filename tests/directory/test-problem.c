#include "relais-directory-problem.h"

#include <string.h>

static void
test_every_code_has_its_sentence (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < RELAIS_N_PROBLEMS; i++)
    {
      RelaisDirectoryProblemCode code = (RelaisDirectoryProblemCode) i;
      const char *word = relais_directory_problem_code_get_word (code);
      const char *msgid = relais_directory_problem_code_get_msgid (code);
      g_autoptr (RelaisDirectoryProblem) problem = relais_directory_problem_new ("a.vcf", 7, code, "%s{argument}", NULL);
      g_autofree char *sentence = relais_directory_problem_get_sentence (problem, NULL);

      g_test_message ("%d %s", i, word);
      g_assert_nonnull (word);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
      g_assert_cmpint (relais_directory_problem_code_from_word (word), ==, i);
      g_assert_cmpint (strstr (msgid, "{argument}") != NULL, ==, strstr (sentence, "%s{argument}") != NULL);
    }
  g_assert_cmpint (relais_directory_problem_code_from_word ("nothing"), ==, -1);
}

static void
test_speaks_the_readers_language (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPhrasebook) dutch = relais_phrasebook_new ("nl", &error);
  g_autoptr (RelaisDirectoryProblem) problem =
      relais_directory_problem_new ("a.csv", 3, RELAIS_PROBLEM_RESTORED_ZERO, "0478 12 34 56", "Thuiszorg");
  g_autofree char *sentence = NULL;

  g_assert_no_error (error);
  sentence = relais_directory_problem_get_sentence (problem, dutch);
  g_assert_nonnull (strstr (sentence, "0478 12 34 56"));
  g_assert_nonnull (strstr (sentence, "telefoonnummer"));
}

static void
test_shows_any_name (void)
{
  g_autoptr (RelaisDirectoryProblem) problem =
      relais_directory_problem_new ("soci\xe9t\xe9.vcf", 0, RELAIS_PROBLEM_UNREADABLE, "\xff", "\xe9");

  g_assert_true (g_utf8_validate (problem->file, -1, NULL));
  g_assert_true (g_utf8_validate (problem->argument, -1, NULL));
  g_assert_true (g_utf8_validate (problem->name, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/every-code", test_every_code_has_its_sentence);
  g_test_add_func ("/problem/language", test_speaks_the_readers_language);
  g_test_add_func ("/problem/any-name", test_shows_any_name);
  return g_test_run ();
}

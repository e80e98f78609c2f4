/* A PDF as another program reads it: poppler's pdfinfo and pdftotext. */

#include "relais-test-pdf.h"

char *
relais_test_pdf_run (const char *tool, const char *first_option, const char *second_option, const char *path)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *complaints = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }

  g_ptr_array_add (words, program);
  if (first_option != NULL)
    g_ptr_array_add (words, (gpointer) first_option);
  if (second_option != NULL)
    g_ptr_array_add (words, (gpointer) second_option);
  g_ptr_array_add (words, (gpointer) path);
  if (g_str_equal (tool, "pdftotext"))
    g_ptr_array_add (words, (gpointer) "-");
  g_ptr_array_add (words, NULL);

  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &complaints, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_cmpint (status, ==, 0);
  return output;
}

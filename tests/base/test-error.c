#include "relais-error.h"

#include <errno.h>
#include <gio/gio.h>

static void
test_every_code_has_its_sentence (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code < RELAIS_N_ERRORS; code++)
    {
      const char *word = relais_error_code_get_word ((RelaisErrorCode) code);
      const char *msgid = relais_error_code_get_msgid ((RelaisErrorCode) code);
      RelaisErrorFamily family = relais_error_code_get_family ((RelaisErrorCode) code);
      g_autoptr (GError) error = relais_error_new ((RelaisErrorCode) code, "the subject", "the detail");
      g_autofree char *sentence = relais_error_get_sentence (error);

      g_test_message ("%d %s", code, word);
      g_assert_nonnull (word);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
      g_assert_nonnull (msgid);
      g_assert_cmpint (family, >=, RELAIS_ERROR_FAMILY_DATA);
      g_assert_cmpint (family, <=, RELAIS_ERROR_FAMILY_ENVIRONMENT);
      g_assert_null (strchr (sentence, '{'));
      g_assert_cmpint (strstr (msgid, "{subject}") != NULL, ==, strstr (sentence, "the subject") != NULL);
      g_assert_cmpint (strstr (msgid, "{detail}") != NULL, ==, strstr (sentence, "the detail") != NULL);
    }
}

static void
test_subject_is_not_a_format (void)
{
  g_autoptr (GError) error = relais_error_new (RELAIS_ERROR_NOT_FOUND, "%s{detail}%n", NULL);
  g_autofree char *sentence = relais_error_get_sentence (error);

  g_assert_nonnull (strstr (sentence, "%s{detail}%n"));
}

static void
test_bytes_are_shown_as_text (void)
{
  g_autoptr (GError) error = relais_error_new (RELAIS_ERROR_NOT_FOUND, "Ren\xe9", "\xff");
  g_autofree char *sentence = relais_error_get_sentence (error);

  g_assert_cmpstr (relais_error_get_subject (error), ==, "Ren\xef\xbf\xbd");
  g_assert_cmpstr (relais_error_get_detail (error), ==, "\xef\xbf\xbd");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
}

static void
test_system_errors (void)
{
  static const struct {
    int system;
    RelaisErrorCode code;
  } cases[] = {
    { ENOSPC, RELAIS_ERROR_DISK_FULL },     { EDQUOT, RELAIS_ERROR_DISK_FULL },
    { EROFS, RELAIS_ERROR_READ_ONLY },      { EACCES, RELAIS_ERROR_NO_PERMISSION },
    { ENOENT, RELAIS_ERROR_NO_SUCH_FILE },  { EEXIST, RELAIS_ERROR_FILE_EXISTS },
    { EIO, RELAIS_ERROR_INPUT_OUTPUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      relais_error_set_from_system (&error, cases[i].system, "/a/path");
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      g_assert_cmpstr (relais_error_get_subject (error), ==, "/a/path");
    }
}

static void
test_foreign_errors (void)
{
  g_autoptr (GError) from_gio = NULL;
  g_autoptr (GError) from_file = NULL;
  g_autoptr (GError) own = NULL;

  relais_error_take_foreign (&from_gio, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full"), "f");
  relais_error_take_foreign (&from_file, g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "gone"), "f");
  relais_error_take_foreign (&own, relais_error_new (RELAIS_ERROR_BUSY, "the folder", NULL), "f");

  g_assert_error (from_gio, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_error (from_file, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  g_assert_error (own, RELAIS_ERROR, RELAIS_ERROR_BUSY);
  g_assert_cmpstr (relais_error_get_subject (own), ==, "the folder");
}

static void
test_copies_keep_the_subject (void)
{
  g_autoptr (GError) error = relais_error_new (RELAIS_ERROR_BUSY, "the folder", "a detail");
  g_autoptr (GError) copy = g_error_copy (error);

  g_clear_error (&error);
  g_assert_cmpstr (relais_error_get_subject (copy), ==, "the folder");
  g_assert_cmpstr (relais_error_get_detail (copy), ==, "a detail");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/every-code-has-its-sentence", test_every_code_has_its_sentence);
  g_test_add_func ("/error/subject-is-not-a-format", test_subject_is_not_a_format);
  g_test_add_func ("/error/bytes-are-shown-as-text", test_bytes_are_shown_as_text);
  g_test_add_func ("/error/system-errors", test_system_errors);
  g_test_add_func ("/error/foreign-errors", test_foreign_errors);
  g_test_add_func ("/error/copies-keep-the-subject", test_copies_keep_the_subject);
  return g_test_run ();
}

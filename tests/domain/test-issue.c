#include "relais-error.h"
#include "relais-issue.h"

#include <string.h>

static void
test_every_code_has_its_sentence (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < RELAIS_N_ISSUES; i++)
    {
      RelaisIssueCode code = (RelaisIssueCode) i;
      const char *word = relais_issue_code_get_word (code);
      const char *msgid = relais_issue_code_get_msgid (code);
      g_autoptr (RelaisIssue) issue = relais_issue_new ("phone", code, "7");
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      g_test_message ("%d %s", i, word);
      g_assert_nonnull (word);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
      g_assert_nonnull (msgid);
      g_assert_cmpint (issue->level, ==, relais_issue_code_get_level (code));
      g_assert_null (strchr (sentence, '{'));
      if (strstr (msgid, "{argument}") != NULL)
        g_assert_nonnull (strstr (sentence, "7"));
    }
}

static void
test_sentences_count (void)
{
  static const struct {
    RelaisIssueCode code;
    const char *argument;
    const char *sentence;
  } cases[] = {
    { RELAIS_ISSUE_PHONE_TOO_SHORT, "1", "This number is one digit short." },
    { RELAIS_ISSUE_PHONE_TOO_SHORT, "3", "This number is 3 digits short." },
    { RELAIS_ISSUE_PHONE_TOO_LONG, "1",
      "This number has one digit too many. A foreign number starts with + and its country." },
    { RELAIS_ISSUE_PHONE_TOO_LONG, "2",
      "This number has 2 digits too many. A foreign number starts with + and its country." },
    { RELAIS_ISSUE_TEXT_TOO_LONG, "200", "This text is too long: at most 200 characters." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisIssue) issue = relais_issue_new ("phone", cases[i].code, cases[i].argument);
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_argument_is_not_a_format (void)
{
  g_autoptr (RelaisIssue) issue = relais_issue_new ("relation", RELAIS_ISSUE_RELATION_UNKNOWN, "%s{argument}%n");
  g_autofree char *sentence = relais_issue_get_sentence (issue);

  g_assert_nonnull (strstr (sentence, "“%s{argument}%n”"));
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  g_assert_false (relais_issues_have_errors (issues));
  relais_issues_add (issues, "phone", RELAIS_ISSUE_PHONE_PAID, NULL);
  relais_issues_add (issues, "niss", RELAIS_ISSUE_NISS_SEX_DISAGREES, NULL);
  g_assert_false (relais_issues_have_errors (issues));
  relais_issues_add_count (issues, "phone", RELAIS_ISSUE_PHONE_TOO_SHORT, 2);
  relais_issues_add (NULL, "phone", RELAIS_ISSUE_PHONE_TOO_SHORT, NULL);

  g_assert_cmpuint (issues->len, ==, 3);
  g_assert_true (relais_issues_have_errors (issues));
  g_assert_cmpint (relais_issues_find (issues, "phone")->code, ==, RELAIS_ISSUE_PHONE_TOO_SHORT);
  g_assert_cmpstr (relais_issues_find (issues, "phone")->argument, ==, "2");
  g_assert_cmpint (relais_issues_find (issues, "niss")->level, ==, RELAIS_ISSUE_HINT);
  g_assert_null (relais_issues_find (issues, "email"));
}

static void
test_copy_keeps_everything (void)
{
  g_autoptr (RelaisIssue) issue = relais_issue_new ("phone", RELAIS_ISSUE_PHONE_UNKNOWN_ZONE, "062");
  g_autoptr (RelaisIssue) copy = NULL;

  issue->level = RELAIS_ISSUE_WARNING;
  copy = relais_issue_copy (issue);
  g_assert_cmpstr (copy->field, ==, "phone");
  g_assert_cmpint (copy->code, ==, RELAIS_ISSUE_PHONE_UNKNOWN_ZONE);
  g_assert_cmpint (copy->level, ==, RELAIS_ISSUE_WARNING);
  g_assert_cmpstr (copy->argument, ==, "062");
}

static void
test_the_first_error_forbids (void)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  relais_issues_add (issues, "phone", RELAIS_ISSUE_PHONE_PAID, NULL);
  g_assert_true (relais_issues_check (issues, "Fatima", &error));
  g_assert_no_error (error);

  relais_issues_add (issues, "email", RELAIS_ISSUE_EMAIL_FORM, NULL);
  relais_issues_add (issues, "postcode", RELAIS_ISSUE_POSTCODE_FORM, NULL);
  g_assert_false (relais_issues_check (issues, "Fatima", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "email");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/issue/every-code-has-its-sentence", test_every_code_has_its_sentence);
  g_test_add_func ("/issue/sentences-count", test_sentences_count);
  g_test_add_func ("/issue/argument-is-not-a-format", test_argument_is_not_a_format);
  g_test_add_func ("/issue/list", test_list);
  g_test_add_func ("/issue/copy-keeps-everything", test_copy_keeps_everything);
  g_test_add_func ("/issue/the-first-error-forbids", test_the_first_error_forbids);
  return g_test_run ();
}

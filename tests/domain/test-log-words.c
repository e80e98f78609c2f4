#include "relais-log-words.h"

/* What stands in the log of a practice after a day of work. */
static void
test_acts (void)
{
  static const char *const acts[] = { "create", "bring-in", "sign-in", "read", "read-protected", "search", "save", "remove",
                                      "archive", "unarchive", "death", "stop", "merge", "import", "export", "print",
                                      "undo", "draft", "read-audit", "register-caregiver", "consent", "main",
                                      "reorder", "protect", "call-back", "sign-in-failed", "refused", "gap", "emergency",
                                      "emergency-seen", "print-audit", "propose-lift", "lift" };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    g_assert_nonnull (relais_log_act_get_label (acts[i]));
  g_assert_cmpstr (relais_log_act_get_label ("save"), ==, "saved");
  g_assert_cmpstr (relais_log_act_get_done ("save"), ==, "Record saved");
  g_assert_null (relais_log_act_get_done ("search"));
  g_assert_null (relais_log_act_get_done ("fly"));
  g_assert_null (relais_log_act_get_label ("fly"));
  g_assert_null (relais_log_act_get_label (NULL));
}

static void
test_kinds_and_fields (void)
{
  static const struct {
    const char *kind;
    const char *field;
    const char *label;
  } cases[] = {
    { "person", "birth_date", "Birth date" },
    { NULL, "birth_date", "Birth date" },
    { "link", "relation", "Relation" },
    { NULL, "relation", "Relation" },
    { "useful-number", "label_fr", "Label in French" },
    { "label", "nis", "NIS code" },
    { "person", "relation", NULL },
    { "ship", "birth_date", NULL },
    { NULL, "El Amrani", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (relais_log_field_get_label (cases[i].kind, cases[i].field), ==, cases[i].label);
  g_assert_cmpstr (relais_log_kind_get_label ("link"), ==, "link");
  g_assert_null (relais_log_kind_get_label ("ship"));
  g_assert_null (relais_log_kind_get_label (NULL));
}

/* Each act of the log has its place in a story; a kind of record narrows it down. */
static void
test_stories (void)
{
  g_assert_cmpstr (relais_log_act_get_told ("read", "person"), ==, "opened the record");
  g_assert_cmpstr (relais_log_act_get_told ("read", NULL), ==, "opened the record");
  g_assert_cmpstr (relais_log_act_get_told ("save", "person"), ==, "changed the record");
  g_assert_cmpstr (relais_log_act_get_told ("save", "link"), ==, "changed a link with somebody");
  g_assert_cmpstr (relais_log_act_get_told ("save", "role"), ==, "changed a role around the patient");
  g_assert_cmpstr (relais_log_act_get_told ("fly", "person"), ==, "did something that this version does not know");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log-words/acts", test_acts);
  g_test_add_func ("/log-words/stories", test_stories);
  g_test_add_func ("/log-words/kinds-and-fields", test_kinds_and_fields);
  return g_test_run ();
}

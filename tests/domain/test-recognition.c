#include "relais-care-link.h"
#include "relais-recognition.h"

static RelaisRecord *
make_link (const char *recognition, const char *from, const char *until)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_CARE_LINK_RECOGNITION, recognition);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_RECOGNITION_FROM, from);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_RECOGNITION_UNTIL, until);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

static RelaisDate
read_date (const char *text)
{
  RelaisDate date;

  relais_date_parse (text, &date);
  return date;
}

static void
test_states (void)
{
  static const struct {
    const char *recognition;
    const char *from;
    const char *until;
    const char *today;
    const char *state;
  } cases[] = {
    { NULL, NULL, NULL, "2026-11-20", "none" },
    { "none", "2026-03-12", NULL, "2026-11-20", "none" },
    { "informed", NULL, NULL, "2026-11-20", "none" },

    /* The general recognition is not renewed. */
    { "general", "2020-10-01", NULL, "2026-11-20", "valid" },
    { "general", "2020-10-01", "2021-10-01", "2026-11-20", "valid" },
    { "general", "2026-11-21", NULL, "2026-11-20", "none" },

    /* Social rights count for a year, the day of the end included. */
    { "social_rights", "2026-03-12", NULL, "2026-03-11", "none" },
    { "social_rights", "2026-03-12", NULL, "2026-03-12", "valid" },
    { "social_rights", "2026-03-12", NULL, "2027-01-10", "valid" },
    { "social_rights", "2026-03-12", NULL, "2027-01-11", "expiring" },
    { "social_rights", "2026-03-12", NULL, "2027-03-12", "expiring" },
    { "social_rights", "2026-03-12", NULL, "2027-03-13", "expired" },
    { "social_rights", "2024-02-29", NULL, "2025-02-28", "expiring" },
    { "social_rights", "2024-02-29", NULL, "2025-03-01", "expired" },

    /* What the certificate says comes first. */
    { "social_rights", "2026-03-12", "2026-09-30", "2026-10-01", "expired" },
    { "social_rights", NULL, "2026-12-31", "2026-11-20", "expiring" },
    { "social_rights", NULL, NULL, "2026-11-20", "valid" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) link = make_link (cases[i].recognition, cases[i].from, cases[i].until);
      RelaisRecognitionState state = relais_recognition_get_state (link, read_date (cases[i].today));

      g_test_message ("%" G_GSIZE_FORMAT " %s", i, cases[i].today);
      g_assert_cmpstr (relais_recognition_state_get_word (state), ==, cases[i].state);
    }
}

static void
test_labels (void)
{
  for (int i = 0; i < RELAIS_N_RECOGNITION_STATES; i++)
    g_assert_nonnull (relais_recognition_state_get_label ((RelaisRecognitionState) i));
  g_assert_cmpstr (relais_recognition_state_get_label (RELAIS_RECOGNITION_EXPIRING), ==, "expires soon");
}

static void
test_reminders (void)
{
  static const struct {
    const char *recognition;
    const char *from;
    const char *until;
    const char *first;
    const char *second;
  } cases[] = {
    { "social_rights", "2026-03-12", NULL, "2027-01-11", "2027-02-10" },
    { "social_rights", "2026-03-12", "2026-12-31", "2026-11-01", "2026-12-01" },
    { "social_rights", NULL, NULL, NULL, NULL },
    { "general", "2026-03-12", "2027-03-12", NULL, NULL },
    { NULL, "2026-03-12", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) link = make_link (cases[i].recognition, cases[i].from, cases[i].until);
      RelaisDate reminders[RELAIS_RECOGNITION_N_REMINDERS];
      guint n_reminders = relais_recognition_list_reminders (link, reminders);

      g_assert_cmpuint (n_reminders, ==, cases[i].first != NULL ? 2 : 0);
      if (n_reminders == 2)
        {
          g_assert_cmpint (relais_date_compare (reminders[0], read_date (cases[i].first)), ==, 0);
          g_assert_cmpint (relais_date_compare (reminders[1], read_date (cases[i].second)), ==, 0);
        }
    }
}

static void
test_count (void)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisRecord) valid = make_link ("social_rights", "2026-03-12", NULL);

  g_ptr_array_add (links, relais_record_ref (valid));
  g_ptr_array_add (links, make_link ("social_rights", NULL, "2026-11-20"));
  g_ptr_array_add (links, make_link ("social_rights", NULL, NULL));
  g_assert_cmpuint (relais_recognition_count_active (links, relais_date (2026, 11, 20)), ==, 3);

  g_ptr_array_add (links, make_link ("social_rights", NULL, "2026-11-19"));
  g_ptr_array_add (links, make_link ("social_rights", "2026-11-21", NULL));
  g_ptr_array_add (links, make_link ("general", "2026-03-12", NULL));
  g_ptr_array_add (links, make_link (NULL, NULL, NULL));
  g_ptr_array_add (links, relais_record_with (valid, RELAIS_CARE_LINK_END, "2026-11-19"));
  g_assert_cmpuint (relais_recognition_count_active (links, relais_date (2026, 11, 20)), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recognition/states", test_states);
  g_test_add_func ("/recognition/labels", test_labels);
  g_test_add_func ("/recognition/reminders", test_reminders);
  g_test_add_func ("/recognition/count", test_count);
  return g_test_run ();
}

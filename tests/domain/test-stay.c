/* A stay in hospital: its states, what is wrong with it, what follows from it. */

#include "relais-directory-entry.h"
#include "relais-domain-test.h"
#include "relais-issue.h"
#include "relais-stay.h"

static const RelaisDate today = { 2026, 11, 20 };

static RelaisRecord *
make (const char *id, const char *values)
{
  g_autofree char *all = g_strdup_printf ("patient=00000000-0000-4000-8000-000000000011; %s", values);

  return relais_test_make_record (&relais_stay_type, id, all);
}

static GPtrArray *
make_list (const char *const *values)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("other%u", i);

      g_ptr_array_add (list, make (id, values[i]));
    }
  return list;
}

static void
test_states (void)
{
  static const struct {
    const char *values;
    const char *state;
    const char *return_day;
    const char *letter_since;
  } cases[] = {
    { "", "undated", NULL, NULL },
    { "admission=2026-11-10", "undated", NULL, NULL },
    { "planned_discharge=2026-11-21", "planned", "2026-11-21", NULL },
    { "planned_discharge=2026-11-20", "planned", "2026-11-20", NULL },
    { "planned_discharge=2026-11-20T09:00", "planned", "2026-11-20", NULL },
    { "planned_discharge=2026-11-19T23:30", "overdue", "2026-11-19", NULL },
    { "planned_discharge=2026-11-19; discharge=2026-11-18", "home", "2026-11-18", "2026-11-18" },
    { "discharge=2026-11-18; destination=with_family; letter=asked", "home", "2026-11-18", "2026-11-18" },
    { "discharge=2026-11-18; destination=nursing_home; letter=received", "elsewhere", "2026-11-18", NULL },
    { "discharge=2026-11-18; destination=other_hospital; letter=not_needed", "elsewhere", "2026-11-18", NULL },
    { "discharge=2026-11-18; destination=deceased", "died", "2026-11-18", NULL },
    { "destination=nursing_home", "undated", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) stay = make ("stay", cases[i].values);
      g_autofree char *return_day = relais_date_to_text (relais_stay_get_return (stay));
      g_autofree char *since = relais_date_to_text (relais_stay_get_letter_since (stay));

      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (relais_stay_state_get_word (relais_stay_get_state (stay, today)), ==, cases[i].state);
      g_assert_cmpstr (return_day, ==, cases[i].return_day);
      g_assert_cmpstr (since, ==, cases[i].letter_since);
    }
}

static void
test_findings (void)
{
  static const struct {
    const char *values;
    const char *before;
    const char *other;
    const char *issues;
  } cases[] = {
    { "", NULL, NULL, "" },
    { "admission=2026-11-10; planned_discharge=2026-11-23", NULL, NULL, "" },
    { "admission=2026-11-23; planned_discharge=2026-11-23", NULL, NULL, "" },
    { "admission=2026-11-24; planned_discharge=2026-11-23T10:00", NULL, NULL,
      "planned_discharge: stay-before-admission" },
    { "admission=2026-11-12; discharge=2026-11-11", NULL, NULL, "discharge: stay-before-admission" },
    { "discharge=2026-11-21", NULL, NULL, "discharge: date-in-future" },
    { "discharge=2026-11-20", NULL, NULL, "" },
    { "discharge=2026-11-18; letter_received=2026-11-21", NULL, NULL, "letter_received: date-in-future" },
    { "planned_discharge=2026-11-19", NULL, NULL, "planned_discharge: stay-planned-past" },
    { "planned_discharge=2026-11-19", "planned_discharge=2026-11-19", NULL, "" },
    { "planned_discharge=2026-11-19; discharge=2026-11-19", NULL, NULL, "" },
    /* Only the ward confirms. */
    { "planned_discharge=2026-11-23; certainty=confirmed; announced_by=ward", NULL, NULL, "" },
    { "planned_discharge=2026-11-23; certainty=confirmed; announced_by=social_service", NULL, NULL,
      "certainty: stay-only-ward" },
    { "planned_discharge=2026-11-23; certainty=confirmed; announced_by=family", NULL, NULL,
      "certainty: stay-only-ward" },
    { "planned_discharge=2026-11-23; certainty=confirmed", NULL, NULL, "certainty: stay-only-ward" },
    { "planned_discharge=2026-11-23; certainty=probable; announced_by=family", NULL, NULL, "" },
    { "certainty=asked", NULL, NULL, "" },
    { "certainty=confirmed; announced_by=ward", NULL, NULL, "planned_discharge: required" },
    /* The other stays. */
    { "", NULL, "admission=2026-11-01", "patient: stay-open-already" },
    { "discharge=2026-11-18", NULL, "admission=2026-11-01", "" },
    { "admission=2026-11-19", NULL, "discharge=2026-11-18", "admission: stay-readmission (2026-11-18)" },
    { "admission=2026-11-19", NULL, "discharge=2026-10-20", "admission: stay-readmission (2026-10-20)" },
    { "admission=2026-11-19", NULL, "discharge=2026-10-19", "" },
    { "admission=2026-11-18", NULL, "admission=2026-11-01; discharge=2026-11-18",
      "admission: stay-readmission (2026-11-18)" },
    { "admission=2026-11-15", NULL, "admission=2026-11-01; discharge=2026-11-18", "admission: stay-overlaps" },
    { "admission=2026-10-15; discharge=2026-11-02", NULL, "admission=2026-11-01; discharge=2026-11-18",
      "admission: stay-overlaps" },
    { "admission=2026-10-15; discharge=2026-11-01", NULL, "admission=2026-11-01; discharge=2026-11-18", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const others[] = { cases[i].other, NULL };
      g_autoptr (RelaisRecord) stay = make ("stay", cases[i].values);
      g_autoptr (RelaisRecord) before = cases[i].before != NULL ? make ("stay", cases[i].before) : NULL;
      g_autoptr (GPtrArray) list = make_list (others);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *found = NULL;

      g_ptr_array_add (list, relais_record_ref (stay));
      relais_stay_check (stay, before, list, today, issues);
      found = relais_test_list_issues (issues);
      g_test_message ("%s | %s", cases[i].values, cases[i].other);
      g_assert_cmpstr (found, ==, cases[i].issues);
    }
}

static void
test_patient_is_all_that_is_needed (void)
{
  g_autoptr (RelaisRecord) nobody = relais_test_make_record (&relais_stay_type, "stay", "admission=2026-11-10");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *found = NULL;

  relais_stay_check (nobody, NULL, none, today, issues);
  found = relais_test_list_issues (issues);
  g_assert_cmpstr (found, ==, "patient: required");
}

/* The latest of several earlier stays, and never the stay itself. */
static void
test_readmission (void)
{
  static const char *const earlier[] = { "discharge=2026-11-01", "discharge=2026-11-12", "discharge=2026-09-01",
                                         "discharge=2026-11-19", "admission=2026-11-02", NULL };
  g_autoptr (GPtrArray) list = make_list (earlier);
  g_autoptr (RelaisRecord) stay = make ("stay", "admission=2026-11-15");
  g_autoptr (RelaisRecord) itself = make ("other1", "admission=2026-11-15");
  g_autoptr (RelaisRecord) undated = make ("stay", "");

  g_assert_cmpstr (relais_record_get_id (relais_stay_find_readmission (stay, list)), ==, "other1");
  g_assert_cmpstr (relais_record_get_id (relais_stay_find_readmission (itself, list)), ==, "other0");
  g_assert_null (relais_stay_find_readmission (undated, list));
}

/* 48 hours that pass: the night of 25 October has one more, that of 29 March one less. */
static void
test_notice (void)
{
  static const struct {
    const char *planned;
    const char *announced_at;
    gboolean is_short;
  } cases[] = {
    { "2026-11-25T14:00", "2026-11-23T12:59:00.000000Z", FALSE },
    { "2026-11-25T14:00", "2026-11-23T13:00:00.000000Z", FALSE },
    { "2026-11-25T14:00", "2026-11-23T13:01:00.000000Z", TRUE },
    { "2026-11-25", "2026-11-22T22:00:00.000000Z", FALSE },
    { "2026-11-25", "2026-11-23T09:00:00.000000Z", TRUE },
    { "2026-10-26T10:00", "2026-10-24T08:30:00.000000Z", FALSE },
    { "2026-10-26T10:00", "2026-10-24T09:30:00.000000Z", TRUE },
    { "2026-03-30T10:00", "2026-03-28T08:00:00.000000Z", FALSE },
    { "2026-03-30T10:00", "2026-03-28T08:30:00.000000Z", TRUE },
    { "2026-03-30T10:00", "2026-03-28T09:00:00.000000Z", TRUE },
    { "2026-11-25", NULL, FALSE },
  };
  g_autoptr (RelaisRecord) back = make ("stay", "discharge=2026-11-19");
  g_autoptr (RelaisRecord) undated = make ("stay", "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = g_strdup_printf ("planned_discharge=%s", cases[i].planned);
      g_autoptr (RelaisRecord) without = make ("stay", values);
      g_autoptr (RelaisRecord) stay = relais_record_with (without, RELAIS_STAY_ANNOUNCED_AT, cases[i].announced_at);

      g_test_message ("%s, %s", cases[i].planned, cases[i].announced_at);
      g_assert_cmpint (relais_stay_is_short_notice (stay), ==, cases[i].is_short);
    }
  g_assert_true (relais_stay_is_short_notice (back));
  g_assert_false (relais_stay_is_short_notice (undated));
}

static void
test_what_follows (void)
{
  static const struct {
    const char *before;
    const char *after;
    const char *expected;
  } cases[] = {
    { "planned_discharge=2026-11-23", "planned_discharge=2026-11-23", "planned_discharge=2026-11-23" },
    { NULL, "planned_discharge=2026-11-23", "planned_discharge=2026-11-23; announced_at=now" },
    { "planned_discharge=2026-11-23; announced_at=then", "planned_discharge=2026-11-24; announced_at=then",
      "planned_discharge=2026-11-24; announced_at=now" },
    { "planned_discharge=2026-11-23; announced_at=then", "announced_at=then", "" },
    { "letter=awaited", "letter=asked", "letter=asked; letter_asked=2026-11-20" },
    { "letter=asked; letter_asked=2026-11-12", "letter=received; letter_asked=2026-11-12",
      "letter=received; letter_asked=2026-11-12; letter_received=2026-11-20" },
    { "letter=awaited", "letter=awaited; letter_asked=2026-11-19", "letter=asked; letter_asked=2026-11-19" },
    { "letter=asked; letter_asked=2026-11-12", "letter=asked; letter_asked=2026-11-12; letter_received=2026-11-19",
      "letter=received; letter_asked=2026-11-12; letter_received=2026-11-19" },
    { "", "discharge=2026-11-19", "discharge=2026-11-19; letter=awaited" },
    { "letter=received", "discharge=2026-11-19; letter=received", "discharge=2026-11-19; letter=received" },
    { "discharge=2026-11-19", "discharge=2026-11-19", "discharge=2026-11-19" },
    /* A ward that is typed over is no longer what the directory said. */
    { "ward=A; entry=u; entry_as_of=2026-11-01", "ward=B; entry=u; entry_as_of=2026-11-01", "ward=B" },
    { "ward=A; entry=u; entry_as_of=2026-11-01", "ward=B; entry=v; entry_as_of=2026-11-20",
      "ward=B; entry=v; entry_as_of=2026-11-20" },
    { "ward=A; entry=u; entry_as_of=2026-11-01", "ward=A; contact=Mme Leroy; entry=u; entry_as_of=2026-11-01",
      "ward=A; contact=Mme Leroy; entry=u; entry_as_of=2026-11-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) before = cases[i].before != NULL ? make ("stay", cases[i].before) : NULL;
      g_autoptr (RelaisRecord) after = make ("stay", cases[i].after);
      g_autoptr (RelaisRecord) expected = make ("stay", cases[i].expected);
      g_autoptr (RelaisRecord) completed = relais_stay_complete (after, before, today, "now");
      g_autofree char *found = relais_test_list_values (completed);
      g_autofree char *wanted = relais_test_list_values (expected);

      g_test_message ("%s → %s", cases[i].before, cases[i].after);
      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
test_from_the_directory (void)
{
  static const struct {
    const char *entry;
    const char *expected;
  } cases[] = {
    { "uid=u1; organisation=Clinique Saint-Luc; unit=Gériatrie; phone=02 111 11 11; phone_direct=02 222 22 22",
      "hospital=Clinique Saint-Luc; ward=Gériatrie; line=02 222 22 22; entry=u1; entry_as_of=2026-11-20" },
    { "uid=u2; name=Gériatrie B2; organisation=Clinique Saint-Luc; phone=02 111 11 11",
      "hospital=Clinique Saint-Luc; ward=Gériatrie B2; line=02 111 11 11; entry=u2; entry_as_of=2026-11-20" },
    { "uid=u3; name=Clinique Saint-Luc",
      "hospital=Clinique Saint-Luc; entry=u3; entry_as_of=2026-11-20" },
  };
  g_autoptr (RelaisRecord) stay = make ("stay", "ward=Ancien; line=02 999 99 99");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) entry = relais_test_make_record (&relais_directory_entry_type, "entry", cases[i].entry);
      g_autoptr (RelaisRecord) expected = make ("stay", cases[i].expected);
      g_autoptr (RelaisRecord) taken = relais_stay_with_entry (stay, entry, "fr", today);
      g_autofree char *found = relais_test_list_values (taken);
      g_autofree char *wanted = relais_test_list_values (expected);

      g_assert_cmpstr (found, ==, wanted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stay/states", test_states);
  g_test_add_func ("/stay/findings", test_findings);
  g_test_add_func ("/stay/patient-is-all-that-is-needed", test_patient_is_all_that_is_needed);
  g_test_add_func ("/stay/readmission", test_readmission);
  g_test_add_func ("/stay/notice", test_notice);
  g_test_add_func ("/stay/what-follows", test_what_follows);
  g_test_add_func ("/stay/from-the-directory", test_from_the_directory);
  return g_test_run ();
}

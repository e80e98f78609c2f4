#include "relais-domain-test.h"
#include "relais-issue.h"
#include "relais-note.h"
#include "relais-task.h"

#define ADA "0b7c1f2a-1111-4aaa-8aaa-000000000001"
#define BEA "0b7c1f2a-1111-4aaa-8aaa-000000000002"

static const struct {
  const char *note;
  const char *issues;
} notes[] = {
  { "patient=" ADA "; text=Pansement sec; visibility=care", "" },
  { "patient=" ADA "; text=Pansement sec; visibility=home", "" },
  { "", "patient: required; text: required; visibility: required" },
  /* By name: never for the home, never for reception. */
  { "patient=" ADA "; text=Coups; visibility=care; readers=" BEA, "" },
  { "patient=" ADA "; text=Coups; visibility=logistics; readers=" BEA, "visibility: note-named-readers" },
  { "patient=" ADA "; text=Coups; visibility=care; home_line=Bien; readers=" BEA, "home_line: note-named-readers" },
  /* A line of the paper notebook was written by somebody. */
  { "patient=" ADA "; text=Mangé; visibility=home; on_behalf_of=Rosa; written_at=2026-11-20; page=12", "" },
  { "patient=" ADA "; text=Mangé; visibility=home; page=12", "on_behalf_of: required" },
  { "patient=" ADA "; text=Mangé; visibility=home; written_at=2026-11-20T09:30", "on_behalf_of: required" },
};

static void
test_what_can_be_signed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (RelaisRecord) note = relais_test_make_record (&relais_note_type, NULL, notes[i].note);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *found = NULL;

      relais_note_check (note, issues);
      found = relais_test_list_issues (issues);
      g_test_message ("%s", notes[i].note);
      g_assert_cmpstr (found, ==, notes[i].issues);
    }
}

static const struct {
  const char *roles;
  RelaisVisibility level;
} writers[] = {
  { "nurse", RELAIS_VISIBILITY_CARE },
  { "reception", RELAIS_VISIBILITY_LOGISTICS },
  { "reception;nurse", RELAIS_VISIBILITY_CARE },
  { "coordinator", RELAIS_VISIBILITY_CARE },
  { "administrator", RELAIS_VISIBILITY_LOGISTICS },
  { NULL, RELAIS_VISIBILITY_LOGISTICS },
};

static void
test_level_of_a_writer (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    g_assert_cmpint (relais_note_get_default_visibility (writers[i].roles), ==, writers[i].level);
}

static const struct {
  const char *task;
  const char *issues;
} tasks[] = {
  { "action=order dressings; due=2026-11-26; for=reception; action_visibility=logistics", "" },
  { "action=order dressings; due=2026-11-22; action_visibility=care", "" },
  { "due=2026-11-26; action_visibility=care", "action: required" },
  { "action=call back; due=2026-11-21; action_visibility=care", "due: task-day-past" },
  { "action=call back; for=reception; action_visibility=care", "action_visibility: task-unseen" },
  { "action=call back; for=nurse; action_visibility=care", "" },
  { "action=call back; for=" ADA "; action_visibility=care", "" },
};

static void
test_what_can_be_asked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr (RelaisRecord) task = relais_test_make_record (&relais_task_type, NULL, tasks[i].task);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *found = NULL;

      relais_task_check (task, relais_date (2026, 11, 22), issues);
      found = relais_test_list_issues (issues);
      g_test_message ("%s", tasks[i].task);
      g_assert_cmpstr (found, ==, tasks[i].issues);
    }
}

static const struct {
  const char *addressee;
  const char *staff;
  const char *roles;
  gboolean is_theirs;
} addressees[] = {
  { NULL, ADA, "reception", TRUE },    { "nurse", ADA, "nurse", TRUE }, { "nurse", ADA, "physio;nurse", TRUE },
  { "nurse", ADA, "physio", FALSE },   { ADA, ADA, "physio", TRUE },    { BEA, ADA, "physio", FALSE },
  { "social", ADA, "psychologist", FALSE },
};

static void
test_whose_task (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addressees); i++)
    {
      g_autofree char *values = addressees[i].addressee != NULL
                                    ? g_strdup_printf ("action=call; for=%s", addressees[i].addressee)
                                    : g_strdup ("action=call");
      g_autoptr (RelaisRecord) task = relais_test_make_record (&relais_task_type, NULL, values);

      g_test_message ("%s for %s", values, addressees[i].roles);
      g_assert_cmpint (relais_task_is_for (task, addressees[i].staff, addressees[i].roles), ==,
                       addressees[i].is_theirs);
    }
}

static void
test_level_of_a_task (void)
{
  g_assert_cmpint (relais_task_get_default_visibility ("reception", RELAIS_VISIBILITY_CARE), ==,
                   RELAIS_VISIBILITY_LOGISTICS);
  g_assert_cmpint (relais_task_get_default_visibility ("reception", RELAIS_VISIBILITY_HOME), ==, RELAIS_VISIBILITY_HOME);
  g_assert_cmpint (relais_task_get_default_visibility ("nurse", RELAIS_VISIBILITY_CARE), ==, RELAIS_VISIBILITY_CARE);
  g_assert_cmpint (relais_task_get_default_visibility (NULL, RELAIS_VISIBILITY_CARE), ==, RELAIS_VISIBILITY_CARE);
  g_assert_cmpint (relais_task_get_default_visibility (ADA, RELAIS_VISIBILITY_CARE), ==, RELAIS_VISIBILITY_CARE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note/what-can-be-signed", test_what_can_be_signed);
  g_test_add_func ("/note/level-of-a-writer", test_level_of_a_writer);
  g_test_add_func ("/task/what-can-be-asked", test_what_can_be_asked);
  g_test_add_func ("/task/whose", test_whose_task);
  g_test_add_func ("/task/level", test_level_of_a_task);
  return g_test_run ();
}

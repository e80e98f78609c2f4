/* The minimal conditions of a return home: what applies, what is done, by when, and what stands in the way. */

#include "relais-checklist.h"
#include "relais-domain-test.h"
#include "relais-error.h"

#include <string.h>

static const RelaisDate today = { 2026, 11, 20 };

static char *
read_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "services", "tables", "checklist.csv", NULL);
  char *csv = NULL;

  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  return csv;
}

static GPtrArray *
parse (const char *csv)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = relais_checklist_parse (csv, &error);

  g_assert_no_error (error);
  return items;
}

/* The 18 items as the practice starts with them. */
static void
test_the_list_to_start_with (void)
{
  g_autofree char *csv = read_table ();
  g_autoptr (GPtrArray) items = parse (csv);
  g_autoptr (GString) blocking = g_string_new (NULL);
  g_autoptr (GString) express = g_string_new (NULL);
  g_autoptr (GString) by_itself = g_string_new (NULL);
  g_autoptr (GString) family = g_string_new (NULL);
  const RelaisChecklistItem *call;

  for (guint i = 0; i < items->len; i++)
    {
      const RelaisChecklistItem *item = items->pdata[i];

      g_assert_cmpint (item->number, ==, (int) i + 1);
      g_assert_cmpstr (relais_checklist_item_get_text (item, "fr"), !=, relais_checklist_item_get_text (item, "nl"));
      g_assert_nonnull (item->role);
      g_assert_cmpint (item->after_return, ==, i >= 16);
      if (item->blocking)
        g_string_append_printf (blocking, "%d ", item->number);
      if (item->express)
        g_string_append_printf (express, "%d ", item->number);
      if (item->fact < RELAIS_N_CHECK_FACTS)
        g_string_append_printf (by_itself, "%d ", item->number);
      if (item->ask_family)
        g_string_append_printf (family, "%d ", item->number);
    }
  g_assert_cmpuint (items->len, ==, 18);
  g_assert_cmpstr (blocking->str, ==, "3 6 7 9 11 ");
  g_assert_cmpstr (express->str, ==, "7 8 9 11 12 13 15 ");
  g_assert_cmpstr (by_itself->str, ==, "2 3 5 8 9 13 14 15 16 17 18 ");
  g_assert_cmpstr (family->str, ==, "3 7 9 10 11 12 13 ");
  call = items->pdata[5];
  g_assert_false (call->from_admission);
  g_assert_cmpint (call->days, ==, -2);
  g_assert_true (((RelaisChecklistItem *) items->pdata[0])->from_admission);
}

#define HEAD "item,phase,due,text_fr,text_nl,blocking,role,express,ask_family,auto\n"

static void
test_refused_lists (void)
{
  static const struct {
    const char *csv;
    const char *line;
  } cases[] = {
    { HEAD "1,day,D,Clé,Sleutel,0,,0,0,\n2,day,X+1,Clé,,0,,0,0,\n", "3" },
    { HEAD "1,day,D,Clé,,0,,0,0,\n1,day,D,Clé,,0,,0,0,\n", "3" },
    { HEAD "1,day,D+,Clé,,0,,0,0,\n", "2" },
    { HEAD "0,day,D,Clé,,0,,0,0,\n", "2" },
    { HEAD "1,day,D,,Sleutel,0,,0,0,\n", "2" },
    { HEAD "1,day,D,Clé,,0,caretaker,0,0,\n", "2" },
    { HEAD "1,day,D,Clé,,0,nurse,0,0,magic\n", "2" },
    { HEAD "1,day,D+91,Clé,,0,nurse,0,0,\n", "2" },
    { "item,phase,due,text_fr\n1,day,D,Clé\n", "2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) items = relais_checklist_parse (cases[i].csv, &error);
      const char *told = error != NULL ? relais_error_get_subject (error) : NULL;

      g_test_message ("%s", cases[i].csv);
      g_assert_null (items);
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
      g_assert_cmpstr (told, ==, cases[i].line);
    }
}

static RelaisRecord *
make_stay (const char *values)
{
  return relais_test_make_record (&relais_stay_type, "stay", values);
}

/* "3=yes; 6=no" as answers; "7=" is a remark without an answer. */
static GPtrArray *
make_answers (const char *list)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_auto (GStrv) pairs = g_strsplit (list, "; ", -1);

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autofree char *values = g_strdup_printf ("stay=stay; item=%s; answer=%s; note=vu", pair[0], pair[1]);

      g_ptr_array_add (answers, relais_test_make_record (&relais_check_type, NULL, values));
    }
  return answers;
}

static RelaisCalendar *
make_calendar (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return relais_calendar_new (NULL, none, NULL);
}

#define BIT(name) RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_##name)

static void
test_progress (void)
{
  static const struct {
    const char *stay;
    const char *answers;
    guint facts;
    const char *progress; /* done/apply blocking, ! where at risk */
  } cases[] = {
    { "", "", 0, "0/18 5" },
    { "", "1=yes; 6=yes; 10=na", 0, "2/17 4" },
    { "", "1=no; 6=", 0, "0/18 5" },
    { "", "", BIT (WARD_LINE) | BIT (CAREGIVER_AGREEMENT), "2/18 4" },
    { "", "3=no", BIT (CAREGIVER_AGREEMENT), "0/18 5" },
    { "", "3=na", BIT (CAREGIVER_AGREEMENT), "0/17 4" },
    { "", "3=", BIT (CAREGIVER_AGREEMENT), "1/18 4" },
    /* At risk the day before, and as long as nobody is home. */
    { "planned_discharge=2026-11-22", "", 0, "0/18 5" },
    { "planned_discharge=2026-11-21", "", 0, "0/18 5!" },
    { "planned_discharge=2026-11-19", "", 0, "0/18 5!" },
    { "planned_discharge=2026-11-21", "3=yes; 6=yes; 7=yes; 9=na; 11=yes", 0, "4/17 0" },
    { "planned_discharge=2026-11-21; discharge=2026-11-20", "", 0, "0/18 5" },
    /* Less than 48 hours of notice: seven items, and the two after the return. */
    { "planned_discharge=2026-11-21; announced_at=2026-11-20T13:00:00.000000Z", "", 0, "0/9 3!" },
    { "planned_discharge=2026-11-21; announced_at=2026-11-20T13:00:00.000000Z", "6=no", 0, "0/10 4!" },
    { "planned_discharge=2026-11-21; announced_at=2026-11-20T13:00:00.000000Z", "7=yes", BIT (LETTER), "2/10 2!" },
    { "planned_discharge=2026-11-21; announced_at=2026-11-17T13:00:00.000000Z", "", 0, "0/18 5!" },
    { "discharge=2026-11-20", "", 0, "0/9 3" },
  };
  g_autofree char *csv = read_table ();
  g_autoptr (GPtrArray) items = parse (csv);
  g_autoptr (RelaisCalendar) calendar = make_calendar ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) stay = make_stay (cases[i].stay);
      g_autoptr (GPtrArray) answers = make_answers (cases[i].answers);
      g_autoptr (GPtrArray) checks = relais_checklist_look (items, answers, cases[i].facts, stay, calendar, today);
      RelaisCheckProgress progress = relais_checklist_get_progress (checks, stay, today);
      g_autofree char *told = g_strdup_printf ("%u/%u %u%s", progress.n_done, progress.n_apply, progress.n_blocking,
                                               progress.at_risk ? "!" : "");

      g_test_message ("%s | %s | %x", cases[i].stay, cases[i].answers, cases[i].facts);
      g_assert_cmpstr (told, ==, cases[i].progress);
    }
}

/* By when, counted over a week-end, and what is late. */
static void
test_days (void)
{
  static const struct {
    guint number;
    const char *due;
    gboolean is_late;
  } cases[] = {
    { 1, "2026-11-16", TRUE },  /* admitted on a Saturday */
    { 3, "2026-11-16", FALSE }, /* ticked by itself */
    { 5, "2026-11-17", TRUE },  /* answered "no" */
    { 6, "2026-11-20", FALSE }, /* back on a Monday: called on Friday */
    { 13, "2026-11-23", FALSE }, { 17, "2026-11-25", FALSE }, { 18, "2026-11-30", FALSE },
  };
  g_autofree char *csv = read_table ();
  g_autoptr (GPtrArray) items = parse (csv);
  g_autoptr (RelaisCalendar) calendar = make_calendar ();
  g_autoptr (RelaisRecord) stay = make_stay ("admission=2026-11-14; planned_discharge=2026-11-23T10:00");
  g_autoptr (RelaisRecord) undated = make_stay ("");
  g_autoptr (GPtrArray) answers = make_answers ("5=no");
  g_autoptr (GPtrArray) checks =
      relais_checklist_look (items, answers, BIT (CAREGIVER_AGREEMENT), stay, calendar, today);
  g_autoptr (GPtrArray) without = relais_checklist_look (items, answers, 0, undated, calendar, today);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RelaisCheck *check = checks->pdata[cases[i].number - 1];
      g_autofree char *due = relais_date_to_text (check->due);

      g_test_message ("%u", cases[i].number);
      g_assert_cmpstr (due, ==, cases[i].due);
      g_assert_cmpint (check->is_late, ==, cases[i].is_late);
      g_assert_false (relais_date_is_set (((RelaisCheck *) without->pdata[cases[i].number - 1])->due));
    }
  g_assert_true (((RelaisCheck *) checks->pdata[2])->by_itself);
  g_assert_nonnull (((RelaisCheck *) checks->pdata[4])->record);
}

static void
test_facts_of_a_stay (void)
{
  static const struct {
    const char *stay;
    guint facts;
  } cases[] = {
    { "", 0 },
    { "ward=Gériatrie", 0 },
    { "ward=Gériatrie; line=02 764 11 11", BIT (WARD_LINE) },
    { "planned_discharge=2026-11-23", BIT (PLANNED_DATE) },
    { "discharge=2026-11-19", BIT (PLANNED_DATE) },
    { "transport=Fatima", BIT (TRANSPORT) },
    { "letter=awaited", 0 },
    { "letter=asked", BIT (LETTER) },
    { "letter=received; transport=taxi", BIT (LETTER) | BIT (TRANSPORT) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) stay = make_stay (cases[i].stay);

      g_test_message ("%s", cases[i].stay);
      g_assert_cmpuint (relais_checklist_get_stay_facts (stay), ==, cases[i].facts);
    }
}

static void
test_editions (void)
{
  static const char *const values[] = {
    "items=a; made_at=2026-01-01", "items=b; made_at=2026-03-01", "items=c; made_at=2026-02-01",
    "ward=Gériatrie; items=d; made_at=2026-02-01", "ward=geriatrie; items=e; made_at=2026-02-02",
    "ward=Gériatrie; items=f; made_at=2026-01-01", "ward=Orthopédie; items=g; made_at=2026-04-01",
  };
  static const struct {
    const char *ward;
    const char *items;
  } cases[] = { { NULL, "b" }, { "Cardiologie", "b" }, { "GERIATRIE", "e" }, { "Orthopédie", "g" } };
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_ptr_array_add (editions, relais_test_make_record (&relais_checklist_type, NULL, values[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (relais_record_get (relais_checklist_choose (editions, cases[i].ward), RELAIS_CHECKLIST_ITEMS), ==,
                     cases[i].items);
  g_assert_null (relais_checklist_choose (none, NULL));
}

static void
test_ids (void)
{
  g_autofree char *id = relais_check_make_id ("stay", "3");
  g_autofree char *same = relais_check_make_id ("stay", "3");
  g_autofree char *other = relais_check_make_id ("stay", "4");

  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpstr (id, ==, same);
  g_assert_cmpstr (id, !=, other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklist/the-list-to-start-with", test_the_list_to_start_with);
  g_test_add_func ("/checklist/refused-lists", test_refused_lists);
  g_test_add_func ("/checklist/progress", test_progress);
  g_test_add_func ("/checklist/days", test_days);
  g_test_add_func ("/checklist/facts-of-a-stay", test_facts_of_a_stay);
  g_test_add_func ("/checklist/editions", test_editions);
  g_test_add_func ("/checklist/ids", test_ids);
  return g_test_run ();
}

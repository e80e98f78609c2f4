/* The minimal conditions of a return home, as a list that the practice edits: which items apply to a stay, which are
 * done, by somebody or by what is known already, which are late, and whether the return is at risk. Neither a score nor
 * a judgement: open questions, and the days by which they want an answer. Pure.
 */

#include "relais-checklist.h"

#include "relais-csv.h"
#include "relais-error.h"
#include "relais-permissions.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static const char *const answer_words[] = { "yes", "no", "na", NULL };

#define MANAGED .flags = RELAIS_FIELD_MANAGED

static const RelaisField fields[RELAIS_CHECK_N_FIELDS] = {
  [RELAIS_CHECK_STAY] = { "stay", N_("Stay in hospital"), RELAIS_FIELD_ID, MANAGED },
  [RELAIS_CHECK_ITEM] = { "item", N_("Item of the checklist"), RELAIS_FIELD_NUMBER, MANAGED },
  [RELAIS_CHECK_ANSWER] = { "answer", N_("Answer"), RELAIS_FIELD_WORD, .words = answer_words },
  [RELAIS_CHECK_NOTE] = { "note", N_("Remark"), RELAIS_FIELD_TEXT },
  [RELAIS_CHECK_ANSWERED_AT] = { "answered_at", N_("Answered at"), RELAIS_FIELD_TEXT, MANAGED },
  [RELAIS_CHECK_ANSWERED_BY] = { "answered_by", N_("Answered by"), RELAIS_FIELD_ID, MANAGED },
};

static const RelaisField list_fields[RELAIS_CHECKLIST_N_FIELDS] = {
  [RELAIS_CHECKLIST_WARD] = { "ward", N_("Ward"), RELAIS_FIELD_TEXT, .max_length = 120 },
  [RELAIS_CHECKLIST_ITEMS] = { "items", N_("Items of the checklist"), RELAIS_FIELD_LINES, .max_length = 20000 },
  [RELAIS_CHECKLIST_MADE_AT] = { "made_at", N_("Made at"), RELAIS_FIELD_TEXT, MANAGED },
  [RELAIS_CHECKLIST_MADE_BY] = { "made_by", N_("Made by"), RELAIS_FIELD_ID, MANAGED },
};

const RelaisRecordType relais_checklist_type = { "checklist", list_fields, RELAIS_CHECKLIST_N_FIELDS };
const RelaisRecordType relais_check_type = { "check", fields, RELAIS_CHECK_N_FIELDS };

static const char *const fact_words[RELAIS_N_CHECK_FACTS] = {
  [RELAIS_CHECK_WARD_LINE] = "ward_line",
  [RELAIS_CHECK_CAREGIVER_AGREEMENT] = "caregiver_agreement",
  [RELAIS_CHECK_PLANNED_DATE] = "planned_date",
  [RELAIS_CHECK_NURSING_CONFIRMED] = "nursing_confirmed",
  [RELAIS_CHECK_HOME_HELP_CONFIRMED] = "home_help_confirmed",
  [RELAIS_CHECK_TRANSPORT] = "transport",
  [RELAIS_CHECK_LETTER] = "letter",
  [RELAIS_CHECK_CARD_PRINTED] = "card_printed",
  [RELAIS_CHECK_PAGES_PRINTED] = "pages_printed",
  [RELAIS_CHECK_CALL_DONE] = "call_done",
  [RELAIS_CHECK_VISIT_DONE] = "visit_done",
};

enum { NUMBER, PHASE, DUE, TEXT_FR, TEXT_NL, BLOCKING, ROLE, EXPRESS, ASK_FAMILY, AUTO, N_COLUMNS };

static const char *const columns[N_COLUMNS] = { "item", "phase", "due",     "text_fr",    "text_nl",
                                                "blocking", "role", "express", "ask_family", "auto" };

/* --- The list --- */

static void
item_free (gpointer data)
{
  RelaisChecklistItem *item = data;

  g_free (item->text_fr);
  g_free (item->text_nl);
  g_free (item->role);
  g_free (item);
}

/* "A+1", "D-2", "D". */
static gboolean
read_due (const char *text, RelaisChecklistItem *item)
{
  char *end = NULL;

  if (text == NULL || (*text != 'A' && *text != 'D') || (text[1] != '\0' && text[1] != '+' && text[1] != '-'))
    return FALSE;
  item->from_admission = *text == 'A';
  item->days = (int) strtol (text + 1, &end, 10);
  return *end == '\0' && abs (item->days) <= 90;
}

static gboolean
read_fact (const char *text, RelaisChecklistItem *item)
{
  item->fact = RELAIS_N_CHECK_FACTS;
  for (int i = 0; i < RELAIS_N_CHECK_FACTS; i++)
    {
      if (g_strcmp0 (fact_words[i], text) == 0)
        item->fact = (RelaisCheckFact) i;
    }
  return item->fact < RELAIS_N_CHECK_FACTS || text == NULL || *text == '\0';
}

static gboolean
is_yes (const char *cell)
{
  return g_strcmp0 (cell, "1") == 0;
}

static gboolean
read_item (RelaisCsv *csv, guint row, const guint *places, RelaisChecklistItem *item)
{
  const char *cells[N_COLUMNS];
  const char *role;

  for (int i = 0; i < N_COLUMNS; i++)
    cells[i] = relais_csv_get_cell (csv, row, places[i]);
  role = cells[ROLE] != NULL && *cells[ROLE] != '\0' ? cells[ROLE] : NULL;
  item->number = cells[NUMBER] != NULL ? atoi (cells[NUMBER]) : 0;
  item->after_return = cells[PHASE] != NULL && g_str_has_prefix (cells[PHASE], "D+");
  item->text_fr = g_strdup (cells[TEXT_FR]);
  item->text_nl = g_strdup (cells[TEXT_NL]);
  item->blocking = is_yes (cells[BLOCKING]);
  item->role = g_strdup (role);
  item->express = is_yes (cells[EXPRESS]);
  item->ask_family = is_yes (cells[ASK_FAMILY]);
  return item->number >= 1 && item->number <= 99 && item->text_fr != NULL && *item->text_fr != '\0' &&
         (role == NULL || g_strv_contains (relais_role_words, role)) && read_due (cells[DUE], item) &&
         read_fact (cells[AUTO], item);
}

static gboolean
find_columns (RelaisCsv *csv, guint *places)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      guint column = 0;

      while (column < relais_csv_get_n_columns (csv) &&
             g_strcmp0 (relais_csv_get_header (csv, column), columns[i]) != 0)
        column++;
      if (column == relais_csv_get_n_columns (csv))
        return FALSE;
      places[i] = column;
    }
  return TRUE;
}

static gboolean
has_number (GPtrArray *items, int number)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (((RelaisChecklistItem *) items->pdata[i])->number == number)
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_checklist_parse:
 * @csv: a list as it is kept: item, phase, due, text_fr, text_nl, blocking, role, express, ask_family, auto
 * @error: RELAIS_ERROR_INVALID, whose subject is the line that is none
 *
 * Returns: (transfer full) (element-type RelaisChecklistItem) (nullable): its items in their order
 */
GPtrArray *
relais_checklist_parse (const char *csv, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (RelaisCsv) table = relais_csv_read (bytes, "checklist", error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  guint places[N_COLUMNS];

  if (table == NULL)
    return NULL;
  for (guint row = 0; row < relais_csv_get_n_rows (table); row++)
    {
      RelaisChecklistItem *item = g_new0 (RelaisChecklistItem, 1);
      gboolean is_good = find_columns (table, places) && read_item (table, row, places, item) &&
                         !has_number (items, item->number);

      g_ptr_array_add (items, item);
      if (!is_good)
        {
          g_autofree char *line = g_strdup_printf ("%u", relais_csv_get_line (table, row));

          relais_error_set (error, RELAIS_ERROR_INVALID, line, NULL);
          return NULL;
        }
    }
  return g_steal_pointer (&items);
}

/**
 * relais_checklist_item_get_text:
 * @item: an item
 * @language: "fr" or "nl"; any other is shown the French text
 *
 * Returns: its text in @language, else in French
 */
const char *
relais_checklist_item_get_text (const RelaisChecklistItem *item, const char *language)
{
  gboolean in_dutch = g_strcmp0 (language, "nl") == 0 && item->text_nl != NULL && *item->text_nl != '\0';

  return in_dutch ? item->text_nl : item->text_fr;
}

/**
 * relais_checklist_choose:
 * @editions: (element-type RelaisRecord): all editions of the practice
 * @ward: (nullable): the ward of a stay
 *
 * Returns: (nullable): the edition with which a stay begins: the latest one for its ward, however that is spelled, else
 *   the latest one for all
 */
const RelaisRecord *
relais_checklist_choose (GPtrArray *editions, const char *ward)
{
  const RelaisRecord *found = NULL;

  for (guint i = 0; i < editions->len; i++)
    {
      const RelaisRecord *edition = editions->pdata[i];
      const char *for_ward = relais_record_get (edition, RELAIS_CHECKLIST_WARD);
      gboolean found_for_ward = found != NULL && relais_record_get (found, RELAIS_CHECKLIST_WARD) != NULL;

      if (for_ward != NULL && (ward == NULL || !relais_text_equal_folded (for_ward, ward)))
        continue;
      if (found == NULL || (for_ward != NULL && !found_for_ward) ||
          ((for_ward != NULL) == found_for_ward &&
           g_strcmp0 (relais_record_get (edition, RELAIS_CHECKLIST_MADE_AT),
                      relais_record_get (found, RELAIS_CHECKLIST_MADE_AT)) > 0))
        found = edition;
    }
  return found;
}

/* --- For one stay --- */

/**
 * relais_check_make_id:
 * @stay: id of a stay
 * @item: the number of an item
 *
 * Returns: (transfer full): the id of the answer, so that two people who answer at once meet: a UUID of version 8
 */
char *
relais_check_make_id (const char *stay, const char *item)
{
  g_autofree char *seed = g_strconcat ("io.github.relais.Relais check ", stay, " ", item, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

/**
 * relais_checklist_get_stay_facts:
 * @stay: a stay
 *
 * Returns: what the stay itself says of its items
 */
guint
relais_checklist_get_stay_facts (const RelaisRecord *stay)
{
  guint facts = 0;

  if (relais_record_get (stay, RELAIS_STAY_WARD) != NULL && relais_record_get (stay, RELAIS_STAY_LINE) != NULL)
    facts |= RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_WARD_LINE);
  if (relais_date_is_set (relais_stay_get_return (stay)))
    facts |= RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_PLANNED_DATE);
  if (relais_record_get (stay, RELAIS_STAY_TRANSPORT) != NULL)
    facts |= RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_TRANSPORT);
  if (relais_record_is (stay, RELAIS_STAY_LETTER, "asked") || relais_record_is (stay, RELAIS_STAY_LETTER, "received"))
    facts |= RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_LETTER);
  return facts;
}

static RelaisDate
get_due (const RelaisChecklistItem *item, const RelaisRecord *stay, const RelaisCalendar *calendar)
{
  RelaisDate from = RELAIS_DATE_NONE;

  if (item->from_admission)
    relais_date_parse (relais_record_get (stay, RELAIS_STAY_ADMISSION), &from);
  else
    from = relais_stay_get_return (stay);
  return relais_date_is_full (from) ? relais_calendar_count (calendar, from, item->days) : RELAIS_DATE_NONE;
}

static RelaisRecord *
find_answer (GPtrArray *answers, int number)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const char *item = relais_record_get (answers->pdata[i], RELAIS_CHECK_ITEM);

      if (item != NULL && atoi (item) == number)
        return answers->pdata[i];
    }
  return NULL;
}

static void
check_free (gpointer data)
{
  RelaisCheck *check = data;

  g_clear_pointer (&check->record, relais_record_unref);
  g_free (check);
}

/* What somebody answered goes before what is known; a remark alone is no answer. */
static void
set_answer (RelaisCheck *check, GPtrArray *answers, guint facts)
{
  RelaisRecord *record = find_answer (answers, check->item->number);
  RelaisCheckFact fact = check->item->fact;

  check->record = record != NULL ? relais_record_ref (record) : NULL;
  check->answer = record != NULL ? relais_record_get (record, RELAIS_CHECK_ANSWER) : NULL;
  check->by_itself =
      check->answer == NULL && fact < RELAIS_N_CHECK_FACTS && (facts & RELAIS_CHECK_FACT_BIT (fact)) != 0;
  if (check->by_itself)
    check->answer = "yes";
}

/**
 * relais_checklist_look:
 * @items: (element-type RelaisChecklistItem): a list, which must live as long as what is returned
 * @answers: (element-type RelaisRecord): what was answered for the stay
 * @facts: what is known already, a bit a fact
 * @stay: the stay
 * @calendar: the days of the practice
 * @today: today's date
 *
 * With less than 48 hours of notice only the short list counts before the return, and what was answered all the same.
 *
 * Returns: (transfer full) (element-type RelaisCheck): the items as they stand
 */
GPtrArray *
relais_checklist_look (GPtrArray *items, GPtrArray *answers, guint facts, const RelaisRecord *stay,
                       const RelaisCalendar *calendar, RelaisDate today)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (check_free);
  gboolean is_short = relais_stay_is_short_notice (stay);

  for (guint i = 0; i < items->len; i++)
    {
      RelaisCheck *check = g_new0 (RelaisCheck, 1);

      check->item = items->pdata[i];
      set_answer (check, answers, facts);
      check->applies = g_strcmp0 (check->answer, "na") != 0 &&
                       (!is_short || check->item->express || check->item->after_return || check->answer != NULL);
      check->due = get_due (check->item, stay, calendar);
      check->is_late = check->applies && g_strcmp0 (check->answer, "yes") != 0 && relais_date_is_set (check->due) &&
                       relais_date_compare (check->due, today) < 0;
      g_ptr_array_add (checks, check);
    }
  return checks;
}

/**
 * relais_checklist_get_progress:
 * @checks: (element-type RelaisCheck): the items as they stand
 * @stay: the stay
 * @today: today's date
 *
 * Returns: how far the preparation has come
 */
RelaisCheckProgress
relais_checklist_get_progress (GPtrArray *checks, const RelaisRecord *stay, RelaisDate today)
{
  RelaisCheckProgress progress = { 0 };
  RelaisDate day = relais_stay_get_return (stay);

  for (guint i = 0; i < checks->len; i++)
    {
      const RelaisCheck *check = checks->pdata[i];
      gboolean is_done = g_strcmp0 (check->answer, "yes") == 0;

      if (!check->applies)
        continue;
      progress.n_apply++;
      progress.n_done += is_done ? 1 : 0;
      progress.n_blocking += check->item->blocking && !is_done ? 1 : 0;
    }
  progress.at_risk = progress.n_blocking > 0 && relais_stay_is_open (stay) && relais_date_is_set (day) &&
                     relais_date_days_until (today, day) <= 1;
  return progress;
}

/* A stay in hospital: the table of its fields, in which state it is, and the rules that need no calendar. Only the
 * patient is compulsory: an admission is noted as soon as somebody says so, and the rest comes call by call. Hospital,
 * ward and line stay as they were when they were taken from the directory. What can be wrong with a stay is in
 * relais-stay-check.c. Pure.
 */

#include "relais-stay.h"

#include "relais-clock.h"
#include "relais-directory-entry.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static const char *const certainty_words[] = { "family", "asked", "probable", "confirmed", NULL };
static const char *const announcer_words[] = { "ward", "social_service", "family", "person", "other", NULL };
static const char *const destination_words[] = { "home",           "with_family", "rehabilitation", "short_stay",
                                                 "nursing_home", "other_hospital", "deceased",       "elsewhere",
                                                 NULL };
static const char *const letter_words[] = { "awaited", "asked", "received", "not_needed", NULL };

#define MANAGED .flags = RELAIS_FIELD_MANAGED
#define SHIELDED .flags = RELAIS_FIELD_SHIELDED

static const RelaisField fields[RELAIS_STAY_N_FIELDS] = {
  /* clang-format off */
  [RELAIS_STAY_PATIENT]                = { "patient", N_("Patient"), RELAIS_FIELD_ID },
  [RELAIS_STAY_HOSPITAL]               = { "hospital", N_("Hospital"), RELAIS_FIELD_TEXT, .max_length = 120, SHIELDED },
  [RELAIS_STAY_WARD]                   = { "ward", N_("Ward"), RELAIS_FIELD_TEXT, .max_length = 120, SHIELDED },
  [RELAIS_STAY_LINE]                   = { "line", N_("Direct line of the ward"), RELAIS_FIELD_PHONE, SHIELDED },
  [RELAIS_STAY_CONTACT]                = { "contact", N_("Contact in the ward"), RELAIS_FIELD_TEXT, .max_length = 120, SHIELDED },
  [RELAIS_STAY_ENTRY]                  = { "entry", N_("Entry of the directory"), RELAIS_FIELD_TEXT, .flags = RELAIS_FIELD_MANAGED | RELAIS_FIELD_SHIELDED },
  [RELAIS_STAY_ENTRY_AS_OF]            = { "entry_as_of", N_("As the directory said on"), RELAIS_FIELD_DATE, .flags = RELAIS_FIELD_MANAGED | RELAIS_FIELD_SHIELDED },
  [RELAIS_STAY_ADMISSION]              = { "admission", N_("Admitted on"), RELAIS_FIELD_DATE, SHIELDED },
  [RELAIS_STAY_PLANNED]                = { "planned_discharge", N_("Planned return"), RELAIS_FIELD_PLANNED_MOMENT, SHIELDED },
  [RELAIS_STAY_CERTAINTY]              = { "certainty", N_("How sure"), RELAIS_FIELD_WORD, SHIELDED, .words = certainty_words },
  [RELAIS_STAY_ANNOUNCED_BY]           = { "announced_by", N_("Announced by"), RELAIS_FIELD_WORD, SHIELDED, .words = announcer_words },
  [RELAIS_STAY_ANNOUNCED_AT]           = { "announced_at", N_("Announced at"), RELAIS_FIELD_TEXT, .flags = RELAIS_FIELD_MANAGED | RELAIS_FIELD_SHIELDED },
  [RELAIS_STAY_DISCHARGE]              = { "discharge", N_("Left the hospital on"), RELAIS_FIELD_DATE, SHIELDED },
  [RELAIS_STAY_DESTINATION]            = { "destination", N_("Where to"), RELAIS_FIELD_WORD, SHIELDED, .words = destination_words },
  [RELAIS_STAY_TRANSPORT]              = { "transport", N_("Transport and who comes along"), RELAIS_FIELD_TEXT, .max_length = 120, SHIELDED },
  [RELAIS_STAY_REFERENT]               = { "referent", N_("Referent in the team"), RELAIS_FIELD_TEXT, .max_length = 120 },
  [RELAIS_STAY_HOSPITAL_REFERENT]      = { "hospital_referent", N_("Referent at the hospital"), RELAIS_FIELD_TEXT, .max_length = 120, SHIELDED },
  [RELAIS_STAY_HOSPITAL_REFERENT_LINE] = { "hospital_referent_line", N_("Direct line of the referent at the hospital"), RELAIS_FIELD_PHONE, SHIELDED },
  [RELAIS_STAY_LETTER]                 = { "letter", N_("Discharge letter"), RELAIS_FIELD_WORD, .words = letter_words },
  [RELAIS_STAY_LETTER_ASKED]           = { "letter_asked", N_("Letter asked for on"), RELAIS_FIELD_DATE, SHIELDED },
  [RELAIS_STAY_LETTER_RECEIVED]        = { "letter_received", N_("Letter received on"), RELAIS_FIELD_DATE, SHIELDED },
  [RELAIS_STAY_PRESCRIPTIONS]          = { "prescriptions", N_("Prescriptions clear"), RELAIS_FIELD_YES_NO },
  [RELAIS_STAY_CHECKLIST]              = { "checklist", N_("Checklist"), RELAIS_FIELD_ID, MANAGED },
  /* clang-format on */
};

const RelaisRecordType relais_stay_type = { "stay", fields, RELAIS_STAY_N_FIELDS };

static RelaisDate
get_date (const RelaisRecord *stay, RelaisStayField field)
{
  RelaisDate date;

  relais_date_parse (relais_record_get (stay, field), &date);
  return date;
}

/**
 * relais_stay_get_planned:
 * @stay: a stay
 * @date: (out): the planned day, or no date
 * @minute: (out) (optional): minutes since midnight, -1 where no hour is known
 *
 * Returns: whether there is a planned day
 */
gboolean
relais_stay_get_planned (const RelaisRecord *stay, RelaisDate *date, int *minute)
{
  const char *planned = relais_record_get (stay, RELAIS_STAY_PLANNED);
  g_autofree char *day = planned != NULL ? g_strndup (planned, strcspn (planned, "T")) : NULL;
  const char *time = planned != NULL ? strchr (planned, 'T') : NULL;

  if (minute != NULL)
    *minute = time != NULL && strlen (time) == 6 ? atoi (time + 1) * 60 + atoi (time + 4) : -1;
  return relais_date_parse (day, date);
}

/**
 * relais_stay_is_open:
 * @stay: a stay
 *
 * Returns: whether the patient is in hospital as far as is known
 */
gboolean
relais_stay_is_open (const RelaisRecord *stay)
{
  return relais_record_get (stay, RELAIS_STAY_DISCHARGE) == NULL;
}

/**
 * relais_stay_get_state:
 * @stay: a stay
 * @today: today's date
 *
 * Returns: its state on that day. A patient who was to come home today is not asked about yet.
 */
RelaisStayState
relais_stay_get_state (const RelaisRecord *stay, RelaisDate today)
{
  const char *destination = relais_record_get (stay, RELAIS_STAY_DESTINATION);
  RelaisDate planned;

  if (!relais_stay_is_open (stay))
    {
      if (g_strcmp0 (destination, "deceased") == 0)
        return RELAIS_STAY_DIED;
      return destination == NULL || g_str_equal (destination, "home") || g_str_equal (destination, "with_family")
                 ? RELAIS_STAY_HOME
                 : RELAIS_STAY_ELSEWHERE;
    }
  if (!relais_stay_get_planned (stay, &planned, NULL))
    return RELAIS_STAY_UNDATED;
  return relais_date_compare (planned, today) < 0 ? RELAIS_STAY_OVERDUE : RELAIS_STAY_DATED;
}

/**
 * relais_stay_state_get_word:
 * @state: a state
 *
 * Returns: its word for programs
 */
const char *
relais_stay_state_get_word (RelaisStayState state)
{
  static const char *const words[] = {
    [RELAIS_STAY_UNDATED] = "undated", [RELAIS_STAY_DATED] = "planned",       [RELAIS_STAY_OVERDUE] = "overdue",
    [RELAIS_STAY_HOME] = "home",       [RELAIS_STAY_ELSEWHERE] = "elsewhere", [RELAIS_STAY_DIED] = "died",
  };

  return words[state];
}

/**
 * relais_stay_get_return:
 * @stay: a stay
 *
 * Returns: the day from which everything around the return is counted: that of the discharge, else the planned one; no
 *   date where none is known
 */
RelaisDate
relais_stay_get_return (const RelaisRecord *stay)
{
  RelaisDate planned;

  if (!relais_stay_is_open (stay))
    return get_date (stay, RELAIS_STAY_DISCHARGE);
  relais_stay_get_planned (stay, &planned, NULL);
  return planned;
}

/**
 * relais_stay_is_short_notice:
 * @stay: a stay
 *
 * Hours are those that pass, so that a night in which the clock is changed counts an hour more or less. Without an hour
 * the return is taken to be at the beginning of its day. A return that was announced by being there had no notice.
 *
 * Returns: whether the day became known less than 48 hours before
 */
gboolean
relais_stay_is_short_notice (const RelaisRecord *stay)
{
  const char *announced_at = relais_record_get (stay, RELAIS_STAY_ANNOUNCED_AT);
  g_autofree char *instant = NULL;
  g_autofree char *limit = NULL;
  RelaisDate planned;
  int minute;

  if (!relais_stay_get_planned (stay, &planned, &minute))
    return !relais_stay_is_open (stay);
  if (announced_at == NULL)
    return FALSE;
  instant = relais_instant_from_local (planned, MAX (minute, 0));
  limit = relais_instant_add_seconds (announced_at, RELAIS_STAY_NOTICE_HOURS * 60 * 60);
  return strcmp (instant, limit) < 0;
}

/**
 * relais_stay_get_letter_since:
 * @stay: a stay
 *
 * Returns: since when the discharge letter is awaited; no date where none is, any more or yet
 */
RelaisDate
relais_stay_get_letter_since (const RelaisRecord *stay)
{
  if (relais_stay_is_open (stay) || relais_record_is (stay, RELAIS_STAY_LETTER, "received") ||
      relais_record_is (stay, RELAIS_STAY_LETTER, "not_needed") ||
      relais_record_is (stay, RELAIS_STAY_DESTINATION, "deceased"))
    return RELAIS_DATE_NONE;
  return get_date (stay, RELAIS_STAY_DISCHARGE);
}

/**
 * relais_stay_find_readmission:
 * @stay: a stay
 * @others: (element-type RelaisRecord): the stays of the patient; @stay itself among them does not count
 *
 * Returns: (nullable): the stay from which the patient had come back at most 30 days before this admission, the latest
 *   one; %NULL where this is no readmission
 */
const RelaisRecord *
relais_stay_find_readmission (const RelaisRecord *stay, GPtrArray *others)
{
  RelaisDate admission = get_date (stay, RELAIS_STAY_ADMISSION);
  const RelaisRecord *found = NULL;
  int shortest = RELAIS_STAY_READMISSION_DAYS + 1;

  for (guint i = 0; relais_date_is_full (admission) && i < others->len; i++)
    {
      const RelaisRecord *other = others->pdata[i];
      RelaisDate discharge = get_date (other, RELAIS_STAY_DISCHARGE);
      int days = relais_date_is_full (discharge) ? relais_date_days_until (discharge, admission) : -1;

      if (g_str_equal (relais_record_get_id (other), relais_record_get_id (stay)) || days < 0 || days >= shortest)
        continue;
      shortest = days;
      found = other;
    }
  return found;
}

/**
 * relais_stay_with_entry:
 * @stay: a stay
 * @entry: an entry of the directory: a ward, or a hospital
 * @language: "fr" or "nl"
 * @today: today's date
 *
 * Returns: (transfer full): @stay with hospital, ward and line as the directory says today
 */
RelaisRecord *
relais_stay_with_entry (const RelaisRecord *stay, const RelaisRecord *entry, const char *language, RelaisDate today)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (stay);
  const char *organisation = relais_record_get (entry, RELAIS_ENTRY_ORGANISATION);
  const char *unit = relais_record_get (entry, RELAIS_ENTRY_UNIT);
  const char *name = relais_directory_entry_get_name (entry, language);
  const char *direct = relais_record_get (entry, RELAIS_ENTRY_PHONE_DIRECT);
  g_autofree char *as_of = relais_date_to_text (today);

  if (unit == NULL && g_strcmp0 (organisation, name) != 0)
    unit = organisation != NULL ? name : NULL;
  relais_record_builder_set (builder, RELAIS_STAY_HOSPITAL, organisation != NULL ? organisation : name);
  relais_record_builder_set (builder, RELAIS_STAY_WARD, unit);
  relais_record_builder_set (builder, RELAIS_STAY_LINE,
                             direct != NULL ? direct : relais_record_get (entry, RELAIS_ENTRY_PHONE));
  relais_record_builder_set (builder, RELAIS_STAY_ENTRY, relais_record_get (entry, RELAIS_ENTRY_UID));
  relais_record_builder_set (builder, RELAIS_STAY_ENTRY_AS_OF, as_of);
  return relais_record_builder_end (builder);
}

static gboolean
is_changed (const RelaisRecord *stay, const RelaisRecord *before, RelaisStayField field)
{
  return g_strcmp0 (relais_record_get (stay, field), before != NULL ? relais_record_get (before, field) : NULL) != 0;
}

/* The word and the two days say the same. */
static void
complete_letter (RelaisRecordBuilder *builder, const RelaisRecord *stay, const RelaisRecord *before, const char *today)
{
  static const struct {
    RelaisStayField field;
    const char *word;
  } days[] = { { RELAIS_STAY_LETTER_RECEIVED, "received" }, { RELAIS_STAY_LETTER_ASKED, "asked" } };
  gboolean word_typed = is_changed (stay, before, RELAIS_STAY_LETTER);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (word_typed && relais_record_is (stay, RELAIS_STAY_LETTER, days[i].word) &&
          relais_record_get (stay, days[i].field) == NULL)
        relais_record_builder_set (builder, days[i].field, today);
      if (!word_typed && is_changed (stay, before, days[i].field) && relais_record_get (stay, days[i].field) != NULL)
        {
          relais_record_builder_set (builder, RELAIS_STAY_LETTER, days[i].word);
          return;
        }
    }
}

/**
 * relais_stay_complete:
 * @stay: a stay that is to be saved
 * @before: (nullable): it as it is stored
 * @today: today's date
 * @now: the instant
 *
 * Returns: (transfer full): @stay with what follows from it: since when the planned day is known, when the letter was
 *   asked for or received, that a letter is awaited, and a number that was typed is no longer the directory's
 */
RelaisRecord *
relais_stay_complete (const RelaisRecord *stay, const RelaisRecord *before, RelaisDate today, const char *now)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (stay);
  g_autofree char *date = relais_date_to_text (today);

  if (relais_record_get (stay, RELAIS_STAY_PLANNED) == NULL)
    relais_record_builder_set (builder, RELAIS_STAY_ANNOUNCED_AT, NULL);
  else if (is_changed (stay, before, RELAIS_STAY_PLANNED))
    relais_record_builder_set (builder, RELAIS_STAY_ANNOUNCED_AT, now);
  complete_letter (builder, stay, before, date);
  if (!relais_stay_is_open (stay) && (before == NULL || relais_stay_is_open (before)) &&
      relais_record_builder_get (builder, RELAIS_STAY_LETTER) == NULL)
    relais_record_builder_set (builder, RELAIS_STAY_LETTER, "awaited");
  if (before != NULL && relais_record_get (before, RELAIS_STAY_ENTRY) != NULL &&
      !is_changed (stay, before, RELAIS_STAY_ENTRY) &&
      (is_changed (stay, before, RELAIS_STAY_HOSPITAL) || is_changed (stay, before, RELAIS_STAY_WARD) ||
       is_changed (stay, before, RELAIS_STAY_LINE)) &&
      !is_changed (stay, before, RELAIS_STAY_ENTRY_AS_OF))
    {
      relais_record_builder_set (builder, RELAIS_STAY_ENTRY, NULL);
      relais_record_builder_set (builder, RELAIS_STAY_ENTRY_AS_OF, NULL);
    }
  return relais_record_builder_end (builder);
}

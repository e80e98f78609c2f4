/* How a stay in hospital is written: one open stay a patient, whatever record of them it stands with; what protected
 * mode hides stays as it is when somebody saves without having seen it; the referent of the patient is that of the stay
 * until somebody says otherwise. Inside a change, on the thread that writes.
 */

#include "relais-stays-private.h"

#include "relais-care-queries.h"
#include "relais-checklist.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-stay-queries.h"

static void
keep_hidden_values (RelaisRecordBuilder *builder, const RelaisRecord *before)
{
  for (guint i = 0; i < relais_stay_type.n_fields; i++)
    {
      if ((relais_stay_type.fields[i].flags & RELAIS_FIELD_SHIELDED) != 0 &&
          relais_record_builder_get (builder, i) == NULL)
        relais_record_builder_set (builder, i, relais_record_get (before, i));
    }
}

static RelaisRecord *
complete (const RelaisRecord *stay, const RelaisRecord *before, const RelaisRecord *patient, RelaisDate today,
          const char *now)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (stay);
  g_autoptr (RelaisRecord) whole = NULL;

  if (before != NULL && relais_person_is_protected (patient))
    keep_hidden_values (builder, before);
  if (before == NULL && relais_record_get (stay, RELAIS_STAY_REFERENT) == NULL)
    relais_record_builder_set (builder, RELAIS_STAY_REFERENT, relais_record_get (patient, RELAIS_PERSON_REFERENT));
  whole = relais_record_builder_end (builder);
  return relais_stay_complete (whole, before, today, now);
}

/* A new stay is for a patient of the practice who is there; one that was opened before stays theirs. */
static gboolean
check_patient (const RelaisRecord *stay, const RelaisRecord *before, const RelaisRecord *patient, GError **error)
{
  g_autofree char *name = relais_person_get_name (patient);
  int code = -1;

  if (before != NULL)
    {
      if (relais_record_is (before, RELAIS_STAY_PATIENT, relais_record_get (stay, RELAIS_STAY_PATIENT)))
        return TRUE;
      code = RELAIS_ERROR_CONFLICT;
    }
  else if (!relais_person_is_patient (patient))
    code = RELAIS_ERROR_NO_PATIENT;
  else if (relais_person_is_archived (patient))
    code = RELAIS_ERROR_ARCHIVED;
  else if (relais_person_is_deceased (patient))
    code = RELAIS_ERROR_DECEASED;
  if (code >= 0)
    relais_error_set (error, (RelaisErrorCode) code, name, NULL);
  return code < 0;
}

/* That somebody was in hospital a month ago is not told of who is protected. */
static void
drop_hidden_findings (GPtrArray *found)
{
  for (guint i = found->len; i > 0; i--)
    {
      if (((RelaisIssue *) found->pdata[i - 1])->code == RELAIS_ISSUE_STAY_READMISSION)
        g_ptr_array_remove_index (found, i - 1);
    }
}

static gboolean
check (RelaisChange *change, const RelaisRecord *stay, const RelaisRecord *before, const RelaisRecord *patient,
       RelaisDate today, GPtrArray *issues, GError **error)
{
  g_autoptr (GPtrArray) others =
      relais_stay_queries_list (relais_change_get_db (change), relais_record_get_id (patient), NULL, error);
  g_autoptr (GPtrArray) found = relais_issues_new ();
  g_autofree char *name = relais_person_get_name (patient);

  if (others == NULL)
    return FALSE;
  relais_stay_check (stay, before, others, today, found);
  if (relais_person_is_protected (patient))
    drop_hidden_findings (found);
  relais_issues_take_new (issues, found);
  return relais_issues_check (issues, name, error);
}

/* The edition that is in force when the stay begins, or when its ward becomes known before anything is answered. */
static RelaisRecord *
with_checklist (RelaisDb *db, const RelaisRecord *stay, const RelaisRecord *before, GError **error)
{
  const char *ward = relais_record_get (stay, RELAIS_STAY_WARD);
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  const RelaisRecord *edition;

  if (before != NULL && relais_record_get (before, RELAIS_STAY_CHECKLIST) != NULL &&
      relais_record_is (before, RELAIS_STAY_WARD, ward))
    return relais_record_ref ((RelaisRecord *) stay);
  editions = relais_care_queries_list_all (db, &relais_checklist_type, error);
  answers = editions != NULL ? relais_stay_queries_list_checks (db, relais_record_get_id (stay), error) : NULL;
  if (answers == NULL)
    return NULL;
  edition = relais_checklist_choose (editions, ward);
  if (edition == NULL || answers->len > 0)
    return relais_record_ref ((RelaisRecord *) stay);
  return relais_record_with (stay, RELAIS_STAY_CHECKLIST, relais_record_get_id (edition));
}

/*
 * relais_stays_put:
 * @change: an open change
 * @stay: a stay; the revision is the one it was read at, 0 for a new one
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @saved: (out): the stay as stored now
 * @error: see relais_stays_save()
 *
 * Returns: whether it is saved
 */
gboolean
relais_stays_put (RelaisChange *change, const RelaisRecord *stay, RelaisDate today, GPtrArray *issues,
                  RelaisRecord **saved, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecord) patient = NULL;
  g_autoptr (RelaisRecord) completed = NULL;
  g_autoptr (RelaisRecord) after = NULL;

  if (relais_record_get (stay, RELAIS_STAY_PATIENT) == NULL)
    relais_issues_add (issues, relais_stay_type.fields[RELAIS_STAY_PATIENT].name, RELAIS_ISSUE_REQUIRED, NULL);
  if (!relais_issues_check (issues, NULL, error))
    return FALSE;
  patient = relais_register_read_person (db, relais_record_get (stay, RELAIS_STAY_PATIENT), error);
  if (patient == NULL)
    return FALSE;
  if (relais_record_get_revision (stay) > 0)
    {
      before = relais_register_read_record (db, &relais_stay_type, relais_record_get_id (stay), error);
      if (before == NULL)
        return FALSE;
    }
  if (!check_patient (stay, before, patient, error))
    return FALSE;
  completed = complete (stay, before, patient, today, relais_change_get_now (change));
  after = with_checklist (db, completed, before, error);
  if (after == NULL || !check (change, after, before, patient, today, issues, error))
    return FALSE;
  *saved = relais_change_save (change, after, error);
  return *saved != NULL;
}

/* The day of the death where it is known and not before the admission, else today. */
static char *
get_last_day (const RelaisRecord *stay, RelaisDate on, RelaisDate today)
{
  RelaisDate admission;

  relais_date_parse (relais_record_get (stay, RELAIS_STAY_ADMISSION), &admission);
  if (!relais_date_is_full (on) || (relais_date_is_set (admission) && relais_date_compare (on, admission) < 0))
    on = relais_date_is_set (admission) && relais_date_compare (today, admission) < 0 ? admission : today;
  return relais_date_to_text (on);
}

/*
 * relais_stays_end_at_death:
 * @change: an open change
 * @patient: id of who died
 * @on: when, perhaps partial
 * @today: today's date
 * @error: where to store the error
 *
 * One act for a death ends stays too: nobody is asked about a return any more.
 *
 * Returns: whether it is done
 */
gboolean
relais_stays_end_at_death (RelaisChange *change, const char *patient, RelaisDate on, RelaisDate today, GError **error)
{
  g_autoptr (GPtrArray) stays = relais_stay_queries_list (relais_change_get_db (change), patient, NULL, error);

  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      RelaisRecordBuilder *builder;
      g_autoptr (RelaisRecord) ended = NULL;
      g_autoptr (RelaisRecord) saved = NULL;
      g_autofree char *last_day = NULL;

      if (!relais_stay_is_open (stays->pdata[i]))
        continue;
      builder = relais_record_builder_new_from (stays->pdata[i]);
      last_day = get_last_day (stays->pdata[i], on, today);
      relais_record_builder_set (builder, RELAIS_STAY_DISCHARGE, last_day);
      relais_record_builder_set (builder, RELAIS_STAY_DESTINATION, "deceased");
      ended = relais_record_builder_end (builder);
      saved = relais_change_save (change, ended, error);
      if (saved == NULL)
        return FALSE;
    }
  return stays != NULL;
}

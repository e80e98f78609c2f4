/* People as a CSV file that Excel opens right and the import reads back, or as cards for an address book. Left out are
 * archived people and those who asked to stop; of a protected record what protected mode hides, and the links that
 * would lead to it; and the national number always. A caregiver has one row for each link. That somebody's data left
 * the register is written in the log before the file is. Blocking, from any thread.
 */

#include "relais-people-export.h"

#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-csv-writer.h"
#include "relais-error.h"
#include "relais-file.h"
#include "relais-people-card.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-search-index.h"
#include "relais-shield.h"
#include "relais-table.h"

#include <glib/gstdio.h>
#include <string.h>

/* The fields by which an import finds a caregiver's patient again. */
static const guint patient_fields[] = { RELAIS_PERSON_FAMILY_NAME, RELAIS_PERSON_GIVEN_NAME, RELAIS_PERSON_USUAL_NAME,
                                        RELAIS_PERSON_BIRTH_DATE, RELAIS_PERSON_CHART_NUMBER };

typedef struct {
  guint facet;
  RelaisCsvWriter *writer; /* else cards */
  GString *cards;
  gboolean is_old; /* vCard 3.0 */
  GHashTable *people;  /* id → RelaisRecord, not shielded */
  GPtrArray *exported; /* ids */
  guint n_rows;
} ExportJob;

/* --- Columns --- */

/* Deaths are noted by an act; their date stays in the list so that nobody is brought back by it. */
static gboolean
is_exported (const RelaisRecordType *type, guint number, guint facet)
{
  const RelaisField *field = &type->fields[number];

  if (type == &relais_person_type && number == RELAIS_PERSON_DIED_ON)
    return TRUE;
  return !(field->flags & (RELAIS_FIELD_MANAGED | RELAIS_FIELD_MASKED)) && field->kind != RELAIS_FIELD_ID &&
         (field->facet == 0 || (field->facet & facet) != 0);
}

/* Excel takes the first 0 and the + from a number without spaces. */
static void
add_value (RelaisCsvWriter *writer, const RelaisField *field, const char *value)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (value != NULL && field->kind == RELAIS_FIELD_PHONE && strspn (value, "+0123456789") == strlen (value) &&
      relais_phone_parse (value, &phone))
    value = phone.display;
  relais_csv_writer_add (writer, value);
}

static void
add_fields (ExportJob *job, const RelaisRecordType *type, const RelaisRecord *record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (is_exported (type, i, job->facet))
        add_value (job->writer, &type->fields[i], record != NULL ? relais_record_get (record, i) : NULL);
    }
}

static void
add_names (ExportJob *job, const RelaisRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (is_exported (type, i, job->facet))
        relais_csv_writer_add (job->writer, type->fields[i].name);
    }
}

static void
add_headings (ExportJob *job)
{
  add_names (job, &relais_person_type);
  if (job->facet == RELAIS_FACET_CAREGIVER)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (patient_fields); i++)
        {
          g_autofree char *name = g_strconcat ("patient_", relais_person_type.fields[patient_fields[i]].name, NULL);

          relais_csv_writer_add (job->writer, name);
        }
      add_names (job, &relais_care_link_type);
    }
  relais_csv_writer_end_row (job->writer);
}

/* --- Rows --- */

static gboolean
may_leave (const RelaisRecord *person)
{
  return !relais_person_is_archived (person) && relais_record_get (person, RELAIS_PERSON_STOPPED_ON) == NULL;
}

static const RelaisRecord *
load_person (RelaisDb *db, ExportJob *job, const char *id, GError **error)
{
  RelaisRecord *person = g_hash_table_lookup (job->people, id);

  if (person != NULL)
    return person;
  person = relais_table_load (db, relais_table_for_type (&relais_person_type), id, error);
  if (person != NULL)
    g_hash_table_insert (job->people, g_strdup (id), person);
  return person;
}

static void
add_row (ExportJob *job, const RelaisRecord *person, const RelaisRecord *patient, const RelaisRecord *link)
{
  g_autoptr (RelaisRecord) shown = relais_shield_person (person);

  add_fields (job, &relais_person_type, shown);
  if (job->facet == RELAIS_FACET_CAREGIVER)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (patient_fields); i++)
        add_value (job->writer, &relais_person_type.fields[patient_fields[i]],
                   patient != NULL ? relais_record_get (patient, patient_fields[i]) : NULL);
      add_fields (job, &relais_care_link_type, link);
    }
  relais_csv_writer_end_row (job->writer);
  job->n_rows++;
}

/* One row for each link that may be seen, else one without a patient. */
static gboolean
add_caregiver (RelaisDb *db, ExportJob *job, const RelaisRecord *caregiver, GError **error)
{
  const char *id = relais_record_get_id (caregiver);
  g_autoptr (GPtrArray) links = relais_care_queries_list_links (db, id, NULL, error);
  guint n_links = 0;

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      const RelaisRecord *patient = load_person (db, job, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);

      if (patient == NULL)
        return FALSE;
      if (!may_leave (patient) || relais_shield_hides_tie (patient, caregiver))
        continue;
      add_row (job, caregiver, patient, link);
      n_links++;
    }
  if (n_links == 0)
    add_row (job, caregiver, NULL, NULL);
  return TRUE;
}

/* A telephone has no use for the dead. */
static void
add_card (ExportJob *job, const RelaisRecord *person)
{
  g_autoptr (RelaisRecord) shown = relais_shield_person (person);

  relais_people_card_append (job->cards, shown, job->is_old);
  job->n_rows++;
}

static gboolean
is_wanted (const ExportJob *job, const RelaisRecord *person)
{
  return may_leave (person) && (job->cards == NULL || !relais_person_is_deceased (person));
}

static gboolean
add_everybody (RelaisDb *db, gpointer data, GError **error)
{
  ExportJob *job = data;
  gboolean patients = job->facet == RELAIS_FACET_PATIENT;
  g_autoptr (GPtrArray) ids =
      relais_search_index_list (db, patients ? RELAIS_SEARCH_PATIENTS : RELAIS_SEARCH_CAREGIVERS, 0, 0, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const RelaisRecord *person = load_person (db, job, g_ptr_array_index (ids, i), error);

      if (person == NULL)
        return FALSE;
      if (!is_wanted (job, person))
        continue;
      g_ptr_array_add (job->exported, g_strdup (relais_record_get_id (person)));
      if (job->cards != NULL)
        add_card (job, person);
      else if (patients)
        add_row (job, person, NULL, NULL);
      else if (!add_caregiver (db, job, person, error))
        return FALSE;
    }
  return TRUE;
}

/* Each person's own extract of the log must say that their data left. */
static gboolean
note_export (RelaisChange *change, gpointer data, GError **error)
{
  ExportJob *job = data;
  const char *list = job->facet == RELAIS_FACET_PATIENT ? "patients" : "caregivers";

  for (guint i = 0; i < job->exported->len; i++)
    {
      if (!relais_change_note (change, "export", relais_person_type.name, g_ptr_array_index (job->exported, i), list, error))
        return FALSE;
    }
  return job->exported->len > 0 || relais_change_note (change, "export", NULL, NULL, list, error);
}

static gboolean
check_is_free (const char *path, GError **error)
{
  GStatBuf status;

  if (g_lstat (path, &status) != 0)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_FILE_EXISTS, path, NULL);
  return FALSE;
}

static GBytes *
to_bytes (ExportJob *job)
{
  return job->cards != NULL ? g_bytes_new (job->cards->str, job->cards->len)
                            : relais_csv_writer_to_bytes (job->writer);
}

static gboolean
write_export (RelaisSession *session, RelaisActor *actor, ExportJob *job, const char *path, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  g_autoptr (GBytes) bytes = NULL;

  if (job->writer != NULL)
    add_headings (job);
  if (!relais_store_read (store, add_everybody, job, error) ||
      !relais_store_write (store, actor, "export", note_export, job, NULL, error))
    return FALSE;
  bytes = to_bytes (job);
  return relais_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE, error);
}

static gboolean
run_export (RelaisSession *session, RelaisActor *actor, ExportJob *job, const char *path, guint *n_rows,
            GError **error)
{
  gboolean done;

  if (!relais_audit_check (session, actor, RELAIS_ACT_EXPORT, "export", NULL, error) || !check_is_free (path, error))
    return FALSE;

  job->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relais_record_unref);
  job->exported = g_ptr_array_new_with_free_func (g_free);
  done = write_export (session, actor, job, path, error);
  if (done && n_rows != NULL)
    *n_rows = job->n_rows;
  g_hash_table_unref (job->people);
  g_ptr_array_unref (job->exported);
  return done;
}

/**
 * relais_people_export_csv:
 * @session: a session
 * @actor: who asks
 * @facet: %RELAIS_FACET_PATIENT or %RELAIS_FACET_CAREGIVER
 * @path: where the file is to stand
 * @n_rows: (out) (optional): how many rows it has below the headings
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_FILE_EXISTS, and whatever the disk says
 *
 * The file is not encrypted. Its columns are the names of the fields; a caregiver's patient and link stand in the row.
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it does
 */
gboolean
relais_people_export_csv (RelaisSession *session, RelaisActor *actor, guint facet, const char *path, guint *n_rows,
                          GError **error)
{
  g_autoptr (RelaisCsvWriter) writer = relais_csv_writer_new ();
  ExportJob job = { .facet = facet, .writer = writer };

  return run_export (session, actor, &job, path, n_rows, error);
}

/**
 * relais_people_export_vcf:
 * @session: a session
 * @actor: who asks
 * @facet: %RELAIS_FACET_PATIENT or %RELAIS_FACET_CAREGIVER
 * @is_old: whether it is vCard 3.0 rather than 4.0
 * @path: where the file is to stand
 * @n_cards: (out) (optional): how many cards it has
 * @error: as for relais_people_export_csv()
 *
 * One card a person, with how to reach them and nothing else; those who have died are left out. The file is not
 * encrypted.
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it does
 */
gboolean
relais_people_export_vcf (RelaisSession *session, RelaisActor *actor, guint facet, gboolean is_old, const char *path,
                          guint *n_cards, GError **error)
{
  g_autoptr (GString) cards = g_string_new (NULL);
  ExportJob job = { .facet = facet, .cards = cards, .is_old = is_old };

  return run_export (session, actor, &job, path, n_cards, error);
}

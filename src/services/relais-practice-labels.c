/* The practice's labels in the register: read by everybody, changed by administrators, each change audited and undoable
 * as any other record. A new register starts with the rows of tables/, and so does one that was made before there were
 * labels: which table was brought in is a setting, so that a row the practice removed stays away. Whoever
 * shows labels loads them with what it shows, so that a correction is seen at once. Blocking, from any thread.
 */

#include "relais-practice-labels.h"

#include "relais-care-queries.h"
#include "relais-checklist.h"
#include "relais-clock.h"
#include "relais-csv.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-label-use.h"
#include "relais-setting-table.h"
#include "relais-table.h"
#include "relais-tables-resources.h"
#include "relais-text.h"

#include <gio/gio.h>

/* Grows with each release that brings rows of new kinds. */
#define SETTING "labels"
#define EDITION "6"

/* The longest of a code that is made of a name, with room for a letter. */
#define MAX_CODE 19

/* --- The rows to start with --- */

/* The edition with which a kind came; a register that is older has none of its rows. */
static guint64
get_first_edition (const RelaisRecord *label)
{
  static const struct {
    const char *kind;
    guint64 edition;
  } later[] = {
    { RELAIS_LABEL_KIND_CATEGORY, 2 }, { RELAIS_LABEL_KIND_TOPIC, 3 },   { RELAIS_LABEL_KIND_PHRASE, 4 },
    { RELAIS_LABEL_KIND_TEMPLATE, 4 }, { RELAIS_LABEL_KIND_MEASURE, 4 },
    { RELAIS_LABEL_KIND_SCHOOL_HOLIDAY, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    {
      if (relais_record_is (label, RELAIS_LABEL_KIND, later[i].kind))
        return later[i].edition;
    }
  return 1;
}

static guint64
read_number (const char *edition)
{
  return edition != NULL ? g_ascii_strtoull (edition, NULL, 10) : 0;
}

static RelaisCsv *
open_table (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/io/github/relais/tables/", name, NULL);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (relais_tables_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? relais_csv_read (bytes, name, error) : NULL;
}

/* Read through the same door as what people type. */
static RelaisRecord *
read_row (RelaisCsv *csv, guint row, RelaisDate today, GError **error)
{
  const char *kind = relais_csv_get_cell (csv, row, 0);
  const char *code = relais_csv_get_cell (csv, row, 1);
  g_autofree char *id = relais_label_make_id (kind, code);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_label_type, id, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  for (guint column = 0; column < relais_csv_get_n_columns (csv); column++)
    {
      const char *name = relais_csv_get_header (csv, column);
      int field = relais_record_type_find (&relais_label_type, name);

      if (field < 0 ||
          !relais_record_builder_read (builder, (guint) field, relais_csv_get_cell (csv, row, column), today, issues))
        {
          relais_error_set (error, RELAIS_ERROR_INTERNAL, "labels", "%s %s: %s", kind, code, name);
          return NULL;
        }
    }
  return relais_record_builder_end (g_steal_pointer (&builder));
}

static gboolean
save (RelaisChange *change, const RelaisRecord *label, GError **error)
{
  g_autoptr (RelaisRecord) saved = relais_change_save (change, label, error);

  return saved != NULL;
}

static gboolean
bring_in (RelaisChange *change, const char *table, guint64 edition, GError **error)
{
  g_autoptr (RelaisCsv) csv = open_table (table, error);
  RelaisDate today = relais_instant_get_date (relais_change_get_now (change));

  for (guint row = 0; csv != NULL && row < relais_csv_get_n_rows (csv); row++)
    {
      g_autoptr (RelaisRecord) label = read_row (csv, row, today, error);

      if (label == NULL || (get_first_edition (label) > edition && !save (change, label, error)))
        return FALSE;
    }
  return csv != NULL;
}

/* Beside the labels, the checklist to start with, where the register has none. */
static gboolean
bring_in_checklist (RelaisChange *change, GError **error)
{
  g_autoptr (GPtrArray) known =
      relais_care_queries_list_all (relais_change_get_db (change), &relais_checklist_type, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RelaisRecord) edition = NULL;
  g_autofree char *id = NULL;
  RelaisRecordBuilder *builder;

  if (known == NULL || known->len > 0)
    return known != NULL;
  bytes = g_resource_lookup_data (relais_tables_get_resource (), "/io/github/relais/tables/checklist.csv",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  id = relais_label_make_id (relais_checklist_type.name, "1");
  builder = relais_record_builder_new (&relais_checklist_type, id, 0);
  relais_record_builder_set (builder, RELAIS_CHECKLIST_ITEMS, g_bytes_get_data (bytes, NULL));
  relais_record_builder_set (builder, RELAIS_CHECKLIST_MADE_AT, relais_change_get_now (change));
  edition = relais_record_builder_end (builder);
  return save (change, edition, error);
}

/**
 * relais_practice_labels_seed:
 * @change: an open change
 * @error: where to store the error
 *
 * Brings in the rows that a register starts with, those of each kind once in its life.
 *
 * Returns: whether they are in it, or were before
 */
gboolean
relais_practice_labels_seed (RelaisChange *change, GError **error)
{
  g_autofree char *edition = NULL;

  if (!relais_setting_read (relais_change_get_db (change), SETTING, &edition, error))
    return FALSE;
  if (read_number (edition) >= read_number (EDITION))
    return TRUE;

  return bring_in (change, "labels.csv", read_number (edition), error) &&
         bring_in (change, "notebook.csv", read_number (edition), error) &&
         bring_in (change, "days.csv", read_number (edition), error) && bring_in_checklist (change, error) &&
         relais_setting_write (change, SETTING, EDITION, error);
}

static gboolean
read_edition (RelaisDb *db, gpointer data, GError **error)
{
  return relais_setting_read (db, SETTING, data, error);
}

static gboolean
seed (RelaisChange *change, gpointer data, GError **error)
{
  return relais_practice_labels_seed (change, error);
}

/**
 * relais_practice_labels_bring_in:
 * @store: a register that was just opened
 * @error: where to store the error
 *
 * Seeds a register that was made before there were labels, or before some kind of them. Nobody's act: no
 * member can undo it as their last one.
 *
 * Returns: whether it has them
 */
gboolean
relais_practice_labels_bring_in (RelaisStore *store, GError **error)
{
  g_autofree char *edition = NULL;

  if (!relais_store_read (store, read_edition, &edition, error))
    return FALSE;
  return read_number (edition) >= read_number (EDITION) ||
         relais_store_write (store, NULL, "bring-in", seed, NULL, NULL, error);
}

/* --- Reading --- */

static gboolean
list_records (RelaisDb *db, gpointer data, GError **error)
{
  GPtrArray **records = data;

  *records = relais_care_queries_list_all (db, &relais_label_type, error);
  return *records != NULL;
}

/**
 * relais_practice_labels_read:
 * @db: a connection
 * @error: where to store the error
 *
 * For a service that is inside a transaction.
 *
 * Returns: (transfer full) (nullable): the labels as they are in it
 */
RelaisLabels *
relais_practice_labels_read (RelaisDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = relais_care_queries_list_all (db, &relais_label_type, error);

  return records != NULL ? relais_labels_new (records) : NULL;
}

/**
 * relais_practice_labels_load:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the labels as they are now
 */
RelaisLabels *
relais_practice_labels_load (RelaisSession *session, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!relais_store_read (relais_session_get_store (session), list_records, &records, error))
    return NULL;
  return relais_labels_new (records);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RelaisRecord *first = *(RelaisRecord *const *) a;
  const RelaisRecord *second = *(RelaisRecord *const *) b;
  int order = g_strcmp0 (relais_record_get (first, RELAIS_LABEL_KIND), relais_record_get (second, RELAIS_LABEL_KIND));

  if (order != 0)
    return order;
  return g_strcmp0 (relais_record_get (first, RELAIS_LABEL_CODE), relais_record_get (second, RELAIS_LABEL_CODE));
}

/**
 * relais_practice_labels_list:
 * @session: a session
 * @kind: (nullable): only labels of this kind
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the labels by kind and code
 */
GPtrArray *
relais_practice_labels_list (RelaisSession *session, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!relais_store_read (relais_session_get_store (session), list_records, &records, error))
    return NULL;
  for (guint i = records->len; kind != NULL && i > 0; i--)
    {
      if (!relais_record_is (g_ptr_array_index (records, i - 1), RELAIS_LABEL_KIND, kind))
        g_ptr_array_remove_index (records, i - 1);
    }
  g_ptr_array_sort (records, compare);
  return g_steal_pointer (&records);
}

/**
 * relais_practice_labels_begin:
 * @session: a session
 * @kind: the kind of a label
 * @code: its code
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the row of this code as it is stored, or a new one that is not saved yet
 */
RelaisRecord *
relais_practice_labels_begin (RelaisSession *session, const char *kind, const char *code, GError **error)
{
  g_autoptr (RelaisLabels) labels = relais_practice_labels_load (session, error);
  const RelaisRecord *found = relais_labels_find (labels, kind, code);
  g_autofree char *id = NULL;
  RelaisRecordBuilder *builder;

  if (labels == NULL)
    return NULL;
  if (found != NULL)
    return relais_record_ref ((RelaisRecord *) found);

  id = relais_label_make_id (kind, code);
  builder = relais_record_builder_new (&relais_label_type, id, 0);
  relais_record_builder_set (builder, RELAIS_LABEL_KIND, kind);
  relais_record_builder_set (builder, RELAIS_LABEL_CODE, code);
  return relais_record_builder_end (builder);
}

/* --- Changing --- */

typedef struct {
  const RelaisRecord *label;
  RelaisRecord *saved;
} SaveJob;

static gboolean
save_label (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  job->saved = relais_change_save (change, job->label, error);
  return job->saved != NULL;
}

static gboolean
remove_label (RelaisChange *change, gpointer data, GError **error)
{
  const RelaisRecord *label = data;
  const char *code = relais_record_get (label, RELAIS_LABEL_CODE);
  gboolean is_used;

  if (!relais_label_use_exists (relais_change_get_db (change), relais_record_get (label, RELAIS_LABEL_KIND), code,
                                &is_used, error))
    return FALSE;
  if (is_used)
    relais_error_set (error, RELAIS_ERROR_LABEL_USED, code, NULL);
  return !is_used && relais_change_remove (change, label, error);
}

/**
 * relais_practice_labels_save:
 * @session: a session
 * @actor: who asks
 * @label: a label
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_INVALID, RELAIS_ERROR_CONFLICT
 *
 * Returns: (transfer full) (nullable): the label as it is stored now
 */
RelaisRecord *
relais_practice_labels_save (RelaisSession *session, RelaisActor *actor, const RelaisRecord *label, GPtrArray *issues,
                             GError **error)
{
  SaveJob job = { label, NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PRACTICE, error))
    return NULL;
  relais_label_check (label, issues);
  if (!relais_issues_check (issues, NULL, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, "save", save_label, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

/* The letters of its name; a further one where another has them. */
static char *
find_free_code (const RelaisLabels *labels, const char *kind, const RelaisRecord *typed)
{
  const char *fr = relais_record_get (typed, RELAIS_LABEL_FR);
  g_autofree char *folded = relais_text_fold (fr != NULL ? fr : relais_record_get (typed, RELAIS_LABEL_NL));
  GString *code = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && code->len < MAX_CODE; p++)
    {
      if (g_ascii_islower (*p))
        g_string_append_c (code, *p);
    }
  while (code->len < 2)
    g_string_append_c (code, 'x');
  for (char more = 'b'; more <= 'z' && relais_labels_find (labels, kind, code->str) != NULL; more++)
    {
      g_string_truncate (code, more == 'b' ? code->len : code->len - 1);
      g_string_append_c (code, more);
    }
  return g_string_free (code, FALSE);
}

/**
 * relais_practice_labels_add:
 * @session: a session
 * @actor: who asks
 * @kind: the kind of a label
 * @typed: a new label without kind and code
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_INVALID
 *
 * Its code follows from its name, and stays when the name is changed.
 *
 * Returns: (transfer full) (nullable): the label as it is stored now
 */
RelaisRecord *
relais_practice_labels_add (RelaisSession *session, RelaisActor *actor, const char *kind, const RelaisRecord *typed,
                            GPtrArray *issues, GError **error)
{
  g_autoptr (RelaisLabels) labels = relais_practice_labels_load (session, error);
  g_autofree char *code = labels != NULL ? find_free_code (labels, kind, typed) : NULL;
  g_autofree char *id = code != NULL ? relais_label_make_id (kind, code) : NULL;
  g_autoptr (RelaisRecord) label = NULL;
  RelaisRecordBuilder *builder;

  if (id == NULL)
    return NULL;
  builder = relais_record_builder_new_from (typed);
  relais_record_builder_set_id (builder, id);
  relais_record_builder_set (builder, RELAIS_LABEL_KIND, kind);
  relais_record_builder_set (builder, RELAIS_LABEL_CODE, code);
  if (relais_record_get (typed, RELAIS_LABEL_CONFIDENCE) == NULL)
    relais_record_builder_set (builder, RELAIS_LABEL_CONFIDENCE, "practice");
  label = relais_record_builder_end (builder);
  return relais_practice_labels_save (session, actor, label, issues, error);
}

/**
 * relais_practice_labels_remove:
 * @session: a session
 * @actor: who asks
 * @kind: the kind of a label
 * @code: its code
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_LABEL_USED for what entries have
 *
 * Returns: whether it is gone; what has no label is shown as its code
 */
gboolean
relais_practice_labels_remove (RelaisSession *session, RelaisActor *actor, const char *kind, const char *code,
                               GError **error)
{
  g_autoptr (RelaisRecord) label = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PRACTICE, error))
    return FALSE;
  label = relais_practice_labels_begin (session, kind, code, error);
  if (label == NULL)
    return FALSE;
  if (relais_record_get_revision (label) == 0)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, code, NULL);
      return FALSE;
    }
  return relais_store_write (relais_session_get_store (session), actor, "remove", remove_label, label, NULL, error);
}

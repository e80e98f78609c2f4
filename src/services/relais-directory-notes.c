/* What the practice notes about an entry of the directory: favourite, note, hours, corrections, and which of its
 * numbers answer. It is saved in the register as any other record, so that it is in the log and can be undone; a record
 * that says nothing any more stays as an empty one, for the undo. Blocking, from any thread.
 */

#include "relais-directory.h"

#include "relais-directory-private.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-own-directory.h"
#include "relais-own-entry.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <string.h>

#define MAX_NOTE 1000

typedef struct {
  const char *key;
  const char *name;   /* what the entry is called now, nullable */
  guint field;        /* of the record that is written */
  const char *value;  /* nullable */
  const char *number; /* of a line */
  const char *corrected;  /* the name of a corrected field */
  const char *instead_of; /* what the source says of it, nullable */
  RelaisDate today;
  gboolean drop;
} NoteJob;

static RelaisRecord *
find_own (RelaisDb *db, const RelaisRecordType *type, const char *key, guint field, const char *value, gboolean *failed,
          GError **error)
{
  g_autoptr (GPtrArray) records = relais_own_directory_list (db, type, key, error);

  *failed = records == NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      if (value == NULL || relais_record_is (records->pdata[i], field, value))
        return relais_record_ref (records->pdata[i]);
    }
  return NULL;
}

static RelaisRecordBuilder *
begin (const RelaisRecordType *type, const RelaisRecord *before)
{
  return before != NULL ? relais_record_builder_new_from (before) : relais_record_builder_new (type, NULL, 0);
}

static gboolean
save (RelaisChange *change, RelaisRecordBuilder *builder, GError **error)
{
  g_autoptr (RelaisRecord) record = relais_record_builder_end (builder);
  g_autoptr (RelaisRecord) saved = relais_change_save (change, record, error);

  return saved != NULL;
}

static gboolean
set_own (RelaisChange *change, gpointer data, GError **error)
{
  const NoteJob *job = data;
  gboolean failed = FALSE;
  g_autoptr (RelaisRecord) before =
      find_own (relais_change_get_db (change), &relais_own_entry_type, job->key, 0, NULL, &failed, error);
  RelaisRecordBuilder *builder;

  if (failed)
    return FALSE;
  if (before == NULL && job->value == NULL)
    return TRUE;
  builder = begin (&relais_own_entry_type, before);
  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_KEY, job->key);
  if (job->name != NULL)
    relais_record_builder_set (builder, RELAIS_OWN_ENTRY_NAME, job->name);
  relais_record_builder_set (builder, job->field, job->value);
  return save (change, builder, error);
}

/* The card of an entry as the source has it; none where only the practice knows the entry. */
static gboolean
load_source (RelaisSession *session, const char *key, RelaisRecord **source, GError **error)
{
  RelaisDirectoryCache *cache = relais_session_get_directory (session, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisDirectoryCard) shown =
      cache != NULL ? relais_directory_cache_get_shown (cache, key, &local_error) : NULL;

  *source = shown != NULL ? relais_record_ref (shown->entry) : NULL;
  if (shown != NULL || g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Something about an entry that exists, or of which the practice has something already. */
static gboolean
check_entry (RelaisSession *session, RelaisActor *actor, const char *key, RelaisRecord **source, GError **error)
{
  g_autoptr (RelaisDirectoryPage) page = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_OWN_DIRECTORY, error) ||
      !load_source (session, key, source, error))
    return FALSE;
  if (*source != NULL)
    return TRUE;
  page = relais_directory_open_entry (session, actor, key, error);
  return page != NULL;
}

static char *
cut_name (const RelaisRecord *source)
{
  const char *name = source != NULL ? relais_directory_entry_get_name (source, NULL) : NULL;

  return name != NULL ? relais_text_clean (name, 250, NULL) : NULL;
}

static gboolean
set_field (RelaisSession *session, RelaisActor *actor, const char *key, guint field, const char *value, GError **error)
{
  g_autoptr (RelaisRecord) source = NULL;
  g_autofree char *name = NULL;
  NoteJob job = { .key = key, .field = field, .value = value };

  if (!check_entry (session, actor, key, &source, error))
    return FALSE;
  name = cut_name (source);
  job.name = name;
  return relais_store_write (relais_session_get_store (session), actor, "own-entry", set_own, &job, NULL, error);
}

/**
 * relais_directory_set_favourite:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry
 * @favourite: whether it is to be one
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it is so now
 */
gboolean
relais_directory_set_favourite (RelaisSession *session, RelaisActor *actor, const char *key, gboolean favourite,
                                GError **error)
{
  return set_field (session, actor, key, RELAIS_OWN_ENTRY_FAVOURITE, favourite ? "yes" : NULL, error);
}

/**
 * relais_directory_set_note:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry
 * @note: (nullable): the practice's own words, of several lines if need be; nothing takes the note away
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_TOO_LARGE above 1,000 characters
 *
 * Returns: whether it is so now
 */
gboolean
relais_directory_set_note (RelaisSession *session, RelaisActor *actor, const char *key, const char *note,
                           GError **error)
{
  g_autofree char *cleaned = relais_text_clean_lines (note, 0, NULL);

  if (relais_text_length (cleaned) > MAX_NOTE)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, relais_own_entry_type.fields[RELAIS_OWN_ENTRY_NOTE].name, "%d",
                        MAX_NOTE);
      return FALSE;
    }
  return set_field (session, actor, key, RELAIS_OWN_ENTRY_NOTE, *cleaned != '\0' ? cleaned : NULL, error);
}

/**
 * relais_directory_set_hours:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry
 * @typed: (nullable): when it can be reached, in French, Dutch or English; nothing leaves it to the source again
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_INVALID with a finding; RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it is so now
 */
gboolean
relais_directory_set_hours (RelaisSession *session, RelaisActor *actor, const char *key, const char *typed,
                            GPtrArray *issues, GError **error)
{
  const RelaisField *field = &relais_own_entry_type.fields[RELAIS_OWN_ENTRY_HOURS];
  g_autofree char *hours = NULL;

  if (!relais_field_read (field, typed, relais_session_get_today (session), &hours, issues))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, field->name, NULL);
      return FALSE;
    }
  return set_field (session, actor, key, RELAIS_OWN_ENTRY_HOURS, hours, error);
}

/* --- Corrections --- */

static gboolean
write_correction (RelaisChange *change, gpointer data, GError **error)
{
  const NoteJob *job = data;
  gboolean failed = FALSE;
  g_autofree char *date = relais_date_to_text (job->today);
  g_autoptr (RelaisRecord) before = find_own (relais_change_get_db (change), &relais_own_correction_type, job->key,
                                              RELAIS_OWN_CORRECTION_FIELD, job->corrected, &failed, error);
  RelaisRecordBuilder *builder;

  if (failed)
    return FALSE;
  if (job->drop)
    return before == NULL || relais_change_remove (change, before, error);
  builder = begin (&relais_own_correction_type, before);
  relais_record_builder_set (builder, RELAIS_OWN_CORRECTION_KEY, job->key);
  relais_record_builder_set (builder, RELAIS_OWN_CORRECTION_FIELD, job->corrected);
  relais_record_builder_set (builder, RELAIS_OWN_CORRECTION_VALUE, job->value);
  relais_record_builder_set (builder, RELAIS_OWN_CORRECTION_INSTEAD_OF, job->instead_of);
  relais_record_builder_set (builder, RELAIS_OWN_CORRECTION_NOTED_ON, date);
  return save (change, builder, error);
}

static gboolean
run_correction (RelaisSession *session, RelaisActor *actor, NoteJob *job, GError **error)
{
  return relais_store_write (relais_session_get_store (session), actor, "own-entry", write_correction, job, NULL,
                             error);
}

/**
 * relais_directory_correct:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry that the source has
 * @field: the RelaisEntryField that is wrong
 * @typed: (nullable): what is right; nothing says that the entry has no such thing
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_INVALID with a finding, or for a field that nobody may correct; RELAIS_ERROR_NOT_FOUND,
 *   RELAIS_ERROR_NOT_ALLOWED
 *
 * The entry is shown with @typed from now on, whatever the source says. What is as the source has it is no correction,
 * and takes an earlier one away.
 *
 * Returns: whether it is so now
 */
gboolean
relais_directory_correct (RelaisSession *session, RelaisActor *actor, const char *key, guint field, const char *typed,
                          GPtrArray *issues, GError **error)
{
  g_autoptr (RelaisRecord) source = NULL;
  g_autofree char *value = NULL;
  NoteJob job = { .key = key, .today = relais_session_get_today (session) };

  if (!check_entry (session, actor, key, &source, error))
    return FALSE;
  if (source == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, key, NULL);
      return FALSE;
    }
  if (!relais_own_entry_may_correct (field) ||
      !relais_field_read (&relais_directory_entry_type.fields[field], typed, job.today, &value, issues))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, relais_directory_entry_type.fields[field].name, NULL);
      return FALSE;
    }
  job.corrected = relais_directory_entry_type.fields[field].name;
  job.value = value;
  job.instead_of = relais_record_get (source, field);
  job.drop = g_strcmp0 (value, job.instead_of) == 0;
  return run_correction (session, actor, &job, error);
}

/**
 * relais_directory_drop_correction:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry
 * @field: a RelaisEntryField
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether the source has the last word on @field
 */
gboolean
relais_directory_drop_correction (RelaisSession *session, RelaisActor *actor, const char *key, guint field,
                                  GError **error)
{
  NoteJob job = { .key = key, .corrected = relais_directory_entry_type.fields[field].name, .drop = TRUE };

  return relais_actor_check (actor, RELAIS_ACT_EDIT_OWN_DIRECTORY, error) &&
         run_correction (session, actor, &job, error);
}

/* --- Lines --- */

static gboolean
write_line (RelaisChange *change, gpointer data, GError **error)
{
  const NoteJob *job = data;
  gboolean failed = FALSE;
  g_autofree char *date = relais_date_to_text (job->today);
  g_autoptr (RelaisRecord) before = find_own (relais_change_get_db (change), &relais_own_line_type, job->key,
                                              RELAIS_OWN_LINE_NUMBER, job->number, &failed, error);
  RelaisRecordBuilder *builder;

  if (failed)
    return FALSE;
  builder = begin (&relais_own_line_type, before);
  relais_record_builder_set (builder, RELAIS_OWN_LINE_KEY, job->key);
  relais_record_builder_set (builder, RELAIS_OWN_LINE_NUMBER, job->number);
  relais_record_builder_set (builder, job->field, date);
  return save (change, builder, error) &&
         relais_own_directory_note_use (relais_change_get_db (change), job->key, relais_change_get_now (change), error);
}

/**
 * relais_directory_note_line:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry
 * @number: one of its numbers, in any form
 * @worked: whether it was answered today, or was not
 * @error: RELAIS_ERROR_INVALID when it is no number; RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it is noted
 */
gboolean
relais_directory_note_line (RelaisSession *session, RelaisActor *actor, const char *key, const char *number,
                            gboolean worked, GError **error)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_autoptr (RelaisRecord) source = NULL;
  NoteJob job = { .key = key,
                  .field = worked ? RELAIS_OWN_LINE_WORKED_ON : RELAIS_OWN_LINE_FAILED_ON,
                  .today = relais_session_get_today (session) };

  if (!relais_phone_parse (number, &phone))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, number, NULL);
      return FALSE;
    }
  job.number = phone.e164 != NULL ? phone.e164 : phone.typed;
  return check_entry (session, actor, key, &source, error) &&
         relais_store_write (relais_session_get_store (session), actor, "own-line", write_line, &job, NULL, error);
}

static gboolean
write_use (RelaisChange *change, gpointer data, GError **error)
{
  const NoteJob *job = data;

  return relais_own_directory_note_use (relais_change_get_db (change), job->key, relais_change_get_now (change), error);
}

/**
 * relais_directory_note_use:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Somebody called it, or copied its number: it comes sooner in the next search.
 *
 * Returns: whether it is noted
 */
gboolean
relais_directory_note_use (RelaisSession *session, RelaisActor *actor, const char *key, GError **error)
{
  NoteJob job = { .key = key };

  return relais_actor_check (actor, RELAIS_ACT_READ_DIRECTORY, error) &&
         relais_store_write (relais_session_get_store (session), actor, "own-use", write_use, &job, NULL, error);
}

/* --- Notes without an entry --- */

/**
 * relais_directory_list_orphans:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): what the practice kept (relais_own_entry_type) about
 *   entries that the local copy does not hold any more
 */
GPtrArray *
relais_directory_list_orphans (RelaisSession *session, RelaisActor *actor, GError **error)
{
  g_autoptr (GPtrArray) orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisOwnLayer) layer = NULL;
  g_autoptr (GHashTable) uses = NULL;
  GHashTableIter iter;
  gpointer key, own;

  if (!relais_actor_check (actor, RELAIS_ACT_READ_DIRECTORY, error))
    return NULL;
  layer = relais_own_layer_read (session, &uses, error);
  if (layer == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, layer->entries);
  while (g_hash_table_iter_next (&iter, &key, &own))
    {
      g_autoptr (RelaisRecord) source = NULL;

      if (!load_source (session, key, &source, error))
        return NULL;
      if (source == NULL && !relais_own_entry_is_empty (own))
        g_ptr_array_add (orphans, relais_record_ref (own));
    }
  return g_steal_pointer (&orphans);
}

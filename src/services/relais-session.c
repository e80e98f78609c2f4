/* An open register and who opened it. Shared by reference; its functions may be called from any thread and block until
 * the register has answered. Making and opening it is in relais-session-opening.c.
 */

#include "relais-session.h"
#include "relais-session-private.h"

#include "relais-care-queries.h"
#include "relais-directory-private.h"
#include "relais-directory-run.h"
#include "relais-error.h"
#include "relais-store-box.h"

struct _RelaisSession {
  gatomicrefcount ref_count;

  RelaisStore *store;
  RelaisActor *actor;
  RelaisDate opened_on;
  GBytes *box_key; /* seals for this register, also once it is closed */

  GMutex directory_mutex;
  RelaisDirectoryCache *directory; /* once somebody looked into it */
  RelaisOwnLayer *own_layer;       /* as it was last read */

  GMutex noted_mutex;
  GHashTable *noted; /* what stands in the log already: a day, a word and a subject */
};

/**
 * relais_session_new_for_store:
 * @store: (transfer full): an open store
 * @actor: (transfer full): who acts
 *
 * Returns: (transfer full): a session
 */
RelaisSession *
relais_session_new_for_store (RelaisStore *store, RelaisActor *actor)
{
  RelaisSession *session = g_new0 (RelaisSession, 1);

  g_atomic_ref_count_init (&session->ref_count);
  session->store = store;
  session->actor = actor;
  relais_store_set_viewer (store, relais_actor_get_staff_id (actor));
  session->opened_on = relais_clock_today (relais_store_get_clock (store));
  session->box_key = relais_store_box_get_key (store);
  g_mutex_init (&session->directory_mutex);
  g_mutex_init (&session->noted_mutex);
  session->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return session;
}

static char *
make_noted_key (RelaisSession *session, const RelaisActor *actor, const char *word, const char *subject)
{
  g_autofree char *day = relais_date_to_text (relais_session_get_today (session));

  return g_strjoin (" ", day, relais_actor_get_staff_id (actor), word, subject, NULL);
}

/*
 * relais_session_has_noted:
 * @session: a session
 * @actor: who acts
 * @word: an act of the log
 * @subject: id of whom it is about
 *
 * A timeline is read again whenever something changes; the log needs to say once a day that it was read.
 *
 * Returns: whether the log says so for today
 */
gboolean
relais_session_has_noted (RelaisSession *session, const RelaisActor *actor, const char *word, const char *subject)
{
  g_autofree char *key = make_noted_key (session, actor, word, subject);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&session->noted_mutex);

  return g_hash_table_contains (session->noted, key);
}

/*
 * relais_session_set_noted:
 * @session: a session
 * @actor: who acts
 * @word: an act of the log
 * @subject: id of whom it is about
 *
 * The log says it now.
 */
void
relais_session_set_noted (RelaisSession *session, const RelaisActor *actor, const char *word, const char *subject)
{
  char *key = make_noted_key (session, actor, word, subject);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&session->noted_mutex);

  g_hash_table_add (session->noted, key);
}

typedef struct {
  const RelaisRecordType *type;
  GPtrArray *records;
} ListJob;

static gboolean
list_all (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;

  job->records = relais_care_queries_list_all (db, job->type, error);
  return job->records != NULL;
}

/*
 * relais_session_read_staff:
 * @store: an open store
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the members of the team
 */
GPtrArray *
relais_session_read_staff (RelaisStore *store, GError **error)
{
  ListJob job = { &relais_staff_type, NULL };

  return relais_store_read (store, list_all, &job, error) ? job.records : NULL;
}

/**
 * relais_session_ref:
 * @session: a session
 *
 * Returns: (transfer full): @session
 */
RelaisSession *
relais_session_ref (RelaisSession *session)
{
  g_atomic_ref_count_inc (&session->ref_count);
  return session;
}

/**
 * relais_session_unref:
 * @session: (transfer full): a session; the last reference closes the register
 */
void
relais_session_unref (RelaisSession *session)
{
  if (!g_atomic_ref_count_dec (&session->ref_count))
    return;

  relais_store_close (session->store);
  g_object_unref (session->store);
  relais_actor_unref (session->actor);
  g_bytes_unref (session->box_key);
  g_clear_pointer (&session->directory, relais_directory_cache_close);
  g_clear_pointer (&session->own_layer, relais_own_layer_unref);
  g_mutex_clear (&session->directory_mutex);
  g_mutex_clear (&session->noted_mutex);
  g_hash_table_unref (session->noted);
  g_free (session);
}

/*
 * relais_session_get_directory:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer none) (nullable): the session's connection to the local copy of the directory
 */
RelaisDirectoryCache *
relais_session_get_directory (RelaisSession *session, GError **error)
{
  g_autofree char *path = relais_directory_get_cache_path (relais_session_get_folder (session));
  RelaisDirectoryCache *directory;

  g_mutex_lock (&session->directory_mutex);
  if (session->directory == NULL)
    session->directory = relais_directory_cache_open (path, error);
  directory = session->directory;
  g_mutex_unlock (&session->directory_mutex);
  return directory;
}

/*
 * relais_session_get_own_layer:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the practice's own layer as it was last read
 */
RelaisOwnLayer *
relais_session_get_own_layer (RelaisSession *session)
{
  RelaisOwnLayer *layer;

  g_mutex_lock (&session->directory_mutex);
  layer = session->own_layer;
  if (layer != NULL)
    g_atomic_ref_count_inc (&layer->ref_count);
  g_mutex_unlock (&session->directory_mutex);
  return layer;
}

/*
 * relais_session_set_own_layer:
 * @session: a session
 * @layer: (transfer none): the practice's own layer as it was read
 */
void
relais_session_set_own_layer (RelaisSession *session, RelaisOwnLayer *layer)
{
  g_mutex_lock (&session->directory_mutex);
  g_clear_pointer (&session->own_layer, relais_own_layer_unref);
  session->own_layer = layer;
  g_atomic_ref_count_inc (&layer->ref_count);
  g_mutex_unlock (&session->directory_mutex);
}

/**
 * relais_session_close:
 * @session: a session
 *
 * Closes the register now, whoever still holds a reference. Nothing may be asked afterwards.
 */
void
relais_session_close (RelaisSession *session)
{
  relais_store_close (session->store);
}

/**
 * relais_session_abandon:
 * @session: a session
 *
 * What is being read is interrupted, what waits for the disk ends with RELAIS_ERROR_CANCELLED, and so does whatever is
 * asked from now on; what is being written is let finish. Does not block. The register is then to be closed.
 */
void
relais_session_abandon (RelaisSession *session)
{
  relais_store_abandon (session->store);
}

/**
 * relais_session_get_store:
 * @session: a session
 *
 * Returns: (transfer none): its register, for the other services
 */
RelaisStore *
relais_session_get_store (RelaisSession *session)
{
  return session->store;
}

/**
 * relais_session_get_actor:
 * @session: a session
 *
 * Returns: (transfer none): who opened it
 */
RelaisActor *
relais_session_get_actor (RelaisSession *session)
{
  return session->actor;
}

/*
 * relais_session_get_box_key:
 * @session: a session, open or closed
 *
 * Returns: (transfer none): what relais_store_box_seal() seals with for its register
 */
GBytes *
relais_session_get_box_key (RelaisSession *session)
{
  return session->box_key;
}

/**
 * relais_session_get_opened_on:
 * @session: a session
 *
 * Returns: the day on which it was opened, in Brussels
 */
RelaisDate
relais_session_get_opened_on (RelaisSession *session)
{
  return session->opened_on;
}

/**
 * relais_session_get_today:
 * @session: a session
 *
 * Returns: today's date in Brussels
 */
RelaisDate
relais_session_get_today (RelaisSession *session)
{
  return relais_clock_today (relais_store_get_clock (session->store));
}

/**
 * relais_session_get_folder:
 * @session: a session
 *
 * Returns: the data folder
 */
const char *
relais_session_get_folder (RelaisSession *session)
{
  return relais_store_get_folder (session->store);
}

/**
 * relais_session_is_fictional:
 * @session: a session
 *
 * Returns: whether this is the fictional practice, which every window says
 */
gboolean
relais_session_is_fictional (RelaisSession *session)
{
  return relais_store_is_fictional (session->store);
}

/**
 * relais_session_load_member:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the member who opened it, with name, roles and language
 */
RelaisRecord *
relais_session_load_member (RelaisSession *session, GError **error)
{
  g_autoptr (GPtrArray) staff = relais_session_read_staff (session->store, error);
  const char *id = relais_actor_get_staff_id (session->actor);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      RelaisRecord *member = g_ptr_array_index (staff, i);

      if (g_str_equal (relais_record_get_id (member), id))
        return relais_record_ref (member);
    }
  if (staff != NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, relais_actor_get_name (session->actor), NULL);
  return NULL;
}

/**
 * relais_session_list_staff:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the members of the team
 */
GPtrArray *
relais_session_list_staff (RelaisSession *session, GError **error)
{
  return relais_session_read_staff (session->store, error);
}

/**
 * relais_session_verify:
 * @session: a session
 * @actor: who asks
 * @findings: (element-type utf8): an array that owns its texts; a sentence is added for each part that does not verify
 * @error: set only when the verification itself could not run
 *
 * Returns: whether it ran
 */
gboolean
relais_session_verify (RelaisSession *session, RelaisActor *actor, GPtrArray *findings, GError **error)
{
  return relais_actor_check (actor, RELAIS_ACT_VERIFY, error) &&
         relais_store_verify (session->store, findings, error);
}

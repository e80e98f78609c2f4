/* How a register is made, and how it is opened: the passphrase decides who acts. It opens the slots of one member, or
 * of several as in the fictional practice, where the first administrator acts unless another of them is named. What was
 * kept while nobody had signed in is taken in then, and an attempt that failed is noted for who reads the access log.
 * Blocks; called from any thread, and gives a session to its caller.
 */

#include "relais-session-private.h"

#include "relais-error.h"
#include "relais-id.h"
#include "relais-practice-labels.h"
#include "relais-practice.h"
#include "relais-spool.h"
#include "relais-team-private.h"
#include "relais-text.h"

typedef struct {
  const RelaisSessionFirst *first;
  char *staff_id;
} FillJob;

static gboolean
save_new (RelaisChange *change, RelaisRecordBuilder *builder, GError **error)
{
  g_autoptr (RelaisRecord) record = relais_record_builder_end (builder);
  g_autoptr (RelaisRecord) saved = relais_change_save (change, record, error);

  return saved != NULL;
}

static gboolean
fill_register (RelaisChange *change, gpointer data, GError **error)
{
  FillJob *job = data;
  RelaisRecordBuilder *staff = relais_record_builder_new (&relais_staff_type, job->staff_id, 0);
  RelaisRecordBuilder *practice = NULL;

  relais_record_builder_set (staff, RELAIS_STAFF_NAME, job->first->admin);
  relais_record_builder_set (staff, RELAIS_STAFF_ROLE, "coordinator;administrator");
  relais_record_builder_set (staff, RELAIS_STAFF_LANGUAGE, job->first->language);
  if (!save_new (change, staff, error))
    return FALSE;

  practice = relais_record_builder_new (&relais_practice_type, RELAIS_PRACTICE_ID, 0);
  relais_record_builder_set (practice, RELAIS_PRACTICE_NAME, job->first->practice);
  relais_record_builder_set (practice, RELAIS_PRACTICE_LANGUAGE, job->first->language);
  return save_new (change, practice, error) && relais_practice_labels_seed (change, error);
}

static gboolean
clean_name (const char *typed, const char *field, gsize max_chars, char **name, GError **error)
{
  *name = relais_text_clean (typed, max_chars, NULL);
  if (**name != '\0')
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_USAGE, field, "…");
  return FALSE;
}

/**
 * relais_session_forbid_core_dumps:
 *
 * A crash must not write names and keys to a disk. To be called once, at the start of a program.
 */
void
relais_session_forbid_core_dumps (void)
{
  relais_store_forbid_core_dumps ();
}

/**
 * relais_session_check_folder:
 * @folder: a data folder
 * @error: RELAIS_ERROR_NO_REGISTER, RELAIS_ERROR_NETWORK_FOLDER, RELAIS_ERROR_SYNCED_FOLDER
 *
 * Returns: whether there is a register to open, asked before anybody types a passphrase
 */
gboolean
relais_session_check_folder (const char *folder, GError **error)
{
  return relais_store_check_folder (folder, TRUE, error);
}

/**
 * relais_session_check_is_free:
 * @folder: a data folder, which need not exist
 * @error: RELAIS_ERROR_REGISTER_EXISTS, RELAIS_ERROR_NETWORK_FOLDER, RELAIS_ERROR_SYNCED_FOLDER
 *
 * Returns: whether a register can be made there
 */
gboolean
relais_session_check_is_free (const char *folder, GError **error)
{
  return relais_store_check_folder (folder, FALSE, error);
}

/* What cannot be taken in or swept away now waits for the next sign-in. */
static void
take_in (RelaisSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) slots_error = NULL;

  if (!relais_team_sweep (session, &slots_error))
    g_debug ("the slots were left as they are: %s", slots_error->message);
  if (!relais_spool_take_in (session, &error))
    g_debug ("the spool was left as it is: %s", error->message);
}

/**
 * relais_session_create:
 * @folder: where; made when it does not exist
 * @first: what the register starts with
 * @clock: where the time comes from
 * @recovery_key: (out): the recovery key as it is printed; it cannot be had again
 * @error: see relais_store_create()
 *
 * Returns: (transfer full) (nullable): a session of the first member
 */
RelaisSession *
relais_session_create (const char *folder, const RelaisSessionFirst *first, RelaisClock *clock, char **recovery_key,
                       GError **error)
{
  g_autofree char *staff_id = relais_id_new ();
  g_autofree char *practice = NULL;
  g_autofree char *admin = NULL;
  RelaisSessionFirst cleaned = *first;
  RelaisStoreSlot slot = { staff_id, first->passphrase };
  FillJob job = { &cleaned, staff_id };
  RelaisSession *session;
  RelaisStore *store;

  if (!clean_name (first->practice, "--practice", 80, &practice, error) ||
      !clean_name (first->admin, "--admin", 120, &admin, error))
    return NULL;
  cleaned.practice = practice;
  cleaned.admin = admin;

  store = relais_store_create (folder, 0, &slot, 1, clock, fill_register, &job, recovery_key, error);
  if (store == NULL)
    return NULL;
  session = relais_session_new_for_store (
      store, relais_actor_new (staff_id, admin, "coordinator;administrator", g_get_host_name ()));
  take_in (session);
  return session;
}

/* Among the owners of the passphrase: the one who is named, else the first administrator, else the first. */
static const RelaisRecord *
choose_member (GPtrArray *staff, GStrv owners, const char *as, RelaisDate today)
{
  const RelaisRecord *chosen = NULL;

  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (!g_strv_contains ((const char *const *) owners, relais_record_get_id (member)) ||
          !relais_staff_is_active (member, today))
        continue;
      if (as != NULL && !relais_text_equal_folded (as, relais_record_get (member, RELAIS_STAFF_NAME)) &&
          g_strcmp0 (as, relais_record_get_id (member)) != 0)
        continue;
      if (chosen == NULL || (as == NULL && !relais_record_has_word (chosen, RELAIS_STAFF_ROLE, "administrator") &&
                             relais_record_has_word (member, RELAIS_STAFF_ROLE, "administrator")))
        chosen = member;
    }
  return chosen;
}

static gboolean
note_sign_in (RelaisChange *change, gpointer data, GError **error)
{
  return relais_change_note (change, "sign-in", NULL, NULL, NULL, error);
}

/*
 * relais_session_begin:
 * @store: (transfer full): an open store
 * @owners: the ids of the members who may act by what was given
 * @as: (nullable): as for relais_session_open()
 * @error: RELAIS_ERROR_WRONG_MEMBER or RELAIS_ERROR_NOT_ALLOWED when none of them may act today
 *
 * Returns: (transfer full) (nullable): a session, noted in the log; @store is closed where there is none
 */
RelaisSession *
relais_session_begin (RelaisStore *store, GStrv owners, const char *as, GError **error)
{
  g_autoptr (RelaisStore) owned = store;
  g_autoptr (GPtrArray) staff = relais_session_read_staff (store, error);
  g_autoptr (RelaisActor) actor = NULL;
  RelaisSession *session;
  const RelaisRecord *member;

  if (staff == NULL)
    return NULL;
  member = choose_member (staff, owners, as, relais_clock_today (relais_store_get_clock (store)));
  if (member == NULL)
    {
      relais_error_set (error, as != NULL ? RELAIS_ERROR_WRONG_MEMBER : RELAIS_ERROR_NOT_ALLOWED,
                        as != NULL ? as : relais_store_get_folder (store), NULL);
      return NULL;
    }
  actor = relais_actor_new (relais_record_get_id (member), relais_record_get (member, RELAIS_STAFF_NAME),
                            relais_record_get (member, RELAIS_STAFF_ROLE), g_get_host_name ());
  if (!relais_practice_labels_bring_in (store, error) ||
      !relais_store_note (store, actor, "sign-in", note_sign_in, NULL, error))
    return NULL;
  session = relais_session_new_for_store (g_steal_pointer (&owned), g_steal_pointer (&actor));
  take_in (session);
  return session;
}

static RelaisSession *
open_register (const char *folder, const char *passphrase, const char *as, RelaisClock *clock, gboolean requires_log,
               GError **error)
{
  g_auto (GStrv) owners = NULL;
  RelaisStore *store = relais_store_open (folder, passphrase, clock, &owners, error);

  if (store != NULL && requires_log)
    relais_store_require_log (store);
  return store != NULL ? relais_session_begin (store, owners, as, error) : NULL;
}

/* It is told to nobody now, and to who reads the access log after the next sign-in. */
static void
note_failure (const char *folder, const char *as, RelaisClock *clock)
{
  g_autoptr (GError) error = NULL;

  if (!relais_spool_add (folder, RELAIS_SPOOL_SIGN_IN_FAILED, as, clock, &error))
    g_debug ("a failed sign-in was not noted: %s", error->message);
}

static RelaisSession *
open_or_note_failure (const char *folder, const char *passphrase, const char *as, RelaisClock *clock,
                      gboolean requires_log, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RelaisSession *session = open_register (folder, passphrase, as, clock, requires_log, &local_error);

  if (session != NULL)
    return session;
  if (g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE) ||
      g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_WRONG_MEMBER) ||
      g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED))
    note_failure (folder, as, clock);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * relais_session_open:
 * @folder: the data folder
 * @passphrase: a member's passphrase
 * @as: (nullable): the name or id of the member who acts, who must own @passphrase
 * @clock: where the time comes from
 * @error: RELAIS_ERROR_WRONG_MEMBER when it is not the passphrase of @as; else see relais_store_open()
 *
 * For a program that ends with its answer: nothing is read that could not be written down.
 *
 * Returns: (transfer full) (nullable): a session
 */
RelaisSession *
relais_session_open (const char *folder, const char *passphrase, const char *as, RelaisClock *clock, GError **error)
{
  return open_or_note_failure (folder, passphrase, as, clock, TRUE, error);
}

/* Whoever may not come in is told so on a full second: how far an attempt got must not show in how long it took. */
static void
wait_for_a_full_second (gint64 begun)
{
  gint64 taken = g_get_monotonic_time () - begun;

  g_usleep ((gulong) (G_USEC_PER_SEC - taken % G_USEC_PER_SEC));
}

/**
 * relais_session_sign_in:
 * @folder: the data folder
 * @name: the member's name as it was typed
 * @passphrase: that member's passphrase
 * @clock: where the time comes from
 * @error: RELAIS_ERROR_WRONG_SIGN_IN, the same for an unknown name, another member's name and a wrong passphrase, and
 *   after the same time; else see relais_store_open()
 *
 * Opens the register at a window, where reading goes on while the disk is full. Takes about half a second by design of
 * the key; call it from a task.
 *
 * Returns: (transfer full) (nullable): a session
 */
RelaisSession *
relais_session_sign_in (const char *folder, const char *name, const char *passphrase, RelaisClock *clock,
                        GError **error)
{
  gint64 begun = g_get_monotonic_time ();
  g_autofree char *cleaned = relais_text_clean (name, 120, NULL);
  g_autoptr (GError) local_error = NULL;
  RelaisSession *session = open_or_note_failure (folder, passphrase, cleaned, clock, FALSE, &local_error);

  if (session != NULL)
    return session;
  if (!g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE) &&
      !g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_WRONG_MEMBER))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  wait_for_a_full_second (begun);
  relais_error_set (error, RELAIS_ERROR_WRONG_SIGN_IN, folder, NULL);
  return NULL;
}

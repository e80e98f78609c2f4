/* What happens while nobody is signed in and must not be lost: failed sign-ins, wrong PINs, what was shown of the
 * agenda, how a backup went, a note written at the locked screen. It is sealed for the register and stands beside it
 * until somebody signs in; then a failure becomes a row of the access log, at the instant when it happened, and the
 * rest waits for whoever it concerns. What was typed as a name leaves no trace unless it is a member's: it may have
 * been a passphrase in the wrong field. Any thread; blocks.
 */

#include "relais-spool.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-text.h"

#include <string.h>

#define CONTENT_TYPE "(ssss)" /* kind, instant, workstation, text */
#define MAX_NAME     120

/* Whoever tries passphrases all night must not leave notes without room. */
#define LIMIT_FOR_FAILURES (256 * 1024)
#define LIMIT_FOR_NOTES    (1024 * 1024)

static const struct {
  const char *word;
  const char *act; /* of the access log, NULL for what waits */
  gsize limit;
} kinds[] = {
  [RELAIS_SPOOL_SIGN_IN_FAILED] = { "sign-in-failed", "sign-in-failed", LIMIT_FOR_FAILURES },
  [RELAIS_SPOOL_PIN_FAILED] = { "pin-failed", "pin-failed", LIMIT_FOR_FAILURES },
  [RELAIS_SPOOL_RECOVERY_FAILED] = { "recovery-failed", "recovery-failed", LIMIT_FOR_FAILURES },
  [RELAIS_SPOOL_AGENDA_SHOWN] = { "agenda-shown", NULL, LIMIT_FOR_FAILURES },
  [RELAIS_SPOOL_BACKUP] = { "backup", NULL, LIMIT_FOR_FAILURES },
  [RELAIS_SPOOL_NOTE] = { "note", NULL, LIMIT_FOR_NOTES },
};

/**
 * relais_spool_add:
 * @folder: the data folder
 * @kind: what it is
 * @text: (nullable): what there is to say, at most %RELAIS_SPOOL_MAX_TEXT
 * @clock: where the time comes from
 * @error: see relais_spool_store_add()
 *
 * Needs nobody to be signed in. A failure to write down a failure is no reason to tell the person something else.
 *
 * Returns: whether it is on the disk
 */
gboolean
relais_spool_add (const char *folder, RelaisSpoolKind kind, const char *text, RelaisClock *clock, GError **error)
{
  g_autofree char *now = relais_clock_now (clock);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) content = NULL;
  gboolean added;

  if (kinds[kind].act != NULL)
    text = name = relais_text_clean (text != NULL ? text : "", MAX_NAME, NULL);
  if (text != NULL && strlen (text) > RELAIS_SPOOL_MAX_TEXT)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, folder, NULL);
      return FALSE;
    }

  content = g_variant_ref_sink (
      g_variant_new (CONTENT_TYPE, kinds[kind].word, now, g_get_host_name (), text != NULL ? text : ""));
  added = relais_spool_store_add (folder, g_variant_get_data (content), g_variant_get_size (content),
                                  kinds[kind].limit, error);
  explicit_bzero ((gpointer) g_variant_get_data (content), g_variant_get_size (content));
  return added;
}

/* --- Taking in --- */

typedef struct {
  RelaisChange *change;
  GPtrArray *staff;
  guint n_unreadable;
} Taking;

/* Whoever can read the public key can write a record: nothing in it is believed further than its own row. */
static const char *
choose_instant (const char *at, const char *now)
{
  gboolean right = relais_instant_is_valid (at) && strlen (at) == strlen (now) && g_str_has_suffix (at, "Z") &&
                   strcmp (at, now) <= 0;

  return right ? at : now;
}

static const char *
find_member (GPtrArray *staff, const char *name)
{
  for (guint i = 0; i < staff->len && *name != '\0'; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (g_str_equal (relais_record_get_id (member), name) ||
          relais_text_equal_folded (relais_record_get (member, RELAIS_STAFF_NAME), name))
        return relais_record_get_id (member);
    }
  return NULL;
}

static const char *
find_act (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].word, word))
        return kinds[i].act;
    }
  return NULL;
}

static gboolean
take_one (Taking *taking, const RelaisSpooled *spooled, GError **error)
{
  g_autoptr (GVariant) content =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CONTENT_TYPE), spooled->bytes, FALSE));
  g_autofree char *workstation = NULL;
  const char *word, *at, *where, *text, *act, *member;

  g_variant_get (content, "(&s&s&s&s)", &word, &at, &where, &text);
  if (!g_variant_is_normal_form (content) || *word == '\0' || strlen (word) > 20)
    {
      taking->n_unreadable++;
      return TRUE;
    }

  at = choose_instant (at, relais_change_get_now (taking->change));
  workstation = relais_text_clean (where, 64, NULL);
  act = find_act (word);
  if (act == NULL)
    return relais_spool_store_keep (taking->change, spooled->id, word, at, workstation, text, error);
  member = find_member (taking->staff, text);
  return relais_change_note_earlier (taking->change, at, workstation, act,
                                     member != NULL ? relais_staff_type.name : NULL, member, NULL, error);
}

static gboolean
note_number (RelaisChange *change, const char *act, gsize number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GSIZE_FORMAT, number);

  return number == 0 || relais_change_note (change, act, NULL, NULL, text, error);
}

static gboolean
take_all (RelaisChange *change, GPtrArray *spooled, const RelaisSpoolReport *report, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) staff =
      relais_care_queries_list_all (relais_change_get_db (change), &relais_staff_type, error);
  Taking taking = { change, staff, report->n_unreadable };

  if (staff == NULL)
    return FALSE;
  for (guint i = 0; i < spooled->len; i++)
    {
      if (!take_one (&taking, g_ptr_array_index (spooled, i), error))
        return FALSE;
    }
  return note_number (change, "spool-unreadable", taking.n_unreadable, error) &&
         note_number (change, "spool-torn", report->n_lost, error) &&
         (!report->key_replaced || relais_change_note (change, "spool-key", NULL, NULL, NULL, error));
}

/**
 * relais_spool_take_in:
 * @session: a session that was just opened
 * @error: whatever the register or the disk says; then everything waits for the next sign-in, which is no reason to
 *   refuse this one
 *
 * To be called whenever somebody signs in, by passphrase or by PIN.
 *
 * Returns: whether everything that was written down is in the register
 */
gboolean
relais_spool_take_in (RelaisSession *session, GError **error)
{
  return relais_spool_store_take_in (relais_session_get_store (session), relais_session_get_actor (session), take_all,
                                     NULL, error);
}

/* --- What waits --- */

typedef struct {
  const char *kind;
  GPtrArray *waiting;
} ListJob;

static gboolean
list_waiting (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;

  job->waiting = relais_spool_store_list (db, job->kind, error);
  return job->waiting != NULL;
}

/**
 * relais_spool_list_waiting:
 * @session: a session
 * @kind: a kind that waits for somebody
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisSpoolWaiting) (nullable): what was taken in, oldest first
 */
GPtrArray *
relais_spool_list_waiting (RelaisSession *session, RelaisSpoolKind kind, GError **error)
{
  ListJob job = { kinds[kind].word, NULL };

  return relais_store_read (relais_session_get_store (session), list_waiting, &job, error) ? job.waiting : NULL;
}

static gboolean
settle (RelaisChange *change, gpointer data, GError **error)
{
  return relais_spool_store_settle (change, data, error);
}

/**
 * relais_spool_settle:
 * @session: a session
 * @actor: who took care of it
 * @id: of what waits
 * @error: RELAIS_ERROR_NOT_FOUND where somebody else did
 *
 * Returns: whether it waits no longer
 */
gboolean
relais_spool_settle (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  return relais_store_write (relais_session_get_store (session), actor, "spool", settle, (gpointer) id, NULL, error);
}

/* How the local copy of the directory is, in plain words: when it was last as the folder, how many entries, problems
 * and second versions there are, and why the last plan was not carried out. What the local copy cannot know is a small
 * file beside it, written at the end of each run and gone without harm. Blocks while reading and writing; any thread.
 */

#include "relais-directory-health.h"

#include "relais-directory-private.h"
#include "relais-directory-run.h"
#include "relais-directory-settings.h"
#include "relais-error.h"
#include "relais-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FILE_NAME "directory.state"
#define GROUP     "last"

/* A number that changed a week ago is called in vain. */
#define DAYS_OF_TRUST 7

static RelaisSyncReason
reason_from_word (const char *word)
{
  for (int reason = 0; reason < RELAIS_N_SYNC_REASONS; reason++)
    {
      if (g_strcmp0 (relais_sync_reason_get_word ((RelaisSyncReason) reason), word) == 0)
        return (RelaisSyncReason) reason;
    }
  return RELAIS_SYNC_REASON_NONE;
}

static guint
get_number (GKeyFile *file, const char *key)
{
  return (guint) CLAMP (g_key_file_get_int64 (file, GROUP, key, NULL), 0, G_MAXINT);
}

static GKeyFile *
load_file (const char *data_folder, char **path)
{
  GKeyFile *file = g_key_file_new ();

  *path = g_build_filename (data_folder, FILE_NAME, NULL);
  g_key_file_load_from_file (file, *path, G_KEY_FILE_NONE, NULL);
  return file;
}

static char *
get_instant (GKeyFile *file, const char *key)
{
  g_autofree char *instant = g_key_file_get_string (file, GROUP, key, NULL);

  return relais_instant_is_valid (instant) ? g_steal_pointer (&instant) : NULL;
}

/**
 * relais_directory_run_note:
 * @run: what came of a run that was no rehearsal
 * @data_folder: the data folder
 * @clock: the time
 * @error: (out) (optional): where to store the error
 *
 * Writes down why the plan of the run was not carried out, and since when that is so.
 *
 * Returns: whether it is on the disk
 */
gboolean
relais_directory_run_note (const RelaisDirectoryRun  *run,
                           const char                *data_folder,
                           RelaisClock               *clock,
                           GError                   **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) before = load_file (data_folder, &path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *word = g_key_file_get_string (before, GROUP, "reason", NULL);
  g_autofree char *since = get_instant (before, "since");
  g_autofree char *now = relais_clock_now (clock);
  g_autofree char *text = NULL;
  const RelaisSyncPlan *plan = run->plan;
  RelaisSyncReason reason = run->is_applied ? RELAIS_SYNC_REASON_NONE : plan->guard.reason;
  gsize length;

  g_key_file_set_string (file, GROUP, "at", now);
  g_key_file_set_string (file, GROUP, "reason", relais_sync_reason_get_word (reason));
  if (!run->is_applied)
    {
      g_key_file_set_string (file, GROUP, "since",
                             since != NULL && word != NULL && reason_from_word (word) == reason ? since : now);
      g_key_file_set_int64 (file, GROUP, "would-remove", plan->guard.would_remove);
      g_key_file_set_int64 (file, GROUP, "would-change", plan->guard.would_change);
      g_key_file_set_int64 (file, GROUP, "of", plan->guard.of);
      if (run->detail != NULL)
        g_key_file_set_string (file, GROUP, "detail", run->detail);
      if (relais_sync_guard_may_be_accepted (&plan->guard))
        {
          g_key_file_set_string (file, GROUP, "token", relais_sync_plan_get_token (run->plan));
          g_key_file_set_int64 (file, GROUP, "waiting", plan->changes->len);
        }
    }
  text = g_key_file_to_data (file, &length, NULL);
  return relais_file_write (path, text, length, TRUE, error);
}

static gboolean
is_old (const char *instant, RelaisClock *clock)
{
  return instant == NULL ||
         relais_date_days_until (relais_instant_get_date (instant), relais_clock_today (clock)) >= DAYS_OF_TRUST;
}

static RelaisDirectoryLight
choose_light (const RelaisDirectoryHealth *health, RelaisClock *clock)
{
  if (health->folder == NULL)
    return RELAIS_DIRECTORY_CALM;
  if (is_old (health->good_at, clock))
    return RELAIS_DIRECTORY_RISK;
  if (health->reason != NULL || health->token != NULL || health->n_conflicts > 0)
    return RELAIS_DIRECTORY_ATTENTION;
  return RELAIS_DIRECTORY_CALM;
}

/**
 * relais_directory_health_load:
 * @data_folder: the data folder
 * @clock: the time
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): how the local copy is, or %NULL when it cannot be read
 */
RelaisDirectoryHealth *
relais_directory_health_load (const char *data_folder, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisDirectoryHealth) health = g_new0 (RelaisDirectoryHealth, 1);
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;
  g_auto (RelaisDirectoryStatus) status = { 0 };
  g_autofree char *cache_path = relais_directory_get_cache_path (data_folder);
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) file = load_file (data_folder, &path);
  g_autoptr (RelaisDirectoryCache) cache = NULL;
  g_autofree char *word = g_key_file_get_string (file, GROUP, "reason", NULL);
  RelaisSyncReason reason = reason_from_word (word);

  if (!relais_directory_settings_load (&settings, data_folder, error))
    return NULL;
  cache = relais_directory_cache_open (cache_path, error);
  if (cache == NULL || !relais_directory_cache_get_status (cache, &status, error))
    return NULL;

  health->folder = g_steal_pointer (&settings.folder);
  health->good_at = g_steal_pointer (&status.looked_at);
  health->n_entries = status.n_entries;
  health->n_gone = status.n_gone;
  health->n_problems = status.n_problems;
  health->n_conflicts = status.n_conflicts;
  health->can_undo = status.can_undo;
  if (health->folder != NULL)
    {
      if (reason != RELAIS_SYNC_REASON_NONE)
        health->reason = relais_sync_reason_get_word (reason);
      health->would_remove = get_number (file, "would-remove");
      health->would_change = get_number (file, "would-change");
      health->of = get_number (file, "of");
      health->token = g_key_file_get_string (file, GROUP, "token", NULL);
      health->detail = g_key_file_get_string (file, GROUP, "detail", NULL);
      health->since = get_instant (file, "since");
      health->n_waiting = get_number (file, "waiting");
    }
  health->light = choose_light (health, clock);
  return g_steal_pointer (&health);
}

/* @text with {date} and {time} in it */
static char *
say_when (RelaisPhrasebook *book, const char *text, const char *instant)
{
  g_autofree char *local = relais_instant_to_local_text (instant);
  g_autofree char *date = relais_phrasebook_date (book, relais_instant_get_date (instant));
  g_autofree char *time = g_strndup (local + strlen ("YYYY-MM-DDT"), strlen ("HH:MM"));
  GString *sentence = g_string_new (text);

  g_string_replace (sentence, "{date}", date, 0);
  g_string_replace (sentence, "{time}", time, 0);
  return g_string_free (sentence, FALSE);
}

/* @text with {n} in it */
static void
add_number (GStrvBuilder *sentences, guint n, const char *text)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GString *sentence = g_string_new (text);

  g_string_replace (sentence, "{n}", number, 0);
  g_strv_builder_add (sentences, sentence->str);
  g_string_free (sentence, TRUE);
}

static void
add_state (GStrvBuilder *sentences, const RelaisDirectoryHealth *health, RelaisPhrasebook *book)
{
  RelaisSyncGuard guard = { reason_from_word (health->reason), health->would_remove, health->would_change, health->of };
  g_autofree char *reason = relais_sync_guard_get_sentence (&guard, book);
  g_autofree char *since = NULL;
  g_autofree char *good = NULL;

  if (health->folder == NULL)
    g_strv_builder_add (sentences, relais_phrasebook_get (book, N_("No shared folder is chosen.")));
  if (reason != NULL)
    g_strv_builder_add (sentences, reason);
  else if (health->token != NULL)
    add_number (sentences, health->n_waiting,
                relais_phrasebook_get_plural (book, "{n} change waits until somebody has looked at it.",
                                              "{n} changes wait until somebody has looked at them.", health->n_waiting));
  if (health->since != NULL)
    {
      since = say_when (book, relais_phrasebook_get (book, N_("This has been so since {date}, {time}.")), health->since);
      g_strv_builder_add (sentences, since);
    }

  if (health->good_at != NULL)
    {
      good = say_when (book, relais_phrasebook_get (book, N_("Last good copy: {date}, {time}.")), health->good_at);
      g_strv_builder_add (sentences, good);
    }
  else if (health->folder != NULL)
    g_strv_builder_add (sentences, relais_phrasebook_get (book, N_("There is no copy of the folder yet.")));
}

static void
add_conflicts (GStrvBuilder *sentences, const RelaisDirectoryHealth *health, RelaisPhrasebook *book)
{
  if (health->n_conflicts > 0)
    add_number (sentences, health->n_conflicts,
                relais_phrasebook_get_plural (book, "{n} file has a second version that is not read.",
                                              "{n} files have a second version that is not read.",
                                              health->n_conflicts));
}

/**
 * relais_directory_health_list_sentences:
 * @health: how the local copy is
 * @book: the language of the reader
 *
 * Returns: (transfer full): whole sentences, the most urgent one first
 */
GStrv
relais_directory_health_list_sentences (const RelaisDirectoryHealth *health, RelaisPhrasebook *book)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  gboolean leads = health->folder != NULL && health->reason == NULL && health->token == NULL;

  /* Where nothing weighs more, a second version is why the light is not calm. */
  if (leads)
    add_conflicts (sentences, health, book);
  add_state (sentences, health, book);
  if (health->good_at != NULL)
    add_number (sentences, health->n_entries,
                relais_phrasebook_get_plural (book, "{n} entry.", "{n} entries.", health->n_entries));
  if (health->n_gone > 0)
    add_number (sentences, health->n_gone,
                relais_phrasebook_get_plural (book, "{n} entry is gone from the source and kept for 30 days.",
                                              "{n} entries are gone from the source and kept for 30 days.",
                                              health->n_gone));
  if (health->n_problems > 0)
    add_number (sentences, health->n_problems,
                relais_phrasebook_get_plural (book, "{n} problem for the folder's keeper.",
                                              "{n} problems for the folder's keeper.", health->n_problems));
  if (!leads)
    add_conflicts (sentences, health, book);
  return g_strv_builder_end (sentences);
}

/**
 * relais_directory_light_get_word:
 * @light: the light
 *
 * Returns: its word for programs, stable
 */
const char *
relais_directory_light_get_word (RelaisDirectoryLight light)
{
  static const char *const words[] = { "calm", "attention", "risk" };

  return words[light];
}

/**
 * relais_directory_health_free:
 * @health: (transfer full): how the local copy is
 */
void
relais_directory_health_free (RelaisDirectoryHealth *health)
{
  g_free (health->folder);
  g_free (health->token);
  g_free (health->detail);
  g_free (health->since);
  g_free (health->good_at);
  g_free (health);
}

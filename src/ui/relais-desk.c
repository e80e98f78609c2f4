/* What every page of the window works with: the open register and who opened it, the clock, the settings of this PC,
 * and the one way to ask the services without making the window wait. Made by the application, handed to each page as
 * a property, used in the main thread only. While nobody has signed in it holds no session.
 */

#include "relais-desk.h"

#include "relais-error.h"
#include "relais-session-watch.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>

struct _RelaisDesk {
  GObject parent_instance;

  char *folder;
  RelaisClock *clock;
  RelaisSettings *settings;
  char *desktop_language; /* as the program found it; NULL where the desktop says none */
  RelaisPhrasebook *phrasebook;
  RelaisSession *session;
  RelaisSessionWatch *watch;
  guint n_jobs;            /* under way in the register */
  RelaisSession *leaving;  /* closed once they are done */
  gboolean is_leaving;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_OPENED,
  SIGNAL_CLOSING,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisDesk, relais_desk, G_TYPE_OBJECT)

/* --- Asking the services --- */

typedef struct {
  RelaisSession *session;
  GWeakRef owner;
  RelaisDeskWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
  RelaisDeskDone done;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->session, relais_session_unref);
  g_weak_ref_clear (&job->owner);
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gpointer answer = job->work (job->session, job->data, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, job->free_answer);
}

static gpointer
close_session (RelaisSession *session, gpointer data, GError **error)
{
  relais_session_close (data);
  return RELAIS_DONE;
}

static void
on_session_closed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RELAIS_DESK (owner)->is_leaving = FALSE;
}

/* What was asked before the register is left is still answered, such as the last save of a form. */
static void
close_when_idle (RelaisDesk *desk)
{
  if (desk->leaving == NULL || desk->n_jobs > 0)
    return;
  relais_desk_run_closed (desk, desk, close_session, g_steal_pointer (&desk->leaving),
                          (GDestroyNotify) relais_session_unref, NULL, on_session_closed);
}

static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) owner = g_weak_ref_get (&job->owner);
  g_autoptr (GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (owner != NULL && job->done != NULL)
    job->done (owner, job->data, answer, error);
  else if (answer != NULL && job->free_answer != NULL)
    job->free_answer (answer);
  if (job->session != NULL)
    {
      RELAIS_DESK (source)->n_jobs--;
      close_when_idle (RELAIS_DESK (source));
    }
}

static Job *
job_new (gpointer owner, RelaisDeskWork work, gpointer data, GDestroyNotify free_data, GDestroyNotify free_answer,
         RelaisDeskDone done)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->owner, owner);
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_answer = free_answer;
  job->done = done;
  return job;
}

/**
 * relais_desk_run_closed:
 * @desk: the desk
 * @owner: (type GObject): who asks; once it is disposed of, nobody is told
 * @work: what to ask; its session is %NULL
 * @data: (nullable): given to @work and @done
 * @free_data: (nullable): frees @data, in the main thread
 * @free_answer: (nullable): frees an answer that nobody waits for any more
 * @done: (nullable): told the answer
 *
 * As relais_desk_run(), before anybody has signed in.
 */
void
relais_desk_run_closed (RelaisDesk *desk, gpointer owner, RelaisDeskWork work, gpointer data, GDestroyNotify free_data,
                        GDestroyNotify free_answer, RelaisDeskDone done)
{
  g_autoptr (GTask) task = g_task_new (desk, NULL, on_job_done, NULL);

  g_task_set_task_data (task, job_new (owner, work, data, free_data, free_answer, done), job_free);
  g_task_run_in_thread (task, run_job);
}

/**
 * relais_desk_run:
 * @desk: the desk
 * @owner: (type GObject): who asks; once it is disposed of, nobody is told
 * @work: what to ask of the services, on a thread
 * @data: (nullable): given to @work and @done; @done may change it, @work has ended by then
 * @free_data: (nullable): frees @data, in the main thread
 * @free_answer: (nullable): frees an answer that nobody waits for any more
 * @done: (nullable): told the answer in the main thread
 *
 * The only way of the window to the services. Closed, it answers with %RELAIS_ERROR_CANCELLED.
 */
void
relais_desk_run (RelaisDesk *desk, gpointer owner, RelaisDeskWork work, gpointer data, GDestroyNotify free_data,
                 GDestroyNotify free_answer, RelaisDeskDone done)
{
  g_autoptr (GTask) task = g_task_new (desk, NULL, on_job_done, NULL);
  Job *job = job_new (owner, work, data, free_data, free_answer, done);

  g_task_set_task_data (task, job, job_free);
  if (desk->session == NULL)
    {
      g_task_return_error (task, relais_error_new (RELAIS_ERROR_CANCELLED, NULL, NULL));
      return;
    }
  job->session = relais_session_ref (desk->session);
  desk->n_jobs++;
  g_task_run_in_thread (task, run_job);
}

/* --- Signing in and out --- */

static void
on_session_changed (const char *const *touched, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CHANGED], 0, touched);
}

/* gettext looks at LANGUAGE again once the domain was set; what is on screen already keeps its language. */
static void
speak (RelaisDesk *desk, const char *language)
{
  if (g_strcmp0 (g_getenv ("LANGUAGE"), language) != 0)
    {
      if (language != NULL)
        g_setenv ("LANGUAGE", language, TRUE);
      else
        g_unsetenv ("LANGUAGE");
      textdomain (GETTEXT_PACKAGE);
    }
  g_clear_pointer (&desk->phrasebook, relais_phrasebook_unref);
}

/* Of this workstation, else of the desktop. */
static void
speak_here (RelaisDesk *desk)
{
  g_autoptr (GVariant) chosen = relais_settings_get (desk->settings, RELAIS_SETTING_LANGUAGE);
  const char *language = g_variant_get_string (chosen, NULL);

  speak (desk, *language != '\0' ? language : desk->desktop_language);
}

/**
 * relais_desk_take_session:
 * @desk: the desk
 * @session: (transfer full): an open session
 * @language: (nullable): "fr" or "nl": the language of who signed in, %NULL for that of this workstation
 *
 * Somebody has signed in: "opened" is emitted.
 */
void
relais_desk_take_session (RelaisDesk *desk, RelaisSession *session, const char *language)
{
  g_return_if_fail (desk->session == NULL);

  if (language != NULL)
    speak (desk, language);
  else
    speak_here (desk);
  desk->session = session;
  /* Without it the window works, and shows what another process changed when a page is opened again. */
  desk->watch = relais_session_watch (session, on_session_changed, desk, NULL, NULL);
  g_signal_emit (desk, signals[SIGNAL_OPENED], 0);
}

/**
 * relais_desk_close:
 * @desk: the desk
 *
 * Signs out: "closing" is emitted, so that what was typed can still be kept, then "closed", so that nothing of the
 * register stays on screen; the register is closed behind it, once what was asked of it is answered. Does
 * nothing when nobody has signed in.
 */
void
relais_desk_close (RelaisDesk *desk)
{
  if (desk->session == NULL)
    return;
  g_signal_emit (desk, signals[SIGNAL_CLOSING], 0);
  g_clear_pointer (&desk->watch, relais_session_unwatch);
  desk->leaving = g_steal_pointer (&desk->session);
  desk->is_leaving = TRUE;
  speak_here (desk);
  g_signal_emit (desk, signals[SIGNAL_CLOSED], 0);
  close_when_idle (desk);
}

/**
 * relais_desk_is_leaving:
 * @desk: the desk
 *
 * Returns: whether the register that was left is still being closed; the program must not end before
 */
gboolean
relais_desk_is_leaving (RelaisDesk *desk)
{
  return desk->is_leaving;
}

/* --- Looking --- */

/**
 * relais_desk_get_folder:
 * @desk: the desk
 *
 * Returns: the data folder
 */
const char *
relais_desk_get_folder (RelaisDesk *desk)
{
  return desk->folder;
}

/**
 * relais_desk_get_clock:
 * @desk: the desk
 *
 * Returns: (transfer none): where the time comes from
 */
RelaisClock *
relais_desk_get_clock (RelaisDesk *desk)
{
  return desk->clock;
}

/**
 * relais_desk_get_today:
 * @desk: the desk
 *
 * Returns: today's date in Brussels
 */
RelaisDate
relais_desk_get_today (RelaisDesk *desk)
{
  return relais_clock_today (desk->clock);
}

/**
 * relais_desk_get_settings:
 * @desk: the desk
 *
 * Returns: (transfer none): the settings of this workstation
 */
RelaisSettings *
relais_desk_get_settings (RelaisDesk *desk)
{
  return desk->settings;
}

/**
 * relais_desk_get_phrasebook:
 * @desk: the desk
 *
 * Returns: (transfer none) (nullable): the words of dates and hours in the language of the screen; %NULL where its
 *   catalogue is not installed
 */
RelaisPhrasebook *
relais_desk_get_phrasebook (RelaisDesk *desk)
{
  if (desk->phrasebook == NULL)
    /* Translators: the code of the language you translate into: "fr", "nl" */
    desk->phrasebook = relais_phrasebook_new (C_("language of this catalogue", "en"), NULL);
  return desk->phrasebook;
}

/**
 * relais_desk_is_open:
 * @desk: the desk
 *
 * Returns: whether somebody has signed in
 */
gboolean
relais_desk_is_open (RelaisDesk *desk)
{
  return desk->session != NULL;
}

/**
 * relais_desk_is_demo:
 * @desk: the desk
 *
 * Returns: whether the open register is the fictional practice
 */
gboolean
relais_desk_is_demo (RelaisDesk *desk)
{
  return desk->session != NULL && relais_session_is_fictional (desk->session);
}

/**
 * relais_desk_is_discreet:
 * @desk: the desk
 *
 * Returns: whether initials stand for names on this screen
 */
gboolean
relais_desk_is_discreet (RelaisDesk *desk)
{
  g_autoptr (GVariant) discreet = relais_settings_get (desk->settings, RELAIS_SETTING_DISCREET);

  return g_variant_get_boolean (discreet);
}

/**
 * relais_desk_set_discreet:
 * @desk: the desk
 * @discreet: whether initials stand for names on this screen
 *
 * Remembered by the workstation. Whatever shows a name shows it again.
 */
void
relais_desk_set_discreet (RelaisDesk *desk, gboolean discreet)
{
  static const char *const everything[] = { NULL };

  relais_settings_set (desk->settings, RELAIS_SETTING_DISCREET, g_variant_new_boolean (discreet));
  if (desk->session != NULL)
    g_signal_emit (desk, signals[SIGNAL_CHANGED], 0, everything);
}

/**
 * relais_desk_get_session:
 * @desk: the desk
 *
 * For what does not block; everything else goes through relais_desk_run().
 *
 * Returns: (transfer none) (nullable): the open register
 */
RelaisSession *
relais_desk_get_session (RelaisDesk *desk)
{
  return desk->session;
}

/**
 * relais_desk_get_actor:
 * @desk: the desk
 *
 * Returns: (transfer none) (nullable): who signed in
 */
RelaisActor *
relais_desk_get_actor (RelaisDesk *desk)
{
  return desk->session != NULL ? relais_session_get_actor (desk->session) : NULL;
}

/**
 * relais_desk_may:
 * @desk: the desk
 * @act: an act
 *
 * For what is shown or greyed; the services check again.
 *
 * Returns: whether who signed in may do @act
 */
gboolean
relais_desk_may (RelaisDesk *desk, RelaisAct act)
{
  return desk->session != NULL && relais_actor_may (relais_session_get_actor (desk->session), act);
}

static void
relais_desk_finalize (GObject *object)
{
  RelaisDesk *self = RELAIS_DESK (object);

  g_clear_pointer (&self->watch, relais_session_unwatch);
  g_clear_pointer (&self->session, relais_session_unref);
  g_clear_pointer (&self->phrasebook, relais_phrasebook_unref);
  g_clear_object (&self->settings);
  relais_clock_unref (self->clock);
  g_free (self->desktop_language);
  g_free (self->folder);
  G_OBJECT_CLASS (relais_desk_parent_class)->finalize (object);
}

static void
relais_desk_class_init (RelaisDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_desk_finalize;

  /**
   * RelaisDesk::changed:
   * @desk: the desk
   * @touched: (array zero-terminated=1): "kind id" of each record that was changed, see relais_session_touches(); empty
   *   when another process changed something
   *
   * The register has changed; what is shown of it must be read again.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRV);
  /**
   * RelaisDesk::opened:
   *
   * Somebody has signed in.
   */
  signals[SIGNAL_OPENED] =
      g_signal_new ("opened", RELAIS_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisDesk::closing:
   *
   * The register is about to be left; what is asked of it now is still answered.
   */
  signals[SIGNAL_CLOSING] =
      g_signal_new ("closing", RELAIS_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisDesk::closed:
   *
   * Nothing of the register may stay on screen.
   */
  signals[SIGNAL_CLOSED] =
      g_signal_new ("closed", RELAIS_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_desk_init (RelaisDesk *self)
{
}

/**
 * relais_desk_new:
 * @folder: the data folder
 * @clock: where the time comes from
 * @settings: the settings of this workstation
 *
 * Returns: (transfer full): a desk where nobody has signed in
 */
RelaisDesk *
relais_desk_new (const char *folder, RelaisClock *clock, RelaisSettings *settings)
{
  RelaisDesk *self = g_object_new (RELAIS_TYPE_DESK, NULL);

  self->folder = g_strdup (folder);
  self->clock = relais_clock_ref (clock);
  self->settings = g_object_ref (settings);
  self->desktop_language = g_strdup (g_getenv ("LANGUAGE"));
  speak_here (self);
  return self;
}

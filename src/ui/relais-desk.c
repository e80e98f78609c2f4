/* What every page of the window works with: the open register and who opened it, the clock, the settings of this PC,
 * and the one way to ask the services without making the window wait. Made by the application, handed to each page as
 * a property, used in the main thread only. While nobody has signed in it holds no session.
 */

#include "relais-desk.h"
#include "relais-desk-language.h"
#include "relais-desk-seat.h"

#include "relais-practice-labels.h"
#include "relais-session-watch.h"

struct _RelaisDesk {
  GObject parent_instance;

  char *folder;
  RelaisClock *clock;
  RelaisSettings *settings;
  RelaisDeskLanguage *language;
  RelaisDoor *door;
  RelaisDirectorySync *directory;
  RelaisFormRefuge *refuge;
  RelaisDeskSeat *seat;
  RelaisSessionWatch *watch;
  GPtrArray *leaving; /* seats whose register is still being closed */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_OPENED,
  SIGNAL_CLOSING,
  SIGNAL_CLOSED,
  SIGNAL_LEFT,
  SIGNAL_PINS_WIPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisDesk, relais_desk, G_TYPE_OBJECT)

/* --- Asking the services --- */

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
  relais_desk_seat_run (NULL, owner, work, data, free_data, free_answer, done);
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
  if (desk->seat != NULL)
    relais_desk_seat_run (desk->seat, owner, work, data, free_data, free_answer, done);
  else
    relais_desk_seat_refuse (owner, data, free_data, done);
}

static RelaisDeskSeat *
find_seat (RelaisDesk *desk, RelaisSession *session)
{
  if (desk->seat != NULL && relais_desk_seat_get_session (desk->seat) == session)
    return desk->seat;
  for (guint i = 0; i < desk->leaving->len; i++)
    if (relais_desk_seat_get_session (g_ptr_array_index (desk->leaving, i)) == session)
      return g_ptr_array_index (desk->leaving, i);
  return NULL;
}

/**
 * relais_desk_run_in:
 * @desk: the desk
 * @session: a session that was open at the desk when @owner began
 * @owner: (type GObject): who asks
 * @work: what to ask
 * @data: (nullable): given to @work and @done
 * @free_data: (nullable): frees @data, in the main thread
 * @free_answer: (nullable): frees an answer that nobody waits for any more
 * @done: (nullable): told the answer in the main thread
 *
 * As relais_desk_run(), for what outlives the lock: what was typed by one member is kept as theirs while the register
 * is being closed behind them, and never in the session of the next one.
 */
void
relais_desk_run_in (RelaisDesk *desk, RelaisSession *session, gpointer owner, RelaisDeskWork work, gpointer data,
                    GDestroyNotify free_data, GDestroyNotify free_answer, RelaisDeskDone done)
{
  RelaisDeskSeat *seat = find_seat (desk, session);

  if (seat != NULL)
    relais_desk_seat_run (seat, owner, work, data, free_data, free_answer, done);
  else
    relais_desk_seat_refuse (owner, data, free_data, done);
}

/* --- Signing in and out --- */

static gpointer
load_labels (RelaisSession *session, gpointer data, GError **error)
{
  return relais_practice_labels_load (session, error);
}

static void
on_labels (gpointer desk, gpointer data, gpointer labels, const GError *error)
{
  if (labels != NULL)
    relais_desk_language_take_labels (((RelaisDesk *) desk)->language, labels);
}

/* Asked before anything else is, so that it is answered before; until then communes have their French names. */
static void
ask_labels (RelaisDesk *desk)
{
  relais_desk_run (desk, desk, load_labels, NULL, NULL, (GDestroyNotify) relais_labels_unref, on_labels);
}

static void
on_session_changed (const char *const *touched, gpointer data)
{
  if (relais_session_touches (touched, "label", NULL))
    ask_labels (data);
  g_signal_emit (data, signals[SIGNAL_CHANGED], 0, touched);
}

/* What fails again goes on waiting. */
static gpointer
bring_back (RelaisSession *session, gpointer data, GError **error)
{
  return relais_form_refuge_bring_back (data, session, error) ? RELAIS_DONE : NULL;
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
  g_return_if_fail (desk->seat == NULL);

  relais_desk_language_speak (desk->language, language);
  desk->seat = relais_desk_seat_new (session);
  ask_labels (desk);
  /* Without it the window works, and shows what another process changed when a page is opened again. */
  desk->watch = relais_session_watch (session, on_session_changed, desk, NULL, NULL);
  if (relais_form_refuge_count (desk->refuge) > 0)
    relais_desk_run (desk, desk, bring_back, relais_form_refuge_ref (desk->refuge),
                     (GDestroyNotify) relais_form_refuge_unref, NULL, NULL);
  g_signal_emit (desk, signals[SIGNAL_OPENED], 0);
}

/* The desk may be gone by then; its last seat keeps nothing of it. */
static void
on_left (RelaisDeskSeat *seat, gpointer data)
{
  g_autoptr (RelaisDesk) desk = data;

  g_ptr_array_remove (desk->leaving, seat);
  if (desk->leaving->len == 0)
    g_signal_emit (desk, signals[SIGNAL_LEFT], 0);
}

/**
 * relais_desk_close:
 * @desk: the desk
 *
 * Signs out: "closing" is emitted, so that what was typed can still be kept, then "closed", so that nothing of the
 * register stays on screen; the register is closed behind it, once what was asked of it is answered, and "left" is
 * emitted when its key is gone. Does nothing when nobody has signed in.
 */
void
relais_desk_close (RelaisDesk *desk)
{
  RelaisDeskSeat *seat;

  if (desk->seat == NULL)
    return;
  g_signal_emit (desk, signals[SIGNAL_CLOSING], 0);
  g_clear_pointer (&desk->watch, relais_session_unwatch);
  seat = g_steal_pointer (&desk->seat);
  g_ptr_array_add (desk->leaving, seat);
  relais_desk_language_speak (desk->language, NULL);
  relais_desk_language_take_labels (desk->language, NULL);
  g_signal_emit (desk, signals[SIGNAL_CLOSED], 0);
  relais_desk_seat_leave (seat, on_left, g_object_ref (desk));
}

/**
 * relais_desk_rescue:
 * @desk: the desk
 * @session: the session in which @form was filled in, which was left
 * @form: what could not be stored
 *
 * Keeps @form in memory, sealed, until its author comes in again.
 */
void
relais_desk_rescue (RelaisDesk *desk, RelaisSession *session, const RelaisForm *form)
{
  relais_form_refuge_keep (desk->refuge, session, form);
}

/**
 * relais_desk_wipe_pins:
 * @desk: the desk
 *
 * From now on only a passphrase opens: "pins-wiped" is emitted.
 */
void
relais_desk_wipe_pins (RelaisDesk *desk)
{
  relais_door_wipe (desk->door);
  g_signal_emit (desk, signals[SIGNAL_PINS_WIPED], 0);
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
  return desk->leaving->len > 0;
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
 * relais_desk_get_directory_sync:
 * @desk: the desk
 *
 * Returns: (transfer none): what keeps the copy of the professionals' directory in step, signed in or not
 */
RelaisDirectorySync *
relais_desk_get_directory_sync (RelaisDesk *desk)
{
  return desk->directory;
}

/**
 * relais_desk_get_door:
 * @desk: the desk
 *
 * Returns: (transfer none): who may come in to the register here, and how; what blocks is asked with
 *   relais_desk_run_closed()
 */
RelaisDoor *
relais_desk_get_door (RelaisDesk *desk)
{
  return desk->door;
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
  return relais_desk_language_get_phrasebook (desk->language);
}

/**
 * relais_desk_get_labels:
 * @desk: the desk
 *
 * Returns: (transfer none) (nullable): the names that the practice gives to codes, %NULL until they were read
 */
RelaisLabels *
relais_desk_get_labels (RelaisDesk *desk)
{
  return relais_desk_language_get_labels (desk->language);
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
  return desk->seat != NULL;
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
  if (desk->seat != NULL)
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
  return desk->seat != NULL ? relais_desk_seat_get_session (desk->seat) : NULL;
}

static void
relais_desk_finalize (GObject *object)
{
  RelaisDesk *self = RELAIS_DESK (object);

  g_clear_pointer (&self->watch, relais_session_unwatch);
  g_clear_pointer (&self->seat, relais_desk_seat_unref);
  g_ptr_array_unref (self->leaving);
  g_clear_pointer (&self->door, relais_door_unref);
  g_clear_object (&self->directory);
  g_clear_pointer (&self->refuge, relais_form_refuge_unref);
  g_clear_pointer (&self->language, relais_desk_language_free);
  g_clear_object (&self->settings);
  relais_clock_unref (self->clock);
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
  /**
   * RelaisDesk::left:
   *
   * The register that was left is closed and its key is gone.
   */
  signals[SIGNAL_LEFT] =
      g_signal_new ("left", RELAIS_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisDesk::pins-wiped:
   *
   * No PIN opens any more, nor does an attempt that is under way.
   */
  signals[SIGNAL_PINS_WIPED] =
      g_signal_new ("pins-wiped", RELAIS_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_desk_init (RelaisDesk *self)
{
  self->leaving = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_desk_seat_unref);
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
  self->language = relais_desk_language_new (settings);
  self->door = relais_door_new (folder, clock);
  self->directory = relais_directory_sync_new (folder, clock, NULL);
  self->refuge = relais_form_refuge_new ();
  return self;
}

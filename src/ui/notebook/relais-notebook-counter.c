/* How many entries of the notebook wait to be read by who is signed in. Counted when it is made, and again when the
 * register changes, here or in another process; while one question is under way, those that follow wait as one. Emits
 * "counted". Owned by the sidebar; main thread.
 */

#include "relais-notebook-counter.h"

#include "relais-notebook.h"
#include "relais-session-watch.h"

/* The sidebar has no room for more. */
#define MAX_COUNTED 1000

struct _RelaisNotebookCounter {
  GObject parent_instance;

  RelaisDesk *desk;
  gulong on_changed;
  gboolean is_asking;
  gboolean asks_again;
};

enum {
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNotebookCounter, relais_notebook_counter, G_TYPE_OBJECT)

static void refresh (RelaisNotebookCounter *self);

/* One more than there are, as nothing is no answer. */
static gpointer
count (RelaisSession *session, gpointer data, GError **error)
{
  int n = relais_notebook_count_unread (session, relais_session_get_actor (session), MAX_COUNTED, error);

  return n >= 0 ? GINT_TO_POINTER (n + 1) : NULL;
}

static void
on_counted (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNotebookCounter *self = owner;

  self->is_asking = FALSE;
  if (answer != NULL)
    g_signal_emit (self, signals[SIGNAL_COUNTED], 0, GPOINTER_TO_UINT (answer) - 1);
  if (self->asks_again)
    refresh (self);
}

static void
refresh (RelaisNotebookCounter *self)
{
  self->asks_again = self->is_asking;
  if (self->is_asking || !relais_desk_is_open (self->desk))
    return;
  self->is_asking = TRUE;
  relais_desk_run (self->desk, self, count, NULL, NULL, NULL, on_counted);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisNotebookCounter *self)
{
  if (touched[0] == NULL || relais_session_touches (touched, "note", NULL) ||
      relais_session_touches (touched, "note-read", NULL) || relais_session_touches (touched, "person", NULL) ||
      relais_session_touches (touched, "exclusion", NULL))
    refresh (self);
}

static void
relais_notebook_counter_dispose (GObject *object)
{
  RelaisNotebookCounter *self = RELAIS_NOTEBOOK_COUNTER (object);

  if (self->desk != NULL)
    g_clear_signal_handler (&self->on_changed, self->desk);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_notebook_counter_parent_class)->dispose (object);
}

static void
relais_notebook_counter_class_init (RelaisNotebookCounterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_notebook_counter_dispose;

  /**
   * RelaisNotebookCounter::counted:
   * @counter: the counter
   * @n: how many
   *
   * They were counted.
   */
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", RELAIS_TYPE_NOTEBOOK_COUNTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
relais_notebook_counter_init (RelaisNotebookCounter *self)
{
}

/**
 * relais_notebook_counter_new:
 * @desk: the desk, where somebody has signed in who may read the notebook
 *
 * Returns: (transfer full): a counter, which answers once the main loop runs
 */
RelaisNotebookCounter *
relais_notebook_counter_new (RelaisDesk *desk)
{
  RelaisNotebookCounter *self = g_object_new (RELAIS_TYPE_NOTEBOOK_COUNTER, NULL);

  self->desk = g_object_ref (desk);
  self->on_changed = g_signal_connect (desk, "changed", G_CALLBACK (on_desk_changed), self);
  refresh (self);
  return self;
}

/* Acts of the window that can be taken back: each is run on a thread of the desk, said in passing, and the toast holds
 * the undo of exactly this act. Ctrl+Z takes back the last act of whoever is signed in. Used in the main thread.
 */

#include "relais-acts.h"

#include "relais-changes.h"
#include "relais-done.h"
#include "relais-register-acts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* --- One act --- */

typedef struct {
  GtkWidget *window;
  GWeakRef owner;
  RelaisDeskWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
  RelaisActsDone done;
  char *since;
  char *operation;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_weak_ref_clear (&act->owner);
  if (act->free_data != NULL)
    act->free_data (act->data);
  g_free (act->since);
  g_free (act->operation);
  g_free (act);
}

/* The newest act of this member since then that can be taken back; %NULL when there is none. A form that is kept while
 * somebody types is no act, and what is done to an account is not taken back.
 */
static RelaisOperation *
find_last (RelaisSession *session, const char *since, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GPtrArray) operations = relais_register_list_operations (session, actor, NULL, since, error);

  for (guint i = 0; operations != NULL && i < operations->len; i++)
    {
      RelaisOperation *operation = g_ptr_array_index (operations, i);

      if (g_strcmp0 (operation->staff, relais_actor_get_staff_id (actor)) == 0 && operation->undone_by == NULL &&
          !g_str_equal (operation->act, "undo") && !g_str_equal (operation->act, "draft") &&
          !g_str_has_prefix (operation->act, "staff-"))
        return g_ptr_array_steal_index (operations, i);
    }
  return NULL;
}

static char *
find_last_id (RelaisSession *session, const char *since)
{
  g_autoptr (RelaisOperation) last = find_last (session, since, NULL);

  return last != NULL ? g_steal_pointer (&last->id) : NULL;
}

static gpointer
run_act (RelaisSession *session, gpointer data, GError **error)
{
  Act *act = data;
  g_autofree char *before = find_last_id (session, act->since);
  gpointer answer = act->work (session, act->data, error);
  g_autofree char *after = answer != NULL ? find_last_id (session, act->since) : NULL;

  /* An act that changed nothing has nothing to take back. */
  if (g_strcmp0 (before, after) != 0)
    act->operation = g_steal_pointer (&after);
  return answer;
}

static void
tell_done (Act *act, const char *sentence)
{
  if (act->operation != NULL)
    relais_window_tell_action (act->window, sentence, _("_Undo"), "win.undo", g_variant_new_string (act->operation));
  else
    relais_window_tell (act->window, sentence);
}

static void
on_act_done (gpointer window, gpointer data, gpointer answer, const GError *error)
{
  Act *act = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&act->owner);
  g_autofree char *sentence = NULL;

  if (owner != NULL && act->done != NULL)
    sentence = act->done (owner, act->data, answer, error);
  if (answer == NULL && sentence == NULL)
    relais_window_tell_error (window, error);
  else if (answer != NULL && sentence != NULL)
    tell_done (act, sentence);
  if (answer != NULL && act->free_answer != NULL)
    act->free_answer (answer);
}

static GtkWidget *
find_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  while (root != NULL && !RELAIS_IS_WINDOW (root) && GTK_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return RELAIS_IS_WINDOW (root) ? GTK_WIDGET (root) : NULL;
}

/**
 * relais_acts_run:
 * @owner: who asks: a widget of the window or of a dialog above it
 * @desk: the desk
 * @work: the act, on a thread; one operation
 * @data: (nullable): given to @work and @done
 * @free_data: (nullable): frees @data
 * @free_answer: (nullable): frees the answer
 * @done: (nullable): told how it went, and says what to say, as long as @owner lives
 *
 * Does something that can be taken back: the toast that says it holds its undo.
 */
void
relais_acts_run (GtkWidget *owner, RelaisDesk *desk, RelaisDeskWork work, gpointer data, GDestroyNotify free_data,
                 GDestroyNotify free_answer, RelaisActsDone done)
{
  Act *act = g_new0 (Act, 1);

  act->window = find_window (owner);
  g_weak_ref_init (&act->owner, owner);
  act->work = work;
  act->data = data;
  act->free_data = free_data;
  act->free_answer = free_answer;
  act->done = done;
  act->since = relais_clock_now (relais_desk_get_clock (desk));
  relais_desk_run (desk, act->window, run_act, act, act_free, free_answer, on_act_done);
}

/* --- Taking back --- */

typedef struct {
  char *operation;
  char *act;
  guint n_left;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_free (undo->operation);
  g_free (undo->act);
  g_free (undo);
}

/* The day begins in Brussels at 22 or 23 o'clock of Greenwich's day before. */
static RelaisOperation *
find_last_of_today (RelaisSession *session, GError **error)
{
  RelaisDate today = relais_session_get_today (session);
  g_autofree char *day_before = relais_date_to_text (relais_date_add_days (today, -1));
  g_autofree char *since = g_strconcat (day_before, "T22", NULL);
  g_autoptr (RelaisOperation) last = find_last (session, since, error);

  if (last == NULL || relais_date_compare (relais_instant_get_date (last->at), today) != 0)
    return NULL;
  return g_steal_pointer (&last);
}

static gboolean
find_undoable (RelaisSession *session, Undo *undo, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RelaisOperation) last = find_last_of_today (session, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (last != NULL)
    {
      undo->operation = g_steal_pointer (&last->id);
      undo->act = g_steal_pointer (&last->act);
    }
  return TRUE;
}

static gpointer
run_undo (RelaisSession *session, gpointer data, GError **error)
{
  Undo *undo = data;
  g_auto (RelaisUndoResult) result = { 0 };

  if (undo->operation == NULL && !find_undoable (session, undo, error))
    return NULL;
  if (undo->operation == NULL)
    return RELAIS_DONE;
  if (!relais_register_undo (session, relais_session_get_actor (session), undo->operation, &result, error))
    return NULL;
  undo->n_left = result.left != NULL ? result.left->len : 0;
  return RELAIS_DONE;
}

static void
on_undone (gpointer window, gpointer data, gpointer answer, const GError *error)
{
  Undo *undo = data;
  g_autofree char *sentence = NULL;

  if (answer == NULL)
    {
      relais_window_tell_error (window, error);
      return;
    }
  if (undo->operation == NULL)
    sentence = g_strdup (_("You did nothing today that could be taken back."));
  else if (undo->n_left > 0)
    sentence = g_strdup_printf (ngettext ("Taken back, except %u record that was changed since",
                                          "Taken back, except %u records that were changed since", undo->n_left),
                                undo->n_left);
  else if (undo->act != NULL)
    /* Translators: %s says what was done: "Taken back: Calling order changed" */
    sentence = g_strdup_printf (_("Taken back: %s"), relais_done_get_label (undo->act));
  else
    sentence = g_strdup (_("Taken back"));
  relais_window_tell (window, sentence);
}

/**
 * relais_acts_undo:
 * @window: the window
 * @desk: the desk
 * @operation: id of an operation
 *
 * Takes back one act, and says so.
 */
void
relais_acts_undo (GtkWidget *window, RelaisDesk *desk, const char *operation)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->operation = g_strdup (operation);
  relais_desk_run (desk, window, run_undo, undo, undo_free, NULL, on_undone);
}

/**
 * relais_acts_undo_last:
 * @window: the window
 * @desk: the desk
 *
 * Takes back what who signed in did last today, and says what it was.
 */
void
relais_acts_undo_last (GtkWidget *window, RelaisDesk *desk)
{
  Undo *undo = g_new0 (Undo, 1);

  relais_desk_run (desk, window, run_undo, undo, undo_free, NULL, on_undone);
}

/* --- The window's actions --- */

static void
act_undo (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_acts_undo (widget, relais_window_get_desk (RELAIS_WINDOW (widget)), g_variant_get_string (target, NULL));
}

static void
act_undo_last (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_acts_undo_last (widget, relais_window_get_desk (RELAIS_WINDOW (widget)));
}

/**
 * relais_acts_install:
 * @window_class: the class of the window
 *
 * Installs "win.undo", whose target is the id of an operation, and "win.undo-last" with Ctrl+Z. What is bound to a class
 * comes after what has the focus: in a field Ctrl+Z stays the field's.
 */
void
relais_acts_install (GtkWidgetClass *window_class)
{
  relais_changes_install (window_class);
  gtk_widget_class_install_action (window_class, "win.undo", "s", act_undo);
  gtk_widget_class_install_action (window_class, "win.undo-last", NULL, act_undo_last);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo-last", NULL);
}

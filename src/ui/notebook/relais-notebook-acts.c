/* What one does with an entry of the notebook, from a timeline: reading it, saying that a visit is over, doing what was
 * asked (with undo), copying it into a medical record, seeing who has read it. Main thread; the work is the desk's.
 */

#include "relais-notebook-acts.h"

#include "relais-acts.h"
#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *id;
  gboolean flag;
} Act;

static Act *
act_new (const char *id, gboolean flag)
{
  Act *act = g_new0 (Act, 1);

  act->id = g_strdup (id);
  act->flag = flag;
  return act;
}

static void
act_free (gpointer data)
{
  g_free (((Act *) data)->id);
  g_free (data);
}

static gpointer
set_done (RelaisSession *session, gpointer data, GError **error)
{
  const Act *act = data;

  return relais_notebook_set_done (session, relais_session_get_actor (session), act->id, act->flag, NULL, error);
}

static char *
on_set_done (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  const Act *act = data;

  if (answer == NULL)
    return NULL;
  return g_strdup (act->flag ? _("Noted as done") : _("To be done again"));
}

/**
 * relais_notebook_acts_set_done:
 * @from: a widget of the window
 * @desk: the desk
 * @task: id of what was asked
 * @done: whether it is done
 *
 * Notes it, with undo.
 */
void
relais_notebook_acts_set_done (GtkWidget *from, RelaisDesk *desk, const char *task, gboolean done)
{
  relais_acts_run (from, desk, set_done, act_new (task, done), act_free, (GDestroyNotify) relais_record_unref,
                   on_set_done);
}

static gpointer
mark (RelaisSession *session, gpointer data, GError **error)
{
  const Act *act = data;
  const char *const ids[] = { act->id, NULL };
  RelaisActor *actor = relais_session_get_actor (session);
  gboolean marked = act->flag ? relais_notebook_mark_read (session, actor, ids, error)
                              : relais_notebook_mark_unread (session, actor, act->id, error);

  return marked ? RELAIS_DONE : NULL;
}

static void
on_marked (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
}

/**
 * relais_notebook_acts_mark:
 * @from: a widget of the window
 * @desk: the desk
 * @note: id of an entry
 * @read: whether it is read, or is to be read again
 */
void
relais_notebook_acts_mark (GtkWidget *from, RelaisDesk *desk, const char *note, gboolean read)
{
  relais_desk_run (desk, from, mark, act_new (note, read), act_free, NULL, on_marked);
}

static gpointer
visit (RelaisSession *session, gpointer data, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);

  return relais_notebook_visit (session, actor, ((Act *) data)->id, error) ? RELAIS_DONE : NULL;
}

static void
on_visited (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
  else
    relais_window_tell (owner, _("Seen up to here"));
}

/**
 * relais_notebook_acts_visit:
 * @from: a widget of the window
 * @desk: the desk
 * @patient: id of a patient
 *
 * What was signed until now lies before one's last visit.
 */
void
relais_notebook_acts_visit (GtkWidget *from, RelaisDesk *desk, const char *patient)
{
  relais_desk_run (desk, from, visit, act_new (patient, TRUE), act_free, NULL, on_visited);
}

/**
 * relais_notebook_acts_copy:
 * @from: a widget of the window
 * @desk: the desk
 * @labels: (nullable): the names of what is measured
 * @entry: an entry
 *
 * Puts it on the clipboard with its day and author, where it may be read.
 */
void
relais_notebook_acts_copy (GtkWidget *from, RelaisDesk *desk, const RelaisLabels *labels,
                           const RelaisNotebookEntry *entry)
{
  g_autofree char *text = NULL;

  if (!entry->is_readable)
    return;
  text = relais_notebook_words_for_emr (desk, labels, entry->note);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text);
  relais_window_tell (from, _("Entry copied"));
}

static gpointer
read_readings (RelaisSession *session, gpointer data, GError **error)
{
  return relais_notebook_list_readings (session, relais_session_get_actor (session), ((Act *) data)->id, error);
}

static GtkWidget *
make_reading (RelaisDesk *desk, const RelaisNotebookReading *reading)
{
  g_autofree char *day = relais_day_words (desk, relais_instant_get_date (reading->at));
  g_autofree char *time = relais_day_words_time (reading->at);
  g_autofree char *moment = g_strdup_printf ("%s %s", day, time);
  GtkWidget *row = relais_parts_row (reading->name, moment);

  gtk_widget_set_focusable (row, TRUE);
  return row;
}

static void
on_readings_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (GPtrArray) readings = answer;
  RelaisDesk *desk = relais_window_get_desk (RELAIS_WINDOW (gtk_widget_get_root (owner)));
  GtkWidget *dialog, *group;

  if (readings == NULL)
    {
      relais_window_tell_error (owner, error);
      return;
    }
  if (readings->len == 0)
    {
      relais_window_tell (owner, _("Nobody has read it yet"));
      return;
    }
  dialog = relais_dialog_new (owner, desk, _("Who has read it"), NULL);
  group = relais_parts_group (NULL);
  for (guint i = 0; i < readings->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_reading (desk, readings->pdata[i]));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 400, 360);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * relais_notebook_acts_readings:
 * @from: a widget of the window
 * @desk: the desk
 * @note: id of an entry
 *
 * Lists who has read it, and when.
 */
void
relais_notebook_acts_readings (GtkWidget *from, RelaisDesk *desk, const char *note)
{
  relais_desk_run (desk, from, read_readings, act_new (note, TRUE), act_free, (GDestroyNotify) g_ptr_array_unref,
                   on_readings_read);
}

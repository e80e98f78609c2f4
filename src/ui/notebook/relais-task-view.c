/* What the notebook asks to be done, across patients or about one: what is open, the earliest day first, of whom it is
 * asked of, and on wish what was done in the last days. Space or D ticks, with undo; Enter opens the notebook at the
 * entry that asks. It follows the register while it is shown. Made by the views of the notebook; main thread.
 */

#include "relais-task-view.h"

#include "relais-notebook-asked.h"
#include "relais-parts.h"
#include "relais-session-watch.h"
#include "relais-slot-list.h"
#include "relais-task-item.h"
#include "relais-task-row.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

#define DONE_DAYS 7

struct _RelaisTaskView {
  AdwBin parent_instance;

  RelaisDesk *desk;
  char *patient;
  GListStore *items;
  guint serial; /* of the newest question */
  gboolean is_shown;

  GtkWidget *of;
  GtkWidget *done;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RelaisTaskView, relais_task_view, ADW_TYPE_BIN)

/* --- Reading --- */

typedef struct {
  char *patient;
  RelaisAskedOf of;
  guint done_days;
  guint serial;
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->patient);
  g_free (data);
}

static gpointer
read_asked (RelaisSession *session, gpointer data, GError **error)
{
  const Question *question = data;

  return relais_notebook_list_asked (session, relais_session_get_actor (session), question->patient, question->of,
                                     question->done_days, error);
}

static void
on_asked_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisTaskView *self = owner;
  g_autoptr (GPtrArray) asked = answer;

  if (((const Question *) data)->serial != self->serial)
    return;
  if (asked == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  relais_slots_merge (self->items, asked);
  relais_slot_list_tell (RELAIS_SLOT_LIST (self->list));
}

static void
refresh (RelaisTaskView *self)
{
  Question *question;

  if (!self->is_shown || !relais_desk_is_open (self->desk))
    return;
  question = g_new0 (Question, 1);
  question->patient = g_strdup (self->patient);
  question->of = (RelaisAskedOf) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->of));
  question->done_days = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->done)) ? DONE_DAYS : 0;
  question->serial = ++self->serial;
  relais_desk_run (self->desk, self, read_asked, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                   on_asked_read);
}

static void
on_desk_changed (RelaisTaskView *self, const char *const *touched)
{
  static const char *const kinds[] = { "task", "note", "person", "exclusion", NULL };

  if (relais_session_touches_any (touched, kinds))
    refresh (self);
}

/**
 * relais_task_view_show:
 * @view: a list
 * @patient: (nullable): id of a patient, %NULL for everybody
 */
void
relais_task_view_show (RelaisTaskView *view, const char *patient)
{
  view->is_shown = TRUE;
  if (g_strcmp0 (patient, view->patient) != 0)
    g_list_store_remove_all (view->items);
  g_free (view->patient);
  view->patient = g_strdup (patient);
  refresh (view);
}

/**
 * relais_task_view_focus:
 * @view: a list
 *
 * Returns: whether there is something asked on which one stands now
 */
gboolean
relais_task_view_focus (RelaisTaskView *view)
{
  return relais_slot_list_focus (RELAIS_SLOT_LIST (view->list));
}

/* --- Rows --- */

static void
show_row (gpointer owner, GtkWidget *row, gpointer slot)
{
  RelaisTaskView *self = owner;

  relais_task_row_show (RELAIS_TASK_ROW (row), self->desk, relais_slot_get_row (slot), self->patient == NULL);
}

static gboolean
press (gpointer owner, guint keyval, GdkModifierType state)
{
  RelaisTaskView *self = owner;
  gpointer slot = relais_slot_list_get_current (RELAIS_SLOT_LIST (self->list));
  const RelaisNotebookAsked *asked = slot != NULL ? relais_slot_get_row (slot) : NULL;

  if (asked == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      (keyval != GDK_KEY_space && keyval != GDK_KEY_d && keyval != GDK_KEY_D))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "notebook.set-done", "(sb)", relais_record_get_id (asked->task),
                              !relais_task_is_done (asked->task));
  return TRUE;
}

static void
activate (gpointer owner, gpointer slot)
{
  const RelaisNotebookAsked *asked = relais_slot_get_row (slot);
  const char *note = relais_record_get (asked->task, RELAIS_TASK_NOTE);

  gtk_widget_activate_action (owner, "notebook.open-entry", "(ss)", relais_record_get_id (asked->patient),
                              note != NULL ? note : "");
}

static const RelaisSlotListActs acts = { relais_task_row_new, show_row, press, activate };

/* --- Life --- */

static void
relais_task_view_dispose (GObject *object)
{
  RelaisTaskView *self = RELAIS_TASK_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->patient, g_free);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (relais_task_view_parent_class)->dispose (object);
}

static void
relais_task_view_class_init (RelaisTaskViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_task_view_dispose;
}

static GtkWidget *
make_choices (RelaisTaskView *self)
{
  const char *const words[] = { _("For me and my roles"), _("For me by name"), _("For everybody"), NULL };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->of = gtk_drop_down_new_from_strings (words);
  gtk_widget_set_valign (self->of, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->of, _("Asked of whom"));
  relais_parts_name (self->of, _("Asked of whom"));
  self->done = gtk_check_button_new_with_mnemonic (_("With what was _done in 7 days"));
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (self->done)), TRUE);
  g_signal_connect_object (self->of, "notify::selected", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->done, "toggled", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (line, "search-line");
  gtk_box_append (GTK_BOX (line), self->of);
  gtk_box_append (GTK_BOX (line), self->done);
  return line;
}

static void
relais_task_view_init (RelaisTaskView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwStatusPage *empty;

  self->items = g_list_store_new (RELAIS_TYPE_TASK_ITEM);
  self->list = relais_slot_list_new (self->items, _("To do"), &acts, self);
  empty = relais_slot_list_get_empty (RELAIS_SLOT_LIST (self->list));
  adw_status_page_set_icon_name (empty, "emblem-ok-symbolic");
  adw_status_page_set_title (empty, _("Nothing is asked"));
  adw_status_page_set_description (empty, _("What an entry asks to be done stands here, until it is done."));
  gtk_box_append (GTK_BOX (box), make_choices (self));
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_task_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a list that shows nothing yet
 */
GtkWidget *
relais_task_view_new (RelaisDesk *desk)
{
  RelaisTaskView *self = g_object_new (RELAIS_TYPE_TASK_VIEW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The hand-over of the last days on one screen: one row a patient, in the order of their names, with what was written
 * and what is still to be done. At first it goes back to the last working day. Space reads all of a patient and goes
 * on, Enter opens their notebook. It follows the register while it is shown. Made by the views of the notebook; main
 * thread.
 */

#include "relais-hand-over-view.h"

#include "relais-day-words.h"
#include "relais-hand-over-item.h"
#include "relais-hand-over-row.h"
#include "relais-parts.h"
#include "relais-session-watch.h"
#include "relais-slot-list.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisHandOverView {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GListStore *items;
  guint serial; /* of the newest question */
  gboolean is_shown;

  GtkWidget *days;
  GtkWidget *since;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RelaisHandOverView, relais_hand_over_view, ADW_TYPE_BIN)

/* --- Reading --- */

typedef struct {
  guint days;
  guint serial;
} Question;

static gpointer
read_list (RelaisSession *session, gpointer data, GError **error)
{
  return relais_hand_over_list (session, relais_session_get_actor (session), ((const Question *) data)->days, error);
}

static void
on_list_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisHandOverView *self = owner;
  g_autoptr (GPtrArray) list = answer;

  if (((const Question *) data)->serial != self->serial)
    return;
  if (list == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  relais_slots_merge (self->items, list);
  relais_slot_list_tell (RELAIS_SLOT_LIST (self->list));
}

static void
refresh (RelaisHandOverView *self)
{
  int days = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->days));
  Question *question;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (!self->is_shown || !relais_desk_is_open (self->desk))
    return;
  day = relais_day_words_in_full (self->desk, relais_date_add_days (relais_desk_get_today (self->desk), -days));
  /* Translators: beside a field with their number; %s is a day: "Friday 20 November 2026" */
  text = g_strdup_printf (ngettext ("day, since %s", "days, since %s", (gulong) days), day);
  gtk_label_set_text (GTK_LABEL (self->since), text);
  relais_parts_describe (self->days, text);
  question = g_new0 (Question, 1);
  question->days = (guint) days;
  question->serial = ++self->serial;
  relais_desk_run (self->desk, self, read_list, question, g_free, (GDestroyNotify) g_ptr_array_unref, on_list_read);
}

static void
on_desk_changed (RelaisHandOverView *self, const char *const *touched)
{
  static const char *const kinds[] = { "note", "note-read", "task", "person", "exclusion", NULL };

  if (relais_session_touches_any (touched, kinds))
    refresh (self);
}

/**
 * relais_hand_over_view_show:
 * @view: a hand-over
 */
void
relais_hand_over_view_show (RelaisHandOverView *view)
{
  view->is_shown = TRUE;
  refresh (view);
}

/**
 * relais_hand_over_view_focus:
 * @view: a hand-over
 *
 * Returns: whether there is a patient on whom one stands now
 */
gboolean
relais_hand_over_view_focus (RelaisHandOverView *view)
{
  return relais_slot_list_focus (RELAIS_SLOT_LIST (view->list));
}

/* --- Rows --- */

static void
show_row (gpointer owner, GtkWidget *row, gpointer slot)
{
  relais_hand_over_row_show (RELAIS_HAND_OVER_ROW (row), RELAIS_HAND_OVER_VIEW (owner)->desk,
                             relais_slot_get_row (slot));
}

static void
read_all (RelaisHandOverView *self, const RelaisHandOver *hand_over)
{
  for (guint i = 0; i < hand_over->entries->len; i++)
    {
      const RelaisNotebookEntry *entry = hand_over->entries->pdata[i];

      if (entry->is_unread)
        gtk_widget_activate_action (GTK_WIDGET (self), "notebook.read", "s", relais_record_get_id (entry->note));
    }
}

static gboolean
press (gpointer owner, guint keyval, GdkModifierType state)
{
  RelaisHandOverView *self = owner;
  gpointer slot = relais_slot_list_get_current (RELAIS_SLOT_LIST (self->list));

  if (slot == NULL || keyval != GDK_KEY_space || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  read_all (self, relais_slot_get_row (slot));
  relais_slot_list_focus_next (RELAIS_SLOT_LIST (self->list));
  return TRUE;
}

static void
activate (gpointer owner, gpointer slot)
{
  gtk_widget_activate_action (owner, "notebook.open", "s", relais_slot_get_id (slot));
}

static const RelaisSlotListActs acts = { relais_hand_over_row_new, show_row, press, activate };

/* --- Life --- */

static void
relais_hand_over_view_dispose (GObject *object)
{
  RelaisHandOverView *self = RELAIS_HAND_OVER_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (relais_hand_over_view_parent_class)->dispose (object);
}

static void
relais_hand_over_view_class_init (RelaisHandOverViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_hand_over_view_dispose;
}

static GtkWidget *
make_choices (RelaisHandOverView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->days = gtk_spin_button_new_with_range (1, RELAIS_HAND_OVER_MAX_DAYS, 1);
  relais_parts_name (self->days, _("How many days back"));
  self->since = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->since), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->since), 0);
  gtk_widget_add_css_class (line, "search-line");
  gtk_box_append (GTK_BOX (line), self->days);
  gtk_box_append (GTK_BOX (line), self->since);
  return line;
}

static void
relais_hand_over_view_init (RelaisHandOverView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwStatusPage *empty;

  self->items = g_list_store_new (RELAIS_TYPE_HAND_OVER_ITEM);
  self->list = relais_slot_list_new (self->items, _("Hand-over"), &acts, self);
  empty = relais_slot_list_get_empty (RELAIS_SLOT_LIST (self->list));
  adw_status_page_set_icon_name (empty, "emblem-ok-symbolic");
  adw_status_page_set_title (empty, _("Nothing to hand over"));
  adw_status_page_set_description (empty, _("What was written on these days and what is still to be done stands here."));
  gtk_box_append (GTK_BOX (box), make_choices (self));
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_hand_over_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a hand-over that shows nothing yet
 */
GtkWidget *
relais_hand_over_view_new (RelaisDesk *desk)
{
  RelaisHandOverView *self = g_object_new (RELAIS_TYPE_HAND_OVER_VIEW, NULL);

  self->desk = g_object_ref (desk);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->days), relais_hand_over_get_days (relais_desk_get_today (desk)));
  g_signal_connect_object (self->days, "value-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

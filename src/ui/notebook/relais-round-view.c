/* One's own round of a weekday, today's at first: whom one visits, in one's own order, with what is new about each.
 * Enter opens the notebook, Alt+Up and Alt+Down move a stop, Delete takes it out with undo. It follows the register
 * while it is shown. Made by the views of the notebook; main thread.
 */

#include "relais-round-view.h"

#include "relais-parts.h"
#include "relais-person-pick-dialog.h"
#include "relais-round-acts.h"
#include "relais-round-item.h"
#include "relais-round-row.h"
#include "relais-session-watch.h"
#include "relais-slot-list.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Frames in which a row that moved is looked for. */
#define MAX_LOOKS 60

struct _RelaisRoundView {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GListStore *items;
  guint serial; /* of the newest question */
  gboolean is_shown;
  char *moved;   /* id of the stop on which one stands once it is read where it is now */
  guint n_looks; /* for its row */

  GtkWidget *weekday;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RelaisRoundView, relais_round_view, ADW_TYPE_BIN)

static const char *
get_weekday (RelaisRoundView *self)
{
  return relais_round_weekdays[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->weekday)), 6)];
}

/* --- Standing on what moved --- */

static gboolean
on_frame (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  RelaisRoundView *self = data;
  GtkWidget *row = gtk_widget_get_first_child (list);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (RELAIS_IS_ROUND_ROW (child) && gtk_widget_get_mapped (child) &&
          g_strcmp0 (relais_round_row_get_stop (RELAIS_ROUND_ROW (child)), self->moved) == 0)
        break;
    }
  if ((row == NULL || !gtk_widget_grab_focus (row)) && self->n_looks++ < MAX_LOOKS)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->moved, g_free);
  return G_SOURCE_REMOVE;
}

static void
stand_on_moved (RelaisRoundView *self)
{
  GtkWidget *list = relais_slot_list_get_view (RELAIS_SLOT_LIST (self->list));
  guint position;
  g_autoptr (RelaisRoundItem) item =
      self->moved != NULL ? relais_slots_find (self->items, self->moved, &position) : NULL;

  if (item == NULL)
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);
  self->n_looks = 0;
  gtk_widget_add_tick_callback (list, on_frame, self, NULL);
}

/* --- Reading --- */

typedef struct {
  const char *weekday;
  guint serial;
} Question;

static gpointer
read_round (RelaisSession *session, gpointer data, GError **error)
{
  return relais_round_list (session, relais_session_get_actor (session), ((const Question *) data)->weekday, error);
}

static void
on_round_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisRoundView *self = owner;
  g_autoptr (GPtrArray) visits = answer;

  if (((const Question *) data)->serial != self->serial)
    return;
  if (visits == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  relais_slots_merge (self->items, visits);
  relais_slot_list_tell (RELAIS_SLOT_LIST (self->list));
  stand_on_moved (self);
}

static void
refresh (RelaisRoundView *self)
{
  Question *question;

  if (!self->is_shown || !relais_desk_is_open (self->desk))
    return;
  question = g_new0 (Question, 1);
  question->weekday = get_weekday (self);
  question->serial = ++self->serial;
  relais_desk_run (self->desk, self, read_round, question, g_free, (GDestroyNotify) g_ptr_array_unref, on_round_read);
}

static void
on_desk_changed (RelaisRoundView *self, const char *const *touched)
{
  static const char *const kinds[] = { "round-stop", "note",   "note-read", "note-visit",
                                       "task",       "person", "exclusion", NULL };

  if (relais_session_touches_any (touched, kinds))
    refresh (self);
}

/**
 * relais_round_view_show:
 * @view: a round
 */
void
relais_round_view_show (RelaisRoundView *view)
{
  view->is_shown = TRUE;
  refresh (view);
}

/**
 * relais_round_view_focus:
 * @view: a round
 *
 * Returns: whether there is a stop on which one stands now
 */
gboolean
relais_round_view_focus (RelaisRoundView *view)
{
  return relais_slot_list_focus (RELAIS_SLOT_LIST (view->list));
}

/* --- Acts --- */

static void
move (RelaisRoundView *self, const char *stop, int by)
{
  guint position;
  g_autoptr (RelaisRoundItem) item = relais_slots_find (self->items, stop, &position);

  if (item == NULL || (by < 0 && position == 0) || (by > 0 && position + 1 >= relais_slots_count (self->items)))
    return;
  g_free (self->moved);
  self->moved = g_strdup (stop);
  relais_round_acts_shift (GTK_WIDGET (self), self->desk, stop, by < 0 ? position - 1 : position + 1);
}

static void
act_shift (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *stop;
  int by;

  g_variant_get (target, "(&si)", &stop, &by);
  move (RELAIS_ROUND_VIEW (widget), stop, by);
}

static void
act_remove (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_round_acts_remove (widget, RELAIS_ROUND_VIEW (widget)->desk, g_variant_get_string (target, NULL));
}

static void
on_picked (gpointer owner, const char *id)
{
  RelaisRoundView *self = owner;

  relais_round_acts_add (GTK_WIDGET (self), self->desk, id, get_weekday (self));
}

static void
act_add (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_pick_dialog_show (widget, RELAIS_ROUND_VIEW (widget)->desk, _("Whom do you visit?"),
                                  RELAIS_SEARCH_PATIENTS, on_picked);
}

/* --- Rows --- */

static void
show_row (gpointer owner, GtkWidget *row, gpointer slot)
{
  relais_round_row_show (RELAIS_ROUND_ROW (row), RELAIS_ROUND_VIEW (owner)->desk, relais_slot_get_row (slot));
}

static gboolean
press (gpointer owner, guint keyval, GdkModifierType state)
{
  RelaisRoundView *self = owner;
  gpointer slot = relais_slot_list_get_current (RELAIS_SLOT_LIST (self->list));
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (slot == NULL || (state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (alt && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    move (self, relais_slot_get_id (slot), -1);
  else if (alt && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    move (self, relais_slot_get_id (slot), 1);
  else if (!alt && (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete))
    relais_round_acts_remove (GTK_WIDGET (self), self->desk, relais_slot_get_id (slot));
  else
    return FALSE;
  return TRUE;
}

static void
activate (gpointer owner, gpointer slot)
{
  const RelaisRoundVisit *visit = relais_slot_get_row (slot);

  gtk_widget_activate_action (owner, "notebook.open", "s", relais_record_get_id (visit->patient));
}

static const RelaisSlotListActs acts = { relais_round_row_new, show_row, press, activate };

/* --- Life --- */

static void
relais_round_view_dispose (GObject *object)
{
  RelaisRoundView *self = RELAIS_ROUND_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->items);
  g_clear_pointer (&self->moved, g_free);
  G_OBJECT_CLASS (relais_round_view_parent_class)->dispose (object);
}

static void
relais_round_view_class_init (RelaisRoundViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_round_view_dispose;
  gtk_widget_class_install_action (widget_class, "round.shift", "(si)", act_shift);
  gtk_widget_class_install_action (widget_class, "round.remove", "s", act_remove);
  gtk_widget_class_install_action (widget_class, "round.add", NULL, act_add);
}

static GtkWidget *
make_choices (RelaisRoundView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *add = relais_parts_mnemonic_button (_("_Add a patient…"));

  self->weekday = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_valign (self->weekday, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->weekday, _("Weekday of the round"));
  relais_parts_name (self->weekday, _("Weekday of the round"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "round.add");
  gtk_widget_add_css_class (line, "search-line");
  gtk_box_append (GTK_BOX (line), self->weekday);
  gtk_box_append (GTK_BOX (line), add);
  return line;
}

static void
relais_round_view_init (RelaisRoundView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwStatusPage *empty;

  self->items = g_list_store_new (RELAIS_TYPE_ROUND_ITEM);
  self->list = relais_slot_list_new (self->items, _("My round"), &acts, self);
  empty = relais_slot_list_get_empty (RELAIS_SLOT_LIST (self->list));
  adw_status_page_set_icon_name (empty, "mark-location-symbolic");
  adw_status_page_set_title (empty, _("Nobody on this day yet"));
  adw_status_page_set_description (empty, _("Whom you visit on this weekday stands here in your own order, with what is "
                                            "new about each since your last visit. Only you see it."));
  gtk_box_append (GTK_BOX (box), make_choices (self));
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
fill_weekdays (RelaisRoundView *self)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 1; book != NULL && i <= 7; i++)
    gtk_string_list_append (names, relais_phrasebook_weekday (book, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->weekday), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->weekday),
                              (guint) relais_date_weekday (relais_desk_get_today (self->desk)) - 1);
  g_signal_connect_object (self->weekday, "notify::selected", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/**
 * relais_round_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a round that shows nothing yet
 */
GtkWidget *
relais_round_view_new (RelaisDesk *desk)
{
  RelaisRoundView *self = g_object_new (RELAIS_TYPE_ROUND_VIEW, NULL);

  self->desk = g_object_ref (desk);
  fill_weekdays (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

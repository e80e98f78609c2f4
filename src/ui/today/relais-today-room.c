/* Today: what this member should look at now, in groups, what matters most first; empty means empty. It follows the
 * register by itself, keeps its place and its focus while it does, and is shown again when a new day begins. Made by
 * the window when somebody signs in.
 */

#include "relais-today-room.h"

#include "relais-form-keeper.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-rooms.h"
#include "relais-today-notes.h"
#include "relais-window.h"
#include "relais-work-row.h"
#include "relais-work-words.h"

#include <glib/gi18n-lib.h>

#define FEW 5
#define MORE 25
#define WAIT_MSEC 200
#define NEW_DAY_SECONDS 60

struct _RelaisTodayRoom {
  RelaisRoom parent_instance;

  char *shown;
  RelaisDate day;
  guint limits[RELAIS_N_WORK_KINDS];
  guint wait;
  guint new_day;
  gboolean asking;
  gboolean again;
  gboolean awaited; /* who came in has the focus nowhere yet */

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *groups;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (RelaisTodayRoom, relais_today_room, RELAIS_TYPE_ROOM)

/* What matters most first; what does not wait for a day, or for this person alone, does not count in the sidebar. */
static const struct {
  RelaisWorkKind kind;
  const char *title;
  gboolean counts;
} groups[] = {
  { RELAIS_WORK_EMERGENCY, N_("For you to know"), TRUE },
  { RELAIS_WORK_LIFT, N_("Decisions that wait for you"), TRUE },
  { RELAIS_WORK_DEPENDS, N_("Lost who helped them"), TRUE },
  { RELAIS_WORK_RECOGNITION, N_("Recognitions that end"), TRUE },
  { RELAIS_WORK_AFTER_CALL, N_("A call to those who helped"), TRUE },
  { RELAIS_WORK_NOBODY_HELPS, N_("Who helps at home?"), TRUE },
  { RELAIS_WORK_FORM, N_("Forms you began"), TRUE },
  { RELAIS_WORK_CONSENT, N_("May we keep and print?"), FALSE },
  { RELAIS_WORK_AGREEMENT, N_("Agreement for the liaison"), FALSE },
};

static void refresh (RelaisTodayRoom *self);

/* --- Keeping the place --- */

static char *
find_focused_key (RelaisTodayRoom *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->groups)))
    return NULL;
  row = RELAIS_IS_WORK_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, RELAIS_TYPE_WORK_ROW);
  return g_strdup (row != NULL ? relais_work_row_get_key (RELAIS_WORK_ROW (row)) : "");
}

static gboolean
focus_first (RelaisTodayRoom *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    return gtk_widget_child_focus (GTK_WIDGET (self->groups), GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->empty);
}

static GtkWidget *
find_row (GtkWidget *below, const char *key)
{
  if (RELAIS_IS_WORK_ROW (below))
    return g_str_equal (relais_work_row_get_key (RELAIS_WORK_ROW (below)), key) ? below : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, key);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
restore_focus (RelaisTodayRoom *self, const char *key)
{
  GtkWidget *row = key != NULL ? find_row (GTK_WIDGET (self->groups), key) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (row);
  else if (key != NULL)
    focus_first (self);
}

/* --- Groups --- */

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RelaisTodayRoom *self)
{
  RelaisWorkKind kind = (RelaisWorkKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "kind"));

  if (RELAIS_IS_WORK_ROW (row))
    {
      relais_work_row_open (RELAIS_WORK_ROW (row));
      return;
    }
  self->limits[kind] += MORE;
  refresh (self);
}

/* Past the last row of a group come the rows of the next. */
static gboolean
on_keynav_failed (GtkListBox *list, GtkDirectionType direction, RelaisTodayRoom *self)
{
  GtkDirectionType on = direction == GTK_DIR_DOWN ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD;

  return (direction == GTK_DIR_DOWN || direction == GTK_DIR_UP) &&
         gtk_widget_child_focus (GTK_WIDGET (self->groups), on);
}

static GtkWidget *
make_more (guint left)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("%u more…", "%u more…", left), left);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
add_group (RelaisTodayRoom *self, gsize index, const RelaisWorklist *worklist)
{
  RelaisWorkKind kind = groups[index].kind;
  const GPtrArray *items = worklist->items[kind];
  guint n_shown = MIN (items->len, self->limits[kind]);
  GtkWidget *group = relais_parts_group (_(groups[index].title));
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *text = g_strdup_printf ("%u", worklist->counts[kind]);
  GtkWidget *count = gtk_label_new (text);

  gtk_widget_add_css_class (count, "badge");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "numeric");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), count);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  relais_parts_name (list, _(groups[index].title));
  g_object_set_data (G_OBJECT (list), "kind", GINT_TO_POINTER (kind));
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (list, "keynav-failed", G_CALLBACK (on_keynav_failed), self);
  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         relais_work_row_new (relais_room_get_desk (RELAIS_ROOM (self)),
                                              g_ptr_array_index (items, i)));
  if (worklist->counts[kind] > n_shown)
    gtk_list_box_append (GTK_LIST_BOX (list), make_more (worklist->counts[kind] - n_shown));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (self->groups, group);
}

/* Everything that is shown, in one text: when it is still the same, nothing on screen moves. */
static char *
sum_up (RelaisTodayRoom *self, const RelaisWorklist *worklist)
{
  RelaisDesk *desk = relais_room_get_desk (RELAIS_ROOM (self));
  GString *sum = g_string_new (NULL);

  for (guint kind = 0; kind < RELAIS_N_WORK_KINDS; kind++)
    {
      g_string_append_printf (sum, "%u/%u\n", worklist->counts[kind], self->limits[kind]);
      for (guint i = 0; i < worklist->items[kind]->len && i < self->limits[kind]; i++)
        {
          const RelaisWorkItem *item = g_ptr_array_index (worklist->items[kind], i);
          g_autofree char *key = relais_work_words_key (item);
          g_autofree char *name = relais_work_words_name (desk, item);
          g_autofree char *aside = relais_work_words_aside (desk, item);
          g_autofree char *what = relais_work_words_what (desk, item);
          g_autofree char *when = relais_work_words_when (desk, item);

          g_string_append_printf (sum, "%s %s %s %s %s %d\n", key, name, aside, what, when, item->namesakes);
        }
    }
  g_string_append_printf (sum, "%u %u\n", worklist->n_unread, worklist->n_urgent);
  return g_string_free (sum, FALSE);
}

static void
show_groups (RelaisTodayRoom *self, const RelaisWorklist *worklist)
{
  g_autofree char *focused = find_focused_key (self);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (groups[i].kind == RELAIS_WORK_DEPENDS && worklist->n_unread > 0)
        {
          gtk_box_append (self->groups, relais_today_notes_new (worklist->n_unread, worklist->n_urgent));
          n++;
        }
      if (worklist->counts[groups[i].kind] == 0)
        continue;
      add_group (self, i, worklist);
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (self->awaited)
    focus_first (self);
  else
    restore_focus (self, focused);
  self->awaited = FALSE;
}

static void
show_count (RelaisTodayRoom *self, const RelaisWorklist *worklist)
{
  GtkWidget *rooms = gtk_widget_get_ancestor (GTK_WIDGET (self), RELAIS_TYPE_ROOMS);
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    count += groups[i].counts ? worklist->counts[groups[i].kind] : 0;
  if (rooms != NULL)
    relais_rooms_set_count (RELAIS_ROOMS (rooms), "today", count);
}

static void
show (RelaisTodayRoom *self, const RelaisWorklist *worklist)
{
  g_autofree char *sum = sum_up (self, worklist);

  show_count (self, worklist);
  if (g_strcmp0 (sum, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&sum);
  show_groups (self, worklist);
}

/* --- Reading --- */

static gpointer
read_worklist (RelaisSession *session, gpointer data, GError **error)
{
  return relais_worklist_read (session, relais_session_get_actor (session), GPOINTER_TO_UINT (data), error);
}

/* What stands on the screen is not left behind. */
static void
drop_open_forms (RelaisTodayRoom *self, RelaisWorklist *worklist)
{
  GPtrArray *items = worklist->items[RELAIS_WORK_FORM];

  for (guint i = items->len; i > 0; i--)
    {
      const RelaisWorkItem *item = g_ptr_array_index (items, i - 1);

      if (!relais_form_keeper_is_open (relais_room_get_desk (RELAIS_ROOM (self)), item->form))
        continue;
      g_ptr_array_remove_index (items, i - 1);
      worklist->counts[RELAIS_WORK_FORM]--;
    }
}

static void
on_worklist_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisTodayRoom *self = owner;
  g_autoptr (RelaisWorklist) worklist = answer;

  self->asking = FALSE;
  g_clear_handle_id (&self->wait, g_source_remove);
  if (worklist != NULL)
    {
      drop_open_forms (self, worklist);
      show (self, worklist);
    }
  else
    relais_window_tell_error (GTK_WIDGET (self), error);
  if (self->again)
    refresh (self);
}

/* While one question is under way, those that follow wait as one. */
static void
refresh (RelaisTodayRoom *self)
{
  guint limit = 0;

  self->again = self->asking;
  if (self->asking)
    return;
  for (guint kind = 0; kind < RELAIS_N_WORK_KINDS; kind++)
    limit = MAX (limit, self->limits[kind]);
  self->asking = TRUE;
  relais_desk_run (relais_room_get_desk (RELAIS_ROOM (self)), self, read_worklist, GUINT_TO_POINTER (limit), NULL,
                   (GDestroyNotify) relais_worklist_free, on_worklist_read);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisTodayRoom *self)
{
  refresh (self);
}

static gboolean
on_wait (gpointer data)
{
  RelaisTodayRoom *self = data;

  self->wait = 0;
  if (self->shown == NULL)
    gtk_stack_set_visible_child_name (self->stack, "wait");
  return G_SOURCE_REMOVE;
}

static void
show_day (RelaisTodayRoom *self)
{
  RelaisDesk *desk = relais_room_get_desk (RELAIS_ROOM (self));
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  g_autofree char *text = NULL;

  self->day = relais_desk_get_today (desk);
  text = book != NULL ? relais_phrasebook_day (book, self->day, self->day) : relais_person_words_date (desk, self->day);
  adw_window_title_set_subtitle (self->title, text);
}

static gboolean
on_clock (gpointer data)
{
  RelaisTodayRoom *self = data;

  if (relais_date_compare (self->day, relais_desk_get_today (relais_room_get_desk (RELAIS_ROOM (self)))) != 0)
    {
      show_day (self);
      refresh (self);
    }
  return G_SOURCE_CONTINUE;
}

/* --- What the window asks --- */

static void
relais_today_room_find (RelaisRoom *room)
{
  RelaisTodayRoom *self = RELAIS_TODAY_ROOM (room);

  self->awaited = self->shown == NULL;
  if (!self->awaited)
    focus_first (self);
}

static void
relais_today_room_dispose (GObject *object)
{
  RelaisTodayRoom *self = RELAIS_TODAY_ROOM (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->new_day, g_source_remove);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (relais_today_room_parent_class)->dispose (object);
}

static void
relais_today_room_class_init (RelaisTodayRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_today_room_dispose;
  RELAIS_ROOM_CLASS (klass)->find = relais_today_room_find;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/today/relais-today-room.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisTodayRoom, title);
  gtk_widget_class_bind_template_child (widget_class, RelaisTodayRoom, stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisTodayRoom, groups);
  gtk_widget_class_bind_template_child (widget_class, RelaisTodayRoom, empty);
}

static void
relais_today_room_init (RelaisTodayRoom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = 0; kind < RELAIS_N_WORK_KINDS; kind++)
    self->limits[kind] = FEW;
}

/**
 * relais_today_room_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): the room
 */
GtkWidget *
relais_today_room_new (RelaisDesk *desk)
{
  RelaisTodayRoom *self = g_object_new (RELAIS_TYPE_TODAY_ROOM, "desk", desk, NULL);

  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  self->wait = g_timeout_add (WAIT_MSEC, on_wait, self);
  self->new_day = g_timeout_add_seconds (NEW_DAY_SECONDS, on_clock, self);
  show_day (self);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * relais_today_room_refresh:
 * @room: the room
 *
 * Reads again what there is to do, after an act that changes no record.
 */
void
relais_today_room_refresh (RelaisTodayRoom *room)
{
  refresh (room);
}

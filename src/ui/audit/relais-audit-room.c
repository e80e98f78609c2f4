/* The access log, for administrators and the data protection officer: who did what, newest first, more of it as one
 * scrolls; whose record, by whom, what and since when are chosen above. A row of somebody's record leads to who has
 * seen it. One act checks that the log was not altered. Made by the window when its row of the sidebar is entered.
 */

#include "relais-audit-room.h"

#include "relais-audit-check.h"
#include "relais-audit-lines.h"
#include "relais-audit-reading.h"
#include "relais-audit-words.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-story-window.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Rows that are read at once, and how near the end of what is there the next are asked for. */
#define PART 100
#define NEAR_END 600
#define MOST_PEOPLE 6

struct _RelaisAuditRoom {
  RelaisRoom parent_instance;

  GtkStringList *rows; /* "title \n what stands below \n id of a person or nothing" */
  GPtrArray *staff;    /* ids, in the order of the drop-down; NULL until they are known */
  char *person;
  guint serial;        /* of the newest question; older answers are dropped */
  guint people_serial;
  gint64 before;
  gboolean is_asking;
  char *name; /* of the person that was chosen, as it was written into the entry */

  GtkEditable *entry;
  GtkListBox *people;
  GtkDropDown *member;
  GtkDropDown *act;
  GtkDropDown *period;
  GtkWidget *story;
  GtkWidget *check;
  GtkLabel *verdict;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (RelaisAuditRoom, relais_audit_room, RELAIS_TYPE_ROOM)

/* --- Reading a part --- */

typedef struct {
  char *person;
  char *staff;
  const char *acts;
  char *from;
  gint64 before;
  guint serial;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->person);
  g_free (question->staff);
  g_free (question->from);
  g_free (question);
}

static gpointer
read_part (RelaisSession *session, gpointer data, GError **error)
{
  const Question *question = data;
  RelaisAuditQuery query = {
    .person = question->person,
    .staff = question->staff,
    .acts = question->acts,
    .from = question->from,
    .before = question->before,
    .limit = PART,
  };

  return relais_audit_lines_read (session, relais_session_get_actor (session), &query, error);
}

static void
add_line (RelaisAuditRoom *self, const RelaisAuditLine *line)
{
  RelaisDesk *desk = relais_room_get_desk (RELAIS_ROOM (self));
  g_autofree char *title = relais_audit_words_title (desk, line);
  g_autofree char *below = relais_audit_words_below (desk, line);

  gtk_string_list_take (self->rows, g_strjoin ("\n", title, below, line->person != NULL ? line->person : "", NULL));
}

static void
on_part_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisAuditRoom *self = owner;
  const Question *question = data;
  g_autoptr (GPtrArray) lines = answer;

  if (question->serial != self->serial)
    return;
  self->is_asking = FALSE;
  if (lines == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i));
  self->before = lines->len == PART ? ((RelaisAuditLine *) g_ptr_array_index (lines, PART - 1))->row->seq : 0;
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ? "list" : "empty");
}

static char *
get_from (RelaisAuditRoom *self)
{
  RelaisDate today = relais_desk_get_today (relais_room_get_desk (RELAIS_ROOM (self)));
  int days = 0;

  relais_audit_words_get_period (gtk_drop_down_get_selected (self->period), &days);
  return days > 0 ? relais_instant_from_date (relais_date_add_days (today, 1 - days)) : NULL;
}

static void
ask_part (RelaisAuditRoom *self)
{
  Question *question = g_new0 (Question, 1);
  guint member = gtk_drop_down_get_selected (self->member);

  question->person = g_strdup (self->person);
  if (self->staff != NULL && member > 0 && member <= self->staff->len)
    question->staff = g_strdup (g_ptr_array_index (self->staff, member - 1));
  relais_audit_words_get_family (gtk_drop_down_get_selected (self->act), &question->acts);
  question->from = get_from (self);
  question->before = self->before;
  question->serial = self->serial;
  self->is_asking = TRUE;
  relais_desk_run (relais_room_get_desk (RELAIS_ROOM (self)), self, read_part, question, question_free,
                   (GDestroyNotify) g_ptr_array_unref, on_part_read);
}

static void
begin_anew (RelaisAuditRoom *self)
{
  self->serial++;
  self->before = 0;
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), NULL);
  ask_part (self);
}

static void
on_scrolled (GtkAdjustment *place, RelaisAuditRoom *self)
{
  double left = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place) -
                gtk_adjustment_get_value (place);

  if (left < NEAR_END && self->before != 0 && !self->is_asking)
    ask_part (self);
}

static void
on_filter (RelaisAuditRoom *self)
{
  if (self->staff != NULL)
    begin_anew (self);
}

/* --- Whose record --- */

typedef struct {
  char *text;
  guint serial;
} Search;

static void
search_free (gpointer data)
{
  g_free (((Search *) data)->text);
  g_free (data);
}

static gpointer
find_people (RelaisSession *session, gpointer data, GError **error)
{
  return relais_audit_find_people (session, relais_session_get_actor (session), ((Search *) data)->text, MOST_PEOPLE,
                                   error);
}

static void
clear_people (RelaisAuditRoom *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->people))) != NULL)
    gtk_list_box_remove (self->people, child);
  gtk_widget_set_visible (GTK_WIDGET (self->people), FALSE);
}

static void
on_people_found (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisAuditRoom *self = owner;
  RelaisDesk *desk = relais_room_get_desk (RELAIS_ROOM (self));
  g_autoptr (GPtrArray) found = answer;

  if (((Search *) data)->serial != self->people_serial)
    return;
  clear_people (self);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const RelaisRecord *person = ((RelaisFound *) g_ptr_array_index (found, i))->person;
      g_autofree char *name = relais_person_words_name (desk, person);
      g_autofree char *identity = relais_person_words_identity (desk, person);
      GtkWidget *row = relais_parts_row (name, identity);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_focusable (row, TRUE);
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (relais_record_get_id (person)), g_free);
      g_object_set_data_full (G_OBJECT (row), "name", g_steal_pointer (&name), g_free);
      gtk_list_box_append (self->people, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people), found != NULL && found->len > 0);
}

static void
set_person (RelaisAuditRoom *self, const char *id)
{
  if (g_strcmp0 (self->person, id) == 0)
    return;
  g_free (self->person);
  self->person = g_strdup (id);
  gtk_widget_set_sensitive (self->story, id != NULL);
  begin_anew (self);
}

static void
on_typed (RelaisAuditRoom *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  Search *search;

  if (self->person != NULL && g_strcmp0 (self->name, text) == 0)
    return;
  self->people_serial++;
  set_person (self, NULL);
  if (*text == '\0')
    {
      clear_people (self);
      return;
    }
  search = g_new0 (Search, 1);
  search->text = g_strdup (text);
  search->serial = self->people_serial;
  relais_desk_run (relais_room_get_desk (RELAIS_ROOM (self)), self, find_people, search, search_free,
                   (GDestroyNotify) g_ptr_array_unref, on_people_found);
}

static void
on_person_chosen (RelaisAuditRoom *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  g_free (self->name);
  self->name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));
  gtk_editable_set_text (self->entry, self->name);
  self->people_serial++;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
  clear_people (self);
  set_person (self, id);
}

/* Enter takes the first who fits. */
static void
on_entered (RelaisAuditRoom *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->people, 0);

  if (first != NULL)
    on_person_chosen (self, first);
}

static void
on_story (RelaisAuditRoom *self)
{
  if (self->person != NULL)
    relais_story_window_show (GTK_WIDGET (self), relais_room_get_desk (RELAIS_ROOM (self)), self->person);
}

static void
on_row_activated (RelaisAuditRoom *self, guint position)
{
  g_auto (GStrv) parts = g_strsplit (gtk_string_list_get_string (self->rows, position), "\n", 3);

  if (*parts[2] != '\0')
    relais_story_window_show (GTK_WIDGET (self), relais_room_get_desk (RELAIS_ROOM (self)), parts[2]);
}

static void
on_check (RelaisAuditRoom *self)
{
  relais_audit_check_run (GTK_WIDGET (self), relais_room_get_desk (RELAIS_ROOM (self)), self->check, self->verdict);
}

/* --- Rows --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *below = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (below), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), below);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) parts = g_strsplit (text, "\n", 3);
  g_autofree char *spoken = g_strdup_printf ("%s\n%s", parts[0], parts[1]);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), parts[0]);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), parts[1]);
  gtk_widget_set_tooltip_text (box, spoken);
  relais_parts_name (gtk_widget_get_parent (box), spoken);
  gtk_list_item_set_activatable (item, *parts[2] != '\0');
}

/* --- What one chooses from --- */

static void
fill_choices (RelaisAuditRoom *self)
{
  g_autoptr (GtkStringList) acts = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) periods = gtk_string_list_new (NULL);
  const char *text;

  for (guint i = 0; (text = relais_audit_words_get_family (i, NULL)) != NULL; i++)
    gtk_string_list_append (acts, text);
  for (guint i = 0; (text = relais_audit_words_get_period (i, NULL)) != NULL; i++)
    gtk_string_list_append (periods, text);
  gtk_drop_down_set_model (self->act, G_LIST_MODEL (acts));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (periods));
}

static gpointer
list_staff (RelaisSession *session, gpointer data, GError **error)
{
  return relais_session_list_staff (session, error);
}

static void
on_staff_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisAuditRoom *self = owner;
  g_autoptr (GPtrArray) staff = answer;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  gtk_string_list_append (names, _("Everybody in the team"));
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      g_ptr_array_add (ids, g_strdup (relais_record_get_id (member)));
      gtk_string_list_append (names, relais_record_get (member, RELAIS_STAFF_NAME));
    }
  gtk_drop_down_set_model (self->member, G_LIST_MODEL (names));
  self->staff = ids;
  begin_anew (self);
}

/* --- What the window asks --- */

static void
relais_audit_room_find (RelaisRoom *room)
{
  gtk_widget_grab_focus (GTK_WIDGET (RELAIS_AUDIT_ROOM (room)->entry));
}

static void
relais_audit_room_dispose (GObject *object)
{
  RelaisAuditRoom *self = RELAIS_AUDIT_ROOM (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (relais_audit_room_parent_class)->dispose (object);
}

static void
relais_audit_room_class_init (RelaisAuditRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_audit_room_dispose;
  RELAIS_ROOM_CLASS (klass)->find = relais_audit_room_find;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/audit/relais-audit-room.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, entry);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, people);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, member);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, act);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, period);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, story);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, check);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, verdict);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, scroller);
  gtk_widget_class_bind_template_child (widget_class, RelaisAuditRoom, list);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_person_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_story);
  gtk_widget_class_bind_template_callback (widget_class, on_check);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
relais_audit_room_init (RelaisAuditRoom *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = gtk_string_list_new (NULL);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (on_scrolled), self, 0);
  relais_parts_name_once (GTK_WIDGET (self));
  fill_choices (self);
}

/**
 * relais_audit_room_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): the room
 */
GtkWidget *
relais_audit_room_new (RelaisDesk *desk)
{
  RelaisAuditRoom *self = g_object_new (RELAIS_TYPE_AUDIT_ROOM, "desk", desk, NULL);

  relais_desk_run (desk, self, list_staff, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, on_staff_read);
  return GTK_WIDGET (self);
}

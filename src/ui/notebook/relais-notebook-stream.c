/* A timeline of the notebook: entries by day, the last one first, read in parts as one scrolls. It follows the
 * register: what changed is read anew, and where one reads stays. Space reads an entry and goes on, D notes that what
 * it asks is done. Made by the room of the notebook; main thread.
 */

#include "relais-notebook-stream.h"

#include "relais-note-card.h"
#include "relais-notebook-question.h"
#include "relais-session-watch.h"
#include "relais-text.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Entries that are read at once, and how near the end the next are asked for. */
#define PART 60
#define NEAR_END 800

struct _RelaisNotebookStream {
  AdwBin parent_instance;

  RelaisNoteLook look;
  RelaisNoteScope scope;
  char *patient;
  char *text;
  GListStore *items;
  guint serial; /* of the newest question; older answers are dropped */
  gboolean is_asking;
  gboolean has_more;
  gboolean wants_refresh;
  gulong on_changed;

  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *scroller;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RelaisNotebookStream, relais_notebook_stream, ADW_TYPE_BIN)

/* --- Reading --- */

static RelaisNoteItem *
get_item (RelaisNotebookStream *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->items), position);
}

static guint
count (RelaisNotebookStream *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static RelaisDate
get_day (RelaisNoteItem *item)
{
  return relais_instant_get_date (relais_record_get (relais_note_item_get_entry (item)->note, RELAIS_NOTE_AT));
}

static void
mark_days (RelaisNotebookStream *self)
{
  RelaisDate last = RELAIS_DATE_NONE;

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (RelaisNoteItem) item = get_item (self, i);
      RelaisDate day = get_day (item);

      relais_note_item_set_begins_day (item, i == 0 || relais_date_compare (day, last) != 0);
      last = day;
    }
}

static gboolean
is_at (RelaisNotebookStream *self, guint position, const RelaisNotebookEntry *entry)
{
  g_autoptr (RelaisNoteItem) item = position < count (self) ? get_item (self, position) : NULL;

  return item != NULL && g_str_equal (relais_note_item_get_id (item), relais_record_get_id (entry->note));
}

/* What is there already stays in its place and is read anew; what is new comes in before it; what is left goes. */
static void
merge (RelaisNotebookStream *self, GPtrArray *entries)
{
  guint position = 0;

  for (; entries->len > 0; position++)
    {
      RelaisNotebookEntry *entry = g_ptr_array_steal_index (entries, 0);
      g_autoptr (RelaisNoteItem) item = NULL;
      guint there = position;

      while (there < count (self) && !is_at (self, there, entry))
        there++;
      if (there < count (self))
        {
          g_list_store_splice (self->items, position, there - position, NULL, 0);
          item = get_item (self, position);
          relais_note_item_take (item, entry);
          continue;
        }
      item = relais_note_item_new (entry);
      g_list_store_insert (self->items, position, item);
    }
  g_list_store_splice (self->items, position, count (self) - position, NULL, 0);
}

static char *
get_first (RelaisNotebookStream *self)
{
  g_autoptr (RelaisNoteItem) item = count (self) > 0 ? get_item (self, 0) : NULL;

  return item != NULL ? g_strdup (relais_note_item_get_id (item)) : NULL;
}

/* Whoever has just signed sees it. */
static void
show_own_entry (RelaisNotebookStream *self, const char *first_before)
{
  const char *me = relais_actor_get_staff_id (relais_desk_get_actor (self->look.desk));
  g_autofree char *first = get_first (self);
  const RelaisNotebookEntry *entry = first != NULL ? relais_notebook_stream_find (self, first) : NULL;

  if (first_before != NULL && entry != NULL && !g_str_equal (first, first_before) &&
      relais_record_is (entry->note, RELAIS_NOTE_AUTHOR, me))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
append (RelaisNotebookStream *self, GPtrArray *entries)
{
  while (entries->len > 0)
    {
      g_autoptr (RelaisNoteItem) item = relais_note_item_new (g_ptr_array_steal_index (entries, 0));

      g_list_store_append (self->items, item);
    }
}

static const char *
get_empty_title (RelaisNotebookStream *self)
{
  if (self->text != NULL)
    return _("No entry has these words");
  return self->scope == RELAIS_NOTE_SCOPE_ALL || self->scope == RELAIS_NOTE_SCOPE_MINE ? _("Nothing is written yet")
                                                                                      : _("Nothing to read");
}

static void
show_what_there_is (RelaisNotebookStream *self)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), get_empty_title (self));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), count (self) > 0 ? self->scroller : self->empty);
}

static void
on_part_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNotebookStream *self = owner;
  const RelaisNotebookQuestion *question = data;
  RelaisNotebookAnswer *read = answer;

  if (question->serial != self->serial)
    {
      g_clear_pointer (&read, relais_notebook_answer_free);
      return;
    }
  self->is_asking = FALSE;
  if (read == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->look.labels, relais_labels_unref);
  g_clear_pointer (&self->look.staff, g_ptr_array_unref);
  self->look.labels = g_steal_pointer (&read->labels);
  self->look.staff = g_steal_pointer (&read->staff);
  self->has_more = read->entries->len >= question->limit;
  if (question->before == 0)
    {
      g_autofree char *first = get_first (self);

      merge (self, read->entries);
      show_own_entry (self, first);
    }
  else
    append (self, read->entries);
  relais_notebook_answer_free (read);
  mark_days (self);
  show_what_there_is (self);
  if (self->wants_refresh)
    relais_notebook_stream_refresh (self);
}

static void
ask (RelaisNotebookStream *self, gint64 before, guint limit)
{
  RelaisNotebookQuestion *question = g_new0 (RelaisNotebookQuestion, 1);

  question->scope = self->scope;
  question->patient = g_strdup (self->patient);
  question->text = g_strdup (self->text);
  question->before = before;
  question->limit = limit;
  question->serial = self->serial;
  self->is_asking = TRUE;
  self->wants_refresh = FALSE;
  relais_notebook_question_ask (question, self->look.desk, self, on_part_read);
}

static void
on_scrolled (GtkAdjustment *place, RelaisNotebookStream *self)
{
  double left = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place) -
                gtk_adjustment_get_value (place);
  g_autoptr (RelaisNoteItem) last = NULL;

  if (left > NEAR_END || !self->has_more || self->is_asking || count (self) == 0)
    return;
  last = get_item (self, count (self) - 1);
  ask (self, relais_note_item_get_entry (last)->doc, PART);
}

/**
 * relais_notebook_stream_refresh:
 * @stream: a timeline
 *
 * Reads again what is shown.
 */
void
relais_notebook_stream_refresh (RelaisNotebookStream *stream)
{
  if (stream->is_asking)
    stream->wants_refresh = TRUE;
  else
    ask (stream, 0, MAX (PART, count (stream)));
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisNotebookStream *self)
{
  if (relais_desk_is_open (desk) &&
      (touched[0] == NULL || relais_session_touches (touched, "note", NULL) ||
       relais_session_touches (touched, "task", NULL) || relais_session_touches (touched, "note-read", NULL) ||
       relais_session_touches (touched, "note-visit", NULL) || relais_session_touches (touched, "person", NULL)))
    relais_notebook_stream_refresh (self);
}

/**
 * relais_notebook_stream_show:
 * @stream: a timeline
 * @scope: which entries
 * @patient: (nullable): id of a patient, %NULL for everybody
 * @text: (nullable): words that are looked for
 */
void
relais_notebook_stream_show (RelaisNotebookStream *stream, RelaisNoteScope scope, const char *patient, const char *text)
{
  gboolean has_text = text != NULL && *text != '\0';

  stream->scope = scope;
  g_free (stream->patient);
  stream->patient = g_strdup (patient);
  g_free (stream->text);
  stream->text = has_text ? g_strdup (text) : NULL;
  g_clear_pointer (&stream->look.words, g_strfreev);
  stream->look.words = relais_text_query_words (stream->text);
  stream->look.names_patient = patient == NULL;
  stream->serial++;
  stream->has_more = FALSE;
  g_list_store_remove_all (stream->items);
  ask (stream, 0, PART);
}

/* --- Where one reads --- */

/**
 * relais_notebook_stream_get_current:
 * @stream: a timeline
 *
 * Returns: (transfer none) (nullable): the entry on which one stands
 */
const RelaisNotebookEntry *
relais_notebook_stream_get_current (RelaisNotebookStream *stream)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (stream->list));
  RelaisNoteItem *item = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));

  return item != NULL ? relais_note_item_get_entry (item) : NULL;
}

/**
 * relais_notebook_stream_find:
 * @stream: a timeline
 * @id: id of an entry
 *
 * Returns: (transfer none) (nullable): the entry, where it is in what was read
 */
const RelaisNotebookEntry *
relais_notebook_stream_find (RelaisNotebookStream *stream, const char *id)
{
  for (guint i = 0; i < count (stream); i++)
    {
      g_autoptr (RelaisNoteItem) item = get_item (stream, i);

      if (g_str_equal (relais_note_item_get_id (item), id))
        return relais_note_item_get_entry (item);
    }
  return NULL;
}

/**
 * relais_notebook_stream_focus:
 * @stream: a timeline
 *
 * Returns: whether there is an entry on which one stands now
 */
gboolean
relais_notebook_stream_focus (RelaisNotebookStream *stream)
{
  return count (stream) > 0 && gtk_widget_child_focus (stream->list, GTK_DIR_TAB_FORWARD);
}

/* What the row of the cursor shows. */
static RelaisNoteCard *
find_card (RelaisNotebookStream *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL && gtk_widget_get_parent (focus) == self->list ? gtk_widget_get_first_child (focus)
                                                                                  : NULL;

  return RELAIS_IS_NOTE_CARD (child) ? RELAIS_NOTE_CARD (child) : NULL;
}

static void
toggle_first_task (RelaisNotebookStream *self, const RelaisNotebookEntry *entry)
{
  const RelaisRecord *task = entry->tasks->len > 0 ? entry->tasks->pdata[0] : NULL;

  if (task != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.set-done", "(sb)", relais_record_get_id (task),
                                !relais_task_is_done (task));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RelaisNotebookStream *self)
{
  const RelaisNotebookEntry *entry = relais_notebook_stream_get_current (self);
  RelaisNoteCard *card = find_card (self);

  if (card == NULL || entry == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    relais_note_card_open_menu (card);
  else if (keyval == GDK_KEY_d || keyval == GDK_KEY_D)
    toggle_first_task (self, entry);
  else if (keyval != GDK_KEY_space)
    return FALSE;
  else
    {
      if (entry->is_unread)
        gtk_widget_activate_action (GTK_WIDGET (self), "notebook.read", "s", relais_record_get_id (entry->note));
      gtk_widget_child_focus (self->list, GTK_DIR_DOWN);
    }
  return TRUE;
}

static void
on_activated (RelaisNotebookStream *self, guint position)
{
  g_autoptr (RelaisNoteItem) item = get_item (self, position);
  const RelaisNotebookEntry *entry = relais_note_item_get_entry (item);

  if (self->patient == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.open", "s", relais_record_get_id (entry->patient));
  else if (entry->is_readable)
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.answer", "s", relais_note_item_get_id (item));
}

/* --- Rows --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *place, RelaisNotebookStream *self)
{
  gtk_list_item_set_child (place, relais_note_card_new ());
}

static void
on_item_changed (RelaisNoteItem *item, GtkListItem *place)
{
  RelaisNotebookStream *self = g_object_get_data (G_OBJECT (place), "stream");

  relais_note_card_show (RELAIS_NOTE_CARD (gtk_list_item_get_child (place)), &self->look, item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *place, RelaisNotebookStream *self)
{
  RelaisNoteItem *item = gtk_list_item_get_item (place);

  g_object_set_data (G_OBJECT (place), "stream", self);
  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed), place, 0);
  on_item_changed (item, place);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *place, RelaisNotebookStream *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (place), on_item_changed, place);
}

/* --- Life --- */

static void
relais_notebook_stream_dispose (GObject *object)
{
  RelaisNotebookStream *self = RELAIS_NOTEBOOK_STREAM (object);

  if (self->look.desk != NULL)
    g_clear_signal_handler (&self->on_changed, self->look.desk);
  g_clear_object (&self->look.desk);
  g_clear_pointer (&self->look.labels, relais_labels_unref);
  g_clear_pointer (&self->look.staff, g_ptr_array_unref);
  g_clear_pointer (&self->look.words, g_strfreev);
  g_clear_pointer (&self->patient, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (relais_notebook_stream_parent_class)->dispose (object);
}

static void
relais_notebook_stream_class_init (RelaisNotebookStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_notebook_stream_dispose;
}

static void
build_list (RelaisNotebookStream *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Entries"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->list, keys);
}

static void
relais_notebook_stream_init (RelaisNotebookStream *self)
{
  GtkAdjustment *place;

  self->items = g_list_store_new (RELAIS_TYPE_NOTE_ITEM);
  build_list (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "accessories-text-editor-symbolic");
  gtk_widget_add_css_class (self->empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_widget_set_vexpand (self->stack, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (place, "value-changed", G_CALLBACK (on_scrolled), self, 0);
}

/**
 * relais_notebook_stream_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a timeline that shows nothing yet
 */
GtkWidget *
relais_notebook_stream_new (RelaisDesk *desk)
{
  RelaisNotebookStream *self = g_object_new (RELAIS_TYPE_NOTEBOOK_STREAM, NULL);

  self->look.desk = g_object_ref (desk);
  self->on_changed = g_signal_connect (desk, "changed", G_CALLBACK (on_desk_changed), self);
  return GTK_WIDGET (self);
}

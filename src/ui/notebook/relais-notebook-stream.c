/* A timeline of the notebook: entries by day, the last one first, read in parts as one scrolls. It follows the
 * register: what changed is read anew, and where one reads stays. Space reads an entry and goes on, D notes that what
 * it asks is done. Made by the room of the notebook; main thread.
 */

#include "relais-notebook-stream.h"

#include "relais-note-card.h"
#include "relais-note-jump.h"
#include "relais-note-parts.h"
#include "relais-session-watch.h"
#include "relais-slot-list.h"
#include "relais-text.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Entries that are read at once, and how near the end the next are asked for. */
#define PART 60
#define NEAR_END 800

/* Entries that are read at once on the way to one of them. */
#define MANY 500

struct _RelaisNotebookStream {
  AdwBin parent_instance;

  RelaisNoteLook look;
  RelaisNotebookQuestion *question;
  GListStore *items;
  guint n_pinned; /* of the items, the first ones */
  gint64 last;    /* the place of the last one that was read */
  guint serial; /* of the newest question; older answers are dropped */
  gboolean is_asking;
  gboolean has_more;
  gboolean wants_refresh;
  gulong on_changed;
  char *wanted; /* id of the entry on which one wants to stand once it is read */

  GtkWidget *widen;
  RelaisSlotList *list;
};

G_DEFINE_FINAL_TYPE (RelaisNotebookStream, relais_notebook_stream, ADW_TYPE_BIN)

static void go_to_wanted (RelaisNotebookStream *self);

/* --- Reading --- */

static char *
get_first (RelaisNotebookStream *self)
{
  g_autoptr (RelaisNoteItem) item = relais_slots_get (self->items, self->n_pinned);

  return item != NULL ? g_strdup (relais_slot_get_id (item)) : NULL;
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
    gtk_adjustment_set_value (relais_slot_list_get_place (self->list), 0);
}

static const char *
get_empty_title (const RelaisNotebookQuestion *question)
{
  if (question->narrowed != NULL)
    return _("No entry fits");
  if (question->text != NULL)
    return _("No entry has these words");
  return question->scope == RELAIS_NOTE_SCOPE_ALL || question->scope == RELAIS_NOTE_SCOPE_MINE
             ? _("Nothing is written yet")
             : _("Nothing to read");
}

static void
show_what_there_is (RelaisNotebookStream *self)
{
  AdwStatusPage *empty = relais_slot_list_get_empty (self->list);
  const char *narrowed = self->question->narrowed;
  g_autofree char *text = narrowed != NULL ? g_markup_escape_text (narrowed, -1) : NULL;

  adw_status_page_set_title (empty, get_empty_title (self->question));
  adw_status_page_set_description (empty, text);
  gtk_widget_set_visible (self->widen, narrowed != NULL);
  relais_slot_list_tell (self->list);
}

static gboolean
is_same_entry (gconstpointer a, gconstpointer b)
{
  return g_str_equal (relais_record_get_id (((const RelaisNotebookEntry *) a)->note),
                      relais_record_get_id (((const RelaisNotebookEntry *) b)->note));
}

/* What is pinned comes first, and not once more at its day. */
static void
put_on_top (GPtrArray *pinned, GPtrArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    if (g_ptr_array_find_with_equal_func (pinned, entries->pdata[i - 1], is_same_entry, NULL))
      g_ptr_array_remove_index (entries, i - 1);
  for (guint i = 0; pinned->len > 0; i++)
    g_ptr_array_insert (entries, (int) i, g_ptr_array_steal_index (pinned, 0));
}

static const RelaisRecord *
get_note (gconstpointer entry)
{
  return ((const RelaisNotebookEntry *) entry)->note;
}

static void
take_part (RelaisNotebookStream *self, const RelaisNotebookPart *part, GPtrArray *pinned, GPtrArray *entries)
{
  const RelaisNotebookEntry *last = entries->len > 0 ? entries->pdata[entries->len - 1] : NULL;
  g_autofree char *first = get_first (self);

  self->has_more = entries->len >= part->limit;
  if (last != NULL)
    self->last = last->doc;
  relais_notes_order_parts (pinned, get_note);
  relais_notes_order_parts (entries, get_note);
  if (part->before > 0)
    {
      relais_slots_append (self->items, entries);
      return;
    }
  self->n_pinned = pinned->len;
  put_on_top (pinned, entries);
  relais_slots_merge (self->items, entries);
  show_own_entry (self, first);
}

static void
on_part_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNotebookStream *self = owner;
  const RelaisNotebookPart *part = data;
  RelaisNotebookAnswer *read = answer;

  if (part->serial != self->serial)
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
  take_part (self, part, read->pinned, read->entries);
  relais_notebook_answer_free (read);
  relais_note_items_mark (self->items, self->n_pinned);
  show_what_there_is (self);
  if (self->wanted != NULL)
    go_to_wanted (self);
  if (self->wants_refresh && !self->is_asking)
    relais_notebook_stream_refresh (self);
}

static void
ask (RelaisNotebookStream *self, gint64 before, guint limit)
{
  self->is_asking = TRUE;
  if (before == 0)
    self->wants_refresh = FALSE;
  relais_notebook_question_ask (self->question, before, limit, self->serial, self->look.desk, self, on_part_read);
}

static void
on_scrolled (GtkAdjustment *place, RelaisNotebookStream *self)
{
  double left = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place) -
                gtk_adjustment_get_value (place);

  if (left <= NEAR_END && self->has_more && !self->is_asking)
    ask (self, self->last, PART);
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
    ask (stream, 0, MAX (PART, relais_slots_count (stream->items)));
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
 * @question: (transfer full): what it shows
 */
void
relais_notebook_stream_show (RelaisNotebookStream *stream, RelaisNotebookQuestion *question)
{
  g_clear_pointer (&stream->question, relais_notebook_question_free);
  stream->question = question;
  g_clear_pointer (&stream->look.words, g_strfreev);
  stream->look.words = relais_text_query_words (question->text);
  stream->look.names_patient = question->patient == NULL;
  stream->serial++;
  stream->has_more = FALSE;
  g_clear_pointer (&stream->wanted, g_free);
  g_list_store_remove_all (stream->items);
  ask (stream, 0, PART);
}

/* --- Where one reads --- */

/* Goes to the wanted entry, or reads on until it comes. */
static void
go_to_wanted (RelaisNotebookStream *self)
{
  guint position;
  g_autoptr (RelaisNoteItem) item = relais_slots_find (self->items, self->wanted, &position);

  if (item == NULL && self->has_more && !self->is_asking)
    ask (self, self->last, MANY);
  else if (item == NULL && !self->has_more)
    {
      g_clear_pointer (&self->wanted, g_free);
      relais_window_tell (GTK_WIDGET (self), _("This entry is not there any more"));
    }
  if (item == NULL)
    return;
  relais_note_jump (relais_slot_list_get_view (self->list), position, self->wanted);
  g_clear_pointer (&self->wanted, g_free);
}

/**
 * relais_notebook_stream_jump:
 * @stream: a timeline
 * @id: id of an entry
 *
 * Stands on that entry as soon as it is read.
 */
void
relais_notebook_stream_jump (RelaisNotebookStream *stream, const char *id)
{
  g_free (stream->wanted);
  stream->wanted = g_strdup (id);
  if (!stream->is_asking)
    go_to_wanted (stream);
}

/**
 * relais_notebook_stream_get_current:
 * @stream: a timeline
 *
 * Returns: (transfer none) (nullable): the entry on which one stands
 */
const RelaisNotebookEntry *
relais_notebook_stream_get_current (RelaisNotebookStream *stream)
{
  RelaisNoteItem *item = relais_slot_list_get_current (stream->list);

  return item != NULL ? relais_note_item_get_entry (item) : NULL;
}

/**
 * relais_notebook_stream_get_labels:
 * @stream: a timeline
 *
 * Returns: (transfer none) (nullable): the names with which it shows its entries
 */
const RelaisLabels *
relais_notebook_stream_get_labels (RelaisNotebookStream *stream)
{
  return stream->look.labels;
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
  g_autoptr (RelaisNoteItem) item = relais_slots_find (stream->items, id, NULL);

  return item != NULL ? relais_note_item_get_entry (item) : NULL;
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
  return relais_slot_list_focus (stream->list);
}

/* What the row of the cursor shows. */
static RelaisNoteCard *
find_card (RelaisNotebookStream *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *view = relais_slot_list_get_view (self->list);
  GtkWidget *child = focus != NULL && gtk_widget_get_parent (focus) == view ? gtk_widget_get_first_child (focus) : NULL;

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

static void
open_first_attachment (RelaisNoteCard *card, const RelaisNotebookEntry *entry)
{
  if (entry->attachments != NULL)
    gtk_widget_activate_action (GTK_WIDGET (card), "attachment.open", "s",
                                ((const RelaisAttachment *) entry->attachments->pdata[0])->id);
}

static gboolean
press (gpointer owner, guint keyval, GdkModifierType state)
{
  RelaisNotebookStream *self = owner;
  const RelaisNotebookEntry *entry = relais_notebook_stream_get_current (self);
  RelaisNoteCard *card = find_card (self);

  if (card == NULL || entry == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    relais_note_card_open_menu (card);
  else if (keyval == GDK_KEY_d || keyval == GDK_KEY_D)
    toggle_first_task (self, entry);
  else if (keyval == GDK_KEY_o || keyval == GDK_KEY_O)
    open_first_attachment (card, entry);
  else if (keyval != GDK_KEY_space)
    return FALSE;
  else
    {
      if (entry->is_unread)
        gtk_widget_activate_action (GTK_WIDGET (self), "notebook.read", "s", relais_record_get_id (entry->note));
      relais_slot_list_focus_next (self->list);
    }
  return TRUE;
}

static void
activate (gpointer owner, gpointer slot)
{
  RelaisNotebookStream *self = owner;
  const RelaisNotebookEntry *entry = relais_note_item_get_entry (slot);

  if (self->question->patient == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.open", "s", relais_record_get_id (entry->patient));
  else if (entry->is_readable)
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.answer", "s", relais_slot_get_id (slot));
}

static void
show_row (gpointer owner, GtkWidget *row, gpointer slot)
{
  relais_note_card_show (RELAIS_NOTE_CARD (row), &RELAIS_NOTEBOOK_STREAM (owner)->look, slot);
}

static const RelaisSlotListActs acts = { relais_note_card_new, show_row, press, activate };

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
  g_clear_pointer (&self->question, relais_notebook_question_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (relais_notebook_stream_parent_class)->dispose (object);
}

static void
relais_notebook_stream_class_init (RelaisNotebookStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_notebook_stream_dispose;
}

static void
relais_notebook_stream_init (RelaisNotebookStream *self)
{
  GtkWidget *list;
  AdwStatusPage *empty;

  self->items = g_list_store_new (RELAIS_TYPE_NOTE_ITEM);
  list = relais_slot_list_new (self->items, _("Entries"), &acts, self);
  self->list = RELAIS_SLOT_LIST (list);
  empty = relais_slot_list_get_empty (self->list);
  adw_status_page_set_icon_name (empty, "accessories-text-editor-symbolic");
  self->widen = gtk_button_new_with_label (_("Show everything"));
  gtk_widget_set_halign (self->widen, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->widen), "notebook.widen");
  adw_status_page_set_child (empty, self->widen);
  adw_bin_set_child (ADW_BIN (self), list);
  g_signal_connect_object (relais_slot_list_get_place (self->list), "value-changed", G_CALLBACK (on_scrolled), self, 0);
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

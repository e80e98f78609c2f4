/* The practice's phrases and templates while one writes: a button with a list that is searched by typing, and the
 * beginning of a name behind a slash, "/pans", which Tab turns into the phrase. The cursor then stands in its first
 * blank, and Tab goes from blank to blank; where there is none, Tab leaves the text as everywhere. Hidden while the
 * practice offers none. Owned by the sheet; main thread.
 */

#include "relais-note-phrases.h"

#include "relais-label-choice.h"
#include "relais-parts.h"
#include "relais-phrase.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RelaisNotePhrases {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisLabels *labels;
  GtkTextView *view; /* not owned: stands on the same sheet */
  char *name;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RelaisNotePhrases, relais_note_phrases, ADW_TYPE_BIN)

static const char *const kinds[] = { RELAIS_LABEL_KIND_PHRASE, RELAIS_LABEL_KIND_TEMPLATE };

static const char *
get_language (RelaisNotePhrases *self)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);

  return book != NULL ? relais_phrasebook_get_language (book) : "fr";
}

/* --- Blanks --- */

static char *
get_text (RelaisNotePhrases *self, guint *cursor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end, place;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  *cursor = (guint) gtk_text_iter_get_offset (&place);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Selects the next blank, so that what is typed stands in its place. */
static gboolean
go_to_blank (RelaisNotePhrases *self, guint from)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  guint cursor, start, end;
  g_autofree char *text = get_text (self, &cursor);
  GtkTextIter first, last;

  if (!relais_phrase_find_blank (text, from, &start, &end))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &first, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) end);
  gtk_text_buffer_select_range (buffer, &last, &first);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  return TRUE;
}

static gboolean
go_on (RelaisNotePhrases *self)
{
  guint cursor;
  g_autofree char *text = get_text (self, &cursor);

  return go_to_blank (self, cursor);
}

/* The last blank that begins before @cursor. */
static gboolean
go_back (RelaisNotePhrases *self)
{
  guint cursor, start, end;
  g_autofree char *text = get_text (self, &cursor);
  GtkTextIter first;
  guint found = G_MAXUINT;

  if (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), &first, NULL))
    cursor = (guint) gtk_text_iter_get_offset (&first);
  for (guint from = 0; relais_phrase_find_blank (text, from, &start, &end) && start < cursor; from = end)
    found = start;
  return found != G_MAXUINT && go_to_blank (self, found);
}

/* A blank that is selected is for who types, not for the clipboard of selected text: there, the answer to one selection
 * can take away the next.
 */
static void
on_realized (GtkWidget *view)
{
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                              gtk_widget_get_primary_clipboard (view));
}

/* The view takes back what it gave. */
static void
on_unrealizing (GtkWidget *view)
{
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                           gtk_widget_get_primary_clipboard (view));
}

/* --- Inserting --- */

static char *
fill (RelaisNotePhrases *self, const RelaisRecord *phrase)
{
  RelaisDate today = relais_desk_get_today (self->desk);
  g_autofree char *date = g_strdup_printf ("%d/%d/%d", today.day, today.month, today.year);
  int minute = relais_clock_get_minute (relais_desk_get_clock (self->desk));
  g_autofree char *time = g_strdup_printf ("%d:%02d", minute / 60, minute % 60);

  return relais_phrase_fill (relais_label_choice_get_text (phrase, get_language (self)), self->name, date, time);
}

/* In place of @start to @end, as one step for undo. */
static void
insert (RelaisNotePhrases *self, const RelaisRecord *phrase, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = fill (self, phrase);
  guint from = (guint) gtk_text_iter_get_offset (start);
  GtkTextIter after;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, start, end);
  gtk_text_buffer_insert (buffer, start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &after, (int) from + (int) g_utf8_strlen (text, -1));
  gtk_text_buffer_place_cursor (buffer, &after);
  go_to_blank (self, from);
}

static const RelaisRecord *
find_typed (RelaisNotePhrases *self, const char *typed)
{
  for (gsize i = 0; self->labels != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const RelaisRecord *found = relais_label_choice_find (self->labels, kinds[i], typed);

      if (found != NULL && !relais_label_choice_is_retired (found))
        return found;
    }
  return NULL;
}

/* "/pans" before the cursor, alone or after a space. */
static gboolean
expand (RelaisNotePhrases *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end, line;
  g_autofree char *before = NULL;
  const char *slash;
  const RelaisRecord *phrase;

  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  line = end;
  gtk_text_iter_set_line_offset (&line, 0);
  before = gtk_text_buffer_get_text (buffer, &line, &end, FALSE);
  slash = strrchr (before, '/');
  if (slash == NULL || (slash > before && !g_ascii_isspace (slash[-1])))
    return FALSE;
  phrase = find_typed (self, slash + 1);
  if (phrase == NULL)
    return FALSE;
  start = end;
  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (slash, -1));
  insert (self, phrase, &start, &end);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, RelaisNotePhrases *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !gtk_text_view_get_editable (self->view))
    return FALSE;
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0))
    return go_back (self);
  return keyval == GDK_KEY_Tab && (expand (self) || go_on (self));
}

/* --- The list --- */

static void
on_row (RelaisNotePhrases *self, GtkListBoxRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  insert (self, g_object_get_data (G_OBJECT (row), "phrase"), &start, &end);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  RelaisNotePhrases *self = data;
  g_autofree char *key = relais_text_search_key (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  const char *text = g_object_get_data (G_OBJECT (row), "key");

  return strstr (text, key) != NULL;
}

static void
on_search (RelaisNotePhrases *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
on_search_activate (RelaisNotePhrases *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (gtk_widget_get_child_visible (row))
        {
          on_row (self, GTK_LIST_BOX_ROW (row));
          return;
        }
    }
}

static void
on_shown (RelaisNotePhrases *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (RelaisNotePhrases *self, const RelaisRecord *phrase)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *name = relais_label_choice_get_name (phrase, get_language (self));
  const char *text = relais_label_choice_get_text (phrase, get_language (self));
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autofree char *all = g_strjoin (" ", relais_record_get (phrase, RELAIS_LABEL_CODE), name, line, NULL);

  gtk_box_append (GTK_BOX (box), make_label (name, NULL));
  gtk_box_append (GTK_BOX (box), make_label (line, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  relais_parts_name (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  g_object_set_data_full (G_OBJECT (row), "phrase", relais_record_ref ((RelaisRecord *) phrase),
                          (GDestroyNotify) relais_record_unref);
  g_object_set_data_full (G_OBJECT (row), "key", relais_text_search_key (all), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * relais_note_phrases_set_labels:
 * @phrases: the phrases
 * @labels: the practice's labels
 */
void
relais_note_phrases_set_labels (RelaisNotePhrases *phrases, RelaisLabels *labels)
{
  GtkWidget *row;
  guint n = 0;

  g_clear_pointer (&phrases->labels, relais_labels_unref);
  phrases->labels = relais_labels_ref (labels);
  while ((row = gtk_widget_get_first_child (phrases->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (phrases->list), row);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) offered = relais_label_choice_list (labels, kinds[i], get_language (phrases));

      for (guint j = 0; j < offered->len; j++)
        add_row (phrases, offered->pdata[j]);
      n += offered->len;
    }
  gtk_widget_set_visible (GTK_WIDGET (phrases), n > 0);
}

/**
 * relais_note_phrases_set_name:
 * @phrases: the phrases
 * @name: how the patient is called in them
 */
void
relais_note_phrases_set_name (RelaisNotePhrases *phrases, const char *name)
{
  g_free (phrases->name);
  phrases->name = g_strdup (name);
}

/* --- Life --- */

static GtkWidget *
make_popover (RelaisNotePhrases *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  self->popover = gtk_popover_new ();
  relais_parts_name (self->search, _("Search a phrase"));
  relais_parts_name (self->list, _("Phrases"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_wanted, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  return self->popover;
}

static void
relais_note_phrases_dispose (GObject *object)
{
  RelaisNotePhrases *self = RELAIS_NOTE_PHRASES (object);

  g_clear_pointer (&self->labels, relais_labels_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (relais_note_phrases_parent_class)->dispose (object);
}

static void
relais_note_phrases_class_init (RelaisNotePhrasesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_phrases_dispose;
}

static void
relais_note_phrases_init (RelaisNotePhrases *self)
{
}

/**
 * relais_note_phrases_new:
 * @desk: the desk
 * @view: where the words are typed, on the same sheet
 *
 * Returns: (transfer floating): a button, hidden until relais_note_phrases_set_labels()
 */
GtkWidget *
relais_note_phrases_new (RelaisDesk *desk, GtkTextView *view)
{
  RelaisNotePhrases *self = g_object_new (RELAIS_TYPE_NOTE_PHRASES, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->desk = g_object_ref (desk);
  self->view = view;
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("_Phrases"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_set_tooltip_text (self->button, _("Or type / and the beginning of its name, then Tab"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_after (view, "realize", G_CALLBACK (on_realized), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (on_unrealizing), NULL);
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

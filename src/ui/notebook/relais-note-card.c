/* One entry of the notebook in a timeline: the day where it begins one, whom it is about where that is not clear, who
 * signed it and when, its words, the line for the home, what it asks. Of an entry that may not be read it says that it
 * exists. What one does with it are acts of the timeline ("notebook.…") with its id. Main thread.
 */

#include "relais-note-card.h"

#include "relais-attachment-acts.h"
#include "relais-attachment-chips.h"
#include "relais-day-words.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-round-acts.h"
#include "relais-search-mark.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteCard {
  AdwBin parent_instance;

  GtkWidget *day;
  GtkWidget *patient;
  GtkWidget *identity;
  GtkWidget *head;
  GtkWidget *about;
  GtkWidget *chips;
  GtkWidget *text;
  GtkWidget *answered;
  GtkWidget *measures;
  GtkWidget *attachments;
  GtkWidget *home;
  GtkWidget *paper;
  GtkWidget *answers;
  GtkWidget *seen;
  char *id;
  GtkWidget *tasks;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RelaisNoteCard, relais_note_card, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_day (RelaisNoteCard *self, const RelaisNoteLook *look, RelaisNoteItem *item)
{
  const RelaisRecord *note = relais_note_item_get_entry (item)->note;
  RelaisDate date = relais_instant_get_date (relais_record_get (note, RELAIS_NOTE_AT));
  RelaisNotePlace place = relais_note_item_get_place (item);
  gboolean is_pinned = (place & RELAIS_NOTE_PLACE_PINNED) != 0;
  g_autofree char *day = relais_day_words_in_full (look->desk, date);
  g_autofree char *head =
      is_pinned ? relais_notebook_words_head_with_day (look->desk, note) : relais_notebook_words_head (note);
  const char *above = is_pinned ? _("Urgent, still to read") : day;

  set_text (self->day, (place & RELAIS_NOTE_PLACE_BEGINS) != 0 ? above : NULL);
  set_text (self->head, head);
}

static void
show_patient (RelaisNoteCard *self, const RelaisNoteLook *look, const RelaisNotebookEntry *entry)
{
  g_autofree char *name = look->names_patient ? relais_person_words_name (look->desk, entry->patient) : NULL;
  g_autofree char *identity = look->names_patient ? relais_person_words_identity (look->desk, entry->patient) : NULL;

  set_text (self->patient, name);
  set_text (self->identity, identity);
}

static void
show_words (RelaisNoteCard *self, const RelaisNoteLook *look, const RelaisNotebookEntry *entry)
{
  const char *text = entry->is_readable ? relais_record_get (entry->note, RELAIS_NOTE_TEXT)
                                        : _("An entry of the care team.");
  g_autofree char *marked = relais_search_mark (text, (const char *const *) look->words);
  g_autofree char *struck = entry->is_struck ? g_strdup_printf ("<s>%s</s>", marked) : NULL;
  const char *line = relais_record_get (entry->note, RELAIS_NOTE_HOME_LINE);
  g_autofree char *home = line != NULL ? g_strdup_printf (_("At home: %s"), line) : NULL;
  g_autofree char *paper = relais_notebook_words_paper (look->desk, entry->note);
  g_autofree char *measures =
      entry->is_struck ? NULL : relais_notebook_words_measures (look->desk, look->labels, entry->note);

  gtk_label_set_markup (GTK_LABEL (self->text), struck != NULL ? struck : marked);
  if (entry->is_readable)
    gtk_widget_remove_css_class (self->text, "dim-label");
  else
    gtk_widget_add_css_class (self->text, "dim-label");
  set_text (self->measures, measures);
  relais_attachment_chips_show (self->attachments, entry->attachments);
  set_text (self->home, home);
  set_text (self->paper, paper);
}

static void
show_around (RelaisNoteCard *self, const RelaisNoteLook *look, const RelaisNotebookEntry *entry)
{
  g_autofree char *answered = relais_notebook_words_answered (look->desk, entry);
  g_autofree char *answers = relais_notebook_words_answers (entry);
  g_autofree char *seen = relais_notebook_words_seen (look->desk, entry);

  gtk_widget_set_visible (self->answered, answered != NULL);
  if (answered != NULL)
    {
      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->answered))), answered);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answered), "(ss)",
                                        relais_record_get_id (entry->patient), entry->answered->note);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->answered), "notebook.open-entry");
      relais_parts_name (self->answered, answered);
    }
  set_text (self->answers, answers);
  set_text (self->seen, seen);
}

static void
add_chip (RelaisNoteCard *self, const char *icon, const char *word, RelaisMood mood)
{
  gtk_box_append (GTK_BOX (self->chips), relais_parts_chip (icon, word, mood));
}

static void
show_chips (RelaisNoteCard *self, const RelaisNotebookEntry *entry)
{
  const char *urgency = relais_record_get (entry->note, RELAIS_NOTE_URGENCY);
  const char *words = relais_notebook_words_urgency (urgency);
  g_autofree char *part = relais_notebook_words_part (entry->note);

  empty (self->chips);
  if (words != NULL)
    add_chip (self, "dialog-warning-symbolic", words,
              g_str_equal (urgency, "urgent") ? RELAIS_MOOD_RISK : RELAIS_MOOD_ATTENTION);
  if (part != NULL)
    add_chip (self, "insert-link-symbolic", part, RELAIS_MOOD_CALM);
  if (entry->is_struck)
    add_chip (self, "edit-clear-symbolic", _("Corrected"), RELAIS_MOOD_CALM);
  if (entry->is_unread)
    add_chip (self, "mail-unread-symbolic", _("To read"), RELAIS_MOOD_ATTENTION);
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

static void
on_task_toggled (GtkCheckButton *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), "id");

  gtk_widget_activate_action (GTK_WIDGET (check), "notebook.set-done", "(sb)", id, gtk_check_button_get_active (check));
}

static void
show_tasks (RelaisNoteCard *self, const RelaisNoteLook *look, const RelaisNotebookEntry *entry)
{
  empty (self->tasks);
  for (guint i = 0; i < entry->tasks->len; i++)
    {
      const RelaisRecord *task = entry->tasks->pdata[i];
      g_autofree char *words = relais_notebook_words_task (look->desk, look->staff, task, entry->is_struck);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *label = make_label ("task");

      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), relais_task_is_done (task));
      gtk_widget_set_sensitive (check, relais_desk_may (look->desk, RELAIS_ACT_WRITE_NOTES));
      relais_parts_name (check, words);
      g_object_set_data_full (G_OBJECT (check), "id", g_strdup (relais_record_get_id (task)), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_task_toggled), NULL);
      gtk_box_append (GTK_BOX (self->tasks), check);
    }
  gtk_widget_set_visible (self->tasks, entry->tasks->len > 0);
}

static void
add_act (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* To another entry about the same patient. */
static void
add_way (GMenu *menu, const char *label, const RelaisNotebookEntry *entry, const char *to)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "notebook.open-entry", "(ss)", relais_record_get_id (entry->patient), to);
  g_menu_append_item (menu, item);
}

static void
show_menu (RelaisNoteCard *self, const RelaisNoteLook *look, const RelaisNotebookEntry *entry)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) days = NULL;
  const char *id = relais_record_get_id (entry->note);
  RelaisActor *actor = relais_desk_get_actor (look->desk);
  gboolean mine = relais_record_is (entry->note, RELAIS_NOTE_AUTHOR, relais_actor_get_staff_id (actor));

  add_act (menu, _("Answer"), "notebook.answer", id);
  if (!entry->is_struck && (mine || relais_desk_may (look->desk, RELAIS_ACT_ARCHIVE)))
    add_act (menu, _("Correct"), "notebook.correct", id);
  if (look->names_patient)
    add_act (menu, _("Open the notebook"), "notebook.open", relais_record_get_id (entry->patient));
  if (entry->answered != NULL)
    add_way (menu, _("What it answers"), entry, entry->answered->note);
  if (relais_record_get (entry->note, RELAIS_NOTE_CONTINUES) != NULL)
    add_way (menu, _("What it continues"), entry, relais_record_get (entry->note, RELAIS_NOTE_CONTINUES));
  relais_attachment_acts_add_menu (menu, entry->attachments, relais_desk_may (look->desk, RELAIS_ACT_EXPORT));
  add_act (menu, _("Copy for the medical record"), "notebook.copy", id);
  if (relais_record_get (entry->note, RELAIS_NOTE_MEASURES) != NULL)
    add_act (menu, _("Measurements over time"), "notebook.measures", id);
  add_act (menu, _("Who has read it"), "notebook.readings", id);
  if (!mine)
    add_act (menu, entry->is_unread ? _("Read") : _("Read again later"),
             entry->is_unread ? "notebook.read" : "notebook.unread", id);
  days = relais_round_acts_make_menu (look->desk, relais_record_get_id (entry->patient));
  g_menu_append_submenu (menu, _("Add to my round"), days);
  gtk_widget_set_can_focus (adw_bin_get_child (ADW_BIN (self)), FALSE); /* what was open is gone */
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->menu, entry->is_readable);
}

/**
 * relais_note_card_show:
 * @card: a card
 * @look: how entries are shown
 * @item: which one
 */
void
relais_note_card_show (RelaisNoteCard *card, const RelaisNoteLook *look, RelaisNoteItem *item)
{
  const RelaisNotebookEntry *entry = relais_note_item_get_entry (item);
  g_autofree char *about = relais_notebook_words_about (look->desk, look->labels, entry->note);
  g_autofree char *whole = relais_notebook_words_whole (look->desk, look->labels, entry, look->names_patient);

  show_day (card, look, item);
  show_patient (card, look, entry);
  set_text (card->about, about);
  show_chips (card, entry);
  g_free (card->id);
  card->id = g_strdup (relais_record_get_id (entry->note));
  show_words (card, look, entry);
  show_around (card, look, entry);
  show_tasks (card, look, entry);
  show_menu (card, look, entry);
  if (gtk_widget_get_parent (GTK_WIDGET (card)) != NULL)
    relais_parts_name (gtk_widget_get_parent (GTK_WIDGET (card)), whole);
}

static GtkWidget *
make_line (RelaisNoteCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), self->head);
  gtk_box_append (GTK_BOX (column), self->about);
  gtk_box_append (GTK_BOX (line), column);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->menu, _("What to do with this entry"));
  relais_parts_name (self->menu, _("What to do with this entry"));
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->menu);
  return line;
}

static void
relais_note_card_finalize (GObject *object)
{
  g_free (RELAIS_NOTE_CARD (object)->id);
  G_OBJECT_CLASS (relais_note_card_parent_class)->finalize (object);
}

static void
relais_note_card_class_init (RelaisNoteCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_note_card_finalize;
  relais_attachment_acts_install (GTK_WIDGET_CLASS (klass));
}

/* Only the mouse comes here; by key it is an act of the entry. */
static GtkWidget *
make_answered (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = make_label ("caption");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note-answered");
  return button;
}

static void
relais_note_card_init (RelaisNoteCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->day = make_label ("title-4");
  self->patient = make_label ("heading");
  self->identity = make_label ("dim-label");
  self->head = make_label ("caption-heading");
  self->about = make_label ("caption");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->text = make_label ("body");
  self->answered = make_answered ();
  self->measures = make_label ("heading");
  self->attachments = relais_attachment_chips_new ();
  self->home = make_label ("dim-label");
  self->answers = make_label ("caption");
  self->seen = make_label ("caption");
  gtk_widget_add_css_class (self->seen, "dim-label");
  self->paper = make_label ("dim-label");
  self->tasks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->menu = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->day, "note-day");
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_box_append (GTK_BOX (box), self->day);
  gtk_box_append (GTK_BOX (box), self->patient);
  gtk_box_append (GTK_BOX (box), self->identity);
  gtk_box_append (GTK_BOX (box), make_line (self));
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->answered);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->measures);
  gtk_box_append (GTK_BOX (box), self->attachments);
  gtk_box_append (GTK_BOX (box), self->home);
  gtk_box_append (GTK_BOX (box), self->paper);
  gtk_box_append (GTK_BOX (box), self->tasks);
  gtk_box_append (GTK_BOX (box), self->answers);
  gtk_box_append (GTK_BOX (box), self->seen);
  /* A row whose child takes the cursor never has it itself: what is in here has keys of the row. */
  gtk_widget_set_can_focus (box, FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_note_card_get_id:
 * @card: a card
 *
 * Returns: (nullable): the id of its entry
 */
const char *
relais_note_card_get_id (RelaisNoteCard *card)
{
  return card->id;
}

static void
on_menu_closed (GtkPopover *popover, RelaisNoteCard *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (popover, on_menu_closed, self);
  gtk_widget_set_can_focus (adw_bin_get_child (ADW_BIN (self)), FALSE);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/**
 * relais_note_card_open_menu:
 * @card: a card
 *
 * Shows what one may do with its entry. So long as it is shown, the cursor may stand in what is in the row.
 */
void
relais_note_card_open_menu (RelaisNoteCard *card)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (card->menu));

  if (!gtk_widget_get_visible (card->menu) || popover == NULL || gtk_widget_get_visible (GTK_WIDGET (popover)))
    return;
  gtk_widget_set_can_focus (adw_bin_get_child (ADW_BIN (card)), TRUE);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_menu_closed), card, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (card->menu));
}

/**
 * relais_note_card_new:
 *
 * Returns: (transfer floating): a card without an entry yet
 */
GtkWidget *
relais_note_card_new (void)
{
  return g_object_new (RELAIS_TYPE_NOTE_CARD, NULL);
}

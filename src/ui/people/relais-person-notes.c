/* The notebook on the page of a patient: the last entries as who reads may see them, what is still asked, and a place
 * for a line or two. It stays while the page around it is made anew, so that what is being written does too; its rows
 * follow the register. What agreement and protected mode mean for the notebook is said above them. Main thread.
 */

#include "relais-person-notes.h"

#include "relais-day-words.h"
#include "relais-note-composer.h"
#include "relais-notebook-acts.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-person-memory.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-session-watch.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

#define LAST_ENTRIES 3
#define MOST_TASKS   8

struct _RelaisPersonNotes {
  AdwBin parent_instance;

  RelaisDesk *desk;
  char *patient;
  char *rule; /* what applies to this notebook */
  guint serial;
  guint scroll_source;
  gboolean is_read;
  gboolean follows_page;
  GPtrArray *rows;

  GtkWidget *group;
  GtkWidget *composer; /* NULL for who may not write */
};

G_DEFINE_FINAL_TYPE (RelaisPersonNotes, relais_person_notes, ADW_TYPE_BIN)

/* --- Reading --- */

typedef struct {
  char *patient;
  guint serial;
} Question;

typedef struct {
  GPtrArray *entries;
  GPtrArray *tasks;
  GHashTable *struck; /* ids of corrected entries that asked some of them */
  GPtrArray *staff;
  RelaisLabels *labels;
} Answer;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->patient);
  g_free (data);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->entries, g_ptr_array_unref);
  g_clear_pointer (&answer->tasks, g_ptr_array_unref);
  g_clear_pointer (&answer->struck, g_hash_table_unref);
  g_clear_pointer (&answer->staff, g_ptr_array_unref);
  g_clear_pointer (&answer->labels, relais_labels_unref);
  g_free (answer);
}

/* Of an entry that who asks may not know nothing is said. */
static void
find_struck (RelaisSession *session, Answer *answer)
{
  answer->struck = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < answer->tasks->len; i++)
    {
      const RelaisRecord *task = answer->tasks->pdata[i];
      const char *note = relais_task_is_done (task) ? NULL : relais_record_get (task, RELAIS_TASK_NOTE);
      g_autoptr (RelaisNotebookEntry) entry =
          note != NULL ? relais_notebook_load (session, relais_session_get_actor (session), note, NULL) : NULL;

      if (entry != NULL && entry->is_struck)
        g_hash_table_add (answer->struck, g_strdup (note));
    }
}

static gpointer
read_notes (RelaisSession *session, gpointer data, GError **error)
{
  const Question *question = data;
  RelaisActor *actor = relais_session_get_actor (session);
  RelaisNotebookFilter filter = { .scope = RELAIS_NOTE_SCOPE_ALL, .patient = question->patient };
  Answer *answer = g_new0 (Answer, 1);

  if ((answer->labels = relais_practice_labels_load (session, error)) == NULL ||
      (answer->staff = relais_session_list_staff (session, error)) == NULL ||
      (answer->tasks = relais_notebook_list_tasks (session, actor, question->patient, FALSE, error)) == NULL ||
      (answer->entries = relais_notebook_list (session, actor, &filter, 0, LAST_ENTRIES, error)) == NULL)
    g_clear_pointer (&answer, answer_free);
  if (answer != NULL)
    find_struck (session, answer);
  return answer;
}

/* --- Rows --- */

static void
add_row (RelaisPersonNotes *self, GtkWidget *row, const char *what, const char *id)
{
  relais_person_view_mark (row, what, id);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_entry (RelaisPersonNotes *self, const RelaisNotebookEntry *entry, const Answer *answer)
{
  const char *at = relais_record_get (entry->note, RELAIS_NOTE_AT);
  const char *urgency = relais_notebook_words_urgency (relais_record_get (entry->note, RELAIS_NOTE_URGENCY));
  g_autofree char *day = relais_day_words (self->desk, relais_instant_get_date (at));
  g_autofree char *head = relais_notebook_words_head (entry->note);
  g_autofree char *about = relais_notebook_words_about (self->desk, answer->labels, entry->note);
  g_autofree char *title = g_strjoin (" · ", day, head, about, NULL);
  const char *text = entry->is_readable ? relais_record_get (entry->note, RELAIS_NOTE_TEXT)
                                        : _("An entry of the care team.");
  GtkWidget *row = relais_parts_row (title, text);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  relais_parts_describe (row, _("Enter opens the notebook."));
  if (urgency != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               relais_parts_chip ("dialog-warning-symbolic", urgency, RELAIS_MOOD_ATTENTION));
  if (entry->is_struck)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               relais_parts_chip ("edit-clear-symbolic", _("Corrected"), RELAIS_MOOD_CALM));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-notebook");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", self->patient);
  add_row (self, row, "note", relais_record_get_id (entry->note));
}

static void
on_task_toggled (GtkCheckButton *check, RelaisPersonNotes *self)
{
  relais_notebook_acts_set_done (GTK_WIDGET (self), self->desk, g_object_get_data (G_OBJECT (check), "id"),
                                 gtk_check_button_get_active (check));
}

static gboolean
is_of_struck (const Answer *answer, const RelaisRecord *task)
{
  const char *note = relais_record_get (task, RELAIS_TASK_NOTE);

  return note != NULL && g_hash_table_contains (answer->struck, note);
}

static void
add_task (RelaisPersonNotes *self, const RelaisRecord *task, const Answer *answer)
{
  g_autofree char *words = relais_notebook_words_task (self->desk, answer->staff, task, is_of_struck (answer, task));
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = relais_parts_row (words, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), relais_task_is_done (task));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, self->composer != NULL);
  relais_person_view_mark (check, "task", relais_record_get_id (task));
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (relais_record_get_id (task)), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_task_toggled), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  add_row (self, row, "task-row", relais_record_get_id (task));
}

/* What was done today can still be opened again by a wrong click. */
static gboolean
is_of_today (RelaisPersonNotes *self, const RelaisRecord *task)
{
  const char *done = relais_record_get (task, RELAIS_TASK_DONE_AT);

  return done == NULL ||
         relais_date_compare (relais_instant_get_date (done), relais_desk_get_today (self->desk)) == 0;
}

static void
clear_rows (RelaisPersonNotes *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_rule (RelaisPersonNotes *self, gboolean is_empty)
{
  const char *empty = is_empty ? _("Nothing is written yet") : NULL;
  g_autofree char *text = self->rule != NULL && empty != NULL ? g_strjoin ("\n", self->rule, empty, NULL)
                                                              : g_strdup (empty != NULL ? empty : self->rule);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), text);
}

static void
show (RelaisPersonNotes *self, const Answer *answer)
{
  g_autofree char *focus = relais_person_memory_get_focus (self->group);
  guint n = 0;

  clear_rows (self);
  for (guint i = 0; i < answer->entries->len; i++)
    add_entry (self, answer->entries->pdata[i], answer);
  for (guint i = 0; i < answer->tasks->len && n < MOST_TASKS; i++)
    {
      if (!is_of_today (self, answer->tasks->pdata[i]))
        continue;
      add_task (self, answer->tasks->pdata[i], answer);
      n++;
    }
  self->is_read = TRUE;
  show_rule (self, self->rows->len == 0);
  relais_person_memory_set_focus (self->group, focus);
}

static void
on_notes_read (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  RelaisPersonNotes *self = owner;
  Answer *answer = result;

  if (answer != NULL && ((Question *) data)->serial == self->serial)
    show (self, answer);
  else if (answer == NULL && error != NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  g_clear_pointer (&answer, answer_free);
}

static void
refresh (RelaisPersonNotes *self)
{
  Question *question = g_new0 (Question, 1);

  question->patient = g_strdup (self->patient);
  question->serial = ++self->serial;
  relais_desk_run (self->desk, self, read_notes, question, question_free, answer_free, on_notes_read);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisPersonNotes *self)
{
  if (relais_desk_is_open (desk) &&
      (relais_session_touches (touched, "note", NULL) || relais_session_touches (touched, "task", NULL)))
    refresh (self);
}

/* --- What applies --- */

static const char *
choose_rule (const RelaisRecord *patient)
{
  if (relais_person_is_protected (patient))
    return _("Protected mode: nothing of this notebook is printed.");
  if (relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "refused") ||
      relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "withdrawn"))
    return _("The patient does not agree to the liaison: nothing is written for the home.");
  return NULL;
}

/**
 * relais_person_notes_update:
 * @notes: the notebook on a page
 * @patient: the patient as they are now
 *
 * Says their name and what applies to them as they are now.
 */
void
relais_person_notes_update (RelaisPersonNotes *notes, const RelaisRecord *patient)
{
  g_autofree char *name = relais_person_words_name (notes->desk, patient);

  g_free (notes->rule);
  notes->rule = g_strdup (choose_rule (patient));
  show_rule (notes, notes->is_read && notes->rows->len == 0);
  if (notes->composer != NULL)
    relais_note_composer_set_name (RELAIS_NOTE_COMPOSER (notes->composer), name);
}

/* GTK brings the words into view; the button below them, which says for whom, is needed as well. */
static gboolean
scroll_to_composer (gpointer data)
{
  RelaisPersonNotes *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (place != NULL && gtk_widget_compute_bounds (self->composer, scroller, &bounds))
    gtk_adjustment_clamp_page (place, gtk_adjustment_get_value (place) + bounds.origin.y,
                               gtk_adjustment_get_value (place) + bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

/* Once what has just changed has its place. */
static void
keep_in_view (RelaisPersonNotes *self)
{
  if (self->scroll_source == 0 && self->composer != NULL && gtk_widget_get_focus_child (self->composer) != NULL)
    self->scroll_source = g_idle_add (scroll_to_composer, self);
}

/* The page grows while rows come in and while one writes. */
static void
on_mapped (RelaisPersonNotes *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL || self->follows_page)
    return;
  self->follows_page = TRUE;
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed",
                           G_CALLBACK (keep_in_view), self, G_CONNECT_SWAPPED);
}

/**
 * relais_person_notes_write:
 * @notes: the notebook on a page
 *
 * Puts the cursor into the line.
 *
 * Returns: whether there is one
 */
gboolean
relais_person_notes_write (RelaisPersonNotes *notes)
{
  if (notes->composer == NULL)
    return FALSE;
  relais_note_composer_focus (RELAIS_NOTE_COMPOSER (notes->composer));
  keep_in_view (notes);
  return TRUE;
}

/* --- Life --- */

static void
relais_person_notes_dispose (GObject *object)
{
  RelaisPersonNotes *self = RELAIS_PERSON_NOTES (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_person_notes_parent_class)->dispose (object);
}

static void
relais_person_notes_finalize (GObject *object)
{
  RelaisPersonNotes *self = RELAIS_PERSON_NOTES (object);

  g_ptr_array_unref (self->rows);
  g_free (self->patient);
  g_free (self->rule);
  G_OBJECT_CLASS (relais_person_notes_parent_class)->finalize (object);
}

static void
relais_person_notes_class_init (RelaisPersonNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_person_notes_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_person_notes_finalize;
}

static void
relais_person_notes_init (RelaisPersonNotes *self)
{
  self->rows = g_ptr_array_new ();
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
}

static void
build (RelaisPersonNotes *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->group = relais_parts_group (_("Notebook"));
  gtk_box_append (GTK_BOX (box), self->group);
  if (relais_desk_may (self->desk, RELAIS_ACT_WRITE_NOTES))
    {
      self->composer = relais_note_composer_new_brief (self->desk, self->patient, name);
      gtk_widget_set_tooltip_text (self->composer, _("A line in the notebook (Ctrl+J)"));
      gtk_box_append (GTK_BOX (box), self->composer);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_person_notes_new:
 * @desk: the desk
 * @patient: a patient
 *
 * Returns: (transfer floating): their notebook on a page, whose rows come as soon as they are read
 */
GtkWidget *
relais_person_notes_new (RelaisDesk *desk, const RelaisRecord *patient)
{
  RelaisPersonNotes *self = g_object_new (RELAIS_TYPE_PERSON_NOTES, NULL);
  g_autofree char *name = relais_person_words_name (desk, patient);

  self->desk = g_object_ref (desk);
  self->patient = g_strdup (relais_record_get_id (patient));
  build (self, name);
  relais_person_notes_update (self, patient);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  refresh (self);
  return GTK_WIDGET (self);
}

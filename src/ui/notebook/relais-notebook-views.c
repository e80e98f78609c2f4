/* The ways to look at the notebook, across patients or at that of one: timelines with their search and filters, what is
 * to be done, one's own round, and the hand-over. One list says which. What one does in them are acts of the room
 * ("notebook.…"). Made by the room of the notebook; main thread.
 */

#include "relais-notebook-views.h"

#include "relais-hand-over-view.h"
#include "relais-note-filters.h"
#include "relais-parts.h"
#include "relais-round-view.h"
#include "relais-task-view.h"

#include <glib/gi18n-lib.h>

typedef enum {
  VIEW_TIMELINE,
  VIEW_TASKS,
  VIEW_HAND_OVER,
  VIEW_ROUND,
} View;

typedef struct {
  View view;
  RelaisNoteScope scope;
  const char *title;
} Choice;

static const Choice of_all[] = {
  { VIEW_TIMELINE, RELAIS_NOTE_SCOPE_UNREAD, N_("To read") },
  { VIEW_TIMELINE, RELAIS_NOTE_SCOPE_SINCE_VISIT, N_("Since my last visit") },
  { VIEW_TASKS, 0, N_("To do") },
  { VIEW_ROUND, 0, N_("My round") },
  { VIEW_HAND_OVER, 0, N_("Hand-over") },
  { VIEW_TIMELINE, RELAIS_NOTE_SCOPE_MINE, N_("Mine") },
  { VIEW_TIMELINE, RELAIS_NOTE_SCOPE_ALL, N_("Everything") },
};

static const Choice of_one[] = {
  { VIEW_TIMELINE, RELAIS_NOTE_SCOPE_ALL, N_("Entries") },
  { VIEW_TASKS, 0, N_("To do") },
};

struct _RelaisNotebookViews {
  AdwBin parent_instance;

  RelaisDesk *desk;
  char *patient; /* NULL across all */
  gboolean is_filling;

  GtkWidget *search;
  RelaisNoteFilters *filters;
  GtkWidget *choice;
  GtkWidget *person;
  GtkWidget *seen;
  GtkWidget *stack;
  RelaisNotebookStream *stream;
  RelaisTaskView *tasks;
  RelaisHandOverView *hand_over;
  RelaisRoundView *round;
};

G_DEFINE_FINAL_TYPE (RelaisNotebookViews, relais_notebook_views, ADW_TYPE_BIN)

static const Choice *
get_choice (RelaisNotebookViews *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->patient != NULL)
    return &of_one[MIN (selected, G_N_ELEMENTS (of_one) - 1)];
  return &of_all[MIN (selected, G_N_ELEMENTS (of_all) - 1)];
}

static void
show_timeline (RelaisNotebookViews *self, RelaisNoteScope scope)
{
  RelaisNotebookQuestion *question =
      relais_notebook_question_new (scope, self->patient, gtk_editable_get_text (GTK_EDITABLE (self->search)));

  relais_note_filters_apply (self->filters, question);
  relais_notebook_stream_show (self->stream, question);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->stream));
}

static void
show (RelaisNotebookViews *self)
{
  const Choice *choice = get_choice (self);
  gboolean is_timeline = choice->view == VIEW_TIMELINE;

  if (self->is_filling)
    return;
  gtk_widget_set_visible (self->search, is_timeline);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), is_timeline);
  gtk_widget_set_hexpand (self->choice, !is_timeline);
  gtk_widget_set_halign (self->choice, is_timeline ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  if (is_timeline)
    {
      show_timeline (self, choice->scope);
      return;
    }
  if (choice->view == VIEW_ROUND)
    {
      relais_round_view_show (self->round);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->round));
      return;
    }
  if (choice->view == VIEW_HAND_OVER)
    {
      relais_hand_over_view_show (self->hand_over);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->hand_over));
      return;
    }
  relais_task_view_show (self->tasks, self->patient);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->tasks));
}

static void
fill_choice (RelaisNotebookViews *self, const Choice *choices, gsize n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < n; i++)
    gtk_string_list_append (names, _(choices[i].title));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), 0);
}

/**
 * relais_notebook_views_open:
 * @views: the views
 * @patient: (nullable): id of a patient, %NULL for everybody
 *
 * What was looked for in one place is not looked for in the next.
 */
void
relais_notebook_views_open (RelaisNotebookViews *views, const char *patient)
{
  gboolean was_one = views->patient != NULL;
  gboolean is_one = patient != NULL;

  views->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (views->search), "");
  relais_note_filters_reset (views->filters);
  g_free (views->patient);
  views->patient = g_strdup (patient);
  if (is_one)
    fill_choice (views, of_one, G_N_ELEMENTS (of_one));
  else if (was_one || gtk_drop_down_get_model (GTK_DROP_DOWN (views->choice)) == NULL)
    fill_choice (views, of_all, G_N_ELEMENTS (of_all));
  gtk_widget_set_visible (views->person, is_one);
  gtk_widget_set_visible (views->seen, is_one);
  views->is_filling = FALSE;
  show (views);
}

/**
 * relais_notebook_views_jump:
 * @views: the views of one patient's notebook
 * @id: id of an entry of it
 *
 * Stands on that entry, wherever one was.
 */
void
relais_notebook_views_jump (RelaisNotebookViews *views, const char *id)
{
  gboolean is_whole = get_choice (views)->view == VIEW_TIMELINE &&
                      *gtk_editable_get_text (GTK_EDITABLE (views->search)) == '\0' &&
                      !relais_note_filters_is_set (views->filters);
  g_autofree char *patient = g_strdup (views->patient);

  if (!is_whole)
    relais_notebook_views_open (views, patient);
  relais_notebook_stream_jump (views->stream, id);
}

/**
 * relais_notebook_views_widen:
 * @views: the views
 *
 * Lets everything through the filters again.
 */
void
relais_notebook_views_widen (RelaisNotebookViews *views)
{
  relais_note_filters_reset (views->filters);
  gtk_widget_grab_focus (views->search);
}

/**
 * relais_notebook_views_find:
 * @views: the views
 *
 * Puts the cursor where one searches, or where there is nothing to search, where one chooses what to look at.
 */
void
relais_notebook_views_find (RelaisNotebookViews *views)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (views->search) ? views->search : views->choice);
}

/**
 * relais_notebook_views_focus:
 * @views: the views
 *
 * Returns: whether there is something on which one stands now
 */
gboolean
relais_notebook_views_focus (RelaisNotebookViews *views)
{
  if (get_choice (views)->view == VIEW_ROUND)
    return relais_round_view_focus (views->round);
  if (get_choice (views)->view == VIEW_HAND_OVER)
    return relais_hand_over_view_focus (views->hand_over);
  if (get_choice (views)->view == VIEW_TASKS)
    return relais_task_view_focus (views->tasks);
  return relais_notebook_stream_focus (views->stream);
}

/**
 * relais_notebook_views_get_stream:
 * @views: the views
 *
 * Returns: (transfer none): the timeline, which is behind another view perhaps
 */
RelaisNotebookStream *
relais_notebook_views_get_stream (RelaisNotebookViews *views)
{
  return views->stream;
}

/* --- Life --- */

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  relais_parts_name (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_search_line (RelaisNotebookViews *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _("Words of an entry"), NULL);
  relais_parts_name (self->search, _("Search the notebook"));
  self->filters = RELAIS_NOTE_FILTERS (relais_note_filters_new (self->desk));
  self->person = make_button ("avatar-default-symbolic", _("Page of the patient"), "notebook.person");
  self->seen = make_button ("object-select-symbolic", _("Seen up to here (V)"), "notebook.seen");
  self->choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_tooltip_text (self->choice, _("Which entries"));
  relais_parts_name (self->choice, _("Which entries"));
  gtk_widget_add_css_class (line, "search-line");
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (line), self->choice);
  gtk_box_append (GTK_BOX (line), self->person);
  gtk_box_append (GTK_BOX (line), self->seen);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return line;
}

static void
relais_notebook_views_dispose (GObject *object)
{
  RelaisNotebookViews *self = RELAIS_NOTEBOOK_VIEWS (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->patient, g_free);
  G_OBJECT_CLASS (relais_notebook_views_parent_class)->dispose (object);
}

static void
relais_notebook_views_class_init (RelaisNotebookViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_notebook_views_dispose;
}

static void
relais_notebook_views_init (RelaisNotebookViews *self)
{
}

/**
 * relais_notebook_views_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): views that show nothing yet
 */
GtkWidget *
relais_notebook_views_new (RelaisDesk *desk)
{
  RelaisNotebookViews *self = g_object_new (RELAIS_TYPE_NOTEBOOK_VIEWS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  self->stack = gtk_stack_new ();
  self->stream = RELAIS_NOTEBOOK_STREAM (relais_notebook_stream_new (desk));
  self->tasks = RELAIS_TASK_VIEW (relais_task_view_new (desk));
  self->hand_over = RELAIS_HAND_OVER_VIEW (relais_hand_over_view_new (desk));
  self->round = RELAIS_ROUND_VIEW (relais_round_view_new (desk));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->stream));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->tasks));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->hand_over));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->round));
  gtk_box_append (GTK_BOX (box), make_search_line (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/* What the practice noted about an entry that the shared folder has no longer: it is given to the entry that took its
 * place, which a small search finds, or removed. Either is taken back from its toast.
 */

#include "relais-directory-give.h"

#include "relais-acts.h"
#include "relais-dialog.h"
#include "relais-directory-words.h"
#include "relais-entry-row.h"
#include "relais-parts.h"
#include "relais-practice-labels.h"

#include <glib/gi18n-lib.h>

/* Room for what is found, with text of the usual size. */
#define HEIGHT 480

/* As many as one looks through; whoever misses one types on. */
#define MOST_FOUND 6

/* --- Giving and removing --- */

typedef struct {
  char *from;
  char *to; /* NULL: it is removed */
} Order;

static Order *
order_new (RelaisDirectoryView *view, const char *to)
{
  Order *order = g_new0 (Order, 1);

  order->from = g_strdup (relais_directory_view_get_key (view));
  order->to = g_strdup (to);
  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->from);
  g_free (order->to);
  g_free (order);
}

static gpointer
carry_out (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;
  RelaisActor *actor = relais_session_get_actor (session);
  gboolean done = order->to != NULL ? relais_directory_move_own (session, actor, order->from, order->to, error)
                                    : relais_directory_clear_own (session, actor, order->from, error);

  return done ? RELAIS_DONE : NULL;
}

/* What was given is looked at where it is now. */
static char *
tell_given (gpointer view, gpointer data, gpointer answer, const GError *error)
{
  const Order *order = data;

  if (answer == NULL)
    return NULL;
  gtk_widget_activate_action (view, "win.open-entry", "s", order->to);
  return g_strdup (_("Our note is with this entry now"));
}

static char *
tell_removed (gpointer view, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    return NULL;
  gtk_widget_activate_action (view, "directory-room.folder", NULL);
  return g_strdup (_("Our note is removed"));
}

/**
 * relais_directory_give_remove:
 * @view: the page of an entry that is gone
 *
 * Removes what the practice noted about it.
 */
void
relais_directory_give_remove (RelaisDirectoryView *view)
{
  relais_acts_run (GTK_WIDGET (view), relais_directory_view_get_desk (view), carry_out, order_new (view, NULL),
                   order_free, NULL, tell_removed);
}

/* --- Looking for the entry --- */

typedef struct {
  RelaisDirectoryView *view;
  RelaisEntryRow *row;
  GtkWidget *group;
  GPtrArray *rows; /* in the group */
  guint generation;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->view);
  g_ptr_array_unref (search->rows);
  g_free (search);
}

static Search *
get_search (gpointer dialog)
{
  return g_object_get_data (dialog, "search");
}

typedef struct {
  char *text;
  guint generation;
  RelaisLabels *labels; /* read with the answer */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_clear_pointer (&question->labels, relais_labels_unref);
  g_free (question);
}

static gpointer
look_for (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;
  RelaisDirectoryQuestion asked = { .text = question->text, .limit = MOST_FOUND };

  question->labels = relais_practice_labels_load (session, error);
  return question->labels != NULL
             ? relais_directory_search (session, relais_session_get_actor (session), &asked, error)
             : NULL;
}

static void
on_chosen (GtkWidget *row, GtkWidget *dialog)
{
  RelaisDirectoryView *view = get_search (dialog)->view;

  relais_acts_run (GTK_WIDGET (view), relais_directory_view_get_desk (view), carry_out,
                   order_new (view, g_object_get_data (G_OBJECT (row), "key")), order_free, NULL, tell_given);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
make_row (GtkWidget *dialog, const RelaisLabels *labels, const RelaisDirectoryFound *found)
{
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  g_autofree char *fact = relais_directory_words_fact (desk, labels, found);
  GtkWidget *row = relais_parts_row (relais_directory_words_name (desk, found->entry), fact);

  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (relais_record_get_id (found->entry)), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_chosen), dialog, 0);
  return row;
}

/* An entry that is gone itself can take nothing. */
static void
show_found (GtkWidget *dialog, GPtrArray *found, const RelaisLabels *labels)
{
  Search *search = get_search (dialog);

  for (guint i = 0; i < search->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (search->group), search->rows->pdata[i]);
  g_ptr_array_set_size (search->rows, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const RelaisDirectoryFound *one = found->pdata[i];
      GtkWidget *row;

      if (one->gone_since != NULL)
        continue;
      row = make_row (dialog, labels, one);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (search->group), row);
      g_ptr_array_add (search->rows, row);
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (search->group),
                                         search->rows->len > 0 ? NULL : _("Nobody found"));
}

static void
on_found (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Question *question = data;
  g_autoptr (GPtrArray) found = answer;

  if (question->generation != get_search (dialog)->generation)
    return;
  if (found == NULL)
    relais_dialog_tell_error (dialog, error);
  else
    show_found (dialog, found, question->labels);
}

static void
on_typed (GtkWidget *dialog)
{
  Search *search = get_search (dialog);
  Question *question = g_new0 (Question, 1);

  question->text = g_strdup (relais_entry_row_get_text (search->row));
  question->generation = ++search->generation;
  relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), dialog, look_for, question, question_free,
                   (GDestroyNotify) g_ptr_array_unref, on_found);
}

/* Enter goes down to what was found; it gives nothing away by itself. */
static void
on_apply (GtkWidget *dialog)
{
  Search *search = get_search (dialog);

  if (search->rows->len > 0)
    gtk_widget_grab_focus (search->rows->pdata[0]);
}

/**
 * relais_directory_give_show:
 * @view: the page of an entry that is gone
 *
 * Asks which entry took its place, and gives that what the practice noted.
 */
void
relais_directory_give_show (RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  GtkWidget *dialog;
  GtkWidget *group;
  Search *search;
  int width;
  int height;

  if (page == NULL)
    return;
  dialog = relais_dialog_new (GTK_WIDGET (view), desk, _("Give to another entry"), NULL);
  group = relais_parts_group (NULL);
  search = g_new0 (Search, 1);
  search->view = g_object_ref (view);
  search->row = RELAIS_ENTRY_ROW (relais_entry_row_new (_("_Which entry took its place")));
  search->group = relais_parts_group (_("Found"));
  search->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "search", search, search_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (search->row));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog), search->group);
  g_signal_connect_object (search->row, "changed", G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (search->row, "apply", G_CALLBACK (on_apply), dialog, G_CONNECT_SWAPPED);
  relais_entry_row_set_text (search->row, relais_directory_words_name (desk, page->entry));
  on_typed (dialog);
  gtk_window_get_default_size (GTK_WINDOW (dialog), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (dialog), width, relais_parts_scale (GTK_WIDGET (view), HEIGHT));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (search->row));
}

/* The small dialogs in which one writes what the practice knows of an entry: a note, opening hours, a correction. Enter
 * stores it, with its undo in a toast; what cannot be read is said under the field, and what was typed stays.
 */

#include "relais-directory-dialogs.h"

#include "relais-acts.h"
#include "relais-combo.h"
#include "relais-dialog.h"
#include "relais-directory-words.h"
#include "relais-entry-row.h"
#include "relais-field-reader.h"
#include "relais-own-entry.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

/* --- On a thread --- */

typedef struct {
  char *key;
  char *text;
  guint field;
  GPtrArray *issues; /* what was found in the text */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->key);
  g_free (order->text);
  g_ptr_array_unref (order->issues);
  g_free (order);
}

static gpointer
answer (gboolean done)
{
  return done ? RELAIS_DONE : NULL;
}

static gpointer
set_note (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_set_note (session, relais_session_get_actor (session), order->key, order->text,
                                            error));
}

static gpointer
set_hours (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_set_hours (session, relais_session_get_actor (session), order->key, order->text,
                                             order->issues, error));
}

static gpointer
correct (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_correct (session, relais_session_get_actor (session), order->key, order->field,
                                           order->text, order->issues, error));
}

/* --- The dialog --- */

/* What a dialog asks for belongs to it. */
typedef struct {
  RelaisDirectoryView *view;
  char *key; /* the page may show another entry by the time */
  RelaisEntryRow *row;
  AdwComboRow *choice; /* of a field, or NULL */
  GArray *fields;
  RelaisDeskWork work;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->view);
  g_clear_pointer (&asking->fields, g_array_unref);
  g_free (asking->key);
  g_free (asking);
}

static Asking *
get_asking (gpointer dialog)
{
  return g_object_get_data (dialog, "asking");
}

/* Under the field where it is about what was typed, else in the dialog. */
static void
tell_wrong (RelaisDialog *dialog, Asking *asking, const Order *order, const GError *error)
{
  for (guint i = 0; i < order->issues->len; i++)
    {
      const RelaisIssue *issue = order->issues->pdata[i];
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      if (issue->level != RELAIS_ISSUE_ERROR)
        continue;
      relais_entry_row_set_finding (asking->row, sentence, issue->level);
      return;
    }
  relais_dialog_tell_error (dialog, error);
}

/* What was typed stays on the screen until it is stored. */
static char *
tell_asked (gpointer dialog, gpointer data, gpointer result, const GError *error)
{
  Asking *asking = get_asking (dialog);

  if (result == NULL)
    {
      relais_dialog_set_ready (dialog, TRUE);
      tell_wrong (dialog, asking, data, error);
      return g_strdup ("");
    }
  relais_directory_view_refresh (asking->view);
  gtk_window_close (GTK_WINDOW (dialog));
  return g_strdup (_("Saved"));
}

static guint
get_field (const Asking *asking)
{
  guint selected = asking->choice != NULL ? adw_combo_row_get_selected (asking->choice) : 0;

  return asking->fields != NULL && selected < asking->fields->len ? g_array_index (asking->fields, guint, selected) : 0;
}

static void
on_accepted (RelaisDialog *dialog, gpointer data)
{
  Asking *asking = get_asking (dialog);
  Order *order = g_new0 (Order, 1);

  order->key = g_strdup (asking->key);
  order->text = g_strstrip (g_strdup (relais_entry_row_get_text (asking->row)));
  order->field = get_field (asking);
  order->issues = relais_issues_new ();
  relais_dialog_tell (dialog, NULL);
  relais_entry_row_set_finding (asking->row, NULL, RELAIS_ISSUE_HINT);
  relais_dialog_set_ready (dialog, FALSE);
  relais_acts_run (GTK_WIDGET (dialog), relais_directory_view_get_desk (asking->view), asking->work, order, order_free,
                   NULL, tell_asked);
}

static void
on_row_apply (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "dialog.accept", NULL);
}

static GtkWidget *
dialog_new (RelaisDirectoryView *view, const char *title, const char *row_title, const char *text, RelaisDeskWork work)
{
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), desk, title, _("_Save"));
  Asking *asking = g_new0 (Asking, 1);

  asking->view = g_object_ref (view);
  asking->key = g_strdup (relais_directory_view_get_key (view));
  asking->row = RELAIS_ENTRY_ROW (relais_entry_row_new (row_title));
  asking->work = work;
  relais_entry_row_set_text (asking->row, text != NULL ? text : "");
  g_signal_connect_object (asking->row, "apply", G_CALLBACK (on_row_apply), dialog, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accepted), NULL);
  return dialog;
}

/* The rows: what is chosen first, then what is typed, where the cursor is; and below them how that may look. All of it
 * is there before the window is, which is as high as what it holds then.
 */
static void
present (GtkWidget *dialog, const char *example)
{
  Asking *asking = get_asking (dialog);
  const RelaisDirectoryPage *page = relais_directory_view_get_page (asking->view);
  GtkWidget *group =
      relais_parts_group (relais_directory_words_name (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), page->entry));

  if (asking->choice != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->choice));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->row));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  if (example != NULL)
    relais_dialog_add (RELAIS_DIALOG (dialog),
                       relais_parts_line ("dialog-information-symbolic", example, RELAIS_MOOD_CALM));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->row));
}

/* --- Note and hours --- */

static const char *
get_own (RelaisDirectoryView *view, RelaisOwnEntryField field)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);

  return page->own != NULL ? relais_record_get (page->own, field) : NULL;
}

/**
 * relais_directory_dialogs_ask_note:
 * @view: the page of an entry
 *
 * Asks for the practice's note about it.
 */
void
relais_directory_dialogs_ask_note (RelaisDirectoryView *view)
{
  if (relais_directory_view_get_page (view) != NULL)
    present (dialog_new (view, _("Our note"), _("_Note"), get_own (view, RELAIS_OWN_ENTRY_NOTE), set_note), NULL);
}

/**
 * relais_directory_dialogs_ask_hours:
 * @view: the page of an entry
 *
 * Asks for its opening hours as the practice knows them.
 */
void
relais_directory_dialogs_ask_hours (RelaisDirectoryView *view)
{
  g_autofree char *hours = NULL;
  GtkWidget *dialog;

  if (relais_directory_view_get_page (view) == NULL)
    return;
  hours = relais_field_format (&relais_own_entry_type.fields[RELAIS_OWN_ENTRY_HOURS],
                               get_own (view, RELAIS_OWN_ENTRY_HOURS));
  dialog = dialog_new (view, _("Opening hours as we know them"), _("_Hours"), hours, set_hours);
  present (dialog, _("For example: Mon-Fri 8:30-12:00. Empty takes the folder's hours again."));
}

/* --- A correction --- */

/* What is kept as codes is no matter of one line; hours have a dialog of their own. */
static gboolean
is_offered (guint field)
{
  return relais_own_entry_may_correct (field) && field != RELAIS_ENTRY_CATEGORY && field != RELAIS_ENTRY_LANGUAGES &&
         field != RELAIS_ENTRY_HOURS;
}

/* What the entry says comes before what it does not. */
static GArray *
list_fields (const RelaisRecord *entry)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int pass = 0; pass < 2; pass++)
    for (guint field = 0; field < RELAIS_ENTRY_N_FIELDS; field++)
      if (is_offered (field) && (relais_record_get (entry, field) != NULL) == (pass == 0))
        g_array_append_val (fields, field);
  return fields;
}

/* What changes most often is the number one dials. */
static guint
find_likely (GArray *fields, const RelaisRecord *entry)
{
  const char *line = relais_directory_words_line (entry);

  for (guint i = 0; line != NULL && i < fields->len; i++)
    if (relais_record_get (entry, g_array_index (fields, guint, i)) == line)
      return i;
  return 0;
}

/* What stands in the chosen field now. */
static void
on_field_chosen (AdwComboRow *choice, GParamSpec *pspec, Asking *asking)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (asking->view);
  guint field = get_field (asking);
  g_autofree char *value =
      relais_field_format (&relais_directory_entry_type.fields[field], relais_record_get (page->entry, field));

  relais_entry_row_set_text (asking->row, value);
  relais_entry_row_set_finding (asking->row, NULL, RELAIS_ISSUE_HINT);
}

static void
add_choice (Asking *asking, const RelaisRecord *entry)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  asking->fields = list_fields (entry);
  for (guint i = 0; i < asking->fields->len; i++)
    gtk_string_list_append (names,
                            _(relais_directory_entry_type.fields[g_array_index (asking->fields, guint, i)].label));
  asking->choice = ADW_COMBO_ROW (adw_combo_row_new ());
  relais_combo_wrap (asking->choice);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->choice), _("What is wrong"));
  adw_combo_row_set_model (asking->choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (asking->choice, find_likely (asking->fields, entry));
  g_signal_connect (asking->choice, "notify::selected", G_CALLBACK (on_field_chosen), asking);
  on_field_chosen (asking->choice, NULL, asking);
}

/**
 * relais_directory_dialogs_ask_correction:
 * @view: the page of an entry
 *
 * Asks what is wrong in it, and what is right.
 */
void
relais_directory_dialogs_ask_correction (RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  GtkWidget *dialog;

  if (page == NULL || page->source == NULL)
    return;
  dialog = dialog_new (view, _("Correct an entry"), _("_Right is"), NULL, correct);
  add_choice (get_asking (dialog), page->entry);
  present (dialog, NULL);
}

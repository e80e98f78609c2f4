/* What one does on the page of an entry: call, copy a number, note whether somebody answered, make it a favourite, and
 * the three small dialogs that change the practice's own words. Each can be taken back from its toast.
 */

#include "relais-directory-acts.h"

#include "relais-acts.h"
#include "relais-dialog.h"
#include "relais-directory-view.h"
#include "relais-directory-words.h"
#include "relais-entry-row.h"
#include "relais-field-reader.h"
#include "relais-own-entry.h"
#include "relais-parts.h"
#include "relais-phone.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *key;
  char *text;
  guint field;
  gboolean yes;
} Order;

static Order *
order_new (RelaisDirectoryView *view)
{
  Order *order = g_new0 (Order, 1);

  order->key = g_strdup (relais_directory_view_get_key (view));
  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->key);
  g_free (order->text);
  g_free (order);
}

static gpointer
answer (gboolean done)
{
  return done ? RELAIS_DONE : NULL;
}

/* --- Numbers --- */

static void
on_called (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelaisDirectoryView) view = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    relais_window_tell (GTK_WIDGET (view), _("No program on this PC makes calls. Dial the number on the phone."));
}

static void
act_call (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_autofree char *uri = NULL;

  if (!relais_phone_parse (g_variant_get_string (target, NULL), &phone))
    return;
  uri = relais_phone_get_uri (&phone);
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, on_called, g_object_ref (widget));
}

static void
act_copy (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_view_copy_number (widget, g_variant_get_string (target, NULL));
}

static void
act_copy_first (GtkWidget *widget, const char *name, GVariant *target)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (RELAIS_DIRECTORY_VIEW (widget));
  const char *line = page != NULL ? relais_directory_words_line (page->entry) : NULL;

  if (line != NULL)
    relais_directory_view_copy_number (widget, line);
}

static gpointer
note_line (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_note_line (session, relais_session_get_actor (session), order->key, order->text,
                                             order->yes, error));
}

static char *
tell_line (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  const Order *order = data;
  g_autofree char *shown = relais_directory_words_phone (order->text);

  if (result == NULL)
    return NULL;
  relais_directory_view_refresh (owner);
  /* Translators: %s is a phone number */
  return g_strdup_printf (order->yes ? _("Noted: %s was answered") : _("Noted: %s was not answered"), shown);
}

static void
act_line (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  Order *order = order_new (view);

  order->text = g_variant_dup_string (target, NULL);
  order->yes = g_str_equal (name, "directory.line-worked");
  relais_acts_run (widget, relais_directory_view_get_desk (view), note_line, order, order_free, NULL, tell_line);
}

/* --- Favourite --- */

static gpointer
set_favourite (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_set_favourite (session, relais_session_get_actor (session), order->key, order->yes,
                                                 error));
}

static char *
tell_favourite (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  const Order *order = data;

  if (result == NULL)
    return NULL;
  relais_directory_view_refresh (owner);
  return g_strdup (order->yes ? _("Now a favourite: it comes first in a search") : _("No longer a favourite"));
}

static void
act_favourite (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  Order *order;

  if (page == NULL)
    return;
  order = order_new (view);
  order->yes = page->own == NULL || !relais_record_is (page->own, RELAIS_OWN_ENTRY_FAVOURITE, "yes");
  relais_acts_run (widget, relais_directory_view_get_desk (view), set_favourite, order, order_free, NULL,
                   tell_favourite);
}

/* --- The practice's own words --- */

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
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return answer (relais_directory_set_hours (session, relais_session_get_actor (session), order->key, order->text,
                                             issues, error));
}

static gpointer
correct (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return answer (relais_directory_correct (session, relais_session_get_actor (session), order->key, order->field,
                                           order->text, issues, error));
}

static gpointer
drop_correction (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_drop_correction (session, relais_session_get_actor (session), order->key,
                                                   order->field, error));
}

static char *
tell_dropped (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  if (result == NULL)
    return NULL;
  relais_directory_view_refresh (owner);
  return g_strdup (_("Correction taken back"));
}

static void
act_drop_correction (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  int field = relais_record_type_find (&relais_directory_entry_type, g_variant_get_string (target, NULL));
  Order *order;

  if (field < 0)
    return;
  order = order_new (view);
  order->field = (guint) field;
  relais_acts_run (widget, relais_directory_view_get_desk (view), drop_correction, order, order_free, NULL,
                   tell_dropped);
}

/* --- Dialogs --- */

/* What a dialog asks for belongs to it. */
typedef struct {
  RelaisDirectoryView *view;
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
  g_free (asking);
}

/* What was typed stays on the screen until it is stored. */
static char *
tell_asked (gpointer dialog, gpointer data, gpointer result, const GError *error)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "asking");

  if (result == NULL)
    {
      relais_dialog_tell_error (dialog, error);
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
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "asking");
  Order *order = order_new (asking->view);

  order->text = g_strstrip (g_strdup (relais_entry_row_get_text (asking->row)));
  order->field = get_field (asking);
  relais_acts_run (GTK_WIDGET (dialog), relais_directory_view_get_desk (asking->view), asking->work, order, order_free,
                   NULL, tell_asked);
}

static GtkWidget *
dialog_new (RelaisDirectoryView *view, const char *title, const char *row_title, const char *text, RelaisDeskWork work)
{
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), desk, title, _("_Save"));
  GtkWidget *group = relais_parts_group (relais_directory_words_name (desk, page->entry));
  Asking *asking = g_new0 (Asking, 1);

  asking->view = g_object_ref (view);
  asking->row = RELAIS_ENTRY_ROW (relais_entry_row_new (row_title));
  asking->work = work;
  relais_entry_row_set_text (asking->row, text != NULL ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->row));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  g_object_set_data (G_OBJECT (dialog), "group", group);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accepted), NULL);
  return dialog;
}

static void
present (GtkWidget *dialog)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "asking");

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->row));
}

static const char *
get_own (RelaisDirectoryView *view, RelaisOwnEntryField field)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);

  return page->own != NULL ? relais_record_get (page->own, field) : NULL;
}

static void
act_note (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);

  if (relais_directory_view_get_page (view) != NULL)
    present (dialog_new (view, _("Our note"), _("_Note"), get_own (view, RELAIS_OWN_ENTRY_NOTE), set_note));
}

static void
act_hours (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  g_autofree char *hours = NULL;
  GtkWidget *dialog;

  if (relais_directory_view_get_page (view) == NULL)
    return;
  hours = relais_field_format (&relais_own_entry_type.fields[RELAIS_OWN_ENTRY_HOURS],
                               get_own (view, RELAIS_OWN_ENTRY_HOURS));
  dialog = dialog_new (view, _("Opening hours as we know them"), _("_Hours"), hours, set_hours);
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic",
                                        _("For example: Mon-Fri 8:30-12:00. Empty takes the folder's hours again."),
                                        RELAIS_MOOD_CALM));
  present (dialog);
}

/* What stands in the chosen field now. */
static void
on_field_chosen (AdwComboRow *choice, GParamSpec *pspec, Asking *asking)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (asking->view);
  const char *value = relais_record_get (page->entry, get_field (asking));

  relais_entry_row_set_text (asking->row, value != NULL ? value : "");
}

static void
add_choice (GtkWidget *dialog)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "asking");
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *choice = adw_combo_row_new ();
  GtkStringList *names = gtk_string_list_new (NULL);

  asking->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint field = 0; field < RELAIS_ENTRY_N_FIELDS; field++)
    {
      if (!relais_own_entry_may_correct (field))
        continue;
      g_array_append_val (asking->fields, field);
      gtk_string_list_append (names, _(relais_directory_entry_type.fields[field].label));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice), _("What is wrong"));
  adw_combo_row_set_model (ADW_COMBO_ROW (choice), G_LIST_MODEL (names));
  asking->choice = ADW_COMBO_ROW (choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_field_chosen), asking);
  on_field_chosen (asking->choice, NULL, asking);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), choice);
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  g_object_unref (names);
}

static void
act_correct (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  GtkWidget *dialog;

  if (relais_directory_view_get_page (view) == NULL)
    return;
  dialog = dialog_new (view, _("Correct an entry"), _("_Right is"), NULL, correct);
  add_choice (dialog);
  present (dialog);
}

/**
 * relais_directory_acts_install:
 * @view_class: the class of the page
 *
 * Gives the page its actions and their keys.
 */
void
relais_directory_acts_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "directory.call", "s", act_call);
  gtk_widget_class_install_action (view_class, "directory.copy", "s", act_copy);
  gtk_widget_class_install_action (view_class, "directory.copy-first", NULL, act_copy_first);
  gtk_widget_class_install_action (view_class, "directory.line-worked", "s", act_line);
  gtk_widget_class_install_action (view_class, "directory.line-failed", "s", act_line);
  gtk_widget_class_install_action (view_class, "directory.favourite", NULL, act_favourite);
  gtk_widget_class_install_action (view_class, "directory.note", NULL, act_note);
  gtk_widget_class_install_action (view_class, "directory.hours", NULL, act_hours);
  gtk_widget_class_install_action (view_class, "directory.correct", NULL, act_correct);
  gtk_widget_class_install_action (view_class, "directory.drop-correction", "s", act_drop_correction);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_c, GDK_CONTROL_MASK, "directory.copy-first", NULL);
}

/* Handing the practice's corrections of an entry to the keeper of the shared folder: the dialog shows what will stand
 * there before anything is written. It is the only thing that Relais writes into that folder, and only from here.
 */

#include "relais-directory-suggest.h"

#include "relais-dialog.h"
#include "relais-directory-outcome.h"
#include "relais-directory-suggestion.h"
#include "relais-directory-words.h"
#include "relais-error.h"
#include "relais-own-entry.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* --- What will be written --- */

static void
add_row (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = relais_parts_row (title, text);

  gtk_widget_add_css_class (row, "property");
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_corrections (RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  GtkWidget *group = relais_parts_group (relais_directory_words_name (desk, page->entry));

  for (guint i = 0; i < page->corrections->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = relais_directory_words_correction (desk, page, page->corrections->pdata[i], &title);

      if (text != NULL)
        add_row (group, title, text);
    }
  return group;
}

/* Of the card what its keeper reads; what programs write in it is as it was. */
static GtkWidget *
make_card (RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *card = relais_parts_expander (_("The whole card"), NULL);

  for (guint field = 0; field < RELAIS_ENTRY_N_FIELDS; field++)
    {
      const char *value = relais_record_get (page->entry, field);
      g_autofree char *text = NULL;

      if (value == NULL || !relais_own_entry_may_correct (field))
        continue;
      text = relais_directory_words_value (desk, page->labels, field, value);
      add_row (card, _(relais_directory_entry_type.fields[field].label), text);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  return group;
}

/* --- Writing it --- */

typedef struct {
  RelaisDirectoryView *view;
  char *key;
} Handing;

static void
handing_free (gpointer data, GClosure *closure)
{
  Handing *handing = data;

  g_object_unref (handing->view);
  g_free (handing->key);
  g_free (handing);
}

typedef struct {
  char *key;
  gboolean is_away; /* set on the thread: the folder is not there */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->key);
  g_free (order);
}

static gpointer
suggest (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;
  g_autofree char *folder = NULL;
  char *card = relais_directory_suggest (session, relais_session_get_actor (session), order->key, error);

  if (card == NULL && relais_directory_get_chosen (relais_session_get_folder (session), &folder, NULL))
    order->is_away = folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR);
  return card;
}

/* In the dialog, which stays for another try; in the window for whoever has shut it meanwhile. */
static void
tell_failure (gpointer view, GtkWidget *dialog, const Order *order, const GError *error)
{
  const char *away = _("The shared folder can’t be reached now. Nothing was written; try again when it is back.");

  if (dialog == NULL && order->is_away)
    relais_window_tell (view, away);
  else if (dialog == NULL)
    relais_window_tell_error (view, error);
  else if (order->is_away)
    relais_dialog_tell (RELAIS_DIALOG (dialog), away);
  else
    relais_dialog_tell_error (RELAIS_DIALOG (dialog), error);
  if (dialog != NULL)
    relais_dialog_set_ready (RELAIS_DIALOG (dialog), TRUE);
}

static void
on_suggested (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  GtkWidget *dialog = g_object_get_data (owner, "suggest-dialog");
  g_autofree char *card = answer;

  if (card == NULL)
    {
      tell_failure (owner, dialog, data, error);
      return;
    }
  if (dialog != NULL)
    gtk_window_close (GTK_WINDOW (dialog));
  relais_window_tell (owner, _("The correction lies ready for the keeper"));
}

static void
on_accepted (RelaisDialog *dialog, Handing *handing)
{
  Order *order = g_new0 (Order, 1);

  order->key = g_strdup (handing->key);
  relais_dialog_set_ready (dialog, FALSE);
  relais_desk_run (relais_directory_view_get_desk (handing->view), handing->view, suggest, order, order_free, g_free,
                   on_suggested);
}

static void
on_destroyed (GtkWidget *dialog, RelaisDirectoryView *view)
{
  g_object_set_data (G_OBJECT (view), "suggest-dialog", NULL);
}

static void
show_dialog (RelaisDirectoryView *view, const char *folder)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), relais_directory_view_get_desk (view),
                                         _("Suggest a correction"), _("_Hand in"));
  g_autofree char *place = g_build_filename (folder, "suggestions", NULL);
  g_autofree char *shown = g_filename_display_name (place);
  /* Translators: %s is a folder */
  g_autofree char *where = g_strdup_printf (_("A card with these corrections is written into %s, for the keeper of the "
                                              "shared folder. Nothing else in the folder changes."), shown);
  Handing *handing = g_new0 (Handing, 1);

  handing->view = g_object_ref (view);
  handing->key = g_strdup (relais_directory_view_get_key (view));
  relais_dialog_add (RELAIS_DIALOG (dialog), make_corrections (view));
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_parts_line ("dialog-information-symbolic", where,
                                                                RELAIS_MOOD_CALM));
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("avatar-default-symbolic",
                                        _("The card names nobody of our practice. Our note, our favourites and which "
                                          "numbers were answered stay here."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_add (RELAIS_DIALOG (dialog), make_card (view));
  g_object_set_data (G_OBJECT (view), "suggest-dialog", dialog);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (on_destroyed), view, 0);
  g_signal_connect_data (dialog, "accept", G_CALLBACK (on_accepted), handing, handing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Where the folder is --- */

static gpointer
find_folder (RelaisSession *session, gpointer data, GError **error)
{
  char *folder = NULL;

  if (relais_directory_get_chosen (relais_session_get_folder (session), &folder, error) && folder == NULL)
    relais_error_set (error, RELAIS_ERROR_NO_FOLDER, relais_session_get_folder (session), NULL);
  return folder;
}

static void
on_folder_found (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (owner);
  g_autofree char *folder = answer;

  if (folder == NULL)
    relais_window_tell_error (owner, error);
  else if (page != NULL && page->corrections->len > 0)
    show_dialog (owner, folder);
}

/**
 * relais_directory_suggest_show:
 * @view: the page of an entry that the practice corrected
 *
 * Shows what would be handed to the keeper of the shared folder, and hands it in when that is accepted.
 */
void
relais_directory_suggest_show (RelaisDirectoryView *view)
{
  relais_desk_run (relais_directory_view_get_desk (view), view, find_folder, NULL, NULL, g_free, on_folder_found);
}

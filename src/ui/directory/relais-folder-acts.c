/* What one does on the page of the shared folder: look at it now, choose another, see what would change and take it
 * over, take the last change back, hand a report to its keeper.
 */

#include "relais-folder-acts.h"

#include "relais-acts.h"
#include "relais-card-file.h"
#include "relais-directory-outcome.h"
#include "relais-directory-report.h"
#include "relais-directory-settings.h"
#include "relais-directory.h"
#include "relais-folder-changes.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

static RelaisDirectorySync *
get_sync (RelaisFolderView *view)
{
  return relais_desk_get_directory_sync (relais_folder_view_get_desk (view));
}

static void
act_look (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_sync_look (get_sync (RELAIS_FOLDER_VIEW (widget)), NULL);
}

static void
act_rehearse (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_folder_changes_show (RELAIS_FOLDER_VIEW (widget));
}

/* --- The last change, taken back --- */

static gpointer
undo (RelaisSession *session, gpointer data, GError **error)
{
  return relais_directory_undo (session, relais_session_get_actor (session), error);
}

static void
on_undone (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisDirectoryState) state = answer;

  if (state == NULL)
    {
      relais_window_tell_error (owner, error);
      return;
    }
  relais_window_tell (owner, _("The copy is as it was before the last change"));
  relais_folder_view_refresh (owner);
}

static void
act_undo (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_desk_run (relais_folder_view_get_desk (RELAIS_FOLDER_VIEW (widget)), widget, undo, NULL, NULL,
                   (GDestroyNotify) relais_directory_state_free, on_undone);
}

/* --- Where the folder is --- */

typedef struct {
  char *folder; /* NULL leaves it as it is */
  gboolean asks_first;
  gboolean sets_asking;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->folder);
  g_free (order);
}

static gpointer
store (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;
  const char *folder = relais_session_get_folder (session);
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;

  if (!relais_directory_settings_load (&settings, folder, error))
    return NULL;
  if (order->folder != NULL)
    {
      g_free (settings.folder);
      settings.folder = g_strdup (order->folder);
    }
  if (order->sets_asking)
    settings.asks_first = order->asks_first;
  return relais_directory_choose_folder (session, relais_session_get_actor (session), settings.folder,
                                         settings.asks_first, error)
             ? RELAIS_DONE
             : NULL;
}

static void
on_stored (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
  else
    relais_directory_sync_reload (get_sync (owner));
  /* What could not be stored goes back to what is. */
  relais_folder_view_refresh (owner);
}

static void
run_store (RelaisFolderView *view, Order *order)
{
  relais_desk_run (relais_folder_view_get_desk (view), view, store, order, order_free, NULL, on_stored);
}

static void
on_response (GtkNativeDialog *chooser, int response, RelaisFolderView *view)
{
  g_autoptr (GFile) file = NULL;
  Order *order;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  order = g_new0 (Order, 1);
  order->folder = g_file_get_path (file);
  run_store (view, order);
}

static void
act_choose (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Choose the shared folder"), GTK_WINDOW (root),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), _("_Cancel"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  g_object_set_data_full (G_OBJECT (widget), "folder-chooser", chooser, g_object_unref);
}

static void
on_asking_changed (GtkSwitch *button, GParamSpec *pspec, RelaisFolderView *view)
{
  Order *order = g_new0 (Order, 1);

  order->sets_asking = TRUE;
  order->asks_first = gtk_switch_get_active (button);
  run_store (view, order);
}

/**
 * relais_folder_acts_add_asking:
 * @group: a group of rows
 * @view: the page
 * @asks_first: whether each change waits until somebody has looked at it
 *
 * Adds the switch for that.
 */
void
relais_folder_acts_add_asking (GtkWidget *group, RelaisFolderView *view, gboolean asks_first)
{
  GtkWidget *button = gtk_switch_new ();
  GtkWidget *row = relais_parts_toggle_row (_("Look at each change first"), button);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Nothing changes in the copy until somebody has seen it."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_switch_set_active (GTK_SWITCH (button), asks_first);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_asking_changed), view, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* --- The report --- */

typedef struct {
  char *path;
  RelaisClock *clock;
  RelaisPhrasebook *book;
  RelaisDate today;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_free (report->path);
  relais_clock_unref (report->clock);
  relais_phrasebook_unref (report->book);
  g_free (report);
}

static gpointer
write_report (RelaisSession *session, gpointer data, GError **error)
{
  const Report *report = data;
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;
  g_autoptr (RelaisDirectoryCheck) check = NULL;
  guint n_pages;

  if (!relais_directory_settings_load (&settings, relais_session_get_folder (session), error))
    return NULL;
  check = relais_directory_check_folder (settings.folder, report->clock, NULL, error);
  if (check == NULL)
    return NULL;
  return relais_directory_report_to_pdf (check, report->today, report->book, 0, report->path, &n_pages, error)
             ? RELAIS_DONE
             : NULL;
}

static void
on_report_written (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
  else
    relais_window_tell (owner, _("The report for the keeper is saved"));
}

static void
on_report_chosen (GtkWidget *widget, const char *path)
{
  RelaisDesk *desk = relais_folder_view_get_desk (RELAIS_FOLDER_VIEW (widget));
  Report *report = g_new0 (Report, 1);

  report->path = g_strdup (path);
  report->clock = relais_clock_ref (relais_desk_get_clock (desk));
  report->book = relais_phrasebook_ref (relais_desk_get_phrasebook (desk));
  report->today = relais_desk_get_today (desk);
  relais_desk_run (desk, widget, write_report, report, report_free, NULL, on_report_written);
}

static void
act_report (GtkWidget *widget, const char *name, GVariant *target)
{
  /* Translators: the name of a file */
  relais_card_file_choose (widget, _("report for the keeper.pdf"), on_report_chosen);
}

/**
 * relais_folder_acts_install:
 * @view_class: the class of the page
 *
 * Gives the page its actions.
 */
void
relais_folder_acts_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "folder.look", NULL, act_look);
  gtk_widget_class_install_action (view_class, "folder.rehearse", NULL, act_rehearse);
  gtk_widget_class_install_action (view_class, "folder.undo", NULL, act_undo);
  gtk_widget_class_install_action (view_class, "folder.choose", NULL, act_choose);
  gtk_widget_class_install_action (view_class, "folder.report", NULL, act_report);
}

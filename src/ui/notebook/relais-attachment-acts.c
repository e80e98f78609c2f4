/* What one does with what hangs on an entry: opening it with the program that the desktop has for it, and saving a copy
 * for who may export. Another program reads a copy of its own, which goes with the lock. The acts are those of a widget
 * class that asks for them ("attachment.…"), with the id of what is opened. Main thread; the work is the desk's.
 */

#include "relais-attachment-acts.h"

#include "relais-acts.h"
#include "relais-attachments.h"
#include "relais-desk.h"
#include "relais-private-copies.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

#define COPIES "relais-attachment-copies"

/* --- The copies of this desk --- */

static void
on_desk_closing (RelaisDesk *desk)
{
  RelaisPrivateCopies *copies = g_object_get_data (G_OBJECT (desk), COPIES);

  relais_private_copies_remove_all (copies);
}

static RelaisPrivateCopies *
get_copies (RelaisDesk *desk)
{
  RelaisPrivateCopies *copies = g_object_get_data (G_OBJECT (desk), COPIES);

  if (copies != NULL)
    return copies;
  copies = relais_private_copies_new (RELAIS_PRIVATE_COPY_SECONDS);
  g_object_set_data_full (G_OBJECT (desk), COPIES, copies, g_object_unref);
  g_signal_connect (desk, "closing", G_CALLBACK (on_desk_closing), NULL);
  return copies;
}

static RelaisDesk *
find_desk (GtkWidget *widget)
{
  return relais_window_get_desk (RELAIS_WINDOW (gtk_widget_get_root (widget)));
}

/* --- Opening --- */

typedef struct {
  RelaisAttachment *attachment;
  GBytes *content;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  relais_attachment_free (opened->attachment);
  g_bytes_unref (opened->content);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static gpointer
open_one (RelaisSession *session, gpointer data, GError **error)
{
  GBytes *content = NULL;
  RelaisAttachment *attachment =
      relais_attachments_open (session, relais_session_get_actor (session), data, &content, error);
  Opened *opened;

  if (attachment == NULL)
    return NULL;
  opened = g_new0 (Opened, 1);
  opened->attachment = attachment;
  opened->content = content;
  return opened;
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && gtk_widget_get_root (widget) != NULL)
    relais_window_tell (widget, _("No program on this PC opens this file. Ask whoever looks after the PC to add one."));
}

static void
launch (GtkWidget *widget, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, on_launched,
                                           g_object_ref (widget));
}

/* After a lock nobody waits for it any more. */
static void
on_opened (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (Opened) opened = answer;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  RelaisDesk *desk;

  if (gtk_widget_get_root (owner) == NULL)
    return;
  desk = find_desk (owner);
  if (opened != NULL && relais_desk_is_open (desk))
    path = relais_private_copies_add (get_copies (desk), opened->attachment->name,
                                      relais_attachment_kind_get_suffix (opened->attachment->kind), opened->content,
                                      &local_error);
  if (path != NULL)
    launch (owner, path);
  else if (error != NULL || local_error != NULL)
    relais_window_tell_error (owner, error != NULL ? error : local_error);
}

static void
act_open (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_desk_run (find_desk (widget), widget, open_one, g_variant_dup_string (target, NULL), g_free, opened_free,
                   on_opened);
}

/* --- Saving a copy --- */

typedef struct {
  char *id;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->id);
  g_free (export->path);
  g_free (export);
}

static gpointer
export_one (RelaisSession *session, gpointer data, GError **error)
{
  const Export *export = data;

  return relais_attachments_export (session, relais_session_get_actor (session), export->id, export->path, TRUE,
                                    error);
}

static char *
on_exported (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  return answer != NULL ? g_strdup (_("Copy saved. It is not encrypted: remove it when it has served.")) : NULL;
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, GtkWidget *widget)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  const char *id = g_object_get_data (G_OBJECT (dialog), "id");

  if (file != NULL && g_file_peek_path (file) != NULL && gtk_widget_get_root (widget) != NULL)
    {
      Export *export = g_new0 (Export, 1);

      export->id = g_strdup (id);
      export->path = g_file_get_path (file);
      relais_acts_run (widget, find_desk (widget), export_one, export, export_free,
                       (GDestroyNotify) relais_attachment_free, on_exported);
    }
  g_object_set_data (G_OBJECT (widget), "file-chooser", NULL);
}

static void
act_save (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_("Save a copy"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  const char *id, *name;

  g_variant_get (target, "(&s&s)", &id, &name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  g_object_set_data_full (G_OBJECT (widget), "file-chooser", dialog, g_object_unref);
}

/**
 * relais_attachment_acts_install:
 * @widget_class: a class whose widgets show entries
 *
 * Gives it the acts "attachment.open" (the id) and "attachment.save" (the id and a name for the copy).
 */
void
relais_attachment_acts_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "attachment.open", "s", act_open);
  gtk_widget_class_install_action (widget_class, "attachment.save", "(ss)", act_save);
}

/* A copy is not called after anybody. */
static char *
name_copy (const RelaisAttachment *attachment)
{
  return g_strconcat (attachment->kind == RELAIS_ATTACHMENT_PDF ? _("letter") : _("photo"),
                      relais_attachment_kind_get_suffix (attachment->kind), NULL);
}

/**
 * relais_attachment_acts_add_menu:
 * @menu: the menu of an entry
 * @attachments: (nullable) (element-type RelaisAttachment): what hangs on it
 * @may_export: whether a copy may be saved
 */
void
relais_attachment_acts_add_menu (GMenu *menu, GPtrArray *attachments, gboolean may_export)
{
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      const RelaisAttachment *attachment = attachments->pdata[i];
      g_autofree char *open = g_strdup_printf (_("Open “%s”"), attachment->name);
      g_autofree char *save = g_strdup_printf (_("Save a copy of “%s”…"), attachment->name);
      g_autofree char *name = name_copy (attachment);
      g_autoptr (GMenuItem) open_item = g_menu_item_new (open, NULL);
      g_autoptr (GMenuItem) save_item = g_menu_item_new (save, NULL);

      g_menu_item_set_action_and_target (open_item, "attachment.open", "s", attachment->id);
      g_menu_append_item (menu, open_item);
      g_menu_item_set_action_and_target (save_item, "attachment.save", "(ss)", attachment->id, name);
      if (may_export)
        g_menu_append_item (menu, save_item);
    }
}

/* The ways in which a file comes to an entry: chosen in a dialog, dropped on the sheet, pasted into the words. Words
 * that are pasted stay words, also where the program they come from offers a picture of them. Nothing is decoded here:
 * what was pasted is handed on as the bytes it came in. Main thread.
 */

#include "relais-attachment-intake.h"

#include <glib/gi18n-lib.h>

#define TAKE "relais-attachment-take"

static const char *const pictures[] = { "image/png", "image/jpeg", "image/webp", NULL };

static void
take_files (GtkWidget *owner, GSList *files, RelaisAttachmentIntake take)
{
  for (GSList *next = files; next != NULL; next = next->next)
    {
      const char *path = g_file_peek_path (next->data);

      if (path != NULL)
        take (owner, path, NULL);
    }
}

/* --- Chosen --- */

static void
on_chosen (GtkNativeDialog *dialog, int response, GtkWidget *owner)
{
  RelaisAttachmentIntake take = (RelaisAttachmentIntake) g_object_get_data (G_OBJECT (dialog), TAKE);
  g_autoptr (GListModel) files =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        take (owner, g_file_peek_path (file), NULL);
    }
  g_object_set_data (G_OBJECT (owner), "file-chooser", NULL);
}

/**
 * relais_attachment_intake_choose:
 * @owner: who takes files in
 * @take: handed each
 *
 * Shows a dialog in which photos and letters are chosen.
 */
void
relais_attachment_intake_choose (GtkWidget *owner, RelaisAttachmentIntake take)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_("Attach photos or PDF files"), GTK_WINDOW (gtk_widget_get_root (owner)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Photos and PDF files"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), TAKE, (gpointer) take);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), owner, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  g_object_set_data_full (G_OBJECT (owner), "file-chooser", dialog, g_object_unref);
}

/* --- Dropped --- */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *owner)
{
  RelaisAttachmentIntake take = (RelaisAttachmentIntake) g_object_get_data (G_OBJECT (target), TAKE);

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  take_files (owner, g_value_get_boxed (value), take);
  return TRUE;
}

/* --- Pasted --- */

/* Who waits for the clipboard; it may be gone by then. */
typedef struct {
  GWeakRef owner;
  RelaisAttachmentIntake take;
} Waiting;

static Waiting *
waiting_new (GtkWidget *owner, RelaisAttachmentIntake take)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->owner, owner);
  waiting->take = take;
  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->owner);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
on_files_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&waiting->owner);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (owner != NULL && value != NULL)
    take_files (owner, g_value_get_boxed (value), waiting->take);
}

static void
on_bytes_read (GObject *sink, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&waiting->owner);
  g_autoptr (GBytes) content = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (sink), result, NULL) < 0 || owner == NULL)
    return;
  content = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
  waiting->take (owner, NULL, content);
}

static void
on_picture_offered (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GInputStream) source = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  g_autoptr (GOutputStream) sink = NULL;

  if (source == NULL)
    return;
  sink = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (sink, source,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_bytes_read, g_steal_pointer (&waiting));
}

static gboolean
offers_picture (GdkContentFormats *formats)
{
  for (gsize i = 0; pictures[i] != NULL; i++)
    {
      if (gdk_content_formats_contain_mime_type (formats, pictures[i]))
        return TRUE;
    }
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE);
}

static void
on_paste (GtkTextView *view, GtkWidget *owner)
{
  RelaisAttachmentIntake take = (RelaisAttachmentIntake) g_object_get_data (G_OBJECT (view), TAKE);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean has_words = gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
                       gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
                       gdk_content_formats_contain_mime_type (formats, "text/plain");

  if (!gtk_text_view_get_editable (view))
    return;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files_read,
                                    waiting_new (owner, take));
  else if (offers_picture (formats) && !has_words)
    gdk_clipboard_read_async (clipboard, (const char **) pictures, G_PRIORITY_DEFAULT, NULL, on_picture_offered,
                              waiting_new (owner, take));
  else
    return;
  g_signal_stop_emission_by_name (view, "paste-clipboard");
}

/**
 * relais_attachment_intake_watch:
 * @owner: who takes files in
 * @place: where files may be dropped; an ancestor of @view
 * @view: where words are typed
 * @take: handed each file or picture
 */
void
relais_attachment_intake_watch (GtkWidget *owner, GtkWidget *place, GtkTextView *view, RelaisAttachmentIntake take)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (target), TAKE, (gpointer) take);
  g_object_set_data (G_OBJECT (view), TAKE, (gpointer) take);
  /* The words would take the name of the file as text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), owner, 0);
  gtk_widget_add_controller (place, GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (view, "paste-clipboard", G_CALLBACK (on_paste), owner, 0);
}

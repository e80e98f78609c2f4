/* What hangs on an entry, in the window: handed in by pasting and dropping, listed with the begun entry, found again
 * with it, taken away and back, signed, opened from the timeline as a private copy that goes with the lock.
 */

#include "relais-ui-test.h"

#include "relais-attachments.h"
#include "relais-drafts.h"
#include "relais-entry-row.h"
#include "relais-note-attachments.h"
#include "relais-note-composer.h"
#include "relais-note-sheet.h"
#include "relais-notebook-room.h"
#include "relais-notebook.h"
#include "relais-page-dialog.h"
#include "relais-person.h"
#include "relais-test-session.h"

#include <glib/gstdio.h>

#define PDF "%PDF-1.4\nlettre"

static char *
add_patient (RelaisUiTest *test)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed",
                                                              RELAIS_FACET_PATIENT, NULL);

  return g_strdup (relais_record_get_id (patient));
}

static GtkWidget *
get_view (RelaisUiTest *test)
{
  return relais_ui_test_find (test->window, GTK_TYPE_TEXT_VIEW, NULL);
}

static void
open_notebook (RelaisUiTest *test, const char *patient)
{
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
}

static char *
write_file (RelaisUiTest *test, const char *name, const char *content)
{
  char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

/* As the desktop hands over what was dropped on the sheet. */
static void
drop (RelaisUiTest *test, const char *path)
{
  GtkWidget *sheet = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_SHEET, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (adw_bin_get_child (ADW_BIN (sheet)));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
}

static void
sign (RelaisUiTest *test, const char *text)
{
  GtkWidget *composer = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test))), text, -1);
  relais_ui_test_press (composer, GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Entry signed");
}

/* Shown where another program would find it. */
static char *
find_copy (void)
{
  g_autofree char *home = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "relais-copies", NULL);
  g_autoptr (GDir) folders = g_dir_open (home, 0, NULL);
  const char *name = folders != NULL ? g_dir_read_name (folders) : NULL;
  g_autofree char *folder = name != NULL ? g_build_filename (home, name, NULL) : NULL;
  g_autoptr (GDir) copies = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *copy = copies != NULL ? g_dir_read_name (copies) : NULL;

  return copy != NULL ? g_build_filename (folder, copy, NULL) : NULL;
}

static gboolean
has_copy (gpointer data)
{
  g_autofree char *copy = find_copy ();

  return copy != NULL;
}

static gboolean
has_no_copy (gpointer data)
{
  return !has_copy (data);
}

static gboolean
has_row (gpointer list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return focus != NULL && gtk_widget_is_ancestor (focus, list);
}

static void
test_dropped_signed_opened (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *path = write_file (test, "Lettre St-Luc.pdf", PDF);
  g_autofree char *copy = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *list;

  open_notebook (test, patient);
  drop (test, path);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Lettre St-Luc.pdf · 1 kB");
  relais_ui_test_walk (relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL));
  sign (test, "Lettre de sortie");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Lettre de sortie");
  list = relais_ui_test_find (test->window, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (relais_ui_test_find (list, GTK_TYPE_LABEL, "Lettre St-Luc.pdf · 1 kB"));
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  relais_ui_test_wait (has_row, list);
  relais_ui_test_press (list, GDK_KEY_o, 0);
  relais_ui_test_wait (has_copy, NULL);
  copy = find_copy ();
  g_assert_true (g_file_get_contents (copy, &shown, NULL, NULL));
  g_assert_cmpstr (shown, ==, PDF);
  g_assert_null (strstr (copy, "Luc"));
  relais_desk_close (test->desk);
  relais_ui_test_wait (has_no_copy, NULL);
}

/* An entry of nothing but a letter says so itself; it is stored as soon as the letter comes. */
static void
test_found_again (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *path = write_file (test, "lettre.pdf", PDF);

  open_notebook (test, patient);
  drop (test, path);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "lettre.pdf · 1 kB");
  gtk_window_destroy (test->window);
  test->window = NULL;
  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "lettre.pdf · 1 kB");
  relais_ui_test_press (relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL), GDK_KEY_Return,
                        GDK_CONTROL_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Attached: lettre.pdf");
}

static void
test_taken_away (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *path = write_file (test, "lettre.pdf", PDF);
  GtkWidget *list;

  open_notebook (test, patient);
  drop (test, path);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "lettre.pdf · 1 kB");
  list = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_ATTACHMENTS, NULL);
  g_signal_emit_by_name (relais_ui_test_find (list, GTK_TYPE_BUTTON, NULL), "clicked");
  relais_ui_test_wait_for (list, GTK_TYPE_LABEL, "lettre.pdf · removed");
  g_signal_emit_by_name (relais_ui_test_find (list, GTK_TYPE_BUTTON, NULL), "clicked");
  relais_ui_test_wait_for (list, GTK_TYPE_LABEL, "lettre.pdf · 1 kB");
  relais_ui_test_wait_gone (list, GTK_TYPE_LABEL, "lettre.pdf · removed");
}

static void
test_pasted (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 40);
  g_autoptr (GdkTexture) texture = NULL;
  GdkClipboard *clipboard;
  GtkTextBuffer *buffer;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  open_notebook (test, patient);
  clipboard = gtk_widget_get_clipboard (get_view (test));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test)));
  gdk_clipboard_set_texture (clipboard, texture);
  g_signal_emit_by_name (get_view (test), "paste-clipboard");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Pasted picture.jpg · 1 kB");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

/* A sentence, and nothing is lost. */
static void
test_refused (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *path = write_file (test, "tableau.xlsx", "PK\003\004");
  GtkTextBuffer *buffer;

  open_notebook (test, patient);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test)));
  gtk_text_buffer_set_text (buffer, "Trois lignes", -1);
  drop (test, path);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL,
                           "“tableau.xlsx” was not attached: it is neither a photo nor a PDF. Take a photo of it, or save "
                           "it as PDF, and try again.");
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Being attached…");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 12);
}

static RelaisNotebookEntry *
load_only_entry (RelaisUiTest *test, const char *patient)
{
  const RelaisNotebookFilter filter = { .patient = patient };
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      relais_notebook_list (session, relais_session_get_actor (session), &filter, 0, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  return g_ptr_array_steal_index (entries, 0);
}

static GtkWidget *
ask_for_page (RelaisUiTest *test, const char *path)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL), "notebook.file-page",
                              NULL);
  dialog = relais_ui_test_find_dialog ("A photographed page");
  relais_ui_test_walk (dialog);
  relais_page_dialog_take (dialog, path);
  return dialog;
}

/* One act: for the home, under its code, by whoever wrote it, with the picture. */
static void
test_photographed_page (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *path = g_build_filename (test->folder, "IMG_1.png", NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 40);
  g_autoptr (RelaisNotebookEntry) entry = NULL;
  GtkWidget *dialog;

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  open_notebook (test, patient);
  dialog = ask_for_page (test, path);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (dialog, RELAIS_TYPE_ENTRY_ROW, "Code or number")),
                             "K7-12");
  gtk_widget_activate_action (dialog, "dialog.accept", NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Page filed in the notebook");
  entry = load_only_entry (test, patient);
  g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_VISIBILITY), ==, "home");
  g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_PAGE), ==, "K7-12");
  g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_ON_BEHALF_OF), ==, "paper notebook");
  g_assert_cmpuint (entry->attachments->len, ==, 1);
}

/* What is no picture is answered by a sentence, and what was chosen is still there. */
static void
test_page_refused (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *path = write_file (test, "tableau.xlsx", "PK\003\004");
  GtkWidget *dialog;

  open_notebook (test, patient);
  dialog = ask_for_page (test, path);
  gtk_widget_activate_action (dialog, "dialog.accept", NULL);
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL,
                           "“tableau.xlsx” was not attached: it is neither a photo nor a PDF. Take a photo of it, or save "
                           "it as PDF, and try again.");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "tableau.xlsx"));
  gtk_window_close (GTK_WINDOW (dialog));
  relais_ui_test_settle ();
}

/* What the desktop opens a PDF with, as far as this test goes. */
static void
set_viewer (void)
{
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *viewer = g_build_filename (applications, "relais-viewer.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);

  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  g_assert_true (g_file_set_contents (
      viewer, "[Desktop Entry]\nType=Application\nName=Viewer\nExec=/bin/true %f\nMimeType=application/pdf;\n", -1,
      NULL));
  g_assert_true (g_file_set_contents (
      defaults, "[Default Applications]\napplication/pdf=relais-viewer.desktop\n", -1, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (RelaisTestFolder) runtime = relais_test_make_folder ();

  g_chmod (runtime, 0700);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  set_viewer ();
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/attachments/dropped-signed-opened", test_dropped_signed_opened);
  relais_ui_test_add ("/attachments/found-again", test_found_again);
  relais_ui_test_add ("/attachments/taken-away", test_taken_away);
  relais_ui_test_add ("/attachments/pasted", test_pasted);
  relais_ui_test_add ("/attachments/refused", test_refused);
  relais_ui_test_add ("/attachments/photographed-page", test_photographed_page);
  relais_ui_test_add ("/attachments/page-refused", test_page_refused);
  return g_test_run ();
}

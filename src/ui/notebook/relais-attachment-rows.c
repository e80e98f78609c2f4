/* The rows of what hangs on an entry that is being written: its name and size, and a button that takes it away, or puts
 * back what was taken away. Main thread.
 */

#include "relais-attachment-rows.h"

#include "relais-attachment-words.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_row (const char *icon, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_add_css_class (row, "note-attached");
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/* What is behind a button; the button owns it. */
typedef struct {
  char *id;
  gboolean removed;
  gpointer owner;
  RelaisAttachmentToggle toggle;
} Behind;

static void
behind_free (gpointer data, GClosure *closure)
{
  g_free (((Behind *) data)->id);
  g_free (data);
}

/* Pressed once: the list is made anew when the register has answered. */
static void
on_clicked (GtkWidget *button, Behind *behind)
{
  gtk_widget_set_sensitive (button, FALSE);
  behind->toggle (behind->owner, behind->id, !behind->removed);
}

static void
add_button (GtkWidget *row, const char *name, const Behind *what)
{
  GtkWidget *button = what->removed ? gtk_button_new_with_label (_("Put back"))
                                    : gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  relais_parts_name (button, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), g_memdup2 (what, sizeof *what), behind_free, 0);
  gtk_box_append (GTK_BOX (row), button);
}

/**
 * relais_attachment_rows_add:
 * @box: where rows are added
 * @attachments: (element-type RelaisAttachment): what hangs on an entry, or was taken away
 * @removed: which of the two
 * @owner: whose list it is; outlives the rows
 * @toggle: told which is to be taken away or put back
 */
void
relais_attachment_rows_add (GtkBox *box, GPtrArray *attachments, gboolean removed, gpointer owner,
                            RelaisAttachmentToggle toggle)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const RelaisAttachment *attachment = attachments->pdata[i];
      const Behind behind = { g_strdup (attachment->id), removed, owner, toggle };
      g_autofree char *name = removed ? g_strdup_printf (_("Put “%s” back"), attachment->name)
                                      : g_strdup_printf (_("Remove “%s”"), attachment->name);
      g_autofree char *words = removed ? g_strdup_printf (_("%s · removed"), attachment->name)
                                       : relais_attachment_words_one (attachment);
      GtkWidget *row = make_row (relais_attachment_words_icon (attachment->kind), words);

      if (removed)
        gtk_widget_add_css_class (row, "dim-label");
      add_button (row, name, &behind);
      gtk_box_append (box, row);
    }
}

/**
 * relais_attachment_rows_add_waiting:
 * @box: where rows are added
 * @n: how many files are on their way
 */
void
relais_attachment_rows_add_waiting (GtkBox *box, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_box_append (box, make_row ("document-save-symbolic", _("Being attached…")));
}

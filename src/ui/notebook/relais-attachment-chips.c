/* What hangs on an entry of a timeline, a button each with name and size. Only the mouse comes there; by key they are
 * acts of the entry and lines of its menu. Main thread.
 */

#include "relais-attachment-chips.h"

#include "relais-attachment-words.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 36

static GtkWidget *
make_chip (const RelaisAttachment *attachment)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = relais_attachment_words_one (attachment);
  g_autofree char *open = g_strdup_printf (_("Open “%s”"), attachment->name);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (relais_attachment_words_icon (attachment->kind)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "note-attachment");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", attachment->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attachment.open");
  relais_parts_name (button, open);
  return button;
}

/**
 * relais_attachment_chips_show:
 * @chips: the chips
 * @attachments: (nullable) (element-type RelaisAttachment): what hangs on the entry that is shown now
 */
void
relais_attachment_chips_show (GtkWidget *chips, GPtrArray *attachments)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (chips)) != NULL)
    gtk_box_remove (GTK_BOX (chips), child);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    gtk_box_append (GTK_BOX (chips), make_chip (attachments->pdata[i]));
  gtk_widget_set_visible (chips, attachments != NULL && attachments->len > 0);
}

/**
 * relais_attachment_chips_new:
 *
 * Returns: (transfer floating): no chips yet
 */
GtkWidget *
relais_attachment_chips_new (void)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_visible (chips, FALSE);
  return chips;
}

/* A sentence at the top of a page that stays until it is no longer true, such as why a save failed. A screen reader
 * hears it as an alert. Out of sight while there is nothing to say.
 */

#include "relais-notice.h"

struct _RelaisNotice {
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RelaisNotice, relais_notice, ADW_TYPE_BIN)

/**
 * relais_notice_tell:
 * @notice: a notice
 * @sentence: (nullable): what to say, %NULL for nothing any more
 */
void
relais_notice_tell (RelaisNotice *notice, const char *sentence)
{
  gtk_label_set_text (notice->label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (notice), sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (notice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : "", -1);
}

static void
relais_notice_class_init (RelaisNoticeClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
relais_notice_init (RelaisNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "notice");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relais_notice_new:
 *
 * Returns: (transfer floating): a notice that says nothing
 */
GtkWidget *
relais_notice_new (void)
{
  return g_object_new (RELAIS_TYPE_NOTICE, NULL);
}

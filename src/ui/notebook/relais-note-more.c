/* What a sheet keeps folded, because few entries have it: what is asked, the line for the home, named readers, and what
 * is copied from paper. A further field is one row of the table here. Owned by the sheet; main thread.
 */

#include "relais-note-more.h"

#include "relais-note-form.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

static const struct {
  guint field;
  const char *title;
} rows[] = {
  { RELAIS_NOTE_FORM_ACTION, N_("_Asked action") },
  { RELAIS_NOTE_FORM_FOR, N_("By whom: a role or a colleague") },
  { RELAIS_NOTE_FORM_DUE, N_("To be done by") },
  { RELAIS_NOTE_ANSWER_BY, N_("Answer needed by") },
  { RELAIS_NOTE_HOME_LINE, N_("Line for the home") },
  { RELAIS_NOTE_READERS, N_("Only for: names of colleagues") },
  { RELAIS_NOTE_ON_BEHALF_OF, N_("Copied from paper: written by") },
  { RELAIS_NOTE_WRITTEN_AT, N_("Written on") },
  { RELAIS_NOTE_PAGE, N_("Page of the notebook") },
};

/**
 * relais_note_more_clear:
 * @form: the form of a sheet
 *
 * Empties its rows.
 */
void
relais_note_more_clear (RelaisRecordForm *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    relais_field_row_set_text (relais_record_form_get_row (form, rows[i].field), "");
}

/**
 * relais_note_more_new:
 * @form: the form of a sheet, without rows yet
 *
 * Returns: (transfer floating): what unfolds to its rows
 */
GtkWidget *
relais_note_more_new (RelaisRecordForm *form)
{
  GtkWidget *group = relais_parts_group (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RelaisFieldRow *row = relais_record_form_add (form, rows[i].field, _(rows[i].title));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
    }
  return relais_parts_folded (_("_More: an action, a line for the home, a line from paper"), group);
}

/**
 * relais_note_more_make_unfold:
 * @desk: the desk
 *
 * Returns: (transfer floating): the button that shows all of a brief sheet, hidden; it says for whom an entry is
 */
GtkWidget *
relais_note_more_make_unfold (RelaisDesk *desk)
{
  /* Translators: %s is for whom an entry is, "Care team"; the button shows what else there is to say */
  g_autofree char *label =
      g_strdup_printf (_("%s, and _more…"), relais_notebook_words_level (relais_note_get_default_visibility (
                                                relais_actor_get_roles (relais_desk_get_actor (desk)))));
  GtkWidget *unfold = relais_parts_mnemonic_button (label);

  gtk_widget_set_halign (unfold, GTK_ALIGN_START);
  gtk_widget_set_visible (unfold, FALSE);
  gtk_widget_set_tooltip_text (unfold, _("Topic, for whom, urgency, an action"));
  gtk_widget_add_css_class (unfold, "flat");
  return unfold;
}

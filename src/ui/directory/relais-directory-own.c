/* What the practice keeps of its own about an entry: a note, hours that it knows better, corrections. It stays whatever
 * the shared folder says. A correction can be handed to the folder's keeper.
 */

#include "relais-directory-own.h"

#include "relais-directory-words.h"
#include "relais-own-entry.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = relais_parts_mnemonic_button (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_correction (GtkWidget *group, RelaisDirectoryView *view, const RelaisRecord *correction)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  const char *name = relais_record_get (correction, RELAIS_OWN_CORRECTION_FIELD);
  g_autofree char *title = NULL;
  g_autofree char *about = relais_directory_words_correction (desk, page, correction, &title);
  g_autofree char *drop = NULL;
  GtkWidget *row;
  GtkWidget *button;

  if (about == NULL)
    return;
  row = relais_parts_row (title, about);
  gtk_widget_add_css_class (row, "property");
  if (relais_desk_may (desk, RELAIS_ACT_EDIT_OWN_DIRECTORY))
    {
      /* Translators: %s is a field, such as "Phone" */
      drop = g_strdup_printf (_("Take the correction back: %s"), title);
      button = relais_parts_button ("edit-undo-symbolic", drop);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "directory.drop-correction");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_act (GtkWidget *group, const char *label, const char *action)
{
  GtkWidget *row = relais_parts_row (label, NULL);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* Only what differs from the source is worth a keeper's while; what has no source any more wants a new place. */
static void
add_ways_on (GtkWidget *group, const RelaisDirectoryPage *page)
{
  if (page->source != NULL && page->corrections->len > 0)
    add_act (group, _("_Suggest to the keeper of the folder…"), "directory.suggest");
  if (page->source == NULL && page->own != NULL && !relais_own_entry_is_empty (page->own))
    {
      add_act (group, _("_Give to another entry…"), "directory.give");
      add_act (group, _("_Remove what we noted"), "directory.remove-own");
    }
}

static void
add_acts (GtkWidget *group, gboolean has_source)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), make_button (_("_Note…"), "directory.note"));
  gtk_box_append (GTK_BOX (box), make_button (_("_Hours…"), "directory.hours"));
  if (has_source)
    gtk_box_append (GTK_BOX (box), make_button (_("C_orrect…"), "directory.correct"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
}

/**
 * relais_directory_own_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds what the practice keeps of its own, and what changes it.
 */
void
relais_directory_own_add (GtkBox *page, RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *shown = relais_directory_view_get_page (view);
  const char *note = shown->own != NULL ? relais_record_get (shown->own, RELAIS_OWN_ENTRY_NOTE) : NULL;
  gboolean may = relais_desk_may (relais_directory_view_get_desk (view), RELAIS_ACT_EDIT_OWN_DIRECTORY);
  GtkWidget *group;

  if (note == NULL && shown->corrections->len == 0 && !may)
    return;
  group = relais_parts_group (_("From our practice"));
  if (note != NULL)
    {
      GtkWidget *row = relais_parts_row (_("Note"), note);

      gtk_widget_add_css_class (row, "property");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  for (guint i = 0; i < shown->corrections->len; i++)
    add_correction (group, view, g_ptr_array_index (shown->corrections, i));
  if (may)
    add_ways_on (group, shown);
  if (may)
    add_acts (group, shown->source != NULL);
  gtk_box_append (page, group);
}

/* On which numbers an entry is reached: the direct line first, which is for professionals only, each with when it was
 * last answered; buttons that call, copy, and note whether somebody answered; and its e-mail and web page.
 */

#include "relais-directory-contact.h"

#include "relais-directory-words.h"
#include "relais-own-entry.h"
#include "relais-parts.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

static const RelaisRecord *
find_line (const RelaisDirectoryPage *page, const char *number)
{
  for (guint i = 0; i < page->lines->len; i++)
    {
      const RelaisRecord *line = g_ptr_array_index (page->lines, i);

      if (relais_record_is (line, RELAIS_OWN_LINE_NUMBER, number))
        return line;
    }
  return NULL;
}

static char *
describe_day (RelaisDesk *desk, const char *day, gboolean answered)
{
  g_autofree char *words = relais_directory_words_day (desk, day);

  if (words == NULL)
    return NULL;
  /* Translators: %s is a day */
  return answered ? g_strdup_printf (_("answered %s"), words) : g_strdup_printf (_("no answer %s"), words);
}

static char *
describe_number (RelaisDirectoryView *view, const char *kind, const char *number)
{
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  const RelaisRecord *line = relais_phone_parse (number, &phone)
                                 ? find_line (relais_directory_view_get_page (view), phone.e164)
                                 : NULL;
  GString *text = g_string_new (NULL);

  relais_text_add_part (text, kind);
  if (line != NULL)
    {
      g_autofree char *worked = describe_day (desk, relais_record_get (line, RELAIS_OWN_LINE_WORKED_ON), TRUE);
      g_autofree char *failed = describe_day (desk, relais_record_get (line, RELAIS_OWN_LINE_FAILED_ON), FALSE);

      relais_text_add_part (text, worked);
      relais_text_add_part (text, failed);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_button (const char *icon, const char *label, const char *action, const char *number)
{
  GtkWidget *button = relais_parts_button (icon, label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_buttons (AdwActionRow *row, RelaisDirectoryView *view, const char *number, const char *shown)
{
  /* Translators: %s is a phone number */
  g_autofree char *call = g_strdup_printf (_("Call %s"), shown);
  /* Translators: %s is a phone number */
  g_autofree char *copy = g_strdup_printf (_("Copy %s"), shown);
  /* Translators: %s is a phone number */
  g_autofree char *worked = g_strdup_printf (_("%s was answered"), shown);
  /* Translators: %s is a phone number */
  g_autofree char *failed = g_strdup_printf (_("%s was not answered"), shown);

  adw_action_row_add_prefix (row, make_button ("call-start-symbolic", call, "directory.call", number));
  if (relais_desk_may (relais_directory_view_get_desk (view), RELAIS_ACT_EDIT_OWN_DIRECTORY))
    {
      adw_action_row_add_suffix (row, make_button ("object-select-symbolic", worked, "directory.line-worked", number));
      adw_action_row_add_suffix (row, make_button ("window-close-symbolic", failed, "directory.line-failed", number));
    }
  adw_action_row_add_suffix (row, make_button ("edit-copy-symbolic", copy, "directory.copy", number));
}

static void
add_number (GtkWidget *group, RelaisDirectoryView *view, const char *kind, const char *number)
{
  g_autofree char *shown = NULL;
  g_autofree char *about = NULL;
  GtkWidget *row;

  if (number == NULL || *number == '\0')
    return;
  shown = relais_directory_words_phone (number);
  about = describe_number (view, kind, number);
  row = relais_parts_row (shown, about);
  gtk_widget_add_css_class (row, "number");
  add_buttons (ADW_ACTION_ROW (row), view, number, shown);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, TRUE);
}

static void
add_more_numbers (GtkWidget *group, RelaisDirectoryView *view, const char *numbers)
{
  g_auto (GStrv) parts = g_strsplit (numbers != NULL ? numbers : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_number (group, view, NULL, g_strstrip (parts[i]));
}

static void
add_plain (GtkWidget *group, const char *icon, const char *text, const char *below)
{
  GtkWidget *row;

  if (text == NULL)
    return;
  row = relais_parts_row (text, below);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, TRUE);
}

/**
 * relais_directory_contact_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds how to reach the entry.
 */
void
relais_directory_contact_add (GtkBox *page, RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *shown = relais_directory_view_get_page (view);
  const RelaisRecord *entry = shown->entry;
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  GtkWidget *group = relais_parts_group (_("Contact"));
  g_autofree char *place = relais_directory_words_place (desk, shown->labels, entry);
  const char *street = relais_record_get (entry, RELAIS_ENTRY_STREET);

  gtk_widget_set_visible (group, FALSE); /* until there is something */
  add_number (group, view, _("direct line, for professionals only"),
              relais_record_get (entry, RELAIS_ENTRY_PHONE_DIRECT));
  add_number (group, view, NULL, relais_record_get (entry, RELAIS_ENTRY_PHONE));
  add_number (group, view, NULL, relais_record_get (entry, RELAIS_ENTRY_PHONE2));
  add_more_numbers (group, view, relais_record_get (entry, RELAIS_ENTRY_MORE_PHONES));
  add_plain (group, "printer-symbolic", relais_record_get (entry, RELAIS_ENTRY_FAX), _("Fax"));
  add_plain (group, "mail-unread-symbolic", relais_record_get (entry, RELAIS_ENTRY_EMAIL), NULL);
  add_plain (group, "web-browser-symbolic", relais_record_get (entry, RELAIS_ENTRY_URL), NULL);
  if (street != NULL)
    add_plain (group, "mark-location-symbolic", street, place);
  else if (*place != '\0')
    add_plain (group, "mark-location-symbolic", place, NULL);
  gtk_box_append (page, group);
}

/* What one must know before asking an entry for help: hours, how to reach them, languages, whom they serve, on what
 * conditions; then where the entry comes from and how fresh it is. Only what is known is shown.
 */

#include "relais-directory-facts.h"

#include "relais-directory-words.h"
#include "relais-field-reader.h"
#include "relais-own-entry.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

static const RelaisEntryField plain_fields[] = {
  RELAIS_ENTRY_ACCESS,           RELAIS_ENTRY_WEEKEND,       RELAIS_ENTRY_URGENT,        RELAIS_ENTRY_NOTICE,
  RELAIS_ENTRY_SERVES_POSTCODES, RELAIS_ENTRY_MUTUALITIES,   RELAIS_ENTRY_CONDITIONS_FR, RELAIS_ENTRY_CONDITIONS_NL,
  RELAIS_ENTRY_FEE,              RELAIS_ENTRY_DESCRIPTION,   RELAIS_ENTRY_VALID_UNTIL,
};

static void
add_fact (GtkWidget *group, const char *label, const char *value)
{
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return;
  row = relais_parts_row (label, value);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, TRUE);
}

static char *
describe_value (RelaisDirectoryView *view, RelaisEntryField field)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  const RelaisField *about = &relais_directory_entry_type.fields[field];
  const char *value = relais_record_get (page->entry, field);

  if (value == NULL)
    return NULL;
  if (about->kind == RELAIS_FIELD_DATE)
    return relais_directory_words_day (relais_directory_view_get_desk (view), value);
  if (about->kind == RELAIS_FIELD_WORDS || about->kind == RELAIS_FIELD_YES_NO)
    return relais_field_format (about, value);
  return g_strdup (value);
}

/* The line of a card, and which of several is the one that is shown. */
static char *
describe_places (const RelaisDirectoryPage *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->places->len; i++)
    {
      const RelaisDirectoryPlace *place = g_ptr_array_index (page->places, i);
      /* Translators: a file of the shared folder, and the line in it */
      g_autofree char *where = g_strdup_printf (_("%s, line %u"), place->file, place->line);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", where);
      if (page->places->len > 1 && place->is_shown)
        g_string_append_printf (text, " (%s)", _("this is the one shown"));
    }
  return g_string_free (text, FALSE);
}

static void
add_source (GtkBox *box, RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  g_autofree char *places = describe_places (page);
  g_autofree char *looked_at = relais_directory_words_day (desk, page->looked_at);
  g_autofree char *gone = relais_directory_words_day (desk, page->gone_since);
  const char *revision = relais_record_get (page->entry, RELAIS_ENTRY_REVISION);
  g_autofree char *revised = relais_directory_words_day (desk, revision);
  GtkWidget *group;

  if (page->source == NULL)
    return;
  group = relais_parts_group (_("Where it comes from"));
  add_fact (group, _("Gone from the folder since"), gone);
  add_fact (group, _("In the shared folder"), places);
  add_fact (group, _("Last revised"), revised);
  add_fact (group, _("Copied"), looked_at);
  gtk_box_append (box, group);
}

/**
 * relais_directory_facts_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds the rest of what is known about the entry.
 */
void
relais_directory_facts_add (GtkBox *page, RelaisDirectoryView *view)
{
  const RelaisDirectoryPage *shown = relais_directory_view_get_page (view);
  RelaisDesk *desk = relais_directory_view_get_desk (view);
  const char *own = shown->own != NULL ? relais_record_get (shown->own, RELAIS_OWN_ENTRY_HOURS) : NULL;
  g_autofree char *hours = relais_directory_words_hours (desk, shown->entry, own);
  const char *spoken = relais_record_get (shown->entry, RELAIS_ENTRY_LANGUAGES);
  g_autofree char *languages = relais_directory_words_languages (spoken);
  GtkWidget *group = relais_parts_group (_("Good to know"));

  gtk_widget_set_visible (group, FALSE); /* until there is something */
  add_fact (group, own != NULL ? _("Opening hours, noted by us") : _("Opening hours"), hours);
  add_fact (group, _("Languages spoken"), languages);
  for (gsize i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    {
      g_autofree char *value = describe_value (view, plain_fields[i]);

      add_fact (group, _(relais_directory_entry_type.fields[plain_fields[i]].label), value);
    }
  gtk_box_append (page, group);
  add_source (page, view);
}

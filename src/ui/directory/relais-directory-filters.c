/* What the directory's list is narrowed to: kind of service, commune, basin, language spoken, how to reach them, open
 * now, favourites. Each choice holds at once. Shown in a popover of the room; its choices are filled in when the
 * practice's names were read.
 */

#include "relais-directory-filters.h"

#include "relais-category.h"
#include "relais-code-row.h"
#include "relais-commune.h"
#include "relais-field-reader.h"
#include "relais-directory-words.h"
#include "relais-language.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

enum {
  CHOICE_CATEGORY,
  CHOICE_COMMUNE,
  CHOICE_BASIN,
  CHOICE_LANGUAGE,
  CHOICE_ACCESS,
  N_CHOICES
};

enum {
  SWITCH_OPEN_NOW,
  SWITCH_FAVOURITES,
  N_SWITCHES
};

struct _RelaisDirectoryFilters {
  AdwBin parent_instance;

  RelaisDirectoryFilter filter;
  RelaisCodeRow *choices[N_CHOICES];
  GtkSwitch *switches[N_SWITCHES];
  GtkWidget *reset;
  gboolean filling;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisDirectoryFilters, relais_directory_filters, ADW_TYPE_BIN)

static const char *const titles[N_CHOICES] = {
  [CHOICE_CATEGORY] = N_("Category"),          [CHOICE_COMMUNE] = N_("Commune"),
  [CHOICE_BASIN] = N_("Basin"),                [CHOICE_LANGUAGE] = N_("Language spoken"),
  [CHOICE_ACCESS] = N_("How to reach them"),
};

/* The five basins of Brussels; their codes stand in the practice's table of communes. */
static const struct {
  const char *code;
  const char *name;
} basins[] = {
  { "N", NC_ ("basin", "North") },           { "NE", NC_ ("basin", "North-East") },
  { "CO", NC_ ("basin", "Centre-West") },    { "S", NC_ ("basin", "South") },
  { "SE", NC_ ("basin", "South-East") },
};

/* --- Choices --- */

static void
fill_categories (RelaisCodeRow *row, const RelaisLabels *labels, const char *language)
{
  gsize n;
  const RelaisCategory *all = relais_category_get_all (&n);

  relais_code_row_begin (row);
  for (gsize i = 0; i < n; i++)
    {
      const char *name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_CATEGORY, all[i].code, language);

      if (name == NULL)
        name = g_strcmp0 (language, "nl") == 0 ? all[i].name_nl : all[i].name_fr;
      relais_code_row_add (row, all[i].code, name);
    }
  relais_code_row_end (row, FALSE);
}

static void
fill_communes (RelaisCodeRow *row, const RelaisLabels *labels, const char *language)
{
  gsize n;
  const RelaisCommune *all = relais_commune_get_all (&n);

  relais_code_row_begin (row);
  for (gsize i = 0; i < n; i++)
    {
      const char *name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_COMMUNE, all[i].postcode, language);
      g_autofree char *text = g_strdup_printf ("%s %s", all[i].postcode, name != NULL ? name : all[i].name_fr);

      relais_code_row_add (row, all[i].postcode, text);
    }
  relais_code_row_end (row, FALSE);
}

static void
fill_basins (RelaisCodeRow *row)
{
  relais_code_row_begin (row);
  for (gsize i = 0; i < G_N_ELEMENTS (basins); i++)
    relais_code_row_add (row, basins[i].code, g_dpgettext2 (NULL, "basin", basins[i].name));
  relais_code_row_end (row, FALSE);
}

static void
fill_words (RelaisCodeRow *row, RelaisEntryField field, const char *const *words)
{
  relais_code_row_begin (row);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = field == RELAIS_ENTRY_LANGUAGES
                                  ? relais_directory_words_languages (words[i])
                                  : relais_field_format (&relais_directory_entry_type.fields[field], words[i]);

      relais_code_row_add (row, words[i], name);
    }
  relais_code_row_end (row, field == RELAIS_ENTRY_LANGUAGES);
}

/**
 * relais_directory_filters_set_labels:
 * @filters: the filters
 * @desk: the desk
 * @labels: the practice's names of categories and communes
 *
 * Fills the choices in, in the language of the screen; what was chosen stays.
 */
void
relais_directory_filters_set_labels (RelaisDirectoryFilters *filters, RelaisDesk *desk, const RelaisLabels *labels)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";

  fill_categories (filters->choices[CHOICE_CATEGORY], labels, language);
  fill_communes (filters->choices[CHOICE_COMMUNE], labels, language);
  fill_basins (filters->choices[CHOICE_BASIN]);
  fill_words (filters->choices[CHOICE_LANGUAGE], RELAIS_ENTRY_LANGUAGES, relais_language_get_codes ());
  fill_words (filters->choices[CHOICE_ACCESS], RELAIS_ENTRY_ACCESS,
              relais_directory_entry_type.fields[RELAIS_ENTRY_ACCESS].words);
}

/* --- What was chosen --- */

static void
take_choice (RelaisDirectoryFilters *self, int index, char **value)
{
  g_free (*value);
  *value = g_strdup (relais_code_row_get_code (self->choices[index]));
}

static void
on_changed (RelaisDirectoryFilters *self)
{
  if (self->filling)
    return;
  take_choice (self, CHOICE_CATEGORY, &self->filter.category);
  take_choice (self, CHOICE_COMMUNE, &self->filter.postcode);
  take_choice (self, CHOICE_BASIN, &self->filter.basin);
  take_choice (self, CHOICE_LANGUAGE, &self->filter.language);
  take_choice (self, CHOICE_ACCESS, &self->filter.access);
  self->filter.open_now = gtk_switch_get_active (self->switches[SWITCH_OPEN_NOW]);
  self->filter.favourites = gtk_switch_get_active (self->switches[SWITCH_FAVOURITES]);
  gtk_widget_set_sensitive (self->reset, relais_directory_filter_count (&self->filter) > 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * relais_directory_filters_get:
 * @filters: the filters
 *
 * Returns: (transfer none): what is chosen
 */
const RelaisDirectoryFilter *
relais_directory_filters_get (RelaisDirectoryFilters *filters)
{
  return &filters->filter;
}

/**
 * relais_directory_filters_reset:
 * @filters: the filters
 *
 * Lets everything through again.
 */
void
relais_directory_filters_reset (RelaisDirectoryFilters *filters)
{
  filters->filling = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    relais_code_row_reset (filters->choices[i]);
  for (int i = 0; i < N_SWITCHES; i++)
    gtk_switch_set_active (filters->switches[i], FALSE);
  filters->filling = FALSE;
  on_changed (filters);
}

/* --- The class --- */

static GtkSwitch *
add_switch (RelaisDirectoryFilters *self, GtkWidget *group, const char *title)
{
  GtkWidget *button = gtk_switch_new ();
  GtkWidget *row = relais_parts_toggle_row (title, button);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (button, "notify::active", G_CALLBACK (on_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_SWITCH (button);
}

static void
relais_directory_filters_finalize (GObject *object)
{
  relais_directory_filter_clear (&RELAIS_DIRECTORY_FILTERS (object)->filter);
  G_OBJECT_CLASS (relais_directory_filters_parent_class)->finalize (object);
}

static void
relais_directory_filters_class_init (RelaisDirectoryFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_directory_filters_finalize;

  /**
   * RelaisDirectoryFilters::changed:
   *
   * Something else is chosen.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_DIRECTORY_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
relais_directory_filters_init (RelaisDirectoryFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = relais_parts_group (NULL);

  for (int i = 0; i < N_CHOICES; i++)
    {
      GtkWidget *row = relais_code_row_new (_(titles[i]));

      self->choices[i] = RELAIS_CODE_ROW (row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), self);
    }
  self->switches[SWITCH_OPEN_NOW] = add_switch (self, group, _("Can be reached now"));
  self->switches[SWITCH_FAVOURITES] = add_switch (self, group, _("Our favourites"));
  self->reset = gtk_button_new_with_label (_("Show everything"));
  gtk_widget_set_sensitive (self->reset, FALSE);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (relais_directory_filters_reset), self);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_widget_set_size_request (box, 300, -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_directory_filters_new:
 *
 * Returns: (transfer floating): filters without choices yet
 */
GtkWidget *
relais_directory_filters_new (void)
{
  return g_object_new (RELAIS_TYPE_DIRECTORY_FILTERS, NULL);
}

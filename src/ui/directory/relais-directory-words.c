/* How an entry of the directory is spoken of on the screen: its name in the language of whoever looks, what it is,
 * where, on which number, whether now. Pure but for the desk's language and clock.
 */

#include "relais-directory-words.h"

#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-language.h"
#include "relais-own-entry.h"
#include "relais-phone.h"
#include "relais-presence.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_language (RelaisDesk *desk)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_phrasebook_get_language (book) : NULL;
}

/**
 * relais_directory_words_name:
 * @desk: the desk
 * @entry: an entry
 *
 * Returns: (transfer none): what it is called in the language of the screen
 */
const char *
relais_directory_words_name (RelaisDesk *desk, const RelaisRecord *entry)
{
  const char *name = relais_directory_entry_get_name (entry, get_language (desk));

  return name != NULL ? name : _("without a name");
}

static char *
describe_categories (RelaisDesk *desk, const RelaisLabels *labels, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ";", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = labels != NULL ? relais_labels_get_name (labels, RELAIS_LABEL_KIND_CATEGORY, parts[i],
                                                                  get_language (desk))
                                        : NULL;

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name != NULL ? name : parts[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * relais_directory_words_category:
 * @desk: the desk
 * @labels: (nullable): the practice's names of categories
 * @entry: an entry
 *
 * Returns: (transfer full): what kind of service it is, or ""
 */
char *
relais_directory_words_category (RelaisDesk *desk, const RelaisLabels *labels, const RelaisRecord *entry)
{
  const char *codes = relais_record_get (entry, RELAIS_ENTRY_CATEGORY);

  return describe_categories (desk, labels, codes != NULL ? codes : "");
}

/**
 * relais_directory_words_place:
 * @desk: the desk
 * @labels: (nullable): the practice's names of communes
 * @entry: an entry
 *
 * Returns: (transfer full): its postcode and commune, or ""
 */
char *
relais_directory_words_place (RelaisDesk *desk, const RelaisLabels *labels, const RelaisRecord *entry)
{
  const char *postcode = relais_record_get (entry, RELAIS_ENTRY_POSTCODE);
  const char *commune = relais_record_get (entry, RELAIS_ENTRY_COMMUNE);

  if (labels != NULL && commune != NULL)
    commune = relais_labels_name_commune (labels, commune, get_language (desk));
  return g_strstrip (
      g_strdup_printf ("%s %s", postcode != NULL ? postcode : "", commune != NULL ? commune : ""));
}

/**
 * relais_directory_words_phone:
 * @number: (nullable): a number as it was typed
 *
 * Returns: (transfer full): as one reads it out, or ""
 */
char *
relais_directory_words_phone (const char *number)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (number == NULL)
    return g_strdup ("");
  return g_strdup (relais_phone_parse (number, &phone) ? phone.display : number);
}

/**
 * relais_directory_words_line:
 * @entry: an entry
 *
 * Returns: (transfer none) (nullable): the number one dials first: the direct line, else the general one
 */
const char *
relais_directory_words_line (const RelaisRecord *entry)
{
  static const RelaisEntryField order[] = { RELAIS_ENTRY_PHONE_DIRECT, RELAIS_ENTRY_PHONE, RELAIS_ENTRY_PHONE2 };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (relais_record_get (entry, order[i]) != NULL)
        return relais_record_get (entry, order[i]);
    }
  return NULL;
}

/* Where a search found something that a row does not show, that is shown instead of the rest. */
static char *
find_text (const RelaisDirectoryFound *found)
{
  const char *text = found->field >= 0 ? relais_record_get (found->entry, (guint) found->field) : NULL;

  switch (found->field)
    {
    case RELAIS_ENTRY_DESCRIPTION:
    case RELAIS_ENTRY_UNIT:
    case RELAIS_ENTRY_ROLE:
    case RELAIS_ENTRY_STREET:
    case RELAIS_ENTRY_EMAIL:
    case RELAIS_ENTRY_MORE_PHONES:
      return g_strdup (text);
    case RELAIS_ENTRY_PHONE:
    case RELAIS_ENTRY_PHONE2:
      return text != relais_directory_words_line (found->entry) ? relais_directory_words_phone (text) : NULL;
    default:
      return NULL;
    }
}

/**
 * relais_directory_words_fact:
 * @desk: the desk
 * @labels: (nullable): the practice's names of categories and communes
 * @found: an entry in a list
 *
 * Returns: (transfer full): what a row says of it beside its name and its number
 */
char *
relais_directory_words_fact (RelaisDesk *desk, const RelaisLabels *labels, const RelaisDirectoryFound *found)
{
  g_autofree char *category = relais_directory_words_category (desk, labels, found->entry);
  g_autofree char *place = relais_directory_words_place (desk, labels, found->entry);
  g_autofree char *match = find_text (found);
  GString *text = g_string_new (NULL);

  if (found->gone_since != NULL)
    relais_text_add_part (text, _("no longer in the folder"));
  if (relais_record_get (found->entry, RELAIS_ENTRY_PHONE_DIRECT) != NULL)
    relais_text_add_part (text, _("direct line"));
  relais_text_add_part (text, match);
  relais_text_add_part (text, category);
  relais_text_add_part (text, place);
  return g_string_free (text, FALSE);
}

/**
 * relais_directory_words_reach:
 * @desk: the desk
 * @reach: whether it can be reached
 * @until: minutes since midnight at which that changes, -1 when unknown
 *
 * Returns: (transfer full): "open until 16:30", or "" when nobody knows the hours
 */
char *
relais_directory_words_reach (RelaisDesk *desk, RelaisReach reach, int until)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  g_autofree char *time = until >= 0 && book != NULL ? relais_presence_format_time (until, book) : NULL;

  switch (reach)
    {
    case RELAIS_REACH_OPEN:
      /* Translators: %s is a time of the day */
      return time != NULL ? g_strdup_printf (_("open until %s"), time) : g_strdup (C_("hours", "open"));
    case RELAIS_REACH_CLOSED:
      /* Translators: %s is a time of the day */
      return time != NULL ? g_strdup_printf (_("opens at %s"), time) : g_strdup (C_("hours", "closed"));
    case RELAIS_REACH_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

/**
 * relais_directory_words_hours:
 * @desk: the desk
 * @entry: an entry
 * @own: (nullable): the hours that the practice knows itself
 *
 * Returns: (transfer full) (nullable): its hours as one reads them
 */
char *
relais_directory_words_hours (RelaisDesk *desk, const RelaisRecord *entry, const char *own)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  gboolean dutch = g_strcmp0 (get_language (desk), "nl") == 0;
  const char *hours = own != NULL ? own : relais_record_get (entry, RELAIS_ENTRY_HOURS);
  const char *told = relais_record_get (entry, dutch ? RELAIS_ENTRY_HOURS_NL : RELAIS_ENTRY_HOURS_FR);

  if (hours != NULL && book != NULL)
    return relais_presence_format (hours, book);
  if (told == NULL)
    told = relais_record_get (entry, dutch ? RELAIS_ENTRY_HOURS_FR : RELAIS_ENTRY_HOURS_NL);
  return g_strdup (told);
}

/**
 * relais_directory_words_day:
 * @desk: the desk
 * @instant: (nullable): an instant or a day, as it is stored or as a card writes it (RFC 6350, 4.3)
 *
 * Returns: (transfer full) (nullable): the day in words, the text itself where it is no day
 */
char *
relais_directory_words_day (RelaisDesk *desk, const char *instant)
{
  RelaisDate date = { 0 };

  if (instant == NULL)
    return NULL;
  if (relais_instant_is_valid (instant))
    date = relais_instant_get_date (instant);
  else if (strspn (instant, "0123456789") >= 8)
    {
      g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2s", instant, instant + 4, instant + 6);

      relais_date_parse (iso, &date);
    }
  else
    relais_date_parse (instant, &date);
  return relais_date_is_set (date) ? relais_day_words (desk, date) : g_strdup (instant);
}

/**
 * relais_directory_words_languages:
 * @codes: (nullable): codes of languages, joined by ";"
 *
 * Returns: (transfer full): their names, or ""
 */
char *
relais_directory_words_languages (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ";", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *label = relais_language_get_label (parts[i]);

      if (*parts[i] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                label != NULL ? g_dpgettext2 (NULL, RELAIS_LANGUAGE_CONTEXT, label) : parts[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * relais_directory_words_value:
 * @desk: the desk
 * @labels: (nullable): the practice's names
 * @field: a RelaisEntryField
 * @value: (nullable): what an entry has in it
 *
 * Returns: (transfer full): @value as one reads it, "–" for nothing
 */
char *
relais_directory_words_value (RelaisDesk *desk, const RelaisLabels *labels, guint field, const char *value)
{
  const RelaisField *about = &relais_directory_entry_type.fields[field];
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  if (value == NULL || *value == '\0')
    return g_strdup ("–");
  if (field == RELAIS_ENTRY_CATEGORY)
    return describe_categories (desk, labels, value);
  if (field == RELAIS_ENTRY_LANGUAGES)
    return relais_directory_words_languages (value);
  if (about->kind == RELAIS_FIELD_DATE)
    return relais_directory_words_day (desk, value);
  if (about->kind == RELAIS_FIELD_PRESENCE && book != NULL)
    return relais_presence_format (value, book);
  return relais_field_format (about, value);
}

/**
 * relais_directory_words_correction:
 * @desk: the desk
 * @page: the page of an entry
 * @correction: one of its corrections
 * @title: (out) (transfer full): what is corrected
 *
 * Returns: (transfer full) (nullable): "02 … instead of 02 …"; %NULL for a field that nobody knows
 */
char *
relais_directory_words_correction (RelaisDesk *desk, const RelaisDirectoryPage *page, const RelaisRecord *correction,
                                   char **title)
{
  const char *name = relais_record_get (correction, RELAIS_OWN_CORRECTION_FIELD);
  int field = name != NULL ? relais_record_type_find (&relais_directory_entry_type, name) : -1;
  g_autofree char *right = NULL;
  g_autofree char *wrong = NULL;

  if (field < 0)
    return NULL;
  right = relais_directory_words_value (desk, page->labels, (guint) field,
                                        relais_record_get (correction, RELAIS_OWN_CORRECTION_VALUE));
  wrong = relais_directory_words_value (desk, page->labels, (guint) field,
                                        relais_record_get (correction, RELAIS_OWN_CORRECTION_INSTEAD_OF));
  *title = g_strdup (_(relais_directory_entry_type.fields[field].label));
  /* Translators: a value as the practice knows it, and as the shared folder says it */
  return g_strdup_printf (_("%s instead of %s"), right, wrong);
}

/**
 * relais_directory_words_copy:
 * @desk: the desk
 * @state: how the local copy is
 *
 * Returns: (transfer full): "412 entries · copied today 08:58"
 */
char *
relais_directory_words_copy (RelaisDesk *desk, const RelaisDirectoryState *state)
{
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry", "%u entries", state->n_entries), state->n_entries);
  g_autofree char *when = state->looked_at != NULL ? relais_day_words_time (state->looked_at) : NULL;
  g_autofree char *day = relais_directory_words_day (desk, state->looked_at);

  if (state->looked_at == NULL)
    return g_strdup (_("No copy of the shared folder yet"));
  /* Translators: "412 entries · copied today 08:58" */
  return g_strdup_printf (_("%s · copied %s %s"), entries, day, when);
}

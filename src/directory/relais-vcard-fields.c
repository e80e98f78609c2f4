/* Which property of a card is which field of an entry. Names, phones and functions wait for the end of the card, as
 * what they become depends on the others; what no field holds is kept for the writer. Our own fields are X-RELAIS- and
 * their name (X-RELAIS-SERVES-POSTCODES). Owned by the reader of a file, on its thread.
 */

#include "relais-vcard-fields.h"

#include "relais-field-reader.h"
#include "relais-vcard-others.h"
#include "relais-vcard-phones.h"

#include <string.h>

#define OWN_PREFIX "X-RELAIS-"

struct _RelaisVcardFields {
  RelaisDirectoryValues *values;
  RelaisVcardPhones *phones;

  /* Of the card that is being read. */
  GString *others;
  GString *categories;
  GString *languages;
  GString *notes;
  guint notes_line;
  gboolean has_plain_name;

  /* Room that is used again and again. */
  GString *decoded;
  GString *text;
  GString *joined;
};

typedef struct {
  const RelaisVcardProperty *property;
  RelaisVcardSpan value; /* decoded, escapes as they are */
  guint line;
} Line;

/* Returns whether the property is used up; what is not is kept as it is. */
typedef gboolean (*TakeFunc) (RelaisVcardFields *fields, const Line *line);

static const char *
get_text (RelaisVcardFields *fields, const Line *line)
{
  RelaisVcardSpan rest = line->value;

  relais_vcard_take_component (&rest, '\0', fields->text);
  return fields->text->str;
}

static gboolean
read_once (RelaisVcardFields *fields, RelaisEntryField field, const char *typed, guint line)
{
  if (relais_directory_values_get (fields->values, field) != NULL)
    return FALSE;
  relais_directory_values_read (fields->values, field, typed, line);
  return TRUE;
}

static gboolean
is_language (const Line *line, const char *code)
{
  RelaisVcardSpan language = relais_vcard_property_get_param (line->property, "LANGUAGE");

  return relais_vcard_span_begins (language, code) && (language.length == 2 || !g_ascii_isalpha (language.text[2]));
}

/* FN;ALTID=1;LANGUAGE=fr and its Dutch twin (RFC 6350, 5.4). */
static gboolean
take_name (RelaisVcardFields *fields, const Line *line)
{
  const char *name = get_text (fields, line);
  gboolean is_named;

  if (is_language (line, "fr"))
    return read_once (fields, RELAIS_ENTRY_NAME_FR, name, line->line);
  if (is_language (line, "nl"))
    return read_once (fields, RELAIS_ENTRY_NAME_NL, name, line->line);

  is_named = fields->has_plain_name && !relais_vcard_property_has_type (line->property, "PREF");
  if (is_named)
    return FALSE;
  fields->has_plain_name = relais_directory_values_read (fields->values, RELAIS_ENTRY_NAME, name, line->line);
  return TRUE;
}

/* A card without FN, which 2.1 allows: the parts of N in the order in which they are said. */
static gboolean
take_parts_of_name (RelaisVcardFields *fields, const Line *line)
{
  static const guint order[] = { 3, 1, 2, 0, 4 };
  g_autofree char *parts[5] = { NULL };
  RelaisVcardSpan rest = line->value;

  g_string_truncate (fields->joined, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && relais_vcard_take_component (&rest, ';', fields->text); i++)
    parts[i] = g_strstrip (g_strdup (fields->text->str));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (parts[order[i]] == NULL || *parts[order[i]] == '\0')
        continue;
      if (fields->joined->len > 0)
        g_string_append_c (fields->joined, ' ');
      g_string_append (fields->joined, parts[order[i]]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (g_steal_pointer (&parts[i]));

  if (fields->joined->len > 0 && relais_directory_values_get (fields->values, RELAIS_ENTRY_NAME) == NULL)
    relais_directory_values_read (fields->values, RELAIS_ENTRY_NAME, fields->joined->str, line->line);
  return fields->joined->len == 0;
}

/* The name of the organisation; what it is divided into. */
static gboolean
take_organisation (RelaisVcardFields *fields, const Line *line)
{
  RelaisVcardSpan rest = line->value;

  if (relais_directory_values_get (fields->values, RELAIS_ENTRY_ORGANISATION) != NULL)
    return FALSE;
  relais_vcard_take_component (&rest, ';', fields->text);
  relais_directory_values_read (fields->values, RELAIS_ENTRY_ORGANISATION, fields->text->str, line->line);

  g_string_truncate (fields->joined, 0);
  while (relais_vcard_take_component (&rest, ';', fields->text))
    {
      if (fields->text->len > 0 && fields->joined->len > 0)
        g_string_append (fields->joined, ", ");
      g_string_append (fields->joined, fields->text->str);
    }
  relais_directory_values_read (fields->values, RELAIS_ENTRY_UNIT, fields->joined->str, line->line);
  return TRUE;
}

static gboolean
take_role (RelaisVcardFields *fields, const Line *line)
{
  return read_once (fields, RELAIS_ENTRY_ROLE, get_text (fields, line), line->line);
}

static gboolean
take_phone (RelaisVcardFields *fields, const Line *line)
{
  relais_vcard_phones_add (fields->phones, line->property, get_text (fields, line), line->line);
  return TRUE;
}

static gboolean
take_email (RelaisVcardFields *fields, const Line *line)
{
  return read_once (fields, RELAIS_ENTRY_EMAIL, get_text (fields, line), line->line);
}

static gboolean
take_url (RelaisVcardFields *fields, const Line *line)
{
  return read_once (fields, RELAIS_ENTRY_URL, get_text (fields, line), line->line);
}

/* Post box, what is added (a box of the house), street, locality, region, postcode, country (RFC 6350, 6.3.1). */
static gboolean
take_address (RelaisVcardFields *fields, const Line *line)
{
  static const int places[] = { -1, -1, -1, RELAIS_ENTRY_COMMUNE, -1, RELAIS_ENTRY_POSTCODE, RELAIS_ENTRY_COUNTRY };
  RelaisVcardSpan rest = line->value;
  g_autofree char *added = NULL;
  gboolean any = FALSE;

  if (relais_directory_values_get (fields->values, RELAIS_ENTRY_STREET) != NULL ||
      relais_directory_values_get (fields->values, RELAIS_ENTRY_COMMUNE) != NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places) && relais_vcard_take_component (&rest, ';', fields->text); i++)
    {
      any = any || fields->text->len > 0;
      if (i == 1)
        added = g_strdup (fields->text->str);
      if (i == 2 && added != NULL && *added != '\0')
        g_string_append_printf (fields->text, "%s%s", fields->text->len > 0 ? ", " : "", added);
      if (i == 2 || places[i] >= 0)
        relais_directory_values_read (fields->values, i == 2 ? RELAIS_ENTRY_STREET : (RelaisEntryField) places[i],
                                      fields->text->str, line->line);
    }

  if (!any)
    {
      g_string_truncate (fields->text, 0);
      relais_vcard_append_param (fields->text, relais_vcard_property_get_param (line->property, "LABEL"));
      g_string_replace (fields->text, "\n", ", ", 0);
      relais_directory_values_read (fields->values, RELAIS_ENTRY_STREET, fields->text->str, line->line);
    }
  return TRUE;
}

static gboolean
take_note (RelaisVcardFields *fields, const Line *line)
{
  const char *note = get_text (fields, line);

  if (fields->notes->len == 0)
    fields->notes_line = line->line;
  else
    g_string_append_c (fields->notes, '\n');
  g_string_append (fields->notes, note);
  return TRUE;
}

static gboolean
take_categories (RelaisVcardFields *fields, const Line *line)
{
  RelaisVcardSpan rest = line->value;

  while (relais_vcard_take_component (&rest, ',', fields->text))
    {
      if (fields->text->len > 0 && fields->categories->len > 0)
        g_string_append_c (fields->categories, ';');
      g_string_append (fields->categories, fields->text->str);
    }
  return TRUE;
}

/* "fr-BE" is French. */
static gboolean
take_language (RelaisVcardFields *fields, const Line *line)
{
  const char *tag = get_text (fields, line);

  if (fields->languages->len > 0)
    g_string_append_c (fields->languages, ';');
  g_string_append_len (fields->languages, tag, (gssize) strcspn (tag, "-_"));
  return TRUE;
}

static gboolean
take_revision (RelaisVcardFields *fields, const Line *line)
{
  return read_once (fields, RELAIS_ENTRY_REVISION, get_text (fields, line), line->line);
}

static gboolean
take_uid (RelaisVcardFields *fields, const Line *line)
{
  return read_once (fields, RELAIS_ENTRY_UID, get_text (fields, line), line->line);
}

static gboolean
take_kind (RelaisVcardFields *fields, const Line *line)
{
  const char *kind = get_text (fields, line);
  const char *const *words = relais_directory_entry_type.fields[RELAIS_ENTRY_KIND].words;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (kind, words[i]) == 0)
        return read_once (fields, RELAIS_ENTRY_KIND, words[i], line->line);
    }
  return FALSE;
}

static gboolean
take_company (RelaisVcardFields *fields, const Line *line)
{
  return relais_vcard_span_is (relais_vcard_span_strip (line->value), "COMPANY") &&
         read_once (fields, RELAIS_ENTRY_KIND, "org", line->line);
}

static gboolean
take_label (RelaisVcardFields *fields, const Line *line)
{
  return relais_vcard_phones_label (fields->phones, line->property->group, get_text (fields, line));
}

/* Pictures and sounds inside the card are passed over; where they are on the network is kept. */
static gboolean
take_picture (RelaisVcardFields *fields, const Line *line)
{
  return line->property->encoding == RELAIS_VCARD_BASE64 || relais_vcard_span_begins (line->value, "data:");
}

static gboolean
pass_over (RelaisVcardFields *fields, const Line *line)
{
  return TRUE;
}

static const struct {
  const char *name;
  TakeFunc take;
} properties[] = {
  /* clang-format off */
  { "FN", take_name },         { "TEL", take_phone },       { "EMAIL", take_email },   { "UID", take_uid },
  { "ORG", take_organisation }, { "ADR", take_address },     { "REV", take_revision },  { "VERSION", pass_over },
  { "N", take_parts_of_name }, { "NOTE", take_note },       { "URL", take_url },       { "CATEGORIES", take_categories },
  { "LANG", take_language },   { "KIND", take_kind },       { "TITLE", take_role },    { "ROLE", take_role },
  { "PHOTO", take_picture },   { "LOGO", take_picture },    { "SOUND", take_picture }, { "KEY", take_picture },
  { "BEGIN", pass_over },      { "END", pass_over },        { "PRODID", pass_over }, { "X-ABLABEL", take_label },
  { "X-ABSHOWAS", take_company },
  /* clang-format on */
};

static TakeFunc
find_property (RelaisVcardSpan name)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      if (g_ascii_toupper (name.text[0]) == properties[i].name[0] && relais_vcard_span_is (name, properties[i].name))
        return properties[i].take;
    }
  return NULL;
}

/* X-RELAIS-SERVES-POSTCODES is the field "serves_postcodes". */
static int
find_own_field (RelaisVcardSpan name)
{
  g_autofree char *field = NULL;
  int found;

  if (!relais_vcard_span_begins (name, OWN_PREFIX))
    return -1;
  field = g_ascii_strdown (name.text + strlen (OWN_PREFIX), (gssize) (name.length - strlen (OWN_PREFIX)));
  g_strdelimit (field, "-", '_');
  found = relais_record_type_find (&relais_directory_entry_type, field);
  return found == RELAIS_ENTRY_OTHER_PROPERTIES || found == RELAIS_ENTRY_UID ? -1 : found;
}

static gboolean
take_own (RelaisVcardFields *fields, const Line *line)
{
  int field = find_own_field (line->property->name);

  return field >= 0 && read_once (fields, (RelaisEntryField) field, get_text (fields, line), line->line);
}

static void
read_collected (RelaisVcardFields *fields, RelaisEntryField field, GString *collected, guint line)
{
  if (collected->len > 0 && relais_directory_values_get (fields->values, field) == NULL)
    relais_directory_values_read (fields->values, field, collected->str, line);
}

/**
 * relais_vcard_fields_new:
 * @values: (transfer none): where the values go; it must outlive the fields
 *
 * Returns: (transfer full): the fields
 */
RelaisVcardFields *
relais_vcard_fields_new (RelaisDirectoryValues *values)
{
  RelaisVcardFields *fields = g_new0 (RelaisVcardFields, 1);

  fields->values = values;
  fields->phones = relais_vcard_phones_new ();
  fields->others = g_string_new (NULL);
  fields->categories = g_string_new (NULL);
  fields->languages = g_string_new (NULL);
  fields->notes = g_string_new (NULL);
  fields->decoded = g_string_new (NULL);
  fields->text = g_string_new (NULL);
  fields->joined = g_string_new (NULL);
  return fields;
}

/**
 * relais_vcard_fields_free:
 * @fields: (transfer full): the fields
 */
void
relais_vcard_fields_free (RelaisVcardFields *fields)
{
  relais_vcard_phones_free (fields->phones);
  g_string_free (fields->others, TRUE);
  g_string_free (fields->categories, TRUE);
  g_string_free (fields->languages, TRUE);
  g_string_free (fields->notes, TRUE);
  g_string_free (fields->decoded, TRUE);
  g_string_free (fields->text, TRUE);
  g_string_free (fields->joined, TRUE);
  g_free (fields);
}

/**
 * relais_vcard_fields_begin:
 * @fields: the fields, of which those of the last card are forgotten
 */
void
relais_vcard_fields_begin (RelaisVcardFields *fields)
{
  relais_vcard_phones_begin (fields->phones);
  g_string_truncate (fields->others, 0);
  g_string_truncate (fields->categories, 0);
  g_string_truncate (fields->languages, 0);
  g_string_truncate (fields->notes, 0);
  fields->has_plain_name = FALSE;
}

/**
 * relais_vcard_fields_take:
 * @fields: the fields of a card
 * @property: one of its properties
 * @line: the line on which it stands
 */
void
relais_vcard_fields_take (RelaisVcardFields *fields, const RelaisVcardProperty *property, guint line)
{
  Line taken = { property, { NULL, 0 }, line };
  TakeFunc take = find_property (property->name);

  /* A picture may be large; it is not even decoded. */
  if (take == take_picture && property->encoding == RELAIS_VCARD_BASE64)
    return;
  if (!relais_vcard_property_decode (property, fields->decoded, &taken.value))
    {
      g_autofree char *name = g_strndup (property->name.text, MIN (property->name.length, 60));

      relais_directory_values_report (fields->values, line, RELAIS_PROBLEM_ENCODING, name);
      return;
    }
  if (taken.value.length > 0 && !(take != NULL ? take (fields, &taken) : take_own (fields, &taken)))
    relais_vcard_others_append (fields->others, property, taken.value);
}

/**
 * relais_vcard_fields_end:
 * @fields: the fields of a card, all of them; what waited is read into the card
 */
void
relais_vcard_fields_end (RelaisVcardFields *fields)
{
  relais_vcard_phones_end (fields->phones, fields->values);
  read_collected (fields, RELAIS_ENTRY_CATEGORY, fields->categories, fields->values->line);
  read_collected (fields, RELAIS_ENTRY_LANGUAGES, fields->languages, fields->values->line);
  read_collected (fields, RELAIS_ENTRY_DESCRIPTION, fields->notes, fields->notes_line);
  relais_directory_values_keep_others (fields->values, fields->others);
}

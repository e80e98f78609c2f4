/* An entry of the directory as a card: what relais-vcard-fields.c reads from a card, the other way round. What vCard
 * has no property for is X-RELAIS- and the name of the field; what was kept of the card it came from is given back as
 * it was. Pure, any thread.
 */

#include "relais-vcard-writer.h"

#include "relais-category.h"
#include "relais-directory-entry.h"

#include <string.h>

static const RelaisEntryField own_fields[] = {
  RELAIS_ENTRY_ACCESS,        RELAIS_ENTRY_HOURS,   RELAIS_ENTRY_HOURS_FR, RELAIS_ENTRY_HOURS_NL,
  RELAIS_ENTRY_SERVES_POSTCODES, RELAIS_ENTRY_MUTUALITIES, RELAIS_ENTRY_CONDITIONS_FR, RELAIS_ENTRY_CONDITIONS_NL,
  RELAIS_ENTRY_WEEKEND,       RELAIS_ENTRY_URGENT,  RELAIS_ENTRY_NOTICE,   RELAIS_ENTRY_FEE,
  RELAIS_ENTRY_VALID_UNTIL,
};

/* What 4.0 has properties or parameters for, and 3.0 has not. */
static const RelaisEntryField own_fields_3_0[] = { RELAIS_ENTRY_KIND, RELAIS_ENTRY_NAME_FR, RELAIS_ENTRY_NAME_NL,
                                                   RELAIS_ENTRY_LANGUAGES };

static void
add_own (GString *out, const RelaisRecord *entry, const RelaisEntryField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *upper = g_ascii_strup (relais_directory_entry_type.fields[fields[i]].name, -1);
      g_autofree char *head = g_strconcat ("X-RELAIS-", g_strdelimit (upper, "_", '-'), NULL);

      relais_vcard_writer_add (out, head, relais_record_get (entry, fields[i]));
    }
}

/* FN must be there; the others are the same name in another language (RFC 6350, 5.4). */
static void
add_names (GString *out, RelaisVcardVersion version, const RelaisRecord *entry)
{
  const char *fr = relais_record_get (entry, RELAIS_ENTRY_NAME_FR);
  const char *nl = relais_record_get (entry, RELAIS_ENTRY_NAME_NL);
  const char *plain = relais_record_get (entry, RELAIS_ENTRY_NAME);

  if (version == RELAIS_VCARD_3_0)
    {
      relais_vcard_writer_add (out, "FN", relais_directory_entry_get_name (entry, NULL));
      return;
    }
  if (fr == NULL && nl == NULL)
    plain = relais_directory_entry_get_name (entry, NULL);
  relais_vcard_writer_add (out, fr != NULL || nl != NULL ? "FN;ALTID=1" : "FN", plain);
  relais_vcard_writer_add (out, "FN;ALTID=1;LANGUAGE=fr", fr);
  relais_vcard_writer_add (out, "FN;ALTID=1;LANGUAGE=nl", nl);
}

/* "02 474 02 53; 02 474 02 57 (fax)", as the reader puts it together. */
static void
add_more_phones (GString *out, RelaisVcardVersion version, const char *more)
{
  g_auto (GStrv) numbers = g_strsplit (more != NULL ? more : "", "; ", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      const char *types = "work,voice";

      if (g_str_has_suffix (numbers[i], " (fax)"))
        types = "work,fax";
      else if (g_str_has_suffix (numbers[i], " (direct)"))
        types = "work,x-direct";
      if (strchr (types, 'v') == NULL)
        *strrchr (numbers[i], ' ') = '\0';
      if (*numbers[i] != '\0')
        relais_vcard_writer_add_phone (out, version, types, 0, numbers[i]);
    }
}

static void
add_phones (GString *out, RelaisVcardVersion version, const RelaisRecord *entry)
{
  relais_vcard_writer_add_phone (out, version, "work,voice", 1, relais_record_get (entry, RELAIS_ENTRY_PHONE));
  relais_vcard_writer_add_phone (out, version, "work,x-direct", 0,
                                 relais_record_get (entry, RELAIS_ENTRY_PHONE_DIRECT));
  relais_vcard_writer_add_phone (out, version, "work,voice", 2, relais_record_get (entry, RELAIS_ENTRY_PHONE2));
  relais_vcard_writer_add_phone (out, version, "work,fax", 0, relais_record_get (entry, RELAIS_ENTRY_FAX));
  add_more_phones (out, version, relais_record_get (entry, RELAIS_ENTRY_MORE_PHONES));
}

/* By name: a code of ours says nothing to another program. */
static void
add_categories (GString *out, const char *stored)
{
  g_auto (GStrv) items = g_strsplit (stored != NULL ? stored : "", ";", -1);
  g_autoptr (GString) line = g_string_new ("CATEGORIES:");

  if (stored == NULL)
    return;
  for (guint i = 0; items[i] != NULL; i++)
    {
      const RelaisCategory *category = relais_category_find (items[i]);

      if (i > 0)
        g_string_append_c (line, ',');
      for (const char *p = category != NULL ? category->name_fr : items[i]; *p != '\0'; p++)
        g_string_append_printf (line, strchr ("\\,;", *p) != NULL ? "\\%c" : "%c", *p);
    }
  relais_vcard_writer_add_raw (out, line->str);
}

static void
add_languages (GString *out, const char *stored)
{
  g_auto (GStrv) codes = g_strsplit (stored != NULL ? stored : "", ";", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    relais_vcard_writer_add (out, "LANG", codes[i]);
}

static void
add_address (GString *out, const RelaisRecord *entry)
{
  const char *parts[] = { NULL,
                          NULL,
                          relais_record_get (entry, RELAIS_ENTRY_STREET),
                          relais_record_get (entry, RELAIS_ENTRY_COMMUNE),
                          NULL,
                          relais_record_get (entry, RELAIS_ENTRY_POSTCODE),
                          relais_record_get (entry, RELAIS_ENTRY_COUNTRY) };

  relais_vcard_writer_add_parts (out, "ADR;TYPE=work", parts, G_N_ELEMENTS (parts));
}

/* 3.0 wants an N (RFC 2426, 3.1.2). */
static void
add_others (GString *out, RelaisVcardVersion version, const RelaisRecord *entry)
{
  const char *others = relais_record_get (entry, RELAIS_ENTRY_OTHER_PROPERTIES);
  g_auto (GStrv) lines = g_strsplit (others != NULL ? others : "", "\n", -1);
  gboolean has_parts = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      has_parts = has_parts || g_ascii_strncasecmp (lines[i], "N:", 2) == 0 || g_ascii_strncasecmp (lines[i], "N;", 2) == 0;
      relais_vcard_writer_add_raw (out, lines[i]);
    }
  if (version == RELAIS_VCARD_3_0 && !has_parts)
    {
      const char *parts[] = { relais_directory_entry_get_name (entry, NULL), NULL, NULL, NULL, NULL };

      relais_vcard_writer_add_parts (out, "N", parts, G_N_ELEMENTS (parts));
    }
}

/**
 * relais_vcard_writer_add_entry:
 * @out: where the card is appended
 * @version: how it is written
 * @entry: an entry of the directory
 *
 * Reading the card again gives the same entry; in 3.0, and in 4.0 for an entry known only by its organisation, its name
 * is written twice.
 */
void
relais_vcard_writer_add_entry (GString *out, RelaisVcardVersion version, const RelaisRecord *entry)
{
  const char *organisation[] = { relais_record_get (entry, RELAIS_ENTRY_ORGANISATION),
                                 relais_record_get (entry, RELAIS_ENTRY_UNIT) };

  relais_vcard_writer_begin (out, version);
  relais_vcard_writer_add (out, "UID", relais_record_get (entry, RELAIS_ENTRY_UID));
  if (version == RELAIS_VCARD_4_0)
    relais_vcard_writer_add (out, "KIND", relais_record_get (entry, RELAIS_ENTRY_KIND));
  add_names (out, version, entry);
  relais_vcard_writer_add_parts (out, "ORG", organisation, organisation[1] != NULL ? 2 : 1);
  relais_vcard_writer_add (out, "ROLE", relais_record_get (entry, RELAIS_ENTRY_ROLE));
  add_categories (out, relais_record_get (entry, RELAIS_ENTRY_CATEGORY));
  add_phones (out, version, entry);
  relais_vcard_writer_add (out, "EMAIL", relais_record_get (entry, RELAIS_ENTRY_EMAIL));
  relais_vcard_writer_add (out, "URL", relais_record_get (entry, RELAIS_ENTRY_URL));
  add_address (out, entry);
  if (version == RELAIS_VCARD_4_0)
    add_languages (out, relais_record_get (entry, RELAIS_ENTRY_LANGUAGES));
  relais_vcard_writer_add (out, "NOTE", relais_record_get (entry, RELAIS_ENTRY_DESCRIPTION));
  add_own (out, entry, own_fields, G_N_ELEMENTS (own_fields));
  if (version == RELAIS_VCARD_3_0)
    add_own (out, entry, own_fields_3_0, G_N_ELEMENTS (own_fields_3_0));
  relais_vcard_writer_add (out, "REV", relais_record_get (entry, RELAIS_ENTRY_REVISION));
  add_others (out, version, entry);
  relais_vcard_writer_end (out);
}

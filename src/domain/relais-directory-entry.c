/* An entry of the professionals' directory (a service, a ward, a practitioner) as the shared folder tells it: the table
 * of fields, and what it is known by. The id of the record is its key: the UID of its card, else a digest of what a
 * keeper seldom changes, so that the practice's own notes find the entry again. Pure.
 */

#include "relais-directory-entry.h"

#include "relais-phone.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kind_words[] = { "org", "individual", "group", "location", NULL }; /* RFC 6350, 6.1.4 */
static const char *const access_words[] = { "appointment", "opinion_now", "opinion_later", "staff_meeting", "walk_in",
                                            "mobile_team", "outreach", NULL };

#define TEXT    RELAIS_FIELD_TEXT
#define MANAGED RELAIS_FIELD_MANAGED

static const RelaisField fields[RELAIS_ENTRY_N_FIELDS] = {
  /* clang-format off */
  [RELAIS_ENTRY_UID]              = { "uid", N_("Reference of the card"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_KIND]             = { "kind", N_("Kind of entry"), RELAIS_FIELD_WORD, .words = kind_words },
  [RELAIS_ENTRY_NAME]             = { "name", N_("Name"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_NAME_FR]          = { "name_fr", N_("Name in French"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_NAME_NL]          = { "name_nl", N_("Name in Dutch"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_ORGANISATION]     = { "organisation", N_("Organisation"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_UNIT]             = { "unit", N_("Ward or department"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_ROLE]             = { "role", N_("Function"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_CATEGORY]         = { "category", N_("Category"), TEXT, .max_length = 250 },
  [RELAIS_ENTRY_PHONE]            = { "phone", N_("Phone"), RELAIS_FIELD_PHONE },
  [RELAIS_ENTRY_PHONE_DIRECT]     = { "phone_direct", N_("Direct line"), RELAIS_FIELD_PHONE },
  [RELAIS_ENTRY_PHONE2]           = { "phone2", N_("Second phone"), RELAIS_FIELD_PHONE },
  [RELAIS_ENTRY_MORE_PHONES]      = { "more_phones", N_("Other phones"), TEXT, .max_length = 400 },
  [RELAIS_ENTRY_FAX]              = { "fax", N_("Fax"), RELAIS_FIELD_PHONE },
  [RELAIS_ENTRY_EMAIL]            = { "email", N_("E-mail"), RELAIS_FIELD_EMAIL },
  [RELAIS_ENTRY_URL]              = { "url", N_("Web page"), TEXT, .max_length = 500 },
  [RELAIS_ENTRY_STREET]           = { "street", N_("Street and number"), TEXT },
  [RELAIS_ENTRY_POSTCODE]         = { "postcode", N_("Postcode"), RELAIS_FIELD_POSTCODE },
  [RELAIS_ENTRY_COMMUNE]          = { "commune", N_("Commune"), RELAIS_FIELD_COMMUNE },
  [RELAIS_ENTRY_COUNTRY]          = { "country", N_("Country"), TEXT, .max_length = 60 },
  [RELAIS_ENTRY_LANGUAGES]        = { "languages", N_("Languages spoken"), TEXT },
  [RELAIS_ENTRY_ACCESS]           = { "access", N_("How to reach them"), RELAIS_FIELD_WORDS, .words = access_words },
  [RELAIS_ENTRY_HOURS]            = { "hours", N_("Opening hours"), RELAIS_FIELD_PRESENCE },
  [RELAIS_ENTRY_HOURS_FR]         = { "hours_fr", N_("Opening hours in French"), TEXT, .max_length = 500 },
  [RELAIS_ENTRY_HOURS_NL]         = { "hours_nl", N_("Opening hours in Dutch"), TEXT, .max_length = 500 },
  [RELAIS_ENTRY_DESCRIPTION]      = { "description", N_("Description"), TEXT, .max_length = 4000 },
  [RELAIS_ENTRY_SERVES_POSTCODES] = { "serves_postcodes", N_("Postcodes served"), TEXT, .max_length = 1000 },
  [RELAIS_ENTRY_MUTUALITIES]      = { "mutualities", N_("Mutualities"), TEXT },
  [RELAIS_ENTRY_CONDITIONS_FR]    = { "conditions_fr", N_("Conditions in French"), TEXT, .max_length = 1000 },
  [RELAIS_ENTRY_CONDITIONS_NL]    = { "conditions_nl", N_("Conditions in Dutch"), TEXT, .max_length = 1000 },
  [RELAIS_ENTRY_WEEKEND]          = { "weekend", N_("Works at the week-end"), RELAIS_FIELD_YES_NO },
  [RELAIS_ENTRY_URGENT]           = { "urgent", N_("Takes urgent requests"), RELAIS_FIELD_YES_NO },
  [RELAIS_ENTRY_NOTICE]           = { "notice", N_("Notice needed"), TEXT },
  [RELAIS_ENTRY_FEE]              = { "fee", N_("Fee"), TEXT },
  [RELAIS_ENTRY_VALID_UNTIL]      = { "valid_until", N_("Valid until"), RELAIS_FIELD_DATE },
  [RELAIS_ENTRY_REVISION]         = { "revision", N_("Last revised"), TEXT, .max_length = 40 },
  [RELAIS_ENTRY_OTHER_PROPERTIES] = { "other_properties", N_("Other properties of the card"), TEXT, .max_length = 8000, .flags = MANAGED },
  /* clang-format on */
};

const RelaisRecordType relais_directory_entry_type = { "entry", fields, RELAIS_ENTRY_N_FIELDS };

static void
digest_folded (GChecksum *digest, const char *text)
{
  g_autofree char *folded = relais_text_search_key (text != NULL ? text : "");

  g_checksum_update (digest, (const guchar *) folded, (gssize) strlen (folded) + 1);
}

static void
digest_phone (GChecksum *digest, const char *typed)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (typed != NULL && relais_phone_parse (typed, &phone))
    g_checksum_update (digest, (const guchar *) (phone.e164 != NULL ? phone.e164 : phone.display), -1);
  else if (typed != NULL)
    g_checksum_update (digest, (const guchar *) typed, -1);
}

/**
 * relais_directory_entry_make_key:
 * @uid: (nullable): the UID of the card
 * @name: (nullable): its name
 * @organisation: (nullable): its organisation
 * @phone: (nullable): its first phone, as it was typed
 *
 * What an entry is known by from one reading of the folder to the next, and by the practice's own notes about it:
 * "uid:" and the UID; for a card without one, "like:" and a digest of the folded name, the folded organisation and the
 * first phone.
 *
 * Returns: (transfer full): the key
 */
char *
relais_directory_entry_make_key (const char *uid, const char *name, const char *organisation, const char *phone)
{
  g_autoptr (GChecksum) digest = NULL;

  if (uid != NULL && *uid != '\0')
    return g_strconcat ("uid:", uid, NULL);

  digest = g_checksum_new (G_CHECKSUM_SHA256);
  digest_folded (digest, name);
  digest_folded (digest, organisation);
  digest_phone (digest, phone);
  return g_strdup_printf ("like:%.32s", g_checksum_get_string (digest));
}

/**
 * relais_directory_entry_get_name:
 * @entry: an entry
 * @language: "fr" or "nl"; anything else takes the name of the card
 *
 * Returns: (nullable): what to call it in @language, else its name, else its organisation
 */
const char *
relais_directory_entry_get_name (const RelaisRecord *entry, const char *language)
{
  const char *name = NULL;

  if (g_strcmp0 (language, "fr") == 0)
    name = relais_record_get (entry, RELAIS_ENTRY_NAME_FR);
  else if (g_strcmp0 (language, "nl") == 0)
    name = relais_record_get (entry, RELAIS_ENTRY_NAME_NL);

  if (name == NULL)
    name = relais_record_get (entry, RELAIS_ENTRY_NAME);
  if (name == NULL)
    name = relais_record_get (entry, RELAIS_ENTRY_NAME_FR);
  if (name == NULL)
    name = relais_record_get (entry, RELAIS_ENTRY_NAME_NL);
  return name != NULL ? name : relais_record_get (entry, RELAIS_ENTRY_ORGANISATION);
}

/* "20260302T101500Z" and "2026-03-02T10:15:00Z" (RFC 6350, 4.3) say the same. */
static int
compare_instants (const char *a, const char *b)
{
  while (*a != '\0' || *b != '\0')
    {
      for (; *a == '-' || *a == ':'; a++)
        ;
      for (; *b == '-' || *b == ':'; b++)
        ;
      if (*a != *b)
        return *a < *b ? -1 : 1;
      if (*a == '\0')
        break;
      a++;
      b++;
    }
  return 0;
}

/**
 * relais_directory_entry_compare:
 * @a: an entry
 * @b: another with the same key
 *
 * Two cards with one UID: the newest REV wins, and one that has a REV wins from one that has none.
 *
 * Returns: a positive number when @a is newer, a negative one when @b is, 0 when nothing tells
 */
int
relais_directory_entry_compare (const RelaisRecord *a, const RelaisRecord *b)
{
  const char *first = relais_record_get (a, RELAIS_ENTRY_REVISION);
  const char *second = relais_record_get (b, RELAIS_ENTRY_REVISION);

  if (first == NULL || second == NULL)
    return (first != NULL) - (second != NULL);
  return compare_instants (first, second);
}

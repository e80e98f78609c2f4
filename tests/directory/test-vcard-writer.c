/* What is written is read again as it was, by us; and is a card by the letter of its RFC. */

#include "relais-directory-entry.h"
#include "relais-directory-file.h"
#include "relais-vcard-writer.h"

#include <string.h>

static RelaisRecord *
read_card (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (RelaisDirectoryReading) reading =
      relais_directory_file_read_bytes ("a.vcf", bytes, relais_date (2026, 11, 22));

  g_assert_cmpuint (reading->problems->len, ==, 0);
  g_assert_cmpuint (reading->cards->len, ==, 1);
  return relais_record_ref (((RelaisDirectoryCard *) reading->cards->pdata[0])->entry);
}

/* Every field has a value. */
static RelaisRecord *
make_full_entry (void)
{
  static const struct {
    RelaisEntryField field;
    const char *value;
  } values[] = {
    { RELAIS_ENTRY_UID, "urn:uuid:1,2;3" },
    { RELAIS_ENTRY_KIND, "org" },
    { RELAIS_ENTRY_NAME, "Accueil, urgences; \\ et le reste d'un nom qui est vraiment très long, ça oui, à plier" },
    { RELAIS_ENTRY_NAME_FR, "Accueil" },
    { RELAIS_ENTRY_NAME_NL, "Onthaal" },
    { RELAIS_ENTRY_ORGANISATION, "CHU; Brugmann" },
    { RELAIS_ENTRY_UNIT, "Gériatrie, 3B" },
    { RELAIS_ENTRY_ROLE, "Assistante sociale" },
    { RELAIS_ENTRY_CATEGORY, "05;12;Autre chose" },
    { RELAIS_ENTRY_PHONE, "02 474 02 55" },
    { RELAIS_ENTRY_PHONE_DIRECT, "0478 12 34 56" },
    { RELAIS_ENTRY_PHONE2, "1733" },
    { RELAIS_ENTRY_MORE_PHONES, "02 474 02 53; 02 474 02 59 (fax)" },
    { RELAIS_ENTRY_FAX, "02 474 02 57" },
    { RELAIS_ENTRY_EMAIL, "a@example.be" },
    { RELAIS_ENTRY_URL, "https://example.be/?a=b;c" },
    { RELAIS_ENTRY_STREET, "rue Haute 296, bte 3" },
    { RELAIS_ENTRY_POSTCODE, "1000" },
    { RELAIS_ENTRY_COMMUNE, "Bruxelles" },
    { RELAIS_ENTRY_COUNTRY, "Belgique" },
    { RELAIS_ENTRY_LANGUAGES, "fr;nl" },
    { RELAIS_ENTRY_ACCESS, "appointment;walk_in" },
    { RELAIS_ENTRY_HOURS, "mo-fr 09:00-17:00; sa morning" },
    { RELAIS_ENTRY_HOURS_FR, "le matin\nle soir" },
    { RELAIS_ENTRY_HOURS_NL, "voormiddag" },
    { RELAIS_ENTRY_DESCRIPTION, "un\ndeux" },
    { RELAIS_ENTRY_SERVES_POSTCODES, "1030;1040" },
    { RELAIS_ENTRY_MUTUALITIES, "100;toutes" },
    { RELAIS_ENTRY_CONDITIONS_FR, "65 ans" },
    { RELAIS_ENTRY_CONDITIONS_NL, "65 jaar" },
    { RELAIS_ENTRY_WEEKEND, "yes" },
    { RELAIS_ENTRY_URGENT, "no" },
    { RELAIS_ENTRY_NOTICE, "48 h" },
    { RELAIS_ENTRY_FEE, "12 €" },
    { RELAIS_ENTRY_VALID_UNTIL, "2027-12-31" },
    { RELAIS_ENTRY_REVISION, "20260302T101500Z" },
    { RELAIS_ENTRY_OTHER_PROPERTIES, "N:Accueil;;;;\nitem2.X-Foo;A=\"b;c\":e\\, f\\;g\nGEO:geo:50.85,4.35" },
  };
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_directory_entry_type, "uid:urn:uuid:1,2;3", 0);

  g_assert_cmpuint (G_N_ELEMENTS (values), ==, RELAIS_ENTRY_N_FIELDS);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    relais_record_builder_set (builder, values[i].field, values[i].value);
  return relais_record_builder_end (builder);
}

static void
assert_same (const RelaisRecord *a, const RelaisRecord *b)
{
  g_assert_cmpstr (relais_record_get_id (a), ==, relais_record_get_id (b));
  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    g_assert_cmpstr (relais_record_get (a, i), ==, relais_record_get (b, i));
}

static void
test_gives_back (gconstpointer version)
{
  g_autoptr (RelaisRecord) entry = make_full_entry ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RelaisRecord) read = NULL;

  relais_vcard_writer_add_entry (text, (RelaisVcardVersion) GPOINTER_TO_INT (version), entry);
  g_test_message ("%s", text->str);
  read = read_card (text->str);
  assert_same (read, entry);
}

/* RFC 6350, 3.2: at most 75 bytes, CRLF, and every piece of a folded line is UTF-8. */
static void
test_form (void)
{
  g_autoptr (RelaisRecord) entry = make_full_entry ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  relais_vcard_writer_add_entry (text, RELAIS_VCARD_4_0, entry);
  g_assert_true (g_str_has_suffix (text->str, "END:VCARD\r\n"));
  lines = g_strsplit (text->str, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "BEGIN:VCARD");
  g_assert_cmpstr (lines[1], ==, "VERSION:4.0");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
  g_assert_nonnull (strstr (text->str, "TEL;VALUE=uri;TYPE=\"work,voice\";PREF=1:tel:+3224740255\r\n"));
  g_assert_nonnull (strstr (text->str, "FN;ALTID=1;LANGUAGE=nl:Onthaal\r\n"));
}

/* RFC 2426 wants FN and N; an entry may have only an organisation. */
static void
test_only_an_organisation (void)
{
  g_autoptr (RelaisRecord) entry = read_card ("BEGIN:VCARD\nORG:CPAS;Aide\nEND:VCARD\n");
  g_autoptr (GString) text = g_string_new (NULL);

  relais_vcard_writer_add_entry (text, RELAIS_VCARD_3_0, entry);
  g_assert_cmpstr (text->str, ==,
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:CPAS\r\nORG:CPAS;Aide\r\nN:CPAS;;;;\r\nEND:VCARD\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/vcard-writer/4.0", GINT_TO_POINTER (RELAIS_VCARD_4_0), test_gives_back);
  g_test_add_data_func ("/vcard-writer/3.0", GINT_TO_POINTER (RELAIS_VCARD_3_0), test_gives_back);
  g_test_add_func ("/vcard-writer/form", test_form);
  g_test_add_func ("/vcard-writer/only-an-organisation", test_only_an_organisation);
  return g_test_run ();
}

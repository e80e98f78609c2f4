/* Professionals for benchmarks: services, wards and practitioners drawn from short lists by a generator seeded with the
 * number of the entry, so that one and the same entry can be had as a value, as a vCard and as a row.
 */

#include "relais-bench-entries.h"

#include "relais-directory-entry.h"
#include "relais-text.h"

#include <glib/gstdio.h>

static const char *const services[] = {
  "Service social", "Gériatrie", "Soins à domicile", "Centre de jour", "Repas à domicile", "Kinésithérapie",
  "Maison médicale", "Thuisverpleging", "Dagcentrum", "Gezinszorg", "Soins palliatifs", "Équipe mobile",
  "Hôpital de jour", "Aide familiale", "Garde-malade", "Woonzorgcentrum", "Planning familial", "Ergothérapie",
};
static const char *const houses[] = {
  "Cliniques Saint-Luc", "CHU Brugmann", "Hôpital Molière", "CPAS d'Ixelles", "OCMW Schaarbeek", "Le Relais",
  "Sint-Jan", "De Buurt", "Les Tilleuls", "Entr'aide des Marolles", "Nos Pilifs", "Zorg Samen", "L'Escale",
  "Arc-en-ciel", "Het Anker", "La Rencontre", "Vivre chez soi", "Perspectives",
};
static const char *const families[] = {
  "El Amrani", "Benali", "Dubois", "Peeters", "Janssens", "Van den Broeck", "Diallo", "Yılmaz", "Nowak", "Mukendi",
  "Lambert", "De Smedt", "Haddad", "Özdemir", "Kowalski", "Nguyen", "Martens", "D'Hondt", "Claes", "Łukasik",
};
static const char *const givens[] = {
  "Fatima", "Mohamed", "Jeanne", "Lies", "Aïcha", "Jan", "Zoé", "Emre", "Agnieszka", "Joseph", "Marie", "Karim",
};
static const char *const streets[] = {
  "rue Haute", "chaussée de Wavre", "avenue Louise", "Lakensestraat", "boulevard du Midi", "place Saint-Josse",
};
static const struct {
  const char *postcode;
  const char *name;
} communes[] = {
  { "1030", "Schaerbeek" }, { "1050", "Ixelles" }, { "1070", "Anderlecht" },    { "1080", "Molenbeek-Saint-Jean" },
  { "1090", "Jette" },      { "1180", "Uccle" },   { "1200", "Woluwe-Saint-Lambert" }, { "1210", "Saint-Josse-ten-Noode" },
};

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

/**
 * relais_bench_entries_make:
 * @number: which one
 *
 * Returns: (transfer full): an entry, the same at every call
 */
RelaisRecord *
relais_bench_entries_make (guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number + 7);
  guint place = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (communes));
  g_autofree char *uid = g_strdup_printf ("urn:uuid:%08x-0000-4000-8000-%08x%04x", g_rand_int (random), number,
                                          (guint) g_rand_int_range (random, 0, 65536));
  g_autofree char *key = g_strconcat ("uid:", uid, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s %u", PICK (random, services), PICK (random, families), number);
  g_autofree char *person = g_strdup_printf ("%s %s", PICK (random, givens), PICK (random, families));
  g_autofree char *phone = g_strdup_printf ("02 %03d %02d %02d", g_rand_int_range (random, 200, 800),
                                            g_rand_int_range (random, 0, 100), g_rand_int_range (random, 0, 100));
  g_autofree char *direct = g_strdup_printf ("04%02d %02d %02d %02d", g_rand_int_range (random, 70, 100),
                                             g_rand_int_range (random, 0, 100), g_rand_int_range (random, 0, 100),
                                             g_rand_int_range (random, 0, 100));
  g_autofree char *street = g_strdup_printf ("%s %d", PICK (random, streets), g_rand_int_range (random, 1, 400));
  g_autofree char *email = g_strdup_printf ("service%u@example.be", number);
  g_autofree char *category = g_strdup_printf ("%02d", g_rand_int_range (random, 1, 34));
  g_autofree char *note = g_strdup_printf ("Demander %s, %s.", person, PICK (random, houses));
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_directory_entry_type, key, 0);

  relais_record_builder_set (builder, RELAIS_ENTRY_UID, uid);
  relais_record_builder_set (builder, RELAIS_ENTRY_KIND, "org");
  relais_record_builder_set (builder, RELAIS_ENTRY_NAME, name);
  relais_record_builder_set (builder, RELAIS_ENTRY_ORGANISATION, PICK (random, houses));
  relais_record_builder_set (builder, RELAIS_ENTRY_CATEGORY, category);
  relais_record_builder_set (builder, RELAIS_ENTRY_PHONE, phone);
  relais_record_builder_set (builder, RELAIS_ENTRY_PHONE_DIRECT, direct);
  relais_record_builder_set (builder, RELAIS_ENTRY_EMAIL, email);
  relais_record_builder_set (builder, RELAIS_ENTRY_STREET, street);
  relais_record_builder_set (builder, RELAIS_ENTRY_POSTCODE, communes[place].postcode);
  relais_record_builder_set (builder, RELAIS_ENTRY_COMMUNE, communes[place].name);
  relais_record_builder_set (builder, RELAIS_ENTRY_LANGUAGES, number % 3 == 0 ? "fr;nl" : "fr");
  relais_record_builder_set (builder, RELAIS_ENTRY_DESCRIPTION, note);
  relais_record_builder_set (builder, RELAIS_ENTRY_REVISION, "20260302T101500Z");
  return relais_record_builder_end (builder);
}

/**
 * relais_bench_entries_append_vcard:
 * @text: where it goes
 * @number: which one
 *
 * Adds the entry as a card of vCard 4.0.
 */
void
relais_bench_entries_append_vcard (GString *text, guint number)
{
  g_autoptr (RelaisRecord) entry = relais_bench_entries_make (number);
#define GET(FIELD) relais_record_get (entry, RELAIS_ENTRY_##FIELD)

  g_string_append_printf (text,
                          "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%s\r\nKIND:org\r\nFN:%s\r\nORG:%s\r\nCATEGORIES:%s\r\n"
                          "TEL;VALUE=text;TYPE=\"work,voice\":%s\r\nTEL;TYPE=x-direct:%s\r\nEMAIL:%s\r\n",
                          GET (UID), GET (NAME), GET (ORGANISATION), GET (CATEGORY), GET (PHONE), GET (PHONE_DIRECT),
                          GET (EMAIL));
  g_string_append_printf (text, "ADR:;;%s;%s;;%s;Belgique\r\nLANG:fr\r\n", GET (STREET), GET (COMMUNE), GET (POSTCODE));
  if (number % 3 == 0)
    g_string_append (text, "LANG:nl\r\n");
  g_string_append_printf (text, "NOTE:%s\r\nREV:%s\r\nEND:VCARD\r\n", GET (DESCRIPTION), GET (REVISION));
#undef GET
}

/**
 * relais_bench_entries_write_folder:
 * @folder: an empty folder
 * @n_entries: how many cards
 * @n_files: in how many files
 *
 * Makes a shared folder.
 */
void
relais_bench_entries_write_folder (const char *folder, guint n_entries, guint n_files)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint file = 0; file < n_files; file++)
    {
      g_autofree char *name = g_strdup_printf ("%05u.vcf", file);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      g_string_truncate (text, 0);
      for (guint i = file; i < n_entries; i += n_files)
        relais_bench_entries_append_vcard (text, i);
      if (!g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0600, &error))
        g_error ("%s", error->message);
    }
}

static void
append_cell (GString *row, const char *value)
{
  if (row->len > 0 && row->str[row->len - 1] != '\n')
    g_string_append_c (row, ',');
  g_string_append_c (row, '"');
  for (const char *p = value != NULL ? value : ""; *p != '\0'; p++)
    g_string_append_printf (row, *p == '"' ? "%c\"" : "%c", *p);
  g_string_append_c (row, '"');
}

/**
 * relais_bench_entries_write_csv:
 * @path: a file
 * @n_entries: how many rows
 *
 * The same entries as rows of all fields, with the folded text by which each is found, for the shell of SQLite.
 */
void
relais_bench_entries_write_csv (const char *path, guint n_entries)
{
  static const RelaisEntryField found[] = { RELAIS_ENTRY_NAME,     RELAIS_ENTRY_ORGANISATION, RELAIS_ENTRY_STREET,
                                            RELAIS_ENTRY_POSTCODE, RELAIS_ENTRY_COMMUNE,      RELAIS_ENTRY_DESCRIPTION,
                                            RELAIS_ENTRY_PHONE,    RELAIS_ENTRY_PHONE_DIRECT };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (RelaisRecord) entry = relais_bench_entries_make (i);
      g_autoptr (GString) body = g_string_new (NULL);
      g_autofree char *folded = NULL;

      for (guint f = 0; f < RELAIS_ENTRY_N_FIELDS; f++)
        append_cell (text, relais_record_get (entry, f));
      for (gsize f = 0; f < G_N_ELEMENTS (found); f++)
        g_string_append_printf (body, "%s ", relais_record_get (entry, found[f]));
      folded = relais_text_search_key (body->str);
      append_cell (text, folded);
      g_string_append_c (text, '\n');
    }
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

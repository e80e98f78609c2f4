/* Everybody whom an import knows: the people of the register, loaded once, and those of the rows so far. Whoever
 * could be one person shares a key (the letters of the name, a number, an address, a birth date), so that a row looks
 * at a handful of records and not at all of them. Owned by the plan of an import; one thread.
 */

#include "relais-import-people.h"

#include "relais-care-link.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <stdlib.h>
#include <string.h>

struct _RelaisImportPeople {
  GPtrArray *entries;     /* RelaisImportEntry: people and links, in the order in which they came */
  GHashTable *by_id;      /* id → RelaisImportEntry */
  GHashTable *by_key;     /* key → GPtrArray of RelaisImportEntry */
  GHashTable *by_pair;    /* "caregiver patient" → GPtrArray of the entries of their links */
  GHashTable *by_patient; /* patient → GPtrArray of the entries of their links */
  GHashTable *references; /* the set of references on cards */
};

static void
entry_free (gpointer data)
{
  RelaisImportEntry *entry = data;

  g_clear_pointer (&entry->before, relais_record_unref);
  relais_record_unref (entry->after);
  g_free (entry);
}

static void
put_in (GHashTable *index, char *key, RelaisImportEntry *entry)
{
  GPtrArray *bucket = g_hash_table_lookup (index, key);

  if (bucket == NULL)
    {
      bucket = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), bucket);
    }
  if (!g_ptr_array_find (bucket, entry, NULL))
    g_ptr_array_add (bucket, entry);
  g_free (key);
}

/* --- Keys --- */

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  return (int) *(const guchar *) a - (int) *(const guchar *) b;
}

/* The folded letters in the order of the alphabet: the same for "El Amrani Fatima" and "Fatima ELAMRANI", and for the
 * few anagrams of a name, which a closer look tells apart. */
static char *
make_name_key (const char *family, const char *given)
{
  g_autofree char *name = g_strdup_printf ("%s %s", family != NULL ? family : "", given != NULL ? given : "");
  g_autofree char *folded = relais_text_fold (name);
  GString *letters = g_string_new ("n:");

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p != ' ')
        g_string_append_c (letters, *p);
    }
  if (letters->len == 2)
    {
      g_string_free (letters, TRUE);
      return NULL;
    }
  qsort (letters->str + 2, letters->len - 2, 1, compare_letters);
  return g_string_free (letters, FALSE);
}

/* Spreadsheets take zeros away, and offices write "P-12" and "p12". */
static char *
make_chart_key (const char *chart_number, gboolean without_zeros)
{
  g_autofree char *folded = relais_text_fold (chart_number);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_strconcat (without_zeros ? "z:" : "c:", joined + (without_zeros ? strspn (joined, "0") : 0), NULL);
}

static void
add_key (GPtrArray *keys, char *key)
{
  if (key != NULL)
    g_ptr_array_add (keys, key);
}

static void
add_text_key (GPtrArray *keys, const char *prefix, const char *text)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;

  if (lower != NULL)
    g_ptr_array_add (keys, g_strconcat (prefix, lower, NULL));
}

static GPtrArray *
list_keys (const RelaisRecord *person)
{
  static const guint phones[] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE3 };
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  const char *family = relais_record_get (person, RELAIS_PERSON_FAMILY_NAME);
  const char *chart = relais_record_get (person, RELAIS_PERSON_CHART_NUMBER);

  add_key (keys, make_name_key (family, relais_record_get (person, RELAIS_PERSON_GIVEN_NAME)));
  if (relais_record_get (person, RELAIS_PERSON_USUAL_NAME) != NULL)
    add_key (keys, make_name_key (family, relais_record_get (person, RELAIS_PERSON_USUAL_NAME)));
  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      if (relais_phone_parse (relais_record_get (person, phones[i]), &phone))
        add_text_key (keys, "p:", phone.e164);
    }
  add_text_key (keys, "e:", relais_record_get (person, RELAIS_PERSON_EMAIL));
  add_text_key (keys, "i:", relais_record_get (person, RELAIS_PERSON_NATIONAL_NUMBER));
  if (relais_date_is_full (relais_person_get_birth_date (person)))
    add_text_key (keys, "b:", relais_record_get (person, RELAIS_PERSON_BIRTH_DATE));
  if (chart != NULL)
    {
      add_key (keys, make_chart_key (chart, FALSE));
      add_key (keys, make_chart_key (chart, TRUE));
    }
  return keys;
}

static void
file_person (RelaisImportPeople *people, RelaisImportEntry *entry)
{
  g_autoptr (GPtrArray) keys = list_keys (entry->after);

  for (guint i = 0; i < keys->len; i++)
    put_in (people->by_key, g_strdup (g_ptr_array_index (keys, i)), entry);
}

static void
file_link (RelaisImportPeople *people, RelaisImportEntry *entry)
{
  const char *caregiver = relais_record_get (entry->after, RELAIS_CARE_LINK_CAREGIVER);
  const char *patient = relais_record_get (entry->after, RELAIS_CARE_LINK_PATIENT);

  put_in (people->by_pair, g_strdup_printf ("%s %s", caregiver, patient), entry);
  put_in (people->by_patient, g_strdup (patient), entry);
  if (relais_record_get (entry->after, RELAIS_CARE_LINK_REFERENCE) != NULL)
    g_hash_table_add (people->references, g_strdup (relais_record_get (entry->after, RELAIS_CARE_LINK_REFERENCE)));
}

/**
 * relais_import_people_new:
 *
 * Returns: (transfer full): nobody
 */
RelaisImportPeople *
relais_import_people_new (void)
{
  RelaisImportPeople *people = g_new0 (RelaisImportPeople, 1);

  people->entries = g_ptr_array_new_with_free_func (entry_free);
  people->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  people->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  people->by_pair = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  people->by_patient = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  people->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return people;
}

/**
 * relais_import_people_free:
 * @people: (transfer full): everybody
 */
void
relais_import_people_free (RelaisImportPeople *people)
{
  g_hash_table_unref (people->by_id);
  g_hash_table_unref (people->by_key);
  g_hash_table_unref (people->by_pair);
  g_hash_table_unref (people->by_patient);
  g_hash_table_unref (people->references);
  g_ptr_array_unref (people->entries);
  g_free (people);
}

/**
 * relais_import_people_add:
 * @people: everybody
 * @stored: (nullable): a person or a link as it is stored
 * @record: the same as it would be
 * @line: the row that speaks of it, 0 for none
 *
 * Returns: (transfer none): the entry
 */
RelaisImportEntry *
relais_import_people_add (RelaisImportPeople *people, RelaisRecord *stored, RelaisRecord *record, guint line)
{
  RelaisImportEntry *entry = g_new0 (RelaisImportEntry, 1);

  entry->before = stored != NULL ? relais_record_ref (stored) : NULL;
  entry->after = relais_record_ref (record);
  entry->line = line;
  g_ptr_array_add (people->entries, entry);
  g_hash_table_insert (people->by_id, (gpointer) relais_record_get_id (record), entry);
  if (relais_record_get_type (record) == &relais_person_type)
    file_person (people, entry);
  else
    file_link (people, entry);
  return entry;
}

/**
 * relais_import_people_set:
 * @people: everybody
 * @entry: one of them, or a link
 * @record: the record as it would be; its id is that of @entry
 */
void
relais_import_people_set (RelaisImportPeople *people, RelaisImportEntry *entry, RelaisRecord *record)
{
  RelaisRecord *old = entry->after;

  entry->after = relais_record_ref (record);
  g_hash_table_replace (people->by_id, (gpointer) relais_record_get_id (record), entry);
  relais_record_unref (old);
  if (relais_record_get_type (record) == &relais_person_type)
    file_person (people, entry);
}

/**
 * relais_import_people_get:
 * @people: everybody
 * @id: the id of a person or a link
 *
 * Returns: (transfer none) (nullable): the entry
 */
RelaisImportEntry *
relais_import_people_get (RelaisImportPeople *people, const char *id)
{
  return g_hash_table_lookup (people->by_id, id);
}

/**
 * relais_import_people_list_similar:
 * @people: everybody
 * @person: somebody
 *
 * Returns: (transfer full) (element-type RelaisImportEntry): who could be the same person: everybody for whom
 *   relais_duplicate_compare() can say more than "none", and a few more
 */
GPtrArray *
relais_import_people_list_similar (RelaisImportPeople *people, const RelaisRecord *person)
{
  g_autoptr (GPtrArray) keys = list_keys (person);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *similar = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *bucket = g_hash_table_lookup (people->by_key, g_ptr_array_index (keys, i));

      for (guint j = 0; bucket != NULL && j < bucket->len; j++)
        {
          if (g_hash_table_add (seen, g_ptr_array_index (bucket, j)))
            g_ptr_array_add (similar, g_ptr_array_index (bucket, j));
        }
    }
  return similar;
}

static RelaisImportEntry *
find_only (RelaisImportPeople *people, const char *key)
{
  GPtrArray *bucket = g_hash_table_lookup (people->by_key, key);

  return bucket != NULL && bucket->len == 1 ? g_ptr_array_index (bucket, 0) : NULL;
}

/**
 * relais_import_people_find_chart:
 * @people: everybody
 * @chart_number: the number of a chart, perhaps without the zeros that a spreadsheet takes away
 *
 * Returns: (transfer none) (nullable): the one patient who has it
 */
RelaisImportEntry *
relais_import_people_find_chart (RelaisImportPeople *people, const char *chart_number)
{
  g_autofree char *key = make_chart_key (chart_number, FALSE);
  g_autofree char *loose_key = make_chart_key (chart_number, TRUE);
  RelaisImportEntry *entry = find_only (people, key);

  return entry != NULL || g_hash_table_contains (people->by_key, key) ? entry : find_only (people, loose_key);
}

/**
 * relais_import_people_find_link:
 * @people: everybody
 * @caregiver: id of a person
 * @patient: id of a person
 * @ended: (out) (transfer none) (nullable): a link of the two that has ended
 * @today: today's date
 *
 * Returns: (transfer none) (nullable): their current link
 */
RelaisImportEntry *
relais_import_people_find_link (RelaisImportPeople *people, const char *caregiver, const char *patient,
                                RelaisImportEntry **ended, RelaisDate today)
{
  g_autofree char *key = g_strdup_printf ("%s %s", caregiver, patient);
  GPtrArray *bucket = g_hash_table_lookup (people->by_pair, key);

  *ended = NULL;
  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    {
      RelaisImportEntry *entry = g_ptr_array_index (bucket, i);

      if (relais_care_link_is_current (entry->after, today))
        return entry;
      *ended = entry;
    }
  return NULL;
}

/**
 * relais_import_people_are_linked:
 * @people: everybody
 * @caregiver: id of a person
 * @patient: id of a person
 *
 * Returns: whether the two are or were linked
 */
gboolean
relais_import_people_are_linked (RelaisImportPeople *people, const char *caregiver, const char *patient)
{
  g_autofree char *key = g_strdup_printf ("%s %s", caregiver, patient);

  return g_hash_table_contains (people->by_pair, key);
}

/**
 * relais_import_people_has_reference:
 * @people: everybody
 * @reference: the reference on a card
 *
 * Returns: whether a link has it
 */
gboolean
relais_import_people_has_reference (RelaisImportPeople *people, const char *reference)
{
  return g_hash_table_contains (people->references, reference);
}

/**
 * relais_import_people_list_links_of:
 * @people: everybody
 * @patient: id of a person
 *
 * Returns: (transfer full) (element-type RelaisRecord): the links of this patient as they would be
 */
GPtrArray *
relais_import_people_list_links_of (RelaisImportPeople *people, const char *patient)
{
  GPtrArray *bucket = g_hash_table_lookup (people->by_patient, patient);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    g_ptr_array_add (links, ((RelaisImportEntry *) g_ptr_array_index (bucket, i))->after);
  return links;
}

/**
 * relais_import_people_list_changes:
 * @people: everybody
 *
 * Returns: (transfer full) (element-type RelaisImportEntry): what is to be stored: people before their links
 */
GPtrArray *
relais_import_people_list_changes (RelaisImportPeople *people)
{
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < people->entries->len; i++)
    {
      RelaisImportEntry *entry = g_ptr_array_index (people->entries, i);

      if (entry->before == NULL || !relais_record_equal (entry->before, entry->after))
        g_ptr_array_add (changes, entry);
    }
  return changes;
}

/* The rows of lists and searches: who it is, how many have this name, the one link worth telling, and where the typed
 * text was found. Everything passes through protected mode here. A page of a hundred rows is asked for while somebody
 * scrolls, and fifty at every keystroke, so that a row costs a few statements by key and nothing else. Called inside a
 * read of the store.
 */

#include "relais-register-private.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-table.h"
#include "relais-text.h"

#include <string.h>

#define REFERENCE_LENGTH 6

typedef struct {
  const char *text; /* NULL: a list */
  GStrv words;
  char *digits;
  RelaisRecord *card; /* the link whose reference was typed, or NULL */
  RelaisSearchFlags flags;
  RelaisDate today;
} Question;

/**
 * relais_found_free:
 * @found: (transfer full): a row
 */
void
relais_found_free (RelaisFound *found)
{
  relais_record_unref (found->person);
  g_clear_pointer (&found->main, relais_glance_free);
  g_free (found->match);
  g_free (found);
}

static void
question_clear (Question *question)
{
  g_clear_pointer (&question->words, g_strfreev);
  g_clear_pointer (&question->digits, g_free);
  g_clear_pointer (&question->card, relais_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
question_init (Question *question, RelaisDb *db, const char *text, GError **error)
{
  g_autofree char *reference = NULL;
  g_autoptr (GError) local_error = NULL;

  question->text = text;
  if (text == NULL)
    return TRUE;
  question->words = relais_text_query_words (text);
  question->digits = relais_phone_search_digits (text);
  reference = g_strstrip (g_ascii_strup (text, -1));
  if (strlen (reference) != REFERENCE_LENGTH)
    return TRUE;
  question->card = relais_care_queries_find_by_reference (db, reference, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- Why --- */

static void
set_match (RelaisFound *found, const char *why, int field, const char *match)
{
  found->why = why;
  found->field = field;
  found->match = g_strdup (match);
}

static gboolean
stands_on_card (const RelaisRecord *card, const RelaisRecord *person)
{
  const char *id = relais_record_get_id (person);

  return g_strcmp0 (relais_record_get (card, RELAIS_CARE_LINK_CAREGIVER), id) == 0 ||
         g_strcmp0 (relais_record_get (card, RELAIS_CARE_LINK_PATIENT), id) == 0;
}

static char *
make_key (const RelaisRecord *person, const guint *fields, gsize n_fields)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  for (gsize i = 0; i < n_fields; i++)
    {
      const char *text = relais_record_get (person, fields[i]);

      g_string_append_printf (texts, "%s ", text != NULL ? text : "");
    }
  return relais_text_search_key (texts->str);
}

static gboolean
find_phone (RelaisFound *found, const char *digits)
{
  static const guint phones[] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE3 };

  for (gsize i = 0; i < G_N_ELEMENTS (phones) && strlen (digits) >= 2; i++)
    {
      const char *typed = relais_record_get (found->person, phones[i]);
      g_autofree char *number = relais_phone_search_digits (typed);
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      if (strstr (number, digits) == NULL)
        continue;
      relais_phone_parse (typed, &phone);
      set_match (found, "phone", (int) phones[i], phone.display != NULL ? phone.display : typed);
      return TRUE;
    }
  return FALSE;
}

/* The first field that has one of the words which the name has not. */
static void
find_elsewhere (RelaisFound *found, const char *word)
{
  static const guint fields[] = { RELAIS_PERSON_USUAL_NAME, RELAIS_PERSON_STREET,       RELAIS_PERSON_COMMUNE,
                                  RELAIS_PERSON_POSTCODE,   RELAIS_PERSON_CHART_NUMBER, RELAIS_PERSON_EMAIL };

  set_match (found, "other", -1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *key = make_key (found->person, &fields[i], 1);

      if (strstr (key, word) == NULL)
        continue;
      set_match (found, "other", (int) fields[i], relais_record_get (found->person, fields[i]));
      return;
    }
}

static void
explain (RelaisFound *found, const Question *question)
{
  static const guint names[] = { RELAIS_PERSON_FAMILY_NAME, RELAIS_PERSON_GIVEN_NAME };
  g_autofree char *key = NULL;

  set_match (found, "", -1, NULL);
  if (question->text == NULL)
    return;
  if (question->card != NULL && stands_on_card (question->card, found->person))
    {
      set_match (found, "reference", -1, relais_record_get (question->card, RELAIS_CARE_LINK_REFERENCE));
      return;
    }
  if (find_phone (found, question->digits))
    return;

  key = make_key (found->person, names, G_N_ELEMENTS (names));
  for (guint i = 0; question->words[i] != NULL; i++)
    {
      if (strstr (key, question->words[i]) == NULL)
        {
          find_elsewhere (found, question->words[i]);
          return;
        }
    }
  found->why = "name";
}

/* --- Rows --- */

static gboolean
read_bonds (RelaisDb *db, RelaisFound *found, const Question *question, gboolean as_patient, GError **error)
{
  return relais_glance_read (db, relais_record_get_id (found->person), as_patient, question->today, &found->main,
                             &found->n_bonds, error);
}

static gboolean
add_bonds (RelaisDb *db, RelaisFound *found, const Question *question, GError **error)
{
  if ((question->flags & RELAIS_SEARCH_PATIENTS) && relais_person_is_patient (found->person) &&
      !read_bonds (db, found, question, TRUE, error))
    return FALSE;
  return found->main != NULL || !(question->flags & RELAIS_SEARCH_CAREGIVERS) ||
         !relais_person_is_caregiver (found->person) || read_bonds (db, found, question, FALSE, error);
}

static gboolean
add_row (RelaisDb *db, RelaisRecord *person, const Question *question, GPtrArray *rows, GError **error)
{
  RelaisFound *found = g_new0 (RelaisFound, 1);

  found->person = relais_register_shield (relais_record_ref (person));
  g_ptr_array_add (rows, found);
  explain (found, question);
  found->namesakes = relais_search_index_count_name (db, found->person, error);
  return found->namesakes >= 0 && add_bonds (db, found, question, error);
}

/**
 * relais_register_find:
 * @db: a connection
 * @text: (nullable): what was typed, %NULL for a list
 * @flags: among whom
 * @offset: how many of a list to pass over
 * @limit: how many at most, 0 for all
 * @today: today's date
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisFound) (nullable): the rows
 */
GPtrArray *
relais_register_find (RelaisDb *db, const char *text, RelaisSearchFlags flags, guint offset, guint limit,
                      RelaisDate today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_found_free);
  g_auto (Question) question = { .flags = flags, .today = today };
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (!question_init (&question, db, text, error))
    return NULL;
  ids = text != NULL ? relais_search_index_find (db, text, flags, limit, error)
                     : relais_search_index_list (db, flags, offset, limit, error);
  people = ids != NULL ? relais_table_load_all (db, relais_table_for_type (&relais_person_type), ids, error) : NULL;
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      if (!add_row (db, g_ptr_array_index (people, i), &question, rows, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

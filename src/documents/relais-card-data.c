/* What one card says: the values to print, already chosen by whoever may choose (consent, protection and calling order
 * are decided before). There is deliberately no place here for a national number, a diagnosis, a door code or a home
 * address, and of the aided person only a first name and an initial are kept. Relations, hours and
 * languages are codes until the paper's language is known. Belongs to whoever made it; one thread.
 */

#include "relais-card-data-private.h"

#include "relais-text.h"

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE          "\u2069"

static gboolean
has_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      switch ((int) g_unichar_get_script (g_utf8_get_char (p)))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_ADLAM:
        case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
          return TRUE;
        default:
          break;
        }
    }

  return FALSE;
}

static char *
clean_text (const char *text)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);

  return cleaned[0] != '\0' ? g_steal_pointer (&cleaned) : NULL;
}

/* A name that is read from right to left must not pull the words and numbers around it along. */
static char *
isolate (const char *name)
{
  if (name == NULL || !has_right_to_left (name))
    return g_strdup (name);
  return g_strconcat (FIRST_STRONG_ISOLATE, name, POP_ISOLATE, NULL);
}

static char *
clean_name (const char *name)
{
  g_autofree char *cleaned = clean_text (name);

  return isolate (cleaned);
}

static RelaisRelationForm
get_form (const char *sex)
{
  if (g_strcmp0 (sex, "female") == 0)
    return RELAIS_RELATION_FOR_WOMAN;
  if (g_strcmp0 (sex, "male") == 0)
    return RELAIS_RELATION_FOR_MAN;
  return RELAIS_RELATION_ON_PAPER;
}

static void
clear_entry (RelaisCardEntry *entry)
{
  g_clear_pointer (&entry->name, g_free);
  g_clear_pointer (&entry->relation, g_free);
  g_clear_pointer (&entry->phone, g_free);
  g_clear_pointer (&entry->hours, g_free);
}

static void
set_entry (RelaisCardEntry *entry, const RelaisCardPerson *person)
{
  clear_entry (entry);
  entry->name = clean_name (person->name);
  entry->relation = clean_text (person->relation);
  entry->form = get_form (person->sex);
  entry->phone = clean_text (person->phone);
  entry->hours = clean_text (person->hours);
}

/**
 * relais_card_data_new:
 * @kind: whose card it is
 * @practice: what it says about the practice
 *
 * Returns: (transfer full): a card that says nothing else yet
 */
RelaisCardData *
relais_card_data_new (RelaisCardKind kind, RelaisCardPractice *practice)
{
  RelaisCardData *data = g_new0 (RelaisCardData, 1);

  data->kind = kind;
  data->practice = relais_card_practice_ref (practice);
  return data;
}

/**
 * relais_card_data_free:
 * @data: (transfer full) (nullable): a card
 */
void
relais_card_data_free (RelaisCardData *data)
{
  if (data == NULL)
    return;

  relais_card_practice_unref (data->practice);
  g_free (data->owner);
  g_free (data->other_script);
  g_free (data->aided);
  g_free (data->language);
  for (guint i = 0; i < data->n_people; i++)
    clear_entry (&data->people[i]);
  clear_entry (&data->trusted);
  g_free (data->reference);
  g_free (data);
}

static gboolean
entries_are_equal (const RelaisCardEntry *a, const RelaisCardEntry *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->relation, b->relation) == 0 && a->form == b->form &&
         g_strcmp0 (a->phone, b->phone) == 0 && g_strcmp0 (a->hours, b->hours) == 0;
}

/**
 * relais_card_data_equal:
 * @a: a card
 * @b: another one of the same practice
 *
 * Returns: whether both say the same
 */
gboolean
relais_card_data_equal (const RelaisCardData *a, const RelaisCardData *b)
{
  if (a->kind != b->kind || a->practice != b->practice || a->no_label != b->no_label ||
      a->interpreter != b->interpreter || a->n_people != b->n_people ||
      relais_date_compare (a->printed, b->printed) != 0 || !entries_are_equal (&a->trusted, &b->trusted))
    return FALSE;
  for (guint i = 0; i < a->n_people; i++)
    {
      if (!entries_are_equal (&a->people[i], &b->people[i]))
        return FALSE;
    }
  return g_strcmp0 (a->owner, b->owner) == 0 && g_strcmp0 (a->other_script, b->other_script) == 0 &&
         g_strcmp0 (a->aided, b->aided) == 0 && g_strcmp0 (a->language, b->language) == 0 &&
         g_strcmp0 (a->reference, b->reference) == 0;
}

/**
 * relais_card_data_set_owner:
 * @data: a card
 * @name: (nullable): the name of whose card it is
 * @other_script: (nullable): the same name as they write it themselves, in Arabic or Cyrillic letters
 */
void
relais_card_data_set_owner (RelaisCardData *data, const char *name, const char *other_script)
{
  g_free (data->owner);
  data->owner = clean_name (name);
  g_free (data->other_script);
  data->other_script = clean_name (other_script);
}

/**
 * relais_card_data_set_no_label:
 * @data: a caregiver's card
 * @no_label: whether the owner does not want to be called a caregiver
 */
void
relais_card_data_set_no_label (RelaisCardData *data, gboolean no_label)
{
  data->no_label = no_label;
}

/**
 * relais_card_data_set_aided:
 * @data: a caregiver's card
 * @given_name: (nullable): the first name of whom they help
 * @family_name: (nullable): the family name, of which only the initial is kept
 */
void
relais_card_data_set_aided (RelaisCardData *data, const char *given_name, const char *family_name)
{
  g_autofree char *given = clean_text (given_name);
  g_autofree char *family = clean_text (family_name);
  g_autofree char *aided = NULL;

  if (family != NULL)
    {
      gunichar initial = g_unichar_totitle (g_utf8_get_char (family));
      char letter[7] = { 0 };

      g_unichar_to_utf8 (initial, letter);
      aided = given != NULL ? g_strdup_printf ("%s\u00a0%s.", given, letter) : g_strdup_printf ("%s.", letter);
    }
  g_free (data->aided);
  data->aided = isolate (aided != NULL ? aided : given);
}

/**
 * relais_card_data_set_language:
 * @data: a card
 * @language: (nullable): the language the aided person speaks, as it is stored
 * @interpreter: whether they need an interpreter
 */
void
relais_card_data_set_language (RelaisCardData *data, const char *language, gboolean interpreter)
{
  g_free (data->language);
  data->language = clean_text (language);
  data->interpreter = interpreter;
}

/**
 * relais_card_data_add_person:
 * @data: a card with fewer than %RELAIS_CARD_MAX_PEOPLE
 * @person: the next one to call
 */
void
relais_card_data_add_person (RelaisCardData *data, const RelaisCardPerson *person)
{
  g_return_if_fail (data->n_people < RELAIS_CARD_MAX_PEOPLE);

  set_entry (&data->people[data->n_people++], person);
}

/**
 * relais_card_data_set_trusted:
 * @data: a card
 * @person: the trusted person (personne de confiance); where it is one of the people to call, that one is marked
 */
void
relais_card_data_set_trusted (RelaisCardData *data, const RelaisCardPerson *person)
{
  set_entry (&data->trusted, person);
}

/**
 * relais_card_data_set_reference:
 * @data: a card
 * @reference: (nullable): by which the practice finds the link again
 */
void
relais_card_data_set_reference (RelaisCardData *data, const char *reference)
{
  g_free (data->reference);
  data->reference = clean_text (reference);
}

/**
 * relais_card_data_set_printed:
 * @data: a card
 * @printed: the day of the print
 */
void
relais_card_data_set_printed (RelaisCardData *data, RelaisDate printed)
{
  data->printed = printed;
}

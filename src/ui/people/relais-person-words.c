/* How a person is named on screen, so that nobody takes one for another: name, age, date of birth, street, and how many
 * have the same name. In discreet mode (F9) initials stand for the name, and of the rest only the age is said. Pure
 * text, in the language of the screen.
 */

#include "relais-person-words.h"

#include "relais-care-link.h"
#include "relais-field-reader.h"
#include "relais-person.h"
#include "relais-presence.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

static const char *
get_language (RelaisDesk *desk)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_phrasebook_get_language (book) : "fr";
}

/**
 * relais_person_words_spoken:
 * @desk: the desk
 * @name: the name of a person
 *
 * Returns: (transfer full): @name, or its initials in discreet mode
 */
char *
relais_person_words_spoken (RelaisDesk *desk, const char *name)
{
  return relais_desk_is_discreet (desk) ? relais_text_initials (name) : g_strdup (name);
}

/**
 * relais_person_words_name:
 * @desk: the desk
 * @person: a person
 *
 * Returns: (transfer full): family name and given name, or the initials in discreet mode
 */
char *
relais_person_words_name (RelaisDesk *desk, const RelaisRecord *person)
{
  g_autofree char *name = relais_person_get_formal_name (person);

  return relais_person_words_spoken (desk, name);
}

/**
 * relais_person_words_date:
 * @desk: the desk
 * @date: a date, perhaps partial
 *
 * Returns: (transfer full): the date as people write it, in the language of the screen
 */
char *
relais_person_words_date (RelaisDesk *desk, RelaisDate date)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_phrasebook_date (book, date) : relais_date_to_text (date);
}

/**
 * relais_person_words_value:
 * @desk: the desk
 * @field: a field of a person
 * @value: (nullable): its canonical text
 *
 * Returns: (transfer full): @value for people, in the language of the screen; "" for no value
 */
char *
relais_person_words_value (RelaisDesk *desk, guint field, const char *value)
{
  const RelaisField *about = &relais_person_type.fields[field];
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  RelaisDate date;

  if ((about->kind == RELAIS_FIELD_DATE || about->kind == RELAIS_FIELD_PARTIAL_DATE) &&
      relais_date_parse (value, &date))
    return relais_person_words_date (desk, date);
  if (about->kind == RELAIS_FIELD_PRESENCE && value != NULL && book != NULL)
    return relais_presence_format (value, book);
  return relais_labels_format (relais_desk_get_labels (desk), about, value, get_language (desk));
}

/* A date of birth is not for passers-by; an age still tells a mother from her daughter. */
static char *
describe_age (RelaisDesk *desk, const RelaisRecord *person, RelaisDate birth)
{
  int age = relais_date_age (birth, relais_desk_get_today (desk));

  return relais_person_is_deceased (person) ? NULL
                                            : g_strdup_printf (ngettext ("%d year", "%d years", (gulong) age), age);
}

/**
 * relais_person_words_born:
 * @desk: the desk
 * @person: a person
 *
 * Returns: (transfer full) (nullable): age and date of birth, in discreet mode the age; %NULL when nothing is known
 */
char *
relais_person_words_born (RelaisDesk *desk, const RelaisRecord *person)
{
  RelaisDate birth = relais_person_get_birth_date (person);
  g_autofree char *date = NULL;
  int age;

  if (!relais_date_is_set (birth))
    return NULL;
  if (relais_desk_is_discreet (desk))
    return describe_age (desk, person, birth);
  date = relais_person_words_date (desk, birth);
  if (relais_person_is_deceased (person) && relais_date_is_full (birth))
    /* Translators: %s is a date of birth */
    return g_strdup_printf (_("born %s"), date);
  if (relais_person_is_deceased (person))
    /* Translators: %s is a year, or a month and a year */
    return g_strdup_printf (_("born in %s"), date);
  age = relais_date_age (birth, relais_desk_get_today (desk));
  if (!relais_date_is_full (birth))
    /* Translators: an age and a year, or a month and a year: "81 years, born in 1945" */
    return g_strdup_printf (ngettext ("%d year, born in %s", "%d years, born in %s", (gulong) age), age, date);
  /* Translators: an age and a date of birth: "81 years, born 12 March 1945" */
  return g_strdup_printf (ngettext ("%d year, born %s", "%d years, born %s", (gulong) age), age, date);
}

/**
 * relais_person_words_address:
 * @desk: the desk
 * @person: a person
 *
 * Returns: (transfer full) (nullable): street, postcode and commune, as far as they are known
 */
char *
relais_person_words_address (RelaisDesk *desk, const RelaisRecord *person)
{
  const char *street = relais_record_get (person, RELAIS_PERSON_STREET);
  const char *postcode = relais_record_get (person, RELAIS_PERSON_POSTCODE);
  const char *commune = relais_record_get (person, RELAIS_PERSON_COMMUNE);
  const char *name =
      commune != NULL ? relais_labels_name_commune (relais_desk_get_labels (desk), commune, get_language (desk)) : NULL;
  g_autofree char *place = postcode != NULL && name != NULL ? g_strdup_printf ("%s %s", postcode, name)
                                                            : g_strdup (name != NULL ? name : postcode);

  if (street != NULL && place != NULL)
    return g_strdup_printf ("%s, %s", street, place);
  return g_strdup (street != NULL ? street : place);
}

/**
 * relais_person_words_identity:
 * @desk: the desk
 * @person: a person
 *
 * Returns: (transfer full): what tells this person from others: age, date of birth, street; may be ""
 */
char *
relais_person_words_identity (RelaisDesk *desk, const RelaisRecord *person)
{
  g_autofree char *born = relais_person_words_born (desk, person);
  g_autofree char *address = relais_desk_is_discreet (desk) ? NULL : relais_person_words_address (desk, person);

  if (born != NULL && address != NULL)
    return g_strdup_printf ("%s · %s", born, address);
  return g_strdup (born != NULL ? born : address != NULL ? address : "");
}

/* French says "fille d'Aïcha" and "fille de Mohamed". */
static gboolean
starts_with_vowel (const char *name)
{
  g_autofree char *folded = relais_text_fold (name);

  return *folded != '\0' && strchr ("aeiouy", *folded) != NULL;
}

static char *
with_capital (const char *text)
{
  char letter[8] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

/**
 * relais_person_words_bond:
 * @desk: the desk
 * @link: a link
 * @patient: who is helped
 *
 * Returns: (transfer full): whose caregiver this is: "Daughter of Mohamed El Amrani"
 */
char *
relais_person_words_bond (RelaisDesk *desk, const RelaisRecord *link, const RelaisRecord *patient)
{
  const char *word = relais_record_get (link, RELAIS_CARE_LINK_RELATION);
  g_autofree char *relation = relais_field_format (&relais_care_link_type.fields[RELAIS_CARE_LINK_RELATION], word);
  g_autofree char *whole = relais_person_get_name (patient);
  g_autofree char *name = relais_person_words_spoken (desk, whole);
  g_autofree char *text = NULL;

  if (word == NULL || g_str_equal (word, "other"))
    /* Translators: %s is a name */
    return g_strdup_printf (_("Helps %s"), name);
  /* Translators: a relation and a name: "daughter of Mohamed El Amrani" */
  text = g_strdup_printf (starts_with_vowel (name) ? C_("before a vowel", "%s of %s") : C_("relation", "%s of %s"),
                          relation, name);
  return with_capital (text);
}

/**
 * relais_person_words_short:
 * @desk: the desk
 * @person: a person
 *
 * Returns: (transfer full): the name with the year of birth, where a line has room for no more: "Benali Fatima (1968)"
 */
char *
relais_person_words_short (RelaisDesk *desk, const RelaisRecord *person)
{
  g_autofree char *name = relais_person_words_name (desk, person);
  RelaisDate birth = relais_person_get_birth_date (person);

  return relais_date_is_set (birth) && !relais_desk_is_discreet (desk) ? g_strdup_printf ("%s (%d)", name, birth.year)
                                                                       : g_strdup (name);
}

/**
 * relais_person_words_namesakes:
 * @namesakes: how many people have one name
 *
 * Returns: (transfer full) (nullable): the warning, %NULL when there is no namesake
 */
char *
relais_person_words_namesakes (int namesakes)
{
  if (namesakes < 2)
    return NULL;
  /* Translators: a badge: so many people have this name */
  return g_strdup_printf (_("same name: %d"), namesakes);
}

/* What a card says in words, in the language of the paper and not of the screen: everything comes from the phrasebook
 * that is passed in. Papers for families use no middle dot, so every French line is put in a way that is right for a
 * woman and for a man: "J'aide un proche" and not "Je suis aidant(e) proche". Pure; one thread.
 */

#include "relais-card-words.h"

#include <string.h>

#include "relais-language.h"
#include "relais-presence.h"

/* A sentence with @value where @placeholder stands; each language puts it where it belongs. */
static char *
fill_in (const char *sentence, const char *placeholder, const char *value)
{
  const char *position = strstr (sentence, placeholder);

  if (position == NULL)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s%s", (int) (position - sentence), sentence, value, position + strlen (placeholder));
}

/**
 * relais_card_words_title:
 * @book: the language of the paper
 * @no_label: whether the owner does not want to be called a caregiver
 *
 * Returns: the title of a caregiver's card
 */
const char *
relais_card_words_title (RelaisPhrasebook *book, gboolean no_label)
{
  if (no_label)
    /* Translators: title of the card of somebody who does not want the word "caregiver"; at most 22 letters */
    return relais_phrasebook_get (book, "I help someone close");

  /* Translators: title of a caregiver's card; at most 22 letters, no middle dot, right for a woman and for a man */
  return relais_phrasebook_get (book, "I am a caregiver");
}

/**
 * relais_card_words_relied_on:
 * @book: the language of the paper
 *
 * Returns: the line below the title
 */
const char *
relais_card_words_relied_on (RelaisPhrasebook *book)
{
  /* Translators: on a caregiver's card; at most 38 letters */
  return relais_phrasebook_get (book, "Someone at home relies on me");
}

/**
 * relais_card_words_call_for:
 * @book: the language of the paper
 * @aided: (nullable): the short name of the aided person
 *
 * Returns: (transfer full): the line above the people to call
 */
char *
relais_card_words_call_for (RelaisPhrasebook *book, const char *aided)
{
  if (aided == NULL)
    /* Translators: on a caregiver's card, above names and numbers */
    return g_strdup (relais_phrasebook_get (book, "Please call:"));

  /* Translators: on a caregiver's card, above names and numbers; {name} is the aided person, "Mohamed E." */
  return fill_in (relais_phrasebook_get (book, "For {name}, please call:"), "{name}", aided);
}

/**
 * relais_card_words_call_for_me:
 * @book: the language of the paper
 *
 * Returns: the line above the people to call on the card of the aided person
 */
const char *
relais_card_words_call_for_me (RelaisPhrasebook *book)
{
  /* Translators: on the card of the aided person, above names and numbers; at most 38 letters */
  return relais_phrasebook_get (book, "If I need help, please call:");
}

/**
 * relais_card_words_speaks:
 * @book: the language of the paper
 * @language: (nullable): the code of a language
 * @interpreter: whether an interpreter is needed
 *
 * Returns: (transfer full) (nullable): what the aided person speaks
 */
char *
relais_card_words_speaks (RelaisPhrasebook *book, const char *language, gboolean interpreter)
{
  const char *label = language != NULL ? relais_language_get_label (language) : NULL;
  const char *sentence;

  if (label == NULL)
    /* Translators: on the card of the aided person */
    return interpreter ? g_strdup (relais_phrasebook_get (book, "I need an interpreter")) : NULL;

  if (interpreter)
    /* Translators: on the card of the aided person; {language} is "Arabic" */
    sentence = relais_phrasebook_get (book, "I speak {language} (interpreter needed)");
  else
    /* Translators: on the card of the aided person; {language} is "Arabic" */
    sentence = relais_phrasebook_get (book, "I speak {language}");
  return fill_in (sentence, "{language}", relais_phrasebook_get_context (book, RELAIS_LANGUAGE_CONTEXT, label));
}

/**
 * relais_card_words_relation:
 * @book: the language of the paper
 * @relation: (nullable): the word under which a relation is stored
 * @form: how it is said
 *
 * Returns: (nullable): the relation
 */
const char *
relais_card_words_relation (RelaisPhrasebook *book, const char *relation, RelaisRelationForm form)
{
  const char *context = NULL;
  const char *label;

  if (relation == NULL || !relais_relation_is_valid (relation))
    return NULL;

  label = relais_relation_get_label (relation, form, &context);
  return relais_phrasebook_get_context (book, context, label);
}

/**
 * relais_card_words_trusted:
 * @book: the language of the paper
 *
 * Returns: what the trusted person is
 */
const char *
relais_card_words_trusted (RelaisPhrasebook *book)
{
  /* Translators: the personne de confiance of the law on patients' rights, beside a name */
  return relais_phrasebook_get_context (book, "on a card", "trusted person");
}

/**
 * relais_card_words_hours:
 * @book: the language of the paper
 * @presence: (nullable): a presence as it is stored
 *
 * Returns: (transfer full) (nullable): when somebody is there; %NULL where there is nothing to say
 */
char *
relais_card_words_hours (RelaisPhrasebook *book, const char *presence)
{
  g_autofree char *text = relais_presence_format (presence, book);

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * relais_card_words_found:
 * @book: the language of the paper
 *
 * Returns: what stands before the address
 */
const char *
relais_card_words_found (RelaisPhrasebook *book)
{
  /* Translators: on a card, before the address of the practice, which follows without a stop */
  return relais_phrasebook_get (book, "Card found? Please send it back to");
}

/**
 * relais_card_words_reference:
 * @book: the language of the paper
 * @reference: the reference of a card
 *
 * Returns: (transfer full): the reference as it is announced
 */
char *
relais_card_words_reference (RelaisPhrasebook *book, const char *reference)
{
  /* Translators: on a card; {reference} is "K7M4QX", by which the practice finds its record again */
  return fill_in (relais_phrasebook_get (book, "Ref. {reference}"), "{reference}", reference);
}

/**
 * relais_card_words_date:
 * @date: a full date
 *
 * Returns: (transfer full): the date in digits, which both languages write alike
 */
char *
relais_card_words_date (RelaisDate date)
{
  return g_strdup_printf ("%02d/%02d/%04d", date.day, date.month, date.year);
}

/**
 * relais_card_words_how_to_fold:
 * @book: the language of the paper
 *
 * Returns: what stands at the foot of a page of folding cards
 */
const char *
relais_card_words_how_to_fold (RelaisPhrasebook *book)
{
  /* xgettext:no-c-format */
  /* Translators: at the foot of a page of folding cards, outside the cards */
  return relais_phrasebook_get (book, "Print at 100 %. Cut along the marks, fold along the dashed line.");
}

/**
 * relais_card_words_join:
 * @separator: what stands between two pieces
 * @first: (nullable): a piece of text
 * @second: (nullable): another
 * @third: (nullable): another
 *
 * Returns: (transfer full): those that are there, in one line
 */
char *
relais_card_words_join (const char *separator, const char *first, const char *second, const char *third)
{
  g_autoptr (GString) joined = g_string_new (first);
  const char *others[] = { second, third };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (others[i] != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? separator : "", others[i]);
    }

  return g_strdup (joined->str);
}

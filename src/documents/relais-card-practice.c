/* What a card says about the practice: name and address in the two languages of Brussels, its number with the code that
 * calls it, its hours, and the useful numbers it keeps. One value for all cards of a print; filled before the first
 * card is laid out and not changed after that. Shared by reference; any thread.
 */

#include "relais-card-practice.h"

#include <string.h>

#include "relais-text.h"

typedef enum {
  FRENCH,
  DUTCH,
  N_LANGUAGES,
} Language;

typedef struct {
  char *number;
  char *labels[N_LANGUAGES];
} Number;

struct _RelaisCardPractice {
  gatomicrefcount ref_count;

  char *names[N_LANGUAGES];
  char *addresses[N_LANGUAGES];
  char *phone;
  char *hours;
  RelaisQr *code;
  GArray *numbers;
};

static Language
get_language (const char *language)
{
  return g_strcmp0 (language, "nl") == 0 ? DUTCH : FRENCH;
}

/* What was only given in one language stands on the paper in that one. */
static const char *
choose (char *const texts[N_LANGUAGES], const char *language)
{
  Language wanted = get_language (language);

  return texts[wanted] != NULL ? texts[wanted] : texts[wanted == FRENCH ? DUTCH : FRENCH];
}

static char *
clean_or_null (const char *text)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);

  return cleaned[0] != '\0' ? g_steal_pointer (&cleaned) : NULL;
}

/* "Rue des Glycines 12 bte 3": what a number belongs to stays on its line. */
static char *
bind_numbers (char *address)
{
  g_autofree char *unbound = address;
  GString *bound = g_string_sized_new (strlen (address) + 8);

  for (const char *p = address; *p != '\0'; p++)
    {
      const char *next = p + 1;
      gboolean binds = *p == ' ' && (g_ascii_isdigit (*next) || g_str_has_prefix (next, "bte ") ||
                                     g_str_has_prefix (next, "bus ") || g_str_has_prefix (next, "boîte "));

      if (binds)
        g_string_append (bound, "\u00a0");
      else
        g_string_append_c (bound, *p);
    }
  return g_string_free (bound, FALSE);
}

/* Postcode and commune stay together too: "1060 Saint-Gilles". */
static char *
bind_postcode (char *town)
{
  char *space = strchr (town, ' ');
  char *bound;

  if (!g_ascii_isdigit (town[0]) || space == NULL)
    return town;
  bound = g_strdup_printf ("%.*s\u00a0%s", (int) (space - town), town, space + 1);
  g_free (town);
  return bound;
}

static void
clear_number (gpointer data)
{
  Number *number = data;

  g_free (number->number);
  for (int i = 0; i < N_LANGUAGES; i++)
    g_free (number->labels[i]);
}

/**
 * relais_card_practice_new:
 * @phone: (nullable): its number as it is to be printed
 * @international: (nullable): the same as "+3225371234", for the code; without it there is none
 * @hours: (nullable): its opening hours, as they are stored
 *
 * Returns: (transfer full): a practice without a name
 */
RelaisCardPractice *
relais_card_practice_new (const char *phone, const char *international, const char *hours)
{
  RelaisCardPractice *practice = g_new0 (RelaisCardPractice, 1);

  g_atomic_ref_count_init (&practice->ref_count);
  practice->phone = clean_or_null (phone);
  practice->hours = clean_or_null (hours);
  practice->numbers = g_array_new (FALSE, TRUE, sizeof (Number));
  g_array_set_clear_func (practice->numbers, clear_number);
  if (practice->phone != NULL && international != NULL)
    practice->code = relais_qr_new_for_call (international, NULL);
  return practice;
}

/**
 * relais_card_practice_ref:
 * @practice: a practice
 *
 * Returns: (transfer full): @practice
 */
RelaisCardPractice *
relais_card_practice_ref (RelaisCardPractice *practice)
{
  g_atomic_ref_count_inc (&practice->ref_count);
  return practice;
}

/**
 * relais_card_practice_unref:
 * @practice: (transfer full): a practice
 */
void
relais_card_practice_unref (RelaisCardPractice *practice)
{
  if (!g_atomic_ref_count_dec (&practice->ref_count))
    return;

  for (int i = 0; i < N_LANGUAGES; i++)
    {
      g_free (practice->names[i]);
      g_free (practice->addresses[i]);
    }
  g_free (practice->phone);
  g_free (practice->hours);
  g_clear_pointer (&practice->code, relais_qr_unref);
  g_array_unref (practice->numbers);
  g_free (practice);
}

/**
 * relais_card_practice_set_texts:
 * @practice: a practice
 * @language: "fr" or "nl"
 * @name: (nullable): its name in that language
 * @street: (nullable): where a lost card is sent: street and number
 * @town: (nullable): postcode and commune
 *
 * What is missing in one language is taken from the other.
 */
void
relais_card_practice_set_texts (RelaisCardPractice *practice, const char *language, const char *name,
                                const char *street, const char *town)
{
  Language index = get_language (language);
  g_autofree char *first = clean_or_null (street);
  g_autofree char *second = clean_or_null (town);

  if (first != NULL)
    first = bind_numbers (g_steal_pointer (&first));
  if (second != NULL)
    second = bind_postcode (g_steal_pointer (&second));
  g_free (practice->names[index]);
  practice->names[index] = clean_or_null (name);
  g_free (practice->addresses[index]);
  if (first != NULL && second != NULL)
    practice->addresses[index] = g_strconcat (first, ", ", second, NULL);
  else
    practice->addresses[index] = g_strdup (first != NULL ? first : second);
}

/**
 * relais_card_practice_add_number:
 * @practice: a practice
 * @number: a number as it is to be printed, "1733"
 * @label_fr: (nullable): what it is, in French
 * @label_nl: (nullable): the same in Dutch
 *
 * Adds one of the numbers that the practice keeps, most useful first.
 */
void
relais_card_practice_add_number (RelaisCardPractice *practice, const char *number, const char *label_fr,
                                 const char *label_nl)
{
  Number added = { clean_or_null (number), { clean_or_null (label_fr), clean_or_null (label_nl) } };

  g_array_append_val (practice->numbers, added);
}

/**
 * relais_card_practice_get_phone:
 * @practice: a practice
 *
 * Returns: (nullable): its number as it is printed
 */
const char *
relais_card_practice_get_phone (const RelaisCardPractice *practice)
{
  return practice->phone;
}

/**
 * relais_card_practice_get_hours:
 * @practice: a practice
 *
 * Returns: (nullable): its opening hours, as they are stored
 */
const char *
relais_card_practice_get_hours (const RelaisCardPractice *practice)
{
  return practice->hours;
}

/**
 * relais_card_practice_get_code:
 * @practice: a practice
 *
 * Returns: (transfer none) (nullable): the code that calls it
 */
RelaisQr *
relais_card_practice_get_code (const RelaisCardPractice *practice)
{
  return practice->code;
}

/**
 * relais_card_practice_get_name:
 * @practice: a practice
 * @language: "fr" or "nl"
 *
 * Returns: (nullable): its name
 */
const char *
relais_card_practice_get_name (const RelaisCardPractice *practice, const char *language)
{
  return choose (practice->names, language);
}

/**
 * relais_card_practice_get_address:
 * @practice: a practice
 * @language: "fr" or "nl"
 *
 * Returns: (nullable): where a lost card is sent, in one line
 */
const char *
relais_card_practice_get_address (const RelaisCardPractice *practice, const char *language)
{
  return choose (practice->addresses, language);
}

/**
 * relais_card_practice_get_n_numbers:
 * @practice: a practice
 *
 * Returns: how many useful numbers it keeps
 */
guint
relais_card_practice_get_n_numbers (const RelaisCardPractice *practice)
{
  return practice->numbers->len;
}

/**
 * relais_card_practice_get_number:
 * @practice: a practice
 * @index: less than relais_card_practice_get_n_numbers()
 *
 * Returns: (nullable): that number
 */
const char *
relais_card_practice_get_number (const RelaisCardPractice *practice, guint index)
{
  return g_array_index (practice->numbers, Number, index).number;
}

/**
 * relais_card_practice_get_label:
 * @practice: a practice
 * @index: less than relais_card_practice_get_n_numbers()
 * @language: "fr" or "nl"
 *
 * Returns: (nullable): what that number is
 */
const char *
relais_card_practice_get_label (const RelaisCardPractice *practice, guint index, const char *language)
{
  return choose (g_array_index (practice->numbers, Number, index).labels, language);
}

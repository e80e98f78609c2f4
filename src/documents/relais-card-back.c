/* The back of a card: the practice with the code that calls it, useful numbers, where a lost card goes, the reference.
 * On a card in two languages it begins with what the front says in the other one: names and numbers need no
 * translation. Where not everything has its place, lines are joined or the smaller text is taken, which loses nothing;
 * then, in this order, the card does without the owner's name (the reference stands for it), the second useful number,
 * the sentence below the title, the code, all useful numbers, the hours. Pure.
 */

#include "relais-card-back.h"

#include <string.h>

#include "relais-card-data-private.h"
#include "relais-card-words.h"

#define MAX_NUMBERS 2

/* How a back may differ from the preferred one: what stands first here gives way first. The first four lose nothing. */
enum {
  JOIN_IDENTITY = 1 << 0,
  JOIN_NUMBERS = 1 << 1,
  HOURS_BESIDE = 1 << 2,
  SMALLEST = 1 << 3,
  NO_OWNER = 1 << 4,
  FEWER_NUMBERS = 1 << 5,
  NO_SENTENCE = 1 << 6,
  NO_CODE = 1 << 7,
  NO_NUMBERS = 1 << 8,
  NO_HOURS = 1 << 9,
  N_OPTIONS = 1 << 10,
};

typedef struct {
  const RelaisCardPanel *panel;
  const RelaisCardData *data;
  RelaisPhrasebook *book;
  const char *language;
  gboolean second_language;
  const char *owner;
  char *speaks;
  char *hours;
  char *numbers[MAX_NUMBERS];
} Back;

static void
add_text (const Back *back, RelaisCardSide *side, const char *text)
{
  relais_card_side_add_text (side, RELAIS_CARD_TEXT, back->language, text);
}

static void
add_head (const Back *back, RelaisCardSide *side, int options)
{
  relais_card_side_allow_code (side, RELAIS_CODE_HERE);
  if (back->data->kind == RELAIS_CARD_CAREGIVER && back->second_language)
    {
      relais_card_side_add_text (side, RELAIS_CARD_TITLE, back->language,
                                 relais_card_words_title (back->book, back->data->no_label));
      if ((options & NO_SENTENCE) == 0)
        add_text (back, side, relais_card_words_relied_on (back->book));
    }
  if (back->speaks != NULL)
    add_text (back, side, back->speaks);
}

static void
add_practice (const Back *back, RelaisCardSide *side, int options)
{
  const RelaisCardPractice *practice = back->data->practice;
  const char *name = relais_card_practice_get_name (practice, back->language);
  const char *phone = relais_card_practice_get_phone (practice);
  const char *hours = (options & NO_HOURS) == 0 ? back->hours : NULL;

  relais_card_side_start_group (side);
  if (name != NULL)
    relais_card_side_add_text (side, RELAIS_CARD_STRONG, back->language, name);
  if (phone != NULL && hours != NULL && (options & HOURS_BESIDE) != 0 &&
      relais_card_side_add_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, back->language, hours, phone))
    return;
  if (phone != NULL)
    relais_card_side_add_text (side, RELAIS_CARD_NUMBER, NULL, phone);
  if (hours != NULL)
    add_text (back, side, hours);
}

/* "Ambulance, pompiers (police possible)" → "Ambulance": enough beside a number on a card. */
static char *
make_number_text (const RelaisCardPractice *practice, guint index, const char *language)
{
  const char *number = relais_card_practice_get_number (practice, index);
  const char *label = relais_card_practice_get_label (practice, index, language);
  g_autofree char *start = NULL;

  if (label == NULL)
    return g_strdup (number);
  start = g_strndup (label, strcspn (label, ",(;"));
  g_strchomp (start);
  return start[0] != '\0' ? g_strdup_printf ("%s %s", number, start) : g_strdup (number);
}

/* The first useful numbers of the practice, each on its line or all on one. */
static void
add_numbers (const Back *back, RelaisCardSide *side, int options)
{
  g_autofree char *joined = NULL;

  relais_card_side_allow_code (side, RELAIS_CODE_NOWHERE);
  relais_card_side_start_group (side);
  for (guint i = 0; i < MAX_NUMBERS && back->numbers[i] != NULL && (options & NO_NUMBERS) == 0; i++)
    {
      const char *text = back->numbers[i];
      g_autofree char *longer = relais_card_words_join (" · ", joined, text, NULL);

      if ((options & JOIN_NUMBERS) == 0)
        add_text (back, side, text);
      else if ((options & FEWER_NUMBERS) == 0 || relais_card_side_can_add (side, RELAIS_CARD_TEXT, longer))
        {
          g_free (joined);
          joined = g_steal_pointer (&longer);
        }
    }
  if (joined != NULL)
    add_text (back, side, joined);
}

/* The sentence and the address, each on lines of its own unless that takes more of them. */
static void
add_found (const Back *back, RelaisCardSide *side)
{
  const char *found = relais_card_words_found (back->book);
  const char *address = relais_card_practice_get_address (back->data->practice, back->language);
  g_autofree char *whole = NULL;

  if (address == NULL)
    return;

  /* Who found the card may as well call. */
  relais_card_side_allow_code (side, RELAIS_CODE_IF_NEEDED);
  whole = g_strdup_printf ("%s %s", found, address);
  relais_card_side_start_group (side);
  if (relais_card_side_count_lines (side, RELAIS_CARD_TEXT, whole) <
      relais_card_side_count_lines (side, RELAIS_CARD_TEXT, found) +
          relais_card_side_count_lines (side, RELAIS_CARD_TEXT, address))
    {
      add_text (back, side, whole);
      return;
    }

  add_text (back, side, found);
  add_text (back, side, address);
}

/* Who and which card: on one line if they fit. Beside a name the reference explains itself without the word. */
static void
add_identity (const Back *back, RelaisCardSide *side, int options)
{
  const RelaisCardData *data = back->data;
  const char *owner = (options & NO_OWNER) == 0 ? back->owner : NULL;
  g_autofree char *reference =
      data->reference != NULL ? relais_card_words_reference (back->book, data->reference) : NULL;
  g_autofree char *date = relais_date_is_full (data->printed) ? relais_card_words_date (data->printed) : NULL;
  g_autofree char *which = relais_card_words_join (" · ", reference, date, NULL);
  g_autofree char *joined = relais_card_words_join (" · ", owner, data->reference, date);

  relais_card_side_start_group (side);
  if (owner != NULL && (options & JOIN_IDENTITY) != 0 && relais_card_side_can_add (side, RELAIS_CARD_TEXT, joined))
    {
      add_text (back, side, joined);
      return;
    }
  if (owner != NULL)
    add_text (back, side, owner);
  add_text (back, side, which);
}

static RelaisCardSide *
compose (const Back *back, int options)
{
  const RelaisCardPanel *panel = back->panel;
  RelaisCardSide *side = relais_card_side_new (panel->measurer, panel->style, (options & SMALLEST) != 0, panel->width,
                                               panel->height);

  add_head (back, side, options);
  add_practice (back, side, options);
  add_numbers (back, side, options);
  add_found (back, side);
  add_identity (back, side, options);
  return side;
}

/* What is not there anyhow need not be left out. */
static int
get_possible_options (const Back *back)
{
  const RelaisCardData *data = back->data;
  int possible = N_OPTIONS - 1;

  if (back->owner == NULL)
    possible &= ~(JOIN_IDENTITY | NO_OWNER);
  if (data->kind != RELAIS_CARD_CAREGIVER || !back->second_language)
    possible &= ~NO_SENTENCE;
  if (back->numbers[0] == NULL)
    possible &= ~(JOIN_NUMBERS | FEWER_NUMBERS | NO_NUMBERS);
  if (relais_card_practice_get_code (data->practice) == NULL)
    possible &= ~NO_CODE;
  if (back->hours == NULL)
    possible &= ~(HOURS_BESIDE | NO_HOURS);
  return possible;
}

/* The side with these options if everything has its place. */
static RelaisCardSide *
try (const Back *back, int options, GError **error)
{
  RelaisQr *code = (options & NO_CODE) == 0 ? relais_card_practice_get_code (back->data->practice) : NULL;
  g_autoptr (RelaisCardSide) side = compose (back, options);

  if (!relais_card_side_finish (side, code, error))
    return NULL;
  return g_steal_pointer (&side);
}

/* Begins with as little as possible and gives back what is worth most first, as long as it fits. */
static RelaisCardSide *
find_fullest (const Back *back, int *options, GError **error)
{
  g_autoptr (RelaisCardSide) fullest = try (back, *options, error);

  for (int option = N_OPTIONS >> 1; fullest != NULL && option > 0; option >>= 1)
    {
      RelaisCardSide *fuller = NULL;

      if ((*options & option) != 0 && option != HOURS_BESIDE)
        fuller = try (back, *options & ~option, NULL);
      if (fuller != NULL)
        {
          relais_card_side_free (fullest);
          fullest = fuller;
          *options &= ~option;
        }
    }

  return g_steal_pointer (&fullest);
}

/* The words are made once, however many arrangements are tried. */
static void
prepare (Back *back, gboolean says_language)
{
  const RelaisCardData *data = back->data;
  guint n_numbers = MIN (relais_card_practice_get_n_numbers (data->practice), MAX_NUMBERS);

  back->owner = data->kind == RELAIS_CARD_CAREGIVER ? data->owner : NULL;
  back->hours = relais_card_words_hours (back->book, relais_card_practice_get_hours (data->practice));
  if (data->kind == RELAIS_CARD_PATIENT && (back->second_language || !says_language))
    back->speaks = relais_card_words_speaks (back->book, data->language, data->interpreter);
  for (guint i = 0; i < n_numbers; i++)
    back->numbers[i] = make_number_text (data->practice, i, back->language);
}

static void
clear (Back *back)
{
  g_free (back->speaks);
  g_free (back->hours);
  for (guint i = 0; i < MAX_NUMBERS; i++)
    g_free (back->numbers[i]);
}

/**
 * relais_card_back_new:
 * @panel: the room there is
 * @data: what the card says
 * @book: the language of the paper
 * @second_language: whether the front is in another language
 * @says_language: whether the front says the language of the aided person
 * @error: where to store %RELAIS_ERROR_OVERFLOW with the line to cut
 *
 * Returns: (transfer full) (nullable): the back, ready to be drawn
 */
RelaisCardSide *
relais_card_back_new (const RelaisCardPanel *panel, const RelaisCardData *data, RelaisPhrasebook *book,
                      gboolean second_language, gboolean says_language, GError **error)
{
  Back back = { panel, data, book, relais_phrasebook_get_language (book), second_language, NULL, NULL, NULL, { NULL } };
  g_autoptr (RelaisCardSide) beside = NULL;
  g_autoptr (RelaisCardSide) below = NULL;
  int beside_options, below_options;

  prepare (&back, says_language);
  beside_options = get_possible_options (&back);
  below_options = beside_options & ~HOURS_BESIDE;

  /* Hours on their own line cost one, but the code may stand beside it. */
  beside = find_fullest (&back, &beside_options, error);
  if (beside != NULL)
    below = find_fullest (&back, &below_options, NULL);
  clear (&back);

  if (below != NULL && below_options < beside_options)
    return g_steal_pointer (&below);
  return g_steal_pointer (&beside);
}

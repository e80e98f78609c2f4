/* The front of a card: whose it is and whom to call. It is tried in a fixed order until everything has its place: first
 * with the larger text and every person on two lines, then with people on one line where they fit, then with the
 * smaller text; after that the sentence below the title gives way, and at last the line above the people. Hours of a
 * person stand where there is room. Nobody's name, relation or number is ever left out. Pure.
 */

#include "relais-card-front.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relais-card-data-private.h"
#include "relais-card-words.h"
#include "relais-error.h"

/* What is still said besides the title and the people. */
typedef enum {
  EVERYTHING,
  NO_SENTENCE,
  PEOPLE_ONLY,
  N_LEVELS,
} Level;

/* Somebody to call, in words. */
typedef struct {
  const char *name;
  const char *relation;
  const char *mark;
  char *hours;
  const char *number;
} Person;

typedef struct {
  const RelaisCardPanel *panel;
  const RelaisCardData *data;
  RelaisPhrasebook *book;
  const char *language;

  Person people[RELAIS_CARD_MAX_PEOPLE + 1];
  guint n_people;
} Front;

static gboolean
is_same_person (const RelaisCardEntry *a, const RelaisCardEntry *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->phone, b->phone) == 0;
}

/* "Rui Silva (fils)", but "Rui Silva, voisin(e)". */
static char *
with_details (const char *name, const char *details)
{
  if (details[0] == '\0')
    return g_strdup (name);
  return g_strdup_printf (strchr (details, '(') == NULL ? "%s (%s)" : "%s, %s", name, details);
}

/* Name and details on one line, or the name on one and the rest beside the number, or the number on its own. */
static void
add_person (const Front *front, RelaisCardSide *side, const Person *person, gboolean lean)
{
  const char *language = front->language;
  const char *number = person->number;
  g_autofree char *details = relais_card_words_join (", ", person->relation, person->mark, NULL);
  g_autofree char *details_and_hours =
      relais_card_words_join (" · ", details[0] != '\0' ? details : NULL, person->hours, NULL);
  g_autofree char *whole = with_details (person->name, details);

  if (number == NULL)
    {
      relais_card_side_add_text (side, RELAIS_CARD_TEXT, language, whole);
      return;
    }
  if (lean && relais_card_side_add_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, language, whole, number))
    return;

  if (relais_card_side_can_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, details, number))
    {
      relais_card_side_add_text (side, RELAIS_CARD_TEXT, language, person->name);
      if (!relais_card_side_add_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, language, details_and_hours, number))
        relais_card_side_add_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, language, details, number);
      return;
    }

  if (person->mark != NULL &&
      relais_card_side_can_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, person->mark, number))
    {
      g_autofree char *first = with_details (person->name, person->relation != NULL ? person->relation : "");

      relais_card_side_add_text (side, RELAIS_CARD_TEXT, language, first);
      relais_card_side_add_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, language, person->mark, number);
      return;
    }

  relais_card_side_add_text (side, RELAIS_CARD_TEXT, language, whole);
  if (!relais_card_side_add_pair (side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, NULL, "", number))
    relais_card_side_add_text (side, RELAIS_CARD_NUMBER, NULL, number);
}

static void
prepare_entry (Front *front, const RelaisCardEntry *entry, gboolean trusted)
{
  front->people[front->n_people++] = (Person) {
    .name = entry->name != NULL ? entry->name : "",
    .relation = relais_card_words_relation (front->book, entry->relation, entry->form),
    .mark = trusted ? relais_card_words_trusted (front->book) : NULL,
    .hours = relais_card_words_hours (front->book, entry->hours),
    .number = entry->phone,
  };
}

/* Where nobody else is to be called, the practice is. */
static void
prepare_practice (Front *front)
{
  const RelaisCardPractice *practice = front->data->practice;
  const char *name = relais_card_practice_get_name (practice, front->language);

  front->people[front->n_people++] = (Person) {
    .name = name != NULL ? name : "",
    .hours = relais_card_words_hours (front->book, relais_card_practice_get_hours (practice)),
    .number = relais_card_practice_get_phone (practice),
  };
}

static void
prepare_people (Front *front)
{
  const RelaisCardData *data = front->data;
  gboolean has_trusted = data->trusted.name != NULL;

  for (guint i = 0; i < data->n_people; i++)
    {
      gboolean trusted = has_trusted && is_same_person (&data->people[i], &data->trusted);

      prepare_entry (front, &data->people[i], trusted);
      has_trusted = has_trusted && !trusted;
    }

  if (has_trusted)
    prepare_entry (front, &data->trusted, TRUE);
  else if (data->n_people == 0)
    prepare_practice (front);
}

static void
add_caregiver_head (const Front *front, RelaisCardSide *side, Level level)
{
  const char *title = relais_card_words_title (front->book, front->data->no_label);
  const char *aided = front->data->aided;
  g_autofree char *call = relais_card_words_call_for (front->book, aided);

  if (level == PEOPLE_ONLY && aided != NULL &&
      relais_card_side_add_pair (side, RELAIS_CARD_TITLE, RELAIS_CARD_TEXT, front->language, title, aided))
    {
      relais_card_side_start_group (side);
      return;
    }

  relais_card_side_add_text (side, RELAIS_CARD_TITLE, front->language, title);
  if (level == EVERYTHING)
    relais_card_side_add_text (side, RELAIS_CARD_TEXT, front->language, relais_card_words_relied_on (front->book));
  relais_card_side_start_group (side);
  if (level != PEOPLE_ONLY || aided != NULL)
    relais_card_side_add_text (side, RELAIS_CARD_STRONG, front->language, call);
}

static void
add_patient_head (const Front *front, RelaisCardSide *side, Level level)
{
  const RelaisCardData *data = front->data;
  g_autofree char *speaks = relais_card_words_speaks (front->book, data->language, data->interpreter);

  if (level != PEOPLE_ONLY || data->owner == NULL || data->other_script == NULL ||
      !relais_card_side_add_pair (side, RELAIS_CARD_TITLE, RELAIS_CARD_STRONG, NULL, data->owner, data->other_script))
    {
      if (data->owner != NULL)
        relais_card_side_add_text (side, RELAIS_CARD_TITLE, NULL, data->owner);
      if (data->other_script != NULL)
        relais_card_side_add_text (side, RELAIS_CARD_STRONG, NULL, data->other_script);
    }
  if (speaks != NULL && level != PEOPLE_ONLY)
    relais_card_side_add_text (side, RELAIS_CARD_TEXT, front->language, speaks);
  relais_card_side_start_group (side);
  if (level == EVERYTHING)
    relais_card_side_add_text (side, RELAIS_CARD_STRONG, front->language, relais_card_words_call_for_me (front->book));
}

static RelaisCardSide *
compose (const Front *front, Level level, gboolean lean, gboolean smallest)
{
  const RelaisCardPanel *panel = front->panel;
  RelaisCardSide *side = relais_card_side_new (panel->measurer, panel->style, smallest, panel->width, panel->height);

  if (front->data->kind == RELAIS_CARD_CAREGIVER)
    add_caregiver_head (front, side, level);
  else
    add_patient_head (front, side, level);
  for (guint i = 0; i < front->n_people; i++)
    {
      if (i > 0)
        relais_card_side_start_group (side);
      add_person (front, side, &front->people[i], lean);
    }

  return side;
}

static RelaisCardSide *
find_first (const Front *front, gboolean *says_language, GError **error)
{
  g_autoptr (GError) reason = NULL;

  for (int level = 0; level < N_LEVELS; level++)
    {
      for (int form = 0; form < 4; form++)
        {
          g_autoptr (RelaisCardSide) side = compose (front, (Level) level, (form & 1) != 0, (form & 2) != 0);

          g_clear_error (&reason);
          *says_language = level != PEOPLE_ONLY;
          if (relais_card_side_finish (side, NULL, &reason))
            return g_steal_pointer (&side);
        }
    }

  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/**
 * relais_card_front_new:
 * @panel: the room there is
 * @data: what the card says
 * @book: the language of the paper
 * @says_language: (out): whether the language of the aided person is said here; if not, the back should
 * @error: where to store %RELAIS_ERROR_OVERFLOW with the line to cut, or %RELAIS_ERROR_NOTHING_TO_PRINT
 *
 * Returns: (transfer full) (nullable): the front, ready to be drawn
 */
RelaisCardSide *
relais_card_front_new (const RelaisCardPanel *panel, const RelaisCardData *data, RelaisPhrasebook *book,
                       gboolean *says_language, GError **error)
{
  Front front = { .panel = panel, .data = data, .book = book, .language = relais_phrasebook_get_language (book) };
  RelaisCardSide *side;

  prepare_people (&front);
  if (front.n_people == 1 && front.people[0].number == NULL && data->n_people == 0 && data->trusted.name == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOTHING_TO_PRINT, data->owner, "%s", _("there is no number to call"));
      side = NULL;
    }
  else
    {
      side = find_first (&front, says_language, error);
    }

  for (guint i = 0; i < front.n_people; i++)
    g_free (front.people[i].hours);
  return side;
}

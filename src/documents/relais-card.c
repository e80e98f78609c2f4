/* Cards on sheets: each card is laid out by itself and takes the next label; one that is refused takes none and stops
 * nobody. Sheets with two faces become a page of fronts and a page of backs each, in the order in which they are
 * printed; a folded sheet is one page. French stands on the front and Dutch on the back where both are wanted. Pure:
 * the same cards, options and measurer give the same pages.
 */

#include "relais-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relais-card-back.h"
#include "relais-card-front.h"
#include "relais-card-words.h"
#include "relais-error.h"

/* Below the last folding card, above the white border of printers. */
#define HINT_SIZE     11.0
#define HINT_BASELINE 281.0

typedef struct {
  const RelaisPrintOptions *options;
  const RelaisSheet *sheet;
  RelaisCardPanel panel;
  RelaisPhrasebook *front_book;
  RelaisPhrasebook *back_book;

  GPtrArray *pages;
  RelaisPage *front_page;
  RelaisPage *back_page;
  int next_label;
  int first_label;
} Job;

static gboolean
choose_languages (Job *job, RelaisPhrasebook *french, RelaisPhrasebook *dutch, GError **error)
{
  const char *language = job->options->language != NULL ? job->options->language : "fr";

  if (g_str_equal (language, "fr") || g_str_equal (language, "fr+nl"))
    job->front_book = french;
  else if (g_str_equal (language, "nl"))
    job->front_book = dutch;

  if (job->front_book == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, language, _("the languages of cards are %s"), "fr, nl, fr+nl");
      return FALSE;
    }

  job->back_book = g_str_equal (language, "fr+nl") ? dutch : job->front_book;
  return TRUE;
}

static gboolean
choose_sheet (Job *job, GError **error)
{
  const RelaisPrintOptions *options = job->options;
  int n_labels;

  job->sheet = options->sheet != NULL ? options->sheet : relais_sheet_get_default ();
  if (options->large)
    job->sheet = relais_sheet_get_large (job->sheet, error);
  if (job->sheet == NULL)
    return FALSE;

  n_labels = relais_sheet_get_n_labels (job->sheet);
  if (options->start_label < 0 || options->start_label > n_labels)
    {
      g_autofree char *start = g_strdup_printf ("%d", options->start_label);

      relais_error_set (error, RELAIS_ERROR_USAGE, start, _("the labels of this sheet are numbered from 1 to %d"), n_labels);
      return FALSE;
    }
  if (!relais_print_options_check_offset (options, error))
    return FALSE;

  job->next_label = MAX (options->start_label, 1) - 1;
  return TRUE;
}

static RelaisPage *
add_page (Job *job)
{
  RelaisPage *page = relais_page_new (relais_sheet_get_width (job->sheet), relais_sheet_get_height (job->sheet));

  g_ptr_array_add (job->pages, page);
  return page;
}

/* Lines to cut and to fold along, once it is known how many cards stand on the page. */
static void
end_page (Job *job)
{
  const RelaisFont font = { HINT_SIZE, FALSE };
  const char *hint = relais_card_words_how_to_fold (job->front_book);
  RelaisExtents extents;

  if (job->front_page == NULL)
    return;

  relais_page_set_origin (job->front_page, job->options->offset_x, job->options->offset_y);
  relais_sheet_add_marks (job->sheet, job->front_page, job->first_label, job->next_label - job->first_label);
  if (relais_sheet_has_foot (job->sheet))
    {
      extents = relais_measurer_measure (job->panel.measurer, font, hint);
      relais_page_add_box (job->front_page, &(RelaisBox) {
        .kind = RELAIS_BOX_TEXT,
        .area = { (relais_sheet_get_width (job->sheet) - extents.width) / 2, HINT_BASELINE - extents.ascent,
                  extents.width, extents.ascent + extents.descent },
        .baseline = HINT_BASELINE,
        .font = font,
        .text = (char *) hint,
        .language = relais_phrasebook_get_language (job->front_book),
      });
    }
  job->front_page = NULL;
}

static void
draw_side (Job *job, const RelaisCardSide *side, RelaisPage *page, RelaisSide which)
{
  RelaisRect area = relais_sheet_get_safe_area (job->sheet, job->next_label, which);

  relais_page_set_origin (page, area.x + job->options->offset_x, area.y + job->options->offset_y);
  relais_card_side_draw (side, page);
}

static void
place_card (Job *job, const RelaisCardSide *front, const RelaisCardSide *back)
{
  if (job->next_label == relais_sheet_get_n_labels (job->sheet))
    {
      end_page (job);
      job->next_label = 0;
    }
  if (job->front_page == NULL)
    {
      job->front_page = add_page (job);
      if (relais_sheet_is_folded (job->sheet))
        job->back_page = job->front_page;
      else if (!job->options->fronts_only)
        job->back_page = add_page (job);
      job->first_label = job->next_label;
    }

  draw_side (job, front, job->front_page, RELAIS_SIDE_FRONT);
  if (job->back_page != NULL)
    draw_side (job, back, job->back_page, RELAIS_SIDE_BACK);
  job->next_label++;
}

static gboolean
lay_out_card (Job *job, const RelaisCardData *data, GError **error)
{
  g_autoptr (RelaisCardSide) front = NULL;
  g_autoptr (RelaisCardSide) back = NULL;
  gboolean says_language = FALSE;

  front = relais_card_front_new (&job->panel, data, job->front_book, &says_language, error);
  if (front == NULL)
    return FALSE;
  back = relais_card_back_new (&job->panel, data, job->back_book, job->back_book != job->front_book, says_language,
                               error);
  if (back == NULL)
    return FALSE;

  place_card (job, front, back);
  return TRUE;
}

static void
refuse (GPtrArray *refused, guint index, GError *reason)
{
  RelaisRefusal *refusal = g_new0 (RelaisRefusal, 1);

  refusal->index = index;
  refusal->error = reason;
  g_ptr_array_add (refused, refusal);
}

/**
 * relais_print_options_check_offset:
 * @options: options
 * @error: where to store %RELAIS_ERROR_USAGE
 *
 * Returns: whether the printer is not corrected by more than what the margins allow
 */
gboolean
relais_print_options_check_offset (const RelaisPrintOptions *options, GError **error)
{
  g_autofree char *offset = NULL;

  if (fabs (options->offset_x) <= RELAIS_SHEET_MAX_OFFSET && fabs (options->offset_y) <= RELAIS_SHEET_MAX_OFFSET)
    return TRUE;

  offset = g_strdup_printf ("%.1f,%.1f", options->offset_x, options->offset_y);
  relais_error_set (error, RELAIS_ERROR_USAGE, offset, _("a printer can be corrected by %.0f mm at most"),
                    RELAIS_SHEET_MAX_OFFSET);
  return FALSE;
}

/**
 * relais_card_layout:
 * @cards: (element-type RelaisCardData): the cards, in the order of printing
 * @options: how they are printed
 * @measurer: measures the texts
 * @french: the words in French
 * @dutch: the words in Dutch
 * @refused: (element-type RelaisRefusal): where cards that don't fit are added
 * @error: where to store %RELAIS_ERROR_USAGE when @options make no sense
 *
 * Returns: (transfer full) (element-type RelaisPage) (nullable): the pages, none when every card was refused; %NULL
 *   with @error
 */
GPtrArray *
relais_card_layout (GPtrArray *cards, const RelaisPrintOptions *options, RelaisMeasurer *measurer,
                    RelaisPhrasebook *french, RelaisPhrasebook *dutch, GPtrArray *refused, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_page_free);
  Job job = { .options = options, .pages = pages };
  RelaisRect area;

  if (!choose_languages (&job, french, dutch, error) || !choose_sheet (&job, error))
    return NULL;

  area = relais_sheet_get_safe_area (job.sheet, 0, RELAIS_SIDE_FRONT);
  job.panel = (RelaisCardPanel) {
    measurer,
    options->large ? &relais_card_style_large : &relais_card_style_normal,
    area.width,
    area.height,
  };
  for (guint i = 0; i < cards->len; i++)
    {
      GError *reason = NULL;

      if (!lay_out_card (&job, g_ptr_array_index (cards, i), &reason))
        refuse (refused, i, reason);
    }
  end_page (&job);
  return g_steal_pointer (&pages);
}

/**
 * relais_refusal_free:
 * @refusal: (transfer full) (nullable): a refusal
 */
void
relais_refusal_free (RelaisRefusal *refusal)
{
  if (refusal == NULL)
    return;

  g_clear_error (&refusal->error);
  g_free (refusal);
}

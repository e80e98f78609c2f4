/* A page to find out how far a printer is off: rulers in millimetres along the four edges of the paper, the outlines of
 * the labels with their numbers, and the correction that is already set. Everything is moved by that correction, so
 * that a page that measures right is a printer that is set right. Sheets with two faces get a second page: against the
 * light the outlines of both cover each other. Pure.
 */

#include "relais-test-page.h"

#include <glib/gi18n-lib.h>

#include "relais-card-side.h"

/* From the edge of the paper to the rulers: more than what printers leave white. Ticks and digits reach inwards, no
 * further than the first label of any sheet. */
#define RULER_DISTANCE 6.0
#define RULER_MARGIN   10.0
#define TICK           1.2
#define TICK_5         1.9
#define TICK_10        2.8
#define DIGITS_SIZE    7.0
#define DIGITS_GAP     0.5

#define NUMBER_SIZE 14.0

typedef struct {
  const RelaisPrintOptions *options;
  RelaisMeasurer *measurer;
  RelaisPhrasebook *book;
  double width;
  double height;
  RelaisPage *page;
} Layout;

static void
add_text (const Layout *layout, double x, double baseline, RelaisFont font, const char *text)
{
  RelaisExtents extents = relais_measurer_measure (layout->measurer, font, text);

  relais_page_add_box (layout->page, &(RelaisBox) {
    .kind = RELAIS_BOX_TEXT,
    .area = { x, baseline - extents.ascent, extents.width, extents.ascent + extents.descent },
    .baseline = baseline,
    .font = font,
    .text = (char *) text,
  });
}

/* --- Rulers --- */

static double
get_tick (int mm)
{
  if (mm % 10 == 0)
    return TICK_10;
  return mm % 5 == 0 ? TICK_5 : TICK;
}

/* What stands at a tick is its distance from the left or the upper edge of the paper. */
static void
add_horizontal_ruler (const Layout *layout, double y, double inwards)
{
  const RelaisFont font = { DIGITS_SIZE, FALSE };

  relais_page_add_line (layout->page, RULER_MARGIN, y, layout->width - RULER_MARGIN, y, FALSE);
  for (int mm = (int) RULER_MARGIN; mm <= layout->width - RULER_MARGIN; mm++)
    {
      double end = y + inwards * get_tick (mm);

      relais_page_add_line (layout->page, mm, MIN (y, end), mm, MAX (y, end), FALSE);
      if (mm % 10 == 0)
        {
          g_autofree char *digits = g_strdup_printf ("%d", mm);
          RelaisExtents extents = relais_measurer_measure (layout->measurer, font, digits);

          add_text (layout, mm - extents.width / 2, inwards > 0 ? end + DIGITS_GAP + extents.ascent : end - DIGITS_GAP,
                    font, digits);
        }
    }
}

/* The corners have their digits from the other ruler. */
static void
add_vertical_ruler (const Layout *layout, double x, double inwards)
{
  const RelaisFont font = { DIGITS_SIZE, FALSE };

  relais_page_add_line (layout->page, x, RULER_MARGIN, x, layout->height - RULER_MARGIN, FALSE);
  for (int mm = (int) RULER_MARGIN; mm <= layout->height - RULER_MARGIN; mm++)
    {
      double end = x + inwards * get_tick (mm);

      relais_page_add_line (layout->page, MIN (x, end), mm, MAX (x, end), mm, FALSE);
      if (mm % 10 == 0 && mm > RULER_MARGIN)
        {
          g_autofree char *digits = g_strdup_printf ("%d", mm);
          RelaisExtents extents = relais_measurer_measure (layout->measurer, font, digits);

          add_text (layout, inwards > 0 ? end + DIGITS_GAP : end - DIGITS_GAP - extents.width, mm + extents.ascent / 2,
                    font, digits);
        }
    }
}

/* --- Labels --- */

static void
add_outline (const Layout *layout, RelaisRect label)
{
  double right = label.x + label.width;
  double bottom = label.y + label.height;

  relais_page_add_line (layout->page, label.x, label.y, right, label.y, FALSE);
  relais_page_add_line (layout->page, label.x, bottom, right, bottom, FALSE);
  relais_page_add_line (layout->page, label.x, label.y, label.x, bottom, FALSE);
  relais_page_add_line (layout->page, right, label.y, right, bottom, FALSE);
}

static void
add_labels (const Layout *layout, RelaisSide side)
{
  const RelaisSheet *sheet = layout->options->sheet;
  const RelaisFont font = { NUMBER_SIZE, TRUE };

  for (int i = 0; i < relais_sheet_get_n_labels (sheet); i++)
    {
      RelaisRect area = relais_sheet_get_safe_area (sheet, i, side);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      RelaisExtents extents = relais_measurer_measure (layout->measurer, font, number);

      add_outline (layout, relais_sheet_get_label (sheet, i, side));
      add_text (layout, area.x + area.width - extents.width, area.y + area.height, font, number);
      if (relais_sheet_is_folded (sheet))
        add_outline (layout, relais_sheet_get_label (sheet, i, RELAIS_SIDE_BACK));
    }
}

/* --- Words --- */

/* "-0,5": both languages write a comma. */
static void
fill_in (GString *sentence, const char *placeholder, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.1f", value == 0 ? 0 : value);
  g_strdelimit (digits, ".", ',');
  g_string_replace (sentence, placeholder, digits, 0);
}

static char *
make_correction (const Layout *layout)
{
  GString *sentence;

  if (layout->options->offset_x == 0 && layout->options->offset_y == 0)
    /* Translators: on a test page */
    return g_strdup (relais_phrasebook_get (layout->book, "This printer is not corrected."));

  /* Translators: on a test page; {x} and {y} are numbers such as 0,5 or -1,0 */
  sentence = g_string_new (relais_phrasebook_get (layout->book, "Corrected: {x} mm to the right, {y} mm down."));
  fill_in (sentence, "{x}", layout->options->offset_x);
  fill_in (sentence, "{y}", layout->options->offset_y);
  return g_string_free (sentence, FALSE);
}

static const char *
get_hint (RelaisPhrasebook *book, RelaisSide side)
{
  if (side == RELAIS_SIDE_BACK)
    /* Translators: on the second page of a test, which is printed on the back of the first */
    return relais_phrasebook_get (book, "Back: against the light the outlines of both sides should cover each other.");

  /* Translators: on a test page; 6 mm is a fact about its rulers */
  return relais_phrasebook_get (book, "The rulers should stand 6 mm from every edge of the paper. "
                                      "Measure, and correct the printer by the difference.");
}

/* The words stand in the first label, as those of a card would. */
static gboolean
add_words (const Layout *layout, RelaisSide which, GError **error)
{
  const RelaisSheet *sheet = layout->options->sheet;
  const char *language = relais_phrasebook_get_language (layout->book);
  RelaisRect area = relais_sheet_get_safe_area (sheet, 0, which);
  g_autoptr (RelaisCardSide) side =
      relais_card_side_new (layout->measurer, &relais_card_style_normal, TRUE, area.width, area.height);
  g_autofree char *correction = make_correction (layout);

  relais_card_side_add_text (side, RELAIS_CARD_TITLE, language, relais_test_page_get_title (layout->book));
  relais_card_side_add_text (side, RELAIS_CARD_STRONG, language,
                             relais_phrasebook_get (layout->book, relais_sheet_get_description (sheet)));
  if (which == RELAIS_SIDE_FRONT)
    relais_card_side_add_text (side, RELAIS_CARD_TEXT, language, correction);
  relais_card_side_add_text (side, RELAIS_CARD_TEXT, language, get_hint (layout->book, which));
  if (!relais_card_side_finish (side, NULL, error))
    return FALSE;

  relais_page_set_origin (layout->page, area.x + layout->options->offset_x, area.y + layout->options->offset_y);
  relais_card_side_draw (side, layout->page);
  return TRUE;
}

static gboolean
add_page (Layout *layout, GPtrArray *pages, RelaisSide side, GError **error)
{
  layout->page = relais_page_new (layout->width, layout->height);
  g_ptr_array_add (pages, layout->page);
  relais_page_set_origin (layout->page, layout->options->offset_x, layout->options->offset_y);

  add_horizontal_ruler (layout, RULER_DISTANCE, 1);
  add_horizontal_ruler (layout, layout->height - RULER_DISTANCE, -1);
  add_vertical_ruler (layout, RULER_DISTANCE, 1);
  add_vertical_ruler (layout, layout->width - RULER_DISTANCE, -1);
  add_labels (layout, side);
  return add_words (layout, side, error);
}

/**
 * relais_test_page_get_title:
 * @book: the language of the paper
 *
 * Returns: what the page is called
 */
const char *
relais_test_page_get_title (RelaisPhrasebook *book)
{
  /* Translators: title of the page that shows how a printer places labels */
  return relais_phrasebook_get (book, "Test page");
}

/**
 * relais_test_page_layout:
 * @options: the sheet, never %NULL, and the correction; the rest is not looked at
 * @measurer: measures the texts
 * @book: the language of the paper
 * @error: where to store %RELAIS_ERROR_USAGE when the correction is too large
 *
 * Returns: (transfer full) (element-type RelaisPage) (nullable): one page, or two for sheets with two faces
 */
GPtrArray *
relais_test_page_layout (const RelaisPrintOptions *options, RelaisMeasurer *measurer, RelaisPhrasebook *book,
                         GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_page_free);
  Layout layout = {
    options, measurer, book, relais_sheet_get_width (options->sheet), relais_sheet_get_height (options->sheet), NULL
  };
  gboolean one_page = relais_sheet_is_folded (options->sheet) || options->fronts_only;

  if (!relais_print_options_check_offset (options, error) || !add_page (&layout, pages, RELAIS_SIDE_FRONT, error) ||
      (!one_page && !add_page (&layout, pages, RELAIS_SIDE_BACK, error)))
    return NULL;
  return g_steal_pointer (&pages);
}

/* The recovery key on a sheet of A4: what it is, the key in large numbered groups, where to keep the paper and how to
 * use it. It names the practice and nobody in it. Pure.
 */

#include "relais-recovery-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAPER_WIDTH  210.0
#define PAPER_HEIGHT 297.0
#define MARGIN       25.0
#define TEXT_WIDTH   (PAPER_WIDTH - 2 * MARGIN)

#define GROUPS_IN_ROW 4
#define ROW_HEIGHT    21.0
#define BOX_PADDING   7.0

static const RelaisFont title_font = { 26, TRUE };
static const RelaisFont heading_font = { 14, TRUE };
static const RelaisFont text_font = { 12, FALSE };
static const RelaisFont key_font = { 26, TRUE };
static const RelaisFont number_font = { 11, FALSE };

typedef struct {
  RelaisMeasurer *measurer;
  RelaisPhrasebook *book;
  RelaisPage *page;
  double y; /* the lower end of what stands there */
} Layout;

static void
put_line (Layout *layout, double x, RelaisFont font, const char *text, gboolean in_words)
{
  RelaisExtents extents = relais_measurer_measure (layout->measurer, font, text);
  double baseline = layout->y + font.size * RELAIS_MM_PER_POINT;

  relais_page_add_box (layout->page, &(RelaisBox) {
    .kind = RELAIS_BOX_TEXT,
    .area = { x, baseline - extents.ascent, extents.width, extents.ascent + extents.descent },
    .baseline = baseline,
    .font = font,
    .text = (char *) text,
    .language = in_words ? relais_phrasebook_get_language (layout->book) : NULL,
  });
}

static void
go_down (Layout *layout, RelaisFont font, double lines)
{
  layout->y += lines * font.size * 1.35 * RELAIS_MM_PER_POINT;
}

/* As many words a line as there is room for. */
static void
add_paragraph (Layout *layout, RelaisFont font, const char *text, gboolean in_words)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (words[0]);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      g_autofree char *longer = g_strconcat (line->str, " ", words[i], NULL);

      if (relais_measurer_measure (layout->measurer, font, longer).width <= TEXT_WIDTH)
        {
          g_string_assign (line, longer);
          continue;
        }
      put_line (layout, MARGIN, font, line->str, in_words);
      go_down (layout, font, 1);
      g_string_assign (line, words[i]);
    }
  put_line (layout, MARGIN, font, line->str, in_words);
  go_down (layout, font, 1);
}

static void
add_heading (Layout *layout, const char *text)
{
  go_down (layout, heading_font, 0.6);
  add_paragraph (layout, heading_font, text, TRUE);
}

static void
add_frame (Layout *layout, double top, double bottom)
{
  relais_page_add_line (layout->page, MARGIN, top, MARGIN + TEXT_WIDTH, top, FALSE);
  relais_page_add_line (layout->page, MARGIN, bottom, MARGIN + TEXT_WIDTH, bottom, FALSE);
  relais_page_add_line (layout->page, MARGIN, top, MARGIN, bottom, FALSE);
  relais_page_add_line (layout->page, MARGIN + TEXT_WIDTH, top, MARGIN + TEXT_WIDTH, bottom, FALSE);
}

/* Each group under its number, so that two people can read it to each other and find their place again. */
static void
add_key (Layout *layout, const char *const *groups)
{
  const double column = (TEXT_WIDTH - 2 * BOX_PADDING) / GROUPS_IN_ROW;
  double top, left;

  go_down (layout, text_font, 0.8);
  top = layout->y;
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      left = MARGIN + BOX_PADDING + (i % GROUPS_IN_ROW) * column;
      layout->y = top + BOX_PADDING + (i / GROUPS_IN_ROW) * ROW_HEIGHT;
      put_line (layout, left, number_font, number, FALSE);
      go_down (layout, number_font, 1);
      put_line (layout, left, key_font, groups[i], FALSE);
    }
  layout->y = top + 2 * BOX_PADDING +
              ((g_strv_length ((GStrv) groups) + GROUPS_IN_ROW - 1) / GROUPS_IN_ROW) * ROW_HEIGHT - 4;
  add_frame (layout, top, layout->y);
  go_down (layout, text_font, 0.6);
}

static char *
make_origin (RelaisPhrasebook *book, const char *practice, RelaisDate made_on)
{
  g_autofree char *date = relais_phrasebook_date (book, made_on);
  /* Translators: on the page with the recovery key; {practice} is a name, {date} a day in words */
  GString *text = g_string_new (relais_phrasebook_get (book, "{practice}, key made on {date}"));

  g_string_replace (text, "{date}", date, 1);
  g_string_replace (text, "{practice}", practice, 1);
  return g_string_free (text, FALSE);
}

static void
add_advice (Layout *layout)
{
  add_heading (layout, relais_phrasebook_get (layout->book, "Where to keep this paper"));
  add_paragraph (layout, text_font,
                 relais_phrasebook_get (layout->book, "In a closed place away from the PC: a safe, or with somebody "
                                                      "you trust outside the practice. Not in a photograph, an e-mail "
                                                      "or a file. Whoever holds it can open the whole register."),
                 TRUE);
  add_heading (layout, relais_phrasebook_get (layout->book, "When somebody forgot their passphrase"));
  add_paragraph (layout, text_font,
                 relais_phrasebook_get (layout->book, "Where Relais asks for the passphrase, choose “Forgotten "
                                                      "passphrase”, type the key, then a new passphrase. Capitals, "
                                                      "spaces and dashes do not matter; there is no letter O, I or L "
                                                      "in it, only the digits 0 and 1."),
                 TRUE);
  add_heading (layout, relais_phrasebook_get (layout->book, "When this paper was lost or seen"));
  add_paragraph (layout, text_font,
                 relais_phrasebook_get (layout->book, "An administrator makes a new key in Relais. This one opens "
                                                      "nothing from then on: destroy it."),
                 TRUE);
}

/**
 * relais_recovery_sheet_get_title:
 * @book: the language of the paper
 *
 * Returns: what the page is called
 */
const char *
relais_recovery_sheet_get_title (RelaisPhrasebook *book)
{
  /* Translators: title of the page with the recovery key */
  return relais_phrasebook_get (book, "Recovery key of the register");
}

/**
 * relais_recovery_sheet_layout:
 * @practice: (nullable): the name of the practice
 * @made_on: the day on which the key was made
 * @groups: (array zero-terminated=1): the key
 * @measurer: measures the texts
 * @book: the language of the paper
 *
 * Returns: (transfer full) (element-type RelaisPage): one page
 */
GPtrArray *
relais_recovery_sheet_layout (const char *practice, RelaisDate made_on, const char *const *groups,
                              RelaisMeasurer *measurer, RelaisPhrasebook *book)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_page_free);
  g_autofree char *origin = make_origin (book, practice != NULL ? practice : "Relais", made_on);
  Layout layout = { measurer, book, relais_page_new (PAPER_WIDTH, PAPER_HEIGHT), MARGIN };

  g_ptr_array_add (pages, layout.page);
  add_paragraph (&layout, title_font, relais_recovery_sheet_get_title (book), TRUE);
  add_paragraph (&layout, text_font, origin, FALSE);
  go_down (&layout, text_font, 0.6);
  add_paragraph (&layout, text_font,
                 relais_phrasebook_get (book, "This key opens the register of Relais when a passphrase is forgotten. It "
                                              "is shown once and nobody can make this one again."),
                 TRUE);
  add_key (&layout, groups);
  add_advice (&layout);
  return pages;
}

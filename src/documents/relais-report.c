/* A report on A4: a title, headings, paragraphs and lines, wrapped between the margins, with the number of each page at
 * its foot. A heading never stands alone at the end of a page. Nothing is shrunk and nothing is cut: a word that is
 * wider than the line is parted where the line ends. Pure.
 */

#include "relais-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE_WIDTH 210.0
#define PAGE_HEIGHT 297.0
#define MARGIN 20.0
#define FOOT_BASELINE (PAGE_HEIGHT - 12.0)
#define BOTTOM (PAGE_HEIGHT - MARGIN - 4.0)

typedef struct {
  RelaisFont font;
  double indent;
  double before; /* white above, but not on top of a page */
  double line;   /* from one baseline to the next */
  gboolean keep; /* whether the next paragraph begins on the same page */
} Style;

static const Style styles[] = {
  [RELAIS_REPORT_TITLE] = { { 18, TRUE }, 0, 0, 8.5, TRUE },
  [RELAIS_REPORT_TEXT] = { { 11, FALSE }, 0, 2, 5.2, FALSE },
  [RELAIS_REPORT_HEADING] = { { 13, TRUE }, 0, 7, 6.2, TRUE },
  [RELAIS_REPORT_SUBHEADING] = { { 11, TRUE }, 0, 3, 5.4, TRUE },
  [RELAIS_REPORT_ITEM] = { { 11, FALSE }, 5, 0.6, 5.2, FALSE },
};

static const RelaisFont foot_font = { 9, FALSE };

typedef struct {
  RelaisReportLevel level;
  char *text;
} Paragraph;

struct _RelaisReport {
  GArray *paragraphs;
};

static void
clear_paragraph (gpointer data)
{
  g_free (((Paragraph *) data)->text);
}

/**
 * relais_report_new:
 *
 * Returns: (transfer full): an empty report
 */
RelaisReport *
relais_report_new (void)
{
  RelaisReport *report = g_new0 (RelaisReport, 1);

  report->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (report->paragraphs, clear_paragraph);
  return report;
}

/**
 * relais_report_free:
 * @report: (transfer full): a report
 */
void
relais_report_free (RelaisReport *report)
{
  g_array_unref (report->paragraphs);
  g_free (report);
}

/**
 * relais_report_add:
 * @report: a report
 * @level: what it is
 * @text: a paragraph of UTF-8 without line ends
 */
void
relais_report_add (RelaisReport *report, RelaisReportLevel level, const char *text)
{
  Paragraph paragraph = { level, g_strdup (text) };

  g_array_append_val (report->paragraphs, paragraph);
}

/* --- Lines --- */

static gboolean
fits (RelaisMeasurer *measurer, const Style *style, const char *text)
{
  return relais_measurer_measure (measurer, style->font, text).width <= PAGE_WIDTH - 2 * MARGIN - style->indent;
}

/* As many letters of @word as fit; at least one. */
static gsize
part_word (RelaisMeasurer *measurer, const Style *style, const char *word)
{
  const char *end = g_utf8_next_char (word);

  while (*end != '\0')
    {
      const char *next = g_utf8_next_char (end);
      g_autofree char *part = g_strndup (word, (gsize) (next - word));

      if (!fits (measurer, style, part))
        break;
      end = next;
    }
  return (gsize) (end - word);
}

static void
add_word (RelaisMeasurer *measurer, const Style *style, GPtrArray *lines, GString *line, const char *word)
{
  g_autofree char *longer = line->len > 0 ? g_strjoin (" ", line->str, word, NULL) : g_strdup (word);

  if (fits (measurer, style, longer))
    {
      g_string_assign (line, longer);
      return;
    }
  if (line->len > 0)
    g_ptr_array_add (lines, g_strdup (line->str));
  while (!fits (measurer, style, word))
    {
      gsize length = part_word (measurer, style, word);

      g_ptr_array_add (lines, g_strndup (word, length));
      word += length;
    }
  g_string_assign (line, word);
}

static GPtrArray *
wrap (RelaisMeasurer *measurer, const Style *style, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        add_word (measurer, style, lines, line, words[i]);
    }
  if (line->len > 0)
    g_ptr_array_add (lines, g_strdup (line->str));
  return lines;
}

/* --- Pages --- */

typedef struct {
  RelaisMeasurer *measurer;
  const char *language;
  GPtrArray *pages;
  double y; /* the foot of what stands on the last page */
} Layout;

static RelaisPage *
get_page (Layout *layout)
{
  return g_ptr_array_index (layout->pages, layout->pages->len - 1);
}

static void
start_page (Layout *layout)
{
  g_ptr_array_add (layout->pages, relais_page_new (PAGE_WIDTH, PAGE_HEIGHT));
  layout->y = MARGIN;
}

static void
add_text (RelaisPage *page, RelaisMeasurer *measurer, RelaisFont font, const char *language, double x, double baseline,
          const char *text)
{
  RelaisExtents extents = relais_measurer_measure (measurer, font, text);

  relais_page_add_box (page, &(RelaisBox) {
    .kind = RELAIS_BOX_TEXT,
    .area = { x, baseline - extents.ascent, extents.width, extents.ascent + extents.descent },
    .baseline = baseline,
    .font = font,
    .text = (char *) text,
    .language = language,
  });
}

/* A heading with the first line of what follows must still find room. */
static double
get_needed (const RelaisReport *report, guint index)
{
  double needed = 0;

  for (guint i = index; i < report->paragraphs->len; i++)
    {
      const Style *style = &styles[g_array_index (report->paragraphs, Paragraph, i).level];

      needed += (i > index ? style->before : 0) + style->line;
      if (!style->keep)
        break;
    }
  return needed;
}

static void
add_paragraph (Layout *layout, const RelaisReport *report, guint index)
{
  const Paragraph *paragraph = &g_array_index (report->paragraphs, Paragraph, index);
  const Style *style = &styles[paragraph->level];
  g_autoptr (GPtrArray) lines = wrap (layout->measurer, style, paragraph->text);

  if (layout->y > MARGIN)
    layout->y += style->before;
  if (layout->y + get_needed (report, index) > BOTTOM)
    start_page (layout);
  for (guint i = 0; i < lines->len; i++)
    {
      if (layout->y + style->line > BOTTOM)
        start_page (layout);
      layout->y += style->line;
      add_text (get_page (layout), layout->measurer, style->font, layout->language, MARGIN + style->indent, layout->y,
                g_ptr_array_index (lines, i));
    }
}

static void
number_pages (Layout *layout, RelaisPhrasebook *book, const char *foot)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      /* Translators: at the foot of a page */
      const char *pattern = relais_phrasebook_get (book, "Page {number} of {count}");
      GString *number = g_string_new (pattern);
      g_autofree char *text = NULL;
      g_autofree char *page = g_strdup_printf ("%u", i + 1);
      g_autofree char *count = g_strdup_printf ("%u", layout->pages->len);
      double width;

      g_string_replace (number, "{number}", page, 1);
      g_string_replace (number, "{count}", count, 1);
      text = g_string_free (number, FALSE);
      width = relais_measurer_measure (layout->measurer, foot_font, text).width;
      add_text (g_ptr_array_index (layout->pages, i), layout->measurer, foot_font, layout->language, MARGIN,
                FOOT_BASELINE, foot);
      add_text (g_ptr_array_index (layout->pages, i), layout->measurer, foot_font, layout->language,
                PAGE_WIDTH - MARGIN - width, FOOT_BASELINE, text);
    }
}

/**
 * relais_report_layout:
 * @report: a report
 * @measurer: measures the texts
 * @book: the language of the paper
 * @foot: what stands at the foot of each page, beside its number: short
 *
 * Returns: (transfer full) (element-type RelaisPage): its pages, at least one
 */
GPtrArray *
relais_report_layout (const RelaisReport *report, RelaisMeasurer *measurer, RelaisPhrasebook *book, const char *foot)
{
  Layout layout = {
    .measurer = measurer,
    .language = relais_phrasebook_get_language (book),
    .pages = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_page_free),
  };

  start_page (&layout);
  for (guint i = 0; i < report->paragraphs->len; i++)
    add_paragraph (&layout, report, i);
  number_pages (&layout, book, foot);
  return layout.pages;
}

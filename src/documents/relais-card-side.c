/* One side of a card while it is being laid out: lines from the upper left, some with a number at their right end,
 * groups with a little room between them, and a code beside those lines that leave it enough. A text that is too long
 * goes on in the next line, between two words; nothing is made smaller than its style allows, and what does not fit
 * makes relais_card_side_finish() fail with the text to shorten. Pure; belongs to whoever made it.
 */

#include "relais-card-side-private.h"

#include <string.h>

/* Between a text and the number at the end of its line, as a part of the number's size. */
#define PAIR_GAP 0.6

const RelaisCardStyle relais_card_style_normal = { 14, 14, { 12, 11 }, 2.2, 0.64, 7 };
const RelaisCardStyle relais_card_style_large = { 18, 18, { 16, 14 }, 3.0, 0.9, 9 };

static void
clear_line (gpointer data)
{
  RelaisCardLine *line = data;

  g_free (line->left.text);
  g_free (line->right.text);
}

static RelaisFont
get_font (const RelaisCardSide *side, RelaisCardRole role)
{
  switch (role)
    {
    case RELAIS_CARD_TITLE:
      return (RelaisFont) { side->style->title, TRUE };
    case RELAIS_CARD_NUMBER:
      return (RelaisFont) { side->style->number, TRUE };
    case RELAIS_CARD_STRONG:
      return (RelaisFont) { side->text_size, TRUE };
    case RELAIS_CARD_TEXT:
    default:
      return (RelaisFont) { side->text_size, FALSE };
    }
}

static RelaisCardRun
make_run (const RelaisCardSide *side, RelaisCardRole role, const char *language, const char *text, gsize length)
{
  RelaisCardRun run = { g_strndup (text, length), get_font (side, role), language, { 0 } };

  run.extents = relais_measurer_measure (side->measurer, run.font, run.text);
  return run;
}

static void
append_line (RelaisCardSide *side, RelaisCardRun left, RelaisCardRun right)
{
  RelaisCardLine line = {
    .left = left,
    .right = right,
    .starts_group = side->starts_group && side->lines->len > 0,
    .code_place = side->code_place,
    .item = side->n_items,
  };

  g_array_append_val (side->lines, line);
  side->starts_group = FALSE;
}

/* The length of the longest beginning of @text that ends at a space and is no wider than @limit; at least one word. */
static gsize
find_break (const RelaisCardSide *side, RelaisFont font, const char *text, double limit)
{
  const char *end = text + strcspn (text, " ");

  while (*end != '\0')
    {
      const char *next = end + 1 + strcspn (end + 1, " ");
      g_autofree char *longer = g_strndup (text, (gsize) (next - text));

      if (relais_measurer_measure (side->measurer, font, longer).width > limit)
        break;
      end = next;
    }

  return (gsize) (end - text);
}

/* Where a text that needs two lines is best parted: behind a question, else so that the longer line is as short as
 * possible and no word is left over alone. One that needs more lines fills them. */
static gsize
find_good_break (const RelaisCardSide *side, RelaisFont font, const char *text)
{
  gsize longest, best;
  double best_width = side->width;

  if (relais_measurer_measure (side->measurer, font, text).width <= side->width)
    return strlen (text);

  longest = find_break (side, font, text, side->width);
  best = longest;
  if (text[longest] == '\0' || relais_measurer_measure (side->measurer, font, text + longest + 1).width > side->width)
    return longest;

  for (const char *end = strchr (text, ' '); end != NULL && end <= text + longest; end = strchr (end + 1, ' '))
    {
      g_autofree char *first = g_strndup (text, (gsize) (end - text));
      double width = MAX (relais_measurer_measure (side->measurer, font, first).width,
                          relais_measurer_measure (side->measurer, font, end + 1).width);

      if (end > text && end[-1] == '?' && width <= side->width)
        return (gsize) (end - text);
      if (width < best_width)
        {
          best_width = width;
          best = (gsize) (end - text);
        }
    }

  return best;
}

static void
set_too_long (RelaisCardSide *side, const char *text)
{
  if (side->too_long == NULL)
    side->too_long = g_strdup (text);
}

static void
draw_run (const RelaisCardSide *side, RelaisPage *page, const RelaisCardRun *run, double x, double baseline)
{
  double size = run->font.size * RELAIS_MM_PER_POINT;
  double ascent = MAX (RELAIS_CARD_ASCENT * size, run->extents.ascent);
  double descent = MAX (RELAIS_CARD_DESCENT * size, run->extents.descent);
  RelaisBox box = {
    .kind = RELAIS_BOX_TEXT,
    .area = { x, baseline - ascent, run->extents.width, ascent + descent },
    .baseline = baseline,
    .font = run->font,
    .text = run->text,
    .language = run->language,
  };

  if (run->text != NULL && run->text[0] != '\0')
    relais_page_add_box (page, &box);
}

/**
 * relais_card_side_new:
 * @measurer: measures the texts
 * @style: how large things are
 * @smallest: whether the text has the smallest size that @style allows
 * @width: the room there is, in millimetres
 * @height: the same downwards
 *
 * Returns: (transfer full): an empty side
 */
RelaisCardSide *
relais_card_side_new (RelaisMeasurer *measurer, const RelaisCardStyle *style, gboolean smallest, double width,
                      double height)
{
  RelaisCardSide *side = g_new0 (RelaisCardSide, 1);

  side->measurer = measurer;
  side->style = style;
  side->text_size = style->text[smallest ? 1 : 0];
  side->width = width;
  side->height = height;
  side->lines = g_array_new (FALSE, TRUE, sizeof (RelaisCardLine));
  g_array_set_clear_func (side->lines, clear_line);
  return side;
}

/**
 * relais_card_side_free:
 * @side: (transfer full) (nullable): a side
 */
void
relais_card_side_free (RelaisCardSide *side)
{
  if (side == NULL)
    return;

  g_array_unref (side->lines);
  g_free (side->too_long);
  g_clear_pointer (&side->code, relais_qr_unref);
  g_free (side);
}

/**
 * relais_card_side_start_group:
 * @side: a side
 *
 * Leaves a little room before the next line, if there is any.
 */
void
relais_card_side_start_group (RelaisCardSide *side)
{
  side->starts_group = TRUE;
}

/**
 * relais_card_side_allow_code:
 * @side: a side
 * @place: whether the code may stand beside the lines that follow; at first it may not
 */
void
relais_card_side_allow_code (RelaisCardSide *side, RelaisCodePlace place)
{
  side->code_place = place;
}

/**
 * relais_card_side_add_text:
 * @side: a side
 * @role: what the text is
 * @language: (nullable): the language of its words
 * @text: the text
 *
 * Adds a text that takes as many lines as it needs.
 */
void
relais_card_side_add_text (RelaisCardSide *side, RelaisCardRole role, const char *language, const char *text)
{
  side->n_items++;
  while (*text != '\0' && side->lines->len <= side->style->max_lines)
    {
      gsize length = find_good_break (side, get_font (side, role), text);
      RelaisCardRun run = make_run (side, role, language, text, length);

      if (run.extents.width > side->width)
        set_too_long (side, text);
      append_line (side, run, (RelaisCardRun) { 0 });
      text += length;
      text += strspn (text, " ");
    }
}

/**
 * relais_card_side_can_add:
 * @side: a side
 * @role: what the text is
 * @text: the text
 *
 * Returns: whether @text fits on one line
 */
gboolean
relais_card_side_can_add (RelaisCardSide *side, RelaisCardRole role, const char *text)
{
  return relais_measurer_measure (side->measurer, get_font (side, role), text).width <= side->width;
}

/**
 * relais_card_side_count_lines:
 * @side: a side
 * @role: what the text is
 * @text: the text
 *
 * Returns: how many lines relais_card_side_add_text() would add
 */
guint
relais_card_side_count_lines (RelaisCardSide *side, RelaisCardRole role, const char *text)
{
  guint n_lines = 0;

  for (; *text != '\0'; n_lines++)
    {
      text += find_good_break (side, get_font (side, role), text);
      text += strspn (text, " ");
    }

  return n_lines;
}

/**
 * relais_card_side_can_pair:
 * @side: a side
 * @left_role: what the first text is
 * @right_role: what the second text is
 * @left: would stand at the left end of the line
 * @right: would stand at its right end
 *
 * Returns: whether both fit on one line
 */
gboolean
relais_card_side_can_pair (RelaisCardSide *side, RelaisCardRole left_role, RelaisCardRole right_role, const char *left,
                           const char *right)
{
  RelaisFont right_font = get_font (side, right_role);
  double first = relais_measurer_measure (side->measurer, get_font (side, left_role), left).width;
  double second = relais_measurer_measure (side->measurer, right_font, right).width;

  return first + PAIR_GAP * right_font.size * RELAIS_MM_PER_POINT + second <= side->width;
}

/**
 * relais_card_side_add_pair:
 * @side: a side
 * @left_role: what the first text is
 * @right_role: what the second text is
 * @language: (nullable): the language of the words
 * @left: stands at the left end of the line
 * @right: stands at its right end
 *
 * Adds one line with two texts.
 *
 * Returns: whether they fitted; if not, nothing was added
 */
gboolean
relais_card_side_add_pair (RelaisCardSide *side, RelaisCardRole left_role, RelaisCardRole right_role,
                           const char *language, const char *left, const char *right)
{
  if (!relais_card_side_can_pair (side, left_role, right_role, left, right))
    return FALSE;

  side->n_items++;
  append_line (side, make_run (side, left_role, language, left, strlen (left)),
               make_run (side, right_role, NULL, right, strlen (right)));
  return TRUE;
}

/**
 * relais_card_side_draw:
 * @side: a side that relais_card_side_finish() accepted
 * @page: a page whose origin is where the room of the side begins
 */
void
relais_card_side_draw (const RelaisCardSide *side, RelaisPage *page)
{
  for (guint i = 0; i < side->lines->len; i++)
    {
      const RelaisCardLine *line = relais_card_side_get_line (side, i);

      draw_run (side, page, &line->left, 0, line->baseline);
      draw_run (side, page, &line->right, side->width - line->right.extents.width, line->baseline);
    }

  if (side->code != NULL)
    {
      double extent = relais_qr_get_size (side->code) * side->module;
      RelaisBox box = {
        .kind = RELAIS_BOX_CODE,
        .area = { side->width - extent, side->code_y, extent, extent },
        .code = side->code,
      };

      relais_page_add_box (page, &box);
    }
}

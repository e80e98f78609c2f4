/* Gives the lines of a side their places, and the code beside those lines that leave it enough room; or finds the line
 * to cut. Pure.
 */

#include "relais-card-side-private.h"

#include "relais-error.h"

/* Less than this part of the usual room between groups, and nobody sees which number is whose. */
#define MIN_GAP 0.35

/* So many letters of a line are enough to know it. */
#define MAX_SUBJECT 60

/* The line to cut: the text that takes most lines, of two the longer one. */
static char *
find_longest_item (const RelaisCardSide *side)
{
  char *longest = NULL;
  double longest_width = 0;

  for (guint i = 0; i < side->lines->len;)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double width = 0;
      int item = relais_card_side_get_line (side, i)->item;

      for (; i < side->lines->len && relais_card_side_get_line (side, i)->item == item; i++)
        {
          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", relais_card_side_get_line (side, i)->left.text);
          width += side->width + relais_card_side_get_line (side, i)->left.extents.width;
        }
      if (width > longest_width)
        {
          longest_width = width;
          g_free (longest);
          longest = g_strdup (text->str);
        }
    }

  return longest;
}

/* The subject is for the screen: without the isolates of the paper, and not all of ten thousand letters. */
static void
set_overflow (GError **error, const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  int n_letters = 0;

  for (const char *p = text; *p != '\0' && n_letters < MAX_SUBJECT; p = g_utf8_next_char (p), n_letters++)
    {
      gunichar letter = g_utf8_get_char (p);

      if (n_letters == MAX_SUBJECT - 1)
        letter = 0x2026;
      if (letter != 0x2068 && letter != 0x2069)
        g_string_append_unichar (shown, letter);
    }
  relais_error_set (error, RELAIS_ERROR_OVERFLOW, shown->str, NULL);
}

/* Gives every line its height and its place; what is left over goes between the groups, up to @widest times the usual
 * room, the rest below. */
static gboolean
place_lines (RelaisCardSide *side, double widest)
{
  double total = 0;
  double gap;
  double y = 0;
  int n_gaps = 0;

  for (guint i = 0; i < side->lines->len; i++)
    {
      RelaisCardLine *line = relais_card_side_get_line (side, i);
      double size = MAX (line->left.font.size, line->right.font.size) * RELAIS_MM_PER_POINT;
      double ascent = MAX (line->left.extents.ascent, line->right.extents.ascent);
      double descent = MAX (line->left.extents.descent, line->right.extents.descent);

      line->baseline = MAX (RELAIS_CARD_ASCENT * size, ascent);
      line->bottom = line->baseline + MAX (RELAIS_CARD_DESCENT * size, descent);
      total += line->bottom;
      n_gaps += line->starts_group;
    }
  gap = n_gaps > 0 ? MIN (widest * side->style->gap, (side->height - total) / n_gaps) : 0;
  if (total > side->height || (n_gaps > 0 && gap < MIN_GAP * side->style->gap - 0.001))
    return FALSE;

  for (guint i = 0; i < side->lines->len; i++)
    {
      RelaisCardLine *line = relais_card_side_get_line (side, i);

      y += line->starts_group ? gap : 0;
      line->top = y;
      line->baseline += y;
      line->bottom += y;
      y = line->bottom;
    }

  return TRUE;
}

static double
get_ink_top (const RelaisCardLine *line)
{
  return line->baseline - MAX (line->left.extents.ascent, line->right.extents.ascent);
}

static double
get_ink_bottom (const RelaisCardLine *line)
{
  return line->baseline + MAX (line->left.extents.descent, line->right.extents.descent);
}

/* Where a code beside the lines from @first to @last may reach: to the ink above and below, or to the margin. */
static void
get_free_space (const RelaisCardSide *side, guint first, guint last, double *top, double *bottom)
{
  *top = 0;
  *bottom = side->height;
  if (first > 0)
    *top = get_ink_bottom (relais_card_side_get_line (side, first - 1));
  if (last + 1 < side->lines->len)
    *bottom = get_ink_top (relais_card_side_get_line (side, last + 1));
}

/* How large the modules may be when the code stands there, 0 if it can't, and where it then begins. The quiet zone
 * reaches into the margin of the label, but not into what is printed. */
static double
fit_code (const RelaisCardSide *side, RelaisCodePlace place, guint first, guint last, double *y)
{
  int size = relais_qr_get_size (side->code);
  int zone_above = first > 0 ? RELAIS_QR_QUIET_ZONE : 0;
  int zone_below = last + 1 < side->lines->len ? RELAIS_QR_QUIET_ZONE : 0;
  double widest = 0;
  double top, bottom, module, middle;

  for (guint i = first; i <= last; i++)
    {
      if (relais_card_side_get_line (side, i)->code_place < place ||
          relais_card_side_get_line (side, i)->right.text != NULL)
        return 0;
      widest = MAX (widest, relais_card_side_get_line (side, i)->left.extents.width);
    }

  get_free_space (side, first, last, &top, &bottom);
  module = MIN ((bottom - top) / (size + zone_above + zone_below),
                (side->width - widest) / (size + RELAIS_QR_QUIET_ZONE));
  module = MIN (module, side->style->module);

  middle = (relais_card_side_get_line (side, first)->top + relais_card_side_get_line (side, last)->bottom) / 2;
  *y = CLAMP (middle - size * module / 2, top + zone_above * module, bottom - (size + zone_below) * module);
  return module;
}

/* Beside the lines where it can be largest, the lowest of them if there is a choice. */
static gboolean
place_code (RelaisCardSide *side, RelaisCodePlace place)
{
  for (guint last = side->lines->len; last-- > 0;)
    {
      for (guint first = last + 1; first-- > 0;)
        {
          double y = 0;
          double module = fit_code (side, place, first, last, &y);

          if (module < RELAIS_QR_MIN_MODULE || module <= side->module + 0.001)
            continue;
          side->module = module;
          side->code_y = y;
        }
    }

  return side->module > 0;
}

/**
 * relais_card_side_finish:
 * @side: a side with all its lines
 * @code: (nullable): a code that is to stand beside some of them
 * @error: where to store %RELAIS_ERROR_OVERFLOW; the subject is the line to cut
 *
 * Returns: whether everything has its place
 */
gboolean
relais_card_side_finish (RelaisCardSide *side, RelaisQr *code, GError **error)
{
  g_autofree char *longest = NULL;

  if (side->too_long != NULL)
    {
      set_overflow (error, side->too_long);
      return FALSE;
    }

  if (side->lines->len <= side->style->max_lines && place_lines (side, 1))
    {
      side->code = code != NULL ? relais_qr_ref (code) : NULL;
      if (code == NULL || place_code (side, RELAIS_CODE_HERE) || place_code (side, RELAIS_CODE_IF_NEEDED))
        return TRUE;

      /* Lines that stand closer leave more room below, beside the last of them. */
      place_lines (side, MIN_GAP);
      if (place_code (side, RELAIS_CODE_HERE) || place_code (side, RELAIS_CODE_IF_NEEDED))
        return TRUE;
    }

  longest = find_longest_item (side);
  set_overflow (error, longest);
  return FALSE;
}

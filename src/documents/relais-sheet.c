/* The geometry of the papers that cards are printed on: one line a sheet, in millimetres. Labels are counted from 0,
 * row by row from the upper left, as seen on the front; the backs are mirrored, so that a sheet turned over along its
 * long edge carries each back behind its front. On a folded sheet both sides stand on the same face, one above the
 * other. Constant data; any thread.
 */

#include "relais-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relais-error.h"

#define A4_WIDTH  210.0
#define A4_HEIGHT 297.0

#define MARK_GAP    1.5
#define MARK_LENGTH 3.5

typedef enum {
  MARKS_NONE,    /* pre-cut labels */
  MARKS_CORNERS, /* ticks around every card */
  MARKS_BORDER,  /* ticks in the border of the paper, where the cards touch each other */
  MARKS_EDGES,   /* whole lines between the cards, where these reach the border of the paper */
} Marks;

/* A card is one label, or two one above the other with a fold between them. */
struct _RelaisSheet {
  const char *name;
  const char *other_name;
  const char *description;
  int columns;
  int rows;
  double width;
  double height;
  double x0;
  double y0;
  double dx;
  double dy;
  double margin;
  gboolean folded;
  Marks marks;
  const char *large;
};

static const RelaisSheet sheets[] = {
  { "folding", "a4", N_("Folding card on plain A4"), 2, 2, 85.0, 54.0, 15.0, 35.5, 95.0, 118.0, 3.0, TRUE, MARKS_CORNERS, "folding-large" },
  { "c32011", "c3201110", N_("Avery C32011"), 2, 5, 85.0, 54.0, 15.0, 13.5, 95.0, 54.0, 3.0, FALSE, MARKS_NONE, NULL },
  { "c32015", "c3201510", N_("Avery C32015"), 2, 4, 85.0, 54.0, 17.0, 31.5, 91.0, 60.0, 3.0, FALSE, MARKS_NONE, NULL },
  { "l7414", "l741410", N_("Avery L7414"), 2, 5, 90.0, 52.0, 15.0, 18.5, 90.0, 52.0, 3.0, FALSE, MARKS_NONE, NULL },
  { "plain", "id1", N_("Plain card stock, cut along marks"), 2, 5, 85.6, 53.98, 19.4, 13.55, 85.6, 53.98, 3.0, FALSE, MARKS_BORDER, NULL },

  /* Large print: four of size A6 on a page, each folded to A7. They reach the border of the paper, where printers leave
   * about 4 mm white, so the margin is wider. Reached through relais_sheet_get_large() only. */
  { "folding-large", NULL, N_("Large folding card on plain A4"), 2, 2, 105.0, 74.25, 0.0, 0.0, 105.0, 148.5, 6.5, TRUE, MARKS_EDGES, NULL },
};

/* "Avery C32011-10" → "c3201110" */
static char *
fold_name (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (folded, g_ascii_tolower (*p));
    }
  if (g_str_has_prefix (folded->str, "avery"))
    g_string_erase (folded, 0, strlen ("avery"));
  if (g_str_has_prefix (folded->str, "zweckform"))
    g_string_erase (folded, 0, strlen ("zweckform"));
  return g_string_free (folded, FALSE);
}

static const RelaisSheet *
find_sheet (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      if (g_str_equal (sheets[i].name, name))
        return &sheets[i];
    }

  return NULL;
}

static RelaisRect
get_card (const RelaisSheet *sheet, int index)
{
  int column = index % sheet->columns;
  int row = index / sheet->columns;

  return (RelaisRect) {
    sheet->x0 + column * sheet->dx,
    sheet->y0 + row * sheet->dy,
    sheet->width,
    sheet->folded ? 2 * sheet->height : sheet->height,
  };
}

static void
add_corners (RelaisPage *page, RelaisRect card)
{
  double right = card.x + card.width;
  double bottom = card.y + card.height;
  double far = MARK_GAP + MARK_LENGTH;

  for (int side = 0; side < 2; side++)
    {
      double x = side == 0 ? card.x : right;
      double y = side == 0 ? card.y : bottom;

      relais_page_add_line (page, card.x - far, y, card.x - MARK_GAP, y, FALSE);
      relais_page_add_line (page, right + MARK_GAP, y, right + far, y, FALSE);
      relais_page_add_line (page, x, card.y - far, x, card.y - MARK_GAP, FALSE);
      relais_page_add_line (page, x, bottom + MARK_GAP, x, bottom + far, FALSE);
    }
}

/* One row of ticks left and right, one above and below, for the rows and columns that are in use. */
static void
add_border_ticks (const RelaisSheet *sheet, RelaisPage *page, int first, int n_labels)
{
  int last = first + n_labels - 1;
  int first_row = first / sheet->columns;
  int last_row = last / sheet->columns;
  int first_column = first_row == last_row ? first % sheet->columns : 0;
  int last_column = first_row == last_row ? last % sheet->columns : sheet->columns - 1;
  double left = sheet->x0 - MARK_GAP;
  double right = sheet->x0 + sheet->columns * sheet->dx + MARK_GAP;
  double top = sheet->y0 - MARK_GAP;
  double bottom = sheet->y0 + sheet->rows * sheet->dy + MARK_GAP;

  for (int row = first_row; row <= last_row + 1; row++)
    {
      double y = sheet->y0 + row * sheet->dy;

      relais_page_add_line (page, left - MARK_LENGTH, y, left, y, FALSE);
      relais_page_add_line (page, right, y, right + MARK_LENGTH, y, FALSE);
    }
  for (int column = first_column; column <= last_column + 1; column++)
    {
      double x = sheet->x0 + column * sheet->dx;

      relais_page_add_line (page, x, top - MARK_LENGTH, x, top, FALSE);
      relais_page_add_line (page, x, bottom, x, bottom + MARK_LENGTH, FALSE);
    }
}

static void
add_edges (const RelaisSheet *sheet, RelaisPage *page)
{
  for (int column = 1; column < sheet->columns; column++)
    relais_page_add_line (page, column * sheet->dx, 0, column * sheet->dx, A4_HEIGHT, FALSE);
  for (int row = 1; row < sheet->rows; row++)
    relais_page_add_line (page, 0, row * sheet->dy, A4_WIDTH, row * sheet->dy, FALSE);
}

/**
 * relais_sheet_get_default:
 *
 * Returns: the folding card on plain A4, which every desk has
 */
const RelaisSheet *
relais_sheet_get_default (void)
{
  return &sheets[0];
}

/**
 * relais_sheet_lookup:
 * @name: (nullable): a name as people write it: "c32011", "Avery C32011-10"; NULL or "" for the default
 * @error: where to store %RELAIS_ERROR_USAGE, whose detail lists the known names
 *
 * Returns: (nullable): the sheet
 */
const RelaisSheet *
relais_sheet_lookup (const char *name, GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *known = NULL;

  if (name == NULL || name[0] == '\0')
    return relais_sheet_get_default ();

  folded = fold_name (name);
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      if (sheets[i].other_name != NULL &&
          (g_str_equal (folded, sheets[i].name) || g_str_equal (folded, sheets[i].other_name)))
        return &sheets[i];
    }

  known = relais_sheet_list_names ();
  relais_error_set (error, RELAIS_ERROR_USAGE, name, _("known sheets: %s"), known);
  return NULL;
}

/**
 * relais_sheet_get_large:
 * @sheet: a sheet
 * @error: where to store %RELAIS_ERROR_USAGE when there is none
 *
 * Returns: (nullable): the paper that takes @sheet's place for large print
 */
const RelaisSheet *
relais_sheet_get_large (const RelaisSheet *sheet, GError **error)
{
  if (sheet->large == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, sheet->name,
                        _("large print needs more room than these labels have: choose the sheet “%s”"),
                        relais_sheet_get_default ()->name);
      return NULL;
    }

  return find_sheet (sheet->large);
}

/**
 * relais_sheet_list_names:
 *
 * Returns: (transfer full): the names that can be chosen, "folding, c32011, …"
 */
char *
relais_sheet_list_names (void)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      if (sheets[i].other_name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", sheets[i].name);
    }

  return g_string_free (names, FALSE);
}

/**
 * relais_sheet_get_choice:
 * @index: from 0
 *
 * Returns: (nullable): one of the sheets that can be chosen, %NULL after the last one
 */
const RelaisSheet *
relais_sheet_get_choice (guint index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      if (sheets[i].other_name != NULL && index-- == 0)
        return &sheets[i];
    }

  return NULL;
}

/**
 * relais_sheet_get_description:
 * @sheet: a sheet
 *
 * Returns: English msgid of what people call it
 */
const char *
relais_sheet_get_description (const RelaisSheet *sheet)
{
  return sheet->description;
}

/**
 * relais_sheet_get_name:
 * @sheet: a sheet
 *
 * Returns: its name for programs
 */
const char *
relais_sheet_get_name (const RelaisSheet *sheet)
{
  return sheet->name;
}

/**
 * relais_sheet_get_width:
 * @sheet: a sheet
 *
 * Returns: the width of the paper in millimetres
 */
double
relais_sheet_get_width (const RelaisSheet *sheet)
{
  return A4_WIDTH;
}

/**
 * relais_sheet_get_height:
 * @sheet: a sheet
 *
 * Returns: the height of the paper in millimetres
 */
double
relais_sheet_get_height (const RelaisSheet *sheet)
{
  return A4_HEIGHT;
}

/**
 * relais_sheet_is_folded:
 * @sheet: a sheet
 *
 * Returns: whether both sides of a card stand on one face of the paper
 */
gboolean
relais_sheet_is_folded (const RelaisSheet *sheet)
{
  return sheet->folded;
}

/**
 * relais_sheet_is_precut:
 * @sheet: a sheet
 *
 * Returns: whether it is bought with its labels cut, so that a half used one is used up
 */
gboolean
relais_sheet_is_precut (const RelaisSheet *sheet)
{
  return sheet->marks == MARKS_NONE;
}

/**
 * relais_sheet_has_foot:
 * @sheet: a sheet
 *
 * Returns: whether there is room below its cards to say how it is cut and folded
 */
gboolean
relais_sheet_has_foot (const RelaisSheet *sheet)
{
  return sheet->marks == MARKS_CORNERS;
}

/**
 * relais_sheet_get_n_labels:
 * @sheet: a sheet
 *
 * Returns: how many cards it takes
 */
int
relais_sheet_get_n_labels (const RelaisSheet *sheet)
{
  return sheet->columns * sheet->rows;
}

/**
 * relais_sheet_get_n_columns:
 * @sheet: a sheet
 *
 * Returns: how many of them stand side by side
 */
int
relais_sheet_get_n_columns (const RelaisSheet *sheet)
{
  return sheet->columns;
}

/**
 * relais_sheet_get_label:
 * @sheet: a sheet
 * @index: which card, from 0
 * @side: which side of it
 *
 * Returns: where this side of the card stands on its page
 */
RelaisRect
relais_sheet_get_label (const RelaisSheet *sheet, int index, RelaisSide side)
{
  RelaisRect label;

  g_return_val_if_fail (index >= 0 && index < relais_sheet_get_n_labels (sheet), (RelaisRect) { 0 });

  label = get_card (sheet, index);
  label.height = sheet->height;
  if (side == RELAIS_SIDE_BACK && sheet->folded)
    label.y += sheet->height;
  else if (side == RELAIS_SIDE_BACK)
    label.x = A4_WIDTH - label.x - label.width;
  return label;
}

/**
 * relais_sheet_get_safe_area:
 * @sheet: a sheet
 * @index: which card, from 0
 * @side: which side of it
 *
 * Returns: the label without the margin that a cutter or a printer may be off by
 */
RelaisRect
relais_sheet_get_safe_area (const RelaisSheet *sheet, int index, RelaisSide side)
{
  RelaisRect area = relais_sheet_get_label (sheet, index, side);

  area.x += sheet->margin;
  area.y += sheet->margin;
  area.width -= 2 * sheet->margin;
  area.height -= 2 * sheet->margin;
  return area;
}

/**
 * relais_sheet_add_marks:
 * @sheet: a sheet
 * @page: a page of fronts
 * @first: the first card on the page, from 0
 * @n_labels: how many cards follow each other from there
 *
 * Adds the lines to cut and to fold along, for the cards that are there.
 */
void
relais_sheet_add_marks (const RelaisSheet *sheet, RelaisPage *page, int first, int n_labels)
{
  if (sheet->marks == MARKS_BORDER)
    add_border_ticks (sheet, page, first, n_labels);
  if (sheet->marks == MARKS_EDGES)
    add_edges (sheet, page);

  for (int i = first; i < first + n_labels; i++)
    {
      RelaisRect card = get_card (sheet, i);

      if (sheet->marks == MARKS_CORNERS)
        add_corners (page, card);
      if (sheet->folded)
        relais_page_add_line (page, card.x, card.y + sheet->height, card.x + card.width, card.y + sheet->height, TRUE);
    }
}

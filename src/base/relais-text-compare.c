/* Comparing two names that may be the same one, written by two people: equal but for what folding takes away, or a
 * few letters apart. Pure functions; any thread.
 */

#include "relais-text.h"

#include <string.h>

/* Spaces go too: "De Smet" and "Desmet", "Jean-Paul" and "Jean Paul" are the same name. */
static char *
fold_tightly (const char *text)
{
  char *folded = relais_text_fold (text);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    {
      if (*from != ' ')
        *to++ = *from;
    }
  *to = '\0';
  return folded;
}

/**
 * relais_text_equal_folded:
 * @a: (nullable): a name
 * @b: (nullable): another
 *
 * Returns: whether both are the same but for case, accents, punctuation and spaces ("Van den Broeck", "VANDENBROECK").
 *   Texts without letters or digits are compared as they are.
 */
gboolean
relais_text_equal_folded (const char *a, const char *b)
{
  g_autofree char *folded_a = fold_tightly (a);
  g_autofree char *folded_b = fold_tightly (b);
  g_autofree char *clean_a = NULL;
  g_autofree char *clean_b = NULL;

  if (*folded_a != '\0' || *folded_b != '\0')
    return strcmp (folded_a, folded_b) == 0;

  clean_a = relais_text_clean (a, 0, NULL);
  clean_b = relais_text_clean (b, 0, NULL);
  return strcmp (clean_a, clean_b) == 0;
}

/* One row of the table: distances of the first @i letters of @a to each prefix of @b, within @max of the diagonal. */
static int
fill_row (const gunichar *a, const gunichar *b, glong n_b, glong i, int max, int *rows[3])
{
  const int *before = rows[0], *above = rows[1];
  glong from = MAX (1, i - max), to = MIN (n_b, i + max);
  int *row = rows[2];
  int best;

  row[from - 1] = from == 1 && i <= max ? (int) i : max + 1;
  best = row[from - 1];
  for (glong j = from; j <= to; j++)
    {
      int cost = above[j - 1] + (a[i - 1] != b[j - 1]);

      cost = MIN (cost, row[j - 1] + 1);
      if (j < i + max)
        cost = MIN (cost, above[j] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = MIN (cost, before[j - 2] + 1);
      row[j] = MIN (cost, max + 1);
      best = MIN (best, row[j]);
    }

  return best;
}

/**
 * relais_text_distance:
 * @a: (nullable): a name
 * @b: (nullable): another
 * @max: the largest distance that matters, 0 or more; the time taken grows with the length times @max
 *
 * Counts how many letters must be added, removed, replaced or swapped with their neighbour to make @b from @a
 * (Damerau–Levenshtein in its restricted form: no letter is touched twice), both folded and without spaces.
 *
 * Returns: the distance, or @max + 1 when it is larger than @max
 */
int
relais_text_distance (const char *a, const char *b, int max)
{
  g_autofree char *folded_a = fold_tightly (a);
  g_autofree char *folded_b = fold_tightly (b);
  g_autofree gunichar *chars_a = NULL;
  g_autofree gunichar *chars_b = NULL;
  g_autofree int *cells = NULL;
  glong n_a, n_b;
  int *rows[3];

  g_return_val_if_fail (max >= 0, 1);

  chars_a = g_utf8_to_ucs4_fast (folded_a, -1, &n_a);
  chars_b = g_utf8_to_ucs4_fast (folded_b, -1, &n_b);
  if (ABS (n_a - n_b) > max)
    return max + 1;

  max = (int) MIN (max, MAX (n_a, n_b));
  cells = g_new (int, 3 * (gsize) (n_b + 1));
  for (int r = 0; r < 3; r++)
    rows[r] = cells + r * (n_b + 1);
  for (glong j = 0; j <= n_b; j++)
    rows[2][j] = (int) MIN (j, max + 1);

  for (glong i = 1; i <= n_a; i++)
    {
      int *oldest = rows[0];

      rows[0] = rows[1];
      rows[1] = rows[2];
      rows[2] = oldest;
      if (fill_row (chars_a, chars_b, n_b, i, max, rows) > max)
        return max + 1;
    }

  return rows[2][n_b];
}

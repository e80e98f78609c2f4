/* The practice's lists as one chooses from them: in the practice's order and then by name, without what is no longer
 * offered; or by typing the beginning of a name. Pure, any thread.
 */

#include "relais-label-choice.h"

#include "relais-text.h"

#include <stdlib.h>
#include <string.h>

static const char *
choose (const RelaisRecord *label, guint fr, guint nl, const char *language)
{
  gboolean dutch = g_strcmp0 (language, "nl") == 0;
  const char *text = relais_record_get (label, dutch ? nl : fr);

  return text != NULL ? text : relais_record_get (label, dutch ? fr : nl);
}

/**
 * relais_label_choice_get_name:
 * @label: a label
 * @language: "fr" or "nl"; any other is shown the French name
 *
 * Returns: (nullable): its name in @language, else in the other
 */
const char *
relais_label_choice_get_name (const RelaisRecord *label, const char *language)
{
  return choose (label, RELAIS_LABEL_FR, RELAIS_LABEL_NL, language);
}

/**
 * relais_label_choice_get_text:
 * @label: a phrase or a template
 * @language: "fr" or "nl"; any other is shown the French text
 *
 * Returns: (nullable): its text in @language, else in the other
 */
const char *
relais_label_choice_get_text (const RelaisRecord *label, const char *language)
{
  return choose (label, RELAIS_LABEL_TEXT_FR, RELAIS_LABEL_TEXT_NL, language);
}

/**
 * relais_label_choice_is_retired:
 * @label: a label
 *
 * Returns: whether it is no longer offered; what was written with it keeps its name
 */
gboolean
relais_label_choice_is_retired (const RelaisRecord *label)
{
  return relais_record_is (label, RELAIS_LABEL_RETIRED, "yes");
}

static int
get_place (const RelaisRecord *label)
{
  const char *position = relais_record_get (label, RELAIS_LABEL_POSITION);

  return position != NULL ? atoi (position) : G_MAXINT;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer language)
{
  const RelaisRecord *first = *(RelaisRecord *const *) a;
  const RelaisRecord *second = *(RelaisRecord *const *) b;
  g_autofree char *one = relais_text_sort_key (relais_label_choice_get_name (first, language));
  g_autofree char *other = relais_text_sort_key (relais_label_choice_get_name (second, language));

  if (get_place (first) != get_place (second))
    return get_place (first) < get_place (second) ? -1 : 1;
  return strcmp (one, other);
}

/**
 * relais_label_choice_list:
 * @labels: the labels of the practice
 * @kind: the kind of a label
 * @language: in whose alphabet the names are sorted
 *
 * Returns: (transfer full) (element-type RelaisRecord): those that are offered, those with a place first
 */
GPtrArray *
relais_label_choice_list (const RelaisLabels *labels, const char *kind, const char *language)
{
  GPtrArray *list = relais_labels_list (labels, kind);

  for (guint i = list->len; i > 0; i--)
    {
      if (relais_label_choice_is_retired (list->pdata[i - 1]))
        g_ptr_array_remove_index (list, i - 1);
    }
  g_ptr_array_sort_with_data (list, compare, (gpointer) language);
  return list;
}

/* 3: the code or the name, 2: its beginning, 1: the beginning of one of its words, 0: something else. */
static int
rate (const RelaisRecord *label, const char *key)
{
  static const guint names[] = { RELAIS_LABEL_CODE, RELAIS_LABEL_FR, RELAIS_LABEL_NL };
  int best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = relais_text_search_key (relais_record_get (label, names[i]));
      const char *found = strstr (name, key);

      if (strcmp (name, key) == 0)
        return 3;
      if (found == name)
        best = 2;
      else if (found != NULL && found[-1] == ' ')
        best = MAX (best, 1);
    }
  return best;
}

/**
 * relais_label_choice_find:
 * @labels: the labels of the practice
 * @kind: the kind of a label
 * @typed: (nullable): a code, a name in French or Dutch, or the beginning of one of its words
 *
 * Returns: (nullable): the label; %NULL when nothing or several would do equally
 */
const RelaisRecord *
relais_label_choice_find (const RelaisLabels *labels, const char *kind, const char *typed)
{
  g_autofree char *key = relais_text_search_key (typed);
  g_autoptr (GPtrArray) list = relais_labels_list (labels, kind);
  const RelaisRecord *found = NULL;
  int best = 0;

  for (guint i = 0; *key != '\0' && i < list->len; i++)
    {
      int rating = rate (list->pdata[i], key);

      if (rating == 0 || rating < best)
        continue;
      found = rating > best ? list->pdata[i] : NULL;
      best = rating;
    }
  return found;
}

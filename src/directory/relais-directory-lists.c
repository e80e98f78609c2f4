/* The fields of an entry that hold several things parted by semicolons: categories, languages, postcodes, mutualities.
 * What directories write in French and Dutch becomes codes where there are any, so that filters find it; what has no
 * code stays a text. Pure functions, any thread.
 */

#include "relais-directory-lists.h"

#include "relais-category.h"
#include "relais-commune.h"
#include "relais-issue.h"
#include "relais-language.h"
#include "relais-mutuality.h"
#include "relais-text.h"

#include <string.h>

/* No service has more of anything; a hostile file may have. */
#define MAX_ITEMS 600

static gboolean
has_item (const char *list, const char *item)
{
  gsize length = strlen (item);

  for (const char *p = list; *p != '\0'; p += strcspn (p, ";"), p += *p == ';')
    {
      if (strncmp (p, item, length) == 0 && (p[length] == ';' || p[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static void
add_item (GString *list, const char *item)
{
  if (*item == '\0' || has_item (list->str, item))
    return;
  if (list->len > 0)
    g_string_append_c (list, ';');
  g_string_append (list, item);
}

/* A name with a comma in it comes before the things that the comma may part. */
static void
add_category (GString *list, const char *item, GPtrArray *issues)
{
  const RelaisCategory *whole = relais_category_find (item);
  g_auto (GStrv) parts = NULL;

  if (whole != NULL)
    {
      add_item (list, whole->code);
      return;
    }
  parts = g_strsplit_set (item, ",/|", MAX_ITEMS);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const RelaisCategory *category = relais_category_find (g_strstrip (parts[i]));

      add_item (list, category != NULL ? category->code : parts[i]);
    }
}

static void
add_communes_named (GString *list, const char *name, GPtrArray *issues)
{
  g_autoptr (GPtrArray) communes = relais_commune_find_by_name (name);

  if (communes->len == 0)
    relais_issues_add (issues, relais_directory_entry_type.fields[RELAIS_ENTRY_SERVES_POSTCODES].name,
                       RELAIS_ISSUE_POSTCODE_FORM, NULL);
  for (guint i = 0; i < communes->len; i++)
    add_item (list, ((const RelaisCommune *) communes->pdata[i])->postcode);
}

/* "1030-1040": every commune of Brussels in between. */
static void
add_range (GString *list, const char *from, const char *to)
{
  gsize n_communes;
  const RelaisCommune *communes = relais_commune_get_all (&n_communes);

  for (gsize i = 0; i < n_communes; i++)
    {
      if (strncmp (communes[i].postcode, from, 4) >= 0 && strncmp (communes[i].postcode, to, 4) <= 0)
        add_item (list, communes[i].postcode);
    }
}

/* "1030", "1030 Schaerbeek", "1030 1040", "1030-1040", "Schaerbeek". */
static void
add_postcode (GString *list, const char *item, GPtrArray *issues)
{
  const char *p = item;
  gboolean any = FALSE;

  while (*p != '\0')
    {
      gsize n_digits = strspn (p, "0123456789");

      if (n_digits == 4 && p[0] != '0')
        {
          char postcode[5] = { p[0], p[1], p[2], p[3], '\0' };
          const char *next = p + 4 + strspn (p + 4, " -");

          if (strchr (" -", p[4]) != NULL && strcspn (p + 4, "-") < (gsize) (next - p - 4) && strspn (next, "0123456789") == 4)
            add_range (list, postcode, next);
          add_item (list, postcode);
          any = TRUE;
        }
      p += MAX (n_digits, 1);
    }
  if (!any)
    add_communes_named (list, item, issues);
}

/* A number and its name become the code; "all" and the like stay words. */
static void
add_mutuality (GString *list, const char *item, GPtrArray *issues)
{
  g_autoptr (GPtrArray) found = relais_issues_new ();
  g_autofree char *code = relais_mutuality_parse (item, "mutualities", found);

  add_item (list, code != NULL && !relais_issues_have_errors (found) ? code : item);
}

typedef void (*AddFunc) (GString *list, const char *item, GPtrArray *issues);

static char *
read_items (const char *typed, const char *separators, AddFunc add, GPtrArray *issues)
{
  g_auto (GStrv) items = g_strsplit_set (typed, separators, MAX_ITEMS);
  GString *list = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL && i < MAX_ITEMS; i++)
    {
      g_autofree char *item = relais_text_clean (items[i], 120, NULL);

      if (*item != '\0')
        add (list, item, issues);
    }
  return g_string_free (list, FALSE);
}

/**
 * relais_directory_list_is_read:
 * @field: a field of an entry
 *
 * Returns: whether relais_directory_list_read() is for it
 */
gboolean
relais_directory_list_is_read (RelaisEntryField field)
{
  return field == RELAIS_ENTRY_CATEGORY || field == RELAIS_ENTRY_LANGUAGES || field == RELAIS_ENTRY_SERVES_POSTCODES ||
         field == RELAIS_ENTRY_MUTUALITIES;
}

/**
 * relais_directory_list_read:
 * @field: a field that holds several things
 * @typed: what the source says
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the things parted by ";", each once, as codes where there are any
 */
char *
relais_directory_list_read (RelaisEntryField field, const char *typed, GPtrArray *issues)
{
  if (field == RELAIS_ENTRY_CATEGORY)
    return read_items (typed, ";\n", add_category, issues);
  if (field == RELAIS_ENTRY_SERVES_POSTCODES)
    return read_items (typed, ";,/|\n", add_postcode, issues);
  if (field == RELAIS_ENTRY_MUTUALITIES)
    return read_items (typed, ";,/|\n", add_mutuality, issues);
  return relais_language_parse_list (typed, relais_directory_entry_type.fields[field].name, issues);
}

/* Finds the languages in what was typed: "fr;ar", "arabe marocain et français", "spreekt vooral Turks". Their names and
 * codes are in relais-language-names.c. Pure, any thread.
 */

#include "relais-language.h"

#include "relais-issue.h"
#include "relais-language-names.h"
#include "relais-spelling.h"
#include "relais-text.h"

/* Nobody speaks more languages than fit in this. */
#define MAX_LENGTH 200

/* Words around a language: "parle un peu l'arabe". */
static const char fillers[] =
    "beetje bien courant des een goed langue les little maternelle moedertaal parle parlee peu speaks spreekt "
    "surtout taal un uniquement vooral";

/* Words between two languages. "en" may also be English, "et" Estonian: see is_between (). */
static const char connectors[] = "and en et of or ou plus";

/* The name of one language, perhaps of several words. */
static const char *
look_up_name (const char *folded)
{
  g_autofree char *whole = relais_spelling_join (folded, NULL);
  g_autofree char *bare = relais_spelling_join (folded, fillers);
  const char *code = relais_language_find_name (whole);

  return code != NULL ? code : relais_language_find_name (bare);
}

static void
add_once (GPtrArray *codes, const char *code)
{
  for (guint i = 0; i < codes->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (codes, i), code))
        return;
    }

  g_ptr_array_add (codes, (gpointer) code);
}

/* "fr en nl" has two languages, "fr nl en" three. */
static gboolean
is_between (char **words, guint i)
{
  return i > 0 && words[i] != NULL && words[i + 1] != NULL && relais_spelling_list_has (connectors, words[i]);
}

/* One name of several words, or a row of names. */
static gboolean
read_names (const char *folded, GPtrArray *codes)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  const char *code = look_up_name (folded);

  if (code != NULL)
    {
      add_once (codes, code);
      return TRUE;
    }

  for (guint i = 0; words[i] != NULL; i++)
    {
      code = relais_language_find_name (words[i]);
      if (code != NULL)
        add_once (codes, code);
      else if (words[i][0] != '\0' && !relais_spelling_list_has (fillers, words[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_piece (const char *piece, GPtrArray *codes)
{
  g_autofree char *whole = relais_spelling_fold (piece);
  g_autofree char *spaced = g_strdelimit (g_strdup (piece), "-", ' ');
  g_autofree char *folded = relais_spelling_fold (spaced);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  if (look_up_name (whole) != NULL)
    return read_names (whole, codes);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!is_between (words, i))
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", words[i]);
      if (words[i + 1] != NULL && !is_between (words, i))
        continue;
      if (!read_names (names->str, codes))
        return FALSE;
      g_string_truncate (names, 0);
    }

  return TRUE;
}

/* Every language in the text, each once; FALSE when a part of it is none. @unknown is that part. */
static gboolean
read_all (const char *typed, GPtrArray *codes, char **unknown)
{
  g_autofree char *whole = relais_spelling_fold (typed);
  g_auto (GStrv) pieces = g_strsplit_set (typed, ",;/+&|()\n", -1);

  if (look_up_name (whole) != NULL)
    return read_names (whole, codes);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (!read_piece (pieces[i], codes))
        {
          *unknown = g_strdup (g_strstrip (pieces[i]));
          return FALSE;
        }
    }

  *unknown = codes->len == 0 ? g_strdup (typed) : NULL;
  return codes->len > 0;
}

/**
 * relais_language_parse:
 * @typed: (nullable): what was typed: a code or a name in French, Dutch or English
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the code; the first one, with a warning, where several languages stand; %NULL
 *   when nothing was typed or understood
 */
char *
relais_language_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, MAX_LENGTH, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *unknown = NULL;

  if (shown[0] == '\0')
    return NULL;
  if (!read_all (shown, codes, &unknown))
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_LANGUAGE_UNKNOWN, unknown);
      return NULL;
    }

  if (codes->len > 1)
    relais_issues_add (issues, field, RELAIS_ISSUE_LANGUAGE_FIRST_TAKEN, shown);
  return g_strdup (g_ptr_array_index (codes, 0));
}

/**
 * relais_language_parse_list:
 * @typed: (nullable): what was typed: languages between commas, semicolons, slashes, "et", "en", "and"
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the codes joined by ";", each once, in their order; %NULL when nothing was typed
 *   or when one of them was not understood
 */
char *
relais_language_parse_list (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, MAX_LENGTH, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *unknown = NULL;

  if (shown[0] == '\0')
    return NULL;
  if (!read_all (shown, codes, &unknown))
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_LANGUAGE_UNKNOWN, unknown);
      return NULL;
    }

  g_ptr_array_add (codes, NULL);
  return g_strjoinv (";", (char **) codes->pdata);
}

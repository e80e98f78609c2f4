/* What the names in a shared folder say: which files hold cards, which nobody means to be read, and which are a second
 * version that a sync program made because two people saved at once. The patterns are those of Syncthing, Nextcloud,
 * ownCloud, Dropbox, OneDrive, Google Drive and of copies made by hand. Names are bytes: only their
 * ASCII letters are looked at. Pure, any thread.
 */

#include "relais-folder-names.h"

#include <string.h>

/* In lower case. Names that begin with a dot are ignored whatever follows. */
static const char *const ignored_patterns[] = {
  "*~", "~$*", "*.part", "*.partial", "*.filepart", "*.crdownload", "*.download", "*.tmp", "*.temp", "*.bak", "*.swp",
  "*.kate-swp", "~syncthing~*", "csync_journal.db*", "icon\r", "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin",
  "lost+found", "system volume information", "__macosx", "@eadir", "#recycle",
};

/* What stands in the brackets of a second version, in the languages sync programs speak here. */
static const char *const conflict_words[] = {
  "conflicted copy", "conflict copy", "case conflict", "copie en conflit", "copie conflictuelle", "conflit de casse",
  "conflicterende kopie", "kopie met conflict", "conflictkopie", "conflictversie", "conflict met kopie",
};

static const char *const copy_prefixes[] = { "copie de ", "kopie van ", "copy of " };
static const char *const copy_suffixes[] = { " - copie", " - kopie", " - copy" };

/* The last dot, or the end: where the extension begins. */
static gsize
find_extension (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? (gsize) (dot - name) : strlen (name);
}

static gboolean
has_extension (const char *name, const char *const *extensions)
{
  const char *extension = name + find_extension (name);

  for (; *extensions != NULL; extensions++)
    {
      if (g_ascii_strcasecmp (extension, *extensions) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The length of "20260302-101500" at @text, 0 when something else stands there. */
static gsize
skip_stamp (const char *text)
{
  for (gsize i = 0; i < 15; i++)
    {
      if (i == 8 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
        return 0;
    }
  return 15;
}

static char *
join (const char *name, gsize stem, const char *rest)
{
  return g_strdup_printf ("%.*s%s", (int) stem, name, rest);
}

/* "name.sync-conflict-20260302-101500-ABCDEFG.vcf", "name_conflict-20260302-101500.vcf" */
static char *
strip_stamped (const char *name)
{
  static const char *const marks[] = { ".sync-conflict-", "_conflict-" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = strstr (name, marks[i]);
      const char *rest;
      gsize length;

      if (mark == NULL || mark == name)
        continue;
      rest = mark + strlen (marks[i]);
      length = skip_stamp (rest);
      if (length == 0)
        continue;
      rest += length;
      if (*rest == '-')
        rest += strcspn (rest, ".");
      if (*rest == '\0' || *rest == '.')
        return join (name, (gsize) (mark - name), rest);
    }
  return NULL;
}

static gboolean
holds_conflict_word (const char *text, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (text, (gssize) length);

  for (guint i = 0; i < G_N_ELEMENTS (conflict_words); i++)
    {
      if (strstr (lower, conflict_words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "name (Anne's conflicted copy 2026-03-02).vcf": @open is where the bracket of the last pair opens. */
static char *
strip_bracket (const char *name, gboolean *is_sure)
{
  gsize end = find_extension (name);
  gsize open = end;
  guint depth = 0;

  if (end == 0 || name[end - 1] != ')')
    return NULL;
  do
    {
      open--;
      if (name[open] == ')')
        depth++;
      else if (name[open] == '(')
        depth--;
    }
  while (open > 0 && depth > 0);
  if (depth > 0 || open < 2 || name[open - 1] != ' ')
    return NULL;

  *is_sure = holds_conflict_word (name + open, end - open);
  if (!*is_sure && strspn (name + open + 1, "0123456789") != end - open - 2)
    return NULL;
  if (!*is_sure && end - open == 2)
    return NULL;
  return join (name, open - 1, name + end);
}

static char *
strip_copy (const char *name)
{
  gsize end = find_extension (name);

  for (guint i = 0; i < G_N_ELEMENTS (copy_prefixes); i++)
    {
      gsize length = strlen (copy_prefixes[i]);

      if (g_ascii_strncasecmp (name, copy_prefixes[i], length) == 0)
        return g_strdup (name + length);
    }
  for (guint i = 0; i < G_N_ELEMENTS (copy_suffixes); i++)
    {
      gsize length = strlen (copy_suffixes[i]);

      if (end > length && g_ascii_strncasecmp (name + end - length, copy_suffixes[i], length) == 0)
        return join (name, end - length, name + end);
    }
  return NULL;
}

/* "name-DESKTOP-4F2K9QX.vcf". A word in capitals alone may be the keeper's own ("name-NORD.csv"), so that a digit or a
 * hyphen is asked for, which nearly every computer's name has. */
static char *
strip_computer (const char *name)
{
  static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  gsize end = find_extension (name);
  gsize start = end;
  const char *hyphen;
  gsize length;

  while (start > 0 && strchr (capitals, name[start - 1]) != NULL)
    start--;
  hyphen = memchr (name + start, '-', end - start);
  if (hyphen == NULL || hyphen == name)
    return NULL;
  length = (gsize) (name + end - hyphen - 1);
  if (length < 5 || length > 15 || strspn (hyphen + 1, "0123456789-") == length)
    return NULL;
  if (strcspn (hyphen + 1, "0123456789-") >= length)
    return NULL;
  return join (name, (gsize) (hyphen - name), name + end);
}

/**
 * relais_folder_name_is_ignored:
 * @name: the name of a file or of a folder, the bytes of the file system
 *
 * Returns: whether it is hidden, temporary, or something that a system or a sync program keeps for itself
 */
gboolean
relais_folder_name_is_ignored (const char *name)
{
  g_autofree char *lower = NULL;

  if (*name == '.')
    return TRUE;

  lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (ignored_patterns); i++)
    {
      if (g_pattern_match_simple (ignored_patterns[i], lower))
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_folder_name_classify:
 * @name: the name of a file, the bytes of the file system
 *
 * Whether the file is a second version of another one is asked of relais_folder_name_get_original().
 *
 * Returns: what it says
 */
RelaisFolderName
relais_folder_name_classify (const char *name)
{
  static const char *const cards[] = { ".vcf", ".vcard", ".csv", NULL };
  static const char *const workbooks[] = { ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", NULL };

  /* Nearly every name of a large folder ends here. */
  if (*name == '.')
    return RELAIS_FOLDER_NAME_IGNORED;
  if (has_extension (name, cards))
    return *name == '~' && relais_folder_name_is_ignored (name) ? RELAIS_FOLDER_NAME_IGNORED : RELAIS_FOLDER_NAME_CARDS;

  if (relais_folder_name_is_ignored (name))
    return RELAIS_FOLDER_NAME_IGNORED;
  return has_extension (name, workbooks) ? RELAIS_FOLDER_NAME_WORKBOOK : RELAIS_FOLDER_NAME_OTHER;
}

/**
 * relais_folder_name_get_original:
 * @name: the name of a file, the bytes of the file system
 * @is_sure: (out): whether the name alone tells; else it is a second version only where a file of the returned name
 *   stands beside it
 *
 * Returns: (transfer full) (nullable): the name of the file it is a second version of, %NULL when it is none
 */
char *
relais_folder_name_get_original (const char *name, gboolean *is_sure)
{
  char *original = strip_stamped (name);

  *is_sure = original != NULL;
  if (original == NULL)
    original = strip_bracket (name, is_sure);
  if (original == NULL)
    original = strip_copy (name);
  if (original == NULL)
    original = strip_computer (name);
  return original;
}

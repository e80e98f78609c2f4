/* The options that every command knows: where the register is, who acts, where the secrets come from, the form of the
 * answer. Read once, before the command.
 */

#include "relais-ctl-globals.h"

#include "relais-error.h"

static gboolean
read_fd (const char *text, int *fd, GError **error)
{
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (text, 10, 0, 1023, &number, NULL))
    {
      *fd = (int) number;
      return TRUE;
    }
  relais_error_set (error, RELAIS_ERROR_USAGE, text, "--passphrase-fd N");
  return FALSE;
}

static gboolean
read_format (const char *text, RelaisCtlFormat *format, GError **error)
{
  static const char *const words[] = { "text", "json", "tsv" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i], text))
        {
          *format = (RelaisCtlFormat) i;
          return TRUE;
        }
    }
  relais_error_set (error, RELAIS_ERROR_USAGE, text, "--format text|json|tsv");
  return FALSE;
}

static void
replace (char **option, const char *value)
{
  g_free (*option);
  *option = g_strdup (value);
}

static gboolean
take_global (RelaisCtl *ctl, const char *name, const char *value, GError **error)
{
  if (g_str_equal (name, "--format"))
    return read_format (value, &ctl->format, error);
  if (g_str_equal (name, "--passphrase-fd"))
    return read_fd (value, &ctl->passphrase_fd, error);
  if (g_str_equal (name, "--new-passphrase-fd"))
    return read_fd (value, &ctl->new_passphrase_fd, error);
  if (g_str_equal (name, "--data-dir"))
    replace (&ctl->data_dir, value);
  else if (g_str_equal (name, "--as"))
    replace (&ctl->as, value);
  else if (g_str_equal (name, "--passphrase-file"))
    replace (&ctl->passphrase_file, value);
  else
    replace (&ctl->new_passphrase_file, value);
  return TRUE;
}

static gboolean
is_global (const char *name)
{
  static const char *const names[] = { "--data-dir", "--as", "--passphrase-file", "--passphrase-fd",
                                       "--new-passphrase-file", "--new-passphrase-fd", "--format", NULL };

  return g_strv_contains (names, name);
}

/**
 * relais_ctl_take_globals:
 * @ctl: the run
 * @words: (array zero-terminated=1): what stands behind the name of the program
 * @error: RELAIS_ERROR_USAGE
 *
 * Takes the options that every command knows. They may stand anywhere before "--".
 *
 * Returns: (transfer full) (nullable): what is left: the command and what is its own
 */
GStrv
relais_ctl_take_globals (RelaisCtl *ctl, const char *const *words, GError **error)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  gboolean only_words = FALSE;

  for (; *words != NULL; words++)
    {
      g_auto (GStrv) parts = g_strsplit (*words, "=", 2);
      const char *value = parts[0] != NULL ? parts[1] : NULL;

      only_words = only_words || g_str_equal (*words, "--");
      if (only_words || parts[0] == NULL || !is_global (parts[0]))
        {
          g_strv_builder_add (rest, *words);
          continue;
        }
      if (value == NULL)
        value = words[1];
      if (value == NULL)
        {
          relais_error_set (error, RELAIS_ERROR_USAGE, *words, "…");
          return NULL;
        }
      if (parts[1] == NULL)
        words++;
      if (!take_global (ctl, parts[0], value, error))
        return NULL;
    }
  return g_strv_builder_end (rest);
}

/**
 * relais_ctl_clear_globals:
 * @ctl: the run
 *
 * Lets go of what relais_ctl_take_globals() took.
 */
void
relais_ctl_clear_globals (RelaisCtl *ctl)
{
  g_clear_pointer (&ctl->data_dir, g_free);
  g_clear_pointer (&ctl->as, g_free);
  g_clear_pointer (&ctl->passphrase_file, g_free);
  g_clear_pointer (&ctl->new_passphrase_file, g_free);
}

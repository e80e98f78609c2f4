/* Finds the phone numbers in a text: simplifies its characters, knows which marks stand inside a number and which
 * between two, and cuts "02 474 02 55 / 0478 12 34 56" where every part is a number. What digits mean is
 * relais-phone-plan.c. Pure, any thread.
 */

#include "relais-phone-reader.h"

#include "relais-phone-plan.h"

#include <string.h>

/* More groups of digits than this are not phone numbers. */
#define MAX_TOKENS 24

/* Letters and the marks of a list stand between numbers, never inside one. */
#define BETWEEN "abcdefghijklmnopqrstuvwxyz?#;,&|"

#define DIGITS "0123456789"

static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static char
simplify_character (gunichar c)
{
  if (g_unichar_isdigit (c))
    return (char) ('0' + g_unichar_digit_value (c));
  if (c == 0xff0b)
    return '+';
  if (c == '\n' || c == '\r')
    return ';';
  if (c < 0x80 && strchr ("+()#;,&|.", (int) c) != NULL)
    return (char) c;
  if (c < 0x80 && g_ascii_isalpha ((char) c))
    return g_ascii_tolower ((char) c);
  return g_unichar_isalpha (c) || c > 0x2100 ? '?' : ' ';
}

/**
 * relais_phone_reader_simplify:
 * @typed: valid UTF-8
 *
 * Returns: (transfer full): one ASCII character for each visible one: the digits of any script, small letters, '?' for
 *   other letters and signs, the marks that mean something here, and a blank for every other way to separate digits
 */
char *
relais_phone_reader_simplify (const char *typed)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_invisible (c))
        g_string_append_c (plain, simplify_character (c));
    }

  return g_strstrip (g_string_free (plain, FALSE));
}

/**
 * relais_phone_reader_list_digits:
 * @plain: a simplified text
 *
 * Returns: (transfer full): its digits, without the 0 of "+32 (0)2 …", which is not dialled (in Italy it is)
 */
char *
relais_phone_reader_list_digits (const char *plain)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, "(0)") && digits->len > 0 && !g_str_has_suffix (digits->str, "39"))
        p += 2;
      else if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }

  return g_string_free (digits, FALSE);
}

/**
 * relais_phone_reader_take_extension:
 * @plain: a simplified text
 * @extension: (out) (transfer full) (nullable): the digits to dial after the number
 *
 * Returns: (transfer full): what stands before "ext. 12", "poste 12", "toestel 12", "x12", "#12"
 */
char *
relais_phone_reader_take_extension (const char *plain, char **extension)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^(.*[0-9].*?)[ .(]*"
                                            "(?:extension|ext|poste|toestel|toest|tst|interne?|int|x|#)"
                                            "[ .]*([0-9]{1,6})[ )]*$", 0, 0, NULL));

  *extension = NULL;
  if (!g_regex_match (regex, plain, 0, &match))
    return g_strdup (plain);

  *extension = g_match_info_fetch (match, 2);
  return g_match_info_fetch (match, 1);
}

static RelaisPhone
read_piece (const char *piece)
{
  RelaisPhone phone = RELAIS_PHONE_INIT;
  g_autofree char *digits = relais_phone_reader_list_digits (piece);

  if (digits[0] == '\0')
    phone.problem = RELAIS_PHONE_PROBLEM_NOT_A_NUMBER;
  else
    relais_phone_plan_apply (digits, strchr (piece, '+') != NULL, &phone);
  return phone;
}

static gboolean
is_whole (const RelaisPhone *phone)
{
  return phone->problem == RELAIS_PHONE_PROBLEM_NONE && phone->kind != RELAIS_PHONE_SHORT;
}

static void
free_phone (gpointer phone)
{
  relais_phone_clear (phone);
  g_free (phone);
}

/* Takes over what @phone holds; a number that is there already is not added again. */
static void
take_phone (GPtrArray *found, RelaisPhone *phone)
{
  for (guint i = 0; i < found->len; i++)
    {
      const RelaisPhone *other = g_ptr_array_index (found, i);

      if (g_str_equal (other->display, phone->display))
        {
          relais_phone_clear (phone);
          return;
        }
    }

  g_ptr_array_add (found, g_memdup2 (phone, sizeof *phone));
  *phone = RELAIS_PHONE_INIT;
}

/* Groups of digits; a + starts a new one. */
static char **
list_tokens (const char *segment)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv tokens;

  while (*segment != '\0')
    {
      gsize length = (*segment == '+' ? 1 : 0);

      length += strspn (segment + length, DIGITS);
      if (length > 0)
        {
          g_autofree char *token = g_strndup (segment, length);

          g_strv_builder_add (builder, token);
        }
      segment += MAX (length, 1);
    }

  tokens = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return tokens;
}

/* Cuts between groups of digits so that every part is a whole number; FALSE where that cannot be. A lost 0 is believed
 * only where the number stands in one group. */
static gboolean
partition (char **tokens, GPtrArray *found)
{
  g_autoptr (GString) piece = g_string_new (NULL);

  if (tokens[0] == NULL)
    return TRUE;

  for (guint n = 0; tokens[n] != NULL && piece->len < 20; n++)
    {
      RelaisPhone phone;

      g_string_append (piece, tokens[n]);
      phone = read_piece (piece->str);
      if (is_whole (&phone) && (n == 0 || !phone.restored_zero))
        {
          guint before = found->len;

          take_phone (found, &phone);
          if (partition (tokens + n + 1, found))
            return TRUE;
          g_ptr_array_set_size (found, (int) before);
        }
      relais_phone_clear (&phone);
    }

  return FALSE;
}

static void
find_in_segment (const char *segment, GPtrArray *found)
{
  RelaisPhone phone = read_piece (segment);
  g_auto (GStrv) tokens = NULL;

  if (is_whole (&phone))
    {
      take_phone (found, &phone);
    }
  else
    {
      tokens = list_tokens (segment);
      if (g_strv_length (tokens) <= MAX_TOKENS)
        partition (tokens, found);
    }

  relais_phone_clear (&phone);
}

/**
 * relais_phone_reader_find_all:
 * @plain: a simplified text
 *
 * Returns: (transfer full) (element-type RelaisPhone): every number in it, each once. Short numbers count only where
 *   there is no other, for "112" may also be a house.
 */
GPtrArray *
relais_phone_reader_find_all (const char *plain)
{
  g_auto (GStrv) segments = g_strsplit_set (plain, BETWEEN, -1);
  GPtrArray *found = g_ptr_array_new_with_free_func (free_phone);

  for (guint i = 0; segments[i] != NULL; i++)
    find_in_segment (segments[i], found);

  if (found->len > 0)
    return found;

  for (guint i = 0; segments[i] != NULL; i++)
    {
      RelaisPhone phone = read_piece (segments[i]);

      if (phone.kind == RELAIS_PHONE_SHORT)
        take_phone (found, &phone);
      relais_phone_clear (&phone);
    }

  return found;
}

/**
 * relais_phone_reader_explain:
 * @plain: a simplified text in which relais_phone_reader_find_all() found nothing
 *
 * Returns: what is wrong with the piece that has the most digits. Without letters the whole text is one piece, so that
 *   "0478,12,34,56" is a number after all.
 */
RelaisPhone
relais_phone_reader_explain (const char *plain)
{
  g_auto (GStrv) segments = g_strsplit_set (plain, BETWEEN, -1);
  const char *longest = "";
  gsize n_digits = 0;

  if (strpbrk (plain, "abcdefghijklmnopqrstuvwxyz?") == NULL)
    {
      RelaisPhone phone = read_piece (plain);

      if (phone.problem == RELAIS_PHONE_PROBLEM_NONE)
        return phone;
      relais_phone_clear (&phone);
    }

  for (guint i = 0; segments[i] != NULL; i++)
    {
      g_autofree char *digits = relais_phone_reader_list_digits (segments[i]);

      if (strlen (digits) > n_digits)
        {
          n_digits = strlen (digits);
          longest = segments[i];
        }
    }

  return read_piece (longest);
}

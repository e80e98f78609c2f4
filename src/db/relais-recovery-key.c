/* The recovery key as it is printed and typed: 240 random bits in twelve groups of four characters, and a thirteenth
 * group that is their checksum, so that of a million mistakes it sees all but one. The alphabet is Crockford's base 32,
 * which has no I, L, O or U. Reading forgives what people do: lower case, spaces and dashes anywhere or nowhere, O for
 * 0, I and L for 1. Pure; any thread.
 */

#include "relais-recovery-key.h"

#include "relais-digest.h"
#include "relais-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define GROUP 4

/* The checksum takes two bytes and a half. */
#define BITS_SIZE (RELAIS_RECOVERY_KEY_SIZE + 3)
#define CHECKSUM_BITS 20

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

G_STATIC_ASSERT (RELAIS_RECOVERY_KEY_LENGTH * 5 == RELAIS_RECOVERY_KEY_SIZE * 8 + CHECKSUM_BITS);
G_STATIC_ASSERT (CHECKSUM_BITS == GROUP * 5);

/* The secret and behind it the first 20 bits of its digest. */
static void
add_checksum (const guint8 secret[RELAIS_RECOVERY_KEY_SIZE], guint8 bits[BITS_SIZE])
{
  guint8 digest[RELAIS_DIGEST_SIZE];

  relais_digest_hash (secret, RELAIS_RECOVERY_KEY_SIZE, digest);
  memcpy (bits, secret, RELAIS_RECOVERY_KEY_SIZE);
  memcpy (bits + RELAIS_RECOVERY_KEY_SIZE, digest, BITS_SIZE - RELAIS_RECOVERY_KEY_SIZE);
  bits[BITS_SIZE - 1] &= 0xf0;
}

static guint
get_digit (const guint8 *bits, guint i)
{
  guint digit = 0;

  for (guint bit = i * 5; bit < i * 5 + 5; bit++)
    digit = digit << 1 | (bits[bit / 8] >> (7 - bit % 8) & 1u);
  return digit;
}

static void
put_digit (guint8 *bits, guint i, guint digit)
{
  for (guint k = 0; k < 5; k++)
    {
      guint bit = i * 5 + k;

      if (digit >> (4 - k) & 1)
        bits[bit / 8] |= (guint8) (0x80 >> bit % 8);
    }
}

/* Returns: the digit, -1 for what stands between groups, -2 for what is none */
static int
read_character (gunichar c)
{
  const char *found;

  if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || c == '.' || c == '_')
    return -1;
  if (c >= 0x80)
    return -2;

  c = (gunichar) g_ascii_toupper ((char) c);
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  found = c != 0 ? strchr (alphabet, (int) c) : NULL;
  return found != NULL ? (int) (found - alphabet) : -2;
}

static gboolean
refuse (GError **error, const char *detail)
{
  relais_error_set (error, RELAIS_ERROR_WRONG_RECOVERY_KEY, NULL, "%s", detail);
  return FALSE;
}

static gboolean
read_digits (const char *text, guint8 bits[BITS_SIZE], GError **error)
{
  guint n = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, _("it has characters that do not occur in one"));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = read_character (g_utf8_get_char (p));

      if (digit == -2)
        return refuse (error, _("it has characters that do not occur in one"));
      if (digit >= 0 && n < RELAIS_RECOVERY_KEY_LENGTH)
        put_digit (bits, n, (guint) digit);
      n += digit >= 0 ? 1 : 0;
    }

  if (n != RELAIS_RECOVERY_KEY_LENGTH)
    {
      relais_error_set (error, RELAIS_ERROR_WRONG_RECOVERY_KEY, NULL,
                        /* Translators: of the recovery key, as it was typed */
                        ngettext ("it has %u character instead of %u", "it has %u characters instead of %u", n), n,
                        (guint) RELAIS_RECOVERY_KEY_LENGTH);
      return FALSE;
    }

  return TRUE;
}

/**
 * relais_recovery_key_new:
 *
 * Returns: (transfer full): a new one as it is printed; whoever takes it wipes it
 */
char *
relais_recovery_key_new (void)
{
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE];
  char *text;

  relais_random_bytes (secret, sizeof secret);
  text = relais_recovery_key_to_text (secret);
  sodium_memzero (secret, sizeof secret);
  return text;
}

/**
 * relais_recovery_key_to_text:
 * @secret: %RELAIS_RECOVERY_KEY_SIZE bytes
 *
 * Returns: (transfer full): what is printed, groups joined by dashes; whoever takes it wipes it
 */
char *
relais_recovery_key_to_text (const guint8 *secret)
{
  guint8 bits[BITS_SIZE];
  char *text = g_malloc0 (RELAIS_RECOVERY_KEY_LENGTH + RELAIS_RECOVERY_KEY_LENGTH / GROUP);
  char *end = text;

  add_checksum (secret, bits);
  for (guint i = 0; i < RELAIS_RECOVERY_KEY_LENGTH; i++)
    {
      if (i > 0 && i % GROUP == 0)
        *end++ = '-';
      *end++ = alphabet[get_digit (bits, i)];
    }

  sodium_memzero (bits, sizeof bits);
  return text;
}

/**
 * relais_recovery_key_parse:
 * @text: what was typed
 * @secret: (out caller-allocates): %RELAIS_RECOVERY_KEY_SIZE bytes, zeros where it fails
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether @text can be a recovery key; %RELAIS_ERROR_WRONG_RECOVERY_KEY otherwise
 */
gboolean
relais_recovery_key_parse (const char *text, guint8 *secret, GError **error)
{
  guint8 bits[BITS_SIZE] = { 0 };
  guint8 expected[BITS_SIZE];
  gboolean good = read_digits (text, bits, error);

  memset (secret, 0, RELAIS_RECOVERY_KEY_SIZE);
  if (good)
    {
      add_checksum (bits, expected);
      good = memcmp (bits, expected, BITS_SIZE) == 0 || refuse (error, _("a character was mistyped"));
      sodium_memzero (expected, sizeof expected);
    }

  if (good)
    memcpy (secret, bits, RELAIS_RECOVERY_KEY_SIZE);
  sodium_memzero (bits, sizeof bits);
  return good;
}

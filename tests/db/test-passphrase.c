#include "relais-passphrase.h"
#include "relais-recovery-key.h"

#include "relais-error.h"

#include <string.h>

static void
test_strong (void)
{
  static const char *const strong[] = {
    "cerise parapluie tram violon",
    "regenjas fluitketel dertien paard",
    "Le chat de Namur mange 3 gaufres",
    "k7Qp9zR2mX4t",
    "Wa'n schoon weertje vandaag!",
    "tram-92-vers-schaerbeek",
    "ⵣ azul fellawen ⵣ 1980",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", strong[i]);
      g_assert_true (relais_passphrase_check (strong[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_weak (void)
{
  static const struct {
    const char *passphrase, *reason;
  } cases[] = {
    { "", "fewer than 12" },
    { "court", "fewer than 12" },
    { "relais-demo", "fewer than 12" },
    { "ééééééééééé", "fewer than 12" },
    { "aaaaaaaaaaaaaaaa", "few different" },
    { "1212121212121212", "few different" },
    { "abc abc abc abc", "few different" },
    { "pommier pommier", "repeats" },
    { "parapluieparapluie", "repeats" },
    { "parapluieParapluiepara", "repeats" },
    { "azertyuiopqs", "keyboard" },
    { "AZERTYUIOP123", "keyboard" },
    { "1234567890azerty", "keyboard" },
    { "abcdefghijklm", "keyboard" },
    { "987654321 mlkjhgfdsq", "keyboard" },
    { "qwertyuiop!!", "keyboard" },
    { "motdepasse2026", "first" },
    { "Password2026!", "first" },
    { "wachtwoord 1", "first" },
    { "relais relais1", "first" },
    { "Vandenbroucke1957", "single word" },
    { "Élisabethville", "single word" },
    { "0478 19 63 25 80", "single word" },
    { "19570823-1962!", "single word" },
    { "cerise parapluie tram\xfc", "not text" },
    { "cerise parapluie tram\xe2\x82", "not text" },
    { "\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe", "not text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relais_passphrase_check (cases[i].passphrase, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WEAK_PASSPHRASE);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error->message);
      g_assert_nonnull (strstr (relais_error_get_detail (error), cases[i].reason));
    }
}

static void
test_normalize (void)
{
  char *composed = relais_passphrase_normalize ("caf\xc3\xa9");
  char *combining = relais_passphrase_normalize ("cafe\xcc\x81");

  g_assert_cmpstr (composed, ==, combining);
  g_assert_null (relais_passphrase_normalize ("\xff"));
  g_assert_null (relais_passphrase_normalize ("stops inside a character\xf9"));
  relais_passphrase_free (composed);
  relais_passphrase_free (combining);
  relais_passphrase_free (NULL);
}

/* Letter by letter it is what GLib makes of the whole text: accents in any order, two on a letter, Hangul in pieces. */
static void
test_normalize_is_nfc (void)
{
  static const gunichar pieces[] = { 'a',    'e',    'E',     'o',     'u',     ' ',    0xe9,   0xeb,   0x1ebf,
                                     0x300,  0x301,  0x302,   0x308,   0x323,   0x327,  0x328,  0x1100, 0x1161,
                                     0x11a8, 0xac00, 0x9c7,   0x9be,   0x958,   0x93c,  0x1f00, 0x345,  0x212b,
                                     0x2126, 0xfb1d, 0x1d15e, 0x1d165, 0x1f600, 0x200d, 0x130,  0x23a };

  for (int round = 0; round < 5000; round++)
    {
      gunichar c[12];
      int n = g_test_rand_int_range (1, G_N_ELEMENTS (c));
      g_autofree char *text = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *normal = NULL;

      for (int i = 0; i < n; i++)
        c[i] = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      text = g_ucs4_to_utf8 (c, n, NULL, NULL, NULL);
      whole = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      normal = relais_passphrase_normalize (text);
      g_assert_cmpstr (normal, ==, whole);
      relais_passphrase_check (text, NULL);
    }
}

/* How often the heap, what was freed included, contains @bytes; they themselves must lie elsewhere. */
static int
count_in_heap (const guint8 *bytes, gsize size)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int n = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      char *rest = NULL;
      const guint8 *start = GSIZE_TO_POINTER (g_ascii_strtoull (lines[i], &rest, 16));
      const guint8 *end = *rest == '-' ? GSIZE_TO_POINTER (g_ascii_strtoull (rest + 1, NULL, 16)) : start;

      if (!g_str_has_suffix (lines[i], "[heap]"))
        continue;
      for (const guint8 *p = start; (p = memmem (p, (gsize) (end - p), bytes, size)) != NULL; p++)
        n++;
    }

  return n;
}

/* As letters and as numbers, in the spelling that was typed and in the one that it becomes. */
static void
test_leaves_no_copies (void)
{
  static const char *const spellings[] = { "\xc3\xa9glise p\xc3\xa2quis caf\xc3\xa9 ros\xc3\xa9 cl\xc3\xb4ture",
                                           "e\xcc\x81glise pa\xcc\x82quis cafe\xcc\x81 rose\xcc\x81 clo\xcc\x82ture" };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      gunichar letters[4] = { 'q', 'u', 'i', 's' };
      char *normal = relais_passphrase_normalize (spellings[i]);

      g_assert_cmpstr (normal, ==, spellings[0]);
      relais_passphrase_free (normal);
      g_assert_true (relais_passphrase_check (spellings[i], NULL));
      g_assert_cmpint (count_in_heap ((const guint8 *) "quis", 4), ==, 0);
      g_assert_cmpint (count_in_heap ((const guint8 *) letters, sizeof letters), ==, 0);
    }
}

static void
test_recovery_key_round_trip (void)
{
  for (int round = 0; round < 200; round++)
    {
      guint8 secret[RELAIS_RECOVERY_KEY_SIZE], read[RELAIS_RECOVERY_KEY_SIZE];
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < sizeof secret; i++)
        secret[i] = round < 3 ? (guint8) (round * 0x7f + round / 2) : (guint8) g_test_rand_int ();
      text = relais_recovery_key_to_text (secret);
      g_assert_cmpuint (strlen (text), ==, 52 + 12);
      g_assert_cmpuint (strspn (text, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), ==, strlen (text));
      g_assert_true (relais_recovery_key_parse (text, read, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (read, sizeof read, secret, sizeof secret);
    }
}

static void
test_recovery_key_is_read_forgivingly (void)
{
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE], read[RELAIS_RECOVERY_KEY_SIZE];
  g_autofree char *text = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GString) spelt = g_string_new ("  ");

  /* Bits that make zeros and ones, which people read as letters. */
  for (gsize i = 0; i < sizeof secret; i++)
    secret[i] = i % 2 ? 0x42 : 0x00;
  text = relais_recovery_key_to_text (secret);
  g_assert_nonnull (strchr (text, '0'));
  g_assert_nonnull (strchr (text, '1'));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '0')
        g_string_append_c (spelt, (p - text) % 2 ? 'O' : 'o');
      else if (*p == '1')
        g_string_append_c (spelt, "IiLl"[(p - text) % 4]);
      else if (*p == '-')
        g_string_append (spelt, (p - text) % 2 ? " – \n" : "");
      else
        g_string_append_c (spelt, g_ascii_tolower (*p));
    }

  g_assert_true (relais_recovery_key_parse (spelt->str, read, NULL));
  g_assert_cmpmem (read, sizeof read, secret, sizeof secret);
  lower = g_ascii_strdown (text, -1);
  g_assert_true (relais_recovery_key_parse (lower, read, NULL));
  g_assert_cmpmem (read, sizeof read, secret, sizeof secret);
}

static void
test_recovery_key_is_refused (void)
{
  static const char good[] = "0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-000";
  guint8 zeros[RELAIS_RECOVERY_KEY_SIZE] = { 0 }, read[RELAIS_RECOVERY_KEY_SIZE];
  g_autofree char *text = relais_recovery_key_to_text (zeros);
  g_autofree char *longer = g_strconcat (text, "0", NULL);
  struct {
    char *text;
    const char *reason;
  } cases[] = {
    { g_strdup (""), "0 characters" },
    { g_strdup (good), "51 characters" },
    { g_strdup (longer), "53 characters" },
    { g_strdup_printf ("%.*sU", (int) strlen (text) - 1, text), "do not occur" },
    { g_strdup_printf ("%.*s€", (int) strlen (text) - 1, text), "do not occur" },
    { g_strdup_printf ("%.*s\xff", (int) strlen (text) - 1, text), "do not occur" },
    { g_strdup_printf ("%s%c", good, text[strlen (text) - 1] == '0' ? '2' : '0'), "mistyped" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relais_recovery_key_parse (cases[i].text, read, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (relais_error_get_detail (error), cases[i].reason));
      g_assert_cmpmem (read, sizeof read, zeros, sizeof zeros);
      g_free (cases[i].text);
    }
}

/* One wrong character, or two neighbours that changed places: each is seen. The text is fixed, so that this is no
 * matter of luck; of others one in a million would pass, and be refused by the slot.
 */
static void
test_recovery_key_sees_mistakes (void)
{
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE] = "a recovery key of thirty byte", read[RELAIS_RECOVERY_KEY_SIZE];
  g_autofree char *text = relais_recovery_key_to_text (secret);
  int n_wrong = 0, n_exchanged = 0;

  /* From python3's hashlib.blake2b (…, digest_size=32), because printed keys must be read for ever. */
  g_assert_cmpstr (text, ==, "C4G7-4SB3-DXV6-AWKS-41NP-AY90-DXK2-0X38-D5S7-8Y90-C9WQ-8S80-AG8C");

  for (gsize i = 0; i < strlen (text); i++)
    {
      char c = text[i], next = text[i + 1] == '-' ? text[i + 2] : text[i + 1];
      char *place_of_next = &text[text[i + 1] == '-' ? i + 2 : i + 1];

      for (const char *other = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; c != '-' && *other != '\0'; other++)
        {
          text[i] = *other;
          g_assert_true (relais_recovery_key_parse (text, read, NULL) == (*other == c));
          n_wrong += *other == c ? 0 : 1;
        }
      text[i] = c;

      if (c == '-' || next == '\0' || next == c)
        continue;
      text[i] = next;
      *place_of_next = c;
      g_assert_false (relais_recovery_key_parse (text, read, NULL));
      n_exchanged++;
      text[i] = c;
      *place_of_next = next;
    }

  g_assert_cmpint (n_wrong, ==, 52 * 31);
  g_assert_cmpint (n_exchanged, >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase/strong", test_strong);
  g_test_add_func ("/passphrase/weak", test_weak);
  g_test_add_func ("/passphrase/normalize", test_normalize);
  g_test_add_func ("/passphrase/normalize-is-nfc", test_normalize_is_nfc);
  g_test_add_func ("/passphrase/leaves-no-copies", test_leaves_no_copies);
  g_test_add_func ("/recovery-key/round-trip", test_recovery_key_round_trip);
  g_test_add_func ("/recovery-key/is-read-forgivingly", test_recovery_key_is_read_forgivingly);
  g_test_add_func ("/recovery-key/is-refused", test_recovery_key_is_refused);
  g_test_add_func ("/recovery-key/sees-mistakes", test_recovery_key_sees_mistakes);
  return g_test_run ();
}

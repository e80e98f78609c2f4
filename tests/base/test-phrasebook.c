#include "relais-error.h"
#include "relais-phrasebook.h"
#include "relais-test.h"

#include <string.h>

typedef struct {
  const char *msgid;
  gsize msgid_length;
  const char *translation;
  gsize translation_length;
} Text;

#define TEXT(msgid, translation) { msgid, sizeof msgid - 1, translation, sizeof translation - 1 }

static const Text texts[] = {
  TEXT ("", "Content-Type: text/plain; charset=UTF-8\n"),
  TEXT ("Print", "Imprimer"),
  TEXT ("button\004Open", "Ouvrir"),
  TEXT ("state\004Open", "Ouvert"),
  TEXT ("%lu day\0%lu days", "%lu jour\0%lu jours"),
  TEXT ("all\0alls", "tous"),
  TEXT ("Empty", ""),
};

static void
append_word (GByteArray *file, gsize value, gboolean big_endian)
{
  guint32 word = big_endian ? GUINT32_TO_BE ((guint32) value) : GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (file, (const guint8 *) &word, sizeof word);
}

/* Header, both tables, texts: as msgfmt lays it out, without its hash table. */
static GByteArray *
make_file (gboolean big_endian)
{
  GByteArray *file = g_byte_array_new ();
  const gsize header[] = { 0x950412DE, 0, G_N_ELEMENTS (texts), 28, 28 + 8 * G_N_ELEMENTS (texts), 0, 0 };
  gsize offset = 28 + 16 * G_N_ELEMENTS (texts);

  for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
    append_word (file, header[i], big_endian);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      append_word (file, texts[i].msgid_length, big_endian);
      append_word (file, offset, big_endian);
      offset += texts[i].msgid_length + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      append_word (file, texts[i].translation_length, big_endian);
      append_word (file, offset, big_endian);
      offset += texts[i].translation_length + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_byte_array_append (file, (const guint8 *) texts[i].msgid, (guint) texts[i].msgid_length + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_byte_array_append (file, (const guint8 *) texts[i].translation, (guint) texts[i].translation_length + 1);
  return file;
}

static RelaisPhrasebook *
open_copy (const GByteArray *file, gsize length, GError **error)
{
  /* A copy of exactly this length, so that a sanitizer sees every byte read beyond it. */
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, length);

  return relais_phrasebook_new_from_bytes ("fr", bytes, error);
}

static void
test_lookup (void)
{
  for (int big_endian = 0; big_endian < 2; big_endian++)
    {
      g_autoptr (GByteArray) file = make_file (big_endian);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisPhrasebook) book = open_copy (file, file->len, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (relais_phrasebook_get_language (book), ==, "fr");
      g_assert_cmpstr (relais_phrasebook_get (book, "Print"), ==, "Imprimer");
      g_assert_cmpstr (relais_phrasebook_get (book, "Open"), ==, "Open");
      g_assert_cmpstr (relais_phrasebook_get (book, "Empty"), ==, "Empty");
      g_assert_cmpstr (relais_phrasebook_get (book, ""), ==, "");
      g_assert_cmpstr (relais_phrasebook_get_context (book, "button", "Open"), ==, "Ouvrir");
      g_assert_cmpstr (relais_phrasebook_get_context (book, "state", "Open"), ==, "Ouvert");
      g_assert_cmpstr (relais_phrasebook_get_context (book, "door", "Open"), ==, "Open");
      g_assert_cmpstr (relais_phrasebook_get_context (book, "button", "Print"), ==, "Print");
    }
}

static void
test_plural (void)
{
  static const struct {
    const char *language;
    gulong n;
    gboolean plural;
  } cases[] = {
    { "fr", 0, FALSE }, { "fr", 1, FALSE }, { "fr", 2, TRUE }, { "nl", 0, TRUE },
    { "nl", 1, FALSE }, { "nl", 2, TRUE },  { "en", 0, TRUE }, { "en", 1, FALSE },
  };
  g_autoptr (GByteArray) file = make_file (FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, file->len);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new_from_bytes (cases[i].language, bytes, NULL);

      g_assert_cmpstr (relais_phrasebook_get_plural (book, "%lu day", "%lu days", cases[i].n), ==,
                       cases[i].plural ? "%lu jours" : "%lu jour");
      g_assert_cmpstr (relais_phrasebook_get_plural (book, "%lu card", "%lu cards", cases[i].n), ==,
                       cases[i].n == 1 ? "%lu card" : "%lu cards");
      g_assert_cmpstr (relais_phrasebook_get_plural (book, "all", "alls", cases[i].n), ==, "tous");
    }
}

static void
test_truncated (void)
{
  g_autoptr (GByteArray) file = make_file (FALSE);

  for (gsize length = 0; length < file->len; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (open_copy (file, length, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INPUT_OUTPUT);
    }
}

static void
ask_everything (RelaisPhrasebook *book)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_utf8_validate (relais_phrasebook_get (book, texts[i].msgid), -1, NULL));
      g_assert_true (g_utf8_validate (relais_phrasebook_get_context (book, "state", texts[i].msgid), -1, NULL));
      g_assert_true (g_utf8_validate (relais_phrasebook_get_plural (book, texts[i].msgid, "many", 2), -1, NULL));
    }
}

/* Every number of the header and the tables, replaced by each of the values that break a careless check. */
static void
test_hostile_numbers (void)
{
  g_autoptr (GByteArray) good = make_file (FALSE);
  const guint32 values[] = { 0,          1,          good->len - 1, good->len,  good->len + 1, 0x7FFFFFFF,
                             0x80000000, 0xFFFFFFF8, 0xFFFFFFFE,    0xFFFFFFFF, 0x20000000 };
  guint n_refused = 0;

  for (gsize place = 0; place < 28 + 16 * G_N_ELEMENTS (texts); place += 4)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        {
          g_autoptr (GByteArray) file = make_file (FALSE);
          guint32 word = GUINT32_TO_LE (values[i]);
          g_autoptr (RelaisPhrasebook) book = NULL;

          memcpy (file->data + place, &word, sizeof word);
          book = open_copy (file, file->len, NULL);
          if (book != NULL)
            ask_everything (book);
          else
            n_refused++;
        }
    }

  g_assert_cmpuint (n_refused, >, 100);
}

static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261120);

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GByteArray) file = make_file (round % 2);
      g_autoptr (RelaisPhrasebook) book = NULL;

      for (int flips = g_rand_int_range (random, 1, 5); flips > 0; flips--)
        file->data[g_rand_int_range (random, 0, (gint32) file->len)] = (guint8) g_rand_int_range (random, 0, 256);
      book = open_copy (file, file->len, NULL);
      if (book != NULL)
        ask_everything (book);
    }
}

static void
test_refusals (void)
{
  g_autoptr (GByteArray) file = make_file (FALSE);
  g_autofree char *env = g_strdup (g_getenv ("RELAIS_LOCALE_DIR"));
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, file->len);
  g_autoptr (GError) language = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) encoding = NULL;
  g_autoptr (GError) version = NULL;
  g_autoptr (RelaisPhrasebook) english = NULL;

  g_assert_null (relais_phrasebook_new ("de", &language));
  g_assert_error (language, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_assert_null (relais_phrasebook_new_from_bytes (NULL, bytes, &none));
  g_assert_error (none, RELAIS_ERROR, RELAIS_ERROR_INVALID);

  g_setenv ("RELAIS_LOCALE_DIR", folder, TRUE);
  g_assert_null (relais_phrasebook_new ("fr", &missing));
  g_assert_error (missing, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  english = relais_phrasebook_new ("en", NULL);
  g_assert_cmpstr (relais_phrasebook_get (english, "Print"), ==, "Print");
  g_setenv ("RELAIS_LOCALE_DIR", env, TRUE);

  /* "Ouvert" in Latin-1, and a format of the future. */
  memcpy (file->data + file->len - 2 - strlen ("tous") - 3, "\xE9", 1);
  g_assert_null (open_copy (file, file->len, &encoding));
  g_assert_error (encoding, RELAIS_ERROR, RELAIS_ERROR_INPUT_OUTPUT);
  g_byte_array_unref (g_steal_pointer (&file));
  file = make_file (FALSE);
  file->data[6] = 2;
  g_assert_null (open_copy (file, file->len, &version));
  g_assert_error (version, RELAIS_ERROR, RELAIS_ERROR_INPUT_OUTPUT);
}

static void
test_dates (void)
{
  static const struct {
    const char *language;
    RelaisDate date;
    const char *text;
    const char *short_text;
  } cases[] = {
    { "fr", { 2026, 11, 20 }, "20 novembre 2026", "20/11/2026" },
    { "nl", { 2026, 11, 20 }, "20 november 2026", "20/11/2026" },
    { "en", { 2026, 11, 20 }, "20 November 2026", "20/11/2026" },
    { "fr", { 1948, 3, 1 }, "1er mars 1948", "01/03/1948" },
    { "nl", { 1948, 3, 1 }, "1 maart 1948", "01/03/1948" },
    { "en", { 1948, 3, 1 }, "1 March 1948", "01/03/1948" },
    { "fr", { 1948, 8, 0 }, "août 1948", "08/1948" },
    { "nl", { 1948, 8, 0 }, "augustus 1948", "08/1948" },
    { "fr", { 1948, 0, 0 }, "1948", "1948" },
    { "en", { 0, 0, 0 }, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (cases[i].language, &error);
      g_autofree char *text = NULL;
      g_autofree char *short_text = NULL;

      g_assert_no_error (error);
      text = relais_phrasebook_date (book, cases[i].date);
      short_text = relais_phrasebook_date_short (book, cases[i].date);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (short_text, ==, cases[i].short_text);
    }
}

/* As they are said on the first Friday of November 2026. */
static void
test_days (void)
{
  static const struct {
    const char *language;
    RelaisDate date;
    const char *text;
  } cases[] = {
    { "fr", { 2026, 11, 20 }, "ven. 20 novembre" },
    { "nl", { 2026, 11, 20 }, "vr 20 november" },
    { "en", { 2026, 11, 20 }, "Fri 20 November" },
    { "fr", { 2026, 10, 1 }, "jeu. 1er octobre" },
    { "nl", { 2026, 10, 1 }, "do 1 oktober" },
    { "en", { 2026, 10, 1 }, "Thu 1 October" },
    { "fr", { 2026, 12, 31 }, "jeu. 31 décembre" },
    { "fr", { 2027, 1, 1 }, "1er janvier 2027" },
    { "nl", { 2019, 3, 12 }, "12 maart 2019" },
    { "en", { 2026, 3, 0 }, "March 2026" },
    { "fr", { 2026, 0, 0 }, "2026" },
    { "nl", { 0, 0, 0 }, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (cases[i].language, NULL);
      g_autofree char *text = relais_phrasebook_day (book, cases[i].date, relais_date (2026, 11, 6));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_distances (void)
{
  static const struct {
    int days;
    const char *texts[3];
  } cases[] = {
    { 0, { "aujourd’hui", "vandaag", "today" } },
    { 1, { "demain", "morgen", "tomorrow" } },
    { -1, { "hier", "gisteren", "yesterday" } },
    { 2, { "dans 2 jours", "over 2 dagen", "in 2 days" } },
    { -2, { "il y a 2 jours", "2 dagen geleden", "2 days ago" } },
    { 60, { "dans 60 jours", "over 60 dagen", "in 60 days" } },
    { -400, { "il y a 400 jours", "400 dagen geleden", "400 days ago" } },
  };
  static const char *const languages[] = { "fr", "nl", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (languages[j], NULL);
        g_autofree char *text = relais_phrasebook_distance (book, cases[i].days);

        g_assert_cmpstr (text, ==, cases[i].texts[j]);
      }
}

static void
test_names (void)
{
  static const struct {
    const char *language;
    const char *weekdays;
    const char *short_weekdays;
    const char *months;
  } cases[] = {
    { "fr", "lundi mardi mercredi jeudi vendredi samedi dimanche ", "lun mar mer jeu ven sam dim ",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre " },
    { "nl", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ", "ma di wo do vr za zo ",
      "januari februari maart april mei juni juli augustus september oktober november december " },
    { "en", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday ", "Mon Tue Wed Thu Fri Sat Sun ",
      "January February March April May June July August September October November December " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (cases[i].language, NULL);
      g_autoptr (GString) weekdays = g_string_new (NULL);
      g_autoptr (GString) short_weekdays = g_string_new (NULL);
      g_autoptr (GString) months = g_string_new (NULL);

      for (int day = 1; day <= 7; day++)
        {
          g_string_append_printf (weekdays, "%s ", relais_phrasebook_weekday (book, day));
          g_string_append_printf (short_weekdays, "%s ", relais_phrasebook_weekday_short (book, day));
        }
      for (int month = 1; month <= 12; month++)
        g_string_append_printf (months, "%s ", relais_phrasebook_month (book, month));

      g_assert_cmpstr (weekdays->str, ==, cases[i].weekdays);
      g_assert_cmpstr (short_weekdays->str, ==, cases[i].short_weekdays);
      g_assert_cmpstr (months->str, ==, cases[i].months);
    }
}

/* What gettext says for the screen must not reach the page, and the other way round. */
static void
test_books_are_independent (void)
{
  g_autoptr (RelaisPhrasebook) french = relais_phrasebook_new ("fr", NULL);
  g_autoptr (RelaisPhrasebook) dutch = relais_phrasebook_new ("nl", NULL);
  g_autoptr (RelaisPhrasebook) second = relais_phrasebook_ref (french);

  relais_phrasebook_unref (g_steal_pointer (&french));
  g_assert_cmpstr (relais_phrasebook_weekday (second, 5), ==, "vendredi");
  g_assert_cmpstr (relais_phrasebook_weekday (dutch, 5), ==, "vrijdag");
  g_assert_cmpstr (relais_error_code_get_msgid (RELAIS_ERROR_CANCELLED), !=,
                   relais_phrasebook_get (second, relais_error_code_get_msgid (RELAIS_ERROR_CANCELLED)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrasebook/lookup", test_lookup);
  g_test_add_func ("/phrasebook/plural", test_plural);
  g_test_add_func ("/phrasebook/truncated", test_truncated);
  g_test_add_func ("/phrasebook/hostile-numbers", test_hostile_numbers);
  g_test_add_func ("/phrasebook/any-bytes", test_any_bytes);
  g_test_add_func ("/phrasebook/refusals", test_refusals);
  g_test_add_func ("/phrasebook/dates", test_dates);
  g_test_add_func ("/phrasebook/days", test_days);
  g_test_add_func ("/phrasebook/distances", test_distances);
  g_test_add_func ("/phrasebook/names", test_names);
  g_test_add_func ("/phrasebook/books-are-independent", test_books_are_independent);
  return g_test_run ();
}

#include "relais-issue.h"
#include "relais-presence.h"

#include <string.h>

static const struct {
  const char *typed;
  const char *stored;
} understood[] = {
  /* The stored form. */
  { "mo-fr 09:00-17:00; sa 10:00-12:00", "mo-fr 09:00-17:00; sa 10:00-12:00" },
  { "mo,we,fr morning,18:00-20:00", "mo,we,fr morning,18:00-20:00" },
  { "mo-su", "mo-su" },
  { "we", "we" },

  /* French. */
  { "lun-ven 9h-17h", "mo-fr 09:00-17:00" },
  { "Lundi au vendredi de 9h à 17h", "mo-fr 09:00-17:00" },
  { "du lundi au vendredi, 9h30 à 17h", "mo-fr 09:30-17:00" },
  { "lundi jusqu’au jeudi de 8h jusqu'à 12h", "mo-th 08:00-12:00" },
  { "lun.–ven. 9 h–17 h", "mo-fr 09:00-17:00" },
  { "lu, me, ve 9h-12h et 13h30-17h", "mo,we,fr 09:00-12:00,13:30-17:00" },
  { "lun-ven 9h-17h sam 10h-12h", "mo-fr 09:00-17:00; sa 10:00-12:00" },
  { "lun-ven 9h-17h, sam 10h-12h", "mo-fr 09:00-17:00; sa 10:00-12:00" },
  { "9h-17h lun-ven, 10h-12h sam", "mo-fr 09:00-17:00; sa 10:00-12:00" },
  { "9h-17h, lun-ven", "mo-fr 09:00-17:00" },
  { "lundi matin et mercredi après-midi", "mo morning; we afternoon" },
  { "lundi et mardi matin", "mo,tu morning" },
  { "lundi : 9h-12h", "mo 09:00-12:00" },
  { "le soir", "mo-su evening" },
  { "le matin et le soir", "mo-su morning,evening" },
  { "le soir en semaine", "mo-fr evening" },
  { "le soir et le week-end", "mo-fr evening; sa,su" },
  { "le week-end et le soir", "mo-fr evening; sa,su" },
  { "le soir, le week-end matin", "mo-fr evening; sa,su morning,evening" },
  { "tous les jours", "mo-su" },
  { "tous les jours sauf le dimanche", "mo-sa" },
  { "lun-ven 9h-17h sauf mercredi", "mo,tu,th,fr 09:00-17:00" },
  { "sauf le week-end", "mo-fr" },
  { "le WE", "sa,su" },
  { "Week-end", "sa,su" },
  { "en journée", "mo-su morning,afternoon" },
  { "24h/24", "mo-su" },
  { "24h/24 et 7j/7", "mo-su" },
  { "jour et nuit", "mo-su" },
  { "la nuit", "mo-su night" },
  { "lun-ven 22h-6h", "mo-fr 22:00-06:00" },
  { "après 18h", "mo-su 18:00-24:00" },
  { "à partir de 18h30 en semaine", "mo-fr 18:30-24:00" },
  { "avant 9h", "mo-su 00:00-09:00" },
  { "entre 12h et 14h", "mo-su 12:00-14:00" },
  { "à midi", "mo-su 12:00-14:00" },
  { "de midi à 14h", "mo-su 12:00-14:00" },
  { "ma et je", "tu,th" },
  { "ma-ve", "tu-fr" },
  { "ma 9h-12h", "tu 09:00-12:00" },
  { "jeu, di", "th,su" },
  { "sam-dim", "sa,su" },
  { "ven-lun", "mo,fr-su" },

  /* Dutch. */
  { "ma en do voormiddag", "mo,th morning" },
  { "ma-vr 9u-17u", "mo-fr 09:00-17:00" },
  { "ma–vr 9–17 u.", "mo-fr 09:00-17:00" },
  { "maandag tot vrijdag van 9 tot 17 uur", "mo-fr 09:00-17:00" },
  { "ma t/m vr 9.30u - 12u", "mo-fr 09:30-12:00" },
  { "ma tot en met do", "mo-th" },
  { "'s avonds", "mo-su evening" },
  { "’s avonds en in het weekend", "mo-fr evening; sa,su" },
  { "elke dag behalve woensdag", "mo,tu,th-su" },
  { "di, wo en za namiddag", "tu,we,sa afternoon" },
  { "weekdagen vanaf 18u", "mo-fr 18:00-24:00" },
  { "tot 12u", "mo-su 00:00-12:00" },
  { "overdag", "mo-su morning,afternoon" },
  { "dag en nacht", "mo-su" },

  /* English. */
  { "mon-fri 9:00-17:00", "mo-fr 09:00-17:00" },
  { "Monday to Friday from 9am to 5pm", "mo-fr 09:00-17:00" },
  { "weekends", "sa,su" },
  { "every day except Sunday", "mo-sa" },
  { "Tuesday evening", "tu evening" },

  /* One presence, one text. */
  { "ven, mer, lun", "mo,we,fr" },
  { "lun 13h-17h, lun 9h-12h", "mo 09:00-12:00,13:00-17:00" },
  { "lun 9h-12h, lun 11h-15h", "mo 09:00-15:00" },
  { "lun 9h-12h; lun 12h-15h; mar 9h-15h", "mo,tu 09:00-15:00" },
  { "lun 9h-12h; lun", "mo" },
  { "lun, mar, mer, jeu, ven", "mo-fr" },
  { "lun 9h-12h\nmar 9h-12h", "mo,tu 09:00-12:00" },
  { "lun 20h-0h", "mo 20:00-24:00" },
  { "LUNDI MATIN", "mo morning" },
};

static void
test_understood (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *stored = relais_presence_parse (understood[i].typed, "presence", issues);
      g_autofree char *again = relais_presence_parse (stored, "presence", issues);

      g_test_message ("%s", understood[i].typed);
      g_assert_cmpstr (stored, ==, understood[i].stored);
      g_assert_cmpstr (again, ==, understood[i].stored);
      g_assert_cmpuint (issues->len, ==, 0);
    }
}

static void
test_not_understood (void)
{
  static const struct {
    const char *typed;
    int code; /* -1: none */
    const char *culprit;
  } cases[] = {
    { "variable", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "variable" },
    { "2x/semaine", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, NULL },
    { "lundi 18h", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "18h" },
    { "ma", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "ma" },
    { "wo, ve en di", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "di" },
    { "lun-ven 9h-25h", RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, "25h" },
    { "lun-ven 9h75-12h", RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, "9h75" },
    { "lun-ven 17h-9h", RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, "9h" },
    { "lun-ven 9h-9h", RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, "9h" },
    { "0478123456", RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, "0478123456" },
    { "-", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "-" },
    { "🙂", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "?" },
    { "'; DROP TABLE person", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, "drop" },
    { "", -1, NULL },
    { "  ", -1, NULL },
    { NULL, -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *stored = relais_presence_parse (cases[i].typed, "presence", issues);
      const RelaisIssue *issue = relais_issues_find (issues, "presence");

      g_test_message ("%s", cases[i].typed);
      g_assert_null (stored);
      g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, cases[i].code);
      if (cases[i].culprit != NULL)
        g_assert_cmpstr (issue->argument, ==, cases[i].culprit);
    }
}

static void
test_slots (void)
{
  static const RelaisPresenceSlot expected[] = {
    { 0x15, RELAIS_PRESENCE_MORNING, 0, 0 },
    { 0x15, RELAIS_PRESENCE_HOURS, 18 * 60, 20 * 60 + 30 },
    { 0x20, RELAIS_PRESENCE_HOURS, 22 * 60, 6 * 60 },
    { 0x40, RELAIS_PRESENCE_ALL_DAY, 0, 0 },
  };
  g_autoptr (GArray) slots = relais_presence_list_slots ("mo,we,fr morning,18:00-20:30; sa 22:00-06:00; su");
  g_autoptr (GArray) none = relais_presence_list_slots (NULL);

  g_assert_cmpuint (slots->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < slots->len; i++)
    {
      const RelaisPresenceSlot *slot = &g_array_index (slots, RelaisPresenceSlot, i);

      g_assert_cmpuint (slot->days, ==, expected[i].days);
      g_assert_cmpint (slot->part, ==, expected[i].part);
      g_assert_cmpint (slot->from, ==, expected[i].from);
      g_assert_cmpint (slot->to, ==, expected[i].to);
    }
  g_assert_cmpuint (none->len, ==, 0);
}

/* A text that never ends, half sentences, and more hours than a day has room for. */
static void
test_absurd_texts (void)
{
  g_autofree char *long_text = g_strnfill (10000, '9');
  g_autoptr (GString) hours = g_string_new ("lun ");
  const char *texts[] = { long_text, "9-9-9-9-9-9", "sauf sauf sauf", "entre et entre",
                          "lun-", "-lun", "lun--ven", "h", "9:", ":9" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *stored = relais_presence_parse (texts[i], "presence", NULL);
      g_autofree char *again = relais_presence_parse (stored, "presence", NULL);

      g_assert_cmpstr (again, ==, stored);
    }

  for (int i = 0; i < 8; i++)
    g_string_append_printf (hours, "%d:00-%d:30,", 2 * i, 2 * i);
  {
    g_autofree char *eight = relais_presence_parse (hours->str, "presence", NULL);
    g_autofree char *nine = NULL;

    g_string_append (hours, "; lun 22:00-23:00");
    nine = relais_presence_parse (hours->str, "presence", NULL);
    g_assert_nonnull (eight);
    g_assert_null (nine);
  }
}

/* Whatever is understood has one text, which is understood again. */
static void
test_any_words (void)
{
  static const char *const words[] = { "lun", "-", "ven", "ma", "di", "wo", "we", "weekend", "en", "et",
                                       ",", ";", "9h", "17:30", "12u", "soir", "voormiddag", "nuit", "sauf",
                                       "avant", "vanaf", "entre", "tous les jours", "24h/24", "midi", "mo-fr 09:00-12:00", "(", "toujours", "0h", "22h-6h" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261120);
  guint n_understood = 0;

  for (int i = 0; i < 1500; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autofree char *stored = NULL;
      g_autofree char *again = NULL;

      for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        g_string_append_printf (typed, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      stored = relais_presence_parse (typed->str, "presence", NULL);
      again = relais_presence_parse (stored, "presence", NULL);
      g_assert_cmpstr (again, ==, stored);
      n_understood += stored != NULL ? 1 : 0;
    }

  g_assert_cmpuint (n_understood, >, 150);
}

static void
test_the_end_of_a_day (void)
{
  static const struct {
    const char *presence;
    int weekday;
    int end;
  } cases[] = {
    { "mo-fr 09:00-18:00", 1, 18 * 60 },
    { "mo-fr 09:00-18:00", 5, 18 * 60 },
    { "mo-fr 09:00-18:00", 6, 24 * 60 },
    { "mo-fr 08:00-12:30,13:30-18:30; sa 09:00-12:00", 3, 18 * 60 + 30 },
    { "mo-fr 08:00-12:30,13:30-18:30; sa 09:00-12:00", 6, 12 * 60 },
    { "mo morning", 1, 24 * 60 },
    { "mo 20:00-02:00", 1, 24 * 60 },
    { NULL, 1, 24 * 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s on %d", cases[i].presence, cases[i].weekday);
      g_assert_cmpint (relais_presence_get_end (cases[i].presence, cases[i].weekday), ==, cases[i].end);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presence/understood", test_understood);
  g_test_add_func ("/presence/not-understood", test_not_understood);
  g_test_add_func ("/presence/slots", test_slots);
  g_test_add_func ("/presence/the-end-of-a-day", test_the_end_of_a_day);
  g_test_add_func ("/presence/absurd-texts", test_absurd_texts);
  g_test_add_func ("/presence/any-words", test_any_words);
  return g_test_run ();
}

#include "relais-locale.h"
#include "relais-test.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

typedef struct {
  const char *locale;
  const char *language;
  const char *sentence;
} Case;

static const Case cases[] = {
  { "C.UTF-8", "fr", "Heures d’ouverture" },
  { "C.UTF-8", "nl", "Openingsuren" },
  { "C.UTF-8", "en", "Opening hours" },
  { "C", "fr", "Heures d’ouverture" },
  { "xx_XX.UTF-8", "nl", "Openingsuren" }, /* named, but not installed */
};

/* Each case in a process of its own: what a program's language is, is settled once. */
static void
test_language_is_heard (gconstpointer data)
{
  const Case *it = data;

  if (g_test_subprocess ())
    {
      g_setenv ("LC_ALL", it->locale, TRUE);
      g_setenv ("LANGUAGE", it->language, TRUE);
      relais_locale_start ();
      g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
      g_assert_cmpstr (gettext ("Opening hours"), ==, it->sentence);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/locale/%s-%s", cases[i].locale, cases[i].language);

      g_test_add_data_func (path, &cases[i], test_language_is_heard);
    }
  return g_test_run ();
}

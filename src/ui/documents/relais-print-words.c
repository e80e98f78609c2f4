/* What is said around a print: the button that repeats whose card it is, what was printed, the name of a file, and in
 * which language somebody reads. Pure; sentences are in the language of the screen.
 */

#include "relais-print-words.h"

#include "relais-person.h"

#include <glib/gi18n-lib.h>

/**
 * relais_print_words_button:
 * @name: (nullable): whose cards they are, %NULL for several people's
 * @n_items: how many cards there are
 *
 * Returns: (transfer full): what stands on the button that prints them
 */
char *
relais_print_words_button (const char *name, guint n_items)
{
  if (name != NULL && n_items < 2)
    /* Translators: a button; %s is a person */
    return g_strdup_printf (_("Print the card of %s"), name);
  if (name != NULL)
    /* Translators: a button; %u is at least two, %s is a person who helps several people */
    return g_strdup_printf (ngettext ("Print %u card of %s", "Print %u cards of %s", n_items), n_items, name);
  /* Translators: a button */
  return g_strdup_printf (ngettext ("Print %u card", "Print %u cards", n_items), n_items);
}

/**
 * relais_print_words_printed:
 * @job: what was printed
 *
 * A half used sheet is worth a word: it goes back into the printer.
 *
 * Returns: (transfer full): what happened
 */
char *
relais_print_words_printed (const RelaisPrintJob *job)
{
  guint n_items = relais_print_job_get_n_items (job);
  guint next = relais_print_job_get_next_label (job);

  if (!relais_sheet_is_precut (relais_print_job_get_sheet (job)) || next == 1)
    return g_strdup_printf (ngettext ("%u card printed", "%u cards printed", n_items), n_items);
  /* Translators: first %u cards, then the first label that is still on the sheet */
  return g_strdup_printf (ngettext ("%u card printed; the next free label is %u",
                                    "%u cards printed; the next free label is %u", n_items),
                          n_items, next);
}

/**
 * relais_print_words_file_name:
 * @today: today's date
 *
 * Names of files are read by everybody who looks over a shoulder: it has a date and no name.
 *
 * Returns: (transfer full): what a PDF is called if nobody says otherwise
 */
char *
relais_print_words_file_name (RelaisDate today)
{
  g_autofree char *date = relais_date_to_text (today);

  /* Translators: the name of a file; %s is a date. No name of a person, no blank. */
  return g_strdup_printf (_("cards-%s.pdf"), date);
}

/**
 * relais_print_words_language:
 * @person: who will read a card
 *
 * Who reads neither French nor Dutch has both: somebody will read it to them.
 *
 * Returns: (nullable): "fr", "nl" or "fr+nl"; %NULL when nothing is known of it
 */
const char *
relais_print_words_language (const RelaisRecord *person)
{
  const char *reads = relais_record_get (person, RELAIS_PERSON_READS);
  const char *language = relais_record_get (person, RELAIS_PERSON_LANGUAGE);

  if (g_strcmp0 (reads, "fr") == 0 || g_strcmp0 (reads, "nl") == 0)
    return reads;
  if (g_strcmp0 (reads, "neither") == 0)
    return "fr+nl";
  return g_strcmp0 (language, "fr") == 0 || g_strcmp0 (language, "nl") == 0 ? language : NULL;
}

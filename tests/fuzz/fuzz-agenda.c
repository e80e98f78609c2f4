/* Any bytes as the agenda: reminders, or none; and what it gives survives being written and read once more. Once as
 * they are, and once with the checksum made right, so that what lies behind it is reached.
 */

#include "relais-agenda.h"
#include "relais-fuzz.h"

#include <string.h>

static void
check (const char *data, gsize size)
{
  g_autoptr (RelaisAgenda) agenda = relais_agenda_parse (data, size);
  g_autofree char *text = relais_agenda_to_text (agenda);
  g_autoptr (RelaisAgenda) back = relais_agenda_parse (text, strlen (text));
  g_autofree char *again = relais_agenda_to_text (back);
  g_auto (GStrv) due = relais_agenda_list_due (agenda, "9");

  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (g_strv_length (due), ==, relais_agenda_count_due (agenda, "9", NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  g_autofree char *end = g_strdup_printf ("end %.16s\n", digest);
  g_autofree char *whole = g_malloc (size + strlen (end));

  check ((const char *) data, size);
  memcpy (whole, data, size);
  memcpy (whole + size, end, strlen (end));
  check (whole, size + strlen (end));
  return 0;
}

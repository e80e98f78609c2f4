/* For the comparison with other readers: reads a file of cards and writes it again as vCard 4.0 or 3.0.
 * Usage: rewrite-cards FILE 4.0|3.0
 */

#include "relais-directory-file.h"
#include "relais-vcard-writer.h"

#include <stdio.h>
#include <string.h>

int
main (int argc, char **argv)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RelaisDirectoryReading) reading = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length;

  if (argc != 3 || !g_file_get_contents (argv[1], &content, &length, NULL))
    return 2;
  bytes = g_bytes_new (content, length);
  reading = relais_directory_file_read_bytes (argv[1], bytes, relais_date (2026, 11, 22));
  for (guint i = 0; i < reading->cards->len; i++)
    relais_vcard_writer_add_entry (text, strcmp (argv[2], "3.0") == 0 ? RELAIS_VCARD_3_0 : RELAIS_VCARD_4_0,
                                   ((RelaisDirectoryCard *) reading->cards->pdata[i])->entry);
  fwrite (text->str, 1, text->len, stdout);
  return 0;
}

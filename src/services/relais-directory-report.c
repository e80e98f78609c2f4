/* The report for the keeper of a shared folder: what is wrong, file by file and line by line, with the name on the card
 * and what to do, in the language of the keeper. The same paragraphs become plain text for a mail, or pages of A4.
 * Pure but for the file it writes; any thread.
 */

#include "relais-directory-report.h"

#include "relais-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef void (*AddFunc) (RelaisReportLevel level, const char *text, gpointer data);

typedef struct {
  const RelaisDirectoryCheck *check;
  RelaisPhrasebook *book;
  AddFunc add;
  gpointer data;
} Writer;

/* Names and values in braces, up to NULL. In one go: what is filled in may hold braces itself. */
static char *
fill (const char *pattern, ...)
{
  GString *text = g_string_new (NULL);

  while (*pattern != '\0')
    {
      const char *name;
      const char *found = NULL;
      va_list args;

      va_start (args, pattern);
      while (found == NULL && (name = va_arg (args, const char *)) != NULL)
        {
          const char *value = va_arg (args, const char *);

          if (g_str_has_prefix (pattern, name))
            {
              g_string_append (text, value);
              found = name;
            }
        }
      va_end (args);
      if (found == NULL)
        g_string_append_c (text, *pattern);
      pattern += found != NULL ? strlen (found) : 1;
    }
  return g_string_free (text, FALSE);
}

static void
add_heading (const Writer *writer)
{
  const RelaisDirectoryCheck *check = writer->check;
  g_autofree char *files = g_strdup_printf ("%u", check->n_files);
  g_autofree char *entries = g_strdup_printf ("%u", check->n_entries);
  g_autofree char *problems = g_strdup_printf ("%u", check->findings->len);
  g_autofree char *numbers =
      fill (relais_phrasebook_get (writer->book, "Files: {files}. Entries: {entries}. To be mended: {problems}."),
            "{files}", files, "{entries}", entries, "{problems}", problems, NULL);

  writer->add (RELAIS_REPORT_TITLE, relais_phrasebook_get (writer->book, "Report for the keeper of the shared folder"),
               writer->data);
  writer->add (RELAIS_REPORT_TEXT, check->folder, writer->data);
  if (check->keeper_text != NULL)
    writer->add (RELAIS_REPORT_TEXT, check->keeper_text, writer->data);
  writer->add (RELAIS_REPORT_TEXT, numbers, writer->data);
  if (check->findings->len == 0)
    writer->add (RELAIS_REPORT_TEXT, relais_phrasebook_get (writer->book, "Everything is in order."), writer->data);
}

static gboolean
is_table (const char *file)
{
  gsize length = strlen (file);

  return length > 4 && g_ascii_strcasecmp (file + length - 4, ".csv") == 0;
}

static void
add_finding (const Writer *writer, const RelaisDirectoryFinding *finding)
{
  g_autofree char *sentence = relais_directory_finding_get_sentence (finding, writer->book);
  g_autofree char *line = g_strdup_printf ("%u", finding->line);
  g_autofree char *item = NULL;
  const char *pattern;

  if (finding->line == 0)
    {
      writer->add (RELAIS_REPORT_ITEM, sentence, writer->data);
      return;
    }
  if (is_table (finding->file))
    pattern = finding->name != NULL ? relais_phrasebook_get (writer->book, "Row {line}, {name}: {sentence}")
                                    : relais_phrasebook_get (writer->book, "Row {line}: {sentence}");
  else
    pattern = finding->name != NULL ? relais_phrasebook_get (writer->book, "Line {line}, {name}: {sentence}")
                                    : relais_phrasebook_get (writer->book, "Line {line}: {sentence}");
  item = fill (pattern, "{line}", line, "{name}", finding->name != NULL ? finding->name : "", "{sentence}", sentence,
               NULL);
  writer->add (RELAIS_REPORT_ITEM, item, writer->data);
}

static void
write_report (const Writer *writer)
{
  const char *file = NULL;

  add_heading (writer);
  for (guint i = 0; i < writer->check->findings->len; i++)
    {
      const RelaisDirectoryFinding *finding = writer->check->findings->pdata[i];

      if (g_strcmp0 (finding->file, file) != 0)
        writer->add (RELAIS_REPORT_HEADING, finding->file, writer->data);
      file = finding->file;
      add_finding (writer, finding);
    }
}

static void
add_to_text (RelaisReportLevel level, const char *text, gpointer data)
{
  GString *out = data;

  if (level == RELAIS_REPORT_HEADING)
    g_string_append_c (out, '\n');
  if (level == RELAIS_REPORT_ITEM)
    g_string_append (out, "  ");
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static void
add_to_pages (RelaisReportLevel level, const char *text, gpointer data)
{
  relais_report_add (data, level, text);
}

/**
 * relais_directory_report_to_text:
 * @check: what was found
 * @book: the language of the keeper
 *
 * Returns: (transfer full): the report as lines of text
 */
char *
relais_directory_report_to_text (const RelaisDirectoryCheck *check, RelaisPhrasebook *book)
{
  GString *text = g_string_new (NULL);
  Writer writer = { check, book, add_to_text, text };

  write_report (&writer);
  return g_string_free (text, FALSE);
}

/**
 * relais_directory_report_to_pdf:
 * @check: what was found
 * @today: today's date
 * @book: the language of the keeper
 * @flags: whether a file of that name is replaced
 * @path: where the PDF is to stand
 * @n_pages: (out) (optional): how many pages it has
 * @error: see relais_pdf_write()
 *
 * Returns: whether the whole file stands at @path
 */
gboolean
relais_directory_report_to_pdf (const RelaisDirectoryCheck *check, RelaisDate today, RelaisPhrasebook *book,
                                RelaisPdfFlags flags, const char *path, guint *n_pages, GError **error)
{
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  g_autoptr (RelaisReport) report = relais_report_new ();
  g_autofree char *date = relais_phrasebook_date (book, today);
  Writer writer = { check, book, add_to_pages, report };
  g_autoptr (GPtrArray) pages = NULL;

  write_report (&writer);
  pages = relais_report_layout (report, measurer, book, date);
  if (n_pages != NULL)
    *n_pages = pages->len;
  return relais_pdf_write (pages, relais_phrasebook_get (book, "Report for the keeper of the shared folder"), "Relais",
                           relais_phrasebook_get_language (book), flags, path, error);
}

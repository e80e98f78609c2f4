/* What a PDF of cairo does not say and a reader of it needs: the language, for a screen reader, and how it is to be
 * printed, since a sheet of labels that is shrunk "to fit" misses its labels. It is added as PDF itself provides for
 * (ISO 32000-1, 7.5.6): a new version of the catalog and a table that points to it, behind the file as it was. Pure.
 */

#include "relais-pdf-catalog.h"

#include <string.h>

typedef struct {
  const char *bytes;
  gsize length;
} Pdf;

/* What the end of the file says: where the table of objects is, and which of them is the catalog. */
typedef struct {
  guint64 table;
  guint64 n_objects;
  guint64 catalog;
  guint64 catalog_offset;
  guint64 info;
} Found;

static const char *
find (const Pdf *pdf, guint64 from, const char *what)
{
  if (from >= pdf->length)
    return NULL;
  return memmem (pdf->bytes + from, pdf->length - from, what, strlen (what));
}

/* g_strrstr_len() would stop at the first zero byte. */
static const char *
find_last (const Pdf *pdf, const char *what)
{
  const char *last = NULL;

  for (const char *next = find (pdf, 0, what); next != NULL; next = find (pdf, (guint64) (next - pdf->bytes) + 1, what))
    last = next;
  return last;
}

/* The number behind @key, in what follows @from. */
static gboolean
read_number (const Pdf *pdf, const char *from, const char *key, guint64 *value)
{
  const char *position = find (pdf, (guint64) (from - pdf->bytes), key);

  if (position == NULL)
    return FALSE;
  *value = g_ascii_strtoull (position + strlen (key), NULL, 10);
  return TRUE;
}

/* Entries of the table have 20 bytes each and begin with ten digits; cairo writes one table for all objects. */
static gboolean
find_catalog (const Pdf *pdf, Found *found)
{
  const char *trailer = find_last (pdf, "trailer");
  g_autofree char *header = NULL;
  const char *entries;
  guint64 entry;

  if (trailer == NULL || !read_number (pdf, trailer, "startxref", &found->table) ||
      !read_number (pdf, trailer, "/Size", &found->n_objects) ||
      !read_number (pdf, trailer, "/Root", &found->catalog) || !read_number (pdf, trailer, "/Info", &found->info))
    return FALSE;

  header = g_strdup_printf ("xref\n0 %" G_GUINT64_FORMAT "\n", found->n_objects);
  entries = find (pdf, found->table, header);
  if (entries != pdf->bytes + found->table)
    return FALSE;

  entry = found->table + strlen (header) + 20 * found->catalog;
  if (entry + 20 > pdf->length)
    return FALSE;
  found->catalog_offset = g_ascii_strtoull (pdf->bytes + entry, NULL, 10);
  return TRUE;
}

/* What stands between the brackets of the catalog now. */
static char *
read_catalog (const Pdf *pdf, const Found *found)
{
  const char *start = find (pdf, found->catalog_offset, "<<");
  const char *type = find (pdf, found->catalog_offset, "/Type /Catalog");
  const char *end = find (pdf, found->catalog_offset, "endobj");

  if (start == NULL || type == NULL || end == NULL || type > end)
    return NULL;
  return g_strndup (start + 2, (gsize) (end - start - 2));
}

/**
 * relais_pdf_catalog_extend:
 * @pdf: a file of PDF 1.4 as cairo writes it
 * @language: the language of its texts, "fr" or "nl"; as spoken in Belgium
 * @two_sided: whether it is to be printed on both sides, turned along the long edge
 *
 * Returns: whether it was added; a file that looks different stays as it is
 */
gboolean
relais_pdf_catalog_extend (GByteArray *pdf, const char *language, gboolean two_sided)
{
  const Pdf before = { (const char *) pdf->data, pdf->len };
  g_autoptr (GString) added = g_string_new (NULL);
  g_autofree char *rest = NULL;
  Found found = { 0 };
  gsize table;

  if (!find_catalog (&before, &found))
    return FALSE;
  rest = read_catalog (&before, &found);
  if (rest == NULL)
    return FALSE;

  g_string_append_printf (added, "%" G_GUINT64_FORMAT " 0 obj\n<< /Version /1.7\n   /Lang (%s-BE)\n", found.catalog,
                          language);
  g_string_append_printf (added, "   /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None%s >>",
                          two_sided ? " /Duplex /DuplexFlipLongEdge" : "");
  g_string_append_printf (added, "%sendobj\n", rest);

  table = before.length + added->len;
  g_string_append_printf (added, "xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n", found.catalog,
                          before.length);
  g_string_append_printf (added,
                          "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n   /Info %"
                          G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          found.n_objects, found.catalog, found.info, found.table, table);
  g_byte_array_append (pdf, (const guint8 *) added->str, (guint) added->len);
  return TRUE;
}

#include "relais-pdf.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relais-error.h"
#include "relais-page.h"
#include "relais-pdf-catalog.h"
#include "relais-test-pdf.h"
#include "relais-test.h"

static void
add_text (RelaisPage *page, double y, const char *text)
{
  RelaisBox box = {
    .kind = RELAIS_BOX_TEXT,
    .area = { 20, y, 80, 5 },
    .baseline = y,
    .font = { 12, FALSE },
    .text = (char *) text,
  };

  relais_page_add_box (page, &box);
}

static GPtrArray *
make_pages (void)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_page_free);
  RelaisPage *first = relais_page_new (210, 297);
  RelaisPage *second = relais_page_new (210, 297);

  add_text (first, 30, "Élisabeth Wąsowicz-Öztürk, « Ça va »");
  add_text (first, 40, "\u2068فاطمة\u2069 (fille)");
  add_text (second, 30, "office: 0478 12 34 56");
  g_ptr_array_add (pages, first);
  g_ptr_array_add (pages, second);
  return pages;
}

static char *
write_pages (const char *folder, const char *name, RelaisPdfFlags flags, GError **error)
{
  g_autoptr (GPtrArray) pages = make_pages ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!relais_pdf_write (pages, "Cartes – été", "Maison médicale", "fr", flags, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
test_text_can_be_selected (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = write_pages (folder, "a.pdf", RELAIS_PDF_NONE, NULL);
  g_autofree char *text = relais_test_pdf_run ("pdftotext", "-layout", NULL, path);

  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Élisabeth Wąsowicz-Öztürk, « Ça va »"));
  g_assert_nonnull (strstr (text, "فاطمة"));
  g_assert_nonnull (strstr (text, "fille"));
  g_assert_nonnull (strstr (text, "office: 0478 12 34 56"));
}

static void
test_what_it_says_of_itself (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = write_pages (folder, "a.pdf", RELAIS_PDF_TWO_SIDED, NULL);
  g_autofree char *info = relais_test_pdf_run ("pdfinfo", NULL, NULL, path);
  g_autofree char *bytes = NULL;
  gsize length;

  if (info == NULL)
    return;
  g_assert_true (g_regex_match_simple ("^Title: +Cartes – été$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Author: +Maison médicale$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Pages: +2$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Page size: +595\\.27\\d* x 841\\.8\\d* pts \\(A4\\)$", info, G_REGEX_MULTILINE, 0));
  g_assert_null (strstr (info, "CreationDate"));

  /* pdfinfo read the catalog that these stand in: it is the last one, and it still finds the pages. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "/Lang (fr-BE)", strlen ("/Lang (fr-BE)")));
  g_assert_nonnull (memmem (bytes, length, "/PrintScaling /None", strlen ("/PrintScaling /None")));
  g_assert_nonnull (memmem (bytes, length, "/Duplex /DuplexFlipLongEdge", strlen ("/Duplex /DuplexFlipLongEdge")));
  g_assert_true (g_regex_match_simple ("^PDF version: +1\\.7$", info, G_REGEX_MULTILINE, 0));
}

static void
test_one_side_is_not_two (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = write_pages (folder, "a.pdf", RELAIS_PDF_NONE, NULL);

  g_assert_nonnull (path);
  g_assert_false (relais_test_folder_contains (folder, "/Duplex", strlen ("/Duplex")));
}

/* A table of objects that is not where it should be: nothing is added, rather than something wrong. */
static void
test_a_strange_pdf_stays_as_it_is (void)
{
  static const char *strange[] = {
    "",
    "%PDF-1.4\n",
    "trailer\n<< /Size 3 /Root 1 0 R /Info 2 0 R >>\nstartxref\n99999\n%%EOF\n",
    "xref\n0 3\ntrailer\n<< /Size 3 /Root 7 0 R /Info 2 0 R >>\nstartxref\n0\n%%EOF\n",
    "xref\n0 1\n9999999999 00000 n \ntrailer\n<< /Size 1 /Root 0 0 R /Info 0 0 R >>\nstartxref\n0\n%%EOF\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) strange[i], (guint) strlen (strange[i]));
      g_assert_false (relais_pdf_catalog_extend (bytes, "fr", TRUE));
      g_assert_cmpmem (bytes->data, bytes->len, strange[i], strlen (strange[i]));
    }
}

static void
test_same_pages_same_file (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *a = write_pages (folder, "a.pdf", RELAIS_PDF_NONE, NULL);
  g_autofree char *b = write_pages (folder, "b.pdf", RELAIS_PDF_NONE, NULL);
  g_autofree char *bytes_a = NULL;
  g_autofree char *bytes_b = NULL;
  gsize length_a, length_b;

  g_assert_true (g_file_get_contents (a, &bytes_a, &length_a, NULL));
  g_assert_true (g_file_get_contents (b, &bytes_b, &length_b, NULL));
  g_assert_cmpmem (bytes_a, length_a, bytes_b, length_b);
}

static void
test_nobody_else_may_read_it (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  mode_t mask = umask (0);
  g_autofree char *path = write_pages (folder, "a.pdf", RELAIS_PDF_NONE, NULL);
  GStatBuf status;

  umask (mask);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_overwrites_only_when_asked (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *again = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (write_pages (folder, "a.pdf", RELAIS_PDF_NONE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_assert_cmpstr (relais_error_get_subject (error), ==, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  g_assert_cmpuint (count_files (folder), ==, 1);

  again = write_pages (folder, "a.pdf", RELAIS_PDF_OVERWRITE, NULL);
  g_assert_nonnull (again);
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_only_files_are_replaced (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "directory", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  const char *names[] = { "directory", "link", "fifo" };

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  g_assert_cmpint (symlink ("elsewhere", link), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (write_pages (folder, names[i], RELAIS_PDF_OVERWRITE, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
    }
  g_assert_cmpuint (count_files (folder), ==, 3);
}

static void
test_no_such_folder (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_null (write_pages (folder, "nowhere/a.pdf", RELAIS_PDF_NONE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
}

static void
write_to_closed_folder (gpointer folder)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (write_pages (folder, "a.pdf", RELAIS_PDF_NONE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_PERMISSION);
}

static void
test_no_permission (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  relais_test_as_ordinary_user (write_to_closed_folder, folder);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
write_to_full_disk (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_test_mount_small_disk (folder, 4));
  g_assert_null (write_pages (folder, "a.pdf", RELAIS_PDF_NONE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_cmpint (umount (folder), ==, 0);
}

static void
test_full_disk (void)
{
  if (g_test_subprocess ())
    {
      write_to_full_disk ();
      return;
    }

  if (!relais_test_may_mount ())
    {
      g_test_skip ("no disk may be mounted here");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/text-can-be-selected", test_text_can_be_selected);
  g_test_add_func ("/pdf/what-it-says-of-itself", test_what_it_says_of_itself);
  g_test_add_func ("/pdf/one-side-is-not-two", test_one_side_is_not_two);
  g_test_add_func ("/pdf/a-strange-pdf-stays-as-it-is", test_a_strange_pdf_stays_as_it_is);
  g_test_add_func ("/pdf/same-pages-same-file", test_same_pages_same_file);
  g_test_add_func ("/pdf/nobody-else-may-read-it", test_nobody_else_may_read_it);
  g_test_add_func ("/pdf/overwrites-only-when-asked", test_overwrites_only_when_asked);
  g_test_add_func ("/pdf/only-files-are-replaced", test_only_files_are_replaced);
  g_test_add_func ("/pdf/no-such-folder", test_no_such_folder);
  g_test_add_func ("/pdf/no-permission", test_no_permission);
  g_test_add_func ("/pdf/full-disk", test_full_disk);
  return g_test_run ();
}

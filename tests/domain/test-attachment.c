/* What is taken as a photo or a letter, by what is in it; how large it says it is; how it is called. */

#include "relais-attachment.h"
#include "relais-error.h"

#include <string.h>

#define BYTES(text) (text), sizeof (text) - 1

#define JPEG_START "\xff\xd8\xff\xe0\x00\x04xx"
#define JPEG_FRAME "\xff\xc0\x00\x11\x08\x04\x00\x03\x00\x03\x01\x22"
#define PNG_HEAD "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"

static const struct {
  const char *name;
  const char *data;
  gsize length;
  RelaisAttachmentKind kind;
  guint64 width;
  guint64 height;
} heads[] = {
  { "JPEG", BYTES (JPEG_START JPEG_FRAME), RELAIS_ATTACHMENT_JPEG, 0x300, 0x400 },
  { "JPEG, progressive", BYTES (JPEG_START "\xff\xff\xc2\x00\x11\x08\x00\x10\x00\x20\x03\x01\x22"),
    RELAIS_ATTACHMENT_JPEG, 0x20, 0x10 },
  { "JPEG, a table is no frame", BYTES ("\xff\xd8\xff\xc4\x00\x04xx" JPEG_FRAME), RELAIS_ATTACHMENT_JPEG, 0x300, 0x400 },
  { "JPEG, cut off", BYTES (JPEG_START "\xff\xc0\x00\x11\x08\x04"), RELAIS_ATTACHMENT_JPEG, 0, 0 },
  { "JPEG, points without a frame", BYTES (JPEG_START "\xff\xda\x00\x04xx" JPEG_FRAME), RELAIS_ATTACHMENT_JPEG, 0, 0 },
  { "JPEG, segments of no length", BYTES ("\xff\xd8\xff\xe0\x00\x00\x00\x00\x00\x00\x00\x00"), RELAIS_ATTACHMENT_JPEG,
    0, 0 },
  { "PNG", BYTES (PNG_HEAD "\x00\x00\x02\x00\x00\x00\x01\x00"), RELAIS_ATTACHMENT_PNG, 512, 256 },
  { "PNG, cut off", BYTES (PNG_HEAD "\x00\x00\x02\x00"), RELAIS_ATTACHMENT_PNG, 0, 0 },
  { "WebP, extended", BYTES ("RIFF\x40\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x01\x00\xff\x00\x00"),
    RELAIS_ATTACHMENT_WEBP, 512, 256 },
  { "WebP, without loss",
    BYTES ("RIFF\x40\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f\xff\xc1\x3f\x00\x00\x00\x00\x00\x00\x00"),
    RELAIS_ATTACHMENT_WEBP, 512, 256 },
  { "WebP, with loss",
    BYTES ("RIFF\x40\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x00\x02\x00\x01"),
    RELAIS_ATTACHMENT_WEBP, 512, 256 },
  { "HEIC, tiles and the whole",
    BYTES ("\x00\x00\x00\x18"
           "ftypheic\x00\x00\x00\x14ispe\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x02\x00"
           "\x00\x00\x00\x14ispe\x00\x00\x00\x00\x00\x00\x0f\xc0\x00\x00\x0b\xd0"),
    RELAIS_ATTACHMENT_HEIC, 4032, 3024 },
  { "PDF", BYTES ("%PDF-1.7\n"), RELAIS_ATTACHMENT_PDF, 0, 0 },
  { "PDF behind something else", BYTES ("x%PDF-1.7\n"), RELAIS_ATTACHMENT_NONE, 0, 0 },
  { "an archive", BYTES ("PK\x03\x04 word/document.xml"), RELAIS_ATTACHMENT_NONE, 0, 0 },
  { "a film", BYTES ("\x00\x00\x00\x18" "ftypmp42"), RELAIS_ATTACHMENT_NONE, 0, 0 },
  { "a program", BYTES ("\x7f" "ELF"), RELAIS_ATTACHMENT_NONE, 0, 0 },
  { "a web page", BYTES ("<svg xmlns="), RELAIS_ATTACHMENT_NONE, 0, 0 },
  { "two bytes", BYTES ("\xff\xd8"), RELAIS_ATTACHMENT_NONE, 0, 0 },
  { "nothing", NULL, 0, RELAIS_ATTACHMENT_NONE, 0, 0 },
};

static void
test_heads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      /* A copy of its own length, so that a sanitizer sees what is read behind it. */
      g_autofree char *data = g_memdup2 (heads[i].data, heads[i].length);
      guint64 width, height;

      g_test_message ("%s", heads[i].name);
      g_assert_cmpint (relais_attachment_sniff (data, heads[i].length), ==, heads[i].kind);
      g_assert_cmpint (relais_attachment_measure (data, heads[i].length, &width, &height), ==, heads[i].width > 0);
      g_assert_cmpuint (width, ==, heads[i].width);
      g_assert_cmpuint (height, ==, heads[i].height);
    }
}

static void
test_cut_anywhere (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      for (gsize n = 0; n < heads[i].length; n++)
        {
          g_autofree char *data = g_memdup2 (heads[i].data, n);
          guint64 width, height;

          if (relais_attachment_measure (data, n, &width, &height))
            g_assert_cmpuint (width, <=, heads[i].width);
        }
    }
}

static const struct {
  const char *name;
  const char *head;
  gsize head_length;
  gsize length;
  int code; /* -1: taken */
} checks[] = {
  { "photo.jpg", BYTES (JPEG_START JPEG_FRAME), 200, -1 },
  { "of the largest size", BYTES (JPEG_START JPEG_FRAME), RELAIS_ATTACHMENT_PICTURE_MB << 20, -1 },
  { "one byte more", BYTES (JPEG_START JPEG_FRAME), (RELAIS_ATTACHMENT_PICTURE_MB << 20) + 1,
    RELAIS_ERROR_ATTACHMENT_TOO_LARGE },
  { "letter.pdf", BYTES ("%PDF-1.4"), RELAIS_ATTACHMENT_PDF_MB << 20, -1 },
  { "letter too large", BYTES ("%PDF-1.4"), (RELAIS_ATTACHMENT_PDF_MB << 20) + 1, RELAIS_ERROR_ATTACHMENT_TOO_LARGE },
  { "letter.docx", BYTES ("PK\x03\x04"), 200, RELAIS_ERROR_ATTACHMENT_KIND },
  { "photo.jpg that is a program", BYTES ("\x7f" "ELF"), 200, RELAIS_ERROR_ATTACHMENT_KIND },
  { "as many points as are read", BYTES (PNG_HEAD "\x00\x00\x20\x00\x00\x00\x20\x00"), 64, -1 },
  { "one column more", BYTES (PNG_HEAD "\x00\x00\x20\x01\x00\x00\x20\x00"), 64, RELAIS_ERROR_ATTACHMENT_PICTURE },
  { "so many that they overflow", BYTES (PNG_HEAD "\xff\xff\xff\xff\xff\xff\xff\xff"), 64,
    RELAIS_ERROR_ATTACHMENT_PICTURE },
  { "no points", BYTES (PNG_HEAD "\x00\x00\x00\x00\x00\x00\x20\x00"), 64, RELAIS_ERROR_ATTACHMENT_PICTURE },
  { "empty.jpg", NULL, 0, 0, RELAIS_ERROR_ATTACHMENT_KIND },
};

static void
test_limits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autofree char *data = g_malloc0 (MAX (checks[i].length, 1));
      g_autoptr (GError) error = NULL;
      RelaisAttachmentKind kind;

      g_test_message ("%s", checks[i].name);
      if (checks[i].head != NULL)
        memcpy (data, checks[i].head, checks[i].head_length);
      kind = relais_attachment_check (checks[i].name, data, checks[i].length, &error);
      if (checks[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, RELAIS_ERROR, checks[i].code);
      g_assert_cmpint (kind != RELAIS_ATTACHMENT_NONE, ==, checks[i].code < 0);
    }
}

static void
test_count (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_attachment_check_count (RELAIS_ATTACHMENT_MOST - 1, "photo", &error));
  g_assert_no_error (error);
  g_assert_false (relais_attachment_check_count (RELAIS_ATTACHMENT_MOST, "photo", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_ATTACHMENT_TOO_MANY);
}

static void
test_names (void)
{
  static const struct {
    const char *typed;
    RelaisAttachmentKind kind;
    const char *name;
  } names[] = {
    { "Lettre St-Luc.pdf", RELAIS_ATTACHMENT_PDF, "Lettre St-Luc.pdf" },
    { "IMG_2041.HEIC", RELAIS_ATTACHMENT_JPEG, "IMG_2041.jpg" },
    { "/tmp/../etc/plaie.png", RELAIS_ATTACHMENT_JPEG, "plaie.jpg" },
    { "C:\\Scans\\brief.pdf", RELAIS_ATTACHMENT_PDF, "brief.pdf" },
    { "deux\nlignes.pdf", RELAIS_ATTACHMENT_PDF, "deux lignes.pdf" },
    { "St. Jean, le 3.11", RELAIS_ATTACHMENT_PDF, "St. Jean, le 3.pdf" },
    { ".cache", RELAIS_ATTACHMENT_PDF, ".cache.pdf" },
    { "dir/", RELAIS_ATTACHMENT_PDF, "document.pdf" },
    { "", RELAIS_ATTACHMENT_JPEG, "document.jpg" },
    { NULL, RELAIS_ATTACHMENT_JPEG, "document.jpg" },
    { "lettre.docx", RELAIS_ATTACHMENT_NONE, "lettre.docx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = relais_attachment_clean_name (names[i].typed, names[i].kind);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

static void
test_long_name (void)
{
  g_autofree char *typed = g_strnfill (4000, 'a');
  g_autofree char *name = relais_attachment_clean_name (typed, RELAIS_ATTACHMENT_PDF);
  g_autofree char *odd = relais_attachment_clean_name ("caf\xe9.pdf", RELAIS_ATTACHMENT_PDF);

  g_assert_cmpuint (strlen (name), <=, 120);
  g_assert_true (g_str_has_suffix (name, ".pdf"));
  g_assert_true (g_utf8_validate (odd, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachment/heads", test_heads);
  g_test_add_func ("/attachment/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/attachment/limits", test_limits);
  g_test_add_func ("/attachment/count", test_count);
  g_test_add_func ("/attachment/names", test_names);
  g_test_add_func ("/attachment/long-name", test_long_name);
  return g_test_run ();
}

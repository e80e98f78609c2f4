/* What may hang on an entry of the notebook: photos and letters, told apart by what is in them and never by their name;
 * how large, how many, how they are called. All limits stand in the header. Nothing is decoded here. Pure.
 */

#include "relais-attachment.h"

#include "relais-error.h"
#include "relais-picture-header.h"
#include "relais-text.h"

#include <string.h>

#define NAME_CHARS 100
#define MB (1024 * 1024)

static const struct {
  const char *word;
  const char *media;
  const char *suffix;
} kinds[RELAIS_N_ATTACHMENT_KINDS] = {
  [RELAIS_ATTACHMENT_JPEG] = { "jpeg", "image/jpeg", ".jpg" },
  [RELAIS_ATTACHMENT_PNG] = { "png", "image/png", ".png" },
  [RELAIS_ATTACHMENT_WEBP] = { "webp", "image/webp", ".webp" },
  [RELAIS_ATTACHMENT_HEIC] = { "heic", "image/heic", ".heic" },
  [RELAIS_ATTACHMENT_PDF] = { "pdf", "application/pdf", ".pdf" },
};

/**
 * relais_attachment_copy:
 * @attachment: what hangs on an entry
 *
 * Returns: (transfer full): the same
 */
RelaisAttachment *
relais_attachment_copy (const RelaisAttachment *attachment)
{
  RelaisAttachment *copy = g_new0 (RelaisAttachment, 1);

  copy->id = g_strdup (attachment->id);
  copy->holder = g_strdup (attachment->holder);
  copy->name = g_strdup (attachment->name);
  copy->kind = attachment->kind;
  copy->size = attachment->size;
  return copy;
}

/**
 * relais_attachment_free:
 * @attachment: (transfer full): what hangs on an entry
 */
void
relais_attachment_free (RelaisAttachment *attachment)
{
  g_free (attachment->id);
  g_free (attachment->holder);
  g_free (attachment->name);
  g_free (attachment);
}

/**
 * relais_attachment_kind_find:
 * @word: (nullable): a stored word
 * @kind: (out): what it stands for
 *
 * Returns: whether it is one
 */
gboolean
relais_attachment_kind_find (const char *word, RelaisAttachmentKind *kind)
{
  for (guint i = RELAIS_ATTACHMENT_NONE + 1; i < RELAIS_N_ATTACHMENT_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].word, word) != 0)
        continue;
      *kind = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * relais_attachment_kind_get_word:
 * @kind: a kind
 *
 * Returns: (nullable): how it is stored
 */
const char *
relais_attachment_kind_get_word (RelaisAttachmentKind kind)
{
  return kinds[kind].word;
}

/**
 * relais_attachment_kind_get_media:
 * @kind: a kind
 *
 * Returns: (nullable): its media type (RFC 6838)
 */
const char *
relais_attachment_kind_get_media (RelaisAttachmentKind kind)
{
  return kinds[kind].media;
}

/**
 * relais_attachment_kind_get_suffix:
 * @kind: a kind
 *
 * Returns: (nullable): how the name of such a file ends
 */
const char *
relais_attachment_kind_get_suffix (RelaisAttachmentKind kind)
{
  return kinds[kind].suffix;
}

static gboolean
begins (const guint8 *data, gsize length, gsize at, const char *with, gsize n)
{
  return length >= at + n && memcmp (data + at, with, n) == 0;
}

/* ISO 14496-12: the brand stands behind the size and "ftyp". */
static gboolean
is_heic (const guint8 *data, gsize length)
{
  static const char *const brands[] = { "heic", "heix", "heim", "heis", "mif1", "hevc", "hevx" };

  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++)
    {
      if (begins (data, length, 4, "ftyp", 4) && begins (data, length, 8, brands[i], 4))
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_attachment_sniff:
 * @data: (nullable): what is in a file
 * @length: its length
 *
 * Returns: what the file is; RELAIS_ATTACHMENT_NONE for what Relais does not keep
 */
RelaisAttachmentKind
relais_attachment_sniff (gconstpointer data, gsize length)
{
  if (begins (data, length, 0, "\xff\xd8\xff", 3))
    return RELAIS_ATTACHMENT_JPEG;
  if (begins (data, length, 0, "\x89PNG\r\n\x1a\n", 8))
    return RELAIS_ATTACHMENT_PNG;
  if (begins (data, length, 0, "RIFF", 4) && begins (data, length, 8, "WEBP", 4))
    return RELAIS_ATTACHMENT_WEBP;
  if (begins (data, length, 0, "%PDF-", 5))
    return RELAIS_ATTACHMENT_PDF;
  return is_heic (data, length) ? RELAIS_ATTACHMENT_HEIC : RELAIS_ATTACHMENT_NONE;
}

/**
 * relais_attachment_measure:
 * @data: (nullable): what is in a picture
 * @length: its length
 * @width: (out): as its header says
 * @height: (out): as its header says
 *
 * How large a picture says it is, before anything of it is decoded.
 *
 * Returns: whether it says it
 */
gboolean
relais_attachment_measure (gconstpointer data, gsize length, guint64 *width, guint64 *height)
{
  *width = 0;
  *height = 0;
  switch (relais_attachment_sniff (data, length))
    {
    case RELAIS_ATTACHMENT_JPEG:
      return relais_picture_header_read_jpeg (data, length, width, height);
    case RELAIS_ATTACHMENT_PNG:
      return relais_picture_header_read_png (data, length, width, height);
    case RELAIS_ATTACHMENT_WEBP:
      return relais_picture_header_read_webp (data, length, width, height);
    case RELAIS_ATTACHMENT_HEIC:
      return relais_picture_header_read_heic (data, length, width, height);
    case RELAIS_ATTACHMENT_NONE:
    case RELAIS_ATTACHMENT_PDF:
    case RELAIS_N_ATTACHMENT_KINDS:
    default:
      return FALSE;
    }
}

static gboolean
check_picture (const char *name, gconstpointer data, gsize length, GError **error)
{
  guint64 width, height;

  if (relais_attachment_measure (data, length, &width, &height) && width > 0 && height > 0 &&
      width <= RELAIS_ATTACHMENT_PIXELS / height)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_ATTACHMENT_PICTURE, name, NULL);
  return FALSE;
}

/**
 * relais_attachment_check:
 * @name: how the file is called, for the sentence
 * @data: (nullable): what is in it
 * @length: its length
 * @error: RELAIS_ERROR_ATTACHMENT_KIND, RELAIS_ERROR_ATTACHMENT_TOO_LARGE; RELAIS_ERROR_ATTACHMENT_PICTURE for one
 *   that says no size, or more points than are read
 *
 * Returns: what it is; RELAIS_ATTACHMENT_NONE where it is not taken
 */
RelaisAttachmentKind
relais_attachment_check (const char *name, gconstpointer data, gsize length, GError **error)
{
  RelaisAttachmentKind kind = relais_attachment_sniff (data, length);
  gsize most = kind == RELAIS_ATTACHMENT_PDF ? RELAIS_ATTACHMENT_PDF_MB : RELAIS_ATTACHMENT_PICTURE_MB;

  if (kind == RELAIS_ATTACHMENT_NONE)
    relais_error_set (error, RELAIS_ERROR_ATTACHMENT_KIND, name, NULL);
  else if (length > most * MB)
    relais_error_set (error, RELAIS_ERROR_ATTACHMENT_TOO_LARGE, name, "%" G_GSIZE_FORMAT, most);
  else if (kind == RELAIS_ATTACHMENT_PDF || check_picture (name, data, length, error))
    return kind;
  return RELAIS_ATTACHMENT_NONE;
}

/**
 * relais_attachment_check_count:
 * @n: how many hang on an entry already
 * @name: how the next one is called, for the sentence
 * @error: RELAIS_ERROR_ATTACHMENT_TOO_MANY
 *
 * Returns: whether there is room for one more
 */
gboolean
relais_attachment_check_count (guint n, const char *name, GError **error)
{
  if (n < RELAIS_ATTACHMENT_MOST)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_ATTACHMENT_TOO_MANY, name, "%d", RELAIS_ATTACHMENT_MOST);
  return FALSE;
}

/* Without what is before the last slash, of either system, and without the end that says the kind. */
static char *
take_stem (const char *typed, gboolean with_suffix)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  const char *slash = strrchr (valid, '/');
  const char *backslash = strrchr (valid, '\\');
  const char *start = MAX (slash, backslash);
  char *stem = g_strdup (start != NULL ? start + 1 : valid);
  char *dot = strrchr (stem, '.');

  if (!with_suffix && dot != NULL && dot != stem && strlen (dot) <= 5)
    *dot = '\0';
  return stem;
}

/**
 * relais_attachment_clean_name:
 * @typed: (nullable): the name of a file, as the system or a sender calls it
 * @kind: what it is; RELAIS_ATTACHMENT_NONE to leave its end as it is
 *
 * Returns: (transfer full): a name on one line that says the kind; it is shown, and never the name of a file of Relais
 */
char *
relais_attachment_clean_name (const char *typed, RelaisAttachmentKind kind)
{
  g_autofree char *stem = take_stem (typed, kind == RELAIS_ATTACHMENT_NONE);
  g_autofree char *clean = relais_text_clean (stem, NAME_CHARS, NULL);

  return g_strconcat (*clean != '\0' ? clean : "document", kinds[kind].suffix, NULL);
}

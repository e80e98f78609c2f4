/* Reads the same .mo files as gettext, but one language an object, so that a page can be French on the front and Dutch
 * on the back while the screen is English. gettext cannot: it follows the session's LANGUAGE and the locales that are
 * installed. The format is that of the GNU gettext manual, "The Format of GNU MO Files", in either byte order; nothing
 * in a file is trusted. A book never changes; it is shared by reference and may be asked from any thread.
 */

#include "relais-phrasebook.h"

#include "relais-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC       0x950412DE
#define HEADER_SIZE 28
#define ENTRY_SIZE  8

/* What parts a context from its msgid. */
#define CONTEXT_END '\004'

typedef struct {
  const char *text;
  gsize length; /* the plural forms follow one another, with zero bytes between them */
} Entry;

struct _RelaisPhrasebook {
  gatomicrefcount ref_count;

  const char *language;
  GBytes *bytes;
  GHashTable *entries; /* msgid → Entry, both inside bytes */
};

typedef struct {
  const char *data;
  gsize size;
  gboolean swapped;
} File;

static guint32
read_word (const File *file, gsize offset)
{
  guint32 word;

  memcpy (&word, file->data + offset, sizeof word);
  return file->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* The text that entry @index of the table at @table points to; it must lie in the file, with its zero byte. */
static gboolean
read_text (const File *file, gsize table, guint32 index, Entry *entry)
{
  gsize place = table + (gsize) index * ENTRY_SIZE;
  gsize length = read_word (file, place);
  gsize offset = read_word (file, place + 4);

  if (offset >= file->size || length >= file->size - offset || file->data[offset + length] != '\0')
    return FALSE;

  entry->text = file->data + offset;
  entry->length = length;
  return TRUE;
}

static gboolean
holds_table (const File *file, gsize offset, gsize n_entries)
{
  return offset <= file->size && n_entries <= (file->size - offset) / ENTRY_SIZE;
}

static gboolean
is_utf8 (const Entry *entry)
{
  const char *end = entry->text + entry->length;

  for (const char *p = entry->text; p < end; p += strlen (p) + 1)
    {
      if (!g_utf8_validate (p, -1, NULL))
        return FALSE;
    }

  return TRUE;
}

/* Whether the whole file makes sense; its entries are then in @entries. */
static gboolean
read_file (File *file, GHashTable *entries)
{
  gsize n_entries, msgids, translations;

  if (file->size < HEADER_SIZE)
    return FALSE;
  file->swapped = read_word (file, 0) != MAGIC;
  if (read_word (file, 0) != MAGIC || read_word (file, 4) >> 16 > 1)
    return FALSE;

  n_entries = read_word (file, 8);
  msgids = read_word (file, 12);
  translations = read_word (file, 16);
  if (!holds_table (file, msgids, n_entries) || !holds_table (file, translations, n_entries))
    return FALSE;

  for (guint32 i = 0; i < n_entries; i++)
    {
      Entry msgid, translation;

      if (!read_text (file, msgids, i, &msgid) || !read_text (file, translations, i, &translation) ||
          !is_utf8 (&msgid) || !is_utf8 (&translation))
        return FALSE;

      /* The empty msgid is the header of the catalogue, not a text. */
      if (*msgid.text != '\0' && *translation.text != '\0')
        g_hash_table_insert (entries, (gpointer) msgid.text, g_memdup2 (&translation, sizeof translation));
    }

  return TRUE;
}

static const char *
find_language (const char *language, GError **error)
{
  static const char *const languages[] = { "fr", "nl", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_strcmp0 (language, languages[i]) == 0)
        return languages[i];
    }

  relais_error_set (error, RELAIS_ERROR_INVALID, language, "%s", _("the languages are fr, nl and en"));
  return NULL;
}

static RelaisPhrasebook *
make_book (const char *language, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (RelaisPhrasebook) book = g_new0 (RelaisPhrasebook, 1);
  File file = { NULL };

  g_atomic_ref_count_init (&book->ref_count);
  book->language = language;
  book->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (bytes == NULL)
    return g_steal_pointer (&book);

  book->bytes = g_bytes_ref (bytes);
  file.data = g_bytes_get_data (bytes, &file.size);
  if (!read_file (&file, book->entries))
    {
      relais_error_set (error, RELAIS_ERROR_INPUT_OUTPUT, name, "%s", _("the translations in it are damaged"));
      return NULL;
    }

  return g_steal_pointer (&book);
}

/**
 * relais_phrasebook_new:
 * @language: "fr", "nl" or "en"
 * @error: where to store the error
 *
 * Reads the catalogue of @language: LANGUAGE/LC_MESSAGES/relais.mo below the folder that the environment variable
 * RELAIS_LOCALE_DIR names, else below the one where Relais was installed. English needs none.
 *
 * Errors: %RELAIS_ERROR_INVALID for another language, %RELAIS_ERROR_NO_SUCH_FILE without the catalogue,
 * %RELAIS_ERROR_INPUT_OUTPUT for a damaged one.
 *
 * Returns: (transfer full) (nullable): the book
 */
RelaisPhrasebook *
relais_phrasebook_new (const char *language, GError **error)
{
  const char *folder = g_getenv ("RELAIS_LOCALE_DIR");
  const char *known = find_language (language, error);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *foreign = NULL;
  gsize length;

  if (known == NULL)
    return NULL;
  if (g_str_equal (known, "en"))
    return make_book (known, NULL, NULL, error);

  path = g_build_filename (folder != NULL ? folder : RELAIS_LOCALEDIR, known, "LC_MESSAGES",
                           GETTEXT_PACKAGE ".mo", NULL);
  if (!g_file_get_contents (path, &content, &length, &foreign))
    {
      relais_error_take_foreign (error, foreign, path);
      return NULL;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  return make_book (known, bytes, path, error);
}

/**
 * relais_phrasebook_new_from_bytes:
 * @language: "fr", "nl" or "en"
 * @bytes: the content of a .mo file
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the book
 */
RelaisPhrasebook *
relais_phrasebook_new_from_bytes (const char *language, GBytes *bytes, GError **error)
{
  const char *known = find_language (language, error);

  return known != NULL ? make_book (known, bytes, known, error) : NULL;
}

/**
 * relais_phrasebook_ref:
 * @book: a book
 *
 * Returns: (transfer full): @book
 */
RelaisPhrasebook *
relais_phrasebook_ref (RelaisPhrasebook *book)
{
  g_atomic_ref_count_inc (&book->ref_count);
  return book;
}

/**
 * relais_phrasebook_unref:
 * @book: (transfer full): a book
 */
void
relais_phrasebook_unref (RelaisPhrasebook *book)
{
  if (!g_atomic_ref_count_dec (&book->ref_count))
    return;

  g_hash_table_unref (book->entries);
  g_clear_pointer (&book->bytes, g_bytes_unref);
  g_free (book);
}

/**
 * relais_phrasebook_get_language:
 * @book: a book
 *
 * Returns: "fr", "nl" or "en"
 */
const char *
relais_phrasebook_get_language (RelaisPhrasebook *book)
{
  return book->language;
}

/**
 * relais_phrasebook_get:
 * @book: a book
 * @msgid: a text in English
 *
 * Returns: its translation; @msgid itself where there is none
 */
const char *
relais_phrasebook_get (RelaisPhrasebook *book, const char *msgid)
{
  const Entry *entry = g_hash_table_lookup (book->entries, msgid);

  return entry != NULL ? entry->text : msgid;
}

/**
 * relais_phrasebook_get_context:
 * @book: a book
 * @context: what tells this text from others that are the same in English, as in C_()
 * @msgid: a text in English
 *
 * Returns: its translation; @msgid itself where there is none
 */
const char *
relais_phrasebook_get_context (RelaisPhrasebook *book, const char *context, const char *msgid)
{
  g_autofree char *key = g_strdup_printf ("%s%c%s", context, CONTEXT_END, msgid);
  const Entry *entry = g_hash_table_lookup (book->entries, key);

  return entry != NULL ? entry->text : msgid;
}

/**
 * relais_phrasebook_get_plural:
 * @book: a book
 * @singular: the text in English for one
 * @plural: the text in English for several
 * @n: how many
 *
 * French says "0 jour", Dutch and English take the plural there: the two rules that the catalogues of Relais declare.
 *
 * Returns: the translation for @n; @singular or @plural where there is none
 */
const char *
relais_phrasebook_get_plural (RelaisPhrasebook *book, const char *singular, const char *plural, gulong n)
{
  const Entry *entry = g_hash_table_lookup (book->entries, singular);
  gboolean is_plural = g_str_equal (book->language, "fr") ? n > 1 : n != 1;
  gsize first;

  if (entry == NULL)
    return n != 1 ? plural : singular;

  /* An entry with one form only, as for a text without numbers, serves for both. */
  first = strlen (entry->text);
  return is_plural && first < entry->length ? entry->text + first + 1 : entry->text;
}

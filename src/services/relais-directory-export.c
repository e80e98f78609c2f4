/* The directory as a CSV file with the columns of the shared folder, or as vCards, so that it can be put into one:
 * every entry that the source has, with the practice's corrections and the columns that nobody here knows. Notes are
 * the practice's own and stay here. Blocking, from any thread.
 */

#include "relais-directory-export.h"

#include "relais-audit-reading.h"
#include "relais-csv-writer.h"
#include "relais-directory-columns.h"
#include "relais-directory.h"
#include "relais-error.h"
#include "relais-file.h"
#include "relais-phone.h"
#include "relais-vcard-writer.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_exported (guint field)
{
  return !(relais_directory_entry_type.fields[field].flags & RELAIS_FIELD_MANAGED) && field != RELAIS_ENTRY_KIND;
}

/* Excel takes the first 0 and the + from a number without spaces. */
static void
add_value (RelaisCsvWriter *writer, guint field, const char *value)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (value != NULL && relais_directory_entry_type.fields[field].kind == RELAIS_FIELD_PHONE &&
      strspn (value, "+0123456789") == strlen (value) && relais_phone_parse (value, &phone))
    value = phone.display;
  relais_csv_writer_add (writer, value);
}

/* The columns that a table of the folder had and no field holds: heading → place, in the order in which they come. */
static GPtrArray *
list_own_columns (GPtrArray *found, GHashTable *places)
{
  GPtrArray *headings = g_ptr_array_new ();

  for (guint row = 0; row < found->len; row++)
    {
      const RelaisDirectoryFound *entry = found->pdata[row];
      const char *rest = relais_record_get (entry->entry, RELAIS_ENTRY_OTHER_PROPERTIES);
      char *heading, *cell;

      while (entry->gone_since == NULL && rest != NULL && relais_directory_columns_next (&rest, &heading, &cell))
        {
          g_free (cell);
          if (g_hash_table_contains (places, heading))
            {
              g_free (heading);
              continue;
            }
          g_hash_table_insert (places, heading, GUINT_TO_POINTER (headings->len));
          g_ptr_array_add (headings, heading);
        }
    }
  return headings;
}

/* Two cells under one heading, in files that have a column twice, become one. */
static void
add_own_cells (RelaisCsvWriter *writer, const RelaisRecord *entry, GHashTable *places, GPtrArray *cells)
{
  const char *rest = relais_record_get (entry, RELAIS_ENTRY_OTHER_PROPERTIES);
  char *heading, *cell;

  while (rest != NULL && relais_directory_columns_next (&rest, &heading, &cell))
    {
      gpointer *place = &cells->pdata[GPOINTER_TO_UINT (g_hash_table_lookup (places, heading))];
      char *joined = *place != NULL ? g_strjoin ("; ", *place, cell, NULL) : g_strdup (cell);

      g_free (*place);
      *place = joined;
      g_free (heading);
      g_free (cell);
    }
  for (guint i = 0; i < cells->len; i++)
    {
      relais_csv_writer_add (writer, cells->pdata[i]);
      g_clear_pointer (&cells->pdata[i], g_free);
    }
}

static void
add_headings (RelaisCsvWriter *writer, GPtrArray *own)
{
  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    {
      if (is_exported (i))
        relais_csv_writer_add (writer, relais_directory_entry_type.fields[i].name);
    }
  for (guint i = 0; i < own->len; i++)
    relais_csv_writer_add (writer, own->pdata[i]);
  relais_csv_writer_end_row (writer);
}

static guint
add_rows (RelaisCsvWriter *writer, GPtrArray *found)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) own = list_own_columns (found, places);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint n_rows = 0;

  g_ptr_array_set_size (cells, (int) own->len);
  add_headings (writer, own);
  for (guint row = 0; row < found->len; row++)
    {
      const RelaisDirectoryFound *entry = found->pdata[row];

      if (entry->gone_since != NULL)
        continue;
      for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
        {
          if (is_exported (i))
            add_value (writer, i, relais_record_get (entry->entry, i));
        }
      add_own_cells (writer, entry->entry, places, cells);
      relais_csv_writer_end_row (writer);
      n_rows++;
    }
  return n_rows;
}

static gboolean
note_export (RelaisChange *change, gpointer data, GError **error)
{
  (void) data;
  return relais_change_note (change, "export", NULL, NULL, "directory", error);
}

static gboolean
check_is_free (const char *path, GError **error)
{
  GStatBuf status;

  if (g_lstat (path, &status) != 0)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_FILE_EXISTS, path, NULL);
  return FALSE;
}

static GBytes *
make_table (GPtrArray *found, gboolean is_old, guint *n_rows)
{
  g_autoptr (RelaisCsvWriter) writer = relais_csv_writer_new ();

  *n_rows = add_rows (writer, found);
  return relais_csv_writer_to_bytes (writer);
}

static GBytes *
make_cards (GPtrArray *found, gboolean is_old, guint *n_cards)
{
  GString *cards = g_string_new (NULL);

  *n_cards = 0;
  for (guint i = 0; i < found->len; i++)
    {
      const RelaisDirectoryFound *entry = found->pdata[i];

      if (entry->gone_since != NULL)
        continue;
      relais_vcard_writer_add_entry (cards, is_old ? RELAIS_VCARD_3_0 : RELAIS_VCARD_4_0, entry->entry);
      (*n_cards)++;
    }
  return g_string_free_to_bytes (cards);
}

typedef GBytes *(*MakeFunc) (GPtrArray *found, gboolean is_old, guint *n_entries);

static gboolean
export (RelaisSession *session, RelaisActor *actor, MakeFunc make, gboolean is_old, const char *path,
        guint *n_entries, GError **error)
{
  RelaisDirectoryQuestion everything = { .text = NULL };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_written;

  if (!relais_audit_check (session, actor, RELAIS_ACT_EXPORT, "export", NULL, error) || !check_is_free (path, error))
    return FALSE;
  found = relais_directory_search (session, actor, &everything, error);
  if (found == NULL ||
      !relais_store_write (relais_session_get_store (session), actor, "export", note_export, NULL, NULL, error))
    return FALSE;
  bytes = make (found, is_old, &n_written);
  if (!relais_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE, error))
    return FALSE;
  if (n_entries != NULL)
    *n_entries = n_written;
  return TRUE;
}

/**
 * relais_directory_export_csv:
 * @session: a session
 * @actor: who asks
 * @path: where the file is to stand
 * @n_rows: (out) (optional): how many rows it has below the headings
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_FILE_EXISTS, and whatever the disk says
 *
 * The file is not encrypted, and direct lines are in it.
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it does
 */
gboolean
relais_directory_export_csv (RelaisSession *session, RelaisActor *actor, const char *path, guint *n_rows,
                             GError **error)
{
  return export (session, actor, make_table, FALSE, path, n_rows, error);
}

/**
 * relais_directory_export_vcf:
 * @session: a session
 * @actor: who asks
 * @is_old: whether it is vCard 3.0 rather than 4.0
 * @path: where the file is to stand
 * @n_cards: (out) (optional): how many cards it has
 * @error: as for relais_directory_export_csv()
 *
 * The same as cards, with the properties of each that Relais does not know.
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it does
 */
gboolean
relais_directory_export_vcf (RelaisSession *session, RelaisActor *actor, gboolean is_old, const char *path,
                             guint *n_cards, GError **error)
{
  return export (session, actor, make_cards, is_old, path, n_cards, error);
}

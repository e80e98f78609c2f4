/* A VFS that remembers every write, in order, while it passes all on to the system's. From what it remembers it makes
 * what a power cut at any moment could have left: what was synced is there; each later write is there, or is not, or a
 * part of its sectors is, whatever became of the writes before it. One thread; one VFS in a test program.
 */

#include "power-vfs.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define SECTOR 512

typedef enum {
  EVENT_WRITE,
  EVENT_TRUNCATE,
  EVENT_SYNC,
  EVENT_DELETE,
  EVENT_MARK,
} EventType;

typedef struct {
  EventType type;
  char *name; /* of the file, without its folder */
  gint64 place;
  GBytes *bytes;
  int mark;
} Event;

typedef struct {
  sqlite3_file parent;
  char *name;
  sqlite3_file *real;
} PowerFile;

static sqlite3_vfs *real_vfs;
static GPtrArray *events; /* NULL while nothing is remembered */

#define REAL(file) (((PowerFile *) (void *) (file))->real)

static void
free_event (gpointer data)
{
  Event *event = data;

  g_free (event->name);
  g_clear_pointer (&event->bytes, g_bytes_unref);
  g_free (event);
}

static void
remember (EventType type, const char *name, gint64 place, const void *bytes, gsize size)
{
  Event *event;

  if (events == NULL)
    return;

  event = g_new0 (Event, 1);
  event->type = type;
  event->name = g_strdup (name);
  event->place = place;
  event->bytes = bytes != NULL ? g_bytes_new (bytes, size) : NULL;
  g_ptr_array_add (events, event);
}

static int
power_close (sqlite3_file *file)
{
  int result = REAL (file)->pMethods->xClose (REAL (file));

  g_free (REAL (file));
  g_free (((PowerFile *) (void *) file)->name);
  return result;
}

static int
power_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 place)
{
  return REAL (file)->pMethods->xRead (REAL (file), buffer, amount, place);
}

static int
power_write (sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 place)
{
  remember (EVENT_WRITE, ((PowerFile *) (void *) file)->name, place, bytes, (gsize) amount);
  return REAL (file)->pMethods->xWrite (REAL (file), bytes, amount, place);
}

static int
power_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  remember (EVENT_TRUNCATE, ((PowerFile *) (void *) file)->name, size, NULL, 0);
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

/* Remembered is enough. */
static int
power_sync (sqlite3_file *file, int flags)
{
  remember (EVENT_SYNC, ((PowerFile *) (void *) file)->name, 0, NULL, 0);
  return SQLITE_OK;
}

static int
power_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
power_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
power_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
power_check_reserved_lock (sqlite3_file *file, int *is_reserved)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), is_reserved);
}

static int
power_file_control (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
power_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
power_device_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
power_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
power_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
power_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
power_shm_unmap (sqlite3_file *file, int delete_it)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete_it);
}

static const sqlite3_io_methods power_methods = {
  .iVersion = 2,
  .xClose = power_close,
  .xRead = power_read,
  .xWrite = power_write,
  .xTruncate = power_truncate,
  .xSync = power_sync,
  .xFileSize = power_file_size,
  .xLock = power_lock,
  .xUnlock = power_unlock,
  .xCheckReservedLock = power_check_reserved_lock,
  .xFileControl = power_file_control,
  .xSectorSize = power_sector_size,
  .xDeviceCharacteristics = power_device_characteristics,
  .xShmMap = power_shm_map,
  .xShmLock = power_shm_lock,
  .xShmBarrier = power_shm_barrier,
  .xShmUnmap = power_shm_unmap,
};

static int
power_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  PowerFile *power = (PowerFile *) (void *) file;
  int result;

  memset (power, 0, sizeof *power);
  power->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  result = real_vfs->xOpen (real_vfs, name, power->real, flags, out_flags);
  if (result != SQLITE_OK)
    {
      g_free (power->real);
      return result;
    }

  power->name = g_path_get_basename (name);
  power->parent.pMethods = &power_methods;
  return SQLITE_OK;
}

static int
power_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  g_autofree char *name = g_path_get_basename (path);

  remember (EVENT_DELETE, name, 0, NULL, 0);
  return real_vfs->xDelete (real_vfs, path, sync_folder);
}

/**
 * power_vfs_install:
 *
 * Makes it the default VFS, on which the others of the house then stand.
 */
void
power_vfs_install (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "relais-power";
  vfs.szOsFile = (int) sizeof (PowerFile);
  vfs.pNext = NULL;
  vfs.xOpen = power_open;
  vfs.xDelete = power_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}

/**
 * power_vfs_start:
 *
 * Begins to remember. What is there now counts as synced.
 */
void
power_vfs_start (void)
{
  g_clear_pointer (&events, g_ptr_array_unref);
  events = g_ptr_array_new_with_free_func (free_event);
}

/**
 * power_vfs_mark:
 * @mark: what has been promised by now
 */
void
power_vfs_mark (int mark)
{
  remember (EVENT_MARK, NULL, 0, NULL, 0);
  ((Event *) g_ptr_array_index (events, events->len - 1))->mark = mark;
}

/**
 * power_vfs_stop:
 *
 * Stops remembering more.
 *
 * Returns: how many moments there are at which the power can be cut
 */
guint
power_vfs_stop (void)
{
  return events->len;
}

static void
put (GByteArray *file, gint64 place, const guint8 *bytes, gsize size)
{
  guint length = file->len;

  if (place + (gint64) size > length)
    {
      g_byte_array_set_size (file, (guint) (place + (gint64) size));
      memset (file->data + length, 0, file->len - length);
    }
  memcpy (file->data + place, bytes, size);
}

static void
resize (GByteArray *file, gint64 size)
{
  guint length = file->len;

  g_byte_array_set_size (file, (guint) size);
  if (size > length)
    memset (file->data + length, 0, (gsize) size - length);
}

static void
apply (GByteArray *file, Event *event)
{
  gsize size = 0;
  const guint8 *bytes;

  if (event->type == EVENT_TRUNCATE)
    {
      resize (file, event->place);
      return;
    }

  bytes = g_bytes_get_data (event->bytes, &size);
  put (file, event->place, bytes, size);
}

/* Of a write that was on its way, each sector is there or not. */
static void
tear (GByteArray *file, Event *event, GRand *rand)
{
  gsize size = 0;
  const guint8 *bytes;
  gint64 from = event->place;

  if (event->type == EVENT_TRUNCATE)
    return;

  bytes = g_bytes_get_data (event->bytes, &size);
  while (from < event->place + (gint64) size)
    {
      gint64 until = MIN ((from / SECTOR + 1) * SECTOR, event->place + (gint64) size);

      if (g_rand_boolean (rand))
        put (file, from, bytes + (from - event->place), (gsize) (until - from));
      from = until;
    }
}

/* The file @name in @folder, before the first event, becomes what it could be after the one before @cut. */
static void
make_file (const char *name, guint cut, GRand *rand, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) pending = g_ptr_array_new ();
  GByteArray *file = g_byte_array_new ();
  g_autofree char *content = NULL;
  gsize length = 0;
  FILE *out;

  if (g_file_get_contents (path, &content, &length, NULL))
    g_byte_array_append (file, (const guint8 *) content, (guint) length);

  for (guint i = 0; i < cut; i++)
    {
      Event *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (event->name, name) != 0)
        continue;
      if (event->type == EVENT_WRITE || event->type == EVENT_TRUNCATE)
        g_ptr_array_add (pending, event);
      for (guint j = 0; event->type == EVENT_SYNC && j < pending->len; j++)
        apply (file, g_ptr_array_index (pending, j));
      if (event->type == EVENT_DELETE)
        g_byte_array_set_size (file, 0);
      if (event->type == EVENT_SYNC || event->type == EVENT_DELETE)
        g_ptr_array_set_size (pending, 0);
    }

  for (guint i = 0; i < pending->len; i++)
    {
      int fate = g_rand_int_range (rand, 0, 3);

      if (fate == 1)
        apply (file, g_ptr_array_index (pending, i));
      else if (fate == 2)
        tear (file, g_ptr_array_index (pending, i), rand);
    }

  remove (path);
  if (file->len > 0)
    {
      out = fopen (path, "wb");
      g_assert_nonnull (out);
      g_assert_cmpuint (fwrite (file->data, 1, file->len, out), ==, file->len);
      fclose (out);
    }
  g_byte_array_unref (file);
}

/**
 * power_vfs_make_image:
 * @cut: the moment, up to what power_vfs_stop() returned
 * @rand: decides what became of what was not synced
 * @folder: the files as they were when power_vfs_start() was called
 *
 * Makes in @folder what a power cut at that moment could have left.
 *
 * Returns: the last mark before that moment
 */
int
power_vfs_make_image (guint cut, GRand *rand, const char *folder)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;
  int mark = 0;

  for (guint i = 0; i < events->len; i++)
    {
      Event *event = g_ptr_array_index (events, i);

      if (event->name != NULL)
        g_hash_table_add (names, event->name);
      if (event->type == EVENT_MARK && i < cut)
        mark = event->mark;
    }

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    make_file (name, cut, rand, folder);
  return mark;
}

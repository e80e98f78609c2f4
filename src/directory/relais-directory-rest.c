/* Reads the files that are new or changed, and waits for those that somebody may still be writing: half a file looks
 * like one of which half was removed. A file that was written in the last seconds is left to rest and looked at again;
 * one that does not rest is not read in this run, and what is known of it stays. Only where nothing can be lost, in a
 * file nobody has read before, is a whole one taken at once; it is then read again by the next run, since it may
 * change within the same tick of its clock. In the calling thread.
 */

#include "relais-directory-rest.h"

#include "relais-directory-file.h"

#include <stdlib.h>
#include <string.h>

#define STEP_MS 50

typedef struct {
  const RelaisFolderPlace *place;
  RelaisClock *clock;
  RelaisDate today;
  GCancellable *cancellable;
  GPtrArray *readings;
  GPtrArray *waiting; /* RelaisFolderFile */
  GPtrArray *taken;   /* RelaisFolderFile: whole, and perhaps not the last word */
  RelaisDirectoryReadFunc func;
  gpointer data;
  guint done;
  guint of;
  gboolean is_restless;
} Reader;

/* Seconds are all the clock tells; a file from the future rests as well as any. */
static gboolean
is_young (RelaisClock *clock, const RelaisFolderFile *file)
{
  gint64 age = relais_clock_get_seconds (clock) - file->modified_at / G_GINT64_CONSTANT (1000000000);

  return age >= 0 && age <= RELAIS_DIRECTORY_REST_SECONDS;
}

static int
compare_to_path (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, (*(RelaisFolderFile *const *) b)->path);
}

static gboolean
is_known (GPtrArray *known_files, const RelaisFolderFile *file)
{
  return known_files->len > 0 &&
         bsearch (&file->path, known_files->pdata, known_files->len, sizeof (gpointer), compare_to_path) != NULL;
}

static gboolean
is_whole (RelaisDirectoryReading *reading)
{
  for (guint i = 0; i < reading->problems->len; i++)
    {
      RelaisDirectoryProblem *problem = reading->problems->pdata[i];

      if (relais_directory_problem_code_get_level (problem->code) == RELAIS_ISSUE_ERROR)
        return FALSE;
    }
  return !reading->unreadable && reading->cards->len > 0;
}

static void
tell (Reader *self, gboolean is_waiting)
{
  if (self->func != NULL)
    self->func (self->done, self->of, is_waiting, self->data);
}

static RelaisDirectoryReading *
read_file (Reader *self, const RelaisFolderFile *file)
{
  RelaisDirectoryReading *reading =
      relais_directory_file_read (self->place->fd, file, self->today, self->cancellable);

  if (self->done++ % 64 == 0)
    tell (self, FALSE);
  return reading;
}

static void
take (Reader *self, RelaisDirectoryReading *reading)
{
  for (guint i = 0; reading->unreadable && i < reading->problems->len; i++)
    {
      if (((RelaisDirectoryProblem *) reading->problems->pdata[i])->code == RELAIS_PROBLEM_STILL_WRITTEN)
        self->is_restless = TRUE;
    }
  g_ptr_array_add (self->readings, reading);
}

static void
leave (Reader *self, const RelaisFolderFile *file)
{
  RelaisDirectoryReading *reading = relais_directory_reading_new (file->path);

  reading->unreadable = TRUE;
  relais_directory_problems_add (reading->problems, file->path, 0, RELAIS_PROBLEM_STILL_WRITTEN, NULL, NULL);
  g_ptr_array_add (self->readings, reading);
}

static void
read_or_wait (Reader *self, RelaisFolderFile *file, GPtrArray *known_files)
{
  RelaisDirectoryReading *reading;

  if (!is_young (self->clock, file))
    {
      take (self, read_file (self, file));
      return;
    }
  if (is_known (known_files, file))
    {
      g_ptr_array_add (self->waiting, file);
      return;
    }

  reading = read_file (self, file);
  if (is_whole (reading))
    {
      take (self, reading);
      g_ptr_array_add (self->taken, file);
      return;
    }
  relais_directory_reading_free (reading);
  self->done--;
  g_ptr_array_add (self->waiting, file);
}

static gboolean
is_as_it_was (Reader *self, const RelaisFolderFile *file)
{
  g_autoptr (RelaisFolderFile) now = relais_folder_place_look_at (self->place, file->path);

  return now != NULL && relais_folder_file_equal (now, file);
}

/* The clock may be one that stands still, so it is not asked. */
static void
wait_a_while (Reader *self)
{
  for (guint i = 0; i < RELAIS_DIRECTORY_REST_SECONDS * 1000 + STEP_MS; i += STEP_MS)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      tell (self, TRUE);
      g_usleep (STEP_MS * 1000);
    }
}

/**
 * relais_directory_read_rested:
 * @place: the open folder
 * @files: (element-type RelaisFolderFile): the files that are new or changed; a file that is taken before it rests
 *   gets a size that no file has, so that the next run reads it again
 * @known_files: (element-type RelaisFolderFile): the files as they were when they were last read, in order
 * @clock: the time
 * @func: (nullable): told how far it is
 * @data: what is handed to it
 * @cancellable: (nullable): stops it; what was not read is then missing
 * @is_restless: (out): whether a file should be read again soon
 *
 * Returns: (transfer full) (element-type RelaisDirectoryReading): what they say, one for each file
 */
GPtrArray *
relais_directory_read_rested (const RelaisFolderPlace *place,
                              GPtrArray               *files,
                              GPtrArray               *known_files,
                              RelaisClock             *clock,
                              RelaisDirectoryReadFunc  func,
                              gpointer                 data,
                              GCancellable            *cancellable,
                              gboolean                *is_restless)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_reading_free);
  Reader self = { .place = place, .clock = clock, .today = relais_clock_today (clock), .cancellable = cancellable,
                  .readings = readings, .waiting = waiting, .taken = taken, .func = func, .data = data,
                  .of = files->len };

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    read_or_wait (&self, files->pdata[i], known_files);

  if (waiting->len > 0)
    wait_a_while (&self);
  for (guint i = 0; i < waiting->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (is_as_it_was (&self, waiting->pdata[i]))
        take (&self, read_file (&self, waiting->pdata[i]));
      else
        {
          leave (&self, waiting->pdata[i]);
          self.is_restless = TRUE;
        }
    }

  for (guint i = 0; i < taken->len; i++)
    {
      RelaisFolderFile *file = taken->pdata[i];

      if (!is_young (clock, file) && is_as_it_was (&self, file))
        continue;
      file->size = -1;
      self.is_restless = TRUE;
    }
  *is_restless = self.is_restless;
  return readings;
}

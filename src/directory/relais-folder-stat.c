/* What the file system says of many names of one folder. Each question waits for its answer, on a network share for
 * about a millisecond: so several threads ask at once. Owned by the thread that looks at the folder, which asks too and
 * returns when all have answered.
 */

#include "relais-folder-stat.h"

#include <errno.h>
#include <fcntl.h>

/* So many wait for an answer at the same time; fewer names than a share are not worth a thread. */
#define N_THREADS 8
#define SHARE     64

typedef struct {
  RelaisFolderStat *stats;
  guint n_stats;
  int fd;
  GCancellable *cancellable;
  guint next; /* atomic: the first that nobody has taken */
} Asking;

static void
ask (RelaisFolderStat *stat, int fd)
{
  if (stat->is_asked)
    stat->error = fstatat (fd, stat->name, &stat->status, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
}

/* Takes one share after the other, so that nobody waits for a slow answer of somebody else. */
static gpointer
ask_shares (gpointer data)
{
  Asking *asking = data;
  guint first;

  while ((first = (guint) g_atomic_int_add (&asking->next, SHARE)) < asking->n_stats &&
         !g_cancellable_is_cancelled (asking->cancellable))
    {
      for (guint i = first; i < MIN (first + SHARE, asking->n_stats); i++)
        ask (&asking->stats[i], asking->fd);
    }
  return NULL;
}

/**
 * relais_folder_stats_ask:
 * @stats: (element-type RelaisFolderStat): names of one folder
 * @fd: the open folder
 * @cancellable: (nullable): stops; then some were not asked
 *
 * Asks the file system about all that are to be asked.
 */
void
relais_folder_stats_ask (GArray *stats, int fd, GCancellable *cancellable)
{
  Asking asking = { (RelaisFolderStat *) (gpointer) stats->data, stats->len, fd, cancellable, 0 };
  GThread *threads[N_THREADS - 1] = { NULL };
  guint n_threads = MIN (stats->len / SHARE, N_THREADS - 1);

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_try_new ("folder-stat", ask_shares, &asking, NULL);
  ask_shares (&asking);
  for (guint i = 0; i < n_threads; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
    }
}

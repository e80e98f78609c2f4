#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisDirectoryPhase:
 * @RELAIS_DIRECTORY_LOOKING: the folder is looked at; how many files there are is not known yet
 * @RELAIS_DIRECTORY_WAITING: somebody is writing a file; it is waited for
 * @RELAIS_DIRECTORY_READING: files that are new or changed are read
 * @RELAIS_DIRECTORY_STORING: the local copy is brought up to date
 *
 * What a run is at.
 */
typedef enum {
  RELAIS_DIRECTORY_LOOKING,
  RELAIS_DIRECTORY_WAITING,
  RELAIS_DIRECTORY_READING,
  RELAIS_DIRECTORY_STORING,
} RelaisDirectoryPhase;

/**
 * RelaisDirectoryProgress:
 * @phase: what the run is at
 * @done: how much of it is done
 * @of: how much there is, 0 when nobody knows
 * @data: what was given with the function
 *
 * Called on the thread of the run.
 */
typedef void (*RelaisDirectoryProgress) (RelaisDirectoryPhase phase, guint done, guint of, gpointer data);

G_END_DECLS

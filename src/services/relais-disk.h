#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisDiskState:
 * @RELAIS_DISK_NONE: nothing is written there
 * @RELAIS_DISK_MEMORY: it stays in memory
 * @RELAIS_DISK_ENCRYPTED: whoever takes the disk cannot read it
 * @RELAIS_DISK_UNKNOWN: it could not be told
 * @RELAIS_DISK_PLAIN: whoever takes the disk can read it
 *
 * What becomes of what is written to a place, the worst last.
 */
typedef enum {
  RELAIS_DISK_NONE,
  RELAIS_DISK_MEMORY,
  RELAIS_DISK_ENCRYPTED,
  RELAIS_DISK_UNKNOWN,
  RELAIS_DISK_PLAIN,
} RelaisDiskState;

/**
 * RelaisDiskReport:
 * @folder: where the register stands
 * @swap: where memory is moved to when there is not enough of it
 */
typedef struct {
  RelaisDiskState folder;
  RelaisDiskState swap;
} RelaisDiskReport;

RelaisDiskState relais_disk_judge_folder (const char       *mountinfo,
                                          const char       *devices,
                                          const char       *path);
RelaisDiskState relais_disk_judge_swap   (const char       *swaps,
                                          const char       *mountinfo,
                                          const char       *devices);
RelaisDiskReport relais_disk_look        (const char       *folder);
const char     *relais_disk_get_word     (RelaisDiskState   state);
char           *relais_disk_to_text      (RelaisDiskReport  report);

G_END_DECLS

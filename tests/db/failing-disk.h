#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FailingDiskKind:
 *
 * What whoever reads or writes is answered.
 */
typedef enum {
  FAILING_DISK_FULL,
  FAILING_DISK_UNREADABLE,
  FAILING_DISK_DAMAGED,
  FAILING_DISK_BUSY, /* after five seconds of patience */
} FailingDiskKind;

void failing_disk_install (void);
void failing_disk_fail    (FailingDiskKind kind);
void failing_disk_recover (void);

G_END_DECLS

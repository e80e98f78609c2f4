#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FAULT_VFS "relais-fault"

/**
 * FaultKind:
 *
 * What fails, and how.
 */
typedef enum {
  FAULT_NONE,
  FAULT_OPEN,       /* no more files may be opened */
  FAULT_READ,       /* the disk cannot read */
  FAULT_SHORT_READ, /* the file ends before it should: all zeros */
  FAULT_WRITE,      /* the disk cannot write */
  FAULT_TORN_WRITE, /* it wrote a part and failed then */
  FAULT_DISK_FULL,
  FAULT_SYNC,
  FAULT_TRUNCATE,
  FAULT_SIZE,
  FAULT_LOCK,
  FAULT_SHARED_MEMORY,
  FAULT_N_KINDS,
} FaultKind;

void     fault_vfs_register (const char *base);
void     fault_vfs_register_as_default (void);
void     fault_vfs_arm      (FaultKind   kind,
                             int         nth,
                             gboolean    stays);
gboolean fault_vfs_disarm   (void);

G_END_DECLS

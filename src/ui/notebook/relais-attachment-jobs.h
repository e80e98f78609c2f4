#pragma once

#include "relais-attachments.h"
#include "relais-desk.h"

G_BEGIN_DECLS

/**
 * RelaisAttachmentRemoval:
 * @draft: id of the begun entry
 * @id: id of what hangs on it
 * @shown: (nullable): how it hung there, to be listed as taken away; %NULL where it is put back
 *
 * What is taken away from a begun entry, or put back.
 */
typedef struct {
  char *draft;
  char *id;
  RelaisAttachment *shown;
} RelaisAttachmentRemoval;

/**
 * RelaisAttachmentReading:
 * @draft: id of the begun entry
 * @mark: what the owner gave; what was read while it acted may be from before
 *
 * What hangs on a begun entry, read.
 */
typedef struct {
  char *draft;
  guint mark;
} RelaisAttachmentReading;

void relais_attachment_reading_run (RelaisDesk       *desk,
                                    gpointer          owner,
                                    const char       *draft,
                                    guint             mark,
                                    RelaisDeskDone    done);
void relais_attachment_removal_run (RelaisDesk       *desk,
                                    gpointer          owner,
                                    const char       *draft,
                                    const char       *id,
                                    RelaisAttachment *shown,
                                    RelaisDeskDone    done);

G_END_DECLS

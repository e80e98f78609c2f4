#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many files hang on one entry at most. */
#define RELAIS_ATTACHMENT_MOST 10

/* The largest letter that is kept, and the largest photo that is taken in to be made smaller, in MB of 1024 × 1024. */
#define RELAIS_ATTACHMENT_PDF_MB 10
#define RELAIS_ATTACHMENT_PICTURE_MB 40

/* The most points of a picture that is read at all, and the long side of the one that is kept. */
#define RELAIS_ATTACHMENT_PIXELS (64 * 1024 * 1024)
#define RELAIS_ATTACHMENT_SIDE 2000

/**
 * RelaisAttachmentKind:
 *
 * What a file is, by what is in it. Kept are RELAIS_ATTACHMENT_JPEG and RELAIS_ATTACHMENT_PDF; every other picture is
 * made into the first.
 */
typedef enum {
  RELAIS_ATTACHMENT_NONE,
  RELAIS_ATTACHMENT_JPEG,
  RELAIS_ATTACHMENT_PNG,
  RELAIS_ATTACHMENT_WEBP,
  RELAIS_ATTACHMENT_HEIC,
  RELAIS_ATTACHMENT_PDF,

  RELAIS_N_ATTACHMENT_KINDS
} RelaisAttachmentKind;

/**
 * RelaisAttachment:
 * @id: its id
 * @holder: id of the begun or signed entry that it hangs on
 * @name: how it is called
 * @kind: what it is
 * @size: in bytes
 *
 * A file that hangs on an entry of the notebook, without what is in it.
 */
typedef struct {
  char *id;
  char *holder;
  char *name;
  RelaisAttachmentKind kind;
  gint64 size;
} RelaisAttachment;

RelaisAttachment    *relais_attachment_copy            (const RelaisAttachment *attachment);
void                 relais_attachment_free            (RelaisAttachment       *attachment);

RelaisAttachmentKind relais_attachment_sniff           (gconstpointer           data,
                                                        gsize                   length);
gboolean             relais_attachment_measure         (gconstpointer           data,
                                                        gsize                   length,
                                                        guint64                *width,
                                                        guint64                *height);
RelaisAttachmentKind relais_attachment_check           (const char             *name,
                                                        gconstpointer           data,
                                                        gsize                   length,
                                                        GError                **error);
gboolean             relais_attachment_check_count     (guint                   n,
                                                        const char             *name,
                                                        GError                **error);
char                *relais_attachment_clean_name      (const char             *typed,
                                                        RelaisAttachmentKind    kind);

gboolean             relais_attachment_kind_find       (const char             *word,
                                                        RelaisAttachmentKind   *kind);
const char          *relais_attachment_kind_get_word   (RelaisAttachmentKind    kind);
const char          *relais_attachment_kind_get_media  (RelaisAttachmentKind    kind);
const char          *relais_attachment_kind_get_suffix (RelaisAttachmentKind    kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisAttachment, relais_attachment_free)

G_END_DECLS

/* How what hangs on an entry is called on the screen: its name with its size, all of them on one line, the sign of its
 * kind. Main thread.
 */

#include "relais-attachment-words.h"

#include <glib/gi18n-lib.h>

#define KB 1024
#define MB (1024 * 1024)

/**
 * relais_attachment_words_icon:
 * @kind: a kind
 *
 * Returns: the name of its symbolic icon
 */
const char *
relais_attachment_words_icon (RelaisAttachmentKind kind)
{
  return kind == RELAIS_ATTACHMENT_PDF ? "x-office-document-symbolic" : "image-x-generic-symbolic";
}

/**
 * relais_attachment_words_one:
 * @attachment: what hangs on an entry
 *
 * Returns: (transfer full): its name and size
 */
char *
relais_attachment_words_one (const RelaisAttachment *attachment)
{
  guint tenths = (guint) ((attachment->size * 10 + MB / 2) / MB);

  if (attachment->size < MB)
    /* Translators: the name of a file and its size in kilobytes */
    return g_strdup_printf (_("%s · %u kB"), attachment->name, (guint) MAX (1, attachment->size / KB));
  /* Translators: the name of a file and its size in megabytes, before and behind the decimal sign */
  return g_strdup_printf (_("%s · %u.%u MB"), attachment->name, tenths / 10, tenths % 10);
}

/**
 * relais_attachment_words_all:
 * @attachments: (nullable) (element-type RelaisAttachment): what hangs on an entry
 *
 * Returns: (transfer full) (nullable): their names, for a screen reader; %NULL for none
 */
char *
relais_attachment_words_all (GPtrArray *attachments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  if (attachments == NULL || attachments->len == 0)
    return NULL;
  for (guint i = 0; i < attachments->len; i++)
    g_strv_builder_add (builder, ((const RelaisAttachment *) attachments->pdata[i])->name);
  names = g_strv_builder_end (builder);
  joined = g_strjoinv (", ", names);
  /* Translators: %s are names of files */
  return g_strdup_printf (_("Attached: %s"), joined);
}

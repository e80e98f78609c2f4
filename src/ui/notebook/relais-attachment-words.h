#pragma once

#include "relais-attachment.h"

G_BEGIN_DECLS

const char *relais_attachment_words_icon (RelaisAttachmentKind    kind);
char       *relais_attachment_words_one  (const RelaisAttachment *attachment);
char       *relais_attachment_words_all  (GPtrArray              *attachments);

G_END_DECLS

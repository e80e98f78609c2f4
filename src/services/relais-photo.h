#pragma once

#include "relais-attachment.h"

G_BEGIN_DECLS

GBytes *relais_photo_shrink (const char            *name,
                             GBytes                *picture,
                             RelaisAttachmentKind   kind,
                             GError               **error);

G_END_DECLS

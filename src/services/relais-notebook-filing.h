#pragma once

#include "relais-notebook.h"

G_BEGIN_DECLS

RelaisRecord *relais_notebook_sign_with (RelaisSession      *session,
                                         RelaisActor        *actor,
                                         const RelaisRecord *note,
                                         const RelaisRecord *task,
                                         const char *const  *paths,
                                         GPtrArray          *issues,
                                         GError            **error);

G_END_DECLS

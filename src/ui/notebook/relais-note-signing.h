#pragma once

#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisNoteSigned:
 * @owner: who asked
 * @issues: (element-type RelaisIssue): what was found
 * @note: (nullable): the signed entry
 * @error: (nullable): why there is none
 *
 * How it went.
 */
typedef void (*RelaisNoteSigned) (gpointer owner, GPtrArray *issues, const RelaisRecord *note, const GError *error);

void relais_note_signing_run (RelaisDesk         *desk,
                              gpointer            owner,
                              const RelaisRecord *form,
                              const char         *draft,
                              GPtrArray          *issues,
                              RelaisNoteSigned    done);

G_END_DECLS

#pragma once

#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisNoteSigned:
 * @owner: who asked
 * @issues: (element-type RelaisIssue): what was found
 * @n_signed: how many entries were signed: none, one, or the linked parts of one
 * @error: (nullable): why none
 *
 * How it went.
 */
typedef void (*RelaisNoteSigned) (gpointer owner, GPtrArray *issues, guint n_signed, const GError *error);

void relais_note_signing_run (RelaisDesk         *desk,
                              gpointer            owner,
                              const RelaisRecord *form,
                              const char         *name,
                              const char         *draft,
                              gboolean            in_parts,
                              GPtrArray          *issues,
                              RelaisNoteSigned    done);

G_END_DECLS

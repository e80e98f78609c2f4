#pragma once

#include "relais-drafts.h"

G_BEGIN_DECLS

/**
 * RelaisFormRefuge:
 *
 * Forms that could not be stored when the register was left.
 */
typedef struct _RelaisFormRefuge RelaisFormRefuge;

RelaisFormRefuge *relais_form_refuge_new        (void);
RelaisFormRefuge *relais_form_refuge_ref        (RelaisFormRefuge  *refuge);
void              relais_form_refuge_unref      (RelaisFormRefuge  *refuge);

void              relais_form_refuge_keep       (RelaisFormRefuge  *refuge,
                                                 RelaisSession     *session,
                                                 const RelaisForm  *form);
guint             relais_form_refuge_count      (RelaisFormRefuge  *refuge);
gboolean          relais_form_refuge_bring_back (RelaisFormRefuge  *refuge,
                                                 RelaisSession     *session,
                                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisFormRefuge, relais_form_refuge_unref)

G_END_DECLS

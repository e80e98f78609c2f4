#pragma once

#include "relais-labels.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* The practice's labels: names, numbers and basins that it corrects itself. Blocking, as relais-register. */

gboolean      relais_practice_labels_seed     (RelaisChange        *change,
                                               GError             **error);
gboolean      relais_practice_labels_bring_in (RelaisStore         *store,
                                               GError             **error);

RelaisLabels *relais_practice_labels_load     (RelaisSession       *session,
                                               GError             **error);
RelaisLabels *relais_practice_labels_read     (RelaisDb            *db,
                                               GError             **error);
GPtrArray    *relais_practice_labels_list     (RelaisSession       *session,
                                               const char          *kind,
                                               GError             **error);
RelaisRecord *relais_practice_labels_begin    (RelaisSession       *session,
                                               const char          *kind,
                                               const char          *code,
                                               GError             **error);
RelaisRecord *relais_practice_labels_save     (RelaisSession       *session,
                                               RelaisActor         *actor,
                                               const RelaisRecord  *label,
                                               GPtrArray           *issues,
                                               GError             **error);
RelaisRecord *relais_practice_labels_add      (RelaisSession       *session,
                                               RelaisActor         *actor,
                                               const char          *kind,
                                               const RelaisRecord  *typed,
                                               GPtrArray           *issues,
                                               GError             **error);
gboolean      relais_practice_labels_remove   (RelaisSession       *session,
                                               RelaisActor         *actor,
                                               const char          *kind,
                                               const char          *code,
                                               GError             **error);

G_END_DECLS

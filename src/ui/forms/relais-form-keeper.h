#pragma once

#include "relais-desk.h"
#include "relais-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_FORM_KEEPER (relais_form_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFormKeeper, relais_form_keeper, RELAIS, FORM_KEEPER, GObject)

/**
 * RelaisFormKeeperIdle:
 * @owner: who waited
 * @data: what was given to relais_form_keeper_wait()
 *
 * Nothing of the form is under way any more.
 */
typedef void (*RelaisFormKeeperIdle) (gpointer owner, gpointer data);

RelaisFormKeeper *relais_form_keeper_new     (RelaisDesk           *desk,
                                              const char           *kind,
                                              const char           *id,
                                              const char           *subject);
const char       *relais_form_keeper_get_id  (RelaisFormKeeper     *keeper);
gboolean          relais_form_keeper_has_kept (RelaisFormKeeper    *keeper);
void              relais_form_keeper_guard   (RelaisFormKeeper     *keeper,
                                              GVariant             *seen);
gboolean          relais_form_keeper_is_busy (RelaisFormKeeper     *keeper);
void              relais_form_keeper_keep    (RelaisFormKeeper     *keeper,
                                              const char           *title,
                                              gint64                revision,
                                              gboolean              parked,
                                              GVariant             *values);
void              relais_form_keeper_discard (RelaisFormKeeper     *keeper);
void              relais_form_keeper_wait    (RelaisFormKeeper     *keeper,
                                              gpointer              owner,
                                              RelaisFormKeeperIdle  idle,
                                              gpointer              data);
void              relais_form_keeper_follow  (RelaisFormKeeper     *keeper,
                                              GtkWidget            *form);
void              relais_form_keeper_leave   (RelaisFormKeeper     *keeper);

gboolean          relais_form_keeper_is_open  (RelaisDesk           *desk,
                                               const RelaisForm     *form);

G_END_DECLS

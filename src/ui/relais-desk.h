#pragma once

#include "relais-directory-sync.h"
#include "relais-door.h"
#include "relais-form-refuge.h"
#include "relais-labels.h"
#include "relais-phrasebook.h"
#include "relais-session.h"
#include "relais-settings.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DESK (relais_desk_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDesk, relais_desk, RELAIS, DESK, GObject)

/**
 * RelaisDeskWork:
 * @session: the open register
 * @data: what was given to relais_desk_run()
 * @error: where to store the error
 *
 * What is asked of the services, on a thread of its own. It may block and must not touch a widget.
 *
 * Returns: the answer, %NULL with @error set when there is none
 */
typedef gpointer (*RelaisDeskWork) (RelaisSession *session, gpointer data, GError **error);

/**
 * RelaisDeskDone:
 * @owner: who asked, still alive
 * @data: what was given to relais_desk_run()
 * @answer: (transfer full) (nullable): what the work returned
 * @error: (nullable): why there is no answer
 *
 * Told in the main thread; never told once @owner has been disposed of.
 */
typedef void (*RelaisDeskDone) (gpointer owner, gpointer data, gpointer answer, const GError *error);

/**
 * RELAIS_DONE:
 *
 * What a work returns that has nothing to hand over.
 */
#define RELAIS_DONE GINT_TO_POINTER (1)

RelaisDesk       *relais_desk_new            (const char       *folder,
                                              RelaisClock      *clock,
                                              RelaisSettings   *settings);

const char       *relais_desk_get_folder     (RelaisDesk       *desk);
RelaisClock      *relais_desk_get_clock      (RelaisDesk       *desk);
RelaisDate        relais_desk_get_today      (RelaisDesk       *desk);
RelaisSettings   *relais_desk_get_settings   (RelaisDesk       *desk);
RelaisDoor       *relais_desk_get_door       (RelaisDesk       *desk);
RelaisDirectorySync *relais_desk_get_directory_sync (RelaisDesk    *desk);
RelaisPhrasebook *relais_desk_get_phrasebook (RelaisDesk       *desk);
RelaisLabels     *relais_desk_get_labels     (RelaisDesk       *desk);
gboolean          relais_desk_is_open        (RelaisDesk       *desk);
gboolean          relais_desk_is_demo        (RelaisDesk       *desk);
gboolean          relais_desk_is_discreet    (RelaisDesk       *desk);
void              relais_desk_set_discreet   (RelaisDesk       *desk,
                                              gboolean          discreet);
RelaisSession    *relais_desk_get_session    (RelaisDesk       *desk);
RelaisActor      *relais_desk_get_actor      (RelaisDesk       *desk);
gboolean          relais_desk_may            (RelaisDesk       *desk,
                                              RelaisAct         act);

void              relais_desk_take_session   (RelaisDesk       *desk,
                                              RelaisSession    *session,
                                              const char       *language);
void              relais_desk_close          (RelaisDesk       *desk);
gboolean          relais_desk_is_leaving     (RelaisDesk       *desk);
void              relais_desk_rescue         (RelaisDesk       *desk,
                                              RelaisSession    *session,
                                              const RelaisForm *form);
void              relais_desk_wipe_pins      (RelaisDesk       *desk);

void              relais_desk_run            (RelaisDesk       *desk,
                                              gpointer          owner,
                                              RelaisDeskWork    work,
                                              gpointer          data,
                                              GDestroyNotify    free_data,
                                              GDestroyNotify    free_answer,
                                              RelaisDeskDone    done);
void              relais_desk_run_in         (RelaisDesk       *desk,
                                              RelaisSession    *session,
                                              gpointer          owner,
                                              RelaisDeskWork    work,
                                              gpointer          data,
                                              GDestroyNotify    free_data,
                                              GDestroyNotify    free_answer,
                                              RelaisDeskDone    done);
void              relais_desk_run_closed     (RelaisDesk       *desk,
                                              gpointer          owner,
                                              RelaisDeskWork    work,
                                              gpointer          data,
                                              GDestroyNotify    free_data,
                                              GDestroyNotify    free_answer,
                                              RelaisDeskDone    done);

G_END_DECLS

#pragma once

#include "relais-actor.h"
#include "relais-clock.h"
#include "relais-staff.h"
#include "relais-store.h"

G_BEGIN_DECLS

/**
 * RelaisSession:
 *
 * An open register and the member of the team who opened it. What the other services are given first.
 */
typedef struct _RelaisSession RelaisSession;

/**
 * RelaisSessionFirst:
 * @practice: name of the practice
 * @admin: name of its first member, who administers and coordinates
 * @language: (nullable): "fr" or "nl"
 * @passphrase: the passphrase of that member
 *
 * What a new register starts with.
 */
typedef struct {
  const char *practice;
  const char *admin;
  const char *language;
  const char *passphrase;
} RelaisSessionFirst;

void           relais_session_forbid_core_dumps  (void);
gboolean       relais_session_check_folder       (const char               *folder,
                                                  GError                  **error);
gboolean       relais_session_check_is_free      (const char               *folder,
                                                  GError                  **error);
RelaisSession *relais_session_create             (const char               *folder,
                                                  const RelaisSessionFirst *first,
                                                  RelaisClock              *clock,
                                                  char                    **recovery_key,
                                                  GError                  **error);
RelaisSession *relais_session_open               (const char               *folder,
                                                  const char               *passphrase,
                                                  const char               *as,
                                                  RelaisClock              *clock,
                                                  GError                  **error);
RelaisSession *relais_session_sign_in            (const char               *folder,
                                                  const char               *name,
                                                  const char               *passphrase,
                                                  RelaisClock              *clock,
                                                  GError                  **error);
RelaisSession *relais_session_new_for_store      (RelaisStore              *store,
                                                  RelaisActor              *actor);
RelaisSession *relais_session_ref                (RelaisSession            *session);
void           relais_session_unref              (RelaisSession            *session);
void           relais_session_close              (RelaisSession            *session);
void           relais_session_abandon            (RelaisSession            *session);

RelaisStore   *relais_session_get_store          (RelaisSession            *session);
RelaisActor   *relais_session_get_actor          (RelaisSession            *session);
RelaisDate     relais_session_get_opened_on      (RelaisSession            *session);
RelaisDate     relais_session_get_today          (RelaisSession            *session);
const char    *relais_session_get_folder         (RelaisSession            *session);
gboolean       relais_session_is_fictional       (RelaisSession            *session);
RelaisRecord  *relais_session_load_member        (RelaisSession            *session,
                                                  GError                  **error);
GPtrArray     *relais_session_list_staff         (RelaisSession            *session,
                                                  GError                  **error);
gboolean       relais_session_verify             (RelaisSession            *session,
                                                  RelaisActor              *actor,
                                                  GPtrArray                *findings,
                                                  GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisSession, relais_session_unref)

G_END_DECLS

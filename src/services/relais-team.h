#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* The team: who is in it, with which roles, until when, and who can sign in. The slot of a member in register.keys
 * follows the record. All functions block until the register has answered, those with a passphrase half a second
 * longer; call them from a task.
 */

/**
 * RelaisTeamMember:
 * @record: name, roles, last day
 * @can_sign_in: whether a passphrase opens the register for them
 * @is_active: whether their last day is not over
 *
 * One member of the team.
 */
typedef struct {
  RelaisRecord *record;
  gboolean can_sign_in;
  gboolean is_active;
} RelaisTeamMember;

/**
 * RelaisTeamWork:
 * @n_patients: patients whose referent they are
 * @n_patients_kept_back: of these, how many have no referent now, because the colleague is kept out of the record
 * @n_stays: open stays in hospital whose referent they are
 * @n_stays_kept_back: of these, how many have no referent now, because the colleague is kept out of the record
 * @n_forms: forms that they have begun, entries of the notebook among them
 * @n_forms_kept_back: of these, how many stay theirs, because the colleague may not read what is in them
 * @n_lifts: their proposals to lift the protected mode that wait for a second member
 * @n_tasks: actions asked of them by name that are not done
 * @n_tasks_kept_back: of these, how many are asked of nobody in particular now, because the colleague does not see them
 * @n_urgent: urgent entries of the notebook that they have not read
 * @n_urgent_kept_back: of these, how many the colleague may not read
 * @n_stops: visits of their round, over the week
 * @n_stops_kept_back: of these, how many are nobody's now, because the colleague is kept out of the record
 * @n_closed: entries for named readers that nobody else who stays may read; nothing opens them to the colleague
 *
 * What a member leaves behind, or has handed over.
 */
typedef struct {
  guint n_patients;
  guint n_patients_kept_back;
  guint n_stays;
  guint n_stays_kept_back;
  guint n_forms;
  guint n_forms_kept_back;
  guint n_lifts;
  guint n_tasks;
  guint n_tasks_kept_back;
  guint n_urgent;
  guint n_urgent_kept_back;
  guint n_stops;
  guint n_stops_kept_back;
  guint n_closed;
} RelaisTeamWork;

GPtrArray    *relais_team_list                  (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 GError            **error);
char         *relais_team_find                  (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const char         *text,
                                                 GError            **error);
RelaisRecord *relais_team_add                   (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const RelaisRecord *member,
                                                 const char         *passphrase,
                                                 GPtrArray          *issues,
                                                 GError            **error);
RelaisRecord *relais_team_save                  (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const RelaisRecord *member,
                                                 GPtrArray          *issues,
                                                 GError            **error);
RelaisRecord *relais_team_disable               (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const char         *id,
                                                 GError            **error);
gboolean      relais_team_reset_passphrase      (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const char         *id,
                                                 const char         *passphrase,
                                                 GError            **error);
gboolean      relais_team_change_own_passphrase (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const char         *old_passphrase,
                                                 const char         *new_passphrase,
                                                 GError            **error);

gboolean      relais_team_count_work            (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const char         *id,
                                                 RelaisTeamWork     *work,
                                                 GError            **error);
RelaisRecord *relais_team_leave                 (RelaisSession      *session,
                                                 RelaisActor        *actor,
                                                 const char         *id,
                                                 const char         *to,
                                                 RelaisDate          last_day,
                                                 RelaisTeamWork     *handed_over,
                                                 GError            **error);
guint         relais_team_work_get_n_handed_over (const RelaisTeamWork *work);
guint         relais_team_work_get_n_kept_back  (const RelaisTeamWork *work);

void          relais_team_member_free           (RelaisTeamMember   *member);

G_END_DECLS

#pragma once

#include "relais-calendar.h"
#include "relais-session.h"
#include "relais-stay.h"

G_BEGIN_DECLS

/* Stays in hospital, as lists and pages show them, and as they are noted. Of a protected patient hospital, ward and
 * days are left out, unless a member who may gives a reason. Blocking, as relais-register.
 */

/**
 * RelaisStayScope:
 * @RELAIS_STAYS_OPEN: who is in hospital
 * @RELAIS_STAYS_RECENT: these, and who left in the last two weeks
 * @RELAIS_STAYS_ALL: all of them
 */
typedef enum {
  RELAIS_STAYS_OPEN,
  RELAIS_STAYS_RECENT,
  RELAIS_STAYS_ALL,
} RelaisStayScope;

/**
 * RelaisStayRow:
 * @stay: the stay, without what protected mode hides
 * @patient: its patient, or the one into whom that record was merged, without what protected mode hides
 * @namesakes: how many people have this name
 * @state: its state; of a stay that is hidden only whether it is open
 * @is_hidden: whether protected mode hides the days and the place
 * @readmitted: the day of the earlier return, where this is a readmission within 30 days; else no date
 *
 * One stay as a row shows it.
 */
typedef struct {
  RelaisRecord *stay;
  RelaisRecord *patient;
  int namesakes;
  RelaisStayState state;
  gboolean is_hidden;
  RelaisDate readmitted;
} RelaisStayRow;

GPtrArray      *relais_stays_list          (RelaisSession      *session,
                                            RelaisActor        *actor,
                                            const char         *patient,
                                            RelaisStayScope     scope,
                                            GError            **error);
RelaisStayRow  *relais_stays_open          (RelaisSession      *session,
                                            RelaisActor        *actor,
                                            const char         *id,
                                            const char         *reason,
                                            GError            **error);
RelaisRecord   *relais_stays_begin         (RelaisSession      *session,
                                            RelaisActor        *actor,
                                            const char         *patient,
                                            GError            **error);
RelaisRecord   *relais_stays_save          (RelaisSession      *session,
                                            RelaisActor        *actor,
                                            const RelaisRecord *stay,
                                            GPtrArray          *issues,
                                            GError            **error);
RelaisRecord   *relais_stays_note_return   (RelaisSession      *session,
                                            RelaisActor        *actor,
                                            const char         *patient,
                                            RelaisDate          on,
                                            const char         *destination,
                                            GPtrArray          *issues,
                                            GError            **error);
RelaisCalendar *relais_stays_load_calendar (RelaisSession      *session,
                                            GError            **error);

void            relais_stay_row_free       (RelaisStayRow      *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisStayRow, relais_stay_row_free)

G_END_DECLS

#pragma once

#include "relais-drafts.h"
#include "relais-emergency.h"

G_BEGIN_DECLS

/* Where counting what is to be read ends. */
#define RELAIS_WORK_MAX_UNREAD 1000

/**
 * RelaisWorkKind:
 * @RELAIS_WORK_EMERGENCY: somebody opened a protected record in an emergency; told to its referent or to coordinators
 * @RELAIS_WORK_RECOGNITION: a recognition ends within 60 days, or has ended; @person is the caregiver
 * @RELAIS_WORK_DEPENDS: a caregiver died or stopped; @person is the patient, @other the caregiver
 * @RELAIS_WORK_NOBODY_HELPS: "who helps at home?": a patient with a vulnerability and no caregiver
 * @RELAIS_WORK_CONSENT: whether to keep or to print was not asked; @person is the caregiver
 * @RELAIS_WORK_AGREEMENT: a patient whose agreement was not asked
 * @RELAIS_WORK_AFTER_CALL: @other died two weeks ago or more: @person, who helped, is to be called
 * @RELAIS_WORK_LIFT: somebody proposed to lift the protected mode of @person, and this member may confirm it
 * @RELAIS_WORK_FORM: a form of this member, parked or left in the middle
 *
 * What Today lists.
 */
typedef enum {
  RELAIS_WORK_EMERGENCY,
  RELAIS_WORK_RECOGNITION,
  RELAIS_WORK_DEPENDS,
  RELAIS_WORK_NOBODY_HELPS,
  RELAIS_WORK_CONSENT,
  RELAIS_WORK_AGREEMENT,
  RELAIS_WORK_AFTER_CALL,
  RELAIS_WORK_LIFT,
  RELAIS_WORK_FORM,

  RELAIS_N_WORK_KINDS
} RelaisWorkKind;

/**
 * RelaisWorkSeverity:
 *
 * How much an item matters: done in its own time, soon, or now.
 */
typedef enum {
  RELAIS_WORK_CALM,
  RELAIS_WORK_ATTENTION,
  RELAIS_WORK_AT_RISK,
} RelaisWorkSeverity;

/**
 * RelaisWorkItem:
 * @kind: what it is
 * @severity: how much it matters
 * @person: (nullable): whom it is about, without what protected mode hides; %NULL for a form about nobody yet
 * @namesakes: how many people have their name
 * @other: (nullable): the person at the other end of the link
 * @link: (nullable): the link
 * @lift: (nullable): the proposal
 * @on: the end of a recognition, the day of a death, a "stop" or a proposal, perhaps partial; of a form its last save
 * @form: (nullable): the form
 * @emergency: (nullable): the emergency
 *
 * One thing to do.
 */
typedef struct {
  RelaisWorkKind kind;
  RelaisWorkSeverity severity;
  RelaisRecord *person;
  int namesakes;
  RelaisRecord *other;
  RelaisRecord *link;
  RelaisRecord *lift;
  RelaisDate on;
  RelaisForm *form;
  RelaisEmergency *emergency;
} RelaisWorkItem;

/**
 * RelaisWorklist:
 * @items: (element-type RelaisWorkItem): the first items of each kind, what matters most first
 * @counts: how many of each kind there are in all
 * @n_unread: entries of the notebook that this member has to read, RELAIS_WORK_MAX_UNREAD at most
 * @n_urgent: how many of these are urgent
 *
 * What this member should look at now. Empty means empty.
 */
typedef struct {
  GPtrArray *items[RELAIS_N_WORK_KINDS];
  guint counts[RELAIS_N_WORK_KINDS];
  guint n_unread;
  guint n_urgent;
} RelaisWorklist;

RelaisWorklist *relais_worklist_read  (RelaisSession   *session,
                                       RelaisActor     *actor,
                                       guint            limit,
                                       GError         **error);
void            relais_worklist_free  (RelaisWorklist  *worklist);
void            relais_work_item_free (RelaisWorkItem  *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisWorklist, relais_worklist_free)

G_END_DECLS

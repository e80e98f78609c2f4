#pragma once

#include "relais-operations.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* "Today's changes": what was done, by whom, and undoing it (relais_register_undo()). Blocking, as relais-register. */

/**
 * RelaisDone:
 * @operation: id of the operation
 * @at: its instant
 * @act: a short word: "save", "death", "register-caregiver"…
 * @label: the act in the language of the screen
 * @who: (nullable): the name of the member who did it; %NULL where there was none yet
 * @person: (nullable): whom it is about first, without what protected mode hides; %NULL where it is about nobody or
 *   about many, where they are no longer there, or where protected mode hides them
 * @other: (nullable): the person at the other end, when it is about a link
 * @note: (nullable): what the act says of itself, such as the name of an imported file
 * @n_records: how many records it changed
 * @is_undone: whether it was undone
 * @can_undo: whether @actor may undo it now
 *
 * One thing that was done.
 */
typedef struct {
  char *operation;
  char *at;
  char *act;
  const char *label;
  char *who;
  RelaisRecord *person;
  RelaisRecord *other;
  char *note;
  guint n_records;
  gboolean is_undone;
  gboolean can_undo;
} RelaisDone;

GPtrArray  *relais_done_list           (RelaisSession *session,
                                        RelaisActor   *actor,
                                        RelaisDate     since,
                                        guint          limit,
                                        GError       **error);
char       *relais_done_find_last      (RelaisSession *session,
                                        RelaisActor   *actor,
                                        GError       **error);
const char *relais_done_get_label      (const char    *act);
void        relais_done_free           (RelaisDone    *done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDone, relais_done_free)

G_END_DECLS

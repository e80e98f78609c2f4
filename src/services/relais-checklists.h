#pragma once

#include "relais-checklist.h"
#include "relais-stays.h"

G_BEGIN_DECLS

/* The checklist of a return home: as it stands for a stay, what is answered to it, its editions. Blocking, as
 * relais-register.
 */

/**
 * RelaisChecklistPage:
 * @row: the stay
 * @items: (element-type RelaisChecklistItem): the list that the stay began with
 * @checks: (element-type RelaisCheck): its items as they stand
 * @progress: how far the preparation has come
 * @is_short: whether only the short list counts before the return
 *
 * The checklist of one stay.
 */
typedef struct {
  RelaisStayRow *row;
  GPtrArray *items;
  GPtrArray *checks;
  RelaisCheckProgress progress;
  gboolean is_short;
} RelaisChecklistPage;

RelaisChecklistPage *relais_checklists_open      (RelaisSession        *session,
                                                  RelaisActor          *actor,
                                                  const char           *stay,
                                                  const char           *reason,
                                                  GError              **error);
RelaisRecord        *relais_checklists_begin     (const RelaisChecklistPage *page,
                                                  int                   number);
RelaisRecord        *relais_checklists_answer    (RelaisSession        *session,
                                                  RelaisActor          *actor,
                                                  const RelaisRecord   *check,
                                                  GError              **error);
RelaisRecord        *relais_checklists_put_edition (RelaisSession      *session,
                                                  RelaisActor          *actor,
                                                  const char           *ward,
                                                  const char           *items,
                                                  GError              **error);

void                 relais_checklist_page_free  (RelaisChecklistPage  *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisChecklistPage, relais_checklist_page_free)

G_END_DECLS

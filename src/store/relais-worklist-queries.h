#pragma once

#include "relais-store-types.h"
#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisWorkQuery:
 * @RELAIS_WORK_QUERY_RECOGNITIONS: current links with social rights whose end is unknown or before a day; all of them
 * @RELAIS_WORK_QUERY_DEPENDS: patients whose caregiver died or stopped, as long as nobody else helps or it is recent
 * @RELAIS_WORK_QUERY_NOBODY: patients with a vulnerability and nobody who helps
 * @RELAIS_WORK_QUERY_CONSENTS: current links where to keep or to print was not asked
 * @RELAIS_WORK_QUERY_AGREEMENTS: patients whose agreement was not asked
 * @RELAIS_WORK_QUERY_AFTER_CALLS: current or ended links whose patient died, where the caregiver is still to be called
 *
 * What Today asks the register.
 */
typedef enum {
  RELAIS_WORK_QUERY_RECOGNITIONS,
  RELAIS_WORK_QUERY_DEPENDS,
  RELAIS_WORK_QUERY_NOBODY,
  RELAIS_WORK_QUERY_CONSENTS,
  RELAIS_WORK_QUERY_AGREEMENTS,
  RELAIS_WORK_QUERY_AFTER_CALLS,

  RELAIS_N_WORK_QUERIES
} RelaisWorkQuery;

/**
 * RelaisWorkRow:
 * @person: id of whom it is about
 * @other: (nullable): id of the person at the other end of the link
 * @link: (nullable): id of the link
 * @on: (nullable): a date, perhaps partial
 * @is_alone: whether nobody else helps the patient
 *
 * One answer.
 */
typedef struct {
  char *person;
  char *other;
  char *link;
  char *on;
  gboolean is_alone;
} RelaisWorkRow;

GPtrArray *relais_worklist_queries_run (RelaisDb        *db,
                                        RelaisWorkQuery  query,
                                        RelaisDate       today,
                                        guint            limit,
                                        guint           *count,
                                        GError         **error);
void       relais_work_row_free        (RelaisWorkRow   *row);

G_END_DECLS

#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-notebook.h"

G_BEGIN_DECLS

/**
 * RelaisNotebookQuestion:
 * @scope: which entries
 * @patient: (nullable): id of a patient, %NULL for everybody
 * @text: (nullable): words that are looked for
 * @before: only what was signed before this place, 0 for the newest
 * @limit: how many at most
 * @serial: a number of the asker's own
 *
 * What a timeline asks for one of its parts.
 */
typedef struct {
  RelaisNoteScope scope;
  char *patient;
  char *text;
  gint64 before;
  guint limit;
  guint serial;
} RelaisNotebookQuestion;

/**
 * RelaisNotebookAnswer:
 * @entries: (element-type RelaisNotebookEntry): the part
 * @labels: the names of topics
 * @staff: (element-type RelaisRecord): the team
 *
 * What it is shown with.
 */
typedef struct {
  GPtrArray *entries;
  RelaisLabels *labels;
  GPtrArray *staff;
} RelaisNotebookAnswer;

void relais_notebook_question_ask (RelaisNotebookQuestion *question,
                                   RelaisDesk             *desk,
                                   gpointer                owner,
                                   RelaisDeskDone          done);
void relais_notebook_answer_free  (gpointer                answer);

G_END_DECLS

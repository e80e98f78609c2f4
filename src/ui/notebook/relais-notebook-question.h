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
 * @topic: (nullable): the code of a topic
 * @author: (nullable): id of a member
 * @role: (nullable): the word of a role that the author had
 * @urgency: (nullable): a word
 * @visibility: (nullable): a word
 * @from: the first day, or none
 * @until: the last day, or none
 * @only_asking: only those with an asked action
 * @narrowed: (nullable): what it is narrowed to from @topic on, in words; %NULL where it is not
 *
 * What a timeline shows: RelaisNotebookFilter as a value that holds its own texts.
 */
typedef struct {
  RelaisNoteScope scope;
  char *patient;
  char *text;
  char *topic;
  char *author;
  char *role;
  char *urgency;
  char *visibility;
  RelaisDate from;
  RelaisDate until;
  gboolean only_asking;
  char *narrowed;
} RelaisNotebookQuestion;

/**
 * RelaisNotebookPart:
 * @question: what is asked
 * @before: only what was signed before this place, 0 for the newest
 * @limit: how many at most
 * @serial: a number of the asker's own
 *
 * What a timeline asks for one of its parts.
 */
typedef struct {
  RelaisNotebookQuestion *question;
  gint64 before;
  guint limit;
  guint serial;
} RelaisNotebookPart;

/**
 * RelaisNotebookAnswer:
 * @entries: (element-type RelaisNotebookEntry): the part
 * @pinned: (element-type RelaisNotebookEntry): what is urgent and still to be read, however old; it stands on top. Only
 *   with the first part of a timeline that nothing narrows
 * @labels: the names of topics
 * @staff: (element-type RelaisRecord): the team
 *
 * What it is shown with.
 */
typedef struct {
  GPtrArray *entries;
  GPtrArray *pinned;
  RelaisLabels *labels;
  GPtrArray *staff;
} RelaisNotebookAnswer;

RelaisNotebookQuestion *relais_notebook_question_new  (RelaisNoteScope               scope,
                                                       const char                   *patient,
                                                       const char                   *text);
RelaisNotebookQuestion *relais_notebook_question_copy (const RelaisNotebookQuestion *question);
void                    relais_notebook_question_free (RelaisNotebookQuestion       *question);
void                    relais_notebook_question_ask  (const RelaisNotebookQuestion *question,
                                                       gint64                        before,
                                                       guint                         limit,
                                                       guint                         serial,
                                                       RelaisDesk                   *desk,
                                                       gpointer                      owner,
                                                       RelaisDeskDone                done);
void                    relais_notebook_answer_free   (gpointer                      answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisNotebookQuestion, relais_notebook_question_free)

G_END_DECLS

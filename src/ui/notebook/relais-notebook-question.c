/* One part of a timeline, read off the main thread: the entries, and the names with which they are shown. A question
 * goes with its answer.
 */

#include "relais-notebook-question.h"

#include "relais-practice-labels.h"

static void
question_free (gpointer data)
{
  RelaisNotebookQuestion *question = data;

  g_free (question->patient);
  g_free (question->text);
  g_free (question);
}

/**
 * relais_notebook_answer_free:
 * @answer: (transfer full): a RelaisNotebookAnswer
 */
void
relais_notebook_answer_free (gpointer answer)
{
  RelaisNotebookAnswer *read = answer;

  g_clear_pointer (&read->entries, g_ptr_array_unref);
  g_clear_pointer (&read->labels, relais_labels_unref);
  g_clear_pointer (&read->staff, g_ptr_array_unref);
  g_free (read);
}

static gpointer
read_part (RelaisSession *session, gpointer data, GError **error)
{
  const RelaisNotebookQuestion *question = data;
  RelaisNotebookFilter filter = { .scope = question->scope, .patient = question->patient, .text = question->text };
  RelaisNotebookAnswer *answer = g_new0 (RelaisNotebookAnswer, 1);

  answer->labels = relais_practice_labels_load (session, error);
  answer->staff = answer->labels != NULL ? relais_session_list_staff (session, error) : NULL;
  if (answer->staff != NULL)
    answer->entries = relais_notebook_list (session, relais_session_get_actor (session), &filter, question->before,
                                            question->limit, error);
  if (answer->entries == NULL)
    g_clear_pointer (&answer, relais_notebook_answer_free);
  return answer;
}

/**
 * relais_notebook_question_ask:
 * @question: (transfer full): what is asked; given to @done
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @done: told a RelaisNotebookAnswer
 */
void
relais_notebook_question_ask (RelaisNotebookQuestion *question, RelaisDesk *desk, gpointer owner, RelaisDeskDone done)
{
  relais_desk_run (desk, owner, read_part, question, question_free, relais_notebook_answer_free, done);
}

/* What a timeline shows, as one value, and one part of it, read off the main thread: the entries, and the names with
 * which they are shown.
 */

#include "relais-notebook-question.h"

#include "relais-practice-labels.h"

/* Where more is urgent than anybody can read, the rest stands at its day. */
#define MAX_PINNED 100

/* Every text of a question, so that none is forgotten. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (RelaisNotebookQuestion, patient),    G_STRUCT_OFFSET (RelaisNotebookQuestion, text),
  G_STRUCT_OFFSET (RelaisNotebookQuestion, topic),      G_STRUCT_OFFSET (RelaisNotebookQuestion, author),
  G_STRUCT_OFFSET (RelaisNotebookQuestion, role),       G_STRUCT_OFFSET (RelaisNotebookQuestion, urgency),
  G_STRUCT_OFFSET (RelaisNotebookQuestion, visibility), G_STRUCT_OFFSET (RelaisNotebookQuestion, narrowed),
};

/**
 * relais_notebook_question_new:
 * @scope: which entries
 * @patient: (nullable): id of a patient, %NULL for everybody
 * @text: (nullable): words that are looked for; none where it is empty
 *
 * Returns: (transfer full): a question that is narrowed by nothing else
 */
RelaisNotebookQuestion *
relais_notebook_question_new (RelaisNoteScope scope, const char *patient, const char *text)
{
  RelaisNotebookQuestion *question = g_new0 (RelaisNotebookQuestion, 1);

  question->scope = scope;
  question->patient = g_strdup (patient);
  question->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  return question;
}

/**
 * relais_notebook_question_copy:
 * @question: a question
 *
 * Returns: (transfer full): the same
 */
RelaisNotebookQuestion *
relais_notebook_question_copy (const RelaisNotebookQuestion *question)
{
  RelaisNotebookQuestion *copy = g_new (RelaisNotebookQuestion, 1);

  *copy = *question;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (copy, texts[i]);

      *text = g_strdup (*text);
    }
  return copy;
}

/**
 * relais_notebook_question_free:
 * @question: (transfer full): a question
 */
void
relais_notebook_question_free (RelaisNotebookQuestion *question)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, question, texts[i]));
  g_free (question);
}

static void
part_free (gpointer data)
{
  RelaisNotebookPart *part = data;

  relais_notebook_question_free (part->question);
  g_free (part);
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
  g_clear_pointer (&read->pinned, g_ptr_array_unref);
  g_clear_pointer (&read->labels, relais_labels_unref);
  g_clear_pointer (&read->staff, g_ptr_array_unref);
  g_free (read);
}

static GPtrArray *
list_entries (RelaisSession *session, const RelaisNotebookPart *part, GError **error)
{
  const RelaisNotebookQuestion *question = part->question;
  RelaisNotebookFilter filter = {
    .scope = question->scope,
    .patient = question->patient,
    .text = question->text,
    .topic = question->topic,
    .author = question->author,
    .role = question->role,
    .urgency = question->urgency,
    .visibility = question->visibility,
    .from = question->from,
    .until = question->until,
    .only_asking = question->only_asking,
  };

  return relais_notebook_list (session, relais_session_get_actor (session), &filter, part->before, part->limit, error);
}

/* What is to be read, and the notebook of one: elsewhere one looks for something else. */
static gboolean
pins (const RelaisNotebookPart *part)
{
  const RelaisNotebookQuestion *question = part->question;

  return part->before == 0 && question->text == NULL && question->narrowed == NULL &&
         (question->scope == RELAIS_NOTE_SCOPE_UNREAD ||
          (question->scope == RELAIS_NOTE_SCOPE_ALL && question->patient != NULL));
}

static GPtrArray *
list_pinned (RelaisSession *session, const RelaisNotebookPart *part, GError **error)
{
  RelaisNotebookFilter filter = { .scope = RELAIS_NOTE_SCOPE_URGENT, .patient = part->question->patient };

  if (!pins (part))
    return g_ptr_array_new ();
  return relais_notebook_list (session, relais_session_get_actor (session), &filter, 0, MAX_PINNED, error);
}

static gpointer
read_part (RelaisSession *session, gpointer data, GError **error)
{
  RelaisNotebookAnswer *answer = g_new0 (RelaisNotebookAnswer, 1);

  answer->labels = relais_practice_labels_load (session, error);
  answer->staff = answer->labels != NULL ? relais_session_list_staff (session, error) : NULL;
  if (answer->staff != NULL)
    answer->entries = list_entries (session, data, error);
  if (answer->entries != NULL)
    answer->pinned = list_pinned (session, data, error);
  if (answer->pinned == NULL)
    g_clear_pointer (&answer, relais_notebook_answer_free);
  return answer;
}

/**
 * relais_notebook_question_ask:
 * @question: what is asked
 * @before: only what was signed before this place, 0 for the newest
 * @limit: how many at most
 * @serial: a number of the asker's own
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @done: told a RelaisNotebookAnswer, with a RelaisNotebookPart for data
 */
void
relais_notebook_question_ask (const RelaisNotebookQuestion *question, gint64 before, guint limit, guint serial,
                              RelaisDesk *desk, gpointer owner, RelaisDeskDone done)
{
  RelaisNotebookPart *part = g_new0 (RelaisNotebookPart, 1);

  part->question = relais_notebook_question_copy (question);
  part->before = before;
  part->limit = limit;
  part->serial = serial;
  relais_desk_run (desk, owner, read_part, part, part_free, relais_notebook_answer_free, done);
}

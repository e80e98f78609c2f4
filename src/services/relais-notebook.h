#pragma once

#include "relais-attachment.h"
#include "relais-note-queries.h"
#include "relais-note.h"
#include "relais-session.h"
#include "relais-task.h"

G_BEGIN_DECLS

/* The notebook: timelines, search, signing, reading marks and what was asked, always through the eyes of who asks. All
 * functions block until the register has answered; call them from a task.
 */

/**
 * RelaisNotebookReading:
 * @name: the name of the member, as it is now
 * @at: when they read it
 *
 * That somebody has read an entry.
 */
typedef struct {
  char *name;
  char *at;
} RelaisNotebookReading;

/**
 * RelaisNotebookAnswered:
 * @note: id of the entry
 * @author_name: the name of its author, as it was then
 * @at: when it was signed
 * @text: its text
 *
 * The entry that another one answers, as far as who asks may read it.
 */
typedef struct {
  char *note;
  char *author_name;
  char *at;
  char *text;
} RelaisNotebookAnswered;

/**
 * RelaisNotebookEntry:
 * @doc: its place in the order of signing
 * @note: the entry; of one that may not be read only patient, level, line for the home, author and instant
 * @patient: its patient, without what protected mode hides
 * @is_readable: whether it may be read
 * @is_struck: whether another entry corrects it
 * @is_unread: whether who asks has still to read it
 * @tasks: (element-type RelaisRecord): what it asks, as far as who asks sees it
 * @readings: (nullable) (element-type RelaisNotebookReading): who has read it, the first one first; %NULL for nobody,
 *   and where it may not be read
 * @answered: (nullable): what it answers; %NULL for no answer, and where that may not be read
 * @attachments: (nullable) (element-type RelaisAttachment): what hangs on it, without what is in it; %NULL for nothing,
 *   and where it may not be read
 * @n_answers: how many answers there are to it that who asks may read
 *
 * An entry as somebody sees it.
 */
typedef struct {
  gint64 doc;
  RelaisRecord *note;
  RelaisRecord *patient;
  gboolean is_readable;
  gboolean is_struck;
  gboolean is_unread;
  GPtrArray *tasks;
  GPtrArray *readings;
  RelaisNotebookAnswered *answered;
  GPtrArray *attachments;
  guint n_answers;
} RelaisNotebookEntry;

/**
 * RelaisNotebookFilter:
 * @scope: which entries
 * @patient: (nullable): id of a patient; %NULL for everybody
 * @text: (nullable): words that must all be found
 * @topic: (nullable): the code of a topic
 * @author: (nullable): id of a member
 * @role: (nullable): the word of a role that the author had
 * @urgency: (nullable): a word
 * @visibility: (nullable): a word
 * @from: the first day, or none
 * @until: the last day, or none
 * @only_asking: only those with an asked action
 *
 * What a timeline shows.
 */
typedef struct {
  RelaisNoteScope scope;
  const char *patient;
  const char *text;
  const char *topic;
  const char *author;
  const char *role;
  const char *urgency;
  const char *visibility;
  RelaisDate from;
  RelaisDate until;
  gboolean only_asking;
} RelaisNotebookFilter;

void          relais_notebook_entry_free   (RelaisNotebookEntry        *entry);
GPtrArray    *relais_notebook_list         (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const RelaisNotebookFilter *filter,
                                            gint64                      before,
                                            guint                       limit,
                                            GError                    **error);
int           relais_notebook_count_unread (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            guint                       limit,
                                            GError                    **error);
int           relais_notebook_count_urgent (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            guint                       limit,
                                            GError                    **error);
RelaisNotebookEntry *relais_notebook_load  (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const char                 *id,
                                            GError                    **error);

void          relais_notebook_reading_free (RelaisNotebookReading      *reading);
GPtrArray    *relais_notebook_list_readings (RelaisSession             *session,
                                            RelaisActor                *actor,
                                            const char                 *id,
                                            GError                    **error);
gboolean      relais_notebook_mark_read    (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const char *const          *ids,
                                            GError                    **error);
gboolean      relais_notebook_mark_unread  (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const char                 *id,
                                            GError                    **error);
gboolean      relais_notebook_visit        (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const char                 *patient,
                                            GError                    **error);

GPtrArray    *relais_notebook_list_tasks   (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const char                 *patient,
                                            gboolean                    only_open,
                                            GError                    **error);
RelaisRecord *relais_notebook_set_done     (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const char                 *task,
                                            gboolean                    done,
                                            char                      **operation,
                                            GError                    **error);

RelaisRecord *relais_notebook_sign         (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const RelaisRecord         *note,
                                            const RelaisRecord         *task,
                                            const char                 *draft,
                                            GPtrArray                  *issues,
                                            GError                    **error);
GPtrArray    *relais_notebook_sign_parts   (RelaisSession              *session,
                                            RelaisActor                *actor,
                                            const RelaisRecord         *note,
                                            const RelaisRecord         *task,
                                            const char                 *draft,
                                            GPtrArray                  *issues,
                                            GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisNotebookEntry, relais_notebook_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisNotebookReading, relais_notebook_reading_free)

G_END_DECLS

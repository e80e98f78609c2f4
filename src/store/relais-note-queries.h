#pragma once

#include "relais-record.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

/**
 * RelaisNoteScope:
 * @RELAIS_NOTE_SCOPE_ALL: every entry
 * @RELAIS_NOTE_SCOPE_UNREAD: what the reader has to read: of others, not struck, young or urgent
 * @RELAIS_NOTE_SCOPE_URGENT: of these what is urgent, however old
 * @RELAIS_NOTE_SCOPE_SINCE_VISIT: what was signed since the reader's last visit to each patient
 * @RELAIS_NOTE_SCOPE_MINE: what the reader signed
 *
 * Which entries a timeline shows.
 */
typedef enum {
  RELAIS_NOTE_SCOPE_ALL,
  RELAIS_NOTE_SCOPE_UNREAD,
  RELAIS_NOTE_SCOPE_URGENT,
  RELAIS_NOTE_SCOPE_SINCE_VISIT,
  RELAIS_NOTE_SCOPE_MINE,
} RelaisNoteScope;

/**
 * RelaisNoteReader:
 * @staff: id of the member who reads
 * @open: a bit, 1 << RelaisVisibility, for each level that they may read
 * @hidden: the same where the patient's record is protected
 * @recent: the instant from which on what they have not read asks to be read
 *
 * Whose eyes a question is asked for.
 */
typedef struct {
  const char *staff;
  guint open;
  guint hidden;
  const char *recent;
} RelaisNoteReader;

/**
 * RelaisNoteQuery:
 * @scope: which entries
 * @patients: (nullable) (element-type utf8): ids of one patient and of who was merged into them; %NULL for everybody
 * @among: (nullable) (element-type utf8): ids; only these entries
 * @words: (nullable): folded words that must all be found
 * @topic: (nullable): the code of a topic
 * @author: (nullable): id of a member
 * @role: (nullable): the word of a role that the author had
 * @urgency: (nullable): a word
 * @visibility: (nullable): a word
 * @from: (nullable): the first instant
 * @until: (nullable): the instant from which on they are too late
 * @only_asking: only those with an asked action
 * @before: only entries that were signed before this document, 0 for all
 * @limit: how many at most
 *
 * What is asked of the notebook.
 */
typedef struct {
  RelaisNoteScope scope;
  GPtrArray *patients;
  GPtrArray *among;
  GStrv words;
  const char *topic;
  const char *author;
  const char *role;
  const char *urgency;
  const char *visibility;
  const char *from;
  const char *until;
  gboolean only_asking;
  gint64 before;
  guint limit;
} RelaisNoteQuery;

/**
 * RelaisNoteHit:
 * @doc: its place in the order of signing
 * @note: id of the entry
 * @is_readable: whether the reader may read it; otherwise all there is to know is that it exists
 * @is_struck: whether another entry corrects it
 * @is_unread: whether the reader has still to read it
 *
 * An entry that was found.
 */
typedef struct {
  gint64 doc;
  char *note;
  gboolean is_readable;
  gboolean is_struck;
  gboolean is_unread;
} RelaisNoteHit;

void       relais_note_hit_free            (RelaisNoteHit          *hit);
GPtrArray *relais_note_queries_find        (RelaisDb               *db,
                                            const RelaisNoteReader *reader,
                                            const RelaisNoteQuery  *query,
                                            GError                **error);
int        relais_note_queries_count       (RelaisDb               *db,
                                            const RelaisNoteReader *reader,
                                            const RelaisNoteQuery  *query,
                                            GError                **error);
RelaisNoteHit *relais_note_queries_look_up (RelaisDb               *db,
                                            const RelaisNoteReader *reader,
                                            const char             *note,
                                            GError                **error);
GPtrArray *relais_note_queries_list_answers (RelaisDb              *db,
                                            GPtrArray              *notes,
                                            GError                **error);
GPtrArray *relais_note_queries_list_family (RelaisDb               *db,
                                            const char             *patient,
                                            GError                **error);
gboolean   relais_note_queries_get_last    (RelaisDb               *db,
                                            char                  **at,
                                            GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisNoteHit, relais_note_hit_free)

G_END_DECLS

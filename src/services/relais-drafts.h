#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* Forms that somebody has begun: saved while they type, parked with Esc, offered again after a lock or a crash. They
 * are their author's: nobody else lists, reads or discards them. Blocking, as relais-register.
 */

/* An entry of the notebook that is not signed yet. */
#define RELAIS_FORM_NOTE "note"

/**
 * RelaisForm:
 * @id: (nullable): its id; %NULL before it is saved for the first time
 * @kind: what is being written: "patient", "caregiver", "person", "link", RELAIS_FORM_NOTE
 * @subject: (nullable): id of the record it is about, %NULL for a new one
 * @title: (nullable): what its list shows, as a rule the name that was typed
 * @is_parked: whether it was put aside on purpose; else it was left in the middle
 * @revision: the revision of the record that the author saw, 0 for a new one
 * @values: (nullable): what was typed into each field (a{ss}), also what is no valid value
 * @saved_at: (nullable): the instant of its last save; not read when saving
 * @seen: (nullable): the values that its author last saw stored under its id; a save that would take the place of
 *   others is refused. %NULL to save whatever is there
 *
 * A form as far as it was filled in.
 */
typedef struct {
  char *id;
  char *kind;
  char *subject;
  char *title;
  gboolean is_parked;
  gint64 revision;
  GVariant *values;
  char *saved_at;
  GVariant *seen;
} RelaisForm;

RelaisForm *relais_form_copy         (const RelaisForm *form);
gboolean    relais_form_values_equal (GVariant     *a,
                                      GVariant     *b);
char       *relais_form_save    (RelaisSession    *session,
                                 RelaisActor      *actor,
                                 const RelaisForm *form,
                                 GError          **error);
GPtrArray  *relais_form_list    (RelaisSession    *session,
                                 RelaisActor      *actor,
                                 GError          **error);
RelaisForm *relais_form_load    (RelaisSession    *session,
                                 RelaisActor      *actor,
                                 const char       *id,
                                 GError          **error);
gboolean    relais_form_discard (RelaisSession    *session,
                                 RelaisActor      *actor,
                                 const char       *id,
                                 GError          **error);
void        relais_form_free    (RelaisForm       *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisForm, relais_form_free)

G_END_DECLS

/* Has it written down that somebody searched, once for each search: when its result is opened, or when the typing has
 * rested for a moment. Never what was searched for. Owned by whatever has a search field; main thread.
 */

#include "relais-search-note.h"

#include "relais-register.h"

#define REST_SECONDS 2

struct _RelaisSearchNote {
  GObject parent_instance;

  RelaisDesk *desk;
  guint rest;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (RelaisSearchNote, relais_search_note, G_TYPE_OBJECT)

static gpointer
write_note (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_note_search (session, relais_session_get_actor (session), error) ? RELAIS_DONE : NULL;
}

/**
 * relais_search_note_used:
 * @note: a search
 *
 * One of its results is opened: the search is over.
 */
void
relais_search_note_used (RelaisSearchNote *note)
{
  g_clear_handle_id (&note->rest, g_source_remove);
  if (note->open)
    relais_desk_run (note->desk, note, write_note, NULL, NULL, NULL, NULL);
  note->open = FALSE;
}

static gboolean
on_rested (gpointer data)
{
  RelaisSearchNote *note = data;

  note->rest = 0;
  relais_search_note_used (note);
  return G_SOURCE_REMOVE;
}

/**
 * relais_search_note_typed:
 * @note: a search
 * @query: (nullable): what is searched for now
 *
 * The text has changed; emptied, there is no search.
 */
void
relais_search_note_typed (RelaisSearchNote *note, const char *query)
{
  g_clear_handle_id (&note->rest, g_source_remove);
  note->open = query != NULL && *query != '\0';
  if (note->open)
    note->rest = g_timeout_add_seconds (REST_SECONDS, on_rested, note);
}

static void
relais_search_note_dispose (GObject *object)
{
  RelaisSearchNote *self = RELAIS_SEARCH_NOTE (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_search_note_parent_class)->dispose (object);
}

static void
relais_search_note_class_init (RelaisSearchNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_search_note_dispose;
}

static void
relais_search_note_init (RelaisSearchNote *self)
{
}

/**
 * relais_search_note_new:
 * @desk: the desk
 *
 * Returns: (transfer full): no search yet
 */
RelaisSearchNote *
relais_search_note_new (RelaisDesk *desk)
{
  RelaisSearchNote *self = g_object_new (RELAIS_TYPE_SEARCH_NOTE, NULL);

  self->desk = g_object_ref (desk);
  return self;
}

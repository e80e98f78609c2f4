/* What commits touch, told to whoever shows it: lists and pages read again what changed, whether this window, another
 * one or relaisctl did it. A commit is finished on the thread of whoever asked for it; it is told later, in the default
 * main context, so that nobody is called in the middle of something else. Made and ended on that context's thread.
 */

#include "relais-session-watch.h"

#include <string.h>

struct _RelaisSessionWatch {
  gatomicrefcount ref_count; /* the owner's, the signal's, and that of each telling on its way */

  RelaisStore *store;
  gulong handler;
  RelaisSessionChanged func; /* NULL once it is ended */
  gpointer data;
  GDestroyNotify destroy;
};

static RelaisSessionWatch *
watch_ref (RelaisSessionWatch *watch)
{
  g_atomic_ref_count_inc (&watch->ref_count);
  return watch;
}

static void
watch_unref (RelaisSessionWatch *watch)
{
  if (g_atomic_ref_count_dec (&watch->ref_count))
    g_free (watch);
}

typedef struct {
  RelaisSessionWatch *watch;
  GStrv touched;
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  watch_unref (telling->watch);
  g_strfreev (telling->touched);
  g_free (telling);
}

static gboolean
tell (gpointer data)
{
  Telling *telling = data;

  if (telling->watch->func != NULL)
    telling->watch->func ((const char *const *) telling->touched, telling->watch->data);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (RelaisStore *store, const char *const *touched, gpointer data)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Telling *telling = g_new0 (Telling, 1);

  telling->watch = watch_ref (data);
  telling->touched = g_strdupv ((GStrv) touched);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, telling, telling_free);
  g_source_attach (source, NULL);
}

static void
on_handler_gone (gpointer data, GClosure *closure)
{
  watch_unref (data);
}

/**
 * relais_session_watch:
 * @session: a session
 * @func: called after each commit that touched something
 * @data: given to @func
 * @destroy: (nullable): frees @data when the watch is ended
 * @error: set when the files of the register cannot be watched; @data is freed then too
 *
 * What was committed before is not told: read the data afterwards. End the watch before the session is closed.
 *
 * Returns: (transfer full) (nullable): the watch
 */
RelaisSessionWatch *
relais_session_watch (RelaisSession *session, RelaisSessionChanged func, gpointer data, GDestroyNotify destroy,
                      GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  RelaisSessionWatch *watch;

  if (!relais_store_watch (store, error))
    {
      if (destroy != NULL)
        destroy (data);
      return NULL;
    }

  watch = g_new0 (RelaisSessionWatch, 1);
  g_atomic_ref_count_init (&watch->ref_count);
  watch->store = g_object_ref (store);
  watch->func = func;
  watch->data = data;
  watch->destroy = destroy;
  watch->handler = g_signal_connect_data (store, "changed", G_CALLBACK (on_store_changed), watch_ref (watch),
                                          on_handler_gone, G_CONNECT_DEFAULT);
  return watch;
}

/**
 * relais_session_unwatch:
 * @watch: (transfer full): a watch; its function is not called any more, not even for what is on its way
 */
void
relais_session_unwatch (RelaisSessionWatch *watch)
{
  g_signal_handler_disconnect (watch->store, watch->handler);
  relais_store_unwatch (watch->store);
  g_clear_object (&watch->store);
  watch->func = NULL;
  if (watch->destroy != NULL)
    watch->destroy (watch->data);
  watch_unref (watch);
}

/**
 * relais_session_touches:
 * @touched: (array zero-terminated=1): what a commit touched, as it was told
 * @kind: "person", "link"…
 * @id: (nullable): id of a record, %NULL for any of @kind
 *
 * Returns: whether such a record may have changed; always after a commit of another process
 */
gboolean
relais_session_touches (const char *const *touched, const char *kind, const char *id)
{
  gsize length = strlen (kind);

  for (gsize i = 0; touched[i] != NULL; i++)
    {
      if (strncmp (touched[i], kind, length) == 0 && touched[i][length] == ' ' &&
          (id == NULL || strcmp (touched[i] + length + 1, id) == 0))
        return TRUE;
    }
  return touched[0] == NULL;
}

/**
 * relais_session_touches_any:
 * @touched: (array zero-terminated=1): what a commit touched, as it was told
 * @kinds: (array zero-terminated=1): kinds of records
 *
 * Returns: whether a record of one of them may have changed; always after a commit of another process
 */
gboolean
relais_session_touches_any (const char *const *touched, const char *const *kinds)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      if (relais_session_touches (touched, kinds[i], NULL))
        return TRUE;
    }
  return FALSE;
}

/* Forms that could not be stored when the register was left: a full disk, a disk that took too long. They wait in
 * memory, sealed so that only the open register reads them, and go into it as their author's forms when that author
 * comes in again in this process. Nobody else is told of them. Shared by reference, any thread.
 */

#include "relais-form-refuge.h"
#include "relais-session-private.h"

#include "relais-store-box.h"

#include <string.h>

#define FORMAT "(msmsmsmsbx@a{ss})"

typedef struct {
  char *staff_id;
  char *id;
  GBytes *sealed;
} Waiting;

struct _RelaisFormRefuge {
  gatomicrefcount ref_count;

  GMutex mutex;
  GPtrArray *waiting;
};

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->staff_id);
  g_free (waiting->id);
  g_bytes_unref (waiting->sealed);
  g_free (waiting);
}

/**
 * relais_form_refuge_new:
 *
 * Returns: (transfer full): an empty refuge
 */
RelaisFormRefuge *
relais_form_refuge_new (void)
{
  RelaisFormRefuge *refuge = g_new0 (RelaisFormRefuge, 1);

  g_atomic_ref_count_init (&refuge->ref_count);
  g_mutex_init (&refuge->mutex);
  refuge->waiting = g_ptr_array_new_with_free_func (waiting_free);
  return refuge;
}

/**
 * relais_form_refuge_ref:
 * @refuge: a refuge
 *
 * Returns: (transfer full): @refuge
 */
RelaisFormRefuge *
relais_form_refuge_ref (RelaisFormRefuge *refuge)
{
  g_atomic_ref_count_inc (&refuge->ref_count);
  return refuge;
}

/**
 * relais_form_refuge_unref:
 * @refuge: (transfer full): a refuge
 */
void
relais_form_refuge_unref (RelaisFormRefuge *refuge)
{
  if (!g_atomic_ref_count_dec (&refuge->ref_count))
    return;

  g_ptr_array_unref (refuge->waiting);
  g_mutex_clear (&refuge->mutex);
  g_free (refuge);
}

static GBytes *
seal (RelaisSession *session, const RelaisForm *form)
{
  g_autoptr (GVariant) values =
      form->values != NULL ? g_variant_ref (form->values) : g_variant_ref_sink (g_variant_new_parsed ("@a{ss} {}"));
  g_autoptr (GVariant) packed = g_variant_ref_sink (g_variant_new (
      FORMAT, form->id, form->kind, form->subject, form->title, form->is_parked, form->revision, values));
  g_autofree char *plain = g_malloc (g_variant_get_size (packed));
  g_autoptr (GBytes) bytes = g_bytes_new_static (plain, g_variant_get_size (packed));
  GBytes *sealed;

  g_variant_store (packed, plain);
  sealed = relais_store_box_seal (relais_session_get_box_key (session), bytes);
  explicit_bzero (plain, g_variant_get_size (packed));
  return sealed;
}

static RelaisForm *
open_sealed (RelaisSession *session, GBytes *sealed)
{
  g_autoptr (GBytes) plain = relais_store_box_open (relais_session_get_store (session), sealed);
  g_autoptr (GVariant) packed =
      plain != NULL ? g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(msmsmsmsbxa{ss})"), plain, FALSE))
                    : NULL;
  RelaisForm *form;

  if (packed == NULL)
    return NULL;
  form = g_new0 (RelaisForm, 1);
  g_variant_get (packed, FORMAT, &form->id, &form->kind, &form->subject, &form->title, &form->is_parked,
                 &form->revision, &form->values);
  return form;
}

static void
forget (RelaisFormRefuge *refuge, const char *staff_id, const char *id)
{
  for (guint i = 0; i < refuge->waiting->len; i++)
    {
      const Waiting *waiting = g_ptr_array_index (refuge->waiting, i);

      if (g_str_equal (waiting->staff_id, staff_id) && g_strcmp0 (waiting->id, id) == 0)
        {
          g_ptr_array_remove_index (refuge->waiting, i);
          return;
        }
    }
}

/**
 * relais_form_refuge_keep:
 * @refuge: a refuge
 * @session: the session in which @form was filled in, open or closed
 * @form: what could not be stored; it takes the place of an earlier state of the same form
 *
 * Keeps a form for its author.
 */
void
relais_form_refuge_keep (RelaisFormRefuge *refuge, RelaisSession *session, const RelaisForm *form)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->staff_id = g_strdup (relais_actor_get_staff_id (relais_session_get_actor (session)));
  waiting->id = g_strdup (form->id);
  waiting->sealed = seal (session, form);
  g_mutex_lock (&refuge->mutex);
  forget (refuge, waiting->staff_id, waiting->id);
  g_ptr_array_add (refuge->waiting, waiting);
  g_mutex_unlock (&refuge->mutex);
}

/**
 * relais_form_refuge_count:
 * @refuge: a refuge
 *
 * Returns: how many forms wait, whoever their authors are
 */
guint
relais_form_refuge_count (RelaisFormRefuge *refuge)
{
  guint n;

  g_mutex_lock (&refuge->mutex);
  n = refuge->waiting->len;
  g_mutex_unlock (&refuge->mutex);
  return n;
}

/* What waits for a member, as references that stay good while others are kept. */
static GPtrArray *
list_sealed (RelaisFormRefuge *refuge, const char *staff_id)
{
  GPtrArray *sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_mutex_lock (&refuge->mutex);
  for (guint i = 0; i < refuge->waiting->len; i++)
    {
      const Waiting *waiting = g_ptr_array_index (refuge->waiting, i);

      if (g_str_equal (waiting->staff_id, staff_id))
        g_ptr_array_add (sealed, g_bytes_ref (waiting->sealed));
    }
  g_mutex_unlock (&refuge->mutex);
  return sealed;
}

static void
remove_sealed (RelaisFormRefuge *refuge, GBytes *sealed)
{
  g_mutex_lock (&refuge->mutex);
  for (guint i = 0; i < refuge->waiting->len; i++)
    {
      const Waiting *waiting = g_ptr_array_index (refuge->waiting, i);

      if (waiting->sealed == sealed)
        {
          g_ptr_array_remove_index (refuge->waiting, i);
          break;
        }
    }
  g_mutex_unlock (&refuge->mutex);
}

/**
 * relais_form_refuge_bring_back:
 * @refuge: a refuge
 * @session: an open session
 * @error: why something still waits
 *
 * Stores what waits for who opened @session among their forms. What cannot be stored now either goes on waiting.
 *
 * Returns: whether nothing waits for them any more
 */
gboolean
relais_form_refuge_bring_back (RelaisFormRefuge *refuge, RelaisSession *session, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GPtrArray) waiting = list_sealed (refuge, relais_actor_get_staff_id (actor));

  for (guint i = 0; i < waiting->len; i++)
    {
      g_autoptr (RelaisForm) form = open_sealed (session, g_ptr_array_index (waiting, i));
      g_autofree char *id = form != NULL ? relais_form_save (session, actor, form, error) : NULL;

      if (form != NULL && id == NULL)
        return FALSE;
      remove_sealed (refuge, g_ptr_array_index (waiting, i));
    }
  return TRUE;
}

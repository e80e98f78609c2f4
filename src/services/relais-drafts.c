/* Forms that somebody has begun, kept as one value in the table of drafts: the typed text of each field, valid or not.
 * A draft is no operation and leaves no row in the log; it goes in the transaction that saves its record, or when its
 * author discards it. Blocking, from any thread.
 */

#include "relais-drafts-private.h"

#include "relais-error.h"
#include "relais-id.h"

/* title, parked, revision, typed text by field */
#define CONTENT_TYPE "(sbxa{ss})"

typedef struct {
  const RelaisForm *form;
  const char *id;
  const char *author;
  GPtrArray *forms;
} FormJob;

/*
 * relais_form_pack:
 * @form: a form
 *
 * Returns: (transfer full): what the table of drafts keeps of it
 */
GBytes *
relais_form_pack (const RelaisForm *form)
{
  GVariant *values = form->values != NULL ? form->values : g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0);
  g_autoptr (GVariant) content =
      g_variant_ref_sink (g_variant_new ("(sbx@a{ss})", form->title != NULL ? form->title : "", form->is_parked,
                                         form->revision, values));

  return g_variant_get_data_as_bytes (content);
}

/*
 * relais_form_unpack:
 * @draft: a draft as it is stored
 *
 * Returns: (transfer full): the form in it
 */
RelaisForm *
relais_form_unpack (const RelaisDraft *draft)
{
  g_autoptr (GVariant) content =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CONTENT_TYPE), draft->content, FALSE));
  RelaisForm *form = g_new0 (RelaisForm, 1);
  g_autofree char *title = NULL;

  form->id = g_strdup (draft->id);
  form->kind = g_strdup (draft->kind);
  form->subject = g_strdup (draft->subject);
  form->saved_at = g_strdup (draft->saved_at);
  g_variant_get (content, "(sbx@a{ss})", &title, &form->is_parked, &form->revision, &form->values);
  form->title = *title != '\0' ? g_steal_pointer (&title) : NULL;
  return form;
}

/**
 * relais_form_free:
 * @form: (transfer full): a form
 */
void
relais_form_free (RelaisForm *form)
{
  g_free (form->id);
  g_free (form->kind);
  g_free (form->subject);
  g_free (form->title);
  g_clear_pointer (&form->values, g_variant_unref);
  g_clear_pointer (&form->seen, g_variant_unref);
  g_free (form->saved_at);
  g_free (form);
}

/**
 * relais_form_copy:
 * @form: a form
 *
 * Returns: (transfer full): the same
 */
RelaisForm *
relais_form_copy (const RelaisForm *form)
{
  RelaisForm *copy = g_new0 (RelaisForm, 1);

  copy->id = g_strdup (form->id);
  copy->kind = g_strdup (form->kind);
  copy->subject = g_strdup (form->subject);
  copy->title = g_strdup (form->title);
  copy->is_parked = form->is_parked;
  copy->revision = form->revision;
  copy->values = form->values != NULL ? g_variant_ref (form->values) : NULL;
  copy->saved_at = g_strdup (form->saved_at);
  copy->seen = form->seen != NULL ? g_variant_ref (form->seen) : NULL;
  return copy;
}

/**
 * relais_form_values_equal:
 * @a: values of a form (a{ss})
 * @b: values of a form
 *
 * Returns: whether the same was typed into each field, in whatever order they are
 */
gboolean
relais_form_values_equal (GVariant *a, GVariant *b)
{
  GVariantIter iter;
  const char *name, *value, *other;

  if (g_variant_n_children (a) != g_variant_n_children (b))
    return FALSE;
  g_variant_iter_init (&iter, a);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      if (!g_variant_lookup (b, name, "&s", &other) || !g_str_equal (value, other))
        return FALSE;
    }
  return TRUE;
}

/* What is stored is what the author saw there, or what they are about to store. */
static gboolean
check_seen (RelaisChange *change, const FormJob *job, GError **error)
{
  const char *author = relais_actor_get_staff_id (relais_change_get_actor (change));
  g_autoptr (GPtrArray) drafts = relais_drafts_list (relais_change_get_db (change), author, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      g_autoptr (RelaisForm) stored = relais_form_unpack (drafts->pdata[i]);

      if (g_str_equal (stored->id, job->id) &&
          (relais_form_values_equal (stored->values, job->form->seen) ||
           relais_form_values_equal (stored->values, job->form->values)))
        return TRUE;
    }
  if (drafts != NULL)
    relais_error_set (error, RELAIS_ERROR_CONFLICT, job->form->title, NULL);
  return FALSE;
}

static gboolean
save_form (RelaisChange *change, gpointer data, GError **error)
{
  FormJob *job = data;
  g_autoptr (GBytes) content = relais_form_pack (job->form);

  return (job->form->seen == NULL || check_seen (change, job, error)) &&
         relais_drafts_save (change, job->id, job->form->kind, job->form->subject, content, error);
}

/**
 * relais_form_save:
 * @session: a session
 * @actor: its author
 * @form: the form; with the id of an earlier save it takes its place
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_INVALID above 4 MiB; RELAIS_ERROR_CONFLICT when something else is
 *   stored than its author saw, or nothing any more
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
relais_form_save (RelaisSession *session, RelaisActor *actor, const RelaisForm *form, GError **error)
{
  g_autofree char *id = form->id != NULL ? g_strdup (form->id) : relais_id_new ();
  FormJob job = { .form = form, .id = id };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PEOPLE, error) ||
      !relais_store_write (relais_session_get_store (session), actor, "draft", save_form, &job, NULL, error))
    return NULL;
  return g_steal_pointer (&id);
}

static gboolean
list_forms (RelaisDb *db, gpointer data, GError **error)
{
  FormJob *job = data;
  g_autoptr (GPtrArray) drafts = relais_drafts_list (db, job->author, error);

  if (drafts == NULL)
    return FALSE;
  job->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_form_free);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (job->forms, relais_form_unpack (g_ptr_array_index (drafts, i)));
  return TRUE;
}

/**
 * relais_form_list:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisForm) (nullable): the forms of @actor, the last saved first
 */
GPtrArray *
relais_form_list (RelaisSession *session, RelaisActor *actor, GError **error)
{
  FormJob job = { .author = relais_actor_get_staff_id (actor) };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), list_forms, &job, error))
    return NULL;
  return job.forms;
}

/**
 * relais_form_load:
 * @session: a session
 * @actor: who asks
 * @id: id of a form
 * @error: RELAIS_ERROR_NOT_FOUND, also for a form of somebody else
 *
 * Returns: (transfer full) (nullable): the form
 */
RelaisForm *
relais_form_load (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  g_autoptr (GPtrArray) forms = relais_form_list (session, actor, error);

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      RelaisForm *form = g_ptr_array_index (forms, i);

      if (g_str_equal (form->id, id))
        return g_ptr_array_steal_index (forms, i);
    }
  if (forms != NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "draft");
  return NULL;
}

static gboolean
discard_form (RelaisChange *change, gpointer data, GError **error)
{
  FormJob *job = data;

  return relais_drafts_remove (change, job->id, error);
}

/**
 * relais_form_discard:
 * @session: a session
 * @actor: its author
 * @id: id of a form
 * @error: where to store the error
 *
 * Returns: whether @actor has no such form any more; that of somebody else is left alone
 */
gboolean
relais_form_discard (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  FormJob job = { .id = id };

  return relais_store_write (relais_session_get_store (session), actor, "draft", discard_form, &job, NULL, error);
}

/* Keeps what is typed into one form: the newest text only, one save at a time, so that an older text never lands on a
 * newer one and a form that was saved leaves nothing behind. It lives on without its form until its last save is done;
 * "failed" says when the text is on the screen only, and then it is tried again until it succeeds, also when the
 * screen is gone by then. Main thread.
 */

#include "relais-form-keeper.h"

#include "relais-error.h"
#include "relais-id.h"
#include "relais-window.h"

#define RETRY_SECONDS 3

struct _RelaisFormKeeper {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisSession *session; /* whose author this is; a lock may come before the last save */
  char *kind;
  char *id;
  char *subject;
  gboolean is_guarded;
  GVariant *seen; /* what was last known to be stored */
  RelaisForm *next; /* what to keep once the save under way is done */
  gboolean discard_next;
  RelaisForm *failed; /* what could not be kept, and waits to be tried again */
  guint retry_source;
  int told;           /* why that was, as it was last said; -1 for nothing */
  gboolean is_busy;
  gboolean has_kept;
  GtkWidget *root; /* the window of the form, as long as it is there */
  GObject *waiting;
  RelaisFormKeeperIdle idle;
  gpointer idle_data;
};

enum {
  SIGNAL_KEPT,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisFormKeeper, relais_form_keeper, G_TYPE_OBJECT)

/* --- What is on the screen is not left in the middle --- */

#define OPEN_FORMS "relais-open-forms"

static void
set_open (RelaisFormKeeper *self, gboolean open)
{
  GHashTable *forms = g_object_get_data (G_OBJECT (self->desk), OPEN_FORMS);

  if (forms == NULL)
    {
      forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (self->desk), OPEN_FORMS, forms, (GDestroyNotify) g_hash_table_unref);
    }
  if (open)
    g_hash_table_add (forms, g_strdup (self->id));
  else
    g_hash_table_remove (forms, self->id);
}

/**
 * relais_form_keeper_is_open:
 * @desk: a desk
 * @form: a form as it is stored
 *
 * Returns: whether somebody is typing in it at this desk right now: it does not wait to be taken up again
 */
gboolean
relais_form_keeper_is_open (RelaisDesk *desk, const RelaisForm *form)
{
  GHashTable *forms = g_object_get_data (G_OBJECT (desk), OPEN_FORMS);

  return forms != NULL && !form->is_parked && g_hash_table_contains (forms, form->id);
}

static gpointer
save_form (RelaisSession *session, gpointer data, GError **error)
{
  return relais_form_save (session, relais_session_get_actor (session), data, error);
}

static gpointer
discard_form (RelaisSession *session, gpointer data, GError **error)
{
  return relais_form_discard (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void run_next (RelaisFormKeeper *self);

static void
end_wait (RelaisFormKeeper *self)
{
  g_autoptr (GObject) owner = g_steal_pointer (&self->waiting);

  if (owner != NULL)
    self->idle (owner, self->idle_data);
}

/* The reference that kept the keeper alive meanwhile goes last. Trying again says the same only once. */
static void
end_job (RelaisFormKeeper *self, const GError *error)
{
  int told = self->told;

  self->is_busy = FALSE;
  self->told = error != NULL ? error->code : -1;
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_KEPT], 0);
  else if (error->code != told)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  run_next (self);
  g_object_unref (self);
}

/* --- Trying again --- */

/* Something newer takes the place of what could not be kept. */
static void
forget_failed (RelaisFormKeeper *self)
{
  self->told = -1;
  g_clear_handle_id (&self->retry_source, g_source_remove);
  if (self->failed == NULL)
    return;
  g_clear_pointer (&self->failed, relais_form_free);
  g_signal_handlers_disconnect_by_data (self->desk, self);
  g_object_unref (self);
}

static void
retry (RelaisFormKeeper *self)
{
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->desk, self);
  self->next = g_steal_pointer (&self->failed);
  run_next (self);
  g_object_unref (self);
}

static gboolean
on_retry (gpointer data)
{
  RelaisFormKeeper *self = data;

  self->retry_source = 0;
  retry (self);
  return G_SOURCE_REMOVE;
}

/* Alive until that is done; at the latest when the register is left, where it is rescued if need be. */
static void
plan_retry (RelaisFormKeeper *self, const RelaisForm *form)
{
  self->failed = relais_form_copy (form);
  self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, on_retry, g_object_ref (self));
  g_signal_connect_swapped (self->desk, "closing", G_CALLBACK (retry), self);
}

static gboolean
is_worth_retrying (RelaisFormKeeper *self, const GError *error)
{
  return self->next == NULL && !self->discard_next && self->waiting == NULL && error->domain == RELAIS_ERROR &&
         relais_error_code_get_family ((RelaisErrorCode) error->code) == RELAIS_ERROR_FAMILY_ENVIRONMENT;
}

static void
set_seen (RelaisFormKeeper *self, GVariant *seen)
{
  g_clear_pointer (&self->seen, g_variant_unref);
  self->seen = seen != NULL && self->is_guarded ? g_variant_ref (seen) : NULL;
}

static void
on_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisFormKeeper *self = owner;

  if (answer != NULL)
    {
      self->has_kept = TRUE;
      set_seen (self, ((RelaisForm *) data)->values);
    }
  else if (self->session != NULL && relais_desk_get_session (self->desk) != self->session)
    /* Its screen is gone. */
    relais_desk_rescue (self->desk, self->session, data);
  else if (is_worth_retrying (self, error))
    plan_retry (self, data);
  g_free (answer);
  end_job (self, error);
}

static void
on_discarded (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisFormKeeper *self = owner;

  if (error == NULL)
    {
      self->has_kept = FALSE;
      set_seen (self, NULL);
    }
  end_job (self, error);
}

static void
run_next (RelaisFormKeeper *self)
{
  RelaisForm *form = g_steal_pointer (&self->next);

  if (form != NULL || (self->discard_next && self->has_kept))
    {
      self->is_busy = TRUE;
      g_object_ref (self);
    }
  if (form != NULL)
    {
      g_clear_pointer (&form->seen, g_variant_unref);
      form->seen = self->seen != NULL ? g_variant_ref (self->seen) : NULL;
    }
  if (form != NULL)
    relais_desk_run_in (self->desk, self->session, self, save_form, form, (GDestroyNotify) relais_form_free, g_free,
                        on_saved);
  else if (self->is_busy)
    relais_desk_run_in (self->desk, self->session, self, discard_form, g_strdup (self->id), g_free, NULL, on_discarded);
  else
    end_wait (self);
  if (form == NULL)
    self->discard_next = FALSE;
}

/**
 * relais_form_keeper_get_id:
 * @keeper: a keeper
 *
 * Returns: the id of the form, known before it is kept for the first time
 */
const char *
relais_form_keeper_get_id (RelaisFormKeeper *keeper)
{
  return keeper->id;
}

/**
 * relais_form_keeper_has_kept:
 * @keeper: a keeper
 *
 * Returns: whether the form lies in the register
 */
gboolean
relais_form_keeper_has_kept (RelaisFormKeeper *keeper)
{
  return keeper->has_kept;
}

/**
 * relais_form_keeper_guard:
 * @keeper: a keeper
 * @seen: (nullable): what is stored, as its author sees it; %NULL for a form that is not stored yet
 *
 * From now on nothing is kept over what somebody else stored meanwhile, in another window: "failed" says
 * RELAIS_ERROR_CONFLICT then.
 */
void
relais_form_keeper_guard (RelaisFormKeeper *keeper, GVariant *seen)
{
  keeper->is_guarded = TRUE;
  set_seen (keeper, seen);
}

/**
 * relais_form_keeper_is_busy:
 * @keeper: a keeper
 *
 * Returns: whether something of the form is under way
 */
gboolean
relais_form_keeper_is_busy (RelaisFormKeeper *keeper)
{
  return keeper->is_busy;
}

/**
 * relais_form_keeper_keep:
 * @keeper: a keeper
 * @title: what its list shows
 * @revision: the revision of the record that the author saw, 0 for a new one
 * @parked: whether it was put aside on purpose
 * @values: (transfer floating): what was typed (a{ss})
 *
 * Keeps the form as it is now, after what is under way.
 */
void
relais_form_keeper_keep (RelaisFormKeeper *keeper, const char *title, gint64 revision, gboolean parked,
                         GVariant *values)
{
  RelaisForm *form = g_new0 (RelaisForm, 1);

  forget_failed (keeper);
  form->id = g_strdup (keeper->id);
  form->kind = g_strdup (keeper->kind);
  form->subject = g_strdup (keeper->subject);
  form->title = g_strdup (title);
  form->is_parked = parked;
  set_open (keeper, !parked);
  form->revision = revision;
  form->values = g_variant_ref_sink (values);
  g_clear_pointer (&keeper->next, relais_form_free);
  keeper->next = form;
  keeper->discard_next = FALSE;
  if (!keeper->is_busy)
    run_next (keeper);
}

/**
 * relais_form_keeper_discard:
 * @keeper: a keeper
 *
 * Forgets the form: nothing is left to keep.
 */
void
relais_form_keeper_discard (RelaisFormKeeper *keeper)
{
  forget_failed (keeper);
  g_clear_pointer (&keeper->next, relais_form_free);
  keeper->discard_next = TRUE;
  if (!keeper->is_busy)
    run_next (keeper);
}

/**
 * relais_form_keeper_wait:
 * @keeper: a keeper
 * @owner: (type GObject): who waits; kept alive meanwhile
 * @idle: told once nothing is under way
 * @data: (nullable): given to @idle
 *
 * What was to be kept and has not begun yet is given up: @owner saves the whole record now.
 */
void
relais_form_keeper_wait (RelaisFormKeeper *keeper, gpointer owner, RelaisFormKeeperIdle idle, gpointer data)
{
  forget_failed (keeper);
  g_clear_pointer (&keeper->next, relais_form_free);
  keeper->discard_next = FALSE;
  g_set_object (&keeper->waiting, owner);
  keeper->idle = idle;
  keeper->idle_data = data;
  if (!keeper->is_busy)
    end_wait (keeper);
}

static void
on_root_changed (GtkWidget *form, GParamSpec *pspec, RelaisFormKeeper *self)
{
  GtkRoot *root = gtk_widget_get_root (form);

  if (root != NULL)
    g_set_weak_pointer (&self->root, GTK_WIDGET (root));
}

/**
 * relais_form_keeper_follow:
 * @keeper: a keeper
 * @form: where the form is on the screen
 *
 * Remembers on which window that is.
 */
void
relais_form_keeper_follow (RelaisFormKeeper *keeper, GtkWidget *form)
{
  g_signal_connect_object (form, "notify::root", G_CALLBACK (on_root_changed), keeper, 0);
  on_root_changed (form, NULL, keeper);
}

static void
tell_left (RelaisFormKeeper *self, const GError *error)
{
  if (self->root != NULL)
    relais_window_tell_error (self->root, error);
}

/**
 * relais_form_keeper_leave:
 * @keeper: a keeper
 *
 * The form has gone from the screen. Why its last state is not kept yet is told in passing.
 */
void
relais_form_keeper_leave (RelaisFormKeeper *keeper)
{
  set_open (keeper, FALSE);
  g_signal_connect (keeper, "failed", G_CALLBACK (tell_left), NULL);
}

static void
relais_form_keeper_dispose (GObject *object)
{
  RelaisFormKeeper *self = RELAIS_FORM_KEEPER (object);

  g_clear_object (&self->waiting);
  g_clear_weak_pointer (&self->root);
  if (self->desk != NULL)
    set_open (self, FALSE);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_form_keeper_parent_class)->dispose (object);
}

static void
relais_form_keeper_finalize (GObject *object)
{
  RelaisFormKeeper *self = RELAIS_FORM_KEEPER (object);

  g_clear_pointer (&self->next, relais_form_free);
  g_clear_pointer (&self->seen, g_variant_unref);
  g_clear_pointer (&self->session, relais_session_unref);
  g_free (self->kind);
  g_free (self->id);
  g_free (self->subject);
  G_OBJECT_CLASS (relais_form_keeper_parent_class)->finalize (object);
}

static void
relais_form_keeper_class_init (RelaisFormKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_form_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_form_keeper_finalize;

  /**
   * RelaisFormKeeper::kept:
   *
   * What was typed lies in the register, or was discarded.
   */
  signals[SIGNAL_KEPT] =
      g_signal_new ("kept", RELAIS_TYPE_FORM_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisFormKeeper::failed:
   * @error: why
   *
   * What was typed is on the screen only.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RELAIS_TYPE_FORM_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relais_form_keeper_init (RelaisFormKeeper *self)
{
  self->told = -1;
}

/**
 * relais_form_keeper_new:
 * @desk: the desk
 * @kind: what is being written: "patient", "caregiver"
 * @id: (nullable): id of a form that lies in the register already
 * @subject: (nullable): id of the record it is about
 *
 * Returns: (transfer full): a keeper that has nothing to keep yet
 */
RelaisFormKeeper *
relais_form_keeper_new (RelaisDesk *desk, const char *kind, const char *id, const char *subject)
{
  RelaisFormKeeper *self = g_object_new (RELAIS_TYPE_FORM_KEEPER, NULL);

  self->desk = g_object_ref (desk);
  self->session = relais_desk_is_open (desk) ? relais_session_ref (relais_desk_get_session (desk)) : NULL;
  self->kind = g_strdup (kind);
  self->id = id != NULL ? g_strdup (id) : relais_id_new ();
  self->subject = g_strdup (subject);
  self->has_kept = id != NULL;
  return self;
}

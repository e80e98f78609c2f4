/* What hangs on the entry that is being written: photos and letters, each with its size and a way to take it away and
 * back. A file that is handed in waits until the begun entry is stored ("wanted" asks for that), then goes to the
 * register with it, one at a time. What is listed is what the register says. Owned by the sheet; main thread.
 */

#include "relais-note-attachments.h"

#include "relais-attachment-intake.h"
#include "relais-attachment-jobs.h"
#include "relais-attachment-rows.h"
#include "relais-attachment-words.h"
#include "relais-attachments.h"
#include "relais-parts.h"
#include "relais-session-watch.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteAttachments {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisFormKeeper *keeper; /* of the begun entry */
  GPtrArray *found;         /* what hangs on it, as the register says */
  GPtrArray *removed;       /* what was taken away here */
  GQueue waiting;           /* of Handed */
  gboolean is_working;
  gboolean is_reading;
  gboolean wants_read;
  guint n_acts; /* how often something was taken away or put back, counted when it is asked and when it is done */
  guint expected; /* how many hang on it until the register says */
  GtkWidget *box;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteAttachments, relais_note_attachments, ADW_TYPE_BIN)

/* What somebody handed in, for the draft that was written then. */
typedef struct {
  char *draft;
  char *path;
  GBytes *content;
} Handed;

static void
handed_free (gpointer data)
{
  Handed *handed = data;

  g_free (handed->draft);
  g_free (handed->path);
  g_clear_pointer (&handed->content, g_bytes_unref);
  g_free (handed);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relais_attachment_free);
}

/* --- Showing --- */

static void set_removed (gpointer owner, const char *id, gboolean removed);

static void
show (RelaisNoteAttachments *self)
{
  guint n = self->waiting.length + (self->is_working ? 1 : 0);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  relais_attachment_rows_add (GTK_BOX (self->box), self->found, FALSE, self, set_removed);
  relais_attachment_rows_add (GTK_BOX (self->box), self->removed, TRUE, self, set_removed);
  relais_attachment_rows_add_waiting (GTK_BOX (self->box), n);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

static void
change (RelaisNoteAttachments *self)
{
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- What the register says --- */

static const char *
get_draft (RelaisNoteAttachments *self)
{
  return relais_form_keeper_get_id (self->keeper);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    {
      if (!g_str_equal (((RelaisAttachment *) a->pdata[i])->id, ((RelaisAttachment *) b->pdata[i])->id))
        return FALSE;
    }
  return a->len == b->len;
}

/* What is there again was put back in another window. */
static void
forget_removed (RelaisNoteAttachments *self, const char *id)
{
  for (guint i = self->removed->len; i > 0; i--)
    {
      if (g_str_equal (((RelaisAttachment *) self->removed->pdata[i - 1])->id, id))
        g_ptr_array_remove_index (self->removed, i - 1);
    }
}

static void follow_register (RelaisNoteAttachments *self);

static void
on_listed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteAttachments *self = owner;
  const RelaisAttachmentReading *reading = data;
  g_autoptr (GPtrArray) found = answer;

  self->is_reading = FALSE;
  if (found != NULL && reading->mark == self->n_acts && self->keeper != NULL &&
      g_str_equal (reading->draft, get_draft (self)))
    {
      gboolean is_new = !is_same (found, self->found) || self->expected != found->len;

      for (guint i = 0; i < found->len; i++)
        forget_removed (self, ((RelaisAttachment *) found->pdata[i])->id);
      self->expected = found->len;
      g_ptr_array_unref (self->found);
      self->found = g_steal_pointer (&found);
      if (is_new)
        change (self);
    }
  if (self->wants_read)
    follow_register (self);
}

static void
follow_register (RelaisNoteAttachments *self)
{
  self->wants_read = self->is_reading;
  if (self->is_reading || self->keeper == NULL || !relais_desk_is_open (self->desk))
    return;
  self->is_reading = TRUE;
  relais_attachment_reading_run (self->desk, self, get_draft (self), self->n_acts, on_listed);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisNoteAttachments *self)
{
  if (self->keeper != NULL && relais_form_keeper_has_kept (self->keeper) &&
      relais_session_touches (touched, "draft", get_draft (self)))
    follow_register (self);
}

/* --- Handing in --- */

static gpointer
add (RelaisSession *session, gpointer data, GError **error)
{
  const Handed *handed = data;
  RelaisActor *actor = relais_session_get_actor (session);

  return handed->path != NULL
             ? relais_attachments_add_file (session, actor, handed->draft, handed->path, error)
             : relais_attachments_add (session, actor, handed->draft, _("Pasted picture"), handed->content, error);
}

static void go_on (RelaisNoteAttachments *self);

static void
on_added (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteAttachments *self = owner;
  const Handed *handed = data;

  self->is_working = FALSE;
  if (answer == NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  else if (self->keeper != NULL && g_str_equal (handed->draft, get_draft (self)))
    {
      self->expected++;
      g_ptr_array_add (self->found, answer);
    }
  else
    relais_attachment_free (answer);
  change (self);
  go_on (self);
}

static void
go_on (RelaisNoteAttachments *self)
{
  Handed *handed;

  if (self->is_working || self->waiting.length == 0 || !relais_form_keeper_has_kept (self->keeper))
    return;
  handed = g_queue_pop_head (&self->waiting);
  handed->draft = g_strdup (get_draft (self));
  self->is_working = TRUE;
  relais_desk_run (self->desk, self, add, handed, handed_free, (GDestroyNotify) relais_attachment_free, on_added);
}

static void
take (gpointer owner, const char *path, GBytes *content)
{
  RelaisNoteAttachments *self = owner;
  Handed *handed = g_new0 (Handed, 1);

  handed->path = g_strdup (path);
  handed->content = content != NULL ? g_bytes_ref (content) : NULL;
  g_queue_push_tail (&self->waiting, handed);
  show (self);
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
}

/* --- Taking away and putting back --- */

static gboolean
find_found (RelaisNoteAttachments *self, const char *id, guint *place)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      if (g_str_equal (((RelaisAttachment *) self->found->pdata[i])->id, id))
        {
          *place = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Counted at once: an entry that seems to have nothing on it any more is forgotten. */
static void
note_removal (RelaisNoteAttachments *self, RelaisAttachmentRemoval *removal)
{
  guint place;

  forget_removed (self, removal->id);
  if (removal->shown == NULL)
    {
      self->expected++;
      return;
    }
  if (find_found (self, removal->id, &place))
    g_ptr_array_remove_index (self->found, place);
  g_ptr_array_add (self->removed, g_steal_pointer (&removal->shown));
  self->expected = self->found->len;
}

static void
on_removed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteAttachments *self = owner;
  RelaisAttachmentRemoval *removal = data;

  self->n_acts++;
  if (answer == NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  else if (g_str_equal (removal->draft, get_draft (self)))
    {
      note_removal (self, removal);
      change (self);
    }
  follow_register (self);
}

static void
set_removed (gpointer owner, const char *id, gboolean removed)
{
  RelaisNoteAttachments *self = owner;
  RelaisAttachment *shown = NULL;
  guint place;

  if (removed && !find_found (self, id, &place))
    return;
  if (removed)
    shown = relais_attachment_copy (self->found->pdata[place]);
  self->n_acts++;
  relais_attachment_removal_run (self->desk, self, get_draft (self), id, shown, on_removed);
}

/* --- What the sheet asks --- */

/**
 * relais_note_attachments_clear:
 * @attachments: the attachments of a sheet
 *
 * Nothing hangs on it any more; what was handed in and waits goes on waiting.
 */
void
relais_note_attachments_clear (RelaisNoteAttachments *attachments)
{
  g_ptr_array_set_size (attachments->found, 0);
  g_ptr_array_set_size (attachments->removed, 0);
  attachments->expected = 0;
  show (attachments);
}

/**
 * relais_note_attachments_follow:
 * @attachments: the attachments of a sheet
 * @keeper: of the begun entry that stands on the sheet from now on
 */
void
relais_note_attachments_follow (RelaisNoteAttachments *attachments, RelaisFormKeeper *keeper)
{
  guint expected = attachments->expected;

  if (attachments->keeper != NULL)
    g_signal_handlers_disconnect_by_data (attachments->keeper, attachments);
  g_set_object (&attachments->keeper, keeper);
  g_signal_connect_object (keeper, "kept", G_CALLBACK (go_on), attachments, G_CONNECT_SWAPPED);
  relais_note_attachments_clear (attachments);
  if (attachments->waiting.length > 0)
    g_signal_emit (attachments, signals[SIGNAL_WANTED], 0);
  if (!relais_form_keeper_has_kept (keeper))
    return;
  attachments->expected = expected;
  follow_register (attachments);
}

/**
 * relais_note_attachments_expect:
 * @attachments: the attachments of a sheet
 * @n: (nullable): what relais_note_attachments_store() said
 *
 * So that a begun entry is not taken for empty before the register has said what hangs on it.
 */
void
relais_note_attachments_expect (RelaisNoteAttachments *attachments, const char *n)
{
  attachments->expected = n != NULL ? (guint) g_ascii_strtoull (n, NULL, 10) : 0;
  if (attachments->expected > 0 && attachments->keeper != NULL)
    follow_register (attachments);
}

/**
 * relais_note_attachments_store:
 * @attachments: the attachments of a sheet
 *
 * Returns: (transfer full) (nullable): how many hang on it, for the begun entry; %NULL for none
 */
char *
relais_note_attachments_store (RelaisNoteAttachments *attachments)
{
  return attachments->expected > 0 ? g_strdup_printf ("%u", attachments->expected) : NULL;
}

/**
 * relais_note_attachments_is_empty:
 * @attachments: the attachments of a sheet
 *
 * Returns: whether nothing hangs on it, waits, or can be put back
 */
gboolean
relais_note_attachments_is_empty (RelaisNoteAttachments *attachments)
{
  return attachments->expected == 0 && attachments->removed->len == 0 && attachments->waiting.length == 0 &&
         !attachments->is_working;
}

/**
 * relais_note_attachments_asks:
 * @attachments: the attachments of a sheet
 *
 * Returns: whether the entry cannot be signed yet, since a file is on its way; says so
 */
gboolean
relais_note_attachments_asks (RelaisNoteAttachments *attachments)
{
  if (!attachments->is_working && attachments->waiting.length == 0)
    return FALSE;
  relais_window_tell (GTK_WIDGET (attachments), _("A file is still being attached. Sign as soon as it is listed."));
  return TRUE;
}

/**
 * relais_note_attachments_say:
 * @attachments: the attachments of a sheet
 *
 * Returns: (transfer full) (nullable): words for an entry that has no others
 */
char *
relais_note_attachments_say (RelaisNoteAttachments *attachments)
{
  return relais_attachment_words_all (attachments->found);
}

/* --- Life --- */

static void
on_choose (RelaisNoteAttachments *self)
{
  relais_attachment_intake_choose (GTK_WIDGET (self), take);
}

/**
 * relais_note_attachments_make_button:
 * @attachments: the attachments of a sheet
 *
 * Returns: (transfer floating): the button that asks for a file
 */
GtkWidget *
relais_note_attachments_make_button (RelaisNoteAttachments *attachments)
{
  GtkWidget *button = relais_parts_mnemonic_button (_("Attach a _file…"));

  gtk_widget_set_tooltip_text (button, _("Or drop a photo or a PDF here, or paste a picture"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose), attachments, G_CONNECT_SWAPPED);
  return button;
}

static void
relais_note_attachments_dispose (GObject *object)
{
  RelaisNoteAttachments *self = RELAIS_NOTE_ATTACHMENTS (object);

  g_queue_clear_full (&self->waiting, handed_free);
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_note_attachments_parent_class)->dispose (object);
}

static void
relais_note_attachments_finalize (GObject *object)
{
  RelaisNoteAttachments *self = RELAIS_NOTE_ATTACHMENTS (object);

  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->removed);
  G_OBJECT_CLASS (relais_note_attachments_parent_class)->finalize (object);
}

static void
relais_note_attachments_class_init (RelaisNoteAttachmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_attachments_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_note_attachments_finalize;

  /**
   * RelaisNoteAttachments::changed:
   *
   * What hangs on the entry has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_NOTE_ATTACHMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  /**
   * RelaisNoteAttachments::wanted:
   *
   * A file waits for the entry to be stored.
   */
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", RELAIS_TYPE_NOTE_ATTACHMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
relais_note_attachments_init (RelaisNoteAttachments *self)
{
  self->found = list_new ();
  self->removed = list_new ();
  g_queue_init (&self->waiting);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relais_note_attachments_new:
 * @desk: the desk
 * @place: where files may be dropped
 * @view: where words are typed
 *
 * Returns: (transfer floating): a list of nothing yet, hidden
 */
GtkWidget *
relais_note_attachments_new (RelaisDesk *desk, GtkWidget *place, GtkTextView *view)
{
  RelaisNoteAttachments *self = g_object_new (RELAIS_TYPE_NOTE_ATTACHMENTS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  relais_attachment_intake_watch (GTK_WIDGET (self), place, view, take);
  return GTK_WIDGET (self);
}

/* What its author also began to write about the same patient: in another window, or where two windows wrote on one
 * text and both are kept. Each text can be read, gone on with, put below what is written here, or thrown away; nothing
 * of it is decided by itself. Out of sight while there is none. Emits "chosen". Main thread.
 */

#include "relais-note-others.h"

#include "relais-attachments.h"
#include "relais-note-form.h"
#include "relais-note.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

#define LINES 4

struct _RelaisNoteOthers {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GPtrArray *forms; /* NULL while there is none */
  GtkWidget *box;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteOthers, relais_note_others, ADW_TYPE_BIN)

static void
on_clicked (GtkWidget *button, RelaisNoteOthers *self)
{
  RelaisForm *form = g_object_get_data (G_OBJECT (button), "form");
  guint what = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "what"));
  g_autoptr (GPtrArray) alive = g_ptr_array_ref (self->forms);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, form, what);
}

static void
add_button (RelaisNoteOthers *self, GtkWidget *line, RelaisForm *form, RelaisNoteOther what, const char *label)
{
  GtkWidget *button = relais_parts_mnemonic_button (label);

  g_object_set_data (G_OBJECT (button), "form", form);
  g_object_set_data (G_OBJECT (button), "what", GUINT_TO_POINTER (what));
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_flow_box_insert (GTK_FLOW_BOX (line), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  return label;
}

static void
add_form (RelaisNoteOthers *self, RelaisForm *form)
{
  const char *text = "";
  GtkWidget *line = gtk_flow_box_new ();
  GtkWidget *words;

  g_variant_lookup (form->values, relais_note_form_type.fields[RELAIS_NOTE_TEXT].name, "&s", &text);
  words = make_label (text, "body");
  gtk_label_set_lines (GTK_LABEL (words), LINES);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (words, text);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (line), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (line), 3);
  add_button (self, line, form, RELAIS_NOTE_OTHER_SWITCH, _("_Go on with this one"));
  add_button (self, line, form, RELAIS_NOTE_OTHER_JOIN, _("_Put it below mine"));
  add_button (self, line, form, RELAIS_NOTE_OTHER_DISCARD, _("_Throw it away"));
  gtk_box_append (GTK_BOX (self->box), make_label (_("You also began this text about the same person:"), "heading"));
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), line);
}

/* As it stands on the screen already. */
static gboolean
is_shown (RelaisNoteOthers *self, GPtrArray *forms)
{
  if (self->forms == NULL || self->forms->len != forms->len)
    return FALSE;
  for (guint i = 0; i < forms->len; i++)
    {
      const RelaisForm *old = self->forms->pdata[i];
      const RelaisForm *form = forms->pdata[i];

      if (!g_str_equal (old->id, form->id) || !relais_form_values_equal (old->values, form->values))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_note_others_show:
 * @others: where other texts are shown
 * @forms: (transfer full) (element-type RelaisForm): what was begun about this patient
 * @except: id of the form that is written here
 */
void
relais_note_others_show (RelaisNoteOthers *others, GPtrArray *forms, const char *except)
{
  GtkWidget *child;

  for (guint i = forms->len; i > 0; i--)
    {
      if (g_str_equal (((RelaisForm *) forms->pdata[i - 1])->id, except))
        g_ptr_array_remove_index (forms, i - 1);
    }
  if (is_shown (others, forms))
    {
      g_ptr_array_unref (forms);
      return;
    }
  while ((child = gtk_widget_get_first_child (others->box)) != NULL)
    gtk_box_remove (GTK_BOX (others->box), child);
  g_clear_pointer (&others->forms, g_ptr_array_unref);
  others->forms = forms;
  for (guint i = 0; i < forms->len; i++)
    add_form (others, forms->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (others), forms->len > 0);
}

static gpointer
discard (RelaisSession *session, gpointer data, GError **error)
{
  return relais_form_discard (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void
on_discarded (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
}

/**
 * relais_note_others_discard:
 * @others: where other texts are shown
 * @id: id of one of them
 *
 * Throws it away.
 */
void
relais_note_others_discard (RelaisNoteOthers *others, const char *id)
{
  relais_desk_run (others->desk, others, discard, g_strdup (id), g_free, NULL, on_discarded);
}

typedef struct {
  char *id;
  char *into;
} Joining;

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  g_free (joining->id);
  g_free (joining->into);
  g_free (joining);
}

static gpointer
join (RelaisSession *session, gpointer data, GError **error)
{
  const Joining *joining = data;

  return relais_attachments_join (session, relais_session_get_actor (session), joining->id, joining->into, error)
             ? RELAIS_DONE
             : NULL;
}

/**
 * relais_note_others_join:
 * @others: where other texts are shown
 * @id: id of one of them, whose words are kept elsewhere by now
 * @into: id of the text in which they are
 *
 * Throws it away; what hung on it hangs on @into.
 */
void
relais_note_others_join (RelaisNoteOthers *others, const char *id, const char *into)
{
  Joining *joining = g_new0 (Joining, 1);

  joining->id = g_strdup (id);
  joining->into = g_strdup (into);
  relais_desk_run (others->desk, others, join, joining, joining_free, NULL, on_discarded);
}

static void
relais_note_others_dispose (GObject *object)
{
  g_clear_object (&RELAIS_NOTE_OTHERS (object)->desk);
  G_OBJECT_CLASS (relais_note_others_parent_class)->dispose (object);
}

static void
relais_note_others_finalize (GObject *object)
{
  g_clear_pointer (&RELAIS_NOTE_OTHERS (object)->forms, g_ptr_array_unref);
  G_OBJECT_CLASS (relais_note_others_parent_class)->finalize (object);
}

static void
relais_note_others_class_init (RelaisNoteOthersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_others_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_note_others_finalize;

  /**
   * RelaisNoteOthers::chosen:
   * @form: (type gpointer): a RelaisForm, alive during the signal
   * @what: a RelaisNoteOther
   *
   * Something is to be done with one of them.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", RELAIS_TYPE_NOTE_OTHERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
}

static void
relais_note_others_init (RelaisNoteOthers *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "note-other");
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relais_note_others_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a place that shows nothing
 */
GtkWidget *
relais_note_others_new (RelaisDesk *desk)
{
  RelaisNoteOthers *self = g_object_new (RELAIS_TYPE_NOTE_OTHERS, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

/* What signs an entry in the making: the button that repeats the patient's name. Where the practice exchanges notes it
 * counts the words' characters, and offers to sign what is too long for the others as linked parts; the text itself is
 * never cut. Emits "sign". Owned by the composer; main thread.
 */

#include "relais-note-sign-bar.h"

#include "relais-note-parts.h"
#include "relais-parts.h"
#include "relais-phrase.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteSignBar {
  AdwBin parent_instance;

  GtkTextBuffer *words;
  gboolean exchange;

  GtkWidget *line;
  GtkWidget *counter;
  GtkWidget *parts;
  GtkWidget *parts_text;
  GtkWidget *sign;
  GtkWidget *sign_text;
};

enum {
  SIGNAL_SIGN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteSignBar, relais_note_sign_bar, ADW_TYPE_BIN)

/* As it would be signed. */
static char *
get_words (RelaisNoteSignBar *self)
{
  GtkTextIter start, end;
  g_autofree char *typed = NULL;

  gtk_text_buffer_get_bounds (self->words, &start, &end);
  typed = gtk_text_buffer_get_text (self->words, &start, &end, FALSE);
  return relais_phrase_clean (typed);
}

static void
show_length (RelaisNoteSignBar *self)
{
  g_autofree char *words = NULL;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;
  guint n_parts;

  gtk_widget_set_visible (self->line, self->exchange);
  if (!self->exchange)
    return;
  words = get_words (self);
  count = g_strdup_printf ("%" G_GSIZE_FORMAT "/%d", relais_text_length (words), RELAIS_NOTE_EXCHANGE_LIMIT);
  n_parts = relais_note_count_parts (words);
  label = g_strdup_printf (ngettext ("Sign as %u linked part", "Sign as %u linked parts", n_parts), n_parts);
  gtk_label_set_text (GTK_LABEL (self->counter), count);
  gtk_label_set_text (GTK_LABEL (self->parts_text), label);
  relais_parts_name (self->parts, label);
  gtk_widget_set_visible (self->parts, n_parts > 1);
}

/**
 * relais_note_sign_bar_sign:
 * @bar: a bar
 * @in_parts: whether linked parts are wanted; only where they are offered
 *
 * As if its button were pressed.
 */
void
relais_note_sign_bar_sign (RelaisNoteSignBar *bar, gboolean in_parts)
{
  g_signal_emit (bar, signals[SIGNAL_SIGN], 0,
                 in_parts && bar->exchange && gtk_widget_get_visible (bar->parts));
}

static void
on_sign_clicked (RelaisNoteSignBar *self)
{
  relais_note_sign_bar_sign (self, FALSE);
}

static void
on_parts_clicked (RelaisNoteSignBar *self)
{
  relais_note_sign_bar_sign (self, TRUE);
}

/**
 * relais_note_sign_bar_set_exchange:
 * @bar: a bar
 * @exchange: whether the practice exchanges notes
 */
void
relais_note_sign_bar_set_exchange (RelaisNoteSignBar *bar, gboolean exchange)
{
  bar->exchange = exchange;
  show_length (bar);
}

/**
 * relais_note_sign_bar_set_name:
 * @bar: a bar
 * @name: what the button calls the patient
 */
void
relais_note_sign_bar_set_name (RelaisNoteSignBar *bar, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Sign for %s"), name);

  gtk_label_set_text (GTK_LABEL (bar->sign_text), label);
  relais_parts_name (bar->sign, label);
}

static void
relais_note_sign_bar_dispose (GObject *object)
{
  g_clear_object (&RELAIS_NOTE_SIGN_BAR (object)->words);
  G_OBJECT_CLASS (relais_note_sign_bar_parent_class)->dispose (object);
}

static void
relais_note_sign_bar_class_init (RelaisNoteSignBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_sign_bar_dispose;

  /**
   * RelaisNoteSignBar::sign:
   * @in_parts: whether as linked parts
   *
   * The entry is to be signed.
   */
  signals[SIGNAL_SIGN] = g_signal_new ("sign", RELAIS_TYPE_NOTE_SIGN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static GtkWidget *
make_button (GtkWidget **text, const char *keys)
{
  GtkWidget *button = gtk_button_new ();

  *text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (*text), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), *text);
  gtk_widget_set_tooltip_text (button, keys);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
}

static void
relais_note_sign_bar_init (RelaisNoteSignBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->counter = gtk_label_new (NULL);
  gtk_widget_set_tooltip_text (self->counter, _("Characters, and how many of them the exchange with others takes"));
  gtk_widget_add_css_class (self->counter, "dim-label");
  gtk_widget_add_css_class (self->counter, "numeric");
  gtk_widget_set_hexpand (self->counter, TRUE);
  gtk_widget_set_halign (self->counter, GTK_ALIGN_END);
  self->parts = make_button (&self->parts_text, _("Ctrl+Shift+Enter"));
  g_signal_connect_object (self->parts, "clicked", G_CALLBACK (on_parts_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->line), self->counter);
  gtk_box_append (GTK_BOX (self->line), self->parts);
  self->sign = make_button (&self->sign_text, _("Ctrl+Enter"));
  gtk_widget_add_css_class (self->sign, "suggested-action");
  g_signal_connect_object (self->sign, "clicked", G_CALLBACK (on_sign_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->sign);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_note_sign_bar_new:
 * @words: where the words of the entry stand
 *
 * Returns: (transfer floating): a bar for nobody yet, which counts nothing until it is told that notes are exchanged
 */
GtkWidget *
relais_note_sign_bar_new (GtkTextBuffer *words)
{
  RelaisNoteSignBar *self = g_object_new (RELAIS_TYPE_NOTE_SIGN_BAR, NULL);

  self->words = g_object_ref (words);
  g_signal_connect_object (words, "changed", G_CALLBACK (show_length), self, G_CONNECT_SWAPPED);
  show_length (self);
  return GTK_WIDGET (self);
}

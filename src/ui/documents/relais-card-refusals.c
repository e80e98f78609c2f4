/* Cards that are not printed, each with its sentence. Where nobody asked the caregiver yet, the question can be put at
 * once: a button shows what to ask in words to say aloud, and the yes is told with "agreed". Main thread.
 */

#include "relais-card-refusals.h"

#include "relais-error.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

/* So many rows are enough to see what is wrong; a whole register may have thousands. */
#define MAX_ROWS 200

#define FEW_ROWS      2
#define SCROLL_HEIGHT 220

struct _RelaisCardRefusals {
  AdwBin parent_instance;

  GtkWidget *scrolled;
  GtkWidget *content;
  GtkWidget *heading;
  GtkWidget *list;
  GtkWidget *first_question; /* one of those in the list */
};

enum {
  SIGNAL_AGREED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisCardRefusals, relais_card_refusals, ADW_TYPE_BIN)

static void
on_yes_clicked (GtkWidget *yes, RelaisCardRefusals *self)
{
  g_autofree char *link = g_strdup (g_object_get_data (G_OBJECT (yes), "link"));
  GtkWidget *popover = gtk_widget_get_ancestor (yes, GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, signals[SIGNAL_AGREED], 0, link);
}

static GtkWidget *
make_question (RelaisCardRefusals *self, const RelaisPrintRefusal *refusal)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Translators: said aloud to the caregiver at the desk; the answer is kept as a consent by word of mouth */
  GtkWidget *question = gtk_label_new (_("“May we keep your details, print them on cards, and may the hospital call you?”"));
  GtkWidget *yes = relais_parts_mnemonic_button (_("The answer is _yes"));
  GtkWidget *popover = gtk_popover_new ();

  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (question), 32);
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_widget_add_css_class (yes, "suggested-action");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (yes), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, question, NULL, -1);
  g_object_set_data_full (G_OBJECT (yes), "link", g_strdup (refusal->link), g_free);
  g_signal_connect_object (yes, "clicked", G_CALLBACK (on_yes_clicked), self, 0);
  gtk_box_append (GTK_BOX (box), question);
  gtk_box_append (GTK_BOX (box), yes);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static GtkWidget *
make_ask_button (RelaisCardRefusals *self, const RelaisPrintRefusal *refusal)
{
  GtkWidget *button = gtk_menu_button_new ();
  const char *who = relais_error_get_subject (refusal->error);
  /* Translators: for a screen reader; %s is a caregiver */
  g_autofree char *name = g_strdup_printf (_("Ask consent now: %s"), who);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Ask consent now"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_question (self, refusal));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* The question stands below its reason, so that both have room in a narrow window. */
static GtkWidget *
make_row (RelaisCardRefusals *self, const RelaisPrintRefusal *refusal, gboolean may_ask)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *sentence = relais_error_get_sentence (refusal->error);
  /* A sentence that begins with an Arabic name still runs as the rest of the window does. */
  g_autofree char *directed =
      g_strconcat (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? "" : "\u200e", sentence, NULL);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_label (directed, NULL));
  if (refusal->aided != NULL)
    {
      /* Translators: below the reason why a caregiver's card was refused; %s is whom they help */
      g_autofree char *about = g_strdup_printf (_("Card about %s"), refusal->aided);

      gtk_box_append (GTK_BOX (box), make_label (about, "dim-label"));
    }
  if (refusal->can_ask && may_ask)
    {
      GtkWidget *button = make_ask_button (self, refusal);

      gtk_box_append (GTK_BOX (box), button);
      if (self->first_question == NULL)
        self->first_question = button;
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

/* A few are shown as high as they are, whatever the width makes of their lines; more than that scroll. */
static void
make_room (RelaisCardRefusals *self, gboolean scrolls)
{
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (scrolls)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->content);
  adw_bin_set_child (ADW_BIN (self), scrolls ? self->scrolled : self->content);
}

/**
 * relais_card_refusals_show:
 * @refusals: the list
 * @job: (nullable): what was laid out
 * @may_ask: whether who signed in may note an answer
 *
 * Shows what @job refused, or nothing at all when it refused nothing.
 */
void
relais_card_refusals_show (RelaisCardRefusals *refusals, const RelaisPrintJob *job, gboolean may_ask)
{
  GPtrArray *refused = job != NULL ? relais_print_job_get_refused (job) : NULL;
  guint n_refused = refused != NULL ? refused->len : 0;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u card is not printed", "%u cards are not printed", n_refused), n_refused);
  GtkWidget *child;

  refusals->first_question = NULL;
  while ((child = gtk_widget_get_first_child (refusals->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (refusals->list), child);
  for (guint i = 0; i < MIN (n_refused, MAX_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (refusals->list), make_row (refusals, g_ptr_array_index (refused, i), may_ask));
  gtk_label_set_text (GTK_LABEL (refusals->heading), heading);
  make_room (refusals, n_refused > FEW_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (refusals), n_refused > 0);
}

/**
 * relais_card_refusals_focus:
 * @refusals: the list
 *
 * Puts the focus on the first question that can be asked, if there is one.
 */
void
relais_card_refusals_focus (RelaisCardRefusals *refusals)
{
  if (refusals->first_question != NULL)
    gtk_widget_grab_focus (refusals->first_question);
}

static void
relais_card_refusals_dispose (GObject *object)
{
  RelaisCardRefusals *self = RELAIS_CARD_REFUSALS (object);

  g_clear_object (&self->content);
  g_clear_object (&self->scrolled);
  G_OBJECT_CLASS (relais_card_refusals_parent_class)->dispose (object);
}

static void
relais_card_refusals_class_init (RelaisCardRefusalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_card_refusals_dispose;

  /**
   * RelaisCardRefusals::agreed:
   * @refusals: the list
   * @link: id of the link whose caregiver said yes
   *
   * The question was put and the answer is yes.
   */
  signals[SIGNAL_AGREED] = g_signal_new ("agreed", RELAIS_TYPE_CARD_REFUSALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
relais_card_refusals_init (RelaisCardRefusals *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->heading, NULL,
                                  -1);

  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->content = g_object_ref_sink (adw_clamp_new ());
  adw_clamp_set_child (ADW_CLAMP (self->content), box);
  self->scrolled = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), SCROLL_HEIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

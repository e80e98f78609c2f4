/* Cards before they are printed: what they look like, how they are printed, which were refused and why, and the printer
 * or a PDF. Pages are laid out on a thread, the last options win, and what somebody else changes in the register is
 * laid out anew. It belongs to the window above which it stands, and closes when its work is done or the desk locked.
 */

#include "relais-card-dialog.h"

#include "relais-card-file.h"
#include "relais-card-options.h"
#include "relais-card-leafing.h"
#include "relais-card-refusals.h"
#include "relais-card-wish.h"
#include "relais-error.h"
#include "relais-late-spinner.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-print-memory.h"
#include "relais-print-words.h"
#include "relais-title.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisCardDialog {
  AdwWindow parent_instance;

  RelaisDesk *desk;
  RelaisCardWish *wish;
  char *name; /* of the one person; NULL for several */
  RelaisCardPrinter *printer;

  RelaisPrintJob *job;
  gboolean laying_out;
  gboolean outdated;
  gboolean is_begun;

  RelaisTitle *heading;
  RelaisLateSpinner *spinner;
  RelaisCardOptions *options;
  GtkLabel *sentence;
  RelaisCardRefusals *refusals;
  GtkStack *pages;
  RelaisCardPreview *preview;
  GtkWidget *page_bar;
  GtkLabel *position;
  GtkWidget *print;
  GtkLabel *print_label;
};

G_DEFINE_FINAL_TYPE (RelaisCardDialog, relais_card_dialog, ADW_TYPE_WINDOW)

static void lay_out (RelaisCardDialog *self);

/* --- What it says --- */

static void
say (RelaisCardDialog *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
say_error (RelaisCardDialog *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED))
    return;
  sentence = relais_error_get_sentence (error);
  say (self, sentence);
}

static guint
get_n_pages (RelaisCardDialog *self)
{
  return self->job != NULL ? relais_print_job_get_n_pages (self->job) : 0;
}

static void
show_position (RelaisCardDialog *self)
{
  guint n_pages = get_n_pages (self);
  g_autofree char *text =
      relais_card_leafing_show (GTK_WIDGET (self), relais_card_preview_get_page (self->preview), n_pages);

  gtk_label_set_text (self->position, text);
  gtk_widget_set_visible (self->page_bar, n_pages > 0);
}

static void
show_job (RelaisCardDialog *self)
{
  gboolean has_pages = get_n_pages (self) > 0;
  guint n_items = self->job != NULL ? relais_print_job_get_n_items (self->job) : 0;
  g_autofree char *label = relais_print_words_button (self->name, n_items);

  relais_card_preview_set_job (self->preview, self->job);
  relais_card_refusals_show (self->refusals, self->job, relais_desk_may (self->desk, RELAIS_ACT_EDIT_PEOPLE));
  gtk_stack_set_visible_child_name (self->pages, has_pages ? "preview" : self->job != NULL ? "nothing" : "empty");
  gtk_label_set_text (self->print_label, label);
  gtk_widget_set_tooltip_text (self->print, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->print), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.print", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.save", has_pages);
  show_position (self);
}

/* Enter prints, or asks what it takes to print. */
static void
focus_next_step (RelaisCardDialog *self)
{
  if (get_n_pages (self) > 0)
    gtk_widget_grab_focus (self->print);
  else
    relais_card_refusals_focus (self->refusals);
}

/* --- Laying out --- */

static void
on_prepared (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisCardDialog *self = owner;

  self->laying_out = FALSE;
  if (self->outdated)
    {
      g_clear_pointer ((RelaisPrintJob **) &answer, relais_print_job_unref);
      lay_out (self);
      return;
    }
  relais_late_spinner_set_busy (self->spinner, FALSE);
  g_clear_pointer (&self->job, relais_print_job_unref);
  self->job = answer;
  if (answer == NULL)
    say_error (self, error);
  show_job (self);
  if (!self->is_begun)
    focus_next_step (self);
  self->is_begun = TRUE;
}

/* One at a time; whatever was chosen meanwhile is laid out next. */
static void
lay_out (RelaisCardDialog *self)
{
  RelaisPrintOptions options = { 0 };

  self->outdated = self->laying_out;
  if (self->laying_out)
    return;
  self->laying_out = TRUE;
  relais_late_spinner_set_busy (self->spinner, TRUE);
  relais_card_options_fill (self->options, &options);
  relais_card_wish_run (self->wish, self->desk, self, &options, on_prepared);
}

/* --- Asking --- */

static void
on_yes_noted (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisCardDialog *self = owner;

  if (answer == NULL)
    {
      say_error (self, error);
      return;
    }
  relais_record_unref (answer);
  say (self, NULL);
  self->is_begun = FALSE;
  lay_out (self);
}

static void
on_agreed (RelaisCardDialog *self, const char *link)
{
  relais_card_wish_agree (self->desk, self, link, on_yes_noted);
}

/* --- Done --- */

static void
tell_and_close (RelaisCardDialog *self, const char *text)
{
  relais_print_memory_note_printed (relais_desk_get_settings (self->desk), self->job);
  relais_window_tell (GTK_WIDGET (self), text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_printed (RelaisCardPrinter *printer, const GError *changed, RelaisCardDialog *self)
{
  g_autofree char *text = NULL;

  relais_card_options_show_printer (self->options);
  if (self->job == NULL || g_object_get_data (G_OBJECT (printer), "test-page") != NULL)
    return;
  if (changed != NULL)
    {
      relais_print_memory_note_printed (relais_desk_get_settings (self->desk), self->job);
      say (self, _("Do not hand out what was just printed: the answers changed meanwhile."));
      lay_out (self);
      return;
    }
  text = relais_print_words_printed (self->job);
  tell_and_close (self, text);
}

static void
on_failed (RelaisCardPrinter *printer, const GError *error, RelaisCardDialog *self)
{
  say_error (self, error);
  lay_out (self);
}

/* --- PDF --- */

static void
on_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisCardDialog *self = owner;

  relais_late_spinner_set_busy (self->spinner, FALSE);
  if (answer != NULL)
    tell_and_close (self, _("PDF saved"));
  else
    on_failed (self->printer, error, self);
}

/**
 * relais_card_dialog_save_to:
 * @dialog: a dialog with pages
 * @path: the file to make or to replace
 *
 * Keeps the pages as a PDF.
 */
void
relais_card_dialog_save_to (RelaisCardDialog *dialog, const char *path)
{
  if (get_n_pages (dialog) == 0)
    return;
  say (dialog, NULL);
  relais_late_spinner_set_busy (dialog->spinner, TRUE);
  relais_card_file_save (dialog->desk, dialog, dialog->job, path, on_saved);
}

static void
on_file_chosen (GtkWidget *dialog, const char *path)
{
  relais_card_dialog_save_to (RELAIS_CARD_DIALOG (dialog), path);
}

static void
act_save (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDesk *desk = RELAIS_CARD_DIALOG (widget)->desk;
  g_autofree char *file_name = relais_print_words_file_name (relais_desk_get_today (desk));

  relais_card_file_choose (widget, file_name, on_file_chosen);
}

/* --- Actions --- */

static void
act_print (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);

  if (get_n_pages (self) == 0 || self->laying_out || relais_card_printer_is_busy (self->printer))
    return;
  say (self, NULL);
  g_object_set_data (G_OBJECT (self->printer), "test-page", NULL);
  relais_card_printer_print (self->printer, GTK_WINDOW (self), self->job);
}

static void
act_test_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);
  RelaisPrintOptions options;

  if (relais_card_printer_is_busy (self->printer))
    return;
  say (self, NULL);
  relais_card_options_fill (self->options, &options);
  g_object_set_data (G_OBJECT (self->printer), "test-page", self);
  relais_card_printer_print_test_page (self->printer, GTK_WINDOW (self), &options);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.print", NULL, act_print);
  gtk_widget_class_install_action (widget_class, "card.save", NULL, act_save);
  gtk_widget_class_install_action (widget_class, "card.test-page", NULL, act_test_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "card.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "card.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* --- Life --- */

static void
relais_card_dialog_dispose (GObject *object)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (object);

  g_clear_object (&self->printer);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_card_dialog_parent_class)->dispose (object);
}

static void
relais_card_dialog_finalize (GObject *object)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (object);

  g_clear_pointer (&self->job, relais_print_job_unref);
  relais_card_wish_free (self->wish);
  g_free (self->name);
  G_OBJECT_CLASS (relais_card_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, options);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, refusals);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, page_bar);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, position);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, print);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, print_label);
  gtk_widget_class_bind_template_callback (widget_class, lay_out);
  gtk_widget_class_bind_template_callback (widget_class, on_agreed);
}

static void
relais_card_dialog_class_init (RelaisCardDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_card_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_card_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/documents/relais-card-dialog.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  relais_card_leafing_install (widget_class);
}

static void
relais_card_dialog_init (RelaisCardDialog *self)
{
  self->wish = relais_card_wish_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (GTK_WIDGET (self));
  relais_card_leafing_add_keys (GTK_WIDGET (self));
}

static RelaisCardDialog *
make_dialog (GtkWindow *parent, RelaisDesk *desk)
{
  RelaisCardDialog *self = g_object_new (RELAIS_TYPE_CARD_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  relais_parts_fit (GTK_WINDOW (self), parent);
  self->printer = relais_card_printer_new (desk);
  g_signal_connect_object (self->printer, "printed", G_CALLBACK (on_printed), self, 0);
  g_signal_connect_object (self->printer, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (desk, "changed", G_CALLBACK (lay_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return self;
}

static GtkWindow *
begin (RelaisCardDialog *self, const char *title, const char *subtitle, const char *language)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);

  relais_title_set (self->heading, title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
  relais_card_options_start (self->options, relais_desk_get_settings (self->desk), language,
                             book != NULL ? relais_phrasebook_get_language (book) : "fr");
  show_job (self);
  lay_out (self);
  return GTK_WINDOW (self);
}

/**
 * relais_card_dialog_new:
 * @parent: the window above which it stands
 * @desk: the desk
 * @person: whose card: a caregiver has one for each person they help, a patient one of their own
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
relais_card_dialog_new (GtkWindow *parent, RelaisDesk *desk, const RelaisRecord *person)
{
  RelaisCardDialog *self = make_dialog (parent, desk);
  g_autofree char *identity = relais_person_words_identity (desk, person);
  g_autofree char *title = NULL;

  self->name = relais_person_get_name (person);
  /* Translators: title of a window; %s is a person */
  title = g_strdup_printf (_("Card of %s"), self->name);
  relais_card_wish_add (self->wish, person);
  return begin (self, title, identity, relais_print_words_language (person));
}

/**
 * relais_card_dialog_new_for_many:
 * @parent: the window above which it stands
 * @desk: the desk
 * @people: (element-type RelaisRecord): whose cards
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
relais_card_dialog_new_for_many (GtkWindow *parent, RelaisDesk *desk, GPtrArray *people)
{
  RelaisCardDialog *self = make_dialog (parent, desk);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u person", "%u people", people->len), people->len);

  for (guint i = 0; i < people->len; i++)
    relais_card_wish_add (self->wish, g_ptr_array_index (people, i));
  return begin (self, _("Contact cards"), subtitle, NULL);
}

/**
 * relais_card_dialog_is_laid_out:
 * @dialog: a dialog
 *
 * Returns: whether what it shows is what its options say
 */
gboolean
relais_card_dialog_is_laid_out (RelaisCardDialog *dialog)
{
  return !dialog->laying_out && dialog->job != NULL;
}

/**
 * relais_card_dialog_get_job:
 * @dialog: a dialog
 *
 * Returns: (transfer none) (nullable): what it shows
 */
RelaisPrintJob *
relais_card_dialog_get_job (RelaisCardDialog *dialog)
{
  return dialog->job;
}

/**
 * relais_card_dialog_get_printer:
 * @dialog: a dialog
 *
 * Returns: (transfer none): what prints its pages
 */
RelaisCardPrinter *
relais_card_dialog_get_printer (RelaisCardDialog *dialog)
{
  return dialog->printer;
}

/**
 * relais_card_dialog_get_preview:
 * @dialog: a dialog
 *
 * Returns: (transfer none): what shows a page of it
 */
RelaisCardPreview *
relais_card_dialog_get_preview (RelaisCardDialog *dialog)
{
  return dialog->preview;
}

/**
 * relais_card_dialog_turn_to:
 * @dialog: a dialog
 * @page: a page, from 0 on
 *
 * Shows @page.
 */
void
relais_card_dialog_turn_to (RelaisCardDialog *dialog, guint page)
{
  relais_card_preview_set_page (dialog->preview, page);
  show_position (dialog);
}

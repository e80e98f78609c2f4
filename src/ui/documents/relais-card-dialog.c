/* Cards before they are printed: what they look like, how they are printed, which were refused and why, and the printer
 * or a PDF. Pages are laid out on a thread, the last options win, and what somebody else changes in the register is
 * laid out anew. It belongs to the window above which it stands, and closes when its work is done or the desk is locked.
 */

#include "relais-card-dialog.h"

#include "relais-card-file.h"
#include "relais-card-options.h"
#include "relais-card-preview.h"
#include "relais-card-refusals.h"
#include "relais-error.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-print-memory.h"
#include "relais-print-words.h"
#include "relais-printing.h"
#include "relais-register-agree.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Shorter waits are not shown. */
#define PATIENCE_MS 200

struct _RelaisCardDialog {
  AdwWindow parent_instance;

  RelaisDesk *desk;
  GPtrArray *caregivers;
  GPtrArray *patients;
  char *name; /* of the one person; NULL for several */
  RelaisCardPrinter *printer;

  RelaisPrintJob *job;
  gboolean laying_out;
  gboolean outdated;
  gboolean is_begun;
  guint patience;

  AdwWindowTitle *heading;
  AdwFlap *flap;
  GtkWidget *spinner;
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
  guint page = relais_card_preview_get_page (self->preview);
  /* Translators: which page of a preview is shown */
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);

  gtk_label_set_text (self->position, n_pages > 0 ? text : "");
  gtk_widget_set_visible (self->page_bar, n_pages > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.next-page", page + 1 < n_pages);
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

static void
show_busy (gpointer data)
{
  RelaisCardDialog *self = data;

  self->patience = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
}

static void
set_busy (RelaisCardDialog *self, gboolean busy)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (busy)
    self->patience = g_timeout_add_once (PATIENCE_MS, show_busy, self);
  else
    gtk_widget_set_visible (self->spinner, FALSE);
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

typedef struct {
  GPtrArray *caregivers;
  GPtrArray *patients;
  RelaisPrintOptions options;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_ptr_array_unref (wish->caregivers);
  g_ptr_array_unref (wish->patients);
  g_free (wish);
}

static gpointer
prepare (RelaisSession *session, gpointer data, GError **error)
{
  const Wish *wish = data;
  const RelaisPrintRequest request = { FALSE, wish->caregivers, wish->patients };

  return relais_printing_prepare_cards (session, relais_session_get_actor (session), &request, &wish->options, error);
}

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
  set_busy (self, FALSE);
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
  Wish *wish;

  self->outdated = self->laying_out;
  if (self->laying_out)
    return;
  self->laying_out = TRUE;
  set_busy (self, TRUE);
  wish = g_new0 (Wish, 1);
  wish->caregivers = g_ptr_array_ref (self->caregivers);
  wish->patients = g_ptr_array_ref (self->patients);
  relais_card_options_fill (self->options, &wish->options);
  relais_desk_run (self->desk, self, prepare, wish, wish_free, (GDestroyNotify) relais_print_job_unref, on_prepared);
}

/* --- Asking --- */

static gpointer
note_yes (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_agree (session, relais_session_get_actor (session), data, error);
}

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
  relais_desk_run (self->desk, self, note_yes, g_strdup (link), g_free, (GDestroyNotify) relais_record_unref, on_yes_noted);
}

/* --- Done --- */

static void
remember (RelaisCardDialog *self)
{
  RelaisSettings *settings = relais_desk_get_settings (self->desk);

  relais_settings_set (settings, RELAIS_SETTING_PRINT_LANGUAGE,
                       g_variant_new_string (relais_print_job_get_language (self->job)));
  relais_print_memory_set_next_label (settings, relais_print_job_get_sheet (self->job),
                                      relais_print_job_get_next_label (self->job));
}

static void
tell_and_close (RelaisCardDialog *self, const char *text)
{
  remember (self);
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
      remember (self);
      say (self, _("Do not hand out what was just printed: the answers changed meanwhile."));
      lay_out (self);
      return;
    }
  text = relais_print_words_printed (self->job);
  tell_and_close (self, text);
}

static void
on_print_failed (RelaisCardPrinter *printer, const GError *error, RelaisCardDialog *self)
{
  say_error (self, error);
  lay_out (self);
}

/* --- PDF --- */

static void
on_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisCardDialog *self = owner;

  set_busy (self, FALSE);
  if (answer == NULL)
    {
      say_error (self, error);
      lay_out (self);
      return;
    }
  tell_and_close (self, _("PDF saved"));
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
  set_busy (dialog, TRUE);
  relais_card_file_save (dialog->desk, dialog, dialog->job, path, on_saved);
}

static void
on_file_chosen (GtkWindow *window, const char *path)
{
  relais_card_dialog_save_to (RELAIS_CARD_DIALOG (window), path);
}

static void
act_save (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);
  g_autofree char *file_name = relais_print_words_file_name (relais_desk_get_today (self->desk));

  relais_card_file_choose (GTK_WINDOW (self), file_name, on_file_chosen);
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
turn_to (RelaisCardDialog *self, guint page)
{
  relais_card_preview_set_page (self->preview, page);
  show_position (self);
}

static void
act_previous_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);
  guint page = relais_card_preview_get_page (self->preview);

  turn_to (self, page > 0 ? page - 1 : 0);
}

static void
act_next_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);

  turn_to (self, relais_card_preview_get_page (self->preview) + 1);
}

static void
act_zoom (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);

  if (g_str_equal (name, "card.zoom-in"))
    relais_card_preview_zoom_in (self->preview);
  else if (g_str_equal (name, "card.zoom-out"))
    relais_card_preview_zoom_out (self->preview);
  else
    relais_card_preview_zoom_fit (self->preview);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.print", NULL, act_print);
  gtk_widget_class_install_action (widget_class, "card.save", NULL, act_save);
  gtk_widget_class_install_action (widget_class, "card.test-page", NULL, act_test_page);
  gtk_widget_class_install_action (widget_class, "card.previous-page", NULL, act_previous_page);
  gtk_widget_class_install_action (widget_class, "card.next-page", NULL, act_next_page);
  gtk_widget_class_install_action (widget_class, "card.zoom-in", NULL, act_zoom);
  gtk_widget_class_install_action (widget_class, "card.zoom-out", NULL, act_zoom);
  gtk_widget_class_install_action (widget_class, "card.zoom-fit", NULL, act_zoom);
}

static void
install_shortcuts (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_p, "card.print" },         { GDK_KEY_s, "card.save" },        { GDK_KEY_plus, "card.zoom-in" },
    { GDK_KEY_equal, "card.zoom-in" },   { GDK_KEY_KP_Add, "card.zoom-in" }, { GDK_KEY_minus, "card.zoom-out" },
    { GDK_KEY_KP_Subtract, "card.zoom-out" }, { GDK_KEY_0, "card.zoom-fit" }, { GDK_KEY_KP_0, "card.zoom-fit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Lists and numbers know these keys too: here they always turn the page. */
static void
add_page_keys (RelaisCardDialog *self)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Up, "card.previous-page" },
    { GDK_KEY_KP_Page_Up, "card.previous-page" },
    { GDK_KEY_Page_Down, "card.next-page" },
    { GDK_KEY_KP_Page_Down, "card.next-page" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- Life --- */

static void
relais_card_dialog_dispose (GObject *object)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->printer);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_card_dialog_parent_class)->dispose (object);
}

static void
relais_card_dialog_finalize (GObject *object)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (object);

  g_clear_pointer (&self->job, relais_print_job_unref);
  g_ptr_array_unref (self->caregivers);
  g_ptr_array_unref (self->patients);
  g_free (self->name);
  G_OBJECT_CLASS (relais_card_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardDialog, flap);
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
  install_shortcuts (widget_class);
}

static void
relais_card_dialog_init (RelaisCardDialog *self)
{
  self->caregivers = g_ptr_array_new_with_free_func (g_free);
  self->patients = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (GTK_WIDGET (self));
  add_page_keys (self);
}

static void
add_person (RelaisCardDialog *self, const RelaisRecord *person)
{
  const char *id = relais_record_get_id (person);

  if (relais_person_is_caregiver (person))
    g_ptr_array_add (self->caregivers, g_strdup (id));
  if (relais_person_is_patient (person))
    g_ptr_array_add (self->patients, g_strdup (id));
}

static RelaisCardDialog *
make_dialog (GtkWindow *parent, RelaisDesk *desk)
{
  RelaisCardDialog *self = g_object_new (RELAIS_TYPE_CARD_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->printer = relais_card_printer_new (desk);
  g_signal_connect_object (self->printer, "printed", G_CALLBACK (on_printed), self, 0);
  g_signal_connect_object (self->printer, "failed", G_CALLBACK (on_print_failed), self, 0);
  g_signal_connect_object (desk, "changed", G_CALLBACK (lay_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return self;
}

static GtkWindow *
begin (RelaisCardDialog *self, const char *title, const char *subtitle, const char *language)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);

  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle);
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
  add_person (self, person);
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
    add_person (self, g_ptr_array_index (people, i));
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

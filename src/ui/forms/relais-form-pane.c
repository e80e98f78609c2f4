/* A page on which something is written: its form in the middle, what went wrong above it, the buttons that save and
 * that park, with their keys. While the text is on its way to the disk nothing can be typed, and the cursor comes back
 * to where it was. What is saved and how is a subclass's. Opened beside a list; main thread.
 */

#include "relais-form-pane.h"

#include "relais-error.h"
#include "relais-notice.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

#define FORM_WIDTH 720

typedef struct {
  char *subject;
  GtkWidget *notice;
  GtkWidget *place;
  GtkWidget *save_button;
  GtkWidget *cursor; /* weak: where it stood when one saved */
  gboolean is_saving;
} RelaisFormPanePrivate;

enum {
  SIGNAL_SAVED,
  SIGNAL_CLOSE,
  SIGNAL_OPEN,
  SIGNAL_COME_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RelaisFormPane, relais_form_pane, RELAIS_TYPE_PANE)

static RelaisFormPanePrivate *
get_private (RelaisFormPane *self)
{
  return relais_form_pane_get_instance_private (self);
}

/**
 * relais_form_pane_set_form:
 * @page: a page
 * @form: (transfer floating): what is filled in
 */
void
relais_form_pane_set_form (RelaisFormPane *page, GtkWidget *form)
{
  adw_bin_set_child (ADW_BIN (get_private (page)->place), form);
}

/**
 * relais_form_pane_set_subject:
 * @page: a page
 * @id: (nullable): id of the record that is written, %NULL for a new one
 */
void
relais_form_pane_set_subject (RelaisFormPane *page, const char *id)
{
  char *copy = g_strdup (id);

  g_free (get_private (page)->subject);
  get_private (page)->subject = copy;
}

/**
 * relais_form_pane_tell:
 * @page: a page
 * @sentence: (nullable): what stands above the form, %NULL for nothing
 */
void
relais_form_pane_tell (RelaisFormPane *page, const char *sentence)
{
  relais_notice_tell (RELAIS_NOTICE (get_private (page)->notice), sentence);
}

/**
 * relais_form_pane_tell_error:
 * @page: a page
 * @error: (nullable): what went wrong
 *
 * Says its sentence above the form, or nothing.
 */
void
relais_form_pane_tell_error (RelaisFormPane *page, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  relais_form_pane_tell (page, sentence);
}

/**
 * relais_form_pane_set_saving:
 * @page: a page
 * @saving: whether the text is on its way to the disk
 */
void
relais_form_pane_set_saving (RelaisFormPane *page, gboolean saving)
{
  RelaisFormPanePrivate *self = get_private (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->is_saving = saving;
  if (saving && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    {
      g_set_weak_pointer (&self->cursor, focus);
      gtk_root_set_focus (root, NULL);
    }
  gtk_widget_set_sensitive (self->place, !saving);
  gtk_widget_set_sensitive (self->save_button, !saving);
  if (!saving && self->cursor != NULL)
    gtk_widget_grab_focus (self->cursor);
}

/**
 * relais_form_pane_is_saving:
 * @page: a page
 *
 * Returns: whether the text is on its way to the disk
 */
gboolean
relais_form_pane_is_saving (RelaisFormPane *page)
{
  return get_private (page)->is_saving;
}

/**
 * relais_form_pane_emit_saved:
 * @page: a page
 * @id: id of the record as stored now
 *
 * All of it is on the disk: "saved".
 */
void
relais_form_pane_emit_saved (RelaisFormPane *page, const char *id)
{
  get_private (page)->is_saving = FALSE;
  g_signal_emit (page, signals[SIGNAL_SAVED], 0, id);
}

/**
 * relais_form_pane_emit_open:
 * @page: a page
 * @id: id of another record
 *
 * That one is wanted instead: "open".
 */
void
relais_form_pane_emit_open (RelaisFormPane *page, const char *id)
{
  g_signal_emit (page, signals[SIGNAL_OPEN], 0, id);
}

/**
 * relais_form_pane_emit_come_back:
 * @page: a page
 *
 * What was typed is on this page only: "come-back".
 */
void
relais_form_pane_emit_come_back (RelaisFormPane *page)
{
  g_signal_emit (page, signals[SIGNAL_COME_BACK], 0);
}

static void
act_save (GtkWidget *widget, const char *name, GVariant *target)
{
  RELAIS_FORM_PANE_GET_CLASS (widget)->save (RELAIS_FORM_PANE (widget));
}

static void
act_park (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisFormPanePrivate *self = get_private (RELAIS_FORM_PANE (widget));

  if (!self->is_saving)
    g_signal_emit (widget, signals[SIGNAL_CLOSE], 0, self->subject);
}

static void
relais_form_pane_dispose (GObject *object)
{
  g_clear_weak_pointer (&get_private (RELAIS_FORM_PANE (object))->cursor);
  G_OBJECT_CLASS (relais_form_pane_parent_class)->dispose (object);
}

static void
relais_form_pane_finalize (GObject *object)
{
  g_free (get_private (RELAIS_FORM_PANE (object))->subject);
  G_OBJECT_CLASS (relais_form_pane_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /**
   * RelaisFormPane::saved:
   * @id: id of the record
   *
   * All that was typed is stored.
   */
  signals[SIGNAL_SAVED] =
      g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RelaisFormPane::close:
   * @id: (nullable): which record it is about
   *
   * The page wants to be left; what was typed is parked when it is.
   */
  signals[SIGNAL_CLOSE] =
      g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RelaisFormPane::open:
   * @id: id of a record
   *
   * Another one is wanted instead.
   */
  signals[SIGNAL_OPEN] =
      g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RelaisFormPane::come-back:
   *
   * What was typed could not be kept: the page must be shown again.
   */
  signals[SIGNAL_COME_BACK] =
      g_signal_new ("come-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_form_pane_class_init (RelaisFormPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_form_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_form_pane_finalize;
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, act_save);
  gtk_widget_class_install_action (widget_class, "editor.park", NULL, act_park);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.park", NULL);
}

static void
build_page (RelaisFormPane *pane)
{
  RelaisFormPanePrivate *self = get_private (pane);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->notice = relais_notice_new ();
  self->place = adw_bin_new ();
  gtk_widget_add_css_class (self->place, "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->place);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_box_append (GTK_BOX (box), scroller);
  relais_pane_set_content (RELAIS_PANE (pane), box);
}

static void
build_buttons (RelaisFormPane *pane)
{
  RelaisFormPanePrivate *self = get_private (pane);
  GtkWidget *park = gtk_button_new_from_icon_name ("media-playback-pause-symbolic");

  self->save_button = relais_parts_mnemonic_button (_("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->save_button, _("Save (Ctrl+S)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "editor.save");
  gtk_widget_set_tooltip_text (park, _("Park the form and take it up later (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (park), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Park the form and take it up later (Esc)"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (park), "editor.park");
  relais_pane_pack_start (RELAIS_PANE (pane), park);
  relais_pane_pack_end (RELAIS_PANE (pane), self->save_button);
}

static void
relais_form_pane_init (RelaisFormPane *self)
{
  build_page (self);
  build_buttons (self);
}

/* Search everywhere (Ctrl+K): one entry over the window, and what is found below it: patients and caregivers together,
 * then entries of the directory. The cursor stays in the entry while the arrows choose; Enter opens, Esc closes. Opened
 * by the window, closed when the register is locked.
 */

#include "relais-search-dialog.h"

#include "relais-found-row.h"
#include "relais-found-words.h"
#include "relais-person.h"
#include "relais-search-note.h"
#include "relais-search-results.h"

#include <glib/gi18n-lib.h>

#define PAGE 8

struct _RelaisSearchDialog {
  AdwWindow parent_instance;

  RelaisDesk *desk;
  RelaisSearchResults *results;
  RelaisSearchNote *note;
  char *answered; /* what the rows are the answer to */
  gboolean wants_chosen;

  GtkWidget *search;
  GtkStack *stack;
  AdwStatusPage *nobody;
  GtkListView *list;
  GtkLabel *count;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (RelaisSearchDialog, relais_search_dialog, ADW_TYPE_WINDOW)

static guint
get_n_found (RelaisSearchDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->results));
}

static GtkSingleSelection *
get_selection (RelaisSearchDialog *self)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
}

/* --- Choosing --- */

static void
open_hit (RelaisSearchDialog *self, guint position)
{
  const RelaisFoundHit *hit = relais_search_results_get_hit (self->results, position);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  if (hit == NULL || window == NULL)
    return;
  relais_search_note_used (self->note);
  if (hit->person != NULL)
    gtk_widget_activate_action (window, "win.open-person", "(ss)",
                                relais_person_is_patient (hit->person->person) ? "patients" : "caregivers",
                                relais_record_get_id (hit->person->person));
  else
    gtk_widget_activate_action (window, "win.open-entry", "s", relais_record_get_id (hit->entry->entry));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (RelaisSearchDialog *self, guint position)
{
  open_hit (self, position);
}

/* The cursor is not in the list, so what is chosen is said beside it. */
static void
say_chosen (RelaisSearchDialog *self)
{
  const RelaisFoundHit *hit =
      relais_search_results_get_hit (self->results, gtk_single_selection_get_selected (get_selection (self)));
  g_auto (RelaisFoundWords) words = RELAIS_FOUND_WORDS_INIT;
  g_autofree char *text = NULL;

  if (hit != NULL)
    {
      relais_found_words_make (&words, self->desk, hit);
      text = relais_found_words_join (&words);
    }
  gtk_label_set_text (self->status, text != NULL ? text : gtk_label_get_text (self->count));
}

static void
choose (RelaisSearchDialog *self, int step)
{
  int last = (int) get_n_found (self) - 1;
  int position = CLAMP ((int) gtk_single_selection_get_selected (get_selection (self)) + step, 0, last);

  gtk_single_selection_set_selected (get_selection (self), (guint) position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) position);
  say_chosen (self);
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               RelaisSearchDialog *self)
{
  static const struct {
    guint keyval;
    int step;
  } keys[] = {
    { GDK_KEY_Down, 1 },           { GDK_KEY_Up, -1 },        { GDK_KEY_KP_Down, 1 },           { GDK_KEY_KP_Up, -1 },
    { GDK_KEY_Page_Down, PAGE },   { GDK_KEY_Page_Up, -PAGE }, { GDK_KEY_KP_Page_Down, PAGE },
    { GDK_KEY_KP_Page_Up, -PAGE },
  };

  if (get_n_found (self) == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != keyval)
        continue;
      choose (self, keys[i].step);
      return TRUE;
    }
  return FALSE;
}

/* --- Searching --- */

static void
on_search_changed (RelaisSearchDialog *self)
{
  self->wants_chosen = FALSE;
  relais_search_results_set_query (self->results, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  relais_search_note_typed (self->note, relais_search_results_get_query (self->results));
}

/* Whoever is quicker than the search waits for its answer, and opens nothing that they have not asked for. */
static void
on_search_activate (RelaisSearchDialog *self)
{
  on_search_changed (self);
  self->wants_chosen = !relais_listing_is_current (RELAIS_LISTING (self->results));
  if (!self->wants_chosen)
    open_hit (self, gtk_single_selection_get_selected (get_selection (self)));
}

static void
describe_count (RelaisSearchDialog *self, guint n)
{
  g_autofree char *text = NULL;

  if (n > 0 && relais_search_results_is_cut (self->results))
    text = g_strdup_printf (_("The %u that fit best; type more to find others"), n);
  else if (n > 0)
    text = g_strdup_printf (ngettext ("%u result · Enter opens", "%u results · Enter opens", n), n);
  gtk_label_set_text (self->count, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), text != NULL);
}

static void
tell_nobody (RelaisSearchDialog *self, const char *query)
{
  g_autofree char *escaped = g_markup_escape_text (query, -1);
  g_autofree char *text = g_strdup_printf (_("Nothing was found for “%s”."), escaped);

  adw_status_page_set_description (self->nobody, text);
  gtk_label_set_text (self->status, _("Nobody found"));
}

/* Another text begins with its best answer; the same one again, because something was changed, keeps what is chosen. */
static void
on_answered (RelaisSearchDialog *self)
{
  const char *query = relais_search_results_get_query (self->results);
  guint n = get_n_found (self);
  gboolean is_new = g_strcmp0 (query, self->answered) != 0;

  g_free (self->answered);
  self->answered = g_strdup (query);
  describe_count (self, n);
  if (query != NULL && n == 0)
    tell_nobody (self, query);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : query != NULL ? "nobody" : "hint");
  if (n > 0)
    choose (self, is_new ? -(int) n : 0);
  if (self->wants_chosen)
    on_search_activate (self);
}

static void
on_failed (RelaisSearchDialog *self, const GError *error)
{
  relais_window_tell_error (GTK_WIDGET (self), error);
}

static void
relais_search_dialog_dispose (GObject *object)
{
  RelaisSearchDialog *self = RELAIS_SEARCH_DIALOG (object);

  if (self->results != NULL)
    g_signal_handlers_disconnect_by_data (self->results, self);
  g_clear_object (&self->results);
  g_clear_object (&self->note);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_search_dialog_parent_class)->dispose (object);
}

static void
relais_search_dialog_finalize (GObject *object)
{
  g_free (RELAIS_SEARCH_DIALOG (object)->answered);
  G_OBJECT_CLASS (relais_search_dialog_parent_class)->finalize (object);
}

static void
relais_search_dialog_class_init (RelaisSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_search_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_search_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/search/relais-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisSearchDialog, search);
  gtk_widget_class_bind_template_child (widget_class, RelaisSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisSearchDialog, nobody);
  gtk_widget_class_bind_template_child (widget_class, RelaisSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RelaisSearchDialog, count);
  gtk_widget_class_bind_template_child (widget_class, RelaisSearchDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
relais_search_dialog_init (RelaisSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (RelaisSearchDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = relais_found_row_factory_new (self->desk);
  g_autoptr (GtkSingleSelection) selection =
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->results)));

  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * relais_search_dialog_new:
 * @window: the window, where somebody has signed in
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
relais_search_dialog_new (RelaisWindow *window)
{
  RelaisSearchDialog *self = g_object_new (RELAIS_TYPE_SEARCH_DIALOG, "transient-for", window, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));

  self->desk = g_object_ref (relais_window_get_desk (window));
  self->results = relais_search_results_new (self->desk);
  self->note = relais_search_note_new (self->desk);
  g_signal_connect_swapped (self->results, "ready", G_CALLBACK (on_answered), self);
  g_signal_connect_swapped (self->results, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_object (self->desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  set_up_list (self);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 360, 640), CLAMP (height - 60, 420, 560));
  describe_count (self, 0);
  gtk_widget_grab_focus (self->search);
  return GTK_WINDOW (self);
}

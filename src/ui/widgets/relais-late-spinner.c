/* A spinner that turns once one has waited for a moment: what is ready before is not announced by a flicker. Owned by
 * the widget in whose template it stands.
 */

#include "relais-late-spinner.h"

/* Shorter waits are not shown. */
#define PATIENCE_MS 200

struct _RelaisLateSpinner {
  AdwBin parent_instance;

  guint patience;
};

G_DEFINE_FINAL_TYPE (RelaisLateSpinner, relais_late_spinner, ADW_TYPE_BIN)

static void
show_busy (gpointer data)
{
  RelaisLateSpinner *self = data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * relais_late_spinner_set_busy:
 * @spinner: a spinner
 * @busy: whether something is waited for from now on
 */
void
relais_late_spinner_set_busy (RelaisLateSpinner *spinner, gboolean busy)
{
  g_clear_handle_id (&spinner->patience, g_source_remove);
  if (busy)
    spinner->patience = g_timeout_add_once (PATIENCE_MS, show_busy, spinner);
  else
    gtk_widget_set_visible (GTK_WIDGET (spinner), FALSE);
}

static void
relais_late_spinner_dispose (GObject *object)
{
  g_clear_handle_id (&RELAIS_LATE_SPINNER (object)->patience, g_source_remove);
  G_OBJECT_CLASS (relais_late_spinner_parent_class)->dispose (object);
}

static void
relais_late_spinner_class_init (RelaisLateSpinnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_late_spinner_dispose;
}

static void
relais_late_spinner_init (RelaisLateSpinner *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_bin_set_child (ADW_BIN (self), spinner);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The minute of an emergency on a person's page: why it is needed is asked, and while the page shows what protected
 * mode hides, a line at its head says for how long. The services end the minute; this line only tells it, by the clock
 * and not by counting, so that a PC that slept shows nothing when it wakes. Main thread.
 */

#include "relais-emergency-minute.h"

#include "relais-dialog.h"
#include "relais-emergency.h"
#include "relais-parts.h"
#include "relais-person-reason.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>

/* --- Why --- */

static void
on_reason_accepted (GtkWidget *dialog, RelaisPersonView *view)
{
  relais_person_view_show_emergency (view, relais_person_reason_get_text (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
}

/**
 * relais_emergency_minute_ask:
 * @view: a page of a protected person
 *
 * Asks why the record must be opened now, and opens it for one minute. Nothing is asked where nothing is hidden.
 */
void
relais_emergency_minute_ask (RelaisPersonView *view)
{
  const RelaisPersonReason reason = {
    .title = _("Open for one minute"),
    .accept = _("_Show"),
    .least_chars = 3,
    .icon = "dialog-warning-symbolic",
    .explanation = _("Only when somebody is in danger. Your name and the reason are noted and told to the referent. Make "
                     "sure that nobody else sees the screen."),
    .mood = RELAIS_MOOD_RISK,
  };
  GtkWidget *dialog;

  if (!relais_person_is_protected (relais_person_view_get_file (view)->page->person))
    return;
  dialog = relais_person_reason_ask (view, &reason, G_CALLBACK (on_reason_accepted));
  relais_dialog_set_danger (RELAIS_DIALOG (dialog));
}

/* --- How long --- */

typedef struct {
  RelaisPersonView *view; /* whose page the line stands on */
  GtkWidget *label;
  GtkWidget *bar;
  char *until;
  guint tick;
} Minute;

static void
on_destroy (GtkWidget *box, Minute *minute)
{
  g_clear_handle_id (&minute->tick, g_source_remove);
}

static void
minute_free (gpointer data)
{
  Minute *minute = data;

  g_free (minute->until);
  g_free (minute);
}

/* Seconds that are left; 0 when it is over, also when the clock was set back before its beginning. */
static int
count_left (const Minute *minute)
{
  g_autofree char *now = relais_clock_now (relais_desk_get_clock (relais_person_view_get_desk (minute->view)));
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (minute->until, NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (now, NULL);
  gint64 left = end != NULL && at != NULL ? g_date_time_difference (end, at) / G_USEC_PER_SEC : 0;

  return left >= 0 && left <= RELAIS_EMERGENCY_SECONDS ? (int) left : 0;
}

static void
show_left (Minute *minute, int left)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Shown in an emergency, for %d more second", "Shown in an emergency, for %d more seconds",
                                 (gulong) left),
                       left);

  gtk_label_set_text (GTK_LABEL (minute->label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (minute->bar), (double) left / RELAIS_EMERGENCY_SECONDS);
}

static gboolean
on_tick (gpointer data)
{
  Minute *minute = data;
  int left = count_left (minute);

  show_left (minute, left);
  if (left > 0)
    return G_SOURCE_CONTINUE;
  minute->tick = 0;
  relais_person_view_hide_protected (minute->view);
  return G_SOURCE_REMOVE;
}

static void
on_hide (GtkButton *button, RelaisPersonView *view)
{
  relais_person_view_hide_protected (view);
}

static GtkWidget *
make_hide_button (RelaisPersonView *view)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Hide now"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  relais_parts_name_once (button);
  relais_person_view_mark (button, "hide-now", NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_hide), view, 0);
  return button;
}

/**
 * relais_emergency_minute_new:
 * @view: a page that shows what protected mode hides
 * @until: the instant at which that ends
 *
 * Returns: (transfer floating): the line at the head of the page; when the minute is over the page hides it again
 */
GtkWidget *
relais_emergency_minute_new (RelaisPersonView *view, const char *until)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Minute *minute = g_new0 (Minute, 1);

  minute->view = view;
  minute->until = g_strdup (until);
  minute->label = gtk_label_new (NULL);
  minute->bar = gtk_progress_bar_new ();
  gtk_label_set_xalign (GTK_LABEL (minute->label), 0);
  gtk_label_set_wrap (GTK_LABEL (minute->label), TRUE);
  gtk_widget_add_css_class (minute->label, "numeric");
  gtk_widget_add_css_class (box, "minute");
  gtk_widget_set_hexpand (texts, TRUE);
  relais_parts_name (minute->bar, _("Time left"));
  gtk_box_append (GTK_BOX (texts), minute->label);
  gtk_box_append (GTK_BOX (texts), minute->bar);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_hide_button (view));
  g_object_set_data_full (G_OBJECT (box), "minute", minute, minute_free);
  g_signal_connect (box, "destroy", G_CALLBACK (on_destroy), minute);
  minute->tick = g_timeout_add_seconds (1, on_tick, minute);
  show_left (minute, count_left (minute));
  return box;
}

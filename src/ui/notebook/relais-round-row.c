/* A stop of one's round: who it is, with age, birth date and street; when one was there last and what is new since. Its
 * buttons are for the mouse ("round.…" with the id of the stop); by keyboard they are keys of the list. Main thread.
 */

#include "relais-round-row.h"

#include "relais-day-words.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-person-words.h"

#include <glib/gi18n-lib.h>

struct _RelaisRoundRow {
  AdwBin parent_instance;

  char *stop;
  GtkWidget *name;
  GtkWidget *identity;
  GtkWidget *last;
  GtkWidget *chips;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (RelaisRoundRow, relais_round_row, ADW_TYPE_BIN)

static void
add_chip (RelaisRoundRow *self, GString *said, const char *icon, const char *word, RelaisMood mood)
{
  gtk_box_append (GTK_BOX (self->chips), relais_parts_chip (icon, word, mood));
  g_string_append_printf (said, "\n%s", word);
}

static void
show_chips (RelaisRoundRow *self, const RelaisRoundVisit *visit, GString *said)
{
  g_autofree char *namesakes = relais_person_words_namesakes (visit->namesakes);
  g_autofree char *unread = g_strdup_printf (ngettext ("%u to read", "%u to read", visit->n_unread), visit->n_unread);
  g_autofree char *open = g_strdup_printf (ngettext ("%u to do", "%u to do", visit->n_open), visit->n_open);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  if (namesakes != NULL)
    add_chip (self, said, "system-users-symbolic", namesakes, RELAIS_MOOD_ATTENTION);
  if (visit->n_urgent > 0)
    add_chip (self, said, "dialog-warning-symbolic", relais_notebook_words_urgency ("urgent"), RELAIS_MOOD_RISK);
  if (visit->n_unread > 0)
    add_chip (self, said, "mail-unread-symbolic", unread, RELAIS_MOOD_ATTENTION);
  if (visit->n_open > 0)
    add_chip (self, said, "x-office-calendar-symbolic", open, RELAIS_MOOD_CALM);
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

/* "Last visit yesterday 14:02 · 3 entries since" */
static char *
describe_last (RelaisDesk *desk, const RelaisRoundVisit *visit)
{
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry since", "%u entries since", visit->n_new),
                                              visit->n_new);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *last = NULL;

  if (visit->last_visit == NULL)
    return g_strdup (_("No visit noted yet"));
  day = relais_day_words (desk, relais_instant_get_date (visit->last_visit));
  time = relais_day_words_time (visit->last_visit);
  moment = g_strdup_printf ("%s %s", day, time);
  /* Translators: %s is "yesterday 14:02" */
  last = g_strdup_printf (_("Last visit: %s"), moment);
  return g_strjoin (" · ", last, visit->n_new > 0 ? entries : NULL, NULL);
}

/* An action that asks for a target has none before the row shows a stop. */
static void
set_targets (RelaisRoundRow *self)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->earlier), "(si)", self->stop, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->later), "(si)", self->stop, 1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", self->stop);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->earlier), "round.shift");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->later), "round.shift");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "round.remove");
}

/**
 * relais_round_row_show:
 * @row: a row
 * @desk: the desk
 * @visit: the stop
 */
void
relais_round_row_show (RelaisRoundRow *row, RelaisDesk *desk, const RelaisRoundVisit *visit)
{
  g_autofree char *name = relais_person_words_name (desk, visit->patient);
  g_autofree char *identity = relais_person_words_identity (desk, visit->patient);
  g_autofree char *last = describe_last (desk, visit);
  g_autoptr (GString) said = g_string_new (name);

  g_string_append_printf (said, "\n%s\n%s", identity, last);
  g_free (row->stop);
  row->stop = g_strdup (relais_record_get_id (visit->stop));
  gtk_label_set_text (GTK_LABEL (row->name), name);
  gtk_label_set_text (GTK_LABEL (row->identity), identity);
  gtk_label_set_text (GTK_LABEL (row->last), last);
  show_chips (row, visit, said);
  set_targets (row);
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    relais_parts_name (gtk_widget_get_parent (GTK_WIDGET (row)), said->str);
}

/**
 * relais_round_row_get_stop:
 * @row: a row
 *
 * Returns: (nullable): the id of the stop that it shows
 */
const char *
relais_round_row_get_stop (RelaisRoundRow *row)
{
  return row->stop;
}

static GtkWidget *
add_label (GtkWidget *column, const char *css)
{
  GtkWidget *label = relais_parts_lines (NULL, css);

  gtk_box_append (GTK_BOX (column), label);
  return label;
}

static GtkWidget *
add_button (GtkWidget *line, const char *icon, const char *label)
{
  GtkWidget *button = relais_parts_button (icon, label);

  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static void
relais_round_row_finalize (GObject *object)
{
  g_free (RELAIS_ROUND_ROW (object)->stop);
  G_OBJECT_CLASS (relais_round_row_parent_class)->finalize (object);
}

static void
relais_round_row_class_init (RelaisRoundRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_round_row_finalize;
}

static void
relais_round_row_init (RelaisRoundRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->name = add_label (column, "title-4");
  self->identity = add_label (column, "dim-label");
  self->last = add_label (column, "caption");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (column), self->chips);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (line), column);
  self->earlier = add_button (line, "go-up-symbolic", _("Earlier (Alt+Up)"));
  self->later = add_button (line, "go-down-symbolic", _("Later (Alt+Down)"));
  self->remove = add_button (line, "list-remove-symbolic", _("Take out of my round (Delete)"));
  gtk_widget_set_can_focus (line, FALSE);
  adw_bin_set_child (ADW_BIN (self), line);
}

/**
 * relais_round_row_new:
 *
 * Returns: (transfer floating): a row about nobody yet
 */
GtkWidget *
relais_round_row_new (void)
{
  return g_object_new (RELAIS_TYPE_ROUND_ROW, NULL);
}

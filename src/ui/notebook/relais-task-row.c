/* Something that was asked, in a list: what, until when, about whom with age and street, of whom and by whom, and
 * whether it is done. A click ticks it; its keys are the list's. Main thread.
 */

#include "relais-task-row.h"

#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-staff.h"

#include <glib/gi18n-lib.h>

struct _RelaisTaskRow {
  AdwBin parent_instance;

  GtkWidget *check;
  GtkWidget *action;
  GtkWidget *patient;
  GtkWidget *identity;
  GtkWidget *about;
  GtkWidget *chips;
  char *task;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RelaisTaskRow, relais_task_row, ADW_TYPE_BIN)

/* --- Words --- */

static char *
describe_addressee (const RelaisNotebookAsked *asked)
{
  const char *addressee = relais_record_get (asked->task, RELAIS_TASK_FOR);

  if (asked->asked_of != NULL)
    return g_strdup (asked->asked_of);
  if (addressee != NULL)
    return relais_field_format (&relais_staff_type.fields[RELAIS_STAFF_ROLE], addressee);
  return g_strdup (_("whoever comes first"));
}

/* Who did what, and when: @form has a place for the name and one for the day. */
static char *
fill_in (RelaisDesk *desk, const char *form, const char *name, const char *at)
{
  g_autofree char *day = relais_day_words (desk, relais_instant_get_date (at));
  GString *text = g_string_new (form);

  g_string_replace (text, "{day}", day, 1);
  g_string_replace (text, "{name}", name, 1);
  return g_string_free (text, FALSE);
}

static char *
describe (RelaisDesk *desk, const RelaisNotebookAsked *asked)
{
  const char *done_at = relais_record_get (asked->task, RELAIS_TASK_DONE_AT);
  g_autofree char *who = describe_addressee (asked);
  g_autofree char *by = *asked->asked_by != '\0'
                            /* Translators: {name} is a member of the team, {day} "yesterday" or "Fri 20 November" */
                            ? fill_in (desk, _("asked by {name}, {day}"), asked->asked_by,
                                       relais_record_get (asked->task, RELAIS_TASK_ASKED_AT))
                            : NULL;
  g_autofree char *done =
      done_at != NULL ? fill_in (desk, _("done by {name}, {day}"), asked->done_by, done_at) : NULL;

  return g_strjoin (" · ", who, by != NULL ? by : done, by != NULL ? done : NULL, NULL);
}

/* %NULL for what has no day. */
static char *
describe_due (RelaisDesk *desk, const RelaisRecord *task, RelaisMood *mood)
{
  RelaisDate date;
  g_autofree char *day = NULL;
  int left;

  if (!relais_date_parse (relais_record_get (task, RELAIS_TASK_DUE), &date))
    return NULL;
  day = relais_day_words (desk, date);
  left = relais_date_days_until (relais_desk_get_today (desk), date);
  *mood = left == 0 ? RELAIS_MOOD_ATTENTION : RELAIS_MOOD_CALM;
  if (left >= 0 || relais_task_is_done (task))
    return g_steal_pointer (&day);
  *mood = RELAIS_MOOD_RISK;
  /* Translators: %s is the day on which it was to be done */
  return g_strdup_printf (_("overdue: %s"), day);
}

/**
 * relais_task_row_describe:
 * @desk: the desk
 * @asked: something that is to be done
 *
 * Returns: (transfer full): "order dressings · overdue: yesterday · reception · asked by Aïcha, Tue"
 */
char *
relais_task_row_describe (RelaisDesk *desk, const RelaisNotebookAsked *asked)
{
  RelaisMood mood;
  const char *action = relais_record_get (asked->task, RELAIS_TASK_ACTION);
  g_autofree char *due = describe_due (desk, asked->task, &mood);
  g_autofree char *about = describe (desk, asked);

  return g_strjoin (" · ", action, due != NULL ? due : about, due != NULL ? about : NULL, NULL);
}

/* --- The row --- */

static void
on_toggled (RelaisTaskRow *self)
{
  if (!self->is_filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.set-done", "(sb)", self->task,
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
show_chips (RelaisTaskRow *self, RelaisDesk *desk, const RelaisNotebookAsked *asked, const char *due, RelaisMood mood)
{
  g_autofree char *namesakes = relais_person_words_namesakes (asked->namesakes);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  if (relais_task_is_done (asked->task))
    gtk_box_append (GTK_BOX (self->chips), relais_parts_chip ("emblem-ok-symbolic", _("Done"), RELAIS_MOOD_DONE));
  else if (due != NULL)
    gtk_box_append (GTK_BOX (self->chips),
                    relais_parts_chip (mood == RELAIS_MOOD_RISK ? "dialog-warning-symbolic"
                                                                : "x-office-calendar-symbolic",
                                       due, mood));
  if (namesakes != NULL && gtk_widget_get_visible (self->patient))
    gtk_box_append (GTK_BOX (self->chips),
                    relais_parts_chip ("system-users-symbolic", namesakes, RELAIS_MOOD_ATTENTION));
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/**
 * relais_task_row_show:
 * @row: a row
 * @desk: the desk
 * @asked: what was asked
 * @names_patient: whether it says about whom it is
 */
void
relais_task_row_show (RelaisTaskRow *row, RelaisDesk *desk, const RelaisNotebookAsked *asked, gboolean names_patient)
{
  RelaisMood mood = RELAIS_MOOD_CALM;
  const char *action = relais_record_get (asked->task, RELAIS_TASK_ACTION);
  gboolean done = relais_task_is_done (asked->task);
  g_autofree char *name = names_patient ? relais_person_words_name (desk, asked->patient) : NULL;
  g_autofree char *identity = names_patient ? relais_person_words_identity (desk, asked->patient) : NULL;
  g_autofree char *about = describe (desk, asked);
  g_autofree char *due = describe_due (desk, asked->task, &mood);
  g_autofree char *said = g_strjoin ("\n", done ? _("Done") : _("To do"), action, due != NULL ? due : about,
                                     due != NULL ? about : name, due != NULL ? name : identity,
                                     due != NULL ? identity : NULL, NULL);

  row->is_filling = TRUE;
  g_free (row->task);
  row->task = g_strdup (relais_record_get_id (asked->task));
  set_text (row->action, action);
  set_text (row->patient, name);
  set_text (row->identity, identity);
  set_text (row->about, about);
  show_chips (row, desk, asked, due, mood);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), done);
  gtk_widget_set_sensitive (row->check, relais_desk_may (desk, RELAIS_ACT_WRITE_NOTES));
  relais_parts_name (row->check, action);
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    relais_parts_name (gtk_widget_get_parent (GTK_WIDGET (row)), said);
  row->is_filling = FALSE;
}

static GtkWidget *
add_label (GtkWidget *column, const char *css)
{
  GtkWidget *label = relais_parts_lines (NULL, css);

  gtk_box_append (GTK_BOX (column), label);
  return label;
}

static void
relais_task_row_finalize (GObject *object)
{
  g_free (RELAIS_TASK_ROW (object)->task);
  G_OBJECT_CLASS (relais_task_row_parent_class)->finalize (object);
}

static void
relais_task_row_class_init (RelaisTaskRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_task_row_finalize;
}

static void
relais_task_row_init (RelaisTaskRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (column, TRUE);
  self->action = add_label (column, "heading");
  self->patient = add_label (column, "body");
  self->identity = add_label (column, "dim-label");
  self->about = add_label (column, "dim-label");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (column), self->chips);
  gtk_box_append (GTK_BOX (line), self->check);
  gtk_box_append (GTK_BOX (line), column);
  /* A row whose child takes the cursor never has it itself. */
  gtk_widget_set_can_focus (line, FALSE);
  adw_bin_set_child (ADW_BIN (self), line);
}

/**
 * relais_task_row_new:
 *
 * Returns: (transfer floating): a row without anything asked yet
 */
GtkWidget *
relais_task_row_new (void)
{
  return g_object_new (RELAIS_TYPE_TASK_ROW, NULL);
}

/* One patient of a hand-over: who it is, with age and street; what was written on these days, the first one first; what
 * is still to be done. What one does with it are keys of the list. Main thread.
 */

#include "relais-hand-over-row.h"

#include "relais-day-words.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-task-row.h"

#include <glib/gi18n-lib.h>

struct _RelaisHandOverRow {
  AdwBin parent_instance;

  GtkWidget *name;
  GtkWidget *identity;
  GtkWidget *chips;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (RelaisHandOverRow, relais_hand_over_row, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget *column, const char *text, const char *css)
{
  GtkWidget *label = relais_parts_lines (text, css);

  gtk_box_append (GTK_BOX (column), label);
  return label;
}

static void
add_chips (GtkWidget *column, const RelaisNotebookEntry *entry)
{
  const char *urgency = relais_record_get (entry->note, RELAIS_NOTE_URGENCY);
  const char *words = relais_notebook_words_urgency (urgency);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (words != NULL)
    gtk_box_append (GTK_BOX (chips),
                    relais_parts_chip ("dialog-warning-symbolic", words,
                                       g_str_equal (urgency, "urgent") ? RELAIS_MOOD_RISK : RELAIS_MOOD_ATTENTION));
  if (entry->is_struck)
    gtk_box_append (GTK_BOX (chips), relais_parts_chip ("edit-clear-symbolic", _("Corrected"), RELAIS_MOOD_CALM));
  if (entry->is_unread)
    gtk_box_append (GTK_BOX (chips),
                    relais_parts_chip ("mail-unread-symbolic", _("To read"), RELAIS_MOOD_ATTENTION));
  gtk_widget_set_visible (chips, gtk_widget_get_first_child (chips) != NULL);
  gtk_box_append (GTK_BOX (column), chips);
}

static void
add_entry (RelaisHandOverRow *self, RelaisDesk *desk, const RelaisNotebookEntry *entry, GString *said)
{
  g_autofree char *head = relais_notebook_words_head_with_day (desk, entry->note);
  const char *text = relais_record_get (entry->note, RELAIS_NOTE_TEXT);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *struck = g_strdup_printf ("<s>%s</s>", escaped);
  GtkWidget *label;

  add_label (self->lines, head, "caption-heading");
  add_chips (self->lines, entry);
  label = add_label (self->lines, NULL, "body");
  gtk_label_set_markup (GTK_LABEL (label), entry->is_struck ? struck : escaped);
  g_string_append_printf (said, "\n%s\n%s", head, text);
}

static void
add_asked (RelaisHandOverRow *self, RelaisDesk *desk, const RelaisNotebookAsked *asked, GString *said)
{
  g_autofree char *words = relais_task_row_describe (desk, asked);

  gtk_box_append (GTK_BOX (self->lines), relais_parts_line ("x-office-calendar-symbolic", words, RELAIS_MOOD_CALM));
  g_string_append_printf (said, "\n%s", words);
}

static void
show_namesakes (RelaisHandOverRow *self, int n, GString *said)
{
  g_autofree char *namesakes = relais_person_words_namesakes (n);
  GtkWidget *child = gtk_widget_get_first_child (self->chips);

  if (child != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  gtk_widget_set_visible (self->chips, namesakes != NULL);
  if (namesakes == NULL)
    return;
  gtk_box_append (GTK_BOX (self->chips),
                  relais_parts_chip ("system-users-symbolic", namesakes, RELAIS_MOOD_ATTENTION));
  g_string_append_printf (said, "\n%s", namesakes);
}

/**
 * relais_hand_over_row_show:
 * @row: a row
 * @desk: the desk
 * @hand_over: what there is to know about a patient
 */
void
relais_hand_over_row_show (RelaisHandOverRow *row, RelaisDesk *desk, const RelaisHandOver *hand_over)
{
  g_autofree char *name = relais_person_words_name (desk, hand_over->patient);
  g_autofree char *identity = relais_person_words_identity (desk, hand_over->patient);
  g_autoptr (GString) said = g_string_new (name);
  GtkWidget *child;

  g_string_append_printf (said, "\n%s", identity);
  gtk_label_set_text (GTK_LABEL (row->name), name);
  gtk_label_set_text (GTK_LABEL (row->identity), identity);
  show_namesakes (row, hand_over->namesakes, said);
  while ((child = gtk_widget_get_first_child (row->lines)) != NULL)
    gtk_box_remove (GTK_BOX (row->lines), child);
  for (guint i = 0; i < hand_over->entries->len; i++)
    add_entry (row, desk, hand_over->entries->pdata[i], said);
  for (guint i = 0; i < hand_over->asked->len; i++)
    add_asked (row, desk, hand_over->asked->pdata[i], said);
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    relais_parts_name (gtk_widget_get_parent (GTK_WIDGET (row)), said->str);
}

static void
relais_hand_over_row_class_init (RelaisHandOverRowClass *klass)
{
}

static void
relais_hand_over_row_init (RelaisHandOverRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->name = add_label (column, NULL, "title-4");
  self->identity = add_label (column, NULL, "dim-label");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (column), self->chips);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (column), self->lines);
  gtk_widget_set_can_focus (column, FALSE);
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * relais_hand_over_row_new:
 *
 * Returns: (transfer floating): a row about nobody yet
 */
GtkWidget *
relais_hand_over_row_new (void)
{
  return g_object_new (RELAIS_TYPE_HAND_OVER_ROW, NULL);
}

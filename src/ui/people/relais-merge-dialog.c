/* The dialog that makes one record of two: one looks for the duplicate, both are shown side by side where they differ,
 * one chooses which stays, and reads what could not be kept. Both histories stay; the toast takes it back.
 */

#include "relais-merge-dialog.h"

#include "relais-acts.h"
#include "relais-dialog.h"
#include "relais-issue.h"
#include "relais-parts.h"
#include "relais-person-picker.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-register-acts.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RelaisRecord *own;
  RelaisRecord *other;
  RelaisPersonPicker *picker;
  GtkWidget *place;
  GtkWidget *keep_own;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *merging = data;

  relais_record_unref (merging->own);
  g_clear_pointer (&merging->other, relais_record_unref);
  g_clear_object (&merging->picker);
  g_free (merging);
}

static Merging *
get_merging (gpointer dialog)
{
  return g_object_get_data (dialog, "merging");
}

/* --- Both records --- */

static GtkWidget *
add_choice (GtkWidget *group, RelaisDesk *desk, const RelaisRecord *person, GtkWidget *first)
{
  g_autofree char *name = relais_person_words_name (desk, person);
  g_autofree char *identity = relais_person_words_identity (desk, person);
  GtkWidget *row = relais_parts_row (name, identity);
  GtkWidget *check = gtk_check_button_new ();

  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return check;
}

static gboolean
is_worth_comparing (const RelaisField *field)
{
  return (field->flags & (RELAIS_FIELD_MANAGED | RELAIS_FIELD_MASKED)) == 0;
}

static void
add_differences (GtkWidget *group, RelaisDesk *desk, const Merging *merging)
{
  for (guint i = 0; i < RELAIS_PERSON_N_FIELDS; i++)
    {
      const RelaisField *field = &relais_person_type.fields[i];
      const char *own = relais_record_get (merging->own, i);
      const char *other = relais_record_get (merging->other, i);
      g_autofree char *own_shown = relais_person_words_value (desk, i, own);
      g_autofree char *other_shown = relais_person_words_value (desk, i, other);
      g_autofree char *both =
          g_strdup_printf ("%s ↔ %s", own != NULL ? own_shown : "–", other != NULL ? other_shown : "–");

      if (is_worth_comparing (field) && g_strcmp0 (own, other) != 0)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (_(field->label), both));
    }
}

static void
show_both (GtkWidget *dialog)
{
  Merging *merging = get_merging (dialog);
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *choice = relais_parts_group (_("Which one stays?"));
  GtkWidget *differences = relais_parts_group (_("Where they differ"));

  merging->keep_own = add_choice (choice, desk, merging->own, NULL);
  add_choice (choice, desk, merging->other, merging->keep_own);
  add_differences (differences, desk, merging);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), differences);
  adw_bin_set_child (ADW_BIN (merging->place), box);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), TRUE);
}

static gpointer
load_other (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_load_person (session, relais_session_get_actor (session), data, error);
}

static void
on_other_loaded (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Merging *merging = get_merging (dialog);
  g_autoptr (RelaisRecord) other = answer;

  if (other == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  if (g_strcmp0 (relais_person_picker_get_id (merging->picker), data) != 0)
    return;
  g_clear_pointer (&merging->other, relais_record_unref);
  merging->other = g_steal_pointer (&other);
  show_both (dialog);
}

static void
on_picked (GtkWidget *dialog)
{
  Merging *merging = get_merging (dialog);
  const char *id = relais_person_picker_get_id (merging->picker);

  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
  adw_bin_set_child (ADW_BIN (merging->place), NULL);
  if (id == NULL)
    return;
  if (g_str_equal (id, relais_record_get_id (merging->own)))
    relais_dialog_tell (RELAIS_DIALOG (dialog), _("This is the same record. Choose the other one."));
  else
    relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), dialog, load_other, g_strdup (id), g_free,
                     (GDestroyNotify) relais_record_unref, on_other_loaded);
}

/* --- Merging --- */

typedef struct {
  char *keep;
  char *other;
  char *name;
  GPtrArray *issues;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->keep);
  g_free (order->other);
  g_free (order->name);
  g_ptr_array_unref (order->issues);
  g_free (order);
}

static gpointer
run_merge (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_merge (session, relais_session_get_actor (session), order->keep, order->other, order->issues,
                                error);
}

static void
tell_lost (GtkWidget *window, RelaisDesk *desk, const Order *order)
{
  GtkWidget *dialog;
  GtkWidget *group;

  if (order->issues->len == 0)
    return;
  dialog = relais_dialog_new (window, desk, _("What was not kept"), NULL);
  group = relais_parts_group (order->name);
  for (guint i = 0; i < order->issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (order->issues, i);
      int field = relais_record_type_find (&relais_person_type, issue->field);
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group),
          relais_parts_row (field >= 0 ? _(relais_person_type.fields[field].label) : issue->field, sentence));
    }
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
on_merged (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  tell_lost (GTK_WIDGET (window), relais_dialog_get_desk (dialog), order);
  gtk_window_close (dialog);
  /* Translators: %s is a name */
  return g_strdup_printf (_("One record now: %s"), order->name);
}

static void
on_accept (GtkWidget *dialog)
{
  Merging *merging = get_merging (dialog);
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  gboolean own = gtk_check_button_get_active (GTK_CHECK_BUTTON (merging->keep_own));
  RelaisRecord *keep = own ? merging->own : merging->other;
  Order *order = g_new0 (Order, 1);

  order->keep = g_strdup (relais_record_get_id (keep));
  order->other = g_strdup (relais_record_get_id (own ? merging->other : merging->own));
  order->name = relais_person_words_name (desk, keep);
  order->issues = relais_issues_new ();
  relais_acts_run (dialog, desk, run_merge, order, order_free, (GDestroyNotify) relais_record_unref, on_merged);
}

/**
 * relais_merge_dialog_open:
 * @view: the page of one of the two
 *
 * Opens the dialog that makes one record of two.
 */
void
relais_merge_dialog_open (RelaisPersonView *view)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), desk, _("Merge with a duplicate"), _("_Merge"));
  Merging *merging = g_new0 (Merging, 1);
  GtkWidget *group = relais_parts_group (NULL);

  merging->own = relais_record_ref (relais_person_view_get_file (view)->page->person);
  merging->picker = relais_person_picker_new (desk, _("The other record"));
  merging->place = adw_bin_new ();
  relais_person_picker_set_flags (merging->picker, RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_person_picker_get_row (merging->picker));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_picker_get_list (merging->picker));
  relais_dialog_add (RELAIS_DIALOG (dialog), merging->place);
  g_object_set_data_full (G_OBJECT (dialog), "merging", merging, merging_free);
  g_signal_connect_object (merging->picker, "changed", G_CALLBACK (on_picked), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 520, 600);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (relais_person_picker_get_row (merging->picker));
}

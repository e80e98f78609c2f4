/* The team, for who administers: each member as a row that unfolds into name, roles and last day, with what can be done
 * to their account in a menu of its own; below, those who have left. It is read again after each change. Belongs to the
 * window above which it stands.
 */

#include "relais-team-dialog.h"

#include "relais-acts.h"
#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-field-words.h"
#include "relais-parts.h"
#include "relais-record-expander.h"
#include "relais-team-leave-dialog.h"
#include "relais-team-passphrase.h"
#include "relais-team.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* The parts of a dialog, kept with it. */
typedef struct {
  GtkWidget *members;
  GtkWidget *left;
  GPtrArray *rows; /* each with the group that it stands in */
} Parts;

static void read_again (GtkWidget *dialog);

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_ptr_array_unref (parts->rows);
  g_free (parts);
}

static Parts *
get_parts (gpointer dialog)
{
  return g_object_get_data (dialog, "parts");
}

/* --- A member in words --- */

static char *
list_roles (const RelaisRecord *record)
{
  const RelaisField *field = &relais_staff_type.fields[RELAIS_STAFF_ROLE];
  const char *roles = relais_record_get (record, RELAIS_STAFF_ROLE);
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", ";", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) relais_field_words_get_label (field, words[i]));
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (" · ", (char **) labels->pdata);
}

static char *
describe (RelaisDesk *desk, const RelaisRecord *record, char **subtitle)
{
  const char *ends_on = relais_record_get (record, RELAIS_STAFF_ENDS_ON);
  g_autofree char *roles = list_roles (record);
  g_autofree char *day = ends_on != NULL ? relais_day_words_of_text (desk, ends_on) : NULL;

  /* Translators: the roles of a member of the team, and their last day */
  *subtitle = day != NULL ? g_strdup_printf (_("%s · until %s"), roles, day) : g_steal_pointer (&roles);
  return g_strdup (relais_record_get (record, RELAIS_STAFF_NAME));
}

static RelaisRecord *
save (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return relais_team_save (session, relais_session_get_actor (session), record, issues, error);
}

static const guint fields[] = {
  RELAIS_STAFF_NAME, RELAIS_STAFF_ROLE, RELAIS_STAFF_LANGUAGE, RELAIS_STAFF_PROFESSIONAL_NUMBER, RELAIS_STAFF_ENDS_ON,
};

static const RelaisRecordKind kind = {
  .type = &relais_staff_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .describe = describe,
  .save = save,
};

/* --- What can be done to an account --- */

static const RelaisRecord *
find_record (GtkWidget *dialog, const char *id)
{
  Parts *parts = get_parts (dialog);

  for (guint i = 0; i < parts->rows->len; i++)
    {
      const RelaisRecord *record = g_object_get_data (g_ptr_array_index (parts->rows, i), "record");

      if (record != NULL && g_str_equal (relais_record_get_id (record), id))
        return record;
    }
  return NULL;
}

static void
follow (GtkWidget *dialog, GtkWidget *opened)
{
  g_signal_connect_object (opened, "destroy", G_CALLBACK (read_again), dialog, G_CONNECT_SWAPPED);
}

static void
on_passphrase (GSimpleAction *action, GVariant *target, gpointer dialog)
{
  const RelaisRecord *record = find_record (dialog, g_variant_get_string (target, NULL));

  if (record != NULL)
    follow (dialog, relais_team_passphrase_reset (dialog, relais_dialog_get_desk (dialog), record));
}

static void
on_leave (GSimpleAction *action, GVariant *target, gpointer dialog)
{
  const RelaisRecord *record = find_record (dialog, g_variant_get_string (target, NULL));

  if (record != NULL)
    follow (dialog, relais_team_leave_dialog_new (dialog, relais_dialog_get_desk (dialog), record));
}

static gpointer
run_disable (RelaisSession *session, gpointer data, GError **error)
{
  return relais_team_disable (session, relais_session_get_actor (session), data, error);
}

static char *
on_disabled (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  relais_dialog_tell (dialog, NULL);
  read_again (dialog);
  /* Translators: %s is a name */
  return g_strdup_printf (_("Account closed: %s"), relais_record_get (answer, RELAIS_STAFF_NAME));
}

static void
on_disable (GSimpleAction *action, GVariant *target, gpointer dialog)
{
  relais_acts_run (dialog, relais_dialog_get_desk (dialog), run_disable, g_variant_dup_string (target, NULL), g_free,
                   (GDestroyNotify) relais_record_unref, on_disabled);
}

static void
on_add (GtkWidget *dialog)
{
  follow (dialog, relais_team_passphrase_add (dialog, relais_dialog_get_desk (RELAIS_DIALOG (dialog))));
}

static GtkWidget *
make_menu_button (const RelaisRecord *record)
{
  static const struct {
    const char *label;
    const char *action;
  } acts[] = {
    { N_("New _passphrase…"), "team.passphrase" },
    { N_("_Leaves the team…"), "team.leave" },
    { N_("_Close the account now"), "team.disable" },
  };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is the name of a member of the team */
  g_autofree char *name = g_strdup_printf (_("Account of %s"), relais_record_get (record, RELAIS_STAFF_NAME));

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(acts[i].label), NULL);

      g_menu_item_set_action_and_target (item, acts[i].action, "s", relais_record_get_id (record));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  relais_parts_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* --- The list --- */

static void
add_row (GtkWidget *dialog, GtkWidget *group, GtkWidget *row, RelaisRecord *record)
{
  g_object_set_data (G_OBJECT (row), "group", group);
  g_object_set_data_full (G_OBJECT (row), "record", relais_record_ref (record), (GDestroyNotify) relais_record_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (get_parts (dialog)->rows, row);
}

static void
add_member (GtkWidget *dialog, const RelaisTeamMember *member)
{
  Parts *parts = get_parts (dialog);
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  GtkWidget *row = relais_record_expander_new (desk, &kind, member->record);

  if (member->is_active)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_menu_button (member->record));
  if (member->is_active && !member->can_sign_in)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), relais_parts_chip ("dialog-warning-symbolic",
                                                                            _("No passphrase"), RELAIS_MOOD_ATTENTION));
  g_signal_connect_object (row, "saved", G_CALLBACK (read_again), dialog, G_CONNECT_SWAPPED);
  add_row (dialog, member->is_active ? parts->members : parts->left, row, member->record);
}

static void
clear_rows (Parts *parts)
{
  for (guint i = 0; i < parts->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (parts->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (parts->rows, 0);
}

static gpointer
read_team (RelaisSession *session, gpointer data, GError **error)
{
  return relais_team_list (session, relais_session_get_actor (session), error);
}

static void
on_team_read (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Parts *parts = get_parts (dialog);
  g_autoptr (GPtrArray) list = answer;
  gboolean has_left = FALSE;

  if (list == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  clear_rows (parts);
  for (guint i = 0; i < list->len; i++)
    {
      const RelaisTeamMember *member = g_ptr_array_index (list, i);

      has_left = has_left || !member->is_active;
      add_member (dialog, member);
    }
  gtk_widget_set_visible (parts->left, has_left);
}

static void
read_again (GtkWidget *dialog)
{
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));

  if (desk != NULL && relais_desk_is_open (desk))
    relais_desk_run (desk, dialog, read_team, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, on_team_read);
}

/**
 * relais_team_dialog_new:
 * @from: a widget of the window it stands above
 * @desk: the desk of somebody who administers
 *
 * Returns: (transfer none): the dialog, which shows itself
 */
GtkWidget *
relais_team_dialog_new (GtkWidget *from, RelaisDesk *desk)
{
  static const GActionEntry actions[] = {
    { "passphrase", on_passphrase, "s" },
    { "leave", on_leave, "s" },
    { "disable", on_disable, "s" },
  };
  GtkWidget *dialog = relais_dialog_new (from, desk, _("The team"), NULL);
  GtkWidget *add = relais_parts_mnemonic_button (_("_Add a member…"));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Parts *parts = g_new0 (Parts, 1);

  parts->rows = g_ptr_array_new ();
  parts->members = relais_parts_group (_("Members"));
  parts->left = relais_parts_group (_("Who has left"));
  g_object_set_data_full (G_OBJECT (dialog), "parts", parts, parts_free);
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), dialog);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (parts->members), add);
  gtk_widget_set_visible (parts->left, FALSE);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), dialog);
  gtk_widget_insert_action_group (dialog, "team", G_ACTION_GROUP (group));
  relais_dialog_add (RELAIS_DIALOG (dialog), parts->members);
  relais_dialog_add (RELAIS_DIALOG (dialog), parts->left);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 560, 600);
  read_again (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* The keys that work in the window, group by group, in a dialog that fits on every screen. They are installed where
 * they act; here they are told. Belongs to the window above which it stands.
 */

#include "relais-shortcuts.h"

#include "relais-dialog.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

/* A line without keys begins a group. */
static const struct {
  const char *title;
  const char *keys; /* accelerators, with a space between two of them */
} lines[] = {
  { N_("Everywhere"), NULL },
  { N_("Search everywhere"), "<Control>k" },
  { N_("Undo your last act"), "<Control>z" },
  { N_("Initials instead of names"), "F9" },
  { N_("Print the cards of several people"), "<Control><Shift>p" },
  { N_("Lock"), "<Control>l" },
  { N_("Preferences"), "<Control>comma" },
  { N_("Keyboard shortcuts"), "<Control>question" },
  { N_("Menu"), "F10" },
  { N_("Rooms"), NULL },
  { N_("Today"), "<Alt>1" },
  { N_("Patients"), "<Alt>2" },
  { N_("Caregivers"), "<Alt>3" },
  { N_("Notebook"), "<Alt>4" },
  { N_("Directory"), "<Alt>5" },
  { N_("Access log"), "<Alt>6" },
  { N_("Next pane"), "F6" },
  { N_("Back"), "<Alt>Left" },
  { N_("Lists"), NULL },
  { N_("Search in this list"), "<Control>f" },
  { N_("New caregiver or patient"), "<Control>n" },
  { N_("New patient"), "<Control><Shift>n" },
  { N_("Open"), "Return" },
  { N_("Archive"), "Delete" },
  { N_("A person’s page"), NULL },
  { N_("Edit"), "<Control>e" },
  { N_("Print the card"), "<Control>p" },
  { N_("Copy the first number"), "<Control><Shift>c" },
  { N_("A line in the notebook"), "<Control>j" },
  { N_("Move up or down in the calling order"), "<Alt>Up <Alt>Down" },
  { N_("Notebook"), NULL },
  { N_("Sign"), "<Control>Return" },
  { N_("Sign as linked parts, where notes are exchanged"), "<Control><Shift>Return" },
  { N_("Read, and on to the next"), "space" },
  { N_("Note what is asked as done"), "d" },
  { N_("Open the first attached file"), "o" },
  { N_("Seen up to here"), "v" },
  { N_("Copy for the medical record"), "<Control><Shift>c" },
  { N_("What to do with an entry"), "Menu" },
  { N_("Move a patient of your round"), "<Alt>Up <Alt>Down" },
  { N_("Take a patient out of your round"), "Delete" },
  { N_("Forms"), NULL },
  { N_("Save"), "<Control>s" },
  { N_("Park the form"), "Escape" },
  { N_("Cards before they are printed"), NULL },
  { N_("Print"), "<Control>p" },
  { N_("Next page"), "Page_Down" },
  { N_("Page before"), "Page_Up" },
  { N_("Larger"), "<Control>plus" },
  { N_("Smaller"), "<Control>minus" },
};

/* How they are read out: "Ctrl+K", "Alt+Up, Alt+Down". */
static char *
spell (const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);
  g_autoptr (GStrvBuilder) spelled = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *label = NULL;
      GdkModifierType modifiers;
      guint key;

      if (!gtk_accelerator_parse (each[i], &key, &modifiers))
        continue;
      label = gtk_accelerator_get_label (key, modifiers);
      g_strv_builder_add (spelled, label);
    }
  labels = g_strv_builder_end (spelled);
  return g_strjoinv (", ", labels);
}

static GtkWidget *
make_row (const char *title, const char *keys)
{
  GtkWidget *row = relais_parts_row (title, NULL);
  GtkWidget *label = gtk_shortcut_label_new (keys);
  g_autofree char *spelled = spell (keys);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  relais_parts_describe (row, spelled);
  return row;
}

/**
 * relais_shortcuts_show:
 * @parent: the window above which it stands
 * @desk: the desk
 */
void
relais_shortcuts_show (GtkWindow *parent, RelaisDesk *desk)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (parent), desk, _("Keyboard shortcuts"), NULL);
  GtkWidget *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (lines[i].keys == NULL)
        {
          group = relais_parts_group (_(lines[i].title));
          relais_dialog_add (RELAIS_DIALOG (dialog), group);
        }
      else
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (_(lines[i].title), lines[i].keys));
    }
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 560, 680);
  gtk_window_present (GTK_WINDOW (dialog));
}

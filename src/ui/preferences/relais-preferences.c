/* Preferences: what the practice says about itself on papers, and what only this workstation remembers. The first is in
 * the register, for those who may change it; the second in the settings of this PC. The window reads again after each
 * save, so that lists stand in their order. Belongs to the window above which it stands.
 */

#include "relais-preferences.h"

#include "relais-combo.h"
#include "relais-disk.h"
#include "relais-labels.h"
#include "relais-notebook-lists.h"
#include "relais-parts.h"
#include "relais-practice-kinds.h"
#include "relais-practice-labels.h"
#include "relais-practice-profile.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* What takes no longer than a frame. */
#define NAMES_AT_ONCE 6

/* Everything the window shows of the register, read at once. */
typedef struct {
  RelaisRecord *profile;
  GPtrArray *numbers;
  GPtrArray *closing;
  GPtrArray *mutualities;
  GPtrArray *communes;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->profile, relais_record_unref);
  g_clear_pointer (&answer->numbers, g_ptr_array_unref);
  g_clear_pointer (&answer->closing, g_ptr_array_unref);
  g_clear_pointer (&answer->mutualities, g_ptr_array_unref);
  g_clear_pointer (&answer->communes, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

struct _RelaisPreferences {
  AdwPreferencesWindow parent_instance;

  RelaisDesk *desk;
  GPtrArray *rows; /* each with the group that it stands in */
  Answer *answer;
  guint n_names;  /* how many rows the page of names has so far */
  guint naming;   /* the source that adds them */

  AdwPreferencesGroup *profile;
  AdwPreferencesGroup *numbers;
  AdwPreferencesGroup *closing;
  AdwPreferencesGroup *mutualities;
  AdwPreferencesGroup *communes;
  AdwPreferencesPage *practice_page;
  AdwPreferencesPage *names_page;
  RelaisNotebookLists *lists_page;
  AdwComboRow *language;
  AdwComboRow *place;
  GtkSwitch *discreet;
  AdwActionRow *disk;
};

G_DEFINE_FINAL_TYPE (RelaisPreferences, relais_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gpointer
read_practice (RelaisSession *session, gpointer data, GError **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if ((answer->profile = relais_practice_profile_load (session, error)) == NULL ||
      (answer->numbers = relais_practice_profile_list_numbers (session, error)) == NULL ||
      (answer->closing = relais_practice_profile_list_closing (session, error)) == NULL ||
      (answer->mutualities = relais_practice_labels_list (session, RELAIS_LABEL_KIND_MUTUALITY, error)) == NULL ||
      (answer->communes = relais_practice_labels_list (session, RELAIS_LABEL_KIND_COMMUNE, error)) == NULL)
    return NULL;
  return g_steal_pointer (&answer);
}

static void read_again (RelaisPreferences *self);

static void
add_row (RelaisPreferences *self, AdwPreferencesGroup *group, const RelaisRecordKind *kind, RelaisRecord *record)
{
  GtkWidget *row = relais_record_expander_new (self->desk, kind, record);

  g_object_set_data (G_OBJECT (row), "group", group);
  g_signal_connect_object (row, "saved", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (RelaisPreferences *self, AdwPreferencesGroup *group, const RelaisRecordKind *kind, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    add_row (self, group, kind, g_ptr_array_index (records, i));
  if (kind->new_title != NULL)
    add_row (self, group, kind, NULL);
}

static void
clear_rows (RelaisPreferences *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* --- The page of names --- */

static gboolean
add_next_name (RelaisPreferences *self)
{
  guint n = self->n_names++;
  gboolean is_commune = n >= self->answer->mutualities->len;
  GPtrArray *names = is_commune ? self->answer->communes : self->answer->mutualities;
  guint index = is_commune ? n - self->answer->mutualities->len : n;

  if (index >= names->len)
    return FALSE;
  add_row (self, is_commune ? self->communes : self->mutualities, &relais_practice_kind_label,
           g_ptr_array_index (names, index));
  return TRUE;
}

static gboolean
on_naming (gpointer data)
{
  RelaisPreferences *self = data;

  for (int i = 0; i < NAMES_AT_ONCE; i++)
    if (!add_next_name (self))
      {
        self->naming = 0;
        return G_SOURCE_REMOVE;
      }
  return G_SOURCE_CONTINUE;
}

/* Dozens of rows: they are made when somebody looks at them, a few at a time. */
static void
on_names_mapped (RelaisPreferences *self)
{
  if (self->answer != NULL && self->n_names == 0)
    self->naming = g_idle_add (on_naming, self);
}

/* Who corrects one after the other finds each in its place. */
static void
show_names_again (RelaisPreferences *self, gboolean were_shown)
{
  self->n_names = 0;
  g_clear_handle_id (&self->naming, g_source_remove);
  if (were_shown)
    while (add_next_name (self))
      ;
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->names_page)))
    on_names_mapped (self);
}

static void
on_practice_read (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  RelaisPreferences *self = owner;
  Answer *answer = result;
  gboolean had_names = self->n_names > 0;

  if (answer == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  clear_rows (self);
  g_clear_pointer (&self->answer, answer_free);
  self->answer = answer;
  add_row (self, self->profile, &relais_practice_kind_profile, answer->profile);
  adw_expander_row_set_expanded (g_ptr_array_index (self->rows, 0), TRUE);
  add_rows (self, self->numbers, &relais_practice_kind_number, answer->numbers);
  add_rows (self, self->closing, &relais_practice_kind_closing, answer->closing);
  show_names_again (self, had_names);
}

static void
read_again (RelaisPreferences *self)
{
  relais_desk_run (self->desk, self, read_practice, NULL, NULL, answer_free, on_practice_read);
}

/* The first is that of the desktop. */
static const char *const languages[] = { "", "fr", "nl", "en", NULL };

static void
on_language (RelaisPreferences *self)
{
  RelaisSettings *settings = relais_desk_get_settings (self->desk);
  g_autoptr (GVariant) kept = relais_settings_get (settings, RELAIS_SETTING_LANGUAGE);
  guint selected = adw_combo_row_get_selected (self->language);

  if (selected < g_strv_length ((char **) languages) &&
      !g_str_equal (languages[selected], g_variant_get_string (kept, NULL)))
    relais_settings_set (settings, RELAIS_SETTING_LANGUAGE, g_variant_new_string (languages[selected]));
}

static void
show_language (RelaisPreferences *self)
{
  /* Each language under its own name. */
  const char *names[] = { _("As the desktop"), "Français", "Nederlands", "English", NULL };
  g_autoptr (GVariant) kept = relais_settings_get (relais_desk_get_settings (self->desk), RELAIS_SETTING_LANGUAGE);
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (self->language, G_LIST_MODEL (list));
  for (guint i = 0; languages[i] != NULL; i++)
    if (g_str_equal (languages[i], g_variant_get_string (kept, NULL)))
      adw_combo_row_set_selected (self->language, i);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (on_language), self, G_CONNECT_SWAPPED);
}

static void
on_discreet (RelaisPreferences *self)
{
  g_autoptr (GVariant) kept = relais_settings_get (relais_desk_get_settings (self->desk), RELAIS_SETTING_DISCREET);

  if (g_variant_get_boolean (kept) != gtk_switch_get_active (self->discreet))
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.discreet", NULL);
}

static void
on_place (RelaisPreferences *self)
{
  RelaisPlace place = (RelaisPlace) adw_combo_row_get_selected (self->place);

  if (self->desk != NULL && place != relais_settings_get_place (relais_desk_get_settings (self->desk)))
    relais_settings_set_place (relais_desk_get_settings (self->desk), place);
}

/* --- Who could read this PC --- */

static gpointer
look_at_disk (RelaisSession *session, gpointer data, GError **error)
{
  return relais_disk_to_text (relais_disk_look (data));
}

static void
on_disk_seen (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *text = answer;

  if (text != NULL)
    adw_action_row_set_subtitle (RELAIS_PREFERENCES (owner)->disk, text);
}

/* The search of AdwPreferencesWindow keeps rows alive after their window, so they go first. */
static void
relais_preferences_dispose (GObject *object)
{
  g_clear_handle_id (&RELAIS_PREFERENCES (object)->naming, g_source_remove);
  g_clear_pointer (&RELAIS_PREFERENCES (object)->answer, answer_free);
  clear_rows (RELAIS_PREFERENCES (object));
  relais_notebook_lists_close (RELAIS_PREFERENCES (object)->lists_page);
  g_clear_object (&RELAIS_PREFERENCES (object)->desk);
  G_OBJECT_CLASS (relais_preferences_parent_class)->dispose (object);
}

static void
relais_preferences_finalize (GObject *object)
{
  g_ptr_array_unref (RELAIS_PREFERENCES (object)->rows);
  G_OBJECT_CLASS (relais_preferences_parent_class)->finalize (object);
}

static void
relais_preferences_class_init (RelaisPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RELAIS_TYPE_NOTEBOOK_LISTS);
  G_OBJECT_CLASS (klass)->dispose = relais_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_preferences_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/preferences/relais-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, profile);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, numbers);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, closing);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, mutualities);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, communes);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, practice_page);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, names_page);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, lists_page);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, place);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, discreet);
  gtk_widget_class_bind_template_child (widget_class, RelaisPreferences, disk);
  gtk_widget_class_bind_template_callback (widget_class, on_place);
  gtk_widget_class_bind_template_callback (widget_class, on_discreet);
}

/* The stack of the library would be as large as its largest page: each of them, measured before anything is shown. */
static void
measure_only_what_shows (RelaisPreferences *self)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self->practice_page), ADW_TYPE_VIEW_STACK);

  if (stack == NULL)
    return;
  adw_view_stack_set_hhomogeneous (ADW_VIEW_STACK (stack), FALSE);
  adw_view_stack_set_vhomogeneous (ADW_VIEW_STACK (stack), FALSE);
}

static void
relais_preferences_init (RelaisPreferences *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  measure_only_what_shows (self);
  relais_combo_wrap (self->language);
  relais_combo_wrap (self->place);
  g_signal_connect_object (self->names_page, "map", G_CALLBACK (on_names_mapped), self, G_CONNECT_SWAPPED);
}

/**
 * relais_preferences_new:
 * @desk: the desk
 * @parent: (nullable): the window above which it stands
 *
 * Who may not change what the practice says about itself sees only what belongs to this workstation.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
relais_preferences_new (RelaisDesk *desk, GtkWindow *parent)
{
  RelaisPreferences *self = g_object_new (RELAIS_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autoptr (GVariant) discreet = relais_settings_get (relais_desk_get_settings (desk), RELAIS_SETTING_DISCREET);
  gboolean may_edit = relais_desk_may (desk, RELAIS_ACT_EDIT_PRACTICE);

  self->desk = g_object_ref (desk);
  relais_parts_fit (GTK_WINDOW (self), parent);
  show_language (self);
  gtk_switch_set_active (self->discreet, g_variant_get_boolean (discreet));
  adw_combo_row_set_selected (self->place, relais_settings_get_place (relais_desk_get_settings (desk)));
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  relais_desk_run_closed (desk, self, look_at_disk, g_strdup (relais_desk_get_folder (desk)), g_free, g_free,
                          on_disk_seen);
  if (may_edit)
    {
      read_again (self);
      relais_notebook_lists_open (self->lists_page, desk);
      g_signal_connect_object (self->lists_page, "profile-saved", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
    }
  else
    {
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->practice_page);
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->names_page);
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->lists_page));
    }
  return GTK_WINDOW (self);
}

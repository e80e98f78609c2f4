/* The head of a person's page: the name, big; what tells this person from others; the states that change what one may
 * do; and then, before anything else, what may be told, who must not be informed, and the way to call back somebody who
 * is perhaps not who they say.
 */

#include "relais-person-heading.h"

#include "relais-care-link.h"
#include "relais-day-words.h"
#include "relais-emergency-minute.h"
#include "relais-parts.h"
#include "relais-person-role.h"
#include "relais-person-lift.h"
#include "relais-person-words.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>

/* --- Who it is --- */

static GtkWidget *
make_label (const char *text, const char *class_name, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", role, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

/* The plain dot of protected mode says nothing to a passer-by; a screen reader hears what it means. */
static GtkWidget *
make_dot (void)
{
  GtkWidget *dot = gtk_label_new ("●");

  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "protected-dot");
  relais_parts_name (dot, _("Protected mode"));
  return dot;
}

static GtkWidget *
make_name (RelaisPersonView *view)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  g_autofree char *name = relais_person_words_name (relais_person_view_get_desk (view), person);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (name, "title-1", GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_set_tooltip_text (label, name);
  gtk_box_append (GTK_BOX (box), label);
  if (relais_person_is_protected (person))
    gtk_box_append (GTK_BOX (box), make_dot ());
  return box;
}

/* --- States --- */

static void
add_chip (GtkWidget *chips, const char *icon, const char *word, RelaisMood mood)
{
  gtk_flow_box_append (GTK_FLOW_BOX (chips), relais_parts_chip (icon, word, mood));
  gtk_widget_set_focusable (gtk_widget_get_last_child (chips), FALSE);
}

static void
add_dated_chip (GtkWidget *chips, RelaisDesk *desk, const char *icon, const char *what, const char *on,
                RelaisMood mood)
{
  g_autofree char *day = relais_day_words_of_text (desk, on);
  g_autofree char *word = day != NULL ? g_strdup_printf (C_("a label and its value", "%s: %s"), what, day) : NULL;
  RelaisDate date;

  if (word == NULL)
    return;
  add_chip (chips, icon, word, mood);
  if (relais_date_parse (on, &date))
    {
      g_autofree char *full = relais_day_words_in_full (desk, date);

      gtk_widget_set_tooltip_text (gtk_widget_get_last_child (chips), full);
    }
}

static void
add_states (GtkWidget *chips, RelaisDesk *desk, const RelaisRecord *person)
{
  add_dated_chip (chips, desk, "action-unavailable-symbolic", _("Died"),
                  relais_record_get (person, RELAIS_PERSON_DIED_ON), RELAIS_MOOD_ATTENTION);
  if (relais_record_get (person, RELAIS_PERSON_DIED_ON) == NULL && relais_person_is_deceased (person))
    add_chip (chips, "action-unavailable-symbolic", _("Deceased"), RELAIS_MOOD_ATTENTION);
  add_dated_chip (chips, desk, "action-unavailable-symbolic", _("Asked us to stop"),
                  relais_record_get (person, RELAIS_PERSON_STOPPED_ON), RELAIS_MOOD_RISK);
  if (relais_record_get (person, RELAIS_PERSON_MERGED_INTO) != NULL)
    add_chip (chips, "folder-symbolic", _("Merged into another record"), RELAIS_MOOD_ATTENTION);
  else
    add_dated_chip (chips, desk, "folder-symbolic", _("Archived"),
                    relais_record_get (person, RELAIS_PERSON_ARCHIVED_ON), RELAIS_MOOD_ATTENTION);
  if (relais_record_is (person, RELAIS_PERSON_STATE, "nursing_home"))
    add_chip (chips, "go-home-symbolic", _("In a nursing home"), RELAIS_MOOD_ATTENTION);
  else if (relais_record_is (person, RELAIS_PERSON_STATE, "left"))
    add_chip (chips, "go-next-symbolic", _("Left the practice"), RELAIS_MOOD_ATTENTION);
  else if (relais_person_is_patient (person) && !relais_person_is_deceased (person))
    add_chip (chips, "object-select-symbolic", _("Followed here"), RELAIS_MOOD_DONE);
  if (relais_person_is_minor (person, relais_desk_get_today (desk)))
    add_chip (chips, "dialog-warning-symbolic", _("Minor"), RELAIS_MOOD_ATTENTION);
  if (relais_record_is (person, RELAIS_PERSON_KEY_HOLDER, "yes"))
    add_chip (chips, "dialog-password-symbolic", _("Holds a key"), RELAIS_MOOD_CALM);
}

static GtkWidget *
make_states (RelaisPersonView *view)
{
  const RelaisPersonPage *page = relais_person_view_get_file (view)->page;
  g_autofree char *namesakes = relais_person_words_namesakes (page->namesakes);
  GtkWidget *chips = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (chips), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (chips), 8);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (chips), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (chips), 6);
  gtk_widget_set_focusable (chips, FALSE);
  relais_parts_name (chips, _("State"));
  if (namesakes != NULL)
    add_chip (chips, "system-users-symbolic", namesakes, RELAIS_MOOD_ATTENTION);
  add_states (chips, relais_person_view_get_desk (view), page->person);
  gtk_widget_set_visible (chips, gtk_widget_get_first_child (chips) != NULL);
  return chips;
}

/* "Daughter of Mohamed El Amrani · lives with this person": whose caregiver this is, in one line. */
static char *
describe_bond (RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  RelaisDesk *desk = relais_person_view_get_desk (view);
  const RelaisTie *tie = file->helps->len > 0 ? g_ptr_array_index (file->helps, 0) : NULL;
  g_autofree char *bond = NULL;

  if (tie == NULL || !relais_care_link_is_current (tie->link, relais_desk_get_today (desk)))
    return NULL;
  bond = relais_person_words_bond (desk, tie->link, tie->other);
  if (!relais_record_is (tie->link, RELAIS_CARE_LINK_LIVES_TOGETHER, "yes"))
    return g_steal_pointer (&bond);
  return g_strdup_printf ("%s · %s", bond, _("live together"));
}

static GtkWidget *
make_notebook_button (RelaisPersonView *view)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "accessories-text-editor-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Notebook"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-notebook");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", relais_person_view_get_id (view));
  return button;
}

static GtkWidget *
make_identity (RelaisPersonView *view)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  RelaisDesk *desk = relais_person_view_get_desk (view);
  const char *usual = relais_record_get (person, RELAIS_PERSON_USUAL_NAME);
  g_autofree char *identity = relais_person_words_identity (desk, person);
  g_autofree char *bond = describe_bond (view);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_name (view));
  if (usual != NULL)
    {
      g_autofree char *spoken = relais_person_words_spoken (relais_person_view_get_desk (view), usual);
      /* Translators: the name by which somebody is called */
      g_autofree char *called = g_strdup_printf (_("Called %s"), spoken);

      gtk_box_append (GTK_BOX (box), make_label (called, NULL, GTK_ACCESSIBLE_ROLE_LABEL));
    }
  if (*identity != '\0')
    gtk_box_append (GTK_BOX (box), make_label (identity, NULL, GTK_ACCESSIBLE_ROLE_LABEL));
  if (bond != NULL)
    gtk_box_append (GTK_BOX (box), make_label (bond, "heading", GTK_ACCESSIBLE_ROLE_LABEL));
  gtk_box_append (GTK_BOX (box), make_states (view));
  if (relais_person_is_patient (person) && relais_desk_may (desk, RELAIS_ACT_READ_NOTES))
    gtk_box_append (GTK_BOX (box), make_notebook_button (view));
  return box;
}

/* --- What may be told --- */

static GtkWidget *
add_telling_row (GtkWidget *group, const char *icon, const char *title, const char *below)
{
  GtkWidget *row = relais_parts_row (title, below);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* One key, and it stands in the log that the caller was called back. Who asked us to stop, who died and who is
 * protected is not called.
 */
static void
add_first_row (GtkWidget *group, const RelaisTelling *told)
{
  const char *sentence = _(relais_telling_answer_get_msgid (told->answer));
  GtkWidget *row;

  if (told->answer != RELAIS_TELLING_CALL_BACK)
    {
      add_telling_row (group, "action-unavailable-symbolic", sentence, NULL);
      return;
    }
  row = add_telling_row (group, "call-start-symbolic", sentence, _("Enter notes that you call back."));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "person.call-back");
  relais_person_view_mark (row, "call-back", NULL);
}

static void
add_must_not_row (GtkWidget *group, const char *who)
{
  g_autofree char *text = g_strdup_printf (_("Must not be informed: %s"), who);
  GtkWidget *row = add_telling_row (group, "action-unavailable-symbolic", text, NULL);

  gtk_widget_add_css_class (row, "risk");
}

static char *
get_told_name (RelaisPersonView *view, const RelaisTellingPerson *who)
{
  const char *name = relais_record_get (who->tie, RELAIS_PERSON_ROLE_NAME);

  if (who->person != NULL)
    return relais_person_words_name (relais_person_view_get_desk (view), who->person);
  return relais_person_words_spoken (relais_person_view_get_desk (view), name != NULL ? name : "?");
}

/* Those who may be told the same stand in one row, in the order in which one would call them. */
static void
add_answer_row (GtkWidget *group, RelaisPersonView *view, const RelaisTelling *told, RelaisTellingAnswer answer)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < told->people->len; i++)
    {
      const RelaisTellingPerson *who = g_ptr_array_index (told->people, i);
      g_autofree char *name = who->answer == answer ? get_told_name (view, who) : NULL;

      /* Isolated, a name in another script leaves the order of the others alone. */
      if (name != NULL)
        g_string_append_printf (names, "%s\342\201\250%s\342\201\251", names->len > 0 ? " · " : "", name);
    }
  if (names->len > 0)
    add_telling_row (group, "avatar-default-symbolic", _(relais_telling_answer_get_msgid (answer)), names->str);
  g_string_free (names, TRUE);
}

static GtkWidget *
make_telling (RelaisPersonView *view)
{
  const RelaisTelling *told = relais_person_view_get_file (view)->page->told;
  GtkWidget *group = relais_parts_group (_("What may be told"));

  if (told->must_not_inform != NULL)
    add_must_not_row (group, told->must_not_inform);
  add_first_row (group, told);
  if (told->ask_first && told->answer != RELAIS_TELLING_ASK_FIRST)
    add_telling_row (group, "dialog-question-symbolic", _(relais_telling_answer_get_msgid (RELAIS_TELLING_ASK_FIRST)),
                     NULL);
  for (int answer = RELAIS_N_TELLING_ANSWERS - 1; answer >= 0; answer--)
    add_answer_row (group, view, told, (RelaisTellingAnswer) answer);
  return group;
}

static gboolean
hides_something (const RelaisPersonFile *file)
{
  return relais_person_is_protected (file->page->person) && !file->shown;
}

/**
 * relais_person_heading_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds who it is and what may be told.
 */
void
relais_person_heading_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);

  gtk_box_append (page, make_identity (view));
  relais_person_lift_add (page, view);
  if (file->until != NULL)
    gtk_box_append (page, relais_emergency_minute_new (view, file->until));
  if (file->page->told != NULL)
    gtk_box_append (page, make_telling (view));
  if (hides_something (file))
    gtk_box_append (page, relais_parts_line ("dialog-information-symbolic",
                                             _("Address, numbers and helpers are not shown here."), RELAIS_MOOD_CALM));
}

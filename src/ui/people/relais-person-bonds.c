/* Who helps this person, in the order in which they are called, and whom this person helps: each with the number to
 * call, the relation, the tasks. Enter opens the other one; Alt+Up and Alt+Down, or the two small buttons, change the
 * calling order; the rest is in the row's menu.
 */

#include "relais-person-bonds.h"

#include "relais-care-link.h"
#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-presence.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

/* --- What a row says --- */

static void
add_field (GString *text, const RelaisRecord *link, guint field)
{
  const char *value = relais_record_get (link, field);
  g_autofree char *shown =
      value != NULL ? relais_field_format (&relais_care_link_type.fields[field], value) : NULL;

  relais_text_add_part (text, shown);
}

static void
add_period (GString *text, RelaisDesk *desk, const RelaisRecord *link)
{
  g_autofree char *start = relais_day_words_of_text (desk, relais_record_get (link, RELAIS_CARE_LINK_START));
  g_autofree char *end = relais_day_words_of_text (desk, relais_record_get (link, RELAIS_CARE_LINK_END));
  /* Translators: %s is a day or a year */
  g_autofree char *since = start != NULL ? g_strdup_printf (_("since %s"), start) : NULL;
  /* Translators: %s is a day: the help ended then */
  g_autofree char *until = end != NULL ? g_strdup_printf (_("until %s"), end) : NULL;

  relais_text_add_part (text, since);
  relais_text_add_part (text, until);
}

static char *
describe_link (RelaisDesk *desk, const RelaisTie *tie, gboolean helps)
{
  GString *text = g_string_new (NULL);

  add_field (text, tie->link, RELAIS_CARE_LINK_RELATION);
  if (relais_record_is (tie->link, RELAIS_CARE_LINK_MAIN, "yes"))
    relais_text_add_part (text, _("main caregiver"));
  if (relais_record_is (tie->link, RELAIS_CARE_LINK_LIVES_TOGETHER, "yes"))
    relais_text_add_part (text, _("live together"));
  else
    add_field (text, tie->link, RELAIS_CARE_LINK_DISTANCE);
  add_field (text, tie->link, RELAIS_CARE_LINK_TASKS);
  add_period (text, desk, tie->link);
  return g_string_free (text, FALSE);
}

static char *
describe_reach (RelaisDesk *desk, const RelaisTie *tie, gboolean helps)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  const char *phone = relais_record_get (tie->other, RELAIS_PERSON_PHONE);
  const char *presence = helps ? NULL : relais_record_get (tie->other, RELAIS_PERSON_PRESENCE);
  g_autofree char *number = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], phone);
  g_autofree char *born = helps ? relais_person_words_born (desk, tie->other) : NULL;
  g_autofree char *days =
      presence != NULL && book != NULL ? relais_presence_format (presence, book) : g_strdup (presence);
  GString *text = g_string_new (NULL);

  relais_text_add_part (text, number);
  relais_text_add_part (text, days);
  relais_text_add_part (text, born);
  return g_string_free (text, FALSE);
}

/* --- What can be done in a row --- */

static void
add_item (GMenu *menu, const char *label, const char *action, const char *link)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", link);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (const RelaisTie *tie, const char *name, gboolean current)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *link = relais_record_get_id (tie->link);
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: %s is a name: what can be done with the help of this person */
  g_autofree char *label = g_strdup_printf (_("More about the help of %s"), name);

  add_item (menu, _("_Edit the link…"), "person.link-edit", link);
  if (current && !relais_record_is (tie->link, RELAIS_CARE_LINK_MAIN, "yes"))
    add_item (menu, _("Make this the _main caregiver"), "person.link-main", link);
  if (current)
    add_item (menu, _("The help _ends today"), "person.link-end", link);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  relais_parts_name (button, label);
  relais_person_view_mark (button, "link-menu", link);
  return button;
}

static GtkWidget *
make_mover (const RelaisTie *tie, const char *name, int place, gboolean up)
{
  /* Translators: %s is a name: they are called earlier */
  g_autofree char *label = g_strdup_printf (up ? _("Call %s earlier (Alt+Up)") : _("Call %s later (Alt+Down)"), name);
  GtkWidget *button = relais_parts_button (up ? "pan-up-symbolic" : "pan-down-symbolic", label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person.link-move");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", relais_record_get_id (tie->link),
                                    up ? place - 1 : place + 1);
  gtk_widget_add_css_class (button, "mover");
  relais_person_view_mark (button, up ? "up" : "down", relais_record_get_id (tie->link));
  return button;
}

static void
add_shortcut (GtkShortcutController *keys, guint key, const char *link, int place)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK), gtk_named_action_new ("person.link-move"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(si)", link, place));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/* The first one cannot be called earlier, the last one not later. */
static void
add_movers (GtkWidget *row, const RelaisTie *tie, const char *name, int place, int n_current)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *up = make_mover (tie, name, place, TRUE);
  GtkWidget *down = make_mover (tie, name, place, FALSE);

  gtk_widget_set_sensitive (up, place > 1);
  gtk_widget_set_sensitive (down, place < n_current);
  if (place > 1)
    add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Up, relais_record_get_id (tie->link), place - 1);
  if (place < n_current)
    add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Down, relais_record_get_id (tie->link), place + 1);
  gtk_widget_add_controller (row, keys);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), up);
  gtk_box_append (GTK_BOX (box), down);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
}

static void
add_copy (GtkWidget *row, const RelaisTie *tie)
{
  const char *phone = relais_record_get (tie->other, RELAIS_PERSON_PHONE);
  g_autofree char *number = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], phone);
  g_autofree char *copy = g_strdup_printf (_("Copy %s"), number);
  GtkWidget *button;

  if (phone == NULL)
    return;
  button = relais_parts_button ("edit-copy-symbolic", copy);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  relais_person_view_mark (button, "copy-of", relais_record_get_id (tie->link));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* --- A row --- */

static GtkWidget *
make_row (RelaisPersonView *view, const RelaisTie *tie, gboolean helps, const char *name)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  g_autofree char *link = describe_link (desk, tie, helps);
  g_autofree char *reach = describe_reach (desk, tie, helps);
  g_autofree char *identity = relais_person_words_identity (desk, tie->other);
  g_autofree char *text = *reach != '\0' && *link != '\0' ? g_strdup_printf ("%s\n%s", reach, link)
                                                          : g_strconcat (reach, link, NULL);
  GtkWidget *row = relais_parts_row (name, text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", helps ? "patients" : "caregivers",
                                    relais_record_get_id (tie->other));
  relais_parts_describe (row, identity);
  relais_person_view_mark (row, "link", relais_record_get_id (tie->link));
  return row;
}

static void
add_place (GtkWidget *row, int place)
{
  g_autofree char *text = g_strdup_printf ("%d", place);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "place");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, _("Place in the calling order"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
}

/* The box in which the words of a row stand, one below the other; NULL where the row is made otherwise. */
static GtkWidget *
find_words (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    return gtk_widget_get_parent (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_words (child);
  return GTK_IS_BOX (found) ? found : NULL;
}

/* Beside the name it would leave no room for it on a narrow window, where buttons stand there too. */
static void
add_chip (GtkWidget *row, const char *icon, const char *word, RelaisMood mood)
{
  GtkWidget *chip = relais_parts_chip (icon, word, mood);
  GtkWidget *words = find_words (row);

  if (words != NULL)
    gtk_box_append (GTK_BOX (words), chip);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static void
add_state (GtkWidget *row, RelaisDesk *desk, const RelaisTie *tie)
{
  if (relais_person_is_deceased (tie->other))
    add_chip (row, "dialog-information-symbolic", _("Deceased"), RELAIS_MOOD_ATTENTION);
  else if (!relais_care_link_is_current (tie->link, relais_desk_get_today (desk)))
    add_chip (row, "media-playback-stop-symbolic", _("Ended"), RELAIS_MOOD_CALM);
  else if (relais_person_is_minor (tie->caregiver, relais_desk_get_today (desk)))
    add_chip (row, "dialog-warning-symbolic", _("Minor"), RELAIS_MOOD_ATTENTION);
}

static int
count_current (GPtrArray *ties, RelaisDate today)
{
  int n = 0;

  for (guint i = 0; i < ties->len; i++)
    n += relais_care_link_is_current (((RelaisTie *) ties->pdata[i])->link, today);
  return n;
}

static void
add_row (GtkWidget *group, RelaisPersonView *view, const RelaisTie *tie, gboolean helps, int place, int n_current)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  g_autofree char *name = relais_person_words_name (desk, tie->other);
  GtkWidget *row = make_row (view, tie, helps, name);
  gboolean current = place <= n_current;

  if (!helps && current)
    add_place (row, place);
  add_state (row, desk, tie);
  add_copy (row, tie);
  if (relais_person_view_may_edit (view))
    {
      if (!helps && current && n_current > 1)
        add_movers (row, tie, name, place, n_current);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (tie, name, current));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* Who is called, and in which order, when two things do not fit together. */
static void
add_findings (GtkWidget *group, const RelaisTie *tie)
{
  for (guint i = 0; i < tie->issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (tie->issues, i);
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      if (issue->level != RELAIS_ISSUE_HINT && !g_str_has_prefix (issue->field, "recognition") &&
          !g_str_has_prefix (issue->field, "consent"))
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   relais_parts_line ("dialog-warning-symbolic", sentence, RELAIS_MOOD_ATTENTION));
    }
}

static void
add_group (GtkBox *page, RelaisPersonView *view, GPtrArray *ties, gboolean helps)
{
  GtkWidget *group = relais_parts_group (helps ? _("Helps") : _("Helped by"));
  int n_current = count_current (ties, relais_desk_get_today (relais_person_view_get_desk (view)));

  if (relais_person_view_may_edit (view))
    {
      GtkWidget *add = relais_parts_button ("list-add-symbolic", helps ? _("Add somebody whom they help")
                                                                       : _("Add a caregiver"));

      if (!helps)
        gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", relais_person_view_get_id (view));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (add), helps ? "person.add-patient" : "win.new-caregiver");
      relais_person_view_mark (add, "add", helps ? "patient" : "caregiver");
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
    }
  for (guint i = 0; i < ties->len; i++)
    add_row (group, view, g_ptr_array_index (ties, i), helps, (int) i + 1, n_current);
  for (guint i = 0; i < ties->len; i++)
    add_findings (group, g_ptr_array_index (ties, i));
  if (ties->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           helps ? _("Nobody is noted yet.") : _("Nobody who helps is noted yet."));
  gtk_box_append (page, group);
}

/**
 * relais_person_bonds_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds who helps, and whom this person helps.
 */
void
relais_person_bonds_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  const RelaisRecord *person = file->page->person;
  gboolean hidden = relais_person_is_protected (person) && !file->shown;

  if ((relais_person_is_patient (person) && !hidden) || file->helped_by->len > 0)
    add_group (page, view, file->helped_by, FALSE);
  if (relais_person_is_caregiver (person) || file->helps->len > 0)
    add_group (page, view, file->helps, TRUE);
}

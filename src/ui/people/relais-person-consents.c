/* "May we": to what the caregiver agreed, purpose by purpose, for each link. Folded, a link says all five in one line;
 * unfolded, each has its state as a word with an icon and a colour, who noted it and when on hover, and a menu with the
 * answers, said or written, each with its key: Y, N, W (as the translation has them), with Shift for an answer in
 * writing. The first two lines say yes to the three that a card needs, in one go.
 */

#include "relais-person-consents.h"

#include "relais-care-link.h"
#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

/* What one asks, short enough to stand in one line with the others. */
static const char *const short_labels[RELAIS_N_PURPOSES] = {
  [RELAIS_PURPOSE_KEEP] = NC_("may we", "keep"),
  [RELAIS_PURPOSE_PRINT] = NC_("may we", "print"),
  [RELAIS_PURPOSE_HOSPITAL] = NC_("may we", "hospital may call"),
  [RELAIS_PURPOSE_SHARE] = NC_("may we", "share"),
  [RELAIS_PURPOSE_INVITE] = NC_("may we", "invite"),
};

static const struct {
  const char *answer;
  const char *word;
  const char *sign;
  const char *icon;
  RelaisMood mood;
  /* Translators: the key that notes this answer: a letter of the word, in your language */
  const char *key;
} answers[] = {
  { "yes", NC_("answer", "Yes"), "✓", "object-select-symbolic", RELAIS_MOOD_DONE, NC_("key of the answer yes", "y") },
  { "no", NC_("answer", "No"), "✗", "window-close-symbolic", RELAIS_MOOD_RISK, NC_("key of the answer no", "n") },
  { "withdrawn", NC_("answer", "Withdrawn"), "✗", "edit-undo-symbolic", RELAIS_MOOD_RISK,
    NC_("key of the answer withdrawn", "w") },
  { "not_asked", NC_("answer", "Not asked"), "?", "dialog-question-symbolic", RELAIS_MOOD_ATTENTION, NULL },
};

static const char *const key_contexts[] = { "key of the answer yes", "key of the answer no",
                                            "key of the answer withdrawn" };

static gsize
find_answer (const RelaisRecord *link, RelaisPurpose purpose)
{
  const char *answer = relais_care_link_get_consent (link, purpose);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].answer, answer))
      return i;
  return G_N_ELEMENTS (answers) - 1;
}

static const char *
get_word (gsize answer)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "answer", answers[answer].word);
}

/* --- One purpose --- */

/* "oral · yesterday · Nadine Cloots" */
static char *
describe_record (RelaisDesk *desk, const RelaisRecord *link, RelaisPurpose purpose, gboolean in_full)
{
  guint field = relais_purpose_get_field (purpose);
  const char *how = relais_record_get (link, field + 1);
  const char *by = relais_record_get (link, field + 3);
  g_autofree char *way = relais_field_format (&relais_care_link_type.fields[field + 1], how);
  GString *text = g_string_new (way);
  RelaisDate date;

  if (relais_date_parse (relais_record_get (link, field + 2), &date))
    {
      g_autofree char *day = in_full ? relais_day_words_in_full (desk, date) : relais_day_words (desk, date);

      relais_text_add_part (text, day);
    }
  if (in_full)
    relais_text_add_part (text, by);
  return g_string_free (text, FALSE);
}

static void
add_key (GtkShortcutController *keys, guint keyval, GdkModifierType modifiers, const char *link, RelaisPurpose purpose,
         const char *answer, const char *how)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new ("person.consent"));

  gtk_shortcut_set_arguments (shortcut,
                              g_variant_new ("(ssss)", link, relais_purpose_get_word (purpose), answer, how));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
add_keys (GtkWidget *row, const char *link, RelaisPurpose purpose)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (key_contexts); i++)
    {
      const char *key = g_dpgettext2 (GETTEXT_PACKAGE, key_contexts[i], answers[i].key);

      add_key (GTK_SHORTCUT_CONTROLLER (keys), gdk_unicode_to_keyval (g_utf8_get_char (key)), 0, link, purpose,
               answers[i].answer, "oral");
      add_key (GTK_SHORTCUT_CONTROLLER (keys), gdk_unicode_to_keyval (g_utf8_get_char (key)), GDK_SHIFT_MASK, link,
               purpose, answers[i].answer, "written");
    }
  gtk_widget_add_controller (row, keys);
}

static void
add_answers (GMenu *menu, const RelaisTie *tie, RelaisPurpose purpose, const char *how, const char *title)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (key_contexts); i++)
    {
      const char *key = g_dpgettext2 (GETTEXT_PACKAGE, key_contexts[i], answers[i].key);
      g_autofree char *upper = g_utf8_strup (key, -1);
      gboolean written = g_str_equal (how, "written");
      /* Translators: an answer and its key: "Yes (Y)" */
      g_autofree char *label = g_strdup_printf (written ? _("%s (Shift+%s)") : _("%s (%s)"), get_word (i), upper);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "person.consent", "(ssss)", relais_record_get_id (tie->link),
                                         relais_purpose_get_word (purpose), answers[i].answer, how);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

/* Both ways to say it stand in the menu; the keys of the row are for who knows them. */
static GtkWidget *
make_answers (const RelaisTie *tie, RelaisPurpose purpose)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: a question such as "May be printed on a card" */
  g_autofree char *label = g_strdup_printf (_("Note the answer: %s"), _(relais_purpose_get_label (purpose)));
  g_autofree char *what = g_strdup_printf ("answer-%s", relais_purpose_get_word (purpose));

  add_answers (menu, tie, purpose, "oral", _("Said by word of mouth"));
  add_answers (menu, tie, purpose, "written", _("Said in writing"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  relais_parts_name (button, label);
  relais_person_view_mark (button, what, relais_record_get_id (tie->link));
  return button;
}

static GtkWidget *
make_purpose (RelaisPersonView *view, const RelaisTie *tie, RelaisPurpose purpose)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  gsize answer = find_answer (tie->link, purpose);
  g_autofree char *about = describe_record (desk, tie->link, purpose, FALSE);
  g_autofree char *full = describe_record (desk, tie->link, purpose, TRUE);
  g_autofree char *heard = g_strdup_printf ("%s %s", get_word (answer), full);
  GtkWidget *row = relais_parts_row (_(relais_purpose_get_label (purpose)), about);

  relais_parts_describe (row, heard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             relais_parts_chip (answers[answer].icon, get_word (answer), answers[answer].mood));
  relais_person_view_mark (row, relais_purpose_get_word (purpose), relais_record_get_id (tie->link));
  if (relais_person_view_may_edit (view))
    {
      GtkWidget *menu = make_answers (tie, purpose);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), menu);
      add_keys (row, relais_record_get_id (tie->link), purpose);
    }
  return row;
}

/* --- One link --- */

static char *
describe_all (const RelaisRecord *link)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "",
                            g_dpgettext2 (GETTEXT_PACKAGE, "may we", short_labels[i]),
                            answers[find_answer (link, (RelaisPurpose) i)].sign);
  return g_string_free (text, FALSE);
}

static gboolean
lacks_desk_answer (const RelaisRecord *link)
{
  return !relais_record_is (link, RELAIS_CARE_LINK_CONSENT_KEEP, "yes") ||
         !relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT, "yes") ||
         !relais_record_is (link, RELAIS_CARE_LINK_CONSENT_HOSPITAL, "yes");
}

static GtkWidget *
make_all_yes (const RelaisTie *tie, const char *how)
{
  gboolean written = g_str_equal (how, "written");
  GtkWidget *row = relais_parts_row (written ? _("The same, in writing")
                                             : _("Keep, print, and the hospital may call: yes"),
                                     written ? _("For a signed form") : _("Enter notes all three, oral"));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "person.consent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ssss)", relais_record_get_id (tie->link), "desk", "yes",
                                    how);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (written ? "document-edit-symbolic"
                                                                                         : "object-select-symbolic"));
  relais_person_view_mark (row, written ? "all-written" : "all-yes", relais_record_get_id (tie->link));
  return row;
}

static void
add_findings (GtkWidget *expander, const RelaisTie *tie)
{
  for (guint i = 0; i < tie->issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (tie->issues, i);
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      if (g_str_has_prefix (issue->field, "consent"))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                  relais_parts_line ("dialog-warning-symbolic", sentence, RELAIS_MOOD_ATTENTION));
    }
}

/* Each question has a menu of eight answers: they are made when somebody looks at them. */
static void
fill (GtkWidget *row, RelaisPersonView *view, const RelaisTie *tie)
{
  if (relais_person_view_may_edit (view) && lacks_desk_answer (tie->link))
    {
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_all_yes (tie, "oral"));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_all_yes (tie, "written"));
    }
  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_purpose (view, tie, (RelaisPurpose) i));
  add_findings (row, tie);
}

static void
on_unfolded (GtkWidget *row, GParamSpec *property, RelaisPersonView *view)
{
  const RelaisTie *tie = relais_person_view_find_tie (view, g_object_get_data (G_OBJECT (row), "link"));

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) || tie == NULL)
    return;
  g_signal_handlers_disconnect_by_func (row, on_unfolded, view);
  fill (row, view, tie);
}

static void
add_tie (GtkWidget *group, RelaisPersonView *view, const RelaisTie *tie)
{
  g_autofree char *name = relais_person_words_short (relais_person_view_get_desk (view), tie->other);
  g_autofree char *all = describe_all (tie->link);
  GtkWidget *row = relais_parts_expander (name, all);

  relais_person_view_mark (row, "may-we", relais_record_get_id (tie->link));
  /* An expander without rows has no arrow. */
  gtk_widget_remove_css_class (row, "empty");
  g_object_set_data_full (G_OBJECT (row), "link", g_strdup (relais_record_get_id (tie->link)), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_unfolded), view, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_group (GtkBox *page, RelaisPersonView *view, GPtrArray *ties, const char *title)
{
  RelaisDate today = relais_desk_get_today (relais_person_view_get_desk (view));
  GtkWidget *group = g_object_ref_sink (relais_parts_group (title));
  guint n = 0;

  for (guint i = 0; i < ties->len; i++)
    {
      const RelaisTie *tie = g_ptr_array_index (ties, i);

      if (!relais_care_link_is_current (tie->link, today))
        continue;
      add_tie (group, view, tie);
      n++;
    }
  if (n > 0)
    gtk_box_append (page, group);
  g_object_unref (group);
}

/**
 * relais_person_consents_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds to what the caregivers agreed.
 */
void
relais_person_consents_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);

  add_group (page, view, file->helps, _("May we, for the help of…"));
  add_group (page, view, file->helped_by, _("May we, asked of…"));
}

/* Recognition of each link, with what it is worth today: a word, an icon, and the day it ends. Recognition stands on
 * the link and not on the caregiver: one may have a certificate for one's mother and none for one's neighbour.
 */

#include "relais-person-recognition.h"

#include "relais-care-link.h"
#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-recognition.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_state (RelaisRecognitionState state)
{
  static const struct {
    const char *icon;
    RelaisMood mood;
  } looks[RELAIS_N_RECOGNITION_STATES] = {
    [RELAIS_RECOGNITION_NONE] = { "media-record-symbolic", RELAIS_MOOD_CALM },
    [RELAIS_RECOGNITION_VALID] = { "object-select-symbolic", RELAIS_MOOD_DONE },
    [RELAIS_RECOGNITION_EXPIRING] = { "dialog-warning-symbolic", RELAIS_MOOD_ATTENTION },
    [RELAIS_RECOGNITION_EXPIRED] = { "dialog-error-symbolic", RELAIS_MOOD_RISK },
  };

  return relais_parts_chip (looks[state].icon, relais_recognition_state_get_label (state), looks[state].mood);
}

/* "Social rights · expires 12 March 2027 · in 60 days" */
static char *
describe_end (RelaisDesk *desk, const RelaisRecord *link, RelaisRecognitionState state)
{
  RelaisDate end = relais_recognition_get_end (link);
  g_autofree char *day = NULL;
  g_autofree char *distance = NULL;

  if (!relais_date_is_full (end))
    return NULL;
  day = relais_person_words_date (desk, end);
  distance = relais_day_words_distance (desk, end);
  if (state == RELAIS_RECOGNITION_EXPIRED)
    /* Translators: a date, and how long ago: "expired on 12 March 2026 · 60 days ago" */
    return g_strdup_printf (_("expired on %s · %s"), day, distance);
  /* Translators: a date, and how far it is: "expires on 12 March 2027 · in 60 days" */
  return g_strdup_printf (_("expires on %s · %s"), day, distance);
}

static char *
describe_start (RelaisDesk *desk, const RelaisRecord *link)
{
  g_autofree char *from = relais_day_words_of_text (desk, relais_record_get (link, RELAIS_CARE_LINK_RECOGNITION_FROM));
  g_autofree char *informed =
      relais_day_words_of_text (desk, relais_record_get (link, RELAIS_CARE_LINK_RECOGNITION_INFORMED));

  if (from != NULL)
    /* Translators: %s is a day */
    return g_strdup_printf (_("certificate of %s"), from);
  /* Translators: %s is a day: when the caregiver was told that recognition exists */
  return informed != NULL ? g_strdup_printf (_("informed: %s"), informed) : NULL;
}

static char *
describe (RelaisDesk *desk, const RelaisTie *tie, RelaisRecognitionState state)
{
  g_autofree char *name = relais_person_words_short (desk, tie->other);
  g_autofree char *start = describe_start (desk, tie->link);
  g_autofree char *end = describe_end (desk, tie->link, state);
  GString *text = g_string_new (name);

  if (start != NULL)
    g_string_append_printf (text, " · %s", start);
  if (end != NULL)
    g_string_append_printf (text, "\n%s", end);
  return g_string_free (text, FALSE);
}

/* What is found about all links of a patient is said once. */
static gboolean
was_said (GtkWidget *group, const char *sentence)
{
  GHashTable *said = g_object_get_data (G_OBJECT (group), "said");

  if (said == NULL)
    {
      said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (group), "said", said, (GDestroyNotify) g_hash_table_unref);
    }
  return !g_hash_table_add (said, g_strdup (sentence));
}

static void
add_findings (GtkWidget *group, const RelaisTie *tie)
{
  for (guint i = 0; i < tie->issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (tie->issues, i);
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      if (g_str_has_prefix (issue->field, "recognition") && !was_said (group, sentence))
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   relais_parts_line (issue->level == RELAIS_ISSUE_HINT ? "dialog-information-symbolic"
                                                                                        : "dialog-warning-symbolic",
                                                      sentence,
                                                      issue->level == RELAIS_ISSUE_HINT ? RELAIS_MOOD_CALM
                                                                                        : RELAIS_MOOD_ATTENTION));
    }
}

static void
add_tie (GtkWidget *group, RelaisPersonView *view, const RelaisTie *tie)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  RelaisRecognitionState state = relais_recognition_get_state (tie->link, relais_desk_get_today (desk));
  g_autofree char *title =
      relais_field_format (&relais_care_link_type.fields[RELAIS_CARE_LINK_RECOGNITION],
                           relais_record_get (tie->link, RELAIS_CARE_LINK_RECOGNITION));
  g_autofree char *text = describe (desk, tie, state);
  GtkWidget *row = relais_parts_row (title, text);

  if (state != RELAIS_RECOGNITION_NONE)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_state (state));
  if (relais_person_view_may_edit (view))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "person.link-edit");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", relais_record_get_id (tie->link));
    }
  relais_person_view_mark (row, "recognition", relais_record_get_id (tie->link));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  add_findings (group, tie);
}

static guint
add_ties (GtkWidget *group, RelaisPersonView *view, GPtrArray *ties)
{
  RelaisDate today = relais_desk_get_today (relais_person_view_get_desk (view));
  guint n = 0;

  for (guint i = 0; i < ties->len; i++)
    {
      const RelaisTie *tie = g_ptr_array_index (ties, i);
      const char *kind = relais_record_get (tie->link, RELAIS_CARE_LINK_RECOGNITION);

      if (kind == NULL || g_str_equal (kind, "none") || !relais_care_link_is_current (tie->link, today))
        continue;
      add_tie (group, view, tie);
      n++;
    }
  return n;
}

/**
 * relais_person_recognition_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds the recognitions, if there is one.
 */
void
relais_person_recognition_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  GtkWidget *group = g_object_ref_sink (relais_parts_group (_("Recognition")));
  guint n = add_ties (group, view, file->helps);

  n += add_ties (group, view, file->helped_by);
  if (n > 0)
    gtk_box_append (page, group);
  g_object_unref (group);
}

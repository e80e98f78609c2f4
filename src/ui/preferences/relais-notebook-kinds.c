/* The practice's lists for the notebook, as forms: what entries are about, the phrases and templates that are inserted,
 * and what is measured. A further list is one row of the table here.
 */

#include "relais-notebook-kinds.h"

#include "relais-label-choice.h"
#include "relais-note-topic.h"
#include "relais-practice-labels.h"

#include <glib/gi18n-lib.h>

static const guint topic_fields[] = { RELAIS_LABEL_FR, RELAIS_LABEL_NL, RELAIS_LABEL_POSITION, RELAIS_LABEL_RETIRED };

static const guint text_fields[] = {
  RELAIS_LABEL_FR,      RELAIS_LABEL_NL,       RELAIS_LABEL_TEXT_FR,
  RELAIS_LABEL_TEXT_NL, RELAIS_LABEL_POSITION, RELAIS_LABEL_RETIRED,
};

static const guint measure_fields[] = {
  RELAIS_LABEL_FR,       RELAIS_LABEL_NL,         RELAIS_LABEL_UNIT,   RELAIS_LABEL_POSSIBLE, RELAIS_LABEL_USUAL,
  RELAIS_LABEL_OFFICIAL, RELAIS_LABEL_CONFIDENCE, RELAIS_LABEL_SOURCE, RELAIS_LABEL_POSITION, RELAIS_LABEL_RETIRED,
};

static RelaisRecord *
save (RelaisSession *session, const char *kind, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);

  if (relais_record_get_revision (record) == 0)
    return relais_practice_labels_add (session, actor, kind, record, issues, error);
  return relais_practice_labels_save (session, actor, record, issues, error);
}

static RelaisRecord *
save_topic (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return save (session, RELAIS_LABEL_KIND_TOPIC, record, issues, error);
}

static RelaisRecord *
save_phrase (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return save (session, RELAIS_LABEL_KIND_PHRASE, record, issues, error);
}

static RelaisRecord *
save_template (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return save (session, RELAIS_LABEL_KIND_TEMPLATE, record, issues, error);
}

static RelaisRecord *
save_measure (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return save (session, RELAIS_LABEL_KIND_MEASURE, record, issues, error);
}

static gboolean
remove_label (RelaisSession *session, const RelaisRecord *record, GError **error)
{
  return relais_practice_labels_remove (session, relais_session_get_actor (session),
                                        relais_record_get (record, RELAIS_LABEL_KIND),
                                        relais_record_get (record, RELAIS_LABEL_CODE), error);
}

static const char *
get_language (RelaisDesk *desk)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_phrasebook_get_language (book) : "fr";
}

static char *
describe (RelaisDesk *desk, const RelaisRecord *record, char **subtitle)
{
  const char *language = get_language (desk);
  const char *other = relais_label_choice_get_name (record, g_str_equal (language, "nl") ? "fr" : "nl");
  const char *code = relais_record_get (record, RELAIS_LABEL_CODE);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (parts, other);
  if (relais_record_is (record, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_PHRASE))
    {
      g_autofree char *typed = g_strconcat ("/", code, NULL);

      g_strv_builder_add (parts, typed);
    }
  if (relais_record_is (record, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_TOPIC) &&
      relais_note_topic_get_diary (code) != NULL)
    {
      g_autofree char *official = g_strconcat ("CD-DIARY ", code, NULL);

      g_strv_builder_add (parts, official);
    }
  if (relais_label_choice_is_retired (record))
    g_strv_builder_add (parts, _("no longer offered"));
  words = g_strv_builder_end (parts);
  *subtitle = g_strjoinv (" · ", words);
  return g_strdup (relais_label_choice_get_name (record, language));
}

const RelaisNotebookList relais_notebook_list_kinds[RELAIS_N_NOTEBOOK_LISTS] = {
  { RELAIS_LABEL_KIND_TOPIC, N_("Topics"),
    N_("What entries are about. Those with a place stand first for everybody; what is no longer offered keeps its name "
       "in older entries."),
    { &relais_label_type, topic_fields, G_N_ELEMENTS (topic_fields), N_("Add a topic…"), describe, save_topic,
      remove_label } },
  { RELAIS_LABEL_KIND_PHRASE, N_("Phrases"),
    N_("Inserted while writing. Between braces, “name”, “date” and “time” are filled in; anything else is asked for."),
    { &relais_label_type, text_fields, G_N_ELEMENTS (text_fields), N_("Add a phrase…"), describe, save_phrase,
      remove_label } },
  { RELAIS_LABEL_KIND_TEMPLATE, N_("Templates"),
    N_("Lines with a heading, filled in one after the other with Tab. Offered once “no longer offered” is off."),
    { &relais_label_type, text_fields, G_N_ELEMENTS (text_fields), N_("Add a template…"), describe, save_template,
      remove_label } },
  { RELAIS_LABEL_KIND_MEASURE, N_("Measurements"),
    N_("What is not possible is refused, what is unusual is asked about. Two numbers, as a blood pressure, have two "
       "ranges: 60-260/30-150."),
    { &relais_label_type, measure_fields, G_N_ELEMENTS (measure_fields), N_("Add a measurement…"), describe,
      save_measure, remove_label } },
};

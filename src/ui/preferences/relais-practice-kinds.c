/* What the practice keeps about itself, as forms: its profile, its useful numbers, its closing days, and the names that
 * nobody has checked for it. A new field of one of these records is one line in its list here.
 */

#include "relais-practice-kinds.h"

#include "relais-field-reader.h"
#include "relais-labels.h"
#include "relais-person-words.h"
#include "relais-practice-labels.h"
#include "relais-practice-profile.h"

#include <glib/gi18n-lib.h>

static const guint profile_fields[] = {
  RELAIS_PRACTICE_NAME,    RELAIS_PRACTICE_STREET, RELAIS_PRACTICE_POSTCODE, RELAIS_PRACTICE_COMMUNE,
  RELAIS_PRACTICE_PHONE,   RELAIS_PRACTICE_EMAIL,  RELAIS_PRACTICE_HOURS,    RELAIS_PRACTICE_LANGUAGE,
};

static const guint number_fields[] = {
  RELAIS_USEFUL_NUMBER_NUMBER,   RELAIS_USEFUL_NUMBER_LABEL_FR, RELAIS_USEFUL_NUMBER_LABEL_NL,
  RELAIS_USEFUL_NUMBER_POSITION, RELAIS_USEFUL_NUMBER_PRINTED,
};

static const guint closing_fields[] = { RELAIS_CLOSING_DAY_FROM, RELAIS_CLOSING_DAY_UNTIL, RELAIS_CLOSING_DAY_REASON };

static const guint label_fields[] = { RELAIS_LABEL_FR, RELAIS_LABEL_NL };

static RelaisRecord *
save (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return relais_practice_profile_save (session, relais_session_get_actor (session), record, error);
}

static gboolean
remove_record (RelaisSession *session, const RelaisRecord *record, GError **error)
{
  return relais_practice_profile_remove (session, relais_session_get_actor (session), record, error);
}

static RelaisRecord *
save_label (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues, GError **error)
{
  return relais_practice_labels_save (session, relais_session_get_actor (session), record, issues, error);
}

static char *
describe_profile (RelaisDesk *desk, const RelaisRecord *record, char **subtitle)
{
  *subtitle = g_strdup (relais_record_get (record, RELAIS_PRACTICE_PHONE));
  return g_strdup (relais_record_get (record, RELAIS_PRACTICE_NAME));
}

/* Both languages: whoever keeps the list prints in both. */
static char *
describe_number (RelaisDesk *desk, const RelaisRecord *record, char **subtitle)
{
  const char *fr = relais_record_get (record, RELAIS_USEFUL_NUMBER_LABEL_FR);
  const char *nl = relais_record_get (record, RELAIS_USEFUL_NUMBER_LABEL_NL);

  *subtitle = g_strjoin (" · ", fr != NULL ? fr : "", nl, NULL);
  return g_strdup (relais_record_get (record, RELAIS_USEFUL_NUMBER_NUMBER));
}

static char *
describe_day (RelaisDesk *desk, const RelaisRecord *record, guint field)
{
  RelaisDate date;

  if (!relais_date_parse (relais_record_get (record, field), &date))
    return g_strdup ("…");
  return relais_person_words_date (desk, date);
}

static char *
describe_closing (RelaisDesk *desk, const RelaisRecord *record, char **subtitle)
{
  g_autofree char *from = describe_day (desk, record, RELAIS_CLOSING_DAY_FROM);
  g_autofree char *until = describe_day (desk, record, RELAIS_CLOSING_DAY_UNTIL);

  *subtitle = g_strdup (relais_record_get (record, RELAIS_CLOSING_DAY_REASON));
  if (relais_record_get (record, RELAIS_CLOSING_DAY_UNTIL) == NULL || g_str_equal (from, until))
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s – %s", from, until);
}

static char *
describe_label (RelaisDesk *desk, const RelaisRecord *record, char **subtitle)
{
  const char *fr = relais_record_get (record, RELAIS_LABEL_FR);
  const char *nl = relais_record_get (record, RELAIS_LABEL_NL);

  *subtitle = g_strjoin (" · ", fr != NULL ? fr : "", nl, NULL);
  return g_strdup (relais_record_get (record, RELAIS_LABEL_CODE));
}

const RelaisRecordKind relais_practice_kind_profile = {
  &relais_practice_type, profile_fields, G_N_ELEMENTS (profile_fields), NULL, describe_profile, save, NULL,
};

const RelaisRecordKind relais_practice_kind_number = {
  &relais_useful_number_type, number_fields, G_N_ELEMENTS (number_fields), N_("Add a number…"), describe_number, save,
  remove_record,
};

const RelaisRecordKind relais_practice_kind_closing = {
  &relais_closing_day_type, closing_fields, G_N_ELEMENTS (closing_fields), N_("Add closing days…"), describe_closing,
  save, remove_record,
};

const RelaisRecordKind relais_practice_kind_label = {
  &relais_label_type, label_fields, G_N_ELEMENTS (label_fields), NULL, describe_label, save_label, NULL,
};

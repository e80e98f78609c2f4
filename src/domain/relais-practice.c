/* What the practice says about itself on paper: its profile, the useful numbers it keeps, its closing days: the tables
 * of their fields. Numbers such as 1733 are facts that change, so they live in the register where the practice edits
 * them and never in code. Pure.
 */

#include "relais-practice.h"

#include <glib/gi18n-lib.h>

static const char *const language_words[] = { "fr", "nl", NULL };

static const RelaisField practice_fields[RELAIS_PRACTICE_N_FIELDS] = {
  [RELAIS_PRACTICE_NAME] = { "name", N_("Name of the practice"), RELAIS_FIELD_TEXT, .max_length = 80 },
  [RELAIS_PRACTICE_LANGUAGE] = { "language", N_("Language"), RELAIS_FIELD_WORD, .words = language_words },
  [RELAIS_PRACTICE_STREET] = { "street", N_("Street and number"), RELAIS_FIELD_TEXT },
  [RELAIS_PRACTICE_POSTCODE] = { "postcode", N_("Postcode"), RELAIS_FIELD_POSTCODE },
  [RELAIS_PRACTICE_COMMUNE] = { "commune", N_("Commune"), RELAIS_FIELD_COMMUNE },
  [RELAIS_PRACTICE_PHONE] = { "phone", N_("Phone"), RELAIS_FIELD_PHONE },
  [RELAIS_PRACTICE_EMAIL] = { "email", N_("E-mail"), RELAIS_FIELD_EMAIL },
  [RELAIS_PRACTICE_HOURS] = { "hours", N_("Opening hours"), RELAIS_FIELD_PRESENCE },
  [RELAIS_PRACTICE_EXCHANGE] = { "exchange", N_("Exchanges notes with others"), RELAIS_FIELD_YES_NO },
};

static const RelaisField number_fields[RELAIS_USEFUL_NUMBER_N_FIELDS] = {
  [RELAIS_USEFUL_NUMBER_NUMBER] = { "number", N_("Number"), RELAIS_FIELD_PHONE },
  [RELAIS_USEFUL_NUMBER_LABEL_FR] = { "label_fr", N_("Label in French"), RELAIS_FIELD_TEXT, .max_length = 60 },
  [RELAIS_USEFUL_NUMBER_LABEL_NL] = { "label_nl", N_("Label in Dutch"), RELAIS_FIELD_TEXT, .max_length = 60 },
  [RELAIS_USEFUL_NUMBER_POSITION] = { "position", N_("Position"), RELAIS_FIELD_NUMBER },
  [RELAIS_USEFUL_NUMBER_PRINTED] = { "printed", N_("Printed on papers"), RELAIS_FIELD_YES_NO },
};

static const RelaisField closing_fields[RELAIS_CLOSING_DAY_N_FIELDS] = {
  [RELAIS_CLOSING_DAY_FROM] = { "from", N_("Closed from"), RELAIS_FIELD_DATE },
  [RELAIS_CLOSING_DAY_UNTIL] = { "until", N_("Closed until"), RELAIS_FIELD_DATE },
  [RELAIS_CLOSING_DAY_REASON] = { "reason", N_("Reason"), RELAIS_FIELD_TEXT, .max_length = 80 },
};

const RelaisRecordType relais_practice_type = { "practice", practice_fields, RELAIS_PRACTICE_N_FIELDS };
const RelaisRecordType relais_useful_number_type = { "useful-number", number_fields, RELAIS_USEFUL_NUMBER_N_FIELDS };
const RelaisRecordType relais_closing_day_type = { "closing-day", closing_fields, RELAIS_CLOSING_DAY_N_FIELDS };

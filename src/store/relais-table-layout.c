/* Which field of a record is which column of which table: one description per type, in the order of the schema. A new
 * field of a person or a link is named here and in a migration, and nowhere else in the store.
 */

#include "relais-table-private.h"

#include "relais-care-link.h"
#include "relais-checklist.h"
#include "relais-labels.h"
#include "relais-exclusion.h"
#include "relais-lift.h"
#include "relais-note.h"
#include "relais-own-entry.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice.h"
#include "relais-round-stop.h"
#include "relais-staff.h"
#include "relais-stay.h"
#include "relais-task.h"

#define COLUMNS(...)                                                                                                 \
  .columns = { __VA_ARGS__ }, .n_columns = sizeof ((RelaisTableColumn[]) { __VA_ARGS__ }) / sizeof (RelaisTableColumn)
#define PHONE(N, FIELD)                                                                                              \
  { PART_KEYED, "person_phone", -1, "position", N, TRUE,                                                             \
    COLUMNS ({ RELAIS_PERSON_##FIELD, "number" }, { RELAIS_PERSON_##FIELD##_HOURS, "hours" },                        \
             { RELAIS_PERSON_##FIELD##_NO_MESSAGE, "no_message" }) }
#define CONSENT(WORD, FIELD)                                                                                         \
  { PART_KEYED, "care_link_consent", -1, "purpose", WORD, FALSE,                                                     \
    COLUMNS ({ RELAIS_CARE_LINK_CONSENT_##FIELD, "answer" }, { RELAIS_CARE_LINK_CONSENT_##FIELD##_HOW, "how" },      \
             { RELAIS_CARE_LINK_CONSENT_##FIELD##_DATE, "given_on" },                                                \
             { RELAIS_CARE_LINK_CONSENT_##FIELD##_BY, "recorded_by" }) }

/* clang-format off */
static const RelaisTablePart person_parts[] = {
  { PART_ROOT, "person", -1,
    COLUMNS ({ RELAIS_PERSON_FAMILY_NAME }, { RELAIS_PERSON_GIVEN_NAME }, { RELAIS_PERSON_USUAL_NAME },
             { RELAIS_PERSON_BIRTH_DATE }, { RELAIS_PERSON_LANGUAGE }, { RELAIS_PERSON_READS },
             { RELAIS_PERSON_INTERPRETER }, { RELAIS_PERSON_EMAIL }, { RELAIS_PERSON_MUTUALITY },
             { RELAIS_PERSON_DIED_ON }, { RELAIS_PERSON_STOPPED_ON }, { RELAIS_PERSON_ARCHIVED_ON },
             { RELAIS_PERSON_MERGED_INTO }) },
  { PART_ROW, "person_address", -1,
    COLUMNS ({ RELAIS_PERSON_STREET }, { RELAIS_PERSON_POSTCODE }, { RELAIS_PERSON_COMMUNE }) },
  PHONE ("1", PHONE),
  PHONE ("2", PHONE2),
  PHONE ("3", PHONE3),
  { PART_ROW, "patient", RELAIS_PERSON_IS_PATIENT,
    COLUMNS ({ RELAIS_PERSON_SEX }, { RELAIS_PERSON_BIM }, { RELAIS_PERSON_CHART_NUMBER },
             { RELAIS_PERSON_NATIONAL_NUMBER }, { RELAIS_PERSON_REFERENT }, { RELAIS_PERSON_PROTECTED },
             { RELAIS_PERSON_STATE }, { RELAIS_PERSON_DO_NOT_INFORM }, { RELAIS_PERSON_ASK_FIRST }) },
  { PART_WORDS, "patient_flag", -1, COLUMNS ({ RELAIS_PERSON_FLAGS }) },
  { PART_ROW, "patient_agreement", -1,
    COLUMNS ({ RELAIS_PERSON_AGREEMENT, "answer" }, { RELAIS_PERSON_AGREEMENT_DATE, "given_on" },
             { RELAIS_PERSON_AGREEMENT_HOW, "how" }, { RELAIS_PERSON_AGREEMENT_BY, "recorded_by" }) },
  { PART_ROW, "caregiver", RELAIS_PERSON_IS_CAREGIVER,
    COLUMNS ({ RELAIS_PERSON_MINOR }, { RELAIS_PERSON_KEY_HOLDER }, { RELAIS_PERSON_PRESENCE },
             { RELAIS_PERSON_SIGNS_CHECKED }, { RELAIS_PERSON_NO_LABEL }) },
  { PART_WORDS, "caregiver_sign", -1, COLUMNS ({ RELAIS_PERSON_SIGNS }) },
};

static const RelaisTablePart care_link_parts[] = {
  { PART_ROOT, "care_link", -1,
    COLUMNS ({ RELAIS_CARE_LINK_CAREGIVER }, { RELAIS_CARE_LINK_PATIENT }, { RELAIS_CARE_LINK_RELATION },
             { RELAIS_CARE_LINK_RANK }, { RELAIS_CARE_LINK_MAIN }, { RELAIS_CARE_LINK_LIVES_TOGETHER },
             { RELAIS_CARE_LINK_DISTANCE }, { RELAIS_CARE_LINK_START }, { RELAIS_CARE_LINK_END },
             { RELAIS_CARE_LINK_RECOGNITION }, { RELAIS_CARE_LINK_RECOGNITION_INFORMED },
             { RELAIS_CARE_LINK_RECOGNITION_FROM }, { RELAIS_CARE_LINK_RECOGNITION_UNTIL },
             { RELAIS_CARE_LINK_REFERENCE }, { RELAIS_CARE_LINK_AFTER_CALL }, { RELAIS_CARE_LINK_AFTER_CALL_ON },
             { RELAIS_CARE_LINK_AFTER_CALL_BY }) },
  { PART_WORDS, "care_link_task", -1, COLUMNS ({ RELAIS_CARE_LINK_TASKS }) },
  CONSENT ("keep", KEEP),
  CONSENT ("print", PRINT),
  CONSENT ("hospital", HOSPITAL),
  CONSENT ("share", SHARE),
  CONSENT ("invite", INVITE),
};

static const RelaisTablePart person_role_parts[] = {
  { PART_ROOT, "person_role", -1,
    COLUMNS ({ RELAIS_PERSON_ROLE_PATIENT }, { RELAIS_PERSON_ROLE_ROLE }, { RELAIS_PERSON_ROLE_PERSON },
             { RELAIS_PERSON_ROLE_NAME }, { RELAIS_PERSON_ROLE_PHONE }, { RELAIS_PERSON_ROLE_START },
             { RELAIS_PERSON_ROLE_END }) },
};

static const RelaisTablePart staff_parts[] = {
  { PART_ROOT, "staff", -1,
    COLUMNS ({ RELAIS_STAFF_NAME }, { RELAIS_STAFF_PROFESSIONAL_NUMBER }, { RELAIS_STAFF_LANGUAGE },
             { RELAIS_STAFF_ENDS_ON }) },
  { PART_WORDS, "staff_role", -1, COLUMNS ({ RELAIS_STAFF_ROLE }) },
};

static const RelaisTablePart practice_parts[] = {
  { PART_ROOT, "practice", -1,
    COLUMNS ({ RELAIS_PRACTICE_NAME }, { RELAIS_PRACTICE_LANGUAGE }, { RELAIS_PRACTICE_STREET },
             { RELAIS_PRACTICE_POSTCODE }, { RELAIS_PRACTICE_COMMUNE }, { RELAIS_PRACTICE_PHONE },
             { RELAIS_PRACTICE_EMAIL }, { RELAIS_PRACTICE_HOURS }, { RELAIS_PRACTICE_EXCHANGE }) },
};

static const RelaisTablePart useful_number_parts[] = {
  { PART_ROOT, "useful_number", -1,
    COLUMNS ({ RELAIS_USEFUL_NUMBER_NUMBER }, { RELAIS_USEFUL_NUMBER_LABEL_FR }, { RELAIS_USEFUL_NUMBER_LABEL_NL },
             { RELAIS_USEFUL_NUMBER_POSITION }, { RELAIS_USEFUL_NUMBER_PRINTED }) },
};

static const RelaisTablePart closing_day_parts[] = {
  { PART_ROOT, "closing_day", -1,
    COLUMNS ({ RELAIS_CLOSING_DAY_FROM }, { RELAIS_CLOSING_DAY_UNTIL }, { RELAIS_CLOSING_DAY_REASON }) },
};

static const RelaisTablePart label_parts[] = {
  { PART_ROOT, "label", -1,
    COLUMNS ({ RELAIS_LABEL_KIND }, { RELAIS_LABEL_CODE }, { RELAIS_LABEL_FR }, { RELAIS_LABEL_NL },
             { RELAIS_LABEL_NIS }, { RELAIS_LABEL_BASIN }, { RELAIS_LABEL_CONFIDENCE }, { RELAIS_LABEL_SOURCE },
             { RELAIS_LABEL_POSITION }, { RELAIS_LABEL_RETIRED }, { RELAIS_LABEL_TEXT_FR }, { RELAIS_LABEL_TEXT_NL },
             { RELAIS_LABEL_UNIT }, { RELAIS_LABEL_POSSIBLE }, { RELAIS_LABEL_USUAL }, { RELAIS_LABEL_OFFICIAL },
             { RELAIS_LABEL_FROM }, { RELAIS_LABEL_UNTIL }) },
};

static const RelaisTablePart lift_parts[] = {
  { PART_ROOT, "lift", -1,
    COLUMNS ({ RELAIS_LIFT_PERSON }, { RELAIS_LIFT_REASON }, { RELAIS_LIFT_PROPOSER }, { RELAIS_LIFT_PROPOSED_BY },
             { RELAIS_LIFT_PROPOSED_ON }, { RELAIS_LIFT_BY_COORDINATOR }, { RELAIS_LIFT_CONFIRMED_BY },
             { RELAIS_LIFT_CONFIRMED_ON }) },
};

static const RelaisTablePart exclusion_parts[] = {
  { PART_ROOT, "exclusion", -1,
    COLUMNS ({ RELAIS_EXCLUSION_PERSON }, { RELAIS_EXCLUSION_MEMBER }, { RELAIS_EXCLUSION_ASKED_ON },
             { RELAIS_EXCLUSION_RECORDED_BY }, { RELAIS_EXCLUSION_LIFTED_ON }, { RELAIS_EXCLUSION_LIFTED_BY }) },
};

static const RelaisTablePart own_entry_parts[] = {
  { PART_ROOT, "own_entry", -1,
    COLUMNS ({ RELAIS_OWN_ENTRY_KEY }, { RELAIS_OWN_ENTRY_NAME }, { RELAIS_OWN_ENTRY_FAVOURITE },
             { RELAIS_OWN_ENTRY_NOTE }, { RELAIS_OWN_ENTRY_HOURS }) },
};

static const RelaisTablePart own_line_parts[] = {
  { PART_ROOT, "own_line", -1,
    COLUMNS ({ RELAIS_OWN_LINE_KEY }, { RELAIS_OWN_LINE_NUMBER }, { RELAIS_OWN_LINE_WORKED_ON },
             { RELAIS_OWN_LINE_FAILED_ON }) },
};

static const RelaisTablePart own_correction_parts[] = {
  { PART_ROOT, "own_correction", -1,
    COLUMNS ({ RELAIS_OWN_CORRECTION_KEY }, { RELAIS_OWN_CORRECTION_FIELD }, { RELAIS_OWN_CORRECTION_VALUE },
             { RELAIS_OWN_CORRECTION_INSTEAD_OF }, { RELAIS_OWN_CORRECTION_NOTED_ON }) },
};

static const RelaisTablePart note_parts[] = {
  { PART_ROOT, "note", -1,
    COLUMNS ({ RELAIS_NOTE_PATIENT }, { RELAIS_NOTE_TEXT }, { RELAIS_NOTE_TOPIC }, { RELAIS_NOTE_VISIBILITY },
             { RELAIS_NOTE_URGENCY }, { RELAIS_NOTE_HOME_LINE }, { RELAIS_NOTE_ANSWER_BY }, { RELAIS_NOTE_READERS },
             { RELAIS_NOTE_ANSWERS }, { RELAIS_NOTE_CORRECTS }, { RELAIS_NOTE_CONTINUES },
             { RELAIS_NOTE_ON_BEHALF_OF }, { RELAIS_NOTE_WRITTEN_AT }, { RELAIS_NOTE_PAGE }, { RELAIS_NOTE_AT },
             { RELAIS_NOTE_AUTHOR }, { RELAIS_NOTE_AUTHOR_NAME }, { RELAIS_NOTE_AUTHOR_ROLES }) },
  { PART_WORDS, "measure", -1, COLUMNS ({ RELAIS_NOTE_MEASURES }) },
};

static const RelaisTablePart task_parts[] = {
  { PART_ROOT, "task", -1,
    COLUMNS ({ RELAIS_TASK_PATIENT }, { RELAIS_TASK_ACTION }, { RELAIS_TASK_DUE }, { RELAIS_TASK_FOR },
             { RELAIS_TASK_VISIBILITY }, { RELAIS_TASK_NOTE }, { RELAIS_TASK_ASKED_AT }, { RELAIS_TASK_ASKED_BY },
             { RELAIS_TASK_DONE_AT }, { RELAIS_TASK_DONE_BY }) },
};

static const RelaisTablePart stay_parts[] = {
  { PART_ROOT, "stay", -1,
    COLUMNS ({ RELAIS_STAY_PATIENT }, { RELAIS_STAY_HOSPITAL }, { RELAIS_STAY_WARD }, { RELAIS_STAY_LINE },
             { RELAIS_STAY_CONTACT }, { RELAIS_STAY_ENTRY }, { RELAIS_STAY_ENTRY_AS_OF }, { RELAIS_STAY_ADMISSION },
             { RELAIS_STAY_PLANNED }, { RELAIS_STAY_CERTAINTY }, { RELAIS_STAY_ANNOUNCED_BY },
             { RELAIS_STAY_ANNOUNCED_AT }, { RELAIS_STAY_DISCHARGE }, { RELAIS_STAY_DESTINATION },
             { RELAIS_STAY_TRANSPORT }, { RELAIS_STAY_REFERENT }, { RELAIS_STAY_HOSPITAL_REFERENT },
             { RELAIS_STAY_HOSPITAL_REFERENT_LINE }, { RELAIS_STAY_LETTER }, { RELAIS_STAY_LETTER_ASKED },
             { RELAIS_STAY_LETTER_RECEIVED }, { RELAIS_STAY_PRESCRIPTIONS }, { RELAIS_STAY_CHECKLIST }) },
};

static const RelaisTablePart checklist_parts[] = {
  { PART_ROOT, "checklist", -1,
    COLUMNS ({ RELAIS_CHECKLIST_WARD }, { RELAIS_CHECKLIST_ITEMS }, { RELAIS_CHECKLIST_MADE_AT },
             { RELAIS_CHECKLIST_MADE_BY }) },
};

static const RelaisTablePart check_parts[] = {
  { PART_ROOT, "stay_check", -1,
    COLUMNS ({ RELAIS_CHECK_STAY }, { RELAIS_CHECK_ITEM }, { RELAIS_CHECK_ANSWER }, { RELAIS_CHECK_NOTE },
             { RELAIS_CHECK_ANSWERED_AT }, { RELAIS_CHECK_ANSWERED_BY }) },
};

static const RelaisTablePart round_stop_parts[] = {
  { PART_ROOT, "round_stop", -1,
    COLUMNS ({ RELAIS_ROUND_STOP_MEMBER }, { RELAIS_ROUND_STOP_WEEKDAY }, { RELAIS_ROUND_STOP_PATIENT },
             { RELAIS_ROUND_STOP_POSITION }) },
};

const RelaisTable relais_tables[] = {
  { &relais_person_type, person_parts, G_N_ELEMENTS (person_parts) },
  { &relais_care_link_type, care_link_parts, G_N_ELEMENTS (care_link_parts) },
  { &relais_person_role_type, person_role_parts, G_N_ELEMENTS (person_role_parts) },
  { &relais_staff_type, staff_parts, G_N_ELEMENTS (staff_parts) },
  { &relais_practice_type, practice_parts, G_N_ELEMENTS (practice_parts) },
  { &relais_useful_number_type, useful_number_parts, G_N_ELEMENTS (useful_number_parts) },
  { &relais_closing_day_type, closing_day_parts, G_N_ELEMENTS (closing_day_parts) },
  { &relais_label_type, label_parts, G_N_ELEMENTS (label_parts) },
  { &relais_lift_type, lift_parts, G_N_ELEMENTS (lift_parts) },
  { &relais_exclusion_type, exclusion_parts, G_N_ELEMENTS (exclusion_parts) },
  { &relais_own_entry_type, own_entry_parts, G_N_ELEMENTS (own_entry_parts) },
  { &relais_own_line_type, own_line_parts, G_N_ELEMENTS (own_line_parts) },
  { &relais_own_correction_type, own_correction_parts, G_N_ELEMENTS (own_correction_parts) },
  { &relais_note_type, note_parts, G_N_ELEMENTS (note_parts) },
  { &relais_task_type, task_parts, G_N_ELEMENTS (task_parts) },
  { &relais_checklist_type, checklist_parts, G_N_ELEMENTS (checklist_parts) },
  { &relais_stay_type, stay_parts, G_N_ELEMENTS (stay_parts) },
  { &relais_round_stop_type, round_stop_parts, G_N_ELEMENTS (round_stop_parts) },
  { &relais_check_type, check_parts, G_N_ELEMENTS (check_parts) },
};
/* clang-format on */

const gsize relais_n_tables = G_N_ELEMENTS (relais_tables);

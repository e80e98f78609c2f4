/* The short words of the access log and of the list of operations, in the words of people: what was done ("save"), to
 * what kind of record ("link"), to which of its fields ("consent_print"). Programs go on reading the words themselves.
 * Pure, any thread.
 */

#include "relais-log-words.h"

#include "relais-care-link.h"
#include "relais-checklist.h"
#include "relais-exclusion.h"
#include "relais-labels.h"
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

#include <glib/gi18n-lib.h>

/* Once as the log tells it, and once as a row of the list of what was done; what changes nothing is in no such list. */
static const struct {
  const char *word;
  const char *label;
  const char *done;
} acts[] = {
  { "create", NC_("act in the log", "register made"),
    NC_("what was done", "Register made") },
  { "bring-in", NC_("act in the log", "names brought in"),
    NULL },
  { "sign-in", NC_("act in the log", "signed in"),
    NULL },
  { "sign-in-failed", NC_("act in the log", "sign-in failed"),
    NULL },
  { "refused", NC_("act in the log", "refused"),
    NULL },
  { "gap", NC_("act in the log", "not written down: the disk was full or failing"),
    NULL },
  { "pin-failed", NC_("act in the log", "wrong PIN"),
    NULL },
  { "recovery-failed", NC_("act in the log", "wrong recovery key"),
    NULL },
  { "recovery-key", NC_("act in the log", "recovery key renewed"),
    NULL },
  { "recovery-reset", NC_("act in the log", "new passphrase by the recovery key"),
    NULL },
  { "spool-unreadable", NC_("act in the log", "records from before the sign-in were unreadable"),
    NULL },
  { "spool-torn", NC_("act in the log", "bytes of records from before the sign-in were lost"),
    NULL },
  { "spool-key", NC_("act in the log", "key for records from before the sign-in had been replaced"),
    NULL },
  { "read", NC_("act in the log", "opened"),
    NULL },
  { "read-protected", NC_("act in the log", "opened in spite of protection"),
    NULL },
  { "emergency", NC_("act in the log", "opened in an emergency"),
    NULL },
  { "emergency-seen", NC_("act in the log", "saw that it was opened in an emergency"),
    NULL },
  { "search", NC_("act in the log", "searched"),
    NULL },
  { "save", NC_("act in the log", "saved"),
    NC_("what was done", "Record saved") },
  { "remove", NC_("act in the log", "removed"),
    NC_("what was done", "Entry removed") },
  { "archive", NC_("act in the log", "archived"),
    NC_("what was done", "Record archived") },
  { "unarchive", NC_("act in the log", "taken out of the archive"),
    NC_("what was done", "Record taken out of the archive") },
  { "death", NC_("act in the log", "death noted"),
    NC_("what was done", "Death noted") },
  { "stop", NC_("act in the log", "“stop” noted"),
    NC_("what was done", "“Stop” noted") },
  { "merge", NC_("act in the log", "merged"),
    NC_("what was done", "Two records merged") },
  { "import", NC_("act in the log", "imported"),
    NC_("what was done", "File imported") },
  { "export", NC_("act in the log", "exported"),
    NULL },
  { "print", NC_("act in the log", "printed"),
    NC_("what was done", "Card printed") },
  { "undo", NC_("act in the log", "undone"),
    NC_("what was done", "Undone") },
  { "draft", NC_("act in the log", "draft kept"),
    NULL },
  { "read-audit", NC_("act in the log", "read the access log"),
    NULL },
  { "print-audit", NC_("act in the log", "printed who has seen a record"),
    NULL },
  { "register-caregiver", NC_("act in the log", "caregiver registered"),
    NC_("what was done", "Caregiver registered") },
  { "consent", NC_("act in the log", "consent noted"),
    NC_("what was done", "Consent noted") },
  { "main", NC_("act in the log", "main caregiver changed"),
    NC_("what was done", "Main caregiver changed") },
  { "reorder", NC_("act in the log", "calling order changed"),
    NC_("what was done", "Calling order changed") },
  { "protect", NC_("act in the log", "protected mode set"),
    NC_("what was done", "Protected mode set") },
  { "propose-lift", NC_("act in the log", "lifting of protected mode proposed"),
    NC_("what was done", "Lifting of protected mode proposed") },
  { "lift", NC_("act in the log", "protected mode lifted"),
    NC_("what was done", "Protected mode lifted") },
  { "staff-add", NC_("act in the log", "joined the team"),
    NC_("what was done", "Member of the team added") },
  { "staff-set", NC_("act in the log", "account changed"),
    NC_("what was done", "Account changed") },
  { "staff-disable", NC_("act in the log", "let out of the team"),
    NC_("what was done", "Account closed") },
  { "staff-leave", NC_("act in the log", "left the team"),
    NC_("what was done", "Departure from the team noted") },
  { "staff-passphrase", NC_("act in the log", "new passphrase given"),
    NULL },
  { "own-passphrase", NC_("act in the log", "own passphrase changed"),
    NULL },
  { "staff-slot", NC_("act in the log", "passphrase destroyed"),
    NULL },
  { "exclude", NC_("act in the log", "member of the team kept out"),
    NC_("what was done", "Member of the team kept out of a record") },
  { "admit", NC_("act in the log", "member of the team let in again"),
    NC_("what was done", "Member of the team let into a record again") },
  { "call-back", NC_("act in the log", "called back"),
    NC_("what was done", "Call back noted") },
  { "after-call", NC_("act in the log", "call after a death noted"),
    NC_("what was done", "Call after a death noted") },
  { "read-notes", NC_("act in the log", "read the notebook"),
    NULL },
  { "note", NC_("act in the log", "entry of the notebook signed"),
    NC_("what was done", "Entry of the notebook signed") },
  { "attach", NC_("act in the log", "file attached to an entry of the notebook"),
    NULL },
  { "open-attachment", NC_("act in the log", "file attached to an entry opened"),
    NULL },
  { "export-attachment", NC_("act in the log", "copy of a file attached to an entry saved"),
    NULL },
  { "task-done", NC_("act in the log", "asked action noted as done"),
    NC_("what was done", "Asked action noted as done") },
  { "task-open", NC_("act in the log", "asked action taken up again"),
    NC_("what was done", "Asked action taken up again") },
  { "round", NC_("act in the log", "own round changed"),
    NC_("what was done", "Own round changed") },
  { "note-claimed", NC_("act in the log", "note of the locked screen taken up"),
    NULL },
  { "note-discarded", NC_("act in the log", "note of the locked screen discarded"),
    NULL },
  { "note-put-back", NC_("act in the log", "note of the locked screen put back"),
    NULL },
  { "return", NC_("act in the log", "return from hospital noted"),
    NC_("what was done", "Return from hospital noted") },
  { "check", NC_("act in the log", "item of a checklist answered"),
    NC_("what was done", "Item of a checklist answered") },
  { "own-entry", NC_("act in the log", "own remark on the directory noted"),
    NC_("what was done", "Own remark on the directory noted") },
  { "own-line", NC_("act in the log", "line of the directory noted as answered or not"),
    NC_("what was done", "Line of the directory noted as answered or not") },
  { "directory-undo", NC_("act in the log", "last change of the directory taken back"),
    NULL },
  { "directory-folder", NC_("act in the log", "shared folder of the directory chosen"),
    NULL },
  { "directory-accept", NC_("act in the log", "changes of the directory accepted"),
    NULL },
  { "directory-suggest", NC_("act in the log", "correction handed in to the keeper of the directory"),
    NULL },
};

static const struct {
  const RelaisRecordType *type;
  const char *label;
} kinds[] = {
  { &relais_person_type, NC_("kind of record", "person") },
  { &relais_care_link_type, NC_("kind of record", "link") },
  { &relais_person_role_type, NC_("kind of record", "role") },
  { &relais_staff_type, NC_("kind of record", "member of the team") },
  { &relais_practice_type, NC_("kind of record", "profile of the practice") },
  { &relais_useful_number_type, NC_("kind of record", "useful number") },
  { &relais_closing_day_type, NC_("kind of record", "closing day") },
  { &relais_label_type, NC_("kind of record", "name kept by the practice") },
  { &relais_lift_type, NC_("kind of record", "lifting of protected mode") },
  { &relais_exclusion_type, NC_("kind of record", "member kept out of a record") },
  { &relais_own_entry_type, NC_("kind of record", "own remark on the directory") },
  { &relais_own_line_type, NC_("kind of record", "line of the directory") },
  { &relais_own_correction_type, NC_("kind of record", "own correction of the directory") },
  { &relais_note_type, NC_("kind of record", "entry of the notebook") },
  { &relais_task_type, NC_("kind of record", "asked action") },
  { &relais_stay_type, NC_("kind of record", "stay in hospital") },
  { &relais_round_stop_type, NC_("kind of record", "stop of a round") },
  { &relais_checklist_type, NC_("kind of record", "checklist of a return home") },
  { &relais_check_type, NC_("kind of record", "item of a checklist") },
};

/* What somebody did, as the story of a record tells it after their name. A kind of record narrows an act down. */
static const struct {
  const char *word;
  const RelaisRecordType *type; /* NULL: any */
  const char *told;
} stories[] = {
  { "save", &relais_care_link_type, NC_("story of a record", "changed a link with somebody") },
  { "save", &relais_stay_type, NC_("story of a record", "changed a stay in hospital") },
  { "read", &relais_stay_type, NC_("story of a record", "opened a stay in hospital") },
  { "death", &relais_stay_type, NC_("story of a record", "ended a stay in hospital by noting the death") },
  { "check", NULL, NC_("story of a record", "answered an item of the checklist of a return home") },
  { "return", NULL, NC_("story of a record", "noted the return from hospital") },
  { "save", &relais_person_role_type, NC_("story of a record", "changed a role around the patient") },
  { "create", NULL, NC_("story of a record", "put the record in when the register was made") },
  { "sign-in", NULL, NC_("story of a record", "signed in") },
  { "sign-in-failed", NULL, NC_("story of a record", "tried to sign in") },
  { "refused", NULL, NC_("story of a record", "tried to open what is hidden, and was refused") },
  { "gap", NULL, NC_("story of a record", "looked something up, which could not be written down: the disk was full or failing") },
  { "read", NULL, NC_("story of a record", "opened the record") },
  { "read-protected", NULL, NC_("story of a record", "opened the record in spite of protected mode") },
  { "emergency", NULL, NC_("story of a record", "opened the record for one minute, in an emergency") },
  { "emergency-seen", NULL, NC_("story of a record", "saw that the record was opened in an emergency") },
  { "search", NULL, NC_("story of a record", "searched") },
  { "save", NULL, NC_("story of a record", "changed the record") },
  { "remove", NULL, NC_("story of a record", "removed an entry") },
  { "archive", NULL, NC_("story of a record", "archived the record") },
  { "unarchive", NULL, NC_("story of a record", "took the record out of the archive") },
  { "death", NULL, NC_("story of a record", "noted the death") },
  { "stop", NULL, NC_("story of a record", "noted “stop”") },
  { "merge", NULL, NC_("story of a record", "merged two records") },
  { "import", NULL, NC_("story of a record", "brought the record in from a file") },
  { "export", NULL, NC_("story of a record", "exported the record in a list") },
  { "print", NULL, NC_("story of a record", "printed a card") },
  { "undo", NULL, NC_("story of a record", "undid a change") },
  { "draft", NULL, NC_("story of a record", "kept a draft") },
  { "read-audit", NULL, NC_("story of a record", "looked up who has seen the record") },
  { "register-caregiver", NULL, NC_("story of a record", "registered the caregiver") },
  { "consent", NULL, NC_("story of a record", "noted a consent") },
  { "main", NULL, NC_("story of a record", "changed who is the main caregiver") },
  { "reorder", NULL, NC_("story of a record", "changed the calling order") },
  { "protect", NULL, NC_("story of a record", "set protected mode") },
  { "propose-lift", NULL, NC_("story of a record", "proposed to lift protected mode") },
  { "lift", NULL, NC_("story of a record", "lifted protected mode") },
  { "call-back", NULL, NC_("story of a record", "called back on the number we hold") },
  { "read-notes", NULL, NC_("story of a record", "read the notebook") },
  { "note", &relais_task_type, NC_("story of a record", "asked for something to be done") },
  { "note", NULL, NC_("story of a record", "signed an entry of the notebook") },
  { "attach", NULL, NC_("story of a record", "attached a file to an entry of the notebook") },
  { "open-attachment", NULL, NC_("story of a record", "opened a file attached to an entry of the notebook") },
  { "export-attachment", NULL, NC_("story of a record", "saved a copy of a file attached to an entry of the notebook") },
  { "note-claimed", NULL, NC_("story of a record", "took up a note of the locked screen") },
  { "task-done", NULL, NC_("story of a record", "noted an asked action as done") },
  { "task-open", NULL, NC_("story of a record", "took up an asked action again") },
  { "print-audit", NULL, NC_("story of a record", "printed who has seen the record") },
};

/**
 * relais_log_act_get_label:
 * @act: (nullable): an act as it stands in the log
 *
 * Returns: (nullable): English msgid of what was done; %NULL for a word of another version
 */
const char *
relais_log_act_get_label (const char *act)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (g_strcmp0 (acts[i].word, act) == 0)
        return acts[i].label;
    }
  return NULL;
}

/**
 * relais_log_act_get_done:
 * @act: (nullable): an act as it stands in the list of operations
 *
 * Returns: (nullable): English msgid of a row that says what was done, with the context "what was done"; %NULL for an
 *   act that is no operation, or a word of another version
 */
const char *
relais_log_act_get_done (const char *act)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (g_strcmp0 (acts[i].word, act) == 0)
        return acts[i].done;
    }
  return NULL;
}

/**
 * relais_log_act_get_told:
 * @act: an act as it stands in the log
 * @kind: (nullable): the kind of record it was done to
 *
 * Returns: English msgid of what somebody did, to stand behind their name, with the context
 *   RELAIS_LOG_STORY_CONTEXT; what stands for a word of another version says only that something was done
 */
const char *
relais_log_act_get_told (const char *act, const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      if (g_str_equal (stories[i].word, act) &&
          (stories[i].type == NULL || g_strcmp0 (stories[i].type->name, kind) == 0))
        return stories[i].told;
    }
  return NC_("story of a record", "did something that this version does not know");
}

/**
 * relais_log_kind_get_label:
 * @kind: (nullable): a kind of record as it stands in the log
 *
 * Returns: (nullable): English msgid of what it is; %NULL for a word of another version
 */
const char *
relais_log_kind_get_label (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].type->name, kind) == 0)
        return kinds[i].label;
    }
  return NULL;
}

/**
 * relais_log_field_get_label:
 * @kind: (nullable): a kind of record; %NULL where only the field is known, which takes the first kind that has it
 * @field: the name of a field
 *
 * Returns: (nullable): English msgid of its label, without a context
 */
const char *
relais_log_field_get_label (const char *kind, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int number = relais_record_type_find (kinds[i].type, field);

      if (number >= 0 && (kind == NULL || g_str_equal (kinds[i].type->name, kind)))
        return kinds[i].type->fields[number].label;
    }
  return NULL;
}

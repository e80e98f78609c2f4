/* The short words of the access log and of the list of operations, in the words of people: what was done ("save"), to
 * what kind of record ("link"), to which of its fields ("consent_print"). Programs go on reading the words themselves.
 * Pure, any thread.
 */

#include "relais-log-words.h"

#include "relais-care-link.h"
#include "relais-labels.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice.h"
#include "relais-staff.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *word;
  const char *label;
} acts[] = {
  { "create", NC_("act in the log", "register made") },
  { "bring-in", NC_("act in the log", "names brought in") },
  { "sign-in", NC_("act in the log", "signed in") },
  { "read", NC_("act in the log", "opened") },
  { "read-protected", NC_("act in the log", "opened in spite of protection") },
  { "search", NC_("act in the log", "searched") },
  { "save", NC_("act in the log", "saved") },
  { "remove", NC_("act in the log", "removed") },
  { "archive", NC_("act in the log", "archived") },
  { "unarchive", NC_("act in the log", "taken out of the archive") },
  { "death", NC_("act in the log", "death noted") },
  { "stop", NC_("act in the log", "“stop” noted") },
  { "merge", NC_("act in the log", "merged") },
  { "import", NC_("act in the log", "imported") },
  { "export", NC_("act in the log", "exported") },
  { "print", NC_("act in the log", "printed") },
  { "undo", NC_("act in the log", "undone") },
  { "draft", NC_("act in the log", "draft kept") },
  { "read-audit", NC_("act in the log", "read the access log") },
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

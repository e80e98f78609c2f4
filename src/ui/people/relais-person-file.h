#pragma once

#include "relais-register.h"

G_BEGIN_DECLS

/**
 * RelaisTie:
 * @link: the link
 * @caregiver: who helps
 * @patient: who is helped
 * @other: the one of the two whose page this is not
 * @siblings: (element-type RelaisRecord): all links of the patient, this one too
 * @issues: (element-type RelaisIssue): what is to be said about the link
 *
 * A link as a page shows it. Belongs to its file.
 */
typedef struct {
  RelaisRecord *link;
  RelaisRecord *caregiver;
  RelaisRecord *patient;
  RelaisRecord *other;
  GPtrArray *siblings;
  GPtrArray *issues;
} RelaisTie;

/**
 * RelaisPersonFile:
 * @page: the page as the services give it
 * @helped_by: (element-type RelaisTie): who helps, in calling order, those who still do first
 * @helps: (element-type RelaisTie): whom this person helps, those who are still helped first
 * @holders: (element-type RelaisRecord) (nullable elements): for each role of @page who has it, if in the register
 * @shown: whether what protected mode hides is in it
 * @lift: (nullable): the proposal to lift protected mode that waits, for who may know of it
 * @may_confirm: whether who signed in is the second member @lift waits for
 * @until: (nullable): in an emergency: when that ends
 *
 * Everything that the page of one person shows, as it was read at one moment.
 */
typedef struct {
  RelaisPersonPage *page;
  GPtrArray *helped_by;
  GPtrArray *helps;
  GPtrArray *holders;
  gboolean shown;
  RelaisRecord *lift;
  gboolean may_confirm;
  char *until;
} RelaisPersonFile;

/**
 * RelaisPersonFileRead:
 * @RELAIS_PERSON_FILE_OPEN: somebody opens the page: that stands in the log
 * @RELAIS_PERSON_FILE_EMERGENCY: somebody opens what is hidden for one minute: that is noted and told
 * @RELAIS_PERSON_FILE_AGAIN: the open page follows the register
 *
 * Why a file is read.
 */
typedef enum {
  RELAIS_PERSON_FILE_OPEN,
  RELAIS_PERSON_FILE_EMERGENCY,
  RELAIS_PERSON_FILE_AGAIN,
} RelaisPersonFileRead;

RelaisPersonFile *relais_person_file_read    (RelaisSession         *session,
                                              const char            *id,
                                              RelaisPersonFileRead   why,
                                              const char            *reason,
                                              GError               **error);
gboolean          relais_person_file_touched (const RelaisPersonFile *file,
                                              const char *const     *touched);
void              relais_person_file_free    (RelaisPersonFile      *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPersonFile, relais_person_file_free)

G_END_DECLS

#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisTellingAnswer:
 * @RELAIS_TELLING_PROTECTED: nothing, to nobody, not even that the person is known here
 * @RELAIS_TELLING_DECEASED: nothing at the desk; the referent or the physician speaks with the family
 * @RELAIS_TELLING_STOPPED: nothing: the patient asked us to stop
 * @RELAIS_TELLING_MUST_NOT: nothing: this is perhaps one who must not be informed
 * @RELAIS_TELLING_NO_AGREEMENT: nothing: the patient does not want the liaison
 * @RELAIS_TELLING_NOT_LINKED: nothing: known here, but not around this patient
 * @RELAIS_TELLING_CALL_BACK: nothing yet: call back on the number we hold
 * @RELAIS_TELLING_ASK_FIRST: nothing before the patient was asked
 * @RELAIS_TELLING_PAPERS: only what the administration of papers and bills needs
 * @RELAIS_TELLING_NOTIFY: only what they are to be notified of: an admission, a return
 * @RELAIS_TELLING_OWN_HELP: only what they need to know for their own help
 * @RELAIS_TELLING_PRACTICAL: everything practical: days, hours, who comes
 *
 * What somebody may be told about a patient at the desk, from nothing to most. Health is never among it: that is for
 * the caring professions to say, under their own secrecy.
 */
typedef enum {
  RELAIS_TELLING_PROTECTED,
  RELAIS_TELLING_DECEASED,
  RELAIS_TELLING_STOPPED,
  RELAIS_TELLING_MUST_NOT,
  RELAIS_TELLING_NO_AGREEMENT,
  RELAIS_TELLING_NOT_LINKED,
  RELAIS_TELLING_CALL_BACK,
  RELAIS_TELLING_ASK_FIRST,
  RELAIS_TELLING_PAPERS,
  RELAIS_TELLING_NOTIFY,
  RELAIS_TELLING_OWN_HELP,
  RELAIS_TELLING_PRACTICAL,

  RELAIS_N_TELLING_ANSWERS
} RelaisTellingAnswer;

/**
 * RelaisTellingPerson:
 * @tie: the role or the link that makes them one who may be told
 * @person: (nullable): who it is, %NULL for a role of somebody who is not in the register
 * @answer: what they may be told
 */
typedef struct {
  RelaisRecord *tie;
  RelaisRecord *person;
  RelaisTellingAnswer answer;
} RelaisTellingPerson;

/**
 * RelaisTelling:
 * @answer: what the one who asks may be told
 * @ask_first: the patient wants to be asked before anybody is told
 * @must_not_inform: (nullable): who must not be informed, as it was typed
 * @people: (element-type RelaisTellingPerson): who may be told something, in the order in which one would call them
 *
 * The first line of a patient's page.
 */
typedef struct {
  RelaisTellingAnswer answer;
  gboolean ask_first;
  char *must_not_inform;
  GPtrArray *people;
} RelaisTelling;

RelaisTelling *relais_telling_decide           (const RelaisRecord  *patient,
                                                GPtrArray           *links,
                                                GPtrArray           *roles,
                                                GPtrArray           *people,
                                                const RelaisRecord  *asking,
                                                RelaisDate           today);
void           relais_telling_free             (RelaisTelling       *telling);

const char    *relais_telling_answer_get_word  (RelaisTellingAnswer  answer);
const char    *relais_telling_answer_get_msgid (RelaisTellingAnswer  answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisTelling, relais_telling_free)

G_END_DECLS

#pragma once

#include "relais-calendar.h"
#include "relais-stay.h"

G_BEGIN_DECLS

/**
 * RelaisCheckFact:
 *
 * What ticks an item by itself, because it is known already.
 */
typedef enum {
  RELAIS_CHECK_WARD_LINE,
  RELAIS_CHECK_CAREGIVER_AGREEMENT,
  RELAIS_CHECK_PLANNED_DATE,
  RELAIS_CHECK_NURSING_CONFIRMED,
  RELAIS_CHECK_HOME_HELP_CONFIRMED,
  RELAIS_CHECK_TRANSPORT,
  RELAIS_CHECK_LETTER,
  RELAIS_CHECK_CARD_PRINTED,
  RELAIS_CHECK_PAGES_PRINTED,
  RELAIS_CHECK_CALL_DONE,
  RELAIS_CHECK_VISIT_DONE,

  RELAIS_N_CHECK_FACTS
} RelaisCheckFact;

/* A set of facts: a bit each. */
#define RELAIS_CHECK_FACT_BIT(fact) (1u << (fact))

/**
 * RelaisChecklistItem:
 * @number: its number, by which answers know it
 * @after_return: whether it is looked at after the return, whatever the notice
 * @from_admission: whether @days are counted from the admission, else from the return
 * @days: by how many days after it is due, before it where negative
 * @text_fr: what is to be seen to
 * @text_nl: the same in Dutch
 * @blocking: whether the return is at risk while it is open the day before
 * @role: (nullable): whose it is, a word of relais_role_words
 * @express: whether it is on the short list, for less than 48 hours of notice
 * @ask_family: whether the family can answer it
 * @fact: what ticks it by itself; %RELAIS_N_CHECK_FACTS for nothing
 *
 * One of the minimal conditions of a return home.
 */
typedef struct {
  int number;
  gboolean after_return;
  gboolean from_admission;
  int days;
  char *text_fr;
  char *text_nl;
  gboolean blocking;
  char *role;
  gboolean express;
  gboolean ask_family;
  RelaisCheckFact fact;
} RelaisChecklistItem;

/**
 * RelaisChecklistField:
 *
 * One edition of the list, never changed once it is kept: a stay goes on with the one it began with.
 * @RELAIS_CHECKLIST_WARD names the ward it is for, nothing for all others; @RELAIS_CHECKLIST_ITEMS its items as
 * relais_checklist_parse() reads them.
 */
typedef enum {
  RELAIS_CHECKLIST_WARD,
  RELAIS_CHECKLIST_ITEMS,
  RELAIS_CHECKLIST_MADE_AT,
  RELAIS_CHECKLIST_MADE_BY,

  RELAIS_CHECKLIST_N_FIELDS
} RelaisChecklistField;

extern const RelaisRecordType relais_checklist_type;

/**
 * RelaisCheckField:
 *
 * The fields of an answer to an item, for one stay.
 */
typedef enum {
  RELAIS_CHECK_STAY,
  RELAIS_CHECK_ITEM,
  RELAIS_CHECK_ANSWER,
  RELAIS_CHECK_NOTE,
  RELAIS_CHECK_ANSWERED_AT,
  RELAIS_CHECK_ANSWERED_BY,

  RELAIS_CHECK_N_FIELDS
} RelaisCheckField;

extern const RelaisRecordType relais_check_type;

/**
 * RelaisCheck:
 * @item: the item, which belongs to the list
 * @answer: (nullable): "yes", "no" or "na"; %NULL while nobody and nothing has answered
 * @by_itself: whether it was ticked by what is known
 * @record: (nullable): what somebody answered
 * @applies: whether it counts: not where it does not apply, nor outside the short list when there is no time
 * @due: by when, or no date where that cannot be counted
 * @is_late: whether that day is past and it is not done
 *
 * One item as it stands for a stay.
 */
typedef struct {
  const RelaisChecklistItem *item;
  const char *answer;
  gboolean by_itself;
  RelaisRecord *record;
  gboolean applies;
  RelaisDate due;
  gboolean is_late;
} RelaisCheck;

/**
 * RelaisCheckProgress:
 * @n_done: items that apply and are done
 * @n_apply: items that apply
 * @n_blocking: blocking items that are open
 * @at_risk: whether such items are open the day before the return, or later
 *
 * How far the preparation of a return has come.
 */
typedef struct {
  guint n_done;
  guint n_apply;
  guint n_blocking;
  gboolean at_risk;
} RelaisCheckProgress;

const RelaisRecord *relais_checklist_choose       (GPtrArray            *editions,
                                                   const char           *ward);
GPtrArray          *relais_checklist_parse        (const char           *csv,
                                                   GError              **error);
GPtrArray          *relais_checklist_look         (GPtrArray            *items,
                                                   GPtrArray            *answers,
                                                   guint                 facts,
                                                   const RelaisRecord   *stay,
                                                   const RelaisCalendar *calendar,
                                                   RelaisDate            today);
RelaisCheckProgress relais_checklist_get_progress (GPtrArray            *checks,
                                                   const RelaisRecord   *stay,
                                                   RelaisDate            today);
const char         *relais_checklist_item_get_text (const RelaisChecklistItem *item,
                                                   const char           *language);
guint               relais_checklist_get_stay_facts (const RelaisRecord *stay);

char               *relais_check_make_id          (const char           *stay,
                                                   const char           *item);

G_END_DECLS

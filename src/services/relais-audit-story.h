#pragma once

#include "relais-audit-log.h"
#include "relais-phrasebook.h"
#include "relais-session.h"

G_BEGIN_DECLS

/**
 * RelaisStoryAct:
 * @act: the word of the act
 * @told: English msgid of it, with the context RELAIS_LOG_STORY_CONTEXT
 * @remark: (nullable): what the log remarks about it, where it is no field
 * @fields: (element-type utf8): English msgids of the fields it changed
 * @count: how often it was done
 * @from: when first, as "09:12"
 * @to: when last
 *
 * What one member did on one day in one way.
 */
typedef struct {
  char *act;
  const char *told;
  char *remark;
  GPtrArray *fields;
  guint count;
  char *from;
  char *to;
} RelaisStoryAct;

/**
 * RelaisStoryMember:
 * @staff: id of the member, "" for nobody who was signed in
 * @name: (nullable): their name, %NULL for somebody who is unknown by now
 * @roles: (nullable): their roles, joined by ";"
 * @workstations: the PCs they sat at, joined by ", "
 * @acts: (element-type RelaisStoryAct): what they did, first things first
 *
 * One member on one day.
 */
typedef struct {
  char *staff;
  char *name;
  char *roles;
  char *workstations;
  GPtrArray *acts;
} RelaisStoryMember;

/**
 * RelaisStoryDay:
 * @date: the day, in Brussels
 * @members: (element-type RelaisStoryMember): who did something, who came first first
 */
typedef struct {
  RelaisDate date;
  GPtrArray *members;
} RelaisStoryDay;

/**
 * RelaisStory:
 * @person: the id it is about
 * @name: (nullable): the name of that person, %NULL when there is no record any more
 * @birth: (nullable): their birth date as it is stored
 * @days: (element-type RelaisStoryDay): newest first, each of them whole
 * @before: where the next, older part begins, 0 when this is the oldest
 * @n_rows: how many rows of the log it tells
 *
 * Who has seen a person, or a part of it.
 */
typedef struct {
  char *person;
  char *name;
  char *birth;
  GPtrArray *days;
  gint64 before;
  guint n_rows;
} RelaisStory;

RelaisStory *relais_audit_story_read        (RelaisSession           *session,
                                             RelaisActor             *actor,
                                             const char              *person,
                                             RelaisDate               from,
                                             RelaisDate               until,
                                             gint64                   before,
                                             guint                    limit,
                                             GError                 **error);
GPtrArray   *relais_audit_story_group       (GPtrArray               *rows,
                                             GPtrArray               *staff);
char        *relais_audit_story_day         (const RelaisStoryDay    *day,
                                             RelaisPhrasebook        *book);
char        *relais_audit_story_who         (const RelaisStoryMember *member,
                                             RelaisPhrasebook        *book);
char        *relais_audit_story_sentence    (const RelaisStoryAct    *act,
                                             RelaisPhrasebook        *book);
void         relais_audit_story_free        (RelaisStory             *story);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisStory, relais_audit_story_free)

G_END_DECLS

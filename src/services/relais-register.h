#pragma once

#include "relais-glance.h"
#include "relais-labels.h"
#include "relais-search-index.h"
#include "relais-session.h"
#include "relais-telling.h"

G_BEGIN_DECLS

/* People, as lists and pages show them. All functions block until the register has answered; call them from a task. A
 * protected record comes without what protected mode hides, unless a member who may gives a reason.
 */

/**
 * RelaisFound:
 * @person: the person, without what protected mode hides
 * @why: "name", "phone", "reference" or "other": where the text was found; "" in a list
 * @field: the RelaisPersonField where it was found, -1 when it is the name, a reference, or a list
 * @match: (nullable): the text where it was found, as a row shows it: the whole number, the reference, the usual name,
 *   the street; %NULL when it is the name, or a list
 * @namesakes: how many people have this name, this one included
 * @main: (nullable): the link worth telling in the row, %NULL when there is none or protected mode hides it
 * @n_bonds: how many people help them, or are helped by them, as @main says; 0 when there is none
 *
 * One row of a list or a search. Among patients @main is who helps, among caregivers whom they help; where both are
 * listed, a patient's is who helps as long as anybody does.
 */
typedef struct {
  RelaisRecord *person;
  const char *why;
  int field;
  char *match;
  int namesakes;
  RelaisGlance *main;
  guint n_bonds;
} RelaisFound;

/**
 * RelaisBond:
 * @link: the link
 * @other: the person at the other end, without what protected mode hides
 *
 * A link as one of its two sides sees it.
 */
typedef struct {
  RelaisRecord *link;
  RelaisRecord *other;
} RelaisBond;

/**
 * RelaisPersonPage:
 * @person: the person
 * @namesakes: how many people have this name
 * @helped_by: (element-type RelaisBond): their caregivers in calling order
 * @helps: (element-type RelaisBond): the people they help
 * @roles: (element-type RelaisRecord): roles around the patient
 * @telling: (nullable): the first line of the page: what may be told, in the language of the screen; %NULL for
 *   somebody who is no patient
 * @told: (nullable): the same, for who shows it in another form
 *
 * Everything about one person.
 */
typedef struct {
  RelaisRecord *person;
  int namesakes;
  GPtrArray *helped_by;
  GPtrArray *helps;
  GPtrArray *roles;
  char *telling;
  RelaisTelling *told;
} RelaisPersonPage;

RelaisRecord *relais_register_save_person      (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const RelaisRecord *person,
                                                GPtrArray          *issues,
                                                GError            **error);
RelaisRecord *relais_register_save_person_with_draft (RelaisSession *session,
                                                RelaisActor        *actor,
                                                const RelaisRecord *person,
                                                const char         *draft,
                                                GPtrArray          *issues,
                                                GError            **error);
RelaisPersonPage   *relais_register_open_person      (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *id,
                                                const char         *reason,
                                                GError            **error);
RelaisPersonPage   *relais_register_reread_person    (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *id,
                                                gboolean            shown,
                                                GError            **error);
gboolean      relais_register_note_call_back   (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *id,
                                                GError            **error);
GPtrArray    *relais_register_list_people      (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                RelaisSearchFlags   flags,
                                                guint               offset,
                                                guint               limit,
                                                GError            **error);
int           relais_register_count_people     (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                RelaisSearchFlags   flags,
                                                GError            **error);
GPtrArray    *relais_register_search_people    (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *text,
                                                RelaisSearchFlags   flags,
                                                guint               limit,
                                                GError            **error);
gboolean      relais_register_note_search      (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                GError            **error);
char         *relais_register_find_person      (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *text,
                                                RelaisSearchFlags   flags,
                                                GError            **error);
GPtrArray    *relais_register_find_duplicates  (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const RelaisRecord *person,
                                                GError            **error);
RelaisRecord *relais_register_load_person      (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *id,
                                                GError            **error);
RelaisRecord *relais_register_load_kept        (RelaisSession      *session,
                                                RelaisActor        *actor,
                                                const char         *id,
                                                GError            **error);

void          relais_found_free                (RelaisFound        *found);
void          relais_bond_free                 (RelaisBond         *bond);
void          relais_person_page_free                 (RelaisPersonPage         *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPersonPage, relais_person_page_free)

G_END_DECLS

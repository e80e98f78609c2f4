#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* Members of the team who are kept out of one person's record, at that person's request. For them the record is not
 * there: no hit, no count, no row, and opening it by its id answers as if it did not exist. Blocking, from any thread.
 */
GPtrArray    *relais_exclusions_list  (RelaisSession  *session,
                                       RelaisActor    *actor,
                                       const char     *person,
                                       GError        **error);
RelaisRecord *relais_exclusions_set   (RelaisSession  *session,
                                       RelaisActor    *actor,
                                       const char     *person,
                                       const char     *member,
                                       GError        **error);
gboolean      relais_exclusions_lift  (RelaisSession  *session,
                                       RelaisActor    *actor,
                                       const char     *person,
                                       const char     *member,
                                       GError        **error);

G_END_DECLS

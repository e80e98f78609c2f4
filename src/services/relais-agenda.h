#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many reminders it holds at most: the earliest. */
#define RELAIS_AGENDA_MAX 2000

/**
 * RelaisAgenda:
 *
 * When reminders are due, and nothing else about them.
 */
typedef struct _RelaisAgenda RelaisAgenda;

RelaisAgenda *relais_agenda_new       (void);
RelaisAgenda *relais_agenda_load      (const char      *folder);
RelaisAgenda *relais_agenda_parse     (const char      *data,
                                       gsize            size);
void          relais_agenda_free      (RelaisAgenda    *agenda);

const char   *relais_agenda_add       (RelaisAgenda    *agenda,
                                       const char      *due,
                                       gboolean         urgent);
gboolean      relais_agenda_save      (RelaisAgenda    *agenda,
                                       const char      *folder,
                                       GError         **error);
char         *relais_agenda_to_text   (RelaisAgenda    *agenda);

guint         relais_agenda_count_due (RelaisAgenda    *agenda,
                                       const char      *now,
                                       guint           *n_urgent);
GStrv         relais_agenda_list_due  (RelaisAgenda    *agenda,
                                       const char      *now);
const char   *relais_agenda_get_next  (RelaisAgenda    *agenda,
                                       const char      *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisAgenda, relais_agenda_free)

G_END_DECLS

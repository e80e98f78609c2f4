#pragma once

#include "relais-register.h"

G_BEGIN_DECLS

RelaisRecord *relais_register_read_person (RelaisDb      *db,
                                           const char    *id,
                                           GError       **error);
RelaisRecord *relais_register_read_kept   (RelaisDb      *db,
                                           const char    *id,
                                           GError       **error);
RelaisRecord *relais_register_read_record (RelaisDb      *db,
                                           const RelaisRecordType *type,
                                           const char    *id,
                                           GError       **error);
RelaisRecord *relais_register_shield      (RelaisRecord  *person);

/* Inside a change: a person, a link, with all their checks. */
gboolean      relais_register_put_person  (RelaisChange  *change,
                                           const RelaisRecord *person,
                                           RelaisDate     today,
                                           GPtrArray     *issues,
                                           RelaisRecord **saved,
                                           GError       **error);
gboolean      relais_register_put_link    (RelaisChange  *change,
                                           const RelaisRecord *link,
                                           RelaisDate     today,
                                           GPtrArray     *issues,
                                           RelaisRecord **saved,
                                           GError       **error);

/* Who is kept out of a record is kept out of the one it is merged into. */
gboolean      relais_exclusions_carry     (RelaisChange  *change,
                                           const char    *from,
                                           const char    *to,
                                           GError       **error);

typedef char *(*RelaisReferenceFunc) (void);

char         *relais_register_draw_reference (RelaisDb            *db,
                                              RelaisReferenceFunc  draw,
                                              GError             **error);

/* Whether an actor may bring about what the undo of an operation brings about, and whether it changed anything. */
gboolean      relais_done_check_undo      (RelaisDb      *db,
                                           RelaisActor   *actor,
                                           const char    *operation,
                                           gboolean      *changed,
                                           GError       **error);

GPtrArray    *relais_register_find        (RelaisDb      *db,
                                           const char    *text,
                                           RelaisSearchFlags flags,
                                           guint          offset,
                                           guint          limit,
                                           RelaisDate     today,
                                           GError       **error);

gboolean      relais_register_note_whole_page (RelaisChange  *change,
                                               const char    *id,
                                               const char    *act,
                                               GError       **error);

/* What an actor is told about emergencies: (element-type RelaisEmergency). */
GPtrArray    *relais_emergency_read       (RelaisDb      *db,
                                           RelaisActor   *actor,
                                           RelaisDate     today,
                                           GError       **error);

G_END_DECLS

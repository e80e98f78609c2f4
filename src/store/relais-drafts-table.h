#pragma once

#include "relais-change.h"

G_BEGIN_DECLS

/**
 * RelaisDraft:
 * @id: its id
 * @kind: what is being written: "caregiver", "note"…
 * @subject: (nullable): id of the record it is about
 * @content: what was typed so far, in the form of the editor that saved it
 * @saved_at: the instant of the last save
 *
 * Something begun and not yet saved. It belongs to its author and is shown to nobody else.
 */
typedef struct {
  char *id;
  char *kind;
  char *subject;
  GBytes *content;
  char *saved_at;
} RelaisDraft;

gboolean   relais_drafts_save   (RelaisChange  *change,
                                 const char    *id,
                                 const char    *kind,
                                 const char    *subject,
                                 GBytes        *content,
                                 GError       **error);
gboolean   relais_drafts_remove (RelaisChange  *change,
                                 const char    *id,
                                 GError       **error);
GPtrArray *relais_drafts_list   (RelaisDb      *db,
                                 const char    *author,
                                 GError       **error);
gboolean   relais_drafts_hand_over (RelaisChange *change,
                                 const char    *id,
                                 const char    *from,
                                 const char    *to,
                                 GError       **error);
void       relais_draft_free    (RelaisDraft   *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDraft, relais_draft_free)

G_END_DECLS

#pragma once

#include "relais-notebook-asked.h"

G_BEGIN_DECLS

/* The most days that a hand-over goes back. */
#define RELAIS_HAND_OVER_MAX_DAYS 14

/**
 * RelaisHandOver:
 * @patient: about whom, without what protected mode hides
 * @namesakes: how many people have their name
 * @entries: (element-type RelaisNotebookEntry): what was written about them on these days, the first one first
 * @asked: (element-type RelaisNotebookAsked): what is still to be done for them, the earliest day first
 *
 * What whoever takes over must know about one patient.
 */
typedef struct {
  RelaisRecord *patient;
  int namesakes;
  GPtrArray *entries;
  GPtrArray *asked;
} RelaisHandOver;

void       relais_hand_over_free     (RelaisHandOver *hand_over);
guint      relais_hand_over_get_days (RelaisDate      today);
GPtrArray *relais_hand_over_list     (RelaisSession  *session,
                                      RelaisActor    *actor,
                                      guint           days,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisHandOver, relais_hand_over_free)

G_END_DECLS

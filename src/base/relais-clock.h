#pragma once

#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisClock:
 *
 * Where the current time comes from. The house never asks the system directly, so that a test can stand at any instant.
 */
typedef struct _RelaisClock RelaisClock;

RelaisClock *relais_clock_new_system      (void);
RelaisClock *relais_clock_new_fixed       (const char *instant);
RelaisClock *relais_clock_ref             (RelaisClock *clock);
void         relais_clock_unref           (RelaisClock *clock);
void         relais_clock_set             (RelaisClock *clock, const char *instant);
char        *relais_clock_now             (RelaisClock *clock);
RelaisDate   relais_clock_today           (RelaisClock *clock);
gint64       relais_clock_get_seconds     (RelaisClock *clock);
int          relais_clock_get_minute      (RelaisClock *clock);

gint64       relais_clock_get_uptime      (void);

gboolean     relais_instant_is_valid      (const char *instant);
char        *relais_instant_to_local_text (const char *instant);
RelaisDate   relais_instant_get_date      (const char *instant);
char        *relais_instant_from_date     (RelaisDate date);
char        *relais_instant_from_local    (RelaisDate date, int minute);
char        *relais_instant_add_seconds   (const char *instant, int seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisClock, relais_clock_unref)

G_END_DECLS

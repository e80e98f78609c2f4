#pragma once

#include "relais-card.h"
#include "relais-session.h"

G_BEGIN_DECLS

/**
 * RelaisPrintRequest:
 * @everybody: every current link of a caregiver and every patient; @caregivers and @patients are not looked at
 * @caregivers: (element-type utf8) (nullable): ids of caregivers: one card for each of their current links
 * @patients: (element-type utf8) (nullable): ids of patients: their own card
 *
 * Whose cards are wanted.
 */
typedef struct {
  gboolean everybody;
  GPtrArray *caregivers;
  GPtrArray *patients;
} RelaisPrintRequest;

/**
 * RelaisPrintRefusal:
 * @id: id of the person whose card it would have been
 * @error: why there is none; for %RELAIS_ERROR_OVERFLOW its subject is the line to cut
 *
 * A card that was not printed.
 */
typedef struct {
  char *id;
  GError *error;
} RelaisPrintRefusal;

/**
 * RelaisPrintResult:
 * @n_pages: pages of the file; 0 when nothing was printed and there is no file
 * @n_items: cards on them
 * @next_label: the first free label, from 1 on; 1 is on a new sheet when the last one is full
 * @refused: (element-type RelaisPrintRefusal): cards that were not printed
 *
 * What was printed.
 */
typedef struct {
  guint n_pages;
  guint n_items;
  guint next_label;
  GPtrArray *refused;
} RelaisPrintResult;

gboolean            relais_printing_print_cards (RelaisSession             *session,
                                                 RelaisActor               *actor,
                                                 const RelaisPrintRequest  *request,
                                                 const RelaisPrintOptions  *options,
                                                 const char                *path,
                                                 gboolean                   overwrite,
                                                 RelaisPrintResult         *result,
                                                 GError                   **error);
void                relais_print_result_clear   (RelaisPrintResult         *result);

RelaisPrintRefusal *relais_print_refusal_new    (const char                *id,
                                                 GError                    *error);
void                relais_print_refusal_free   (RelaisPrintRefusal        *refusal);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisPrintResult, relais_print_result_clear)

G_END_DECLS

#pragma once

#include "relais-care-link.h"
#include "relais-card.h"

G_BEGIN_DECLS

/**
 * RelaisPrintRefusal:
 * @id: id of the person whose card it would have been
 * @error: why there is none; for %RELAIS_ERROR_OVERFLOW its subject is the line to cut
 * @link: (nullable): id of the link whose card it would have been, where the reason is about that link
 * @aided: (nullable): the name of whom that link is about
 * @can_ask: whether the caregiver was not asked yet, so that asking is all it needs
 * @purpose: what the caregiver is to be asked for then
 *
 * A card that was not made.
 */
typedef struct {
  char *id;
  GError *error;
  char *link;
  char *aided;
  gboolean can_ask;
  RelaisPurpose purpose;
} RelaisPrintRefusal;

/**
 * RelaisPrintJob:
 *
 * Pages that are ready to be looked at, printed or kept as a file, and what is written down when they are. It never
 * changes: other options or other answers make another one.
 */
typedef struct _RelaisPrintJob RelaisPrintJob;

RelaisPrintJob     *relais_print_job_ref              (RelaisPrintJob       *job);
void                relais_print_job_unref            (RelaisPrintJob       *job);

guint               relais_print_job_get_n_pages      (const RelaisPrintJob *job);
double              relais_print_job_get_page_width   (const RelaisPrintJob *job);
double              relais_print_job_get_page_height  (const RelaisPrintJob *job);
const RelaisPage   *relais_print_job_get_page         (const RelaisPrintJob *job,
                                                       guint                 page);

guint               relais_print_job_get_n_items      (const RelaisPrintJob *job);
guint               relais_print_job_get_next_label   (const RelaisPrintJob *job);
GPtrArray          *relais_print_job_get_refused      (const RelaisPrintJob *job);
const char         *relais_print_job_get_title        (const RelaisPrintJob *job);
const char         *relais_print_job_get_language     (const RelaisPrintJob *job);
const RelaisSheet  *relais_print_job_get_sheet        (const RelaisPrintJob *job);
gboolean            relais_print_job_is_two_sided     (const RelaisPrintJob *job);

RelaisPrintRefusal *relais_print_refusal_new          (const char           *id,
                                                       GError               *error);
void                relais_print_refusal_free         (RelaisPrintRefusal   *refusal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPrintJob, relais_print_job_unref)

G_END_DECLS

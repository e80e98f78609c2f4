/* What is going to be printed: pages, the cards on them, and those that were refused. Made by relais-printing.c, shared
 * by reference between the window, which draws it, and the thread that prints or writes it; never changed after it was
 * made. Preview, printer and PDF draw the same pages with the same code (relais-renderer.c).
 */

#include "relais-print-job-private.h"

#include "relais-card-maker.h"

/**
 * relais_print_job_new:
 * @options: how it will be printed
 *
 * Returns: (transfer full): a job without cards or pages
 */
RelaisPrintJob *
relais_print_job_new (const RelaisPrintOptions *options)
{
  RelaisPrintJob *job = g_new0 (RelaisPrintJob, 1);

  g_atomic_ref_count_init (&job->ref_count);
  job->options = *options;
  job->options.language = g_intern_string (options->language != NULL ? options->language : "fr");
  job->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_card_draft_free);
  job->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_print_refusal_free);
  return job;
}

/**
 * relais_print_job_ref:
 * @job: a job
 *
 * Returns: (transfer full): @job
 */
RelaisPrintJob *
relais_print_job_ref (RelaisPrintJob *job)
{
  g_atomic_ref_count_inc (&job->ref_count);
  return job;
}

/**
 * relais_print_job_unref:
 * @job: (transfer full): a job
 */
void
relais_print_job_unref (RelaisPrintJob *job)
{
  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;

  g_clear_pointer (&job->pages, g_ptr_array_unref);
  g_ptr_array_unref (job->drafts);
  g_ptr_array_unref (job->refused);
  g_clear_pointer (&job->practice, relais_card_practice_unref);
  g_free (job->author);
  g_free (job->title);
  g_free (job);
}

/**
 * relais_print_job_get_n_pages:
 * @job: a job
 *
 * Returns: how many pages there are; 0 when every card was refused
 */
guint
relais_print_job_get_n_pages (const RelaisPrintJob *job)
{
  return job->pages->len;
}

/**
 * relais_print_job_get_page_width:
 * @job: a job
 *
 * Returns: the width of its paper in millimetres
 */
double
relais_print_job_get_page_width (const RelaisPrintJob *job)
{
  return relais_sheet_get_width (job->options.sheet);
}

/**
 * relais_print_job_get_page_height:
 * @job: a job
 *
 * Returns: the height of its paper in millimetres
 */
double
relais_print_job_get_page_height (const RelaisPrintJob *job)
{
  return relais_sheet_get_height (job->options.sheet);
}

/**
 * relais_print_job_get_page:
 * @job: a job
 * @page: which page, from 0
 *
 * Returns: (transfer none): that page, for relais_renderer_draw_page()
 */
const RelaisPage *
relais_print_job_get_page (const RelaisPrintJob *job, guint page)
{
  g_return_val_if_fail (page < job->pages->len, NULL);

  return g_ptr_array_index (job->pages, page);
}

/**
 * relais_print_job_get_n_items:
 * @job: a job
 *
 * Returns: how many cards stand on its pages
 */
guint
relais_print_job_get_n_items (const RelaisPrintJob *job)
{
  return job->drafts->len;
}

/**
 * relais_print_job_get_next_label:
 * @job: a job
 *
 * Returns: the first free label afterwards, from 1 on; 1 is on a new sheet when the last one is full
 */
guint
relais_print_job_get_next_label (const RelaisPrintJob *job)
{
  guint n_labels = (guint) relais_sheet_get_n_labels (job->options.sheet);
  guint start = (guint) MAX (job->options.start_label, 1) - 1;

  return (start + job->drafts->len) % n_labels + 1;
}

/**
 * relais_print_job_get_refused:
 * @job: a job
 *
 * Returns: (transfer none) (element-type RelaisPrintRefusal): cards that were not made
 */
GPtrArray *
relais_print_job_get_refused (const RelaisPrintJob *job)
{
  return job->refused;
}

/**
 * relais_print_job_get_title:
 * @job: a job
 *
 * Returns: what it is, in the language of the paper; never a person's name
 */
const char *
relais_print_job_get_title (const RelaisPrintJob *job)
{
  return job->title;
}

/**
 * relais_print_job_get_language:
 * @job: a job
 *
 * Returns: "fr", "nl" or "fr+nl"
 */
const char *
relais_print_job_get_language (const RelaisPrintJob *job)
{
  return job->options.language;
}

/**
 * relais_print_job_get_sheet:
 * @job: a job
 *
 * Returns: the paper it is really printed on: for large print not always the one that was asked for
 */
const RelaisSheet *
relais_print_job_get_sheet (const RelaisPrintJob *job)
{
  return job->options.sheet;
}

/**
 * relais_print_job_is_two_sided:
 * @job: a job
 *
 * Returns: whether every second page belongs on the back of the one before
 */
gboolean
relais_print_job_is_two_sided (const RelaisPrintJob *job)
{
  return !relais_sheet_is_folded (job->options.sheet) && !job->options.fronts_only;
}

/**
 * relais_print_refusal_new:
 * @id: id of the person whose card it would have been
 * @error: (transfer full): why there is none
 *
 * Returns: (transfer full): a refusal
 */
RelaisPrintRefusal *
relais_print_refusal_new (const char *id, GError *error)
{
  RelaisPrintRefusal *refusal = g_new0 (RelaisPrintRefusal, 1);

  refusal->id = g_strdup (id);
  refusal->error = error;
  return refusal;
}

/**
 * relais_print_refusal_free:
 * @refusal: (transfer full): a refusal
 */
void
relais_print_refusal_free (RelaisPrintRefusal *refusal)
{
  g_free (refusal->id);
  g_error_free (refusal->error);
  g_free (refusal->link);
  g_free (refusal->aided);
  g_free (refusal);
}

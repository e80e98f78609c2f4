/* Printing: who may, what may (relais-card-maker.c), the file, and what is kept about it. The log of papers and the
 * access log are written when the file is on the disk, in one change; a file that cannot be accounted for is taken
 * away again. A card that is refused stops no other. Blocking, from any thread.
 */

#include "relais-printing.h"

#include "relais-card-maker.h"
#include "relais-card-profile.h"
#include "relais-error.h"
#include "relais-pdf.h"
#include "relais-print-log.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct {
  const RelaisPrintRequest *request;
  RelaisPrintOptions options;
  RelaisDate today;
  RelaisCardPractice *practice;
  char *author;
  RelaisPhrasebook *french;
  RelaisPhrasebook *dutch;

  GPtrArray *drafts;
  GPtrArray *refused;
} Job;

static void
clear_job (Job *job)
{
  g_clear_pointer (&job->practice, relais_card_practice_unref);
  g_clear_pointer (&job->french, relais_phrasebook_unref);
  g_clear_pointer (&job->dutch, relais_phrasebook_unref);
  g_clear_pointer (&job->drafts, g_ptr_array_unref);
  g_free (job->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, clear_job)

static gboolean
prepare (Job *job, RelaisSession *session, GError **error)
{
  job->today = relais_session_get_today (session);
  job->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_card_draft_free);
  job->practice = relais_card_profile_load (session, &job->author, error);
  if (job->practice == NULL)
    return FALSE;
  job->french = relais_phrasebook_new ("fr", error);
  if (job->french == NULL)
    return FALSE;
  job->dutch = relais_phrasebook_new ("nl", error);
  return job->dutch != NULL;
}

static gboolean
make_drafts (RelaisDb *db, gpointer data, GError **error)
{
  Job *job = data;
  const RelaisPrintRequest *request = job->request;
  g_autoptr (RelaisCardMaker) maker = relais_card_maker_new (db, job->today, job->practice, job->drafts, job->refused);

  if (request->everybody)
    return relais_card_maker_add_everybody (maker, error);
  for (guint i = 0; request->caregivers != NULL && i < request->caregivers->len; i++)
    {
      if (!relais_card_maker_add_caregiver (maker, g_ptr_array_index (request->caregivers, i), error))
        return FALSE;
    }
  for (guint i = 0; request->patients != NULL && i < request->patients->len; i++)
    {
      if (!relais_card_maker_add_patient (maker, g_ptr_array_index (request->patients, i), error))
        return FALSE;
    }
  return TRUE;
}

/* What does not fit goes from the drafts to the refusals. The refusals come in the order of the cards. */
static void
take_out_refused (Job *job, GPtrArray *refusals)
{
  for (guint i = refusals->len; i > 0; i--)
    {
      RelaisRefusal *refusal = g_ptr_array_index (refusals, i - 1);
      const RelaisCardDraft *draft = g_ptr_array_index (job->drafts, refusal->index);

      g_ptr_array_add (job->refused, relais_print_refusal_new (draft->person, g_steal_pointer (&refusal->error)));
      g_ptr_array_remove_index (job->drafts, refusal->index);
    }
}

static GPtrArray *
lay_out (Job *job, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_refusal_free);
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  GPtrArray *pages;

  for (guint i = 0; i < job->drafts->len; i++)
    g_ptr_array_add (cards, ((RelaisCardDraft *) g_ptr_array_index (job->drafts, i))->data);

  pages = relais_card_layout (cards, &job->options, measurer, job->french, job->dutch, refusals, error);
  if (pages != NULL)
    take_out_refused (job, refusals);
  return pages;
}

static const char *
get_language (const Job *job)
{
  return job->options.language != NULL ? job->options.language : "fr";
}

/* Neither the title nor the author of the file names a person: they show in every list of files. */
static gboolean
write_file (Job *job, GPtrArray *pages, const char *path, gboolean overwrite, GError **error)
{
  gboolean dutch = g_str_equal (get_language (job), "nl");
  RelaisPdfFlags flags = overwrite ? RELAIS_PDF_OVERWRITE : RELAIS_PDF_NONE;

  if (!relais_sheet_is_folded (job->options.sheet))
    flags |= RELAIS_PDF_TWO_SIDED;
  return relais_pdf_write (pages, relais_phrasebook_get (dutch ? job->dutch : job->french, N_("Contact cards")), job->author,
                           dutch ? "nl" : "fr", flags, path, error);
}

static gboolean
note_cards (RelaisChange *change, gpointer data, GError **error)
{
  Job *job = data;

  for (guint i = 0; i < job->drafts->len; i++)
    {
      const RelaisCardDraft *draft = g_ptr_array_index (job->drafts, i);
      const RelaisPrintEntry entry = {
        .paper = draft->paper,
        .subject = draft->subject,
        .language = get_language (job),
        .sheet = relais_sheet_get_name (job->options.sheet),
        .numbers = draft->numbers->str,
      };

      if (!relais_print_log_append (change, &entry, error) ||
          !relais_change_note (change, "print", draft->kind, draft->subject, draft->paper, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_result (const Job *job, GPtrArray *pages, RelaisPrintResult *result)
{
  guint n_labels = (guint) relais_sheet_get_n_labels (job->options.sheet);
  guint start = (guint) MAX (job->options.start_label, 1) - 1;

  result->n_pages = pages->len;
  result->n_items = job->drafts->len;
  result->next_label = (start + job->drafts->len) % n_labels + 1;
}

/* Which sheet it really is: the layout takes the same one. */
static gboolean
choose_sheet (Job *job, const RelaisSheet **sheet, GError **error)
{
  *sheet = job->options.sheet != NULL ? job->options.sheet : relais_sheet_get_default ();
  if (job->options.large)
    *sheet = relais_sheet_get_large (*sheet, error);
  return *sheet != NULL;
}

/**
 * relais_printing_print_cards:
 * @session: a session
 * @actor: who asks
 * @request: whose cards
 * @options: how
 * @path: the file to make
 * @overwrite: whether a file that is there may be replaced
 * @result: (out caller-allocates): what was printed and what was not
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_USAGE for options that make no sense, RELAIS_ERROR_FILE_EXISTS and
 *   whatever the disk says
 *
 * Prints cards to a PDF. When not one card may be printed, no file is made and nothing is written down: @result says
 * why, card by card.
 *
 * Returns: whether it went well, even if every card was refused
 */
gboolean
relais_printing_print_cards (RelaisSession *session, RelaisActor *actor, const RelaisPrintRequest *request,
                             const RelaisPrintOptions *options, const char *path, gboolean overwrite,
                             RelaisPrintResult *result, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  g_auto (Job) job = { .request = request, .options = *options };
  g_autoptr (GPtrArray) pages = NULL;
  const RelaisSheet *sheet;

  *result = (RelaisPrintResult) { .refused = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_print_refusal_free) };
  job.refused = result->refused;
  if (!relais_actor_check (actor, RELAIS_ACT_PRINT, error) || !prepare (&job, session, error) ||
      !choose_sheet (&job, &sheet, error) || !relais_store_read (store, make_drafts, &job, error))
    return FALSE;
  pages = lay_out (&job, error);
  if (pages == NULL)
    return FALSE;
  if (job.drafts->len == 0)
    return TRUE;

  job.options.sheet = sheet;
  if (!write_file (&job, pages, path, overwrite, error))
    return FALSE;
  if (!relais_store_write (store, actor, "print", note_cards, &job, NULL, error))
    {
      g_unlink (path);
      return FALSE;
    }
  fill_result (&job, pages, result);
  return TRUE;
}

/**
 * relais_print_result_clear:
 * @result: a result
 *
 * Empties it.
 */
void
relais_print_result_clear (RelaisPrintResult *result)
{
  g_clear_pointer (&result->refused, g_ptr_array_unref);
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
  RelaisPrintRefusal *refusal = g_new (RelaisPrintRefusal, 1);

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
  g_free (refusal);
}

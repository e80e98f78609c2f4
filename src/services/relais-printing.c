/* Printing in three acts. Prepare: who may, what may (relais-card-maker.c), and the pages; nothing is written down.
 * Check: whether the register still says what the pages say, for a preview may stay open while an answer changes.
 * Record: the log of papers and the access log, in one change, when a printer has the pages; a PDF is checked, written
 * down and put into its place in one go, so that no file stands there that is not accounted for and none is lost. A
 * card that is refused stops no other. Blocking, from any thread.
 */

#include "relais-printing.h"

#include "relais-card-maker.h"
#include "relais-card-profile.h"
#include "relais-error.h"
#include "relais-file.h"
#include "relais-pdf.h"
#include "relais-print-job-private.h"
#include "relais-print-log.h"
#include "relais-test-page.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RelaisPrintJob *job;
  const RelaisPrintRequest *request;
  RelaisDate today;
} Preparation;

typedef struct {
  const RelaisPrintJob *job;
  RelaisDate today;
  gboolean strict; /* nothing is written down of a job that is out of date */
  GError **changed;
} Recording;

/* --- Prepare --- */

static gboolean
make_drafts (RelaisDb *db, gpointer data, GError **error)
{
  const Preparation *preparation = data;
  const RelaisPrintRequest *request = preparation->request;
  RelaisPrintJob *job = preparation->job;
  g_autoptr (RelaisCardMaker) maker =
      relais_card_maker_new (db, preparation->today, job->practice, job->drafts, job->refused);

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
take_out_refused (RelaisPrintJob *job, GPtrArray *refusals)
{
  for (guint i = refusals->len; i > 0; i--)
    {
      RelaisRefusal *refusal = g_ptr_array_index (refusals, i - 1);
      const RelaisCardDraft *draft = g_ptr_array_index (job->drafts, refusal->index);

      g_ptr_array_add (job->refused, relais_print_refusal_new (draft->person, g_steal_pointer (&refusal->error)));
      g_ptr_array_remove_index (job->drafts, refusal->index);
    }
}

static gboolean
lay_out_cards (RelaisPrintJob *job, RelaisPhrasebook *french, RelaisPhrasebook *dutch, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_refusal_free);
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();

  for (guint i = 0; i < job->drafts->len; i++)
    g_ptr_array_add (cards, ((RelaisCardDraft *) g_ptr_array_index (job->drafts, i))->data);

  job->pages = relais_card_layout (cards, &job->options, measurer, french, dutch, refusals, error);
  if (job->pages == NULL)
    return FALSE;
  take_out_refused (job, refusals);
  return TRUE;
}

/* The layout takes the same one; from now on the job names it. */
static gboolean
settle_sheet (RelaisPrintJob *job, GError **error)
{
  if (job->options.sheet == NULL)
    job->options.sheet = relais_sheet_get_default ();
  if (job->options.large)
    job->options.sheet = relais_sheet_get_large (job->options.sheet, error);
  return job->options.sheet != NULL;
}

static gboolean
is_dutch (const RelaisPrintJob *job)
{
  return g_str_equal (job->options.language, "nl");
}

/* --- Check --- */

static gboolean
make_again (RelaisCardMaker *maker, const RelaisPrintJob *job, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  if (job->everybody)
    return relais_card_maker_add_everybody (maker, error);
  for (guint i = 0; i < job->drafts->len; i++)
    {
      const RelaisCardDraft *draft = g_ptr_array_index (job->drafts, i);
      gboolean own = g_str_equal (draft->subject, draft->person);

      if (own && !relais_card_maker_add_patient (maker, draft->person, error))
        return FALSE;
      /* The cards of all links of a caregiver are made at once. */
      if (!own && g_hash_table_add (done, draft->person) &&
          !relais_card_maker_add_caregiver (maker, draft->person, error))
        return FALSE;
    }
  return TRUE;
}

/* Where the card may not be made any more, the reason for that; else that it would say something else. */
static void
set_changed (const RelaisCardDraft *draft, gboolean is_made, GPtrArray *refused, GError **error)
{
  for (guint i = 0; i < refused->len && !is_made; i++)
    {
      const RelaisPrintRefusal *refusal = g_ptr_array_index (refused, i);

      if (g_str_equal (refusal->id, draft->person) &&
          (refusal->link == NULL || g_str_equal (refusal->link, draft->subject)))
        {
          g_propagate_error (error, g_error_copy (refusal->error));
          return;
        }
    }
  relais_error_set (error, RELAIS_ERROR_PAPER_OUTDATED, draft->name, NULL);
}

/* Whether each card, made anew, would still say the same. */
static gboolean
check_drafts (RelaisDb *db, const RelaisPrintJob *job, RelaisDate today, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_card_draft_free);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_print_refusal_free);
  g_autoptr (GHashTable) by_subject = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RelaisCardMaker) maker = NULL;

  if (job->drafts->len == 0)
    return TRUE;
  maker = relais_card_maker_new (db, today, job->practice, drafts, refused);
  if (!make_again (maker, job, error))
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      RelaisCardDraft *draft = g_ptr_array_index (drafts, i);

      g_hash_table_insert (by_subject, draft->subject, draft);
    }

  for (guint i = 0; i < job->drafts->len; i++)
    {
      const RelaisCardDraft *draft = g_ptr_array_index (job->drafts, i);
      const RelaisCardDraft *now = g_hash_table_lookup (by_subject, draft->subject);

      if (now != NULL && relais_card_data_equal (draft->data, now->data))
        continue;
      set_changed (draft, now != NULL, refused, error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_and_check (RelaisDb *db, gpointer data, GError **error)
{
  const Recording *recording = data;

  return check_drafts (db, recording->job, recording->today, error);
}

/* --- Record --- */

static gboolean
note_cards (RelaisChange *change, const RelaisPrintJob *job, GError **error)
{
  for (guint i = 0; i < job->drafts->len; i++)
    {
      const RelaisCardDraft *draft = g_ptr_array_index (job->drafts, i);
      const RelaisPrintEntry entry = {
        .paper = draft->paper,
        .subject = draft->subject,
        .language = job->options.language,
        .sheet = relais_sheet_get_name (job->options.sheet),
        .numbers = draft->numbers->str,
      };

      if (!relais_print_log_append (change, &entry, error) ||
          !relais_change_note (change, "print", draft->kind, draft->subject, draft->paper, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_and_note (RelaisChange *change, gpointer data, GError **error)
{
  const Recording *recording = data;
  GError **reason = recording->strict ? error : recording->changed;

  if (recording->changed != NULL)
    g_clear_error (recording->changed);
  if (!check_drafts (relais_change_get_db (change), recording->job, recording->today, reason) && recording->strict)
    return FALSE;
  return note_cards (change, recording->job, error);
}

static gboolean
record (RelaisSession *session, RelaisActor *actor, const RelaisPrintJob *job, gboolean strict, GError **changed,
        GError **error)
{
  Recording recording = { job, relais_session_get_today (session), strict, changed };

  return relais_actor_check (actor, RELAIS_ACT_PRINT, error) &&
         relais_store_write (relais_session_get_store (session), actor, "print", check_and_note, &recording, NULL, error);
}

/**
 * relais_printing_prepare_cards:
 * @session: a session
 * @actor: who asks
 * @request: whose cards
 * @options: how; its texts are copied
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_USAGE for options that make no sense
 *
 * Lays out cards and says which were refused and why. Nothing is written down: that is relais_printing_record()'s.
 *
 * Returns: (transfer full) (nullable): what would be printed, even if every card was refused
 */
RelaisPrintJob *
relais_printing_prepare_cards (RelaisSession *session, RelaisActor *actor, const RelaisPrintRequest *request,
                               const RelaisPrintOptions *options, GError **error)
{
  g_autoptr (RelaisPhrasebook) french = NULL;
  g_autoptr (RelaisPhrasebook) dutch = NULL;
  g_autoptr (RelaisPrintJob) job = NULL;
  Preparation preparation = { NULL, request, relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_PRINT, error))
    return NULL;
  french = relais_phrasebook_new ("fr", error);
  dutch = french != NULL ? relais_phrasebook_new ("nl", error) : NULL;
  if (dutch == NULL)
    return NULL;

  job = relais_print_job_new (options);
  preparation.job = job;
  job->everybody = request->everybody;
  job->practice = relais_card_profile_load (session, &job->author, error);
  if (job->practice == NULL ||
      !relais_store_read (relais_session_get_store (session), make_drafts, &preparation, error) ||
      !lay_out_cards (job, french, dutch, error) || !settle_sheet (job, error))
    return NULL;
  job->title = g_strdup (relais_phrasebook_get (is_dutch (job) ? dutch : french, N_("Contact cards")));
  return g_steal_pointer (&job);
}

/**
 * relais_printing_prepare_test_page:
 * @options: the paper, the correction of the printer and the language; the rest is not looked at
 * @error: RELAIS_ERROR_USAGE for options that make no sense
 *
 * A page to hold against a sheet of labels. It is about nobody: anyone may print it and it is in no log.
 *
 * Returns: (transfer full) (nullable): the page, with a second one for sheets with two faces
 */
RelaisPrintJob *
relais_printing_prepare_test_page (const RelaisPrintOptions *options, GError **error)
{
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  g_autoptr (RelaisPrintJob) job = relais_print_job_new (options);
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (is_dutch (job) ? "nl" : "fr", error);

  if (book == NULL || !settle_sheet (job, error))
    return NULL;
  job->pages = relais_test_page_layout (&job->options, measurer, book, error);
  if (job->pages == NULL)
    return NULL;
  job->title = g_strdup (relais_test_page_get_title (book));
  job->author = g_strdup ("Relais");
  return g_steal_pointer (&job);
}

/**
 * relais_printing_check:
 * @session: a session
 * @actor: who asks
 * @job: what is about to be printed
 * @error: RELAIS_ERROR_NOT_ALLOWED; why a card may not be made any more; RELAIS_ERROR_PAPER_OUTDATED when one would say
 *   something else now
 *
 * Looks again just before a printer gets the pages. An answer that changed since is never printed silently.
 *
 * Returns: whether the pages still hold
 */
gboolean
relais_printing_check (RelaisSession *session, RelaisActor *actor, const RelaisPrintJob *job, GError **error)
{
  Recording recording = { job, relais_session_get_today (session), TRUE, NULL };

  return relais_actor_check (actor, RELAIS_ACT_PRINT, error) &&
         relais_store_read (relais_session_get_store (session), read_and_check, &recording, error);
}

/**
 * relais_printing_record:
 * @session: a session
 * @actor: who printed
 * @job: what a printer has taken
 * @changed: (out) (optional) (nullable): what changed while it was being printed: the papers must not be handed out
 * @error: RELAIS_ERROR_NOT_ALLOWED, or what the register says
 *
 * Writes down what was printed for whom, by whom, when and with which numbers. The papers exist, so this is done
 * whatever has changed meanwhile.
 *
 * Returns: whether it is written down
 */
gboolean
relais_printing_record (RelaisSession *session, RelaisActor *actor, const RelaisPrintJob *job, GError **changed,
                        GError **error)
{
  return record (session, actor, job, FALSE, changed, error);
}

/**
 * relais_printing_write_pdf:
 * @session: (nullable): a session; not needed for a page about nobody
 * @actor: (nullable): who asks
 * @job: what is to be kept
 * @path: the file to make; its name is the caller's and holds no person's
 * @overwrite: whether a file that is there may be replaced
 * @error: what relais_printing_check() says, RELAIS_ERROR_FILE_EXISTS and whatever the disk says
 *
 * Makes a PDF and writes down what is in it. Until both are done, a file that is there stays as it is.
 *
 * Returns: whether the file is there and accounted for
 */
gboolean
relais_printing_write_pdf (RelaisSession *session, RelaisActor *actor, const RelaisPrintJob *job, const char *path,
                           gboolean overwrite, GError **error)
{
  RelaisPdfFlags flags = relais_print_job_is_two_sided (job) ? RELAIS_PDF_TWO_SIDED : RELAIS_PDF_NONE;
  g_autoptr (GByteArray) bytes =
      relais_pdf_make (job->pages, job->title, job->author, is_dutch (job) ? "nl" : "fr", flags, error);
  g_autofree char *staged = bytes != NULL ? relais_file_stage (path, bytes->data, bytes->len, overwrite, error) : NULL;

  if (staged == NULL)
    return FALSE;
  if (job->drafts->len > 0 && !record (session, actor, job, TRUE, NULL, error))
    {
      relais_file_discard (staged);
      return FALSE;
    }
  return relais_file_place (staged, path, overwrite, error);
}

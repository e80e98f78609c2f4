/* Whose cards are wanted: a caregiver has one for each person they help, a patient one of their own. Lays them out on a
 * thread, as they are in the register by then, and notes the yes without which there is none. Owned by the dialog that
 * shows them, which only sees the answers; main thread.
 */

#include "relais-card-wish.h"

#include "relais-person.h"
#include "relais-printing.h"
#include "relais-register-agree.h"

struct _RelaisCardWish {
  GPtrArray *caregivers;
  GPtrArray *patients;
};

typedef struct {
  GPtrArray *caregivers;
  GPtrArray *patients;
  RelaisPrintOptions options;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->caregivers);
  g_ptr_array_unref (job->patients);
  g_free (job);
}

static gpointer
prepare (RelaisSession *session, gpointer data, GError **error)
{
  const Job *job = data;
  const RelaisPrintRequest request = { FALSE, job->caregivers, job->patients };

  return relais_printing_prepare_cards (session, relais_session_get_actor (session), &request, &job->options, error);
}

/**
 * relais_card_wish_new:
 *
 * Returns: (transfer full): nobody's cards
 */
RelaisCardWish *
relais_card_wish_new (void)
{
  RelaisCardWish *wish = g_new0 (RelaisCardWish, 1);

  wish->caregivers = g_ptr_array_new_with_free_func (g_free);
  wish->patients = g_ptr_array_new_with_free_func (g_free);
  return wish;
}

/**
 * relais_card_wish_free:
 * @wish: (transfer full): whose cards were wanted
 */
void
relais_card_wish_free (RelaisCardWish *wish)
{
  g_ptr_array_unref (wish->caregivers);
  g_ptr_array_unref (wish->patients);
  g_free (wish);
}

/**
 * relais_card_wish_add:
 * @wish: whose cards are wanted, before they are laid out
 * @person: somebody more
 */
void
relais_card_wish_add (RelaisCardWish *wish, const RelaisRecord *person)
{
  const char *id = relais_record_get_id (person);

  if (relais_person_is_caregiver (person))
    g_ptr_array_add (wish->caregivers, g_strdup (id));
  if (relais_person_is_patient (person))
    g_ptr_array_add (wish->patients, g_strdup (id));
}

/**
 * relais_card_wish_run:
 * @wish: whose cards are wanted
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @options: how they are printed
 * @done: told the RelaisPrintJob
 *
 * Lays the cards out.
 */
void
relais_card_wish_run (const RelaisCardWish *wish, RelaisDesk *desk, gpointer owner, const RelaisPrintOptions *options,
                      RelaisDeskDone done)
{
  Job *job = g_new0 (Job, 1);

  job->caregivers = g_ptr_array_ref (wish->caregivers);
  job->patients = g_ptr_array_ref (wish->patients);
  job->options = *options;
  relais_desk_run (desk, owner, prepare, job, job_free, (GDestroyNotify) relais_print_job_unref, done);
}

static gpointer
note_yes (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_agree (session, relais_session_get_actor (session), data, error);
}

/**
 * relais_card_wish_agree:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @link: id of a link whose caregiver says yes to a card
 * @done: told the link as stored now
 *
 * Notes a yes.
 */
void
relais_card_wish_agree (RelaisDesk *desk, gpointer owner, const char *link, RelaisDeskDone done)
{
  relais_desk_run (desk, owner, note_yes, g_strdup (link), g_free, (GDestroyNotify) relais_record_unref, done);
}

/* What the editor of a person asks of the services: the record and the kept form it begins with, and the one save of
 * all that was typed, which takes the kept form away in the same transaction. The functions of the thread are here, so
 * that the editor only sees answers.
 */

#include "relais-person-saving.h"

#include "relais-practice-labels.h"
#include "relais-person.h"
#include "relais-register-desk.h"
#include "relais-register.h"

typedef struct {
  char *person;
  char *draft;
} LoadJob;

typedef struct {
  RelaisPersonTyped *typed;
  char *draft;
} SaveJob;

static void
load_job_free (gpointer data)
{
  LoadJob *job = data;

  g_free (job->person);
  g_free (job->draft);
  g_free (job);
}

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  relais_person_typed_free (job->typed);
  g_free (job->draft);
  g_free (job);
}

/**
 * relais_person_begun_free:
 * @begun: (transfer full): what an editor began with
 */
void
relais_person_begun_free (RelaisPersonBegun *begun)
{
  g_clear_pointer (&begun->form, relais_form_free);
  g_clear_pointer (&begun->person, relais_record_unref);
  g_clear_pointer (&begun->labels, relais_labels_unref);
  g_free (begun);
}

static gpointer
load (RelaisSession *session, gpointer data, GError **error)
{
  LoadJob *job = data;
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisPersonBegun) begun = g_new0 (RelaisPersonBegun, 1);
  const char *id = job->person;

  if (job->draft != NULL)
    {
      begun->form = relais_form_load (session, actor, job->draft, error);
      if (begun->form == NULL)
        return NULL;
      id = begun->form->subject;
    }
  if (id != NULL)
    {
      begun->person = relais_register_load_person (session, actor, id, error);
      if (begun->person == NULL)
        return NULL;
    }
  begun->labels = relais_practice_labels_load (session, error);
  return begun->labels != NULL ? g_steal_pointer (&begun) : NULL;
}

static gpointer
save (RelaisSession *session, gpointer data, GError **error)
{
  SaveJob *job = data;
  RelaisActor *actor = relais_session_get_actor (session);
  RelaisPersonTyped *typed = job->typed;
  RelaisDeskEntry entry = { typed->person, NULL, typed->link, typed->consents, "oral", job->draft };
  g_autoptr (RelaisDeskResult) result = NULL;

  if (typed->link == NULL)
    return relais_register_save_person_with_draft (session, actor, typed->person, job->draft, typed->issues, error);
  result = relais_register_save_caregiver_with_link (session, actor, &entry, typed->issues, error);
  return result != NULL ? relais_record_ref (result->caregiver) : NULL;
}

/**
 * relais_person_saving_load:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @person: (nullable): id of a person
 * @draft: (nullable): id of a kept form, which says whom it is about
 * @done: told a RelaisPersonBegun
 *
 * Reads what an editor begins with.
 */
void
relais_person_saving_load (RelaisDesk *desk, gpointer owner, const char *person, const char *draft,
                           RelaisDeskDone done)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  job->person = g_strdup (person);
  job->draft = g_strdup (draft);
  relais_desk_run (desk, owner, load, job, load_job_free, (GDestroyNotify) relais_person_begun_free, done);
}

/**
 * relais_person_saving_run:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @typed: (transfer full): what was typed
 * @draft: (nullable): id of the kept form that goes with it
 * @done: told the person as stored now
 *
 * Saves the person, and the link with what was agreed to, in one operation.
 */
void
relais_person_saving_run (RelaisDesk *desk, gpointer owner, RelaisPersonTyped *typed, const char *draft,
                          RelaisDeskDone done)
{
  SaveJob *job = g_new0 (SaveJob, 1);

  job->typed = typed;
  job->draft = g_strdup (draft);
  relais_desk_run (desk, owner, save, job, save_job_free, (GDestroyNotify) relais_record_unref, done);
}

/**
 * relais_person_saving_begin:
 * @kind: "caregiver" or "patient"
 *
 * Returns: (transfer full): somebody new, of whom nothing else is known
 */
RelaisRecord *
relais_person_saving_begin (const char *kind)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_type, NULL, 0);

  relais_record_builder_set (builder,
                             g_str_equal (kind, "caregiver") ? RELAIS_PERSON_IS_CAREGIVER : RELAIS_PERSON_IS_PATIENT,
                             "yes");
  return relais_record_builder_end (builder);
}

/* What may stand on whose card. The one place where consent, protection and calling order meet for paper: the owner of
 * a card and every number on it pass relais_consent_decide() before they are put down. A caregiver's card belongs to a
 * link and lists the others who help the same patient; a patient's card lists those who help them, and the person they
 * trust. Belongs to one read of the register and to its thread; the drafts outlive it.
 */

#include "relais-card-maker-private.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-consent.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-print-job.h"
#include "relais-register.h"
#include "relais-table.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

/* --- The register --- */

/**
 * relais_card_maker_load_person:
 * @maker: a maker
 * @id: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the person, read once for all the cards of a print
 */
const RelaisRecord *
relais_card_maker_load_person (RelaisCardMaker *maker, const char *id, GError **error)
{
  RelaisRecord *person = g_hash_table_lookup (maker->people, id);

  if (person == NULL)
    {
      person = relais_table_load (maker->db, relais_table_for_type (&relais_person_type), id, error);
      if (person != NULL)
        g_hash_table_insert (maker->people, g_strdup (id), person);
    }
  return person;
}

/* Who was asked for by name and is not there is refused; everything else that goes wrong ends the print. */
static gboolean
load_asked (RelaisCardMaker *maker, const char *id, const RelaisRecord **person, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *person = relais_card_maker_load_person (maker, id, &local_error);
  if (*person != NULL)
    return TRUE;
  if (!g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (maker->refused, relais_print_refusal_new (id, g_steal_pointer (&local_error)));
  return TRUE;
}

static void
refuse (RelaisCardMaker *maker, const RelaisRecord *person, RelaisErrorCode code, const char *why)
{
  g_autofree char *name = relais_person_get_name (person);
  GError *error = NULL;

  relais_error_set (&error, code, name, "%s", why);
  g_ptr_array_add (maker->refused, relais_print_refusal_new (relais_record_get_id (person), error));
}

/* Whether the card of @owner may be made, about @link and @patient where it is a caregiver's. When everybody's are,
 * those who are gone are not worth a line.
 */
static gboolean
may_make (RelaisCardMaker *maker, const RelaisRecord *link, const RelaisRecord *owner, const RelaisRecord *patient)
{
  const RelaisRecord *about = NULL;
  RelaisConsentDecision decision =
      relais_consent_decide (link, link != NULL ? owner : NULL, patient, RELAIS_PURPOSE_PRINT, maker->today, &about);
  RelaisPrintRefusal *refusal;
  GError *error = NULL;

  if (relais_consent_check (decision, about, &error))
    return TRUE;
  if (maker->everybody && (decision == RELAIS_CONSENT_DECEASED || decision == RELAIS_CONSENT_ARCHIVED))
    {
      g_error_free (error);
      return FALSE;
    }

  refusal = relais_print_refusal_new (relais_record_get_id (owner), error);
  refusal->can_ask = decision == RELAIS_CONSENT_NOT_ASKED;
  refusal->purpose = RELAIS_PURPOSE_PRINT;
  if (link != NULL)
    {
      refusal->link = g_strdup (relais_record_get_id (link));
      refusal->aided = relais_person_get_name (patient);
    }
  g_ptr_array_add (maker->refused, refusal);
  return FALSE;
}

/* --- Cards --- */

static RelaisCardDraft *
add_draft (RelaisCardMaker *maker, RelaisCardKind kind, const RelaisRecord *owner, const RelaisRecord *subject)
{
  RelaisCardDraft *draft = g_new0 (RelaisCardDraft, 1);

  draft->data = relais_card_data_new (kind, maker->practice);
  draft->paper = kind == RELAIS_CARD_CAREGIVER ? "card-caregiver" : "card-patient";
  draft->kind = relais_record_get_type (subject)->name;
  draft->subject = g_strdup (relais_record_get_id (subject));
  draft->person = g_strdup (relais_record_get_id (owner));
  draft->name = relais_person_get_name (owner);
  draft->numbers = g_string_new (relais_card_practice_get_phone (maker->practice));

  relais_card_data_set_owner (draft->data, draft->name, relais_person_get_script_name (owner));
  relais_card_data_set_printed (draft->data, maker->today);
  g_ptr_array_add (maker->drafts, draft);
  return draft;
}

static gboolean
make_caregiver_card (RelaisCardMaker *maker, const RelaisRecord *link, const RelaisRecord *caregiver,
                     const RelaisRecord *patient, GError **error)
{
  const char *patient_id = relais_record_get_id (patient);
  g_autoptr (GPtrArray) links = relais_care_queries_list_links (maker->db, NULL, patient_id, error);
  g_autoptr (GPtrArray) bonds = links != NULL ? relais_card_callable_list (maker, patient, links, error) : NULL;
  const char *usual =
      relais_person_get_script_name (patient) == NULL ? relais_record_get (patient, RELAIS_PERSON_USUAL_NAME) : NULL;
  RelaisCardDraft *draft;

  if (bonds == NULL)
    return FALSE;

  draft = add_draft (maker, RELAIS_CARD_CAREGIVER, caregiver, link);
  relais_card_data_set_no_label (draft->data, relais_record_is (caregiver, RELAIS_PERSON_NO_LABEL, "yes"));
  relais_card_data_set_aided (draft->data,
                              usual != NULL ? usual : relais_record_get (patient, RELAIS_PERSON_GIVEN_NAME),
                              relais_record_get (patient, RELAIS_PERSON_FAMILY_NAME));
  relais_card_data_set_reference (draft->data, relais_record_get (link, RELAIS_CARE_LINK_REFERENCE));
  relais_card_callable_add (maker, draft, bonds);
  return TRUE;
}

/* Protected mode: no card for the patient nor for a caregiver linked to them, whomever else that one helps. */
static gboolean
helps_protected (RelaisCardMaker *maker, GPtrArray *links, gboolean *helps, GError **error)
{
  *helps = FALSE;
  for (guint i = 0; i < links->len && !*helps; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      const RelaisRecord *patient =
          relais_card_maker_load_person (maker, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);

      if (patient == NULL)
        return FALSE;
      *helps = relais_care_link_is_current (link, maker->today) && relais_person_is_protected (patient);
    }
  return TRUE;
}

static gboolean
add_current_links (RelaisCardMaker *maker, const RelaisRecord *caregiver, GPtrArray *links, guint *n_current,
                   GError **error)
{
  for (guint i = 0; i < links->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      const RelaisRecord *patient;

      if (!relais_care_link_is_current (link, maker->today))
        continue;
      (*n_current)++;
      patient = relais_card_maker_load_person (maker, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);
      if (patient == NULL)
        return FALSE;
      if (may_make (maker, link, caregiver, patient) && !make_caregiver_card (maker, link, caregiver, patient, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_card_maker_add_caregiver:
 * @maker: a maker
 * @id: id of a caregiver
 * @error: set only when the register could not be read
 *
 * Adds a draft for each of their current links, or a refusal.
 *
 * Returns: whether it was read
 */
gboolean
relais_card_maker_add_caregiver (RelaisCardMaker *maker, const char *id, GError **error)
{
  const RelaisRecord *caregiver;
  g_autoptr (GPtrArray) links = NULL;
  gboolean helps = FALSE;
  guint n_current = 0;

  if (!load_asked (maker, id, &caregiver, error))
    return FALSE;
  if (caregiver == NULL)
    return TRUE;
  links = relais_care_queries_list_links (maker->db, id, NULL, error);
  if (links == NULL || !helps_protected (maker, links, &helps, error))
    return FALSE;
  if (helps)
    {
      refuse (maker, caregiver, RELAIS_ERROR_PROTECTED, _("nothing may be handed out"));
      return TRUE;
    }
  if (!add_current_links (maker, caregiver, links, &n_current, error))
    return FALSE;
  if (n_current == 0 && !maker->everybody)
    refuse (maker, caregiver, RELAIS_ERROR_NOTHING_TO_PRINT, _("helps nobody at present"));
  return TRUE;
}

/**
 * relais_card_maker_add_patient:
 * @maker: a maker
 * @id: id of a patient
 * @error: set only when the register could not be read
 *
 * Adds a draft of the patient's own card, or a refusal.
 *
 * Returns: whether it was read
 */
gboolean
relais_card_maker_add_patient (RelaisCardMaker *maker, const char *id, GError **error)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) bonds = NULL;
  const RelaisRecord *patient;
  RelaisCardDraft *draft;

  if (!load_asked (maker, id, &patient, error))
    return FALSE;
  if (patient == NULL)
    return TRUE;
  if (!relais_person_is_patient (patient))
    {
      refuse (maker, patient, RELAIS_ERROR_NOTHING_TO_PRINT, _("is no patient of the practice"));
      return TRUE;
    }
  if (!may_make (maker, NULL, patient, patient))
    return TRUE;

  links = relais_care_queries_list_links (maker->db, NULL, id, error);
  bonds = links != NULL ? relais_card_callable_list (maker, patient, links, error) : NULL;
  if (bonds == NULL)
    return FALSE;
  draft = add_draft (maker, RELAIS_CARD_PATIENT, patient, patient);
  relais_card_data_set_language (draft->data, relais_record_get (patient, RELAIS_PERSON_LANGUAGE),
                                 relais_record_is (patient, RELAIS_PERSON_INTERPRETER, "yes"));
  relais_card_callable_add (maker, draft, bonds);
  return relais_card_callable_add_trusted (maker, draft, patient, links, bonds, error);
}

typedef struct {
  char *key;
  const RelaisRecord *person;
} Sorted;

static void
clear_sorted (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *first = a;
  const Sorted *second = b;
  int difference = g_strcmp0 (first->key, second->key);

  return difference != 0 ? difference
                         : g_strcmp0 (relais_record_get_id (first->person), relais_record_get_id (second->person));
}

/**
 * relais_card_maker_add_everybody:
 * @maker: a maker
 * @error: set only when the register could not be read
 *
 * Adds the cards of all caregivers and patients by name, so that a pile of paper can be handed out. Those who died or
 * whose record is archived are left out without a word.
 *
 * Returns: whether it was read
 */
gboolean
relais_card_maker_add_everybody (RelaisCardMaker *maker, GError **error)
{
  g_autoptr (GPtrArray) people = relais_care_queries_list_all (maker->db, &relais_person_type, error);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  if (people == NULL)
    return FALSE;

  g_array_set_clear_func (sorted, clear_sorted);
  maker->everybody = TRUE;
  for (guint i = 0; i < people->len; i++)
    {
      RelaisRecord *person = g_ptr_array_index (people, i);
      g_autofree char *name = relais_person_get_formal_name (person);
      Sorted entry = { relais_text_sort_key (name), person };

      g_array_append_val (sorted, entry);
      g_hash_table_replace (maker->people, g_strdup (relais_record_get_id (person)), relais_record_ref (person));
    }
  g_array_sort (sorted, compare_sorted);

  for (guint i = 0; i < sorted->len; i++)
    {
      const RelaisRecord *person = g_array_index (sorted, Sorted, i).person;
      const char *id = relais_record_get_id (person);

      if (relais_person_is_patient (person) && !relais_card_maker_add_patient (maker, id, error))
        return FALSE;
      if (relais_person_is_caregiver (person) && !relais_card_maker_add_caregiver (maker, id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_card_maker_new:
 * @db: a connection inside a read
 * @today: today's date
 * @practice: what every card says about the practice
 * @drafts: (element-type RelaisCardDraft): where cards are added; owned by the caller
 * @refused: (element-type RelaisPrintRefusal): where those are added that may not be made
 *
 * Returns: (transfer full): a maker
 */
RelaisCardMaker *
relais_card_maker_new (RelaisDb *db, RelaisDate today, RelaisCardPractice *practice, GPtrArray *drafts,
                       GPtrArray *refused)
{
  RelaisCardMaker *maker = g_new0 (RelaisCardMaker, 1);

  maker->db = db;
  maker->today = today;
  maker->practice = relais_card_practice_ref (practice);
  maker->drafts = drafts;
  maker->refused = refused;
  maker->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relais_record_unref);
  return maker;
}

/**
 * relais_card_maker_free:
 * @maker: (transfer full): a maker
 */
void
relais_card_maker_free (RelaisCardMaker *maker)
{
  g_hash_table_unref (maker->people);
  relais_card_practice_unref (maker->practice);
  g_free (maker);
}

/**
 * relais_card_draft_free:
 * @draft: (transfer full): a draft
 */
void
relais_card_draft_free (RelaisCardDraft *draft)
{
  relais_card_data_free (draft->data);
  g_string_free (draft->numbers, TRUE);
  g_free (draft->subject);
  g_free (draft->person);
  g_free (draft->name);
  g_free (draft);
}

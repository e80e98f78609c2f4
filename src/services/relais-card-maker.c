/* What may stand on whose card. The one place where consent, protection and calling order meet for paper: the owner of a
 * card and every number on it pass relais_consent_decide() before they are put down. A caregiver's card belongs to a
 * link and lists the others who help the same patient; a patient's card lists those who help them, and the person they
 * trust. Belongs to one read of the register and to its thread; the drafts outlive it.
 */

#include "relais-card-maker.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-consent.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-printing.h"
#include "relais-register.h"
#include "relais-table.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisCardMaker {
  RelaisDb *db;
  RelaisDate today;
  gboolean everybody;

  RelaisCardPractice *practice;
  GHashTable *people; /* id → RelaisRecord */
  GPtrArray *drafts;
  GPtrArray *refused;
};

/* --- The register --- */

static const RelaisRecord *
load_person (RelaisCardMaker *maker, const char *id, GError **error)
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

  *person = load_person (maker, id, &local_error);
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

/* Whether the card may be made. When everybody's are, those who are gone are not worth a line. */
static gboolean
may_make (RelaisCardMaker *maker, RelaisConsentDecision decision, const RelaisRecord *about, const RelaisRecord *owner)
{
  GError *error = NULL;

  if (relais_consent_check (decision, about, &error))
    return TRUE;
  if (maker->everybody && (decision == RELAIS_CONSENT_DECEASED || decision == RELAIS_CONSENT_ARCHIVED))
    g_error_free (error);
  else
    g_ptr_array_add (maker->refused, relais_print_refusal_new (relais_record_get_id (owner), error));
  return FALSE;
}

/* --- Names and numbers --- */

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_LATIN)
        return FALSE;
    }
  return TRUE;
}

/* The usual name where it is in letters of their own and there is a name that everybody can read. */
static const char *
get_other_script (const RelaisRecord *person)
{
  const char *usual = relais_record_get (person, RELAIS_PERSON_USUAL_NAME);

  return usual != NULL && !is_latin (usual) && relais_record_get (person, RELAIS_PERSON_GIVEN_NAME) != NULL ? usual : NULL;
}

static char *
make_name (const RelaisRecord *person)
{
  g_autoptr (RelaisRecord) readable = NULL;

  if (get_other_script (person) == NULL)
    return relais_person_get_name (person);
  readable = relais_record_with (person, RELAIS_PERSON_USUAL_NAME, NULL);
  return relais_person_get_name (readable);
}

/* The first number of a person as it is printed, and when to call it. */
static char *
make_number (const RelaisRecord *person, const char **hours)
{
  static const struct {
    guint phone;
    guint hours;
  } fields[RELAIS_PERSON_N_PHONES] = {
    { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE_HOURS },
    { RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE2_HOURS },
    { RELAIS_PERSON_PHONE3, RELAIS_PERSON_PHONE3_HOURS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *phone = relais_record_get (person, fields[i].phone);

      if (phone == NULL)
        continue;
      *hours = relais_record_get (person, fields[i].hours);
      return relais_field_format (&relais_person_type.fields[fields[i].phone], phone);
    }
  return NULL;
}

static void
add_number (RelaisCardDraft *draft, const char *number)
{
  g_string_append_printf (draft->numbers, "%s%s", draft->numbers->len > 0 ? ";" : "", number);
}

static RelaisCardDraft *
add_draft (RelaisCardMaker *maker, RelaisCardKind kind, const RelaisRecord *owner, const RelaisRecord *subject)
{
  RelaisCardDraft *draft = g_new0 (RelaisCardDraft, 1);
  g_autofree char *name = make_name (owner);

  draft->data = relais_card_data_new (kind, maker->practice);
  draft->paper = kind == RELAIS_CARD_CAREGIVER ? "card-caregiver" : "card-patient";
  draft->kind = relais_record_get_type (subject)->name;
  draft->subject = g_strdup (relais_record_get_id (subject));
  draft->person = g_strdup (relais_record_get_id (owner));
  draft->numbers = g_string_new (relais_card_practice_get_phone (maker->practice));

  relais_card_data_set_owner (draft->data, name, get_other_script (owner));
  relais_card_data_set_printed (draft->data, maker->today);
  g_ptr_array_add (maker->drafts, draft);
  return draft;
}

/* --- Whom to call --- */

/* A minor is never first; else the calling order of the patient. */
static int
compare_bonds (gconstpointer a, gconstpointer b, gpointer data)
{
  const RelaisBond *first = *(RelaisBond *const *) a;
  const RelaisBond *second = *(RelaisBond *const *) b;
  const RelaisCardMaker *maker = data;
  gboolean first_minor = relais_person_is_minor (first->other, maker->today);
  gboolean second_minor = relais_person_is_minor (second->other, maker->today);

  if (first_minor != second_minor)
    return first_minor ? 1 : -1;
  return relais_care_link_compare_rank (first->link, second->link);
}

/* Those of @links whose caregivers agreed to be printed, in the order in which they are called. */
static GPtrArray *
list_callable (RelaisCardMaker *maker, const RelaisRecord *patient, GPtrArray *links, GError **error)
{
  g_autoptr (GPtrArray) bonds = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_bond_free);

  for (guint i = 0; i < links->len; i++)
    {
      RelaisRecord *link = g_ptr_array_index (links, i);
      const RelaisRecord *caregiver = load_person (maker, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), error);
      RelaisBond *bond;

      if (caregiver == NULL)
        return NULL;
      if (relais_consent_decide (link, caregiver, patient, RELAIS_PURPOSE_PRINT, maker->today, NULL) != RELAIS_CONSENT_ALLOWED)
        continue;
      bond = g_new (RelaisBond, 1);
      bond->link = relais_record_ref (link);
      bond->other = relais_record_ref ((RelaisRecord *) caregiver);
      g_ptr_array_add (bonds, bond);
    }
  g_ptr_array_sort_with_data (bonds, compare_bonds, maker);
  return g_steal_pointer (&bonds);
}

/* Puts down the first of @bonds that have a number, without the owner of the card. A minor whom no adult would precede is
 * left out: the practice is called in their place. */
static void
add_callable (RelaisCardMaker *maker, RelaisCardDraft *draft, GPtrArray *bonds)
{
  guint n_added = 0;

  for (guint i = 0; i < bonds->len && n_added < RELAIS_CARD_MAX_PEOPLE; i++)
    {
      const RelaisBond *bond = g_ptr_array_index (bonds, i);
      RelaisCardPerson person = { .sex = relais_record_get (bond->other, RELAIS_PERSON_SEX),
                                  .relation = relais_record_get (bond->link, RELAIS_CARE_LINK_RELATION) };
      g_autofree char *name = make_name (bond->other);
      g_autofree char *number = make_number (bond->other, &person.hours);

      if (number == NULL || g_str_equal (relais_record_get_id (bond->other), draft->person) ||
          (n_added == 0 && relais_person_is_minor (bond->other, maker->today)))
        continue;
      person.name = name;
      person.phone = number;
      relais_card_data_add_person (draft->data, &person);
      add_number (draft, number);
      n_added++;
    }
}

static char *
make_role_number (const RelaisRecord *role)
{
  const char *phone = relais_record_get (role, RELAIS_PERSON_ROLE_PHONE);

  return phone != NULL ? relais_field_format (&relais_person_role_type.fields[RELAIS_PERSON_ROLE_PHONE], phone) : NULL;
}

static void
set_trusted (RelaisCardDraft *draft, const char *name, const char *number, const char *hours)
{
  const RelaisCardPerson person = { .name = name, .phone = number, .hours = hours };

  relais_card_data_set_trusted (draft->data, &person);
  add_number (draft, number);
}

/* A trusted person of the register who helps this patient has said whether to be printed; another one never was asked by
 * us, but the patient named them, and this card is the patient's own. */
static gboolean
may_print_trusted (RelaisCardMaker *maker, const RelaisRecord *person, const RelaisRecord *patient, GPtrArray *links,
                   GPtrArray *bonds)
{
  for (guint i = 0; i < bonds->len; i++)
    {
      if (((RelaisBond *) g_ptr_array_index (bonds, i))->other == person)
        return TRUE;
    }
  for (guint i = 0; i < links->len; i++)
    {
      if (relais_record_is (g_ptr_array_index (links, i), RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (person)))
        return FALSE;
    }
  return relais_consent_decide (NULL, NULL, person, RELAIS_PURPOSE_PRINT, maker->today, NULL) == RELAIS_CONSENT_ALLOWED;
}

static gboolean
add_trusted (RelaisCardMaker *maker, RelaisCardDraft *draft, const RelaisRecord *patient, GPtrArray *links,
             GPtrArray *bonds, GError **error)
{
  g_autoptr (GPtrArray) roles = relais_care_queries_list_roles (maker->db, draft->subject, NULL, error);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const RelaisRecord *role = g_ptr_array_index (roles, i);
      const char *id = relais_record_get (role, RELAIS_PERSON_ROLE_PERSON);
      const RelaisRecord *person = NULL;
      const char *hours = NULL;
      g_autofree char *name = NULL;
      g_autofree char *number = NULL;

      if (!relais_record_is (role, RELAIS_PERSON_ROLE_ROLE, "trusted_person") ||
          !relais_person_role_is_current (role, maker->today))
        continue;
      if (id != NULL && (person = load_person (maker, id, error)) == NULL)
        return FALSE;
      if (person != NULL && !may_print_trusted (maker, person, patient, links, bonds))
        continue;

      name = person != NULL ? make_name (person) : g_strdup (relais_record_get (role, RELAIS_PERSON_ROLE_NAME));
      number = person != NULL ? make_number (person, &hours) : make_role_number (role);
      if (number == NULL)
        continue;
      set_trusted (draft, name, number, hours);
      return TRUE;
    }
  return roles != NULL;
}

/* --- Cards --- */

static gboolean
make_caregiver_card (RelaisCardMaker *maker, const RelaisRecord *link, const RelaisRecord *caregiver,
                     const RelaisRecord *patient, GError **error)
{
  const char *patient_id = relais_record_get_id (patient);
  g_autoptr (GPtrArray) links = relais_care_queries_list_links (maker->db, NULL, patient_id, error);
  g_autoptr (GPtrArray) bonds = links != NULL ? list_callable (maker, patient, links, error) : NULL;
  const char *usual = get_other_script (patient) == NULL ? relais_record_get (patient, RELAIS_PERSON_USUAL_NAME) : NULL;
  RelaisCardDraft *draft;

  if (bonds == NULL)
    return FALSE;

  draft = add_draft (maker, RELAIS_CARD_CAREGIVER, caregiver, link);
  relais_card_data_set_no_label (draft->data, relais_record_is (caregiver, RELAIS_PERSON_NO_LABEL, "yes"));
  relais_card_data_set_aided (draft->data, usual != NULL ? usual : relais_record_get (patient, RELAIS_PERSON_GIVEN_NAME),
                              relais_record_get (patient, RELAIS_PERSON_FAMILY_NAME));
  relais_card_data_set_reference (draft->data, relais_record_get (link, RELAIS_CARE_LINK_REFERENCE));
  add_callable (maker, draft, bonds);
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
      const RelaisRecord *patient = load_person (maker, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);

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
      const RelaisRecord *about = NULL;
      RelaisConsentDecision decision;

      if (!relais_care_link_is_current (link, maker->today))
        continue;
      (*n_current)++;
      patient = load_person (maker, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);
      if (patient == NULL)
        return FALSE;
      decision = relais_consent_decide (link, caregiver, patient, RELAIS_PURPOSE_PRINT, maker->today, &about);
      if (may_make (maker, decision, about, caregiver) && !make_caregiver_card (maker, link, caregiver, patient, error))
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
  const RelaisRecord *about = NULL;
  const RelaisRecord *patient;
  RelaisConsentDecision decision;
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
  decision = relais_consent_decide (NULL, NULL, patient, RELAIS_PURPOSE_PRINT, maker->today, &about);
  if (!may_make (maker, decision, about, patient))
    return TRUE;

  links = relais_care_queries_list_links (maker->db, NULL, id, error);
  bonds = links != NULL ? list_callable (maker, patient, links, error) : NULL;
  if (bonds == NULL)
    return FALSE;
  draft = add_draft (maker, RELAIS_CARD_PATIENT, patient, patient);
  relais_card_data_set_language (draft->data, relais_record_get (patient, RELAIS_PERSON_LANGUAGE),
                                 relais_record_is (patient, RELAIS_PERSON_INTERPRETER, "yes"));
  add_callable (maker, draft, bonds);
  return add_trusted (maker, draft, patient, links, bonds, error);
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
  g_free (draft);
}

#include "relais-care-link-check.h"
#include "relais-care-link.h"
#include "relais-domain-test.h"
#include "relais-issue.h"
#include "relais-person.h"

static const RelaisDate today = { 2026, 11, 20 };

#define LINK   "caregiver=fatima; patient=mohamed; relation=daughter; "
#define SOCIAL LINK "recognition=social_rights; "
#define THREE  "caregiver=a; recognition=social_rights", "caregiver=b; recognition=social_rights",                   \
               "caregiver=c; recognition=social_rights"

static const struct {
  const char *link;
  const char *caregiver;
  const char *others[4];
  const char *issues;
} cases[] = {
  { LINK, "", { NULL }, "" },

  /* The two people. */
  { "", "", { NULL }, "caregiver: required; patient: required; relation: relation-missing" },
  { "caregiver=fatima; patient=mohamed", "", { NULL }, "relation: relation-missing" },
  { "caregiver=mohamed; patient=mohamed; relation=other", "", { NULL }, "caregiver: link-to-oneself" },
  { LINK, "", { "caregiver=fatima" }, "caregiver: link-twice" },
  { LINK, "", { "caregiver=fatima; end=2026-11-19" }, "" },
  { LINK "end=2026-11-19", "", { "caregiver=fatima" }, "" },

  /* The calling order. */
  { LINK "rank=1", "", { "caregiver=karim; rank=2" }, "" },
  { LINK "rank=1", "", { "caregiver=karim; rank=1" }, "rank: rank-taken (1)" },
  { LINK "rank=1", "", { "caregiver=karim; rank=1; end=2026-01" }, "" },
  { LINK, "", { "caregiver=karim" }, "" },

  /* A minor is never the first whom the hospital calls. */
  { LINK "rank=1; consent_hospital=yes", "minor=yes", { NULL }, "rank: minor-first" },
  { LINK "rank=2; consent_hospital=yes", "minor=yes", { "caregiver=karim; rank=1" }, "rank: minor-first" },
  { LINK "rank=2; consent_hospital=yes", "minor=yes", { "caregiver=karim; rank=1; consent_hospital=no" },
    "rank: minor-first" },
  { LINK "rank=2; consent_hospital=yes", "minor=yes", { "caregiver=karim; rank=1; consent_hospital=yes" }, "" },
  { LINK "rank=2; consent_hospital=yes", "minor=yes", { "caregiver=karim; rank=1; consent_hospital=yes; end=2026" },
    "" },
  { LINK "rank=2; consent_hospital=yes", "minor=yes", { "caregiver=karim; rank=1; consent_hospital=yes; end=2025" },
    "rank: minor-first" },
  { LINK "main=yes; consent_hospital=yes", "minor=yes", { "caregiver=karim; rank=1; consent_hospital=yes" },
    "rank: minor-first" },
  { LINK "rank=1; consent_hospital=no", "minor=yes", { NULL }, "" },
  { LINK "rank=1", "minor=yes", { NULL }, "" },
  { LINK "rank=1; consent_hospital=yes", "minor=yes; birth_date=2008-11-20", { NULL }, "" },
  { LINK "rank=1; consent_hospital=yes; end=2026-11-01", "minor=yes", { NULL }, "" },

  /* A minor on paper. */
  { LINK "consent_print=yes; consent_print_how=oral", "minor=yes", { NULL }, "consent_print: minor-needs-parent" },
  { LINK "consent_print=yes; consent_print_how=written", "minor=yes", { NULL }, "" },
  { LINK "consent_print=no", "minor=yes", { NULL }, "" },
  { LINK "consent_print=yes", "", { NULL }, "" },

  /* Dates. */
  { LINK "start=2026-05-01; end=2026-04-30", "", { NULL }, "end: end-before-start" },
  { LINK "start=2026-05-01; end=2026-05-01", "", { NULL }, "" },
  { LINK "start=2026-05-01; end=2026", "", { NULL }, "" },
  { LINK "start=2026-05; end=2025", "", { NULL }, "end: end-before-start" },
  { LINK "end=2020", "", { NULL }, "" },
  { LINK "consent_keep_date=2026-11-21; consent_invite_date=2026-11-20", "", { NULL },
    "consent_keep_date: date-in-future" },
  { LINK "recognition_informed=2026-11-21", "", { NULL }, "recognition_informed: date-in-future" },

  /* Recognition. */
  { SOCIAL, "", { NULL }, "recognition_from: recognition-no-date" },
  { SOCIAL "recognition_from=2026-03-12", "", { NULL },
    "recognition_until: recognition-suggested-end (2027-03-12)" },
  { SOCIAL "recognition_from=2026-03-12; recognition_until=2027-03-12", "", { NULL }, "" },
  { SOCIAL "recognition_from=2026-03-12; recognition_until=2027-03-13", "", { NULL },
    "recognition_until: recognition-over-a-year (2027-03-12)" },
  { SOCIAL "recognition_from=2026-03-12; recognition_until=2026-03-11", "", { NULL },
    "recognition_until: end-before-start" },
  { SOCIAL "recognition_until=2027-03-12", "", { NULL }, "" },
  { LINK "recognition=general; recognition_from=2026-03-12", "", { NULL }, "" },
  { LINK "recognition=general; recognition_until=2027-03-12", "", { NULL }, "recognition_until: recognition-no-end" },
  { LINK "recognition_until=2027-03-12", "", { NULL }, "recognition_until: recognition-no-end" },
  { LINK "recognition=general; recognition_from=2026-03-12; recognition_informed=2026-03-13", "", { NULL },
    "recognition_informed: recognition-before-informed" },
  { LINK "recognition=general; recognition_from=2026-03-12; recognition_informed=2026-03-12", "", { NULL }, "" },

  /* More than three are worth a look. */
  { SOCIAL "recognition_until=2027-01-01", "", { THREE }, "recognition: recognition-too-many (4)" },
  { SOCIAL "recognition_until=2027-01-01", "",
    { "caregiver=a; recognition=social_rights", "caregiver=b; recognition=social_rights" }, "" },
  { SOCIAL "recognition_until=2026-11-19", "", { THREE }, "" },
  { LINK "recognition=general", "", { THREE, "caregiver=d; recognition=social_rights" }, "" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) link = relais_test_make_record (&relais_care_link_type, "link", cases[i].link);
      g_autoptr (RelaisRecord) caregiver = relais_test_make_record (&relais_person_type, "fatima", cases[i].caregiver);
      g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *said = NULL;

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].link);
      for (gsize o = 0; o < G_N_ELEMENTS (cases[i].others) && cases[i].others[o] != NULL; o++)
        g_ptr_array_add (links, relais_test_make_record (&relais_care_link_type, NULL, cases[i].others[o]));

      /* The link as it was before the change is no other link. */
      g_ptr_array_add (links, relais_test_make_record (&relais_care_link_type, "link", SOCIAL "rank=1"));

      relais_care_link_check (link, caregiver, links, today, issues);
      said = relais_test_list_issues (issues);
      g_assert_cmpstr (said, ==, cases[i].issues);
    }
}

static void
test_caregiver_may_be_unknown (void)
{
  g_autoptr (RelaisRecord) link =
      relais_test_make_record (&relais_care_link_type, NULL, LINK "rank=1; consent_hospital=yes");
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  relais_care_link_check (link, NULL, links, today, issues);
  g_assert_cmpuint (issues->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care-link-check/cases", test_cases);
  g_test_add_func ("/care-link-check/caregiver-may-be-unknown", test_caregiver_may_be_unknown);
  return g_test_run ();
}

#include "relais-domain-test.h"
#include "relais-issue.h"
#include "relais-merge.h"
#include "relais-person.h"

static const struct {
  const char *keep;
  const char *other;
  const char *kept;
  const char *issues;
} cases[] = {
  /* Empty fields are filled, known ones stay and the difference is said. */
  { "family_name=El Amrani", "given_name=Fatima; language=ar", "family_name=El Amrani; given_name=Fatima; language=ar",
    "" },
  { "family_name=El Amrani; sex=female", "family_name=Benali; sex=female", "family_name=El Amrani; sex=female",
    "family_name: merge-other-value (Benali)" },
  { "family_name=El Amrani", "family_name=ELAMRANI", "family_name=El Amrani", "" },
  { "email=a.b@example.be", "email=A.B@example.be", "email=a.b@example.be", "" },
  { "email=a.b@example.be", "email=ab@example.be", "email=a.b@example.be", "email: merge-other-value (ab@example.be)" },
  { "reads=fr", "reads=nl", "reads=fr", "reads: merge-other-value (Dutch)" },

  /* Dates of birth. */
  { "birth_date=1948", "birth_date=1948-03-12", "birth_date=1948-03-12", "" },
  { "birth_date=1948-03-12", "birth_date=1948", "birth_date=1948-03-12", "" },
  { "", "birth_date=1948", "birth_date=1948", "" },
  { "birth_date=1948", "", "birth_date=1948", "" },
  { "birth_date=1948-03-12", "birth_date=1948-12-03", "birth_date=1948-03-12",
    "birth_date: merge-other-value (1948-12-03)" },

  /* An address is one place. */
  { "street=Rue Haute 1", "street=rue haute 1; postcode=1000; commune=Bruxelles",
    "street=Rue Haute 1; postcode=1000; commune=Bruxelles", "" },
  { "street=Rue Haute 1", "street=Rue Basse 2; postcode=1030", "street=Rue Haute 1",
    "street: merge-other-value (Rue Basse 2); postcode: merge-other-value (1030)" },
  { "postcode=1000", "street=Rue Basse 2; postcode=1030", "postcode=1000",
    "street: merge-other-value (Rue Basse 2); postcode: merge-other-value (1030)" },

  /* Numbers are united. */
  { "phone=0478 12 34 56", "phone=+32 478/12.34.56; phone2=02 474 02 55",
    "phone=0478 12 34 56; phone2=02 474 02 55", "" },
  { "phone=0478 12 34 56; phone_hours=1-5", "phone=0478123456; phone_hours=6-7; phone_no_message=yes",
    "phone=0478 12 34 56; phone_hours=1-5; phone_no_message=yes", "phone_hours: merge-other-value (6-7)" },
  { "phone=0478 12 34 56; phone_no_message=yes", "phone=0478123456; phone_hours=6-7; phone_no_message=no",
    "phone=0478 12 34 56; phone_hours=6-7; phone_no_message=yes", "" },
  { "phone=0478 12 34 56", "phone=0478123456; phone_no_message=no", "phone=0478 12 34 56; phone_no_message=no", "" },
  { "phone2=0478 12 34 56", "phone=02 474 02 55; phone_hours=1-5; phone_no_message=yes",
    "phone=02 474 02 55; phone_hours=1-5; phone_no_message=yes; phone2=0478 12 34 56", "" },
  { "phone=0478 12 34 56; phone2=02 474 02 55", "phone=0471 11 11 11; phone2=0472 22 22 22; phone3=02 474 02 55",
    "phone=0478 12 34 56; phone2=02 474 02 55; phone3=0471 11 11 11", "phone2: merge-phone-left-out (0472 22 22 22)" },
  { "phone=112", "phone=112", "phone=112", "" },
  { "phone=unknown", "phone=unknown", "phone=unknown", "" },

  /* Sets are united, in the order of the field. */
  { "flags=homeless; signs=tired", "flags=elderly;homeless; signs=conflict",
    "flags=elderly;homeless; signs=tired;conflict", "" },

  /* One yes is enough. */
  { "is_patient=yes", "is_caregiver=yes; protected=yes; ask_first=yes; no_label=yes; interpreter=yes",
    "interpreter=yes; is_patient=yes; protected=yes; ask_first=yes; is_caregiver=yes; no_label=yes", "" },
  { "protected=yes; interpreter=no", "protected=no; interpreter=yes", "interpreter=yes; protected=yes", "" },

  /* The agreement comes whole, and a no stands. */
  { "agreement=not_asked", "agreement=given; agreement_date=2026-01-01; agreement_how=oral; agreement_by=Els",
    "agreement=given; agreement_date=2026-01-01; agreement_how=oral; agreement_by=Els", "" },
  { "agreement=given; agreement_date=2026-02-02; agreement_by=Els", "agreement=refused; agreement_date=2026-01-01",
    "agreement=refused; agreement_date=2026-01-01", "agreement: merge-other-value (given)" },
  { "agreement=withdrawn; agreement_date=2026-02-02", "agreement=given; agreement_by=Els",
    "agreement=withdrawn; agreement_date=2026-02-02", "agreement: merge-other-value (given)" },
  { "agreement=given; agreement_by=Els", "agreement=not_asked", "agreement=given; agreement_by=Els", "" },
  { "agreement=refused", "agreement=withdrawn", "agreement=refused", "agreement: merge-other-value (withdrawn)" },

  /* Who must not be informed: all of them. */
  { "do_not_inform=Karim", "do_not_inform=son ex-mari", "do_not_inform=Karim; son ex-mari", "" },
  { "do_not_inform=Karim", "do_not_inform=KARIM", "do_not_inform=Karim", "" },
  { "", "do_not_inform=Karim", "do_not_inform=Karim", "" },

  /* The first stop, the last look, death. */
  { "stopped_on=2026-05-01", "stopped_on=2026-03-01", "stopped_on=2026-03-01", "" },
  { "stopped_on=2026-05-01", "stopped_on=2026-06-01", "stopped_on=2026-05-01", "" },
  { "", "stopped_on=2026-06-01", "stopped_on=2026-06-01", "" },
  { "signs_checked=2026-05-01", "signs_checked=2026-06-01", "signs_checked=2026-06-01", "" },
  { "signs_checked=2026-05-01", "signs_checked=2026-04-01", "signs_checked=2026-05-01", "" },
  { "state=followed", "state=deceased; died_on=2026-10-01", "died_on=2026-10-01; state=deceased",
    "state: merge-other-value (followed)" },
  { "state=deceased", "state=followed", "state=deceased", "state: merge-other-value (followed)" },
  { "state=followed", "state=left", "state=followed", "state: merge-other-value (left us)" },

  /* Numbers that only one record may have. */
  { "", "national_number=85073003328; chart_number=12", "chart_number=12; national_number=85073003328", "" },
  { "national_number=85073003328; chart_number=11", "national_number=17073003384; chart_number=12",
    "chart_number=11; national_number=85073003328",
    "chart_number: merge-other-value (12); national_number: merge-other-value (•••)" },

  /* What is of the record is not carried over. */
  { "", "archived_on=2026-01-01; merged_into=x", "", "" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) keep = relais_test_make_record (&relais_person_type, "keep", cases[i].keep);
      g_autoptr (RelaisRecord) other = relais_test_make_record (&relais_person_type, "other", cases[i].other);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autoptr (RelaisRecord) kept = NULL;
      g_autoptr (RelaisRecord) merged_away = NULL;
      g_autofree char *values = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%s | %s", cases[i].keep, cases[i].other);
      relais_merge_people (keep, other, &kept, &merged_away, issues);
      values = relais_test_list_values (kept);
      said = relais_test_list_issues (issues);
      g_assert_cmpstr (values, ==, cases[i].kept);
      g_assert_cmpstr (said, ==, cases[i].issues);
      g_assert_cmpstr (relais_record_get_id (kept), ==, "keep");
      g_assert_cmpint (relais_record_get_revision (kept), ==, 4);
      g_assert_false (relais_issues_have_errors (issues));
    }
}

/* A new field of the table must not be forgotten here: an empty record takes every one but two. */
static void
test_no_field_is_forgotten (void)
{
  for (guint i = 0; i < RELAIS_PERSON_N_FIELDS; i++)
    {
      const RelaisField *field = &relais_person_type.fields[i];
      g_autoptr (RelaisRecord) keep = relais_test_make_record (&relais_person_type, "keep", "");
      g_autoptr (RelaisRecord) empty =
          relais_test_make_record (&relais_person_type, "other", "phone=1; phone2=2; phone3=3; agreement=given");
      g_autoptr (RelaisRecord) other = relais_record_with (empty, i, field->words != NULL ? field->words[1] : "yes");
      g_autoptr (RelaisRecord) kept = NULL;
      g_autoptr (RelaisRecord) merged_away = NULL;

      g_test_message ("%s", field->name);
      relais_merge_people (keep, other, &kept, &merged_away, NULL);
      if (i == RELAIS_PERSON_ARCHIVED_ON || i == RELAIS_PERSON_MERGED_INTO)
        g_assert_null (relais_record_get (kept, i));
      else
        g_assert_cmpstr (relais_record_get (kept, i), ==, relais_record_get (other, i));
    }
}

static void
test_the_other_points_to_it (void)
{
  g_autoptr (RelaisRecord) keep = relais_test_make_record (&relais_person_type, "keep", "national_number=85073003328");
  g_autoptr (RelaisRecord) other =
      relais_test_make_record (&relais_person_type,
                               "other", "family_name=El Amrani; national_number=17073003384; chart_number=12");
  g_autoptr (RelaisRecord) kept = NULL;
  g_autoptr (RelaisRecord) merged_away = NULL;
  g_autofree char *values = NULL;

  relais_merge_people (keep, other, &kept, &merged_away, NULL);
  values = relais_test_list_values (merged_away);
  g_assert_cmpstr (values, ==, "family_name=El Amrani; merged_into=keep");
  g_assert_cmpstr (relais_record_get_id (merged_away), ==, "other");
  g_assert_true (relais_person_is_archived (merged_away));
  g_assert_false (relais_person_is_archived (kept));
}

static void
test_texts_that_do_not_fit (void)
{
  g_autofree char *long_text = g_strnfill (150, 'x');
  g_autofree char *longer_text = g_strnfill (150, 'y');
  g_autoptr (RelaisRecord) empty = relais_test_make_record (&relais_person_type, NULL, "");
  g_autoptr (RelaisRecord) keep = relais_record_with (empty, RELAIS_PERSON_DO_NOT_INFORM, long_text);
  g_autoptr (RelaisRecord) other = relais_record_with (empty, RELAIS_PERSON_DO_NOT_INFORM, longer_text);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) kept = NULL;
  g_autoptr (RelaisRecord) merged_away = NULL;

  relais_merge_people (keep, other, &kept, &merged_away, issues);
  g_assert_true (relais_issues_have_errors (issues));
  g_assert_cmpint (relais_issues_find (issues, "do_not_inform")->code, ==, RELAIS_ISSUE_TEXT_TOO_LONG);
  g_assert_cmpstr (relais_record_get (kept, RELAIS_PERSON_DO_NOT_INFORM), ==, long_text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/cases", test_cases);
  g_test_add_func ("/merge/no-field-is-forgotten", test_no_field_is_forgotten);
  g_test_add_func ("/merge/the-other-points-to-it", test_the_other_points_to_it);
  g_test_add_func ("/merge/texts-that-do-not-fit", test_texts_that_do_not_fit);
  return g_test_run ();
}

#include "relais-issue.h"
#include "relais-merge.h"
#include "relais-person.h"

#include <string.h>

/* "field=value; field=value" */
static RelaisRecord *
make_person (const char *id, const char *values)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, id, 4);
  g_auto (GStrv) pairs = g_strsplit (values, "; ", -1);

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      char *value = strchr (pairs[i], '=');

      *value++ = '\0';
      relais_record_builder_set (builder, (guint) relais_record_type_find (&relais_person_type, pairs[i]), value);
    }
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/* The values that are there, as make_person () takes them, in the order of the table. */
static char *
list_values (const RelaisRecord *person)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < RELAIS_PERSON_N_FIELDS; i++)
    {
      if (relais_record_get (person, i) != NULL)
        g_string_append_printf (list, "%s%s=%s", list->len > 0 ? "; " : "", relais_person_type.fields[i].name,
                                relais_record_get (person, i));
    }
  return g_string_free (list, FALSE);
}

static char *
list_issues (GPtrArray *issues)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (list, "%s%s: %s", list->len > 0 ? "; " : "", issue->field, issue->argument);
    }
  return g_string_free (list, FALSE);
}

static const struct {
  const char *keep;
  const char *other;
  const char *kept;
  const char *issues;
} cases[] = {
  /* Empty fields are filled, known ones stay and the difference is said. */
  { "family_name=El Amrani", "given_name=Fatima; language=ar", "family_name=El Amrani; given_name=Fatima; language=ar", "" },
  { "family_name=El Amrani; sex=female", "family_name=Benali; sex=female", "family_name=El Amrani; sex=female",
    "family_name: Benali" },
  { "family_name=El Amrani", "family_name=ELAMRANI", "family_name=El Amrani", "" },
  { "email=a.b@example.be", "email=A.B@example.be", "email=a.b@example.be", "" },
  { "email=a.b@example.be", "email=ab@example.be", "email=a.b@example.be", "email: ab@example.be" },
  { "reads=fr", "reads=nl", "reads=fr", "reads: Dutch" },

  /* Dates of birth. */
  { "birth_date=1948", "birth_date=1948-03-12", "birth_date=1948-03-12", "" },
  { "birth_date=1948-03-12", "birth_date=1948", "birth_date=1948-03-12", "" },
  { "", "birth_date=1948", "birth_date=1948", "" },
  { "birth_date=1948", "", "birth_date=1948", "" },
  { "birth_date=1948-03-12", "birth_date=1948-12-03", "birth_date=1948-03-12", "birth_date: 1948-12-03" },

  /* An address is one place. */
  { "street=Rue Haute 1", "street=rue haute 1; postcode=1000; commune=Bruxelles",
    "street=Rue Haute 1; postcode=1000; commune=Bruxelles", "" },
  { "street=Rue Haute 1", "street=Rue Basse 2; postcode=1030", "street=Rue Haute 1",
    "street: Rue Basse 2; postcode: 1030" },
  { "postcode=1000", "street=Rue Basse 2; postcode=1030", "postcode=1000", "street: Rue Basse 2; postcode: 1030" },

  /* Numbers are united. */
  { "phone=0478 12 34 56", "phone=+32 478/12.34.56; phone2=02 474 02 55",
    "phone=0478 12 34 56; phone2=02 474 02 55", "" },
  { "phone=0478 12 34 56; phone_hours=1-5", "phone=0478123456; phone_hours=6-7; phone_no_message=yes",
    "phone=0478 12 34 56; phone_hours=1-5; phone_no_message=yes", "phone_hours: 6-7" },
  { "phone=0478 12 34 56; phone_no_message=yes", "phone=0478123456; phone_hours=6-7; phone_no_message=no",
    "phone=0478 12 34 56; phone_hours=6-7; phone_no_message=yes", "" },
  { "phone=0478 12 34 56", "phone=0478123456; phone_no_message=no", "phone=0478 12 34 56; phone_no_message=no", "" },
  { "phone2=0478 12 34 56", "phone=02 474 02 55; phone_hours=1-5; phone_no_message=yes",
    "phone=02 474 02 55; phone_hours=1-5; phone_no_message=yes; phone2=0478 12 34 56", "" },
  { "phone=0478 12 34 56; phone2=02 474 02 55", "phone=0471 11 11 11; phone2=0472 22 22 22; phone3=02 474 02 55",
    "phone=0478 12 34 56; phone2=02 474 02 55; phone3=0471 11 11 11", "phone2: 0472 22 22 22" },
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
    "agreement=refused; agreement_date=2026-01-01", "agreement: given" },
  { "agreement=withdrawn; agreement_date=2026-02-02", "agreement=given; agreement_by=Els",
    "agreement=withdrawn; agreement_date=2026-02-02", "agreement: given" },
  { "agreement=given; agreement_by=Els", "agreement=not_asked", "agreement=given; agreement_by=Els", "" },
  { "agreement=refused", "agreement=withdrawn", "agreement=refused", "agreement: withdrawn" },

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
  { "state=followed", "state=deceased; died_on=2026-10-01", "died_on=2026-10-01; state=deceased", "state: followed" },
  { "state=deceased", "state=followed", "state=deceased", "state: followed" },
  { "state=followed", "state=left", "state=followed", "state: left us" },

  /* Numbers that only one record may have. */
  { "", "national_number=85073003328; chart_number=12", "chart_number=12; national_number=85073003328", "" },
  { "national_number=85073003328; chart_number=11", "national_number=17073003384; chart_number=12",
    "chart_number=11; national_number=85073003328", "chart_number: 12; national_number: •••" },

  /* What is of the record is not carried over. */
  { "", "archived_on=2026-01-01; merged_into=x", "", "" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) keep = make_person ("keep", cases[i].keep);
      g_autoptr (RelaisRecord) other = make_person ("other", cases[i].other);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autoptr (RelaisRecord) kept = NULL;
      g_autoptr (RelaisRecord) merged_away = NULL;
      g_autofree char *values = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%s | %s", cases[i].keep, cases[i].other);
      relais_merge_people (keep, other, &kept, &merged_away, issues);
      values = list_values (kept);
      said = list_issues (issues);
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
      g_autoptr (RelaisRecord) keep = make_person ("keep", "");
      g_autoptr (RelaisRecord) empty = make_person ("other", "phone=1; phone2=2; phone3=3; agreement=given");
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
  g_autoptr (RelaisRecord) keep = make_person ("keep", "national_number=85073003328");
  g_autoptr (RelaisRecord) other =
      make_person ("other", "family_name=El Amrani; national_number=17073003384; chart_number=12");
  g_autoptr (RelaisRecord) kept = NULL;
  g_autoptr (RelaisRecord) merged_away = NULL;
  g_autofree char *values = NULL;

  relais_merge_people (keep, other, &kept, &merged_away, NULL);
  values = list_values (merged_away);
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
  g_autoptr (RelaisRecord) empty = make_person (NULL, "");
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

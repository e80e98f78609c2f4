#include "relais-issue.h"
#include "relais-relation.h"

#include <string.h>

static const struct {
  const char *typed;
  const char *word;
} exact[] = {
  { "fille", "daughter" }, { "Fille", "daughter" }, { "sa fille", "daughter" }, { "FILLE AÎNÉE", "daughter" },
  { "fille (aînée)", "daughter" }, { "dochter", "daughter" }, { "zijn dochter", "daughter" },
  { "de dochter van mevrouw", "daughter" }, { "daughter", "daughter" }, { "her daughter", "daughter" },
  { "fils", "son" }, { "son fils", "son" }, { "zoon", "son" }, { "son", "son" }, { "her son", "son" },
  { "épouse", "spouse" }, { "l'épouse", "spouse" }, { "l’épouse", "spouse" }, { "femme", "spouse" },
  { "sa femme", "spouse" }, { "conjoint", "spouse" }, { "conjoint·e", "spouse" }, { "conjoint(e)", "spouse" },
  { "echtgenote", "spouse" }, { "echtgeno(o)t(e)", "spouse" }, { "vrouw", "spouse" }, { "wife", "spouse" },
  { "ép.", "spouse" }, { "époux/épouse", "spouse" },
  { "mari", "husband" }, { "mon mari", "husband" }, { "époux", "husband" }, { "man", "husband" },
  { "haar man", "husband" }, { "echtgenoot", "husband" }, { "husband", "husband" },
  { "compagnon", "partner" }, { "compagne", "partner" }, { "partenaire", "partner" }, { "partner", "partner" },
  { "petit ami", "partner" }, { "cohabitante", "partner" },
  { "voisin", "neighbour" }, { "voisine", "neighbour" }, { "voisin·e", "neighbour" }, { "voisin(e)", "neighbour" },
  { "voisine de palier", "neighbour" }, { "voisine du dessus", "neighbour" }, { "buur", "neighbour" },
  { "buurvrouw", "neighbour" }, { "neighbor", "neighbour" },
  { "ami", "friend" }, { "un ami", "friend" }, { "une amie de la famille", "friend" }, { "vriendin", "friend" },
  { "vriend(in)", "friend" }, { "friend", "friend" },
  { "sœur", "sister" }, { "soeur", "sister" }, { "SOEUR", "sister" }, { "grande sœur", "sister" }, { "zus", "sister" },
  { "jongste zus", "sister" }, { "frère", "brother" }, { "broer", "brother" }, { "brother", "brother" },
  { "mère", "mother" }, { "maman", "mother" }, { "moeder", "mother" }, { "ma mère", "mother" },
  { "père", "father" }, { "papa", "father" }, { "vader", "father" },
  { "enfant", "child" }, { "kind", "child" }, { "fils/fille", "child" },
  { "petite-fille", "grandchild" }, { "petit fils", "grandchild" }, { "kleinzoon", "grandchild" },
  { "grandson", "grandchild" }, { "grand-mère maternelle", "grandparent" }, { "oma", "grandparent" },
  { "grand-parent", "grandparent" }, { "grandfather", "grandparent" },
  { "membre de la famille", "familymember" }, { "famille", "familymember" }, { "familielid", "familymember" },
  { "belle-sœur", "sisterinlaw" }, { "Belle Soeur", "sisterinlaw" }, { "schoonzus", "sisterinlaw" },
  { "sister-in-law", "sisterinlaw" }, { "beau-frère", "brotherinlaw" }, { "schoonbroer", "brotherinlaw" },
  { "stiefzoon", "stepson" }, { "stepdaughter", "stepdaughter" }, { "fils du conjoint", "stepson" },
  { "beau-père (mari de la mère)", "stepfather" }, { "stiefmoeder", "stepmother" },
  { "tuteur", "tutor" }, { "voogd", "tutor" }, { "legal guardian", "tutor" }, { "avocate", "lawyer" },
  { "notaris", "notary" }, { "employeuse", "employer" }, { "autre", "other" }, { "andere", "other" },
};

static void
test_exact (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *word = relais_relation_parse (exact[i].typed, "relation", issues);

      g_test_message ("%s", exact[i].typed);
      g_assert_cmpstr (word, ==, exact[i].word);
      g_assert_cmpuint (issues->len, ==, 0);
    }
}

static void
test_nearest_and_unknown (void)
{
  static const struct {
    const char *typed;
    const char *word;
    int code; /* -1: none */
  } cases[] = {
    { "beau-fils", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "sa belle-fille", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "schoondochter", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "son-in-law", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "gendre", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "ex-mari", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "bénévole", "other", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "nièce", "familymember", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "neef", "familymember", RELAIS_ISSUE_RELATION_AS_OTHER },
    { "fille du voisin", NULL, RELAIS_ISSUE_RELATION_UNKNOWN },
    { "infirmière", NULL, RELAIS_ISSUE_RELATION_UNKNOWN },
    { "?", NULL, RELAIS_ISSUE_RELATION_UNKNOWN },
    { "de la", NULL, RELAIS_ISSUE_RELATION_UNKNOWN },
    { "'; DROP TABLE link", NULL, RELAIS_ISSUE_RELATION_UNKNOWN },
    { "  ", NULL, -1 },
    { NULL, NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *word = relais_relation_parse (cases[i].typed, "relation", issues);
      const RelaisIssue *issue = relais_issues_find (issues, "relation");

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (word, ==, cases[i].word);
      g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, cases[i].code);
      if (issue != NULL)
        g_assert_cmpstr (issue->argument, ==, cases[i].typed);
    }
}

/* The codes of CD-CONTACT-PERSON as the XSD of KMEHR has them. */
static const char kmehr[] = " mother father child familymember spouse husband partner other brother sister "
                            "brotherinlaw sisterinlaw tutor notary lawyer employer grandparent son daughter grandchild neighbour "
                            "stepson stepdaughter stepfather stepmother ";

static void
test_words (void)
{
  const char *const *words = relais_relation_get_words ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_words = 0;

  for (; words[n_words] != NULL; n_words++)
    {
      g_autofree char *spaced = g_strdup_printf (" %s ", words[n_words]);
      g_autofree char *again = relais_relation_parse (words[n_words], "relation", NULL);
      g_autofree char *exported = g_strdup_printf (" %s ", relais_relation_get_kmehr (words[n_words]));

      g_test_message ("%s", words[n_words]);
      g_assert_true (g_hash_table_add (seen, (gpointer) words[n_words]));
      g_assert_true (relais_relation_is_valid (words[n_words]));
      g_assert_cmpstr (again, ==, words[n_words]);
      g_assert_nonnull (strstr (kmehr, exported));
      g_assert_cmpint (strstr (kmehr, spaced) != NULL, ==, g_strcmp0 (words[n_words], "friend") != 0);
    }

  g_assert_cmpuint (n_words, ==, 26);
  g_assert_cmpuint (n_words, >, RELAIS_RELATION_N_COMMON);
  g_assert_cmpstr (words[0], ==, "daughter");
  g_assert_cmpstr (relais_relation_get_kmehr ("friend"), ==, "other");
  g_assert_false (relais_relation_is_valid ("fille"));
  g_assert_false (relais_relation_is_valid (NULL));
}

static void
test_labels (void)
{
  static const struct {
    const char *word;
    RelaisRelationForm form;
    const char *context;
    const char *label;
  } cases[] = {
    { "daughter", RELAIS_RELATION_ON_SCREEN, "relation", "daughter" },
    { "daughter", RELAIS_RELATION_FOR_WOMAN, "relation", "daughter" },
    { "neighbour", RELAIS_RELATION_ON_SCREEN, "relation", "neighbour" },
    { "neighbour", RELAIS_RELATION_ON_PAPER, "relation on paper", "neighbour" },
    { "neighbour", RELAIS_RELATION_FOR_WOMAN, "relation, woman", "neighbour" },
    { "spouse", RELAIS_RELATION_FOR_WOMAN, "relation, woman", "wife" },
    { "spouse", RELAIS_RELATION_FOR_MAN, "relation, man", "husband" },
    { "grandchild", RELAIS_RELATION_ON_PAPER, "relation", "grandchild" },
    { "grandchild", RELAIS_RELATION_FOR_MAN, "relation, man", "grandson" },
    { "other", RELAIS_RELATION_FOR_MAN, "relation on paper", "relative or friend" },
    { "stepson", RELAIS_RELATION_FOR_MAN, "relation on paper", "stepson" },
  };
  const char *const *words = relais_relation_get_words ();
  const char *context = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (relais_relation_get_label (cases[i].word, cases[i].form, &context), ==, cases[i].label);
      g_assert_cmpstr (context, ==, cases[i].context);
    }

  for (guint i = 0; words[i] != NULL; i++)
    {
      for (int form = RELAIS_RELATION_ON_SCREEN; form <= RELAIS_RELATION_FOR_MAN; form++)
        g_assert_nonnull (relais_relation_get_label (words[i], (RelaisRelationForm) form, &context));
    }
  g_assert_null (relais_relation_get_label ("fille", RELAIS_RELATION_ON_SCREEN, &context));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation/exact", test_exact);
  g_test_add_func ("/relation/nearest-and-unknown", test_nearest_and_unknown);
  g_test_add_func ("/relation/words", test_words);
  g_test_add_func ("/relation/labels", test_labels);
  return g_test_run ();
}

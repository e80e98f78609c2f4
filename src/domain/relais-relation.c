/* What a caregiver is to the person helped: the 25 words of KMEHR CD-CONTACT-PERSON and "friend", with what people call
 * them in French, Dutch and English. A word is what the caregiver is: a "daughter" helps her parent. Pure, any thread.
 */

#include "relais-relation.h"

#include "relais-issue.h"
#include "relais-spelling.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *word;
  const char *spellings; /* folded, without spaces */
  const char *labels[4]; /* by RelaisRelationForm; NULL where the plainer one serves */
} Relation;

static const char *const contexts[] = {
  [RELAIS_RELATION_ON_SCREEN] = "relation",
  [RELAIS_RELATION_ON_PAPER] = "relation on paper",
  [RELAIS_RELATION_FOR_WOMAN] = "relation, woman",
  [RELAIS_RELATION_FOR_MAN] = "relation, man",
};

static const Relation relations[] = {
  /* The eight that come first: they are nearly all that a desk needs. */
  { "daughter",
    "fille dochter dtr fillette",
    { NC_("relation", "daughter") } },
  { "son",
    "fils zoon zn herson hisson myson theirson eldestson youngestson",
    { NC_("relation", "son") } },
  { "spouse",
    "epouse ep epse femme conjoint conjointe conjointconjointe echtgenote echtgenotee "
    "echtgenootechtgenote vrouw wife epouxse epouxepouse echtgenoote echtg huwelijkspartner",
    { NC_("relation", "spouse"), NC_("relation on paper", "spouse"),
      NC_("relation, woman", "wife"), NC_("relation, man", "husband") } },
  { "partner",
    "partenaire compagnon compagne compagnoncompagne cohabitant cohabitante levenspartner levensgezel "
    "levensgezellin samenwonendepartner petitami petiteamie boyfriend girlfriend lief",
    { NC_("relation", "partner") } },
  { "neighbour",
    "voisin voisine voisinvoisine buur buurman buurvrouw neighbor buurvrouwman gebuur",
    { NC_("relation", "neighbour"), NC_("relation on paper", "neighbour"),
      NC_("relation, woman", "neighbour"), NC_("relation, man", "neighbour") } },
  { "friend",
    "ami amie amiamie vriend vriendin vriendvriendin copain copine amidelafamille amiefamille amifamille "
    "vriendfamilie",
    { NC_("relation", "friend"), NC_("relation on paper", "friend"),
      NC_("relation, woman", "friend"), NC_("relation, man", "friend") } },
  { "sister",
    "soeur zus zuster zusje soeurette demisoeur halfzus halfsister",
    { NC_("relation", "sister") } },
  { "mother",
    "mere maman moeder mama mam mum mom mamma",
    { NC_("relation", "mother") } },

  { "husband",
    "mari epoux man echtgenoot",
    { NC_("relation", "husband") } },
  { "brother",
    "frere broer broeder demifrere halfbroer halfbrother",
    { NC_("relation", "brother") } },
  { "father",
    "pere papa vader pa dad",
    { NC_("relation", "father") } },
  { "child",
    "enfant kind enfants kinderen children filsfille fillefils filsoufille zoondochter dochterzoon "
    "zoonofdochter",
    { NC_("relation", "child") } },
  { "grandchild",
    "petitenfant petitsenfants petitfils petitefille kleinkind kleinkinderen kleinzoon kleindochter "
    "grandson granddaughter arrierepetitfils arrierepetitefille achterkleinkind",
    { NC_("relation", "grandchild"), NULL, NC_("relation, woman", "granddaughter"),
      NC_("relation, man", "grandson") } },
  { "grandparent",
    "grandmere grandpere grandsparents grandparents grootmoeder grootvader grootouder grootouders oma opa "
    "mamy mamie papy papi bomma bompa bonnemaman bonpapa granny grandmother grandfather",
    { NC_("relation", "grandparent"), NULL, NC_("relation, woman", "grandmother"),
      NC_("relation, man", "grandfather") } },
  { "familymember",
    "famille membrefamille membredelafamille familie familielid lidfamilie family",
    { NC_("relation", "family member") } },
  { "brotherinlaw",
    "beaufrere schoonbroer zwager",
    { NC_("relation", "brother-in-law") } },
  { "sisterinlaw",
    "bellesoeur schoonzus schoonzuster",
    { NC_("relation", "sister-in-law") } },
  { "stepson",
    "beaufilsfilsconjoint filsconjoint filsconjointe stiefzoon pluszoon",
    { NC_("relation", "stepson"), NC_("relation on paper", "stepson") } },
  { "stepdaughter",
    "bellefillefilleconjoint filleconjoint filleconjointe stiefdochter plusdochter",
    { NC_("relation", "stepdaughter"), NC_("relation on paper", "stepdaughter") } },
  { "stepfather",
    "beauperemarimere marimere stiefvader plusvader",
    { NC_("relation", "stepfather"), NC_("relation on paper", "stepfather") } },
  { "stepmother",
    "bellemereepousepere epousepere stiefmoeder plusmoeder",
    { NC_("relation", "stepmother"), NC_("relation on paper", "stepmother") } },
  { "tutor",
    "tuteur tutrice tuteurrice tuteurtrice voogd guardian legalguardian",
    { NC_("relation", "legal guardian"), NC_("relation on paper", "legal guardian"),
      NC_("relation, woman", "legal guardian"), NC_("relation, man", "legal guardian") } },
  { "lawyer",
    "avocat avocate advocaat advocate attorney",
    { NC_("relation", "lawyer"), NC_("relation on paper", "lawyer"),
      NC_("relation, woman", "lawyer"), NC_("relation, man", "lawyer") } },
  { "notary",
    "notaire notaris",
    { NC_("relation", "notary") } },
  { "employer",
    "employeur employeuse employeureuse patron patronne werkgever werkgeefster",
    { NC_("relation", "employer"), NC_("relation on paper", "employer"),
      NC_("relation, woman", "employer"), NC_("relation, man", "employer") } },
  { "other",
    "autre autres andere ander overige",
    { NC_("relation", "other"), NC_("relation on paper", "relative or friend") } },
};

/* Understood, but without a word in the list; "beau-fils" is a stepson or a son-in-law, which only the family knows. */
static const struct {
  const char *word;
  const char *spellings;
} nearest[] = {
  { "familymember", "cousin cousine neveu niece oncle tante neef nicht nonkel oom nephew uncle aunt parent parents "
                    "parente ouder ouders petitcousin petitecousine petitneveu petiteniece grandoncle grandtante "
                    "achterneef achternicht groottante grootoom mereetpere vadermoeder" },
  { "other", "beaufils bellefille beaupere bellemere beauxparents gendre bru schoonzoon schoondochter schoonvader "
             "schoonmoeder schoonouder schoonouders soninlaw daughterinlaw fatherinlaw motherinlaw ex exmari exepoux "
             "exepouse exfemme exconjoint exconjointe excompagnon excompagne exman exvrouw expartner exhusband exwife "
             "parrain marraine filleul filleule peter meter petekind connaissance kennis collegue collega colleague "
             "benevole volontaire vrijwilliger vrijwilligster volunteer colocataire huisgenoot flatmate housemate "
             "concierge proprietaire huisbaas landlord proche naaste aidant aidante aidantproche aidanteproche "
             "mantelzorger caregiver carer" },
};

/* Words around the one that counts: "sa fille (aînée)", "de dochter van mevrouw". */
static const char fillers[] = "aine ainee au aussi beneden boven cadet cadette de den der des dessous dessus du "
                              "een en enige et grand grande haar her het his hun jeune jongste la le les leur "
                              "ma maternel maternelle meneer mevrouw mijn mijnheer mme mon monsieur mr my naast "
                              "notre of oudste palier paternel paternelle patient patiente sa ses son the their "
                              "un une unique van zijn";

G_STATIC_ASSERT (G_N_ELEMENTS (relations) == 26);

static const Relation *
find_relation (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (relations); i++)
    {
      if (g_str_equal (relations[i].word, word))
        return &relations[i];
    }

  return NULL;
}

/* @exact says whether the list has a word for it. */
static const char *
look_up (const char *spelling, gboolean *exact)
{
  *exact = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      if (g_str_equal (relations[i].word, spelling) || relais_spelling_list_has (relations[i].spellings, spelling))
        return relations[i].word;
    }

  *exact = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (nearest); i++)
    {
      if (relais_spelling_list_has (nearest[i].spellings, spelling))
        return nearest[i].word;
    }

  return NULL;
}

static const char *
understand (const char *typed, gboolean *exact)
{
  g_autofree char *folded = relais_spelling_fold (typed);
  g_autofree char *whole = relais_spelling_join (folded, NULL);
  g_autofree char *bare = relais_spelling_join (folded, fillers);
  const char *word = look_up (whole, exact);

  return word != NULL ? word : look_up (bare, exact);
}

/**
 * relais_relation_get_words:
 *
 * Returns: (array zero-terminated=1): the words under which relations are stored, the %RELAIS_RELATION_N_COMMON common
 *   ones first
 */
const char *const *
relais_relation_get_words (void)
{
  static const char *words[G_N_ELEMENTS (relations) + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
        words[i] = relations[i].word;
      g_once_init_leave (&ready, 1);
    }

  return words;
}

/**
 * relais_relation_is_valid:
 * @word: (nullable): a text
 *
 * Returns: whether @word is one of the words under which relations are stored
 */
gboolean
relais_relation_is_valid (const char *word)
{
  return find_relation (word) != NULL;
}

/**
 * relais_relation_parse:
 * @typed: (nullable): what was typed, in French, Dutch or English
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the word for it; the nearest one, with a hint, for what the official list does
 *   not have; %NULL when nothing was typed or understood
 */
char *
relais_relation_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, 60, NULL);
  gboolean exact;
  const char *word;

  if (shown[0] == '\0')
    return NULL;

  word = understand (shown, &exact);
  if (word == NULL)
    relais_issues_add (issues, field, RELAIS_ISSUE_RELATION_UNKNOWN, shown);
  else if (!exact)
    relais_issues_add (issues, field, RELAIS_ISSUE_RELATION_AS_OTHER, shown);
  return g_strdup (word);
}

/**
 * relais_relation_get_kmehr:
 * @word: a valid word
 *
 * Returns: the value of CD-CONTACT-PERSON for it
 */
const char *
relais_relation_get_kmehr (const char *word)
{
  const Relation *relation = find_relation (word);

  if (relation == NULL || g_str_equal (relation->word, "friend"))
    return "other";
  return relation->word;
}

/**
 * relais_relation_get_label:
 * @word: a valid word
 * @form: where it is to be read, and about whom
 * @context: (out) (transfer none): the context in which the label is translated
 *
 * Returns: (nullable): English msgid of its name, without an article; the plainer form where @form has none of its own
 */
const char *
relais_relation_get_label (const char *word, RelaisRelationForm form, const char **context)
{
  const Relation *relation = find_relation (word);

  if (relation == NULL)
    return NULL;
  if (relation->labels[form] == NULL)
    form = relation->labels[RELAIS_RELATION_ON_PAPER] != NULL ? RELAIS_RELATION_ON_PAPER : RELAIS_RELATION_ON_SCREEN;

  *context = contexts[form];
  return relation->labels[form];
}

/* The kinds of services in the professionals' directory, and what directories write for them in French and Dutch. Our
 * own list: the official one of social.brussels could not be had. Compared is folded text without spaces. Pure, any
 * thread.
 */

#include "relais-category.h"

#include "relais-text.h"

static const RelaisCategory categories[] = {
  /* clang-format off */
  { "01", "Maison médicale", "Wijkgezondheidscentrum", "wgc;centre de santé;centre de santé intégré;gezondheidscentrum" },
  { "02", "Médecin généraliste", "Huisarts", "généraliste;médecin traitant;médecine générale;huisartsen;médecins généralistes" },
  { "03", "Poste de garde", "Wachtpost", "poste médical de garde;garde médicale;huisartsenwachtpost" },
  { "04", "Soins infirmiers à domicile", "Thuisverpleging", "soins infirmiers;infirmière à domicile;infirmier à domicile;infirmiers à domicile;thuisverpleegkundige" },
  { "05", "Aide familiale et ménagère", "Gezinszorg, poetshulp", "aide familiale;aide ménagère;aides familiales;gezinszorg;poetshulp;aide à domicile;thuishulp" },
  { "06", "Garde-malade, garde à domicile", "Oppashulp", "garde-malade;garde à domicile;gardes à domicile;oppas;thuisoppas" },
  { "07", "Centre de coordination de soins et services à domicile", "Coördinatiecentrum thuiszorg", "centre de coordination;coordination de soins;coordination à domicile;coördinatiecentrum" },
  { "08", "Repas à domicile", "Maaltijden aan huis", "repas chauds à domicile;maaltijdbedeling;warme maaltijden" },
  { "09", "Télévigilance", "Personenalarm", "télé-vigilance;téléassistance;biotélévigilance;alarmsysteem" },
  { "10", "Matériel médical, prêt", "Zorgmateriaal, uitleendienst, thuiszorgwinkel", "matériel médical;prêt de matériel;prêt de matériel médical;location de matériel médical;zorgmateriaal;uitleendienst;thuiszorgwinkel" },
  { "11", "Transport non urgent", "Niet-dringend vervoer", "transport;transport médical;transport de patients;ziekenvervoer;vervoer" },
  { "12", "Kinésithérapie", "Kinesitherapie", "kinésithérapeute;kiné;kinesitherapeut;kinesist" },
  { "13", "Ergothérapie, aménagement du logement", "Ergotherapie, woningaanpassing", "ergothérapie;ergothérapeute;aménagement du logement;ergotherapie;ergotherapeut;woningaanpassing" },
  { "14", "Pharmacie", "Apotheek", "pharmacien;pharmacies;apotheker" },
  { "15", "Hôpital – accueil", "Ziekenhuis – onthaal", "hôpital;clinique;ziekenhuis;accueil hôpital" },
  { "16", "Hôpital – service social", "Ziekenhuis – sociale dienst", "service social hospitalier;service social hôpital;sociale dienst ziekenhuis" },
  { "17", "Gériatrie, hôpital de jour", "Geriatrie, dagziekenhuis", "gériatrie;hôpital de jour;hôpital de jour gériatrique;geriatrie;dagziekenhuis;geriatrisch dagziekenhuis" },
  { "18", "Centre de jour", "Dagverzorgingscentrum", "centre de soins de jour;centre d'accueil de jour;dagcentrum;dagopvang" },
  { "19", "Court séjour, répit", "Kortverblijf, respijtzorg", "court séjour;court-séjour;répit;kortverblijf;respijtzorg" },
  { "20", "Maison de repos (et de soins)", "Woonzorgcentrum", "maison de repos;maison de repos et de soins;mr;mrs;mrpa;wzc;rusthuis;rvt;résidence-services;serviceflats" },
  { "21", "Santé mentale", "Geestelijke gezondheidszorg", "service de santé mentale;ssm;cgg;ggz;psychologue;psycholoog;psychiatre;psychiater" },
  { "22", "Soins palliatifs", "Palliatieve zorg", "soins continus et palliatifs;palliatif;palliatieve thuiszorg" },
  { "23", "CPAS", "OCMW", "centre public d'action sociale;openbaar centrum voor maatschappelijk welzijn" },
  { "24", "Mutualité – service social", "Ziekenfonds – maatschappelijk werk", "mutualité;mutuelle;service social de mutualité;ziekenfonds;dienst maatschappelijk werk" },
  { "25", "Soutien aux aidant·es proches", "Ondersteuning mantelzorgers", "aidants proches;soutien aux aidants proches;soutien aux aidants;mantelzorg;mantelzorgers;ondersteuning mantelzorg" },
  { "26", "Maltraitance, violences", "Geweld, mishandeling (ook van ouderen)", "maltraitance;violences;violences conjugales;geweld;mishandeling;oudermishandeling;ouderenmis(be)handeling" },
  { "27", "Interprétariat, médiation interculturelle", "Tolken, interculturele bemiddeling", "interprétariat;interprète;médiation interculturelle;tolk;tolken;interculturele bemiddeling" },
  { "28", "Sans-abri, bas-seuil", "Dak- en thuislozenzorg, laagdrempelig", "sans-abri;sans abri;bas-seuil;dakloosheid;thuislozenzorg;dak- en thuislozenzorg" },
  { "29", "Administration de biens, droit", "Bewindvoering, juridische hulp", "administration de biens;administrateur de biens;aide juridique;bewindvoering;juridische hulp;justice de paix;vredegerecht" },
  { "30", "Maison de quartier, lutte contre l'isolement", "Lokaal dienstencentrum", "maison de quartier;lutte contre l'isolement;ldc;dienstencentrum;centre de services local" },
  { "31", "Helpdesk du bassin", "Helpdesk zorgzone", "helpdesk" },
  { "32", "Équipe mobile", "Mobiel team", "équipes mobiles;mobiele equipe" },
  { "33", "Titres-services", "Dienstencheques", "titres services;société de titres-services;dienstencheque" },
  /* clang-format on */
};

static char *
make_key (const char *typed)
{
  g_autofree char *folded = relais_text_fold (typed);
  char *to = folded;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p != ' ')
        *to++ = *p;
    }
  *to = '\0';
  return g_steal_pointer (&folded);
}

static void
add_spellings (GHashTable *index, const char *spellings, const RelaisCategory *category)
{
  g_auto (GStrv) all = g_strsplit (spellings, ";", -1);

  for (guint i = 0; all[i] != NULL; i++)
    g_hash_table_insert (index, make_key (all[i]), (gpointer) category);
}

/* Lives as long as the program and is never changed, so any thread may read it. */
static GHashTable *
get_index (void)
{
  static GHashTable *index = NULL;

  if (g_once_init_enter (&index))
    {
      GHashTable *built = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
        {
          add_spellings (built, categories[i].spellings, &categories[i]);
          g_hash_table_insert (built, make_key (categories[i].name_fr), (gpointer) &categories[i]);
          g_hash_table_insert (built, make_key (categories[i].name_nl), (gpointer) &categories[i]);
          g_hash_table_insert (built, g_strdup (categories[i].code), (gpointer) &categories[i]);
        }
      g_once_init_leave (&index, built);
    }
  return index;
}

/**
 * relais_category_get_all:
 * @n_categories: (out): their number
 *
 * Returns: (array length=n_categories): all of them, by code
 */
const RelaisCategory *
relais_category_get_all (gsize *n_categories)
{
  *n_categories = G_N_ELEMENTS (categories);
  return categories;
}

/**
 * relais_category_find:
 * @typed: (nullable): a code with or without its first 0, a name in French or Dutch, or a usual spelling
 *
 * Returns: (nullable): the category that is meant
 */
const RelaisCategory *
relais_category_find (const char *typed)
{
  g_autofree char *key = make_key (typed != NULL ? typed : "");
  g_autofree char *code = NULL;

  if (g_ascii_isdigit (key[0]) && key[1] == '\0')
    code = g_strconcat ("0", key, NULL);
  return g_hash_table_lookup (get_index (), code != NULL ? code : key);
}

/* The words that fields hold, and what people and spreadsheets write for them in French, Dutch and English: one table.
 * A word is stored as it stands in the first column; its label is shown; the spellings are only understood. Compared is
 * folded text without spaces, so "Même immeuble", "MEME-IMMEUBLE" and "même_immeuble" are one spelling. Pure.
 */

#include "relais-field-words.h"

#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTEXT "choice"

/* @beside tells lists apart that share a word: the row counts only where this word stands in the same list. Rows with
 * it come before those without. */
static const struct {
  const char *word;
  const char *beside;
  const char *label;
  const char *spellings;
} words[] = {
  /* clang-format off */

  /* Answers. */
  { "yes", NULL, NC_("choice", "yes"), "y;oui;o;ja;j;1;x;v;vrai;true;waar;wel;ok;okay;d'accord;accord;akkoord;✓;✔;☑;✅" },
  { "no", "withdrawn", NC_("choice", "no"), "n;non;nee;neen;0;faux;false;onwaar;niet;refus;refusé;refuse;refused;geweigerd;weigert;pas d'accord;niet akkoord" },
  { "no", NULL, NC_("choice", "no"), "n;non;nee;neen;0;faux;false;onwaar;niet;pas;aucun;aucune;geen;✗;✘;☐;❌" },
  { "given", NULL, NC_("choice", "given"), "yes;y;oui;o;ja;j;1;x;ok;accord;d'accord;donné;donnée;accordé;akkoord;gegeven;agreed;toestemming" },
  { "refused", NULL, NC_("choice", "refused"), "no;n;non;nee;neen;0;refus;refusé;refusée;refuse;pas d'accord;geweigerd;weigert;weigering;niet akkoord" },
  { "withdrawn", NULL, NC_("choice", "withdrawn"), "retiré;retirée;retrait;révoqué;révoquée;ingetrokken;intrekking;herroepen;stop" },
  { "not_asked", NULL, NC_("choice", "not asked"), "?;pas demandé;non demandé;à demander;pas encore demandé;pas encore;inconnu;niet gevraagd;nog niet gevraagd;nog te vragen;te vragen;onbekend;unknown" },
  { "oral", NULL, NC_("choice", "oral"), "orale;oralement;verbal;verbale;de vive voix;par téléphone;téléphone;tél;mondeling;telefonisch;telefoon;tel;phone" },
  { "written", NULL, NC_("choice", "written"), "écrit;écrite;par écrit;papier;signé;signature;e-mail;mail;courriel;schriftelijk;geschreven;papier;getekend;handtekening;signed" },

  /* A label of the practice. */
  { "mutuality", NULL, NC_("choice", "mutuality"), "mutualité;mutuelle;ziekenfonds;mutualiteit" },
  { "commune", NULL, NC_("choice", "commune"), "gemeente" },
  { "category", NULL, NC_("choice", "category"), "catégorie;categorie" },
  { "read", NULL, NC_("choice", "official source"), "source officielle;officiële bron" },
  { "reported", NULL, NC_("choice", "reported by others"), "rapporté par des tiers;meegedeeld door derden" },
  { "unchecked", NULL, NC_("choice", "not checked"), "non vérifié;niet nagekeken" },
  { "doubtful", NULL, NC_("choice", "doubtful"), "incertain;onzeker" },
  { "practice", NULL, NC_("choice", "written by the practice"), "écrit par la maison médicale;door het wijkgezondheidscentrum geschreven" },

  { "topic", NULL, NC_("choice", "topic of an entry"), "sujet;thème;onderwerp" },
  { "phrase", NULL, NC_("choice", "phrase"), "phrase type;zin;zinnetje" },
  { "template", NULL, NC_("choice", "template"), "modèle;canevas;sjabloon" },
  { "schoolholiday", NULL, NC_("choice", "school holidays"), "vacances scolaires;congés scolaires;schoolvakantie;schoolvakanties" },
  { "measure", NULL, NC_("choice", "measurement"), "mesure;paramètre;meting;parameter;observation;observatie" },

  /* A stay in hospital. */
  { "na", NULL, NC_("choice", "does not apply"), "sans objet;so;s.o.;non applicable;nvt;n.v.t.;niet van toepassing" },
  { "family", "ward", NC_("choice", "the family"), "famille;familie" },
  { "family", NULL, NC_("choice", "said by the family"), "famille;dit par la famille;familie;door de familie gezegd" },
  { "asked", "received", NC_("choice", "letter asked for"), "demandée;réclamée;relance;gevraagd;opgevraagd" },
  { "asked", NULL, NC_("choice", "asked, no answer yet"), "demandé;demandée;posé la question;gevraagd;nagevraagd" },
  { "probable", NULL, NC_("choice", "probable"), "vermoedelijk;waarschijnlijk;likely" },
  { "confirmed", NULL, NC_("choice", "confirmed"), "confirmé;confirmée;sûr;certain;bevestigd;zeker" },
  { "ward", NULL, NC_("choice", "the ward"), "service;service hospitalier;unité;afdeling;dienst" },
  { "social_service", NULL, NC_("choice", "the social service"), "service social;assistante sociale;sociale dienst" },
  { "person", NULL, NC_("choice", "the patient"), "patient;patiente;lui-même;elle-même;la personne;patiënt;de persoon zelf" },
  { "other", "ward", NC_("choice", "somebody else"), "autre;quelqu'un d'autre;ander;iemand anders" },
  { "home", "with_family", NC_("choice", "home"), "maison;domicile;à la maison;chez soi;thuis;naar huis" },
  { "with_family", NULL, NC_("choice", "with family or friends"), "chez la famille;en famille;chez des proches;bij familie;bij vrienden" },
  { "rehabilitation", NULL, NC_("choice", "rehabilitation"), "revalidation;réadaptation;revalidatie" },
  { "short_stay", NULL, NC_("choice", "short stay"), "court séjour;kortverblijf" },
  { "nursing_home", "short_stay", NC_("choice", "nursing home"), "maison de repos;mr;mrs;rusthuis;woonzorgcentrum;wzc;rvt" },
  { "other_hospital", NULL, NC_("choice", "another hospital"), "autre hôpital;transfert;ander ziekenhuis;overplaatsing" },
  { "elsewhere", NULL, NC_("choice", "elsewhere"), "ailleurs;autre;elders;ergens anders" },
  { "awaited", NULL, NC_("choice", "letter awaited"), "attendue;en attente;verwacht" },
  { "received", NULL, NC_("choice", "letter received"), "reçue;reçu;arrivée;ontvangen;aangekomen" },
  { "not_needed", "received", NC_("choice", "no letter needed"), "pas nécessaire;inutile;niet nodig;onnodig" },

  /* An entry of the notebook. */
  { "home", NULL, NC_("choice", "at home"), "maison;à la maison;domicile;foyer;thuis;a" },
  { "care", NULL, NC_("choice", "care team"), "équipe;équipe de soins;soins;team;zorgteam;zorg;b" },
  { "logistics", NULL, NC_("choice", "logistics"), "logistique;accueil;praktisch;logistiek;onthaal;c" },
  { "info", NULL, NC_("choice", "for information"), "information;pour info;ter info;ter informatie" },
  { "today", NULL, NC_("choice", "to read today"), "aujourd'hui;à lire aujourd'hui;vandaag;vandaag lezen" },
  { "urgent", NULL, NC_("choice", "urgent: phone first"), "urgence;téléphoner d'abord;dringend;eerst bellen;spoed" },

  /* An entry of the directory. */
  { "org", NULL, NC_("choice", "service or organisation"), "organisation;organization;organisatie;service;dienst;association;vereniging" },
  { "individual", NULL, NC_("choice", "a person"), "personne;particulier;persoon;person;indépendant;zelfstandige" },
  { "group", NULL, NC_("choice", "a group"), "groupe;équipe;groep;team" },
  { "location", NULL, NC_("choice", "a place"), "lieu;endroit;plaats;place" },
  { "appointment", NULL, NC_("choice", "by appointment"), "rendez-vous;sur rendez-vous;rdv;sur rdv;afspraak;op afspraak;na afspraak" },
  { "opinion_now", NULL, NC_("choice", "opinion at once, by phone"), "avis immédiat;avis téléphonique;avis par téléphone;téléphone;telefonisch advies;onmiddellijk advies;telefoon;phone;hotline" },
  { "opinion_later", NULL, NC_("choice", "opinion in writing"), "avis différé;avis écrit;avis par mail;mail;e-mail;courriel;schriftelijk advies;advies per mail;uitgesteld advies" },
  { "staff_meeting", NULL, NC_("choice", "staff meeting"), "staff;réunion;réunion d'équipe;rcp;teamvergadering;teamoverleg;overleg;meeting" },
  { "walk_in", NULL, NC_("choice", "without appointment"), "sans rendez-vous;sans rdv;consultation libre;permanence;accueil libre;zonder afspraak;vrije raadpleging;inloop;walk-in" },
  { "mobile_team", NULL, NC_("choice", "mobile team"), "équipe mobile;à domicile;mobiel team;mobiele equipe;aan huis" },
  { "outreach", NULL, NC_("choice", "outreach clinic"), "consultation avancée;consultation délocalisée;antenne;buitenconsultatie;antennepunt;gedecentraliseerde raadpleging" },

  /* A person. */
  { "fr", NULL, NC_("choice", "French"), "français;francophone;frans;franstalig;french;f" },
  { "nl", NULL, NC_("choice", "Dutch"), "néerlandais;néerlandophone;flamand;nederlands;nederlandstalig;dutch;n" },
  { "neither", NULL, NC_("choice", "neither"), "aucun;aucune;ni l'un ni l'autre;aucune des deux;ne lit pas;geen van beide;geen;leest niet;none;no" },
  { "male", NULL, NC_("choice", "male"), "m;h;homme;masculin;monsieur;mr;dhr;man;mannelijk;de heer" },
  { "female", NULL, NC_("choice", "female"), "f;v;femme;féminin;féminine;madame;mme;mevrouw;mevr;mw;vrouw;vrouwelijk;woman" },
  { "unknown", NULL, NC_("choice", "unknown"), "?;inconnu;inconnue;onbekend" },
  { "undefined", NULL, NC_("choice", "undefined"), "x;indéterminé;indéterminée;indéfini;non défini;autre;onbepaald;niet bepaald;other" },
  { "changed", NULL, NC_("choice", "changed"), "modifié;modifiée;changé;gewijzigd;veranderd" },
  { "elderly", NULL, NC_("choice", "elderly"), "âgé;âgée;personne âgée;senior;bejaard;oudere;ouder" },
  { "isolated", NULL, NC_("choice", "isolated"), "isolé;isolée;isolement;seul;seule;vit seul;vit seule;geïsoleerd;alleenstaand;alleen;alleenwonend;woont alleen;alone" },
  { "no_network", NULL, NC_("choice", "no network"), "sans réseau;pas de réseau;aucun réseau;sans entourage;geen netwerk;zonder netwerk" },
  { "homeless", NULL, NC_("choice", "homeless"), "sans-abri;sans abri;sdf;sans domicile;sans chez-soi;dakloos;thuisloos;dak- en thuisloos" },
  { "disability", NULL, NC_("choice", "disability"), "handicap;handicapé;handicapée;situation de handicap;invalidité;beperking;gehandicapt;disabled" },
  { "mental_health", NULL, NC_("choice", "mental health"), "santé mentale;psy;psychique;psychiatrie;geestelijke gezondheid;ggz" },
  { "chronic_illness", NULL, NC_("choice", "chronic illness"), "maladie chronique;chronique;malade chronique;chronische ziekte;chronisch;chronisch ziek;chronic;chronic disease" },
  { "followed", NULL, NC_("choice", "followed"), "suivi;suivie;actif;active;inscrit;inscrite;opgevolgd;gevolgd;in opvolging;actief;ingeschreven" },
  { "nursing_home", NULL, NC_("choice", "nursing home"), "maison de repos;mr;mrs;mrpa;home;en maison de repos;rusthuis;woonzorgcentrum;wzc;rvt" },
  { "left", NULL, NC_("choice", "left us"), "parti;partie;a quitté;quitté;désinscrit;désinscrite;vertrokken;weg;uitgeschreven;left us" },
  { "deceased", NULL, NC_("choice", "deceased"), "décédé;décédée;décès;mort;morte;dcd;†;overleden;dood;gestorven;dead;died" },
  { "tired", NULL, NC_("choice", "tired"), "fatigué;fatiguée;fatigue;épuisé;épuisée;épuisement;moe;vermoeid;vermoeidheid;uitgeput;exhausted" },
  { "alone", NULL, NC_("choice", "alone"), "seul;seule;isolé;isolée;solitude;alleen;eenzaam;geïsoleerd;isolated" },
  { "young_carer", NULL, NC_("choice", "young carer"), "jeune aidant;jeune aidante;jeune aidant·e;jeune;jonge mantelzorger;jong" },
  { "conflict", NULL, NC_("choice", "conflict"), "conflits;tension;tensions;dispute;conflicten;spanning;spanningen;ruzie" },
  { "needs_respite", NULL, NC_("choice", "needs respite"), "répit;besoin de répit;a besoin de répit;respijt;nood aan respijt;respijtzorg;respite" },

  /* A link. */
  { "same_building", NULL, NC_("choice", "same building"), "même immeuble;même bâtiment;même maison;immeuble;zelfde gebouw;hetzelfde gebouw;zelfde huis;gebouw;building" },
  { "same_street", NULL, NC_("choice", "same street"), "même rue;rue;zelfde straat;dezelfde straat;straat;street" },
  { "same_commune", NULL, NC_("choice", "same commune"), "même commune;commune;même quartier;quartier;zelfde gemeente;dezelfde gemeente;gemeente;zelfde buurt;same town" },
  { "further", NULL, NC_("choice", "further away"), "plus loin;loin;ailleurs;verder;verder weg;ver;elders;far;further" },
  { "meals", NULL, NC_("choice", "meals"), "repas;cuisine;maaltijden;maaltijd;koken;eten;meal" },
  { "shopping", NULL, NC_("choice", "shopping"), "courses;achats;boodschappen;boodschap;inkopen" },
  { "hygiene", NULL, NC_("choice", "hygiene"), "hygiène;toilette;soins d'hygiène;lavage;hygiëne;wassen;verzorging;toilet" },
  { "medication", NULL, NC_("choice", "medication"), "médicaments;médicament;médication;traitement;pilulier;medicatie;medicijnen;geneesmiddelen;pillen;medicines" },
  { "administration", NULL, NC_("choice", "administration"), "administratif;administrative;papiers;démarches;courrier;administratie;administratief;papieren;paperwork" },
  { "transport", NULL, NC_("choice", "transport"), "transports;déplacements;déplacement;conduite;voiture;vervoer;verplaatsing;verplaatsingen;rijden;auto" },
  { "presence", NULL, NC_("choice", "presence"), "présence;compagnie;surveillance;visites;visite;aanwezigheid;gezelschap;toezicht;bezoek;company" },
  { "emotional_support", NULL, NC_("choice", "emotional support"), "soutien moral;soutien émotionnel;soutien affectif;soutien;écoute;emotionele steun;emotionele ondersteuning;steun;morele steun;luisteren;emotional;support" },
  { "none", NULL, NC_("choice", "none"), "aucune;aucun;non;pas de reconnaissance;non reconnu;non reconnue;geen;neen;nee;niet erkend;no" },
  { "informed", NULL, NC_("choice", "informed"), "informé;informée;information donnée;info;geïnformeerd;ingelicht;info gegeven" },
  { "general", NULL, NC_("choice", "general"), "générale;général;reconnaissance générale;reconnaissance simple;simple;algemeen;algemene;algemene erkenning" },
  { "social_rights", NULL, NC_("choice", "social rights"), "droits sociaux;avec droits sociaux;reconnaissance pour l'octroi de droits sociaux;octroi de droits sociaux;sociale rechten;met sociale rechten;erkenning met sociale rechten;toekenning van sociale rechten" },
  { "done", NULL, NC_("choice", "call made"), "fait;appelé;appelée;gedaan;gebeld;opgebeld;called" },
  { "not_needed", NULL, NC_("choice", "no call needed"), "pas nécessaire;inutile;niet nodig;onnodig" },

  /* Roles around a patient, and roles in the team. */
  { "trusted_person", NULL, NC_("choice", "trusted person"), "personne de confiance;confiance;vertrouwenspersoon;vertrouwen" },
  { "representative", NULL, NC_("choice", "representative"), "représentant;représentante;représentant·e;mandataire;mandataire de santé;représentant légal;vertegenwoordiger;wettelijk vertegenwoordiger;zorgvolmachthouder" },
  { "administrator", "trusted_person", NC_("choice", "administrator of the person or their goods"), "administrateur;administratrice;administrateur de biens;administrateur de la personne;administrateur provisoire;bewindvoerder;bewindvoerder over de goederen;bewindvoerder over de persoon" },
  { "person_to_notify", NULL, NC_("choice", "person to notify"), "personne à prévenir;à prévenir;te verwittigen persoon;te verwittigen;notify;emergency contact;ice" },
  { "reception", NULL, NC_("choice", "reception"), "accueil;réception;accueillant;accueillante;secrétariat;onthaal;receptie;secretariaat;receptionist" },
  { "nurse", NULL, NC_("choice", "nurse"), "infirmier;infirmière;infi;soins infirmiers;verpleegkundige;verpleegster;verpleger;verpleging;nursing" },
  { "physician", NULL, NC_("choice", "physician"), "médecin;généraliste;médecin généraliste;docteur;dr;arts;huisarts;dokter;doctor;gp" },
  { "physio", NULL, NC_("choice", "physiotherapist"), "kiné;kinésithérapeute;kinesist;kinesitherapeut;kine;kinesiste;physiotherapist" },
  { "social", NULL, NC_("choice", "social worker"), "assistant social;assistante sociale;as;travailleur social;travailleuse sociale;service social;maatschappelijk werker;maatschappelijk werkster;sociaal werker;sociaal assistent;sociale dienst;social worker" },
  { "psychologist", NULL, NC_("choice", "psychologist"), "psychologue;psy;psycholoog;psychologe" },
  { "coordinator", NULL, NC_("choice", "coordinator"), "coordinateur;coordinatrice;coordinateur·rice;coordination;référent;référente;coördinator;coordinatie;zorgcoördinator" },
  { "administrator", "dpo", NC_("choice", "administrator"), "administrateur;administratrice;admin;gestionnaire;beheerder" },
  { "dpo", NULL, NC_("choice", "data protection officer"), "délégué à la protection des données;déléguée à la protection des données;functionaris voor gegevensbescherming;data protection officer" },
  /* clang-format on */
};

/* Ordinals as people write a calling order. */
static const struct {
  const char *word;
  const char *spellings;
} numbers[] = {
  { "1", "premier;première;un;une;eerste;een;één;first;one" },
  { "2", "deuxième;second;seconde;deux;tweede;twee;two" },
  { "3", "troisième;trois;derde;drie;third;three" },
  { "4", "quatrième;quatre;vierde;vier;fourth;four" },
  { "5", "cinquième;cinq;vijfde;vijf;fifth;five" },
};

/* What two spellings have in common; signs such as "✓" stand for themselves. */
static char *
make_key (const char *typed)
{
  g_autofree char *folded = relais_text_fold (typed);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  char *key = g_strjoinv (NULL, parts);

  if (*key != '\0')
    return key;
  g_free (key);
  return relais_text_clean (typed, 0, NULL);
}

static void
add_spelling (GHashTable *index, const char *spelling, gconstpointer meaning)
{
  g_autofree char *key = make_key (spelling);
  GPtrArray *meanings = g_hash_table_lookup (index, key);

  if (meanings == NULL)
    {
      meanings = g_ptr_array_new ();
      g_hash_table_insert (index, g_steal_pointer (&key), meanings);
    }
  g_ptr_array_add (meanings, (gpointer) meaning);
}

static void
add_spellings (GHashTable *index, const char *spellings, gconstpointer meaning)
{
  g_auto (GStrv) all = g_strsplit (spellings, ";", -1);

  for (guint i = 0; all[i] != NULL; i++)
    add_spelling (index, all[i], meaning);
}

/* From every spelling to the rows that have it: folding the tables once keeps an import of thousands of rows quick. The
 * index lives as long as the program and is never changed, so any thread may read it. */
static GHashTable *
get_index (void)
{
  static GHashTable *index = NULL;

  if (g_once_init_enter (&index))
    {
      GHashTable *built = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        {
          add_spelling (built, words[i].word, &words[i]);
          add_spellings (built, words[i].spellings, &words[i]);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        add_spellings (built, numbers[i].spellings, &numbers[i]);
      g_once_init_leave (&index, built);
    }
  return index;
}

static gboolean
has_meaning (const char *typed, gconstpointer meaning)
{
  g_autofree char *key = make_key (typed);
  GPtrArray *meanings = g_hash_table_lookup (get_index (), key);

  return meanings != NULL && g_ptr_array_find (meanings, meaning, NULL);
}

static int
find_row (const char *const *list, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (words[i].word, word) == 0 && (words[i].beside == NULL || g_strv_contains (list, words[i].beside)))
        return (int) i;
    }
  return -1;
}

static gboolean
is_written_out (const char *word, const char *key)
{
  g_autofree char *word_key = make_key (word);

  return strcmp (word_key, key) == 0;
}

/* A word that is written out comes before every spelling of another: "alone" is a sign, and understood as a flag. */
static const char *
find_in (const char *const *list, const char *typed)
{
  g_autofree char *key = make_key (typed);
  GPtrArray *meanings = g_hash_table_lookup (get_index (), key);
  const char *found = NULL;

  for (guint i = 0; meanings != NULL && list[i] != NULL; i++)
    {
      int row = find_row (list, list[i]);

      if (row < 0 || !g_ptr_array_find (meanings, &words[row], NULL))
        continue;
      if (is_written_out (list[i], key))
        return list[i];
      if (found == NULL)
        found = list[i];
    }
  return found;
}

/**
 * relais_field_words_find:
 * @field: a field that holds words
 * @typed: what was typed for one of them
 *
 * Returns: (nullable): the word of @field that is meant, or %NULL
 */
const char *
relais_field_words_find (const RelaisField *field, const char *typed)
{
  return find_in (field->words, typed);
}

static gboolean
mark_word (const RelaisField *field, const char *typed, gboolean *found)
{
  const char *word = find_in (field->words, typed);

  for (guint i = 0; word != NULL && field->words[i] != NULL; i++)
    {
      if (field->words[i] == word)
        found[i] = TRUE;
    }
  return word != NULL;
}

/**
 * relais_field_words_find_several:
 * @field: a field that holds several words
 * @typed: what was typed: words parted by ";", ",", "/", "+", "&" or "|"
 *
 * Returns: (transfer full) (nullable): the words of @field that are meant, each once, in the order of the field and
 *   joined by ";"; %NULL when one of them is not known
 */
char *
relais_field_words_find_several (const RelaisField *field, const char *typed)
{
  g_auto (GStrv) parts = g_strsplit_set (typed, ";,/+&|", -1);
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length ((char **) field->words));
  g_autoptr (GPtrArray) result = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0' && !mark_word (field, parts[i], found))
        return NULL;
    }

  for (guint i = 0; field->words[i] != NULL; i++)
    {
      if (found[i])
        g_ptr_array_add (result, (gpointer) field->words[i]);
    }
  g_ptr_array_add (result, NULL);
  return g_strjoinv (";", (char **) result->pdata);
}

/**
 * relais_field_words_get_label:
 * @field: a field that holds words, or yes and no
 * @word: one of them
 *
 * Returns: @word for people, in the language of the screen; @word itself when it has no label
 */
const char *
relais_field_words_get_label (const RelaisField *field, const char *word)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  int row = find_row (field->words != NULL ? field->words : yes_no, word);

  return row >= 0 ? g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, words[row].label) : word;
}

/**
 * relais_field_words_get_spellings:
 * @field: a field that holds words
 * @word: one of them
 *
 * Returns: (nullable): what is understood as @word beside itself, joined by ";"
 */
const char *
relais_field_words_get_spellings (const RelaisField *field, const char *word)
{
  int row = find_row (field->words, word);

  return row >= 0 ? words[row].spellings : NULL;
}

/**
 * relais_yes_no_find:
 * @typed: what was typed
 *
 * Returns: (nullable): "yes" or "no", or %NULL when it is neither
 */
const char *
relais_yes_no_find (const char *typed)
{
  static const char *const yes_no[] = { "yes", "no", NULL };

  return find_in (yes_no, typed);
}

/**
 * relais_small_number_find:
 * @typed: what was typed
 *
 * Returns: (nullable): the number that @typed spells out ("première"), or %NULL
 */
const char *
relais_small_number_find (const char *typed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (has_meaning (typed, &numbers[i]))
        return numbers[i].word;
    }
  return NULL;
}

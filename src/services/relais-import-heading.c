/* What the heading of a column means: the names of the command line, and what offices write over their lists in
 * French, Dutch and English. Compared is folded text without spaces and little words, so that "N° de dossier", "no
 * dossier" and "NO_DOSSIER" are one heading; a word such as "patient" or "mantelzorger" around it says whom it is
 * about. Pure.
 */

#include "relais-import-heading.h"

#include "relais-text.h"

#include <string.h>

static const struct {
  const char *word;
  const char *spellings;
} words[] = {
  /* clang-format off */

  /* A person. */
  { RELAIS_IMPORT_WORD_NAME, "nom;naam;name;noms;namen" },
  { RELAIS_IMPORT_WORD_WHOLE_NAME, "whole name;nom prénom;nom et prénom;nom & prénom;noms et prénoms;nom complet;naam voornaam;naam en voornaam;achternaam voornaam;achternaam en voornaam;familienaam voornaam;familienaam en voornaam;volledige naam;full name;family and given name;last name first name;personne;persoon;person" },
  { RELAIS_IMPORT_WORD_GIVEN_FIRST, "given first;prénom nom;prénom et nom;voornaam naam;voornaam en naam;voornaam achternaam;voornaam familienaam;voornaam en achternaam;first name last name;first and last name" },
  { "family_name", "nom de famille;nom famille;achternaam;familienaam;last name;surname" },
  { "given_name", "prénom;prénoms;voornaam;voornamen;first name;forename" },
  { "usual_name", "nom usuel;prénom usuel;surnom;roepnaam;nickname" },
  { "birth_date", "date de naissance;naissance;né le;née le;né;née;né(e) le;né·e le;année de naissance;ddn;dn;date naiss;geboortedatum;geboren;geboren op;geboortejaar;geb datum;geb.;date of birth;dob;born;born on;birthday;birth year;year of birth" },
  { "language", "langue;langues;langue parlée;langue maternelle;langue usuelle;taal;talen;moedertaal;spreektaal;gesproken taal;languages;spoken language;mother tongue" },
  { "reads", "lit;sait lire;langue de lecture;langue écrite;leest;leestaal;reading language" },
  { "interpreter", "interprète;besoin d'interprète;tolk;tolk nodig;needs interpreter" },
  { "street", "rue;rue et numéro;rue et n°;rue n°;rue, n°;straat;straatnaam;straat en nummer;straat en nr;straat nr;street and number" },
  { RELAIS_IMPORT_WORD_ADDRESS, "adresse;adresse complète;adresse postale;domicile;adres;volledig adres;thuisadres;full address;home address" },
  { RELAIS_IMPORT_WORD_HOUSE_NUMBER, "house number;numéro de rue;n° de rue;numéro de maison;n° maison;huisnummer;huisnr;house nr" },
  { RELAIS_IMPORT_WORD_NUMBER, "n°;no;nr;num;numéro;nummer" },
  { RELAIS_IMPORT_WORD_BOX, "boîte;bte;bt;bus;busnummer;busnr" },
  { "postcode", "code postal;cp;code post;postnummer;postal code;zip;zip code;code postal localité;code postal et localité;code postal commune;code postal et commune;cp localité;cp commune;cp ville;cp et ville;postcode gemeente;postcode en gemeente;postcode plaats;postcode en plaats" },
  { "commune", "localité;ville;commune de résidence;gemeente;stad;plaats;woonplaats;city;town;municipality" },
  { RELAIS_IMPORT_WORD_ANY_PHONE, "phone;téléphone;tél;tel nr;tel gsm;tél/gsm;gsm;gsm tel;gsm/tél;numéro de gsm;n° gsm;n° de gsm;numéro gsm;numéro de téléphone;numéro téléphone;n° de téléphone;n° téléphone;n° de tél;n° tél;téléphone fixe;tél fixe;fixe;ligne fixe;téléphone portable;téléphone mobile;portable;mobile;téléphone privé;tél privé;tél domicile;tél maison;autre téléphone;autre tél;autre gsm;autre numéro;coordonnées téléphoniques;telefoon;telefoonnummer;telefoonnr;telnr;tel nummer;gsm nummer;gsm nr;gsmnr;mobiel;mobiel nummer;vaste telefoon;vaste lijn;telefoon thuis;tel thuis;ander nummer;phone number;telephone number;mobile number;mobile phone;cell;cell phone;home phone;landline" },
  { "phone_hours", "heures d'appel;appeler entre;joignable;heures où joindre;bereikbaar;bereikbaarheid;beluren" },
  { "phone_no_message", "pas de message;ne pas laisser de message;sans message;geen bericht;geen boodschap;no message" },
  { "email", "e-mail;mail;courriel;adresse e-mail;adresse mail;adresse électronique;e-mailadres;mailadres;e-mail address" },
  { "mutuality", "mutuelle;mutualité;code mutuelle;n° mutuelle;organisme assureur;oa;ziekenfonds;ziekenfondsnummer;mutualiteit;health insurance" },
  { RELAIS_IMPORT_WORD_DIED, "date de décès;décès;décédé;décédée;décédé(e);décédé le;décédé(e) le;dcd;dcd le;overleden;overleden op;overlijden;overlijdensdatum;datum overlijden;datum van overlijden;date of death;deceased;died" },

  /* A patient. */
  { "sex", "sexe;genre;m/f;h/f;f/m;f/h;m/v;v/m;geslacht;gender" },
  { "bim", "vipo;statut bim;intervention majorée;verhoogde tegemoetkoming;bim/omnio" },
  { "chart_number", "patient n°;patient nr;n° de dossier;n° dossier;no de dossier;nr dossier;numéro de dossier;numéro dossier;dossier;dossier n°;dossier nr;dossiernummer;dossiernr;n° patient;numéro patient;id patient;patient id;patiëntnummer;patiëntnr;patient number;chart;chart nr;file number;record number" },
  { "national_number", "niss;n° niss;insz;insz-nummer;numéro national;n° national;registre national;n° de registre national;numéro de registre national;numéro du registre national;rijksregister;rijksregisternummer;rijksregisternr;rrn;national register number" },
  { "referent", "référent;référente;référent·e;soignant référent;référent équipe;zorgreferent;verantwoordelijke" },
  { "flags", "vulnérabilité;vulnérabilités;facteurs de vulnérabilité;kwetsbaarheid;kwetsbaarheden;vulnerability" },
  { "protected", "protégé;protégée;protégé(e);mode protégé;dossier protégé;confidentiel;beschermd;beschermd dossier;vertrouwelijk;confidential" },
  { "agreement", "accord;accord du patient;accord patient;accord liaison;accord pour la liaison;akkoord;akkoord patiënt;toestemming" },
  { "state", "statut;état;situation;statut du patient;status;toestand;situatie" },
  { "do_not_inform", "ne pas informer;ne pas prévenir;à ne pas informer;niet informeren;niet verwittigen" },
  { "ask_first", "demander d'abord;demander d'abord au patient;eerst vragen;eerst aan de patiënt vragen" },

  /* A caregiver. */
  { "minor", "mineur;mineure;mineur(e);mineur d'âge;minderjarig" },
  { "key_holder", "clé;clés;clef;a la clé;a les clés;a une clé;détient la clé;détient une clé;sleutel;heeft sleutel;heeft een sleutel;sleutelhouder;key;has key" },
  { "presence", "présences;jours de présence;présence habituelle;disponibilité;disponibilités;horaire;horaires;aanwezig;aanwezigheid;beschikbaar;beschikbaarheid;availability" },
  { "signs", "signes;signes observés;signaux;signalen" },

  /* A link. */
  { "relation", "lien;liens;lien de parenté;lien familial;lien avec;lien avec le patient;lien avec la patiente;lien avec la personne aidée;parenté;relation avec;relation avec le patient;relatie;relatie met;relatie met patiënt;relatie met de patiënt;verwantschap;verwantschap met patiënt;band;band met patiënt;relationship;relationship to patient" },
  { "rank", "ordre;ordre d'appel;rang;priorité;volgorde;belvolgorde;prioriteit;calling order;call order" },
  { "main", "principal;principale;est principal;hoofd" },
  { "lives_together", "cohabite;cohabitant;cohabitante;cohabitant(e);cohabitation;vit avec;vit ensemble;habite avec;même toit;sous le même toit;inwonend;samenwonend;woont samen;woont in" },
  { "distance", "proximité;distance du domicile;afstand;nabijheid" },
  { "tasks", "tâches;tâche;aide apportée;type d'aide;taken;hulp;soort hulp" },
  { "start", "début;date de début;depuis;depuis le;depuis quand;sinds;vanaf;begin;begindatum;startdatum;since" },
  { "end", "fin;date de fin;jusqu'au;jusque;tot;einde;einddatum;until" },
  { "recognition", "reconnaissance;reconnu;reconnue;reconnu(e);reconnaissance aidant proche;statut aidant;statut aidant proche;reconnu aidant proche;erkenning;erkend;statuut;statuut mantelzorger;erkend mantelzorger" },
  { "recognition_from", "date de reconnaissance;date de l'attestation;date attestation;attestation du;datum attest;datum erkenning" },
  { "recognition_until", "valable jusqu'au;attestation valable jusqu'au;reconnaissance jusqu'au;fin de reconnaissance;geldig tot;erkend tot;attest geldig tot;valid until" },
  { "consent_keep", "accord registre;accord pour le registre;accord de conservation;akkoord register;toestemming register" },
  { "consent_print", "accord carte;accord pour la carte;accord impression;peut être imprimé;akkoord kaart;akkoord kaartje;toestemming kaart;mag op kaart" },
  { "consent_hospital", "accord hôpital;accord pour l'hôpital;peut être appelé par l'hôpital;hôpital peut appeler;akkoord ziekenhuis;toestemming ziekenhuis;ziekenhuis mag bellen" },
  { "consent_share", "accord partage;accord pour le partage;akkoord delen;toestemming delen" },
  { "consent_invite", "accord invitation;accord invitations;accord pour les invitations;akkoord uitnodiging;akkoord uitnodigingen;toestemming uitnodiging" },

  /* clang-format on */
};

/* Whom a column is about. Alone, such a word stands over whole names. The longer ones come first. */
static const struct {
  RelaisImportWho who;
  const char *spellings;
} markers[] = {
  { RELAIS_IMPORT_WHO_PATIENT, "personne aidée;personnes aidées;proche aidé;proche aidée;proche aidé·e;bénéficiaire;hulpbehoevende;hulpvrager;zorgvrager;zorgbehoevende;patient;patiente;patient(e);patient·e;patients;patiënt;patiënten;usager;usagère;cliënt;client;cliente;aidé;aidée;aidé(e)" },
  { RELAIS_IMPORT_WHO_CAREGIVER, "aidant proche principal;aidant principal;aidante principale;aidant(e) principal(e);aidant proche;aidante proche;aidant·e proche;aidants proches;personne de contact;personne à contacter;hoofdmantelzorger;contactpersoon;mantelzorger;mantelzorgers;aidant;aidante;aidant·e;aidants;caregiver;carer" },
};

static const char *const fillers[] = { "a", "aan", "and", "au", "aux", "d",   "da", "de",  "des", "du", "een", "en", "et",
                                       "het", "l", "la",  "le", "les", "met", "of", "op", "sa", "son", "the", "van", NULL };

/* "Date de naissance (JJ/MM/AAAA)": what stands in brackets explains the heading and is no part of it. */
static char *
drop_brackets (const char *text)
{
  GString *kept = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '(' || *p == '[')
        depth++;
      else if ((*p == ')' || *p == ']') && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_c (kept, *p == '\'' || *p == '`' ? ' ' : *p);
    }
  return g_string_free (kept, FALSE);
}

/* The form in which two headings are compared: "n dossier" for "N° de dossier :", and then "ndossier". */
static char *
simplify (const char *heading)
{
  g_autofree char *cleaned = relais_text_clean (heading, 200, NULL);
  g_auto (GStrv) parts = g_strsplit (cleaned, "’", -1);
  g_autofree char *spaced = g_strjoinv (" ", parts);
  g_autofree char *plain = drop_brackets (spaced);
  g_autofree char *folded = relais_text_fold (plain);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", -1);
  GString *key = g_string_new (NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      if (!g_strv_contains (fillers, tokens[i]))
        g_string_append (key, tokens[i]);
    }
  if (key->len == 0)
    g_string_append (key, folded);
  return g_string_free (key, FALSE);
}

typedef struct {
  GHashTable *words;  /* simplified heading → word */
  GPtrArray *markers; /* Marker, longest first */
} Dictionary;

typedef struct {
  RelaisImportWho who;
  char *key;
} Marker;

static int
compare_markers (gconstpointer a, gconstpointer b)
{
  const Marker *first = *(const Marker *const *) a;
  const Marker *second = *(const Marker *const *) b;

  return (int) strlen (second->key) - (int) strlen (first->key);
}

static Dictionary *
build_dictionary (void)
{
  Dictionary *dictionary = g_new0 (Dictionary, 1);

  dictionary->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dictionary->markers = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) spellings = g_strsplit (words[i].spellings, ";", -1);

      g_hash_table_insert (dictionary->words, simplify (words[i].word), (gpointer) words[i].word);
      for (guint s = 0; spellings[s] != NULL; s++)
        g_hash_table_insert (dictionary->words, simplify (spellings[s]), (gpointer) words[i].word);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_auto (GStrv) spellings = g_strsplit (markers[i].spellings, ";", -1);

      for (guint s = 0; spellings[s] != NULL; s++)
        {
          Marker *marker = g_new0 (Marker, 1);

          marker->who = markers[i].who;
          marker->key = simplify (spellings[s]);
          g_ptr_array_add (dictionary->markers, marker);
        }
    }
  g_ptr_array_sort (dictionary->markers, compare_markers);
  return dictionary;
}

/* Built at the first use and kept for the life of the program. */
static const Dictionary *
get_dictionary (void)
{
  static Dictionary *dictionary;
  static gsize built;

  if (g_once_init_enter (&built))
    {
      dictionary = build_dictionary ();
      g_once_init_leave (&built, 1);
    }
  return dictionary;
}

/* "GSM 2", "Tel1": the second telephone is the next one that is free, whatever its number. */
static const char *
find_word (const Dictionary *dictionary, const char *key)
{
  const char *word = g_hash_table_lookup (dictionary->words, key);
  gsize length = strlen (key);
  g_autofree char *without_digit = NULL;

  if (word != NULL || length < 2 || strchr ("123", key[length - 1]) == NULL)
    return word;

  without_digit = g_strndup (key, length - 1);
  word = g_hash_table_lookup (dictionary->words, without_digit);
  return g_strcmp0 (word, RELAIS_IMPORT_WORD_ANY_PHONE) == 0 ? word : NULL;
}

static char *
cut_marker (const char *key, const char *marker)
{
  gsize length = strlen (marker);
  gsize rest = strlen (key) - MIN (length, strlen (key));

  if (g_str_has_prefix (key, marker))
    return g_strdup (key + length);
  return g_str_has_suffix (key, marker) ? g_strndup (key, rest) : NULL;
}

/**
 * relais_import_heading_read:
 * @heading: the heading of a column as it stands in the file
 * @who: (out): whom the column is about
 *
 * Names of fields themselves are not in the table: the caller knows them.
 *
 * Returns: (nullable): the name of a field or one of RELAIS_IMPORT_WORD_…; %NULL when no field is called so
 */
const char *
relais_import_heading_read (const char *heading, RelaisImportWho *who)
{
  const Dictionary *dictionary = get_dictionary ();
  g_autofree char *key = simplify (heading);
  const char *word = find_word (dictionary, key);

  *who = RELAIS_IMPORT_WHO_UNSAID;
  for (guint i = 0; word == NULL && i < dictionary->markers->len; i++)
    {
      const Marker *marker = g_ptr_array_index (dictionary->markers, i);
      g_autofree char *rest = cut_marker (key, marker->key);

      if (rest == NULL)
        continue;
      word = *rest == '\0' ? RELAIS_IMPORT_WORD_WHOLE_NAME : find_word (dictionary, rest);
      *who = word != NULL ? marker->who : RELAIS_IMPORT_WHO_UNSAID;
    }
  return word;
}

/**
 * relais_import_heading_is_same:
 * @heading: a heading
 * @other: another
 *
 * Returns: whether both are the same but for case, accents, punctuation, spaces and little words
 */
gboolean
relais_import_heading_is_same (const char *heading, const char *other)
{
  g_autofree char *key = simplify (heading);
  g_autofree char *other_key = simplify (other);

  return *key != '\0' && g_str_equal (key, other_key);
}

/**
 * relais_import_heading_foreach:
 * @func: what to do with each spelling of the table
 * @data: given to @func
 *
 * For tests: no spelling may mean two things.
 */
void
relais_import_heading_foreach (void (*func) (const char *word, const char *spelling, gpointer data), gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) spellings = g_strsplit (words[i].spellings, ";", -1);

      for (guint s = 0; spellings[s] != NULL; s++)
        func (words[i].word, spellings[s], data);
    }
}

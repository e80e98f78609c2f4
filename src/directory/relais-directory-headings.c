/* What the heading of a column in the shared folder's CSV files means: the names of our own fields, those of Open
 * Referral HSDS 3.0, and what offices write in French and Dutch. Compared is folded text, letters and digits only, so
 * that "N° de téléphone" and "no_de_telephone" are one heading. Pure, any thread.
 */

#include "relais-directory-headings.h"

#include "relais-text.h"

static const struct {
  int column;
  const char *spellings;
} headings[] = {
  /* clang-format off */
  { RELAIS_ENTRY_UID, "id;identifier;identifiant;référence;referentie;external_identifier;service_id" },
  { RELAIS_ENTRY_KIND, "type;soort;nature" },
  { RELAIS_ENTRY_NAME, "nom;naam;dénomination;benaming;service;dienst;service_name;intitulé;nom du service;naam dienst;naam van de dienst;fn" },
  { RELAIS_ENTRY_NAME_FR, "nom fr;nom (fr);nom français;nom en français;naam fr;naam (fr);dénomination fr" },
  { RELAIS_ENTRY_NAME_NL, "nom nl;nom (nl);nom néerlandais;naam nl;naam (nl);naam in het nederlands;alternate_name;benaming nl" },
  { RELAIS_ENTRY_ORGANISATION, "organization;organization_name;organisatie;organisation_name;institution;instelling;association;asbl;vzw;employeur;org" },
  { RELAIS_ENTRY_UNIT, "unité;département;department;afdeling;eenheid;unité de soins" },
  { RELAIS_ENTRY_ROLE, "fonction;functie;titre;title;rôle;rol;profession;beroep" },
  { RELAIS_ENTRY_CATEGORY, "catégorie;catégories;categories;categorie;categorieën;rubrique;rubriek;taxonomy_term;term;taxonomy;secteur;sector" },
  { RELAIS_ENTRY_PHONE, "téléphone;tél;tel;telefoon;telefoonnummer;number;phone_number;phones;numéro de téléphone;n° de téléphone;n° tél;gsm;phone1;téléphone 1;telefoon 1;téléphone général;algemeen nummer" },
  { RELAIS_ENTRY_PHONE_DIRECT, "ligne directe;numéro direct;tél direct;téléphone direct;direct;directe lijn;rechtstreeks nummer;rechtstreeks;direct nummer;direct_phone;direct line;phone direct" },
  { RELAIS_ENTRY_PHONE2, "téléphone 2;tél 2;tel2;telefoon 2;autre téléphone;tweede telefoon;ander nummer;second_phone" },
  { RELAIS_ENTRY_MORE_PHONES, "autres téléphones;andere nummers;other_phones" },
  { RELAIS_ENTRY_FAX, "télécopie;fax_number;numéro de fax;faxnummer" },
  { RELAIS_ENTRY_EMAIL, "e-mail;mail;courriel;adresse e-mail;adresse mail;e-mailadres;mailadres;email_address" },
  { RELAIS_ENTRY_URL, "site;site web;site internet;website;web;webpagina;uri;lien;link" },
  { RELAIS_ENTRY_STREET, "rue;adresse;adres;straat;address;address_1;rue et numéro;rue et n°;straat en nummer;adresse postale" },
  { RELAIS_ENTRY_POSTCODE, "code postal;cp;postal_code;postnummer;zip" },
  { RELAIS_ENTRY_COMMUNE, "localité;ville;gemeente;plaats;stad;city;town" },
  { RELAIS_ENTRY_COUNTRY, "pays;land" },
  { RELAIS_ENTRY_LANGUAGES, "langues;langue;langues parlées;talen;taal;gesproken talen;language;language_code" },
  { RELAIS_ENTRY_ACCESS, "accès;type d'accès;mode d'accès;comment joindre;toegang;bereikbaarheid;application_process;accessibility" },
  { RELAIS_ENTRY_HOURS, "horaire;horaires;heures d'ouverture;openingsuren;uren;schedule;opening_hours;regular_schedule" },
  { RELAIS_ENTRY_HOURS_FR, "horaire fr;horaires fr;heures d'ouverture fr;horaire (fr)" },
  { RELAIS_ENTRY_HOURS_NL, "openingsuren nl;uren nl;horaire nl;openingsuren (nl)" },
  { RELAIS_ENTRY_DESCRIPTION, "remarque;remarques;note;notes;beschrijving;opmerking;opmerkingen;commentaire;info;informations;omschrijving" },
  { RELAIS_ENTRY_SERVES_POSTCODES, "codes postaux;codes postaux desservis;communes desservies;zone desservie;zone;secteur géographique;postcodes;bediende postcodes;bediende gemeenten;werkgebied;service_area;service_areas" },
  { RELAIS_ENTRY_MUTUALITIES, "mutualités;mutualité;mutuelles;mutuelle;ziekenfondsen;ziekenfonds" },
  { RELAIS_ENTRY_CONDITIONS_FR, "conditions;conditions d'accès;public;conditions (fr);eligibility_description;eligibility" },
  { RELAIS_ENTRY_CONDITIONS_NL, "voorwaarden;doelgroep;conditions (nl);voorwaarden nl" },
  { RELAIS_ENTRY_WEEKEND, "week-end;ouvert le week-end;travaille le week-end;in het weekend;open in het weekend" },
  { RELAIS_ENTRY_URGENT, "urgence;urgences;demandes urgentes;dringend;dringende aanvragen;spoed" },
  { RELAIS_ENTRY_NOTICE, "délai;préavis;délai de prise en charge;termijn;wachttijd;wait_time;aanvraagtermijn" },
  { RELAIS_ENTRY_FEE, "tarif;tarifs;prix;coût;prijs;tarief;tarieven;kostprijs;fees;fees_description;cost" },
  { RELAIS_ENTRY_VALID_UNTIL, "valable jusqu'au;valide jusqu'au;geldig tot;valid_to" },
  { RELAIS_ENTRY_REVISION, "rev;mis à jour;mise à jour;mis à jour le;dernière mise à jour;bijgewerkt;bijgewerkt op;laatst bijgewerkt;last_modified;assured_date;date de mise à jour" },
  { RELAIS_COLUMN_EXTENSION, "extension;poste;poste interne;toestel;ext" },
  { RELAIS_COLUMN_HOUSE_NUMBER, "numéro;n°;nummer;nr;huisnummer;numéro de rue" },
  { RELAIS_COLUMN_ADDRESS_2, "address_2;complément d'adresse;boîte;bte;bus;busnummer" },
  { RELAIS_COLUMN_BYDAY, "byday;jours;dagen;jours d'ouverture;openingsdagen" },
  { RELAIS_COLUMN_OPENS_AT, "opens_at;ouvre à;opent om;heure d'ouverture" },
  { RELAIS_COLUMN_CLOSES_AT, "closes_at;ferme à;sluit om;heure de fermeture" },
  /* clang-format on */
};

static char *
make_key (const char *heading)
{
  g_autofree char *folded = relais_text_fold (heading);
  char *to = folded;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        *to++ = *p;
    }
  *to = '\0';
  return g_steal_pointer (&folded);
}

static void
add_spellings (GHashTable *index, const char *spellings, int column)
{
  g_auto (GStrv) all = g_strsplit (spellings, ";", -1);

  for (guint i = 0; all[i] != NULL; i++)
    g_hash_table_insert (index, make_key (all[i]), GINT_TO_POINTER (column));
}

/* Our own names come last and win. Lives as long as the program and is never changed, so any thread may read it. */
static GHashTable *
get_index (void)
{
  static GHashTable *index = NULL;

  if (g_once_init_enter (&index))
    {
      GHashTable *built = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
        add_spellings (built, headings[i].spellings, headings[i].column);
      for (int i = 0; i < RELAIS_ENTRY_OTHER_PROPERTIES; i++)
        add_spellings (built, relais_directory_entry_type.fields[i].name, i);
      g_once_init_leave (&index, built);
    }
  return index;
}

/**
 * relais_directory_heading_find:
 * @heading: what stands over a column
 *
 * Returns: what the column holds, %RELAIS_COLUMN_UNKNOWN when nobody knows
 */
RelaisDirectoryColumn
relais_directory_heading_find (const char *heading)
{
  g_autofree char *key = make_key (heading);
  gpointer column;

  if (*key != '\0' && g_hash_table_lookup_extended (get_index (), key, NULL, &column))
    return (RelaisDirectoryColumn) GPOINTER_TO_INT (column);
  return RELAIS_COLUMN_UNKNOWN;
}

/* What a file of vCards says, byte for byte as telephones and offices write them. */

#include "relais-directory-entry.h"
#include "relais-directory-file.h"

#include <string.h>

#define CARD(text) "BEGIN:VCARD\r\nVERSION:3.0\r\n" text "END:VCARD\r\n"

static RelaisDirectoryReading *
read_text (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return relais_directory_file_read_bytes ("a.vcf", bytes, relais_date (2026, 11, 22));
}

static RelaisDirectoryReading *
read_string (const char *text)
{
  return read_text (text, strlen (text));
}

static const RelaisRecord *
get_entry (RelaisDirectoryReading *reading, guint index)
{
  g_assert_cmpuint (index, <, reading->cards->len);
  return ((RelaisDirectoryCard *) reading->cards->pdata[index])->entry;
}

static void
assert_field (RelaisDirectoryReading *reading, guint index, RelaisEntryField field, const char *expected)
{
  g_assert_cmpstr (relais_record_get (get_entry (reading, index), field), ==, expected);
}

/* "line word": every problem in order. */
static char *
list_problems (RelaisDirectoryReading *reading)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < reading->problems->len; i++)
    {
      const RelaisDirectoryProblem *problem = reading->problems->pdata[i];

      g_assert_cmpstr (problem->file, ==, "a.vcf");
      g_string_append_printf (list, "%s%u %s", i > 0 ? ", " : "", problem->line,
                              relais_directory_problem_code_get_word (problem->code));
    }
  return g_string_free (list, FALSE);
}

static void
assert_problems (RelaisDirectoryReading *reading, const char *expected)
{
  g_autofree char *list = list_problems (reading);

  g_assert_cmpstr (list, ==, expected);
}

/* One card, one field. */
typedef struct {
  const char *what;
  const char *lines;
  RelaisEntryField field;
  const char *expected;
} Case;

static const Case cases[] = {
  /* clang-format off */
  { "plain", "FN:Accueil\r\n", RELAIS_ENTRY_NAME, "Accueil" },
  { "lower case", "fn:Accueil\r\n", RELAIS_ENTRY_NAME, "Accueil" },
  { "group", "FN:A\r\nitem1.TEL:02 474 02 55\r\n", RELAIS_ENTRY_PHONE, "02 474 02 55" },
  { "escapes", "FN:Soins\\, aide\\; garde \\\\ nuit\r\n", RELAIS_ENTRY_NAME, "Soins, aide; garde \\ nuit" },
  { "line break", "FN:A\r\nNOTE:un\\ndeux\\Ntrois\r\n", RELAIS_ENTRY_DESCRIPTION, "un\ndeux\ntrois" },
  { "fold by space", "FN:Service so\r\n cial\r\n", RELAIS_ENTRY_NAME, "Service social" },
  { "fold by tab", "FN:Service so\r\n\tcial\r\n", RELAIS_ENTRY_NAME, "Service social" },
  { "fold keeps a second blank", "FN:Service\r\n  social\r\n", RELAIS_ENTRY_NAME, "Service social" },
  { "fold inside UTF-8", "FN:Caf\xC3\r\n \xA9\r\n", RELAIS_ENTRY_NAME, "Café" },
  { "fold in the name", "F\r\n N:Accueil\r\n", RELAIS_ENTRY_NAME, "Accueil" },
  { "fold in a parameter", "FN:A\r\nTEL;TYPE=wo\r\n rk,fa\r\n x:02 474 02 56\r\n", RELAIS_ENTRY_FAX, "02 474 02 56" },
  { "many folds", "FN:S\r\n e\r\n\tr\r\n v\r\n i\r\n c\r\n e\r\n", RELAIS_ENTRY_NAME, "Service" },
  { "LF", "FN:A\nORG:Hôpital\n", RELAIS_ENTRY_ORGANISATION, "Hôpital" },
  { "CR", "FN:A\rORG:Hôpital\r", RELAIS_ENTRY_ORGANISATION, "Hôpital" },
  { "CR fold", "FN:Ser\r vice\r", RELAIS_ENTRY_NAME, "Service" },
  { "mixed ends", "FN:A\nNOTE:x\rORG:B\r\nROLE:C\n", RELAIS_ENTRY_ROLE, "C" },
  { "Latin-1", "FN:H\xF4pital\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "Windows-1252", "FN:\x8Cuvre \x80\r\n", RELAIS_ENTRY_NAME, "Œuvre €" },
  { "UTF-8 beside Latin-1", "FN:H\xF4pital\r\nORG:Santé\r\n", RELAIS_ENTRY_ORGANISATION, "Santé" },
  { "quoted-printable", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=B4pital\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "quoted-printable, bare", "FN;QUOTED-PRINTABLE:=48=c3=B4pital\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "quoted-printable, Latin-1", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:H=F4pital\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "quoted-printable, no charset", "FN;ENCODING=QUOTED-PRINTABLE:H=F4pital\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "quoted-printable, Latin-9", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=iso-8859-15:=A4uro\r\n", RELAIS_ENTRY_NAME, "€uro" },
  { "quoted-printable, Cyrillic", "FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=CC=E8=F0\r\n", RELAIS_ENTRY_NAME, "Мир" },
  { "soft break", "FN;ENCODING=QUOTED-PRINTABLE:Service =\r\nsocial\r\n", RELAIS_ENTRY_NAME, "Service social" },
  { "soft break, blank after it", "FN;ENCODING=QUOTED-PRINTABLE:Service=\r\n social\r\n", RELAIS_ENTRY_NAME, "Service social" },
  { "soft break, blanks behind", "FN;ENCODING=QUOTED-PRINTABLE:Service =  \r\nsocial\r\n", RELAIS_ENTRY_NAME, "Service social" },
  { "soft break inside a letter", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:H=C3=\r\n=B4pital\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "soft break before the end", "FN;ENCODING=QUOTED-PRINTABLE:Service=\r\n", RELAIS_ENTRY_NAME, "Service" },
  { "soft break with LF", "FN;ENCODING=QUOTED-PRINTABLE:Ser=\nvice=\n social\n", RELAIS_ENTRY_NAME, "Service social" },
  { "quoted-printable line ends", "FN:A\r\nNOTE;ENCODING=QUOTED-PRINTABLE:un=0D=0Adeux\r\n", RELAIS_ENTRY_DESCRIPTION, "un\ndeux" },
  { "quoted-printable and parts", "FN:A\r\nORG;ENCODING=QUOTED-PRINTABLE:CHU=3B;Gériatrie\r\n", RELAIS_ENTRY_ORGANISATION, "CHU" },
  { "not quite quoted-printable", "FN;ENCODING=QUOTED-PRINTABLE:2 = 1 + 1=ZZ\r\n", RELAIS_ENTRY_NAME, "2 = 1 + 1=ZZ" },
  { "equals sign elsewhere", "FN:A=\r\nORG:B\r\n", RELAIS_ENTRY_NAME, "A=" },
  { "base64 text", "FN;ENCODING=b:SMO0cGl0YWw=\r\n", RELAIS_ENTRY_NAME, "Hôpital" },
  { "picture of 3.0", "FN:A\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n  AAAQABAAD=\r\nORG:B\r\n", RELAIS_ENTRY_ORGANISATION, "B" },
  { "picture of 2.1", "FN:A\r\nPHOTO;JPEG;BASE64:\r\n    /9j/4AAQ\r\n    SkZJ==\r\n\r\nORG:B\r\n", RELAIS_ENTRY_ORGANISATION, "B" },
  { "picture not folded", "FN:A\r\nPHOTO;BASE64:/9j/4AAQ\r\nSkZJRgABAQAAAQ\r\nABAAD=\r\n\r\nORG:B\r\n", RELAIS_ENTRY_ORGANISATION, "B" },
  { "picture of 4.0", "FN:A\r\nPHOTO:data:image/jpeg;base64,/9j/4AAQ\r\n", RELAIS_ENTRY_OTHER_PROPERTIES, NULL },
  { "picture elsewhere", "FN:A\r\nPHOTO;VALUE=uri:https://example.be/b.jpg\r\n", RELAIS_ENTRY_OTHER_PROPERTIES, "PHOTO;VALUE=uri:https://example.be/b.jpg" },
  { "French name", "FN;ALTID=1;LANGUAGE=fr:Service social\r\nFN;ALTID=1;LANGUAGE=nl:Sociale dienst\r\n", RELAIS_ENTRY_NAME_FR, "Service social" },
  { "Dutch name", "FN;ALTID=1;LANGUAGE=fr:Service social\r\nFN;ALTID=1;LANGUAGE=nl-BE:Sociale dienst\r\n", RELAIS_ENTRY_NAME_NL, "Sociale dienst" },
  { "name without language beside them", "FN;LANGUAGE=fr:B\r\nFN:A\r\n", RELAIS_ENTRY_NAME, "A" },
  { "preferred name", "FN:B\r\nFN;PREF=1;TYPE=pref:A\r\n", RELAIS_ENTRY_NAME, "A" },
  { "only N", "N:El Amrani;Fatima;;Dr;\r\n", RELAIS_ENTRY_NAME, "Dr Fatima El Amrani" },
  { "N and FN", "FN:Dr El Amrani\r\nN:El Amrani;Fatima;;Dr;\r\n", RELAIS_ENTRY_NAME, "Dr El Amrani" },
  { "unit", "FN:A\r\nORG:CHU\\; Brugmann;Gériatrie;3B\r\n", RELAIS_ENTRY_UNIT, "Gériatrie, 3B" },
  { "organisation with a semicolon", "FN:A\r\nORG:CHU\\; Brugmann;Gériatrie;3B\r\n", RELAIS_ENTRY_ORGANISATION, "CHU; Brugmann" },
  { "phone as a URI", "FN:A\r\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+32-2-474-02-55\r\n", RELAIS_ENTRY_PHONE, "02 474 02 55" },
  { "phone with extension", "FN:A\r\nTEL;VALUE=uri:tel:+3224740255;ext=12\r\n", RELAIS_ENTRY_PHONE, "02 474 02 55 ext. 12" },
  { "direct line", "FN:A\r\nTEL:02 474 02 55\r\nTEL;TYPE=work,x-direct:02 474 02 56\r\n", RELAIS_ENTRY_PHONE_DIRECT, "02 474 02 56" },
  { "direct line by label", "FN:A\r\nitem1.TEL:02 474 02 56\r\nitem1.X-ABLabel:Ligne directe\r\n", RELAIS_ENTRY_PHONE_DIRECT, "02 474 02 56" },
  { "fax of 2.1", "FN:A\r\nTEL;WORK;FAX:02 474 02 57\r\n", RELAIS_ENTRY_FAX, "02 474 02 57" },
  { "preferred phone", "FN:A\r\nTEL:02 474 02 55\r\nTEL;PREF=1:02 474 02 58\r\n", RELAIS_ENTRY_PHONE, "02 474 02 58" },
  { "the other phone", "FN:A\r\nTEL:02 474 02 55\r\nTEL;TYPE=pref:02 474 02 58\r\n", RELAIS_ENTRY_PHONE2, "02 474 02 55" },
  { "third phone", "FN:A\r\nTEL:02 474 02 51\r\nTEL:02 474 02 52\r\nTEL:02 474 02 53\r\n", RELAIS_ENTRY_MORE_PHONES, "02 474 02 53" },
  { "two in one", "FN:A\r\nTEL:02 474 02 51 / 02 474 02 52\r\n", RELAIS_ENTRY_MORE_PHONES, "02 474 02 52" },
  { "street", "FN:A\r\nADR;TYPE=work:;bte 3;rue Haute 296;Bruxelles;;1000;Belgique\r\n", RELAIS_ENTRY_STREET, "rue Haute 296, bte 3" },
  { "postcode", "FN:A\r\nADR:;;rue Haute 296;Bruxelles;;1000;Belgique\r\n", RELAIS_ENTRY_POSTCODE, "1000" },
  { "commune in Dutch", "FN:A\r\nADR:;;;Schaarbeek;;;\r\n", RELAIS_ENTRY_COMMUNE, "Schaerbeek" },
  { "commune of a postcode", "FN:A\r\nADR:;;;;;1030;\r\n", RELAIS_ENTRY_COMMUNE, "Schaerbeek" },
  { "postcode of a commune", "FN:A\r\nADR:;;;Schaarbeek;;;\r\n", RELAIS_ENTRY_POSTCODE, "1030" },
  { "RFC 6868", "FN:A\r\nADR;LABEL=\"rue ^'Haute^' 296^n1000 Bruxelles ^^\":;;;;;;\r\n", RELAIS_ENTRY_STREET, "rue \"Haute\" 296, 1000 Bruxelles ^" },
  { "colon in quotes", "FN:A\r\nTEL;X-A=\"b:c;d\";TYPE=fax:02 474 02 57\r\n", RELAIS_ENTRY_FAX, "02 474 02 57" },
  { "quote of 2.1", "FN:A\r\nTEL;X-A=5\":02 474 02 55\r\n", RELAIS_ENTRY_PHONE, "02 474 02 55" },
  { "categories", "FN:A\r\nCATEGORIES:Kinésithérapie,CPAS,Autre chose\r\n", RELAIS_ENTRY_CATEGORY, "12;23;Autre chose" },
  { "category in Dutch", "FN:A\r\nCATEGORIES:Gezinszorg\\, poetshulp\r\n", RELAIS_ENTRY_CATEGORY, "05" },
  { "languages", "FN:A\r\nLANG;PREF=1:fr\r\nLANG:nl-BE\r\n", RELAIS_ENTRY_LANGUAGES, "fr;nl" },
  { "own field", "FN:A\r\nX-RELAIS-SERVES-POSTCODES:1030\\;1040\r\n", RELAIS_ENTRY_SERVES_POSTCODES, "1030;1040" },
  { "access", "FN:A\r\nX-RELAIS-ACCESS:walk_in,appointment\r\n", RELAIS_ENTRY_ACCESS, "appointment;walk_in" },
  { "hours", "FN:A\r\nX-RELAIS-HOURS:lun-ven 9h-17h\r\n", RELAIS_ENTRY_HOURS, "mo-fr 09:00-17:00" },
  { "kind", "FN:A\r\nKIND:ORG\r\n", RELAIS_ENTRY_KIND, "org" },
  { "company", "FN:A\r\nX-ABShowAs:COMPANY\r\n", RELAIS_ENTRY_KIND, "org" },
  { "revision", "FN:A\r\nREV:20260302T101500Z\r\n", RELAIS_ENTRY_REVISION, "20260302T101500Z" },
  { "two notes", "FN:A\r\nNOTE:un\r\nNOTE:deux\r\n", RELAIS_ENTRY_DESCRIPTION, "un\ndeux" },
  { "function", "FN:A\r\nTITLE:Assistante sociale\r\n", RELAIS_ENTRY_ROLE, "Assistante sociale" },
  { "unknown", "FN:A\r\nitem2.X-Foo;A=\"b;c\";TYPE=d:e\\, f\\;g\r\n", RELAIS_ENTRY_OTHER_PROPERTIES, "item2.X-Foo;A=\"b;c\";TYPE=d:e\\, f\\;g" },
  { "unknown, quoted-printable", "FN:A\r\nX-FOO;ENCODING=QUOTED-PRINTABLE;WORK:=C3=A9=0A\r\n", RELAIS_ENTRY_OTHER_PROPERTIES, "X-FOO;TYPE=WORK:é\\n" },
  { "second address", "FN:A\r\nADR:;;rue A;;;;\r\nADR:;;rue B;;;;\r\n", RELAIS_ENTRY_OTHER_PROPERTIES, "ADR:;;rue B;;;;" },
  { "agent of 2.1", "FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nORG:C\r\nEND:VCARD\r\nROLE:D\r\n", RELAIS_ENTRY_NAME, "A" },
  { "behind the agent", "FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\nROLE:D\r\n", RELAIS_ENTRY_ROLE, "D" },
  { "agent in an agent", "FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:C\r\nEND:VCARD\r\nORG:X\r\nEND:VCARD\r\nROLE:D\r\n", RELAIS_ENTRY_ORGANISATION, NULL },
  { "agent on its line", "FN:A\r\nAGENT:BEGIN:VCARD\r\nORG:X\r\nEND:VCARD\r\nROLE:D\r\n", RELAIS_ENTRY_ROLE, "D" },
  { "agent of 3.0", "FN:A\r\nAGENT:BEGIN:VCARD\\nFN:B\\nEND:VCARD\\n\r\nROLE:D\r\n", RELAIS_ENTRY_ROLE, "D" },
  /* clang-format on */
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *text = g_strconcat ("BEGIN:VCARD\r\n", c->lines, "END:VCARD\r\n", NULL);
  g_autoptr (RelaisDirectoryReading) reading = read_string (text);

  assert_problems (reading, "");
  g_assert_cmpuint (reading->cards->len, ==, 1);
  assert_field (reading, 0, c->field, c->expected);
}

static void
test_several (void)
{
  g_autoptr (RelaisDirectoryReading) reading = read_string (
      "\xEF\xBB\xBF" CARD ("UID:1\r\nFN:Un\r\n") "\r\n\r\n" CARD ("UID:2\r\nFN:Deux\r\n")
      "begin:vcard\nversion:4.0\nuid:3\nfn:Trois\nend:vcard");

  assert_problems (reading, "");
  g_assert_cmpuint (reading->cards->len, ==, 3);
  g_assert_cmpstr (relais_record_get_id (get_entry (reading, 2)), ==, "uid:3");
  g_assert_cmpuint (((RelaisDirectoryCard *) reading->cards->pdata[1])->line, ==, 8);
  g_assert_cmpuint (((RelaisDirectoryCard *) reading->cards->pdata[2])->line, ==, 13);
}

/* A bad card, with the good one behind it. */
typedef struct {
  const char *what;
  const char *text;
  gsize length;
  const char *problems;
  guint n_cards;
  const char *bad_key;
  guint n_nameless;
} BadCase;

#define BAD(what, text, problems, n_cards, bad_key, n_nameless)                                                       \
  { what, text, sizeof (text) - 1, problems, n_cards, bad_key, n_nameless }

static const BadCase bad_cases[] = {
  /* clang-format off */
  BAD ("no name", CARD ("UID:1\r\nTEL:02 474 02 55\r\n") CARD ("FN:B\r\n"), "1 no-name", 1, "uid:1", 0),
  BAD ("no name, no reference", CARD ("TEL:02 474 02 55\r\n") CARD ("FN:B\r\n"), "1 no-name", 1, NULL, 1),
  BAD ("no end", "BEGIN:VCARD\r\nUID:1\r\nFN:A\r\n" CARD ("FN:B\r\n"), "1 no-end", 1, "uid:1", 0),
  BAD ("no end at the end", CARD ("FN:B\r\n") "BEGIN:VCARD\r\nUID:1\r\nFN:A\r\n", "5 no-end", 1, "uid:1", 1),
  BAD ("zero byte", CARD ("UID:1\r\nFN:A\0B\r\n") CARD ("FN:B\r\n"), "1 zero-byte", 1, "uid:1", 0),
  BAD ("junk between", CARD ("FN:A\r\n") "junk\r\nmore: junk\r\n\r\njunk\r\n" CARD ("FN:B\r\n"), "5 outside-card", 2, NULL, 0),
  BAD ("end without beginning", CARD ("FN:A\r\n") "END:VCARD\r\n" CARD ("FN:B\r\n"), "5 outside-card", 2, NULL, 0),
  BAD ("junk within", CARD ("FN:A\r\njunk\r\njunk\r\n-:x\r\nORG;A=b\r\nROLE:B\r\n???\r\n"), "4 line, 7 line, 9 line", 1, NULL, 0),
  BAD ("no end of the agent", "BEGIN:VCARD\r\nFN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:X\r\n" CARD ("FN:B\r\n"), "1 no-end", 1, NULL, 1),
  BAD ("version", "BEGIN:VCARD\r\nVERSION:5.0\r\nFN:A\r\nEND:VCARD\r\n", "2 version", 1, NULL, 0),
  BAD ("charset", CARD ("FN;CHARSET=EBCDIC-BE:A\r\nORG:B\r\n"), "3 encoding", 1, NULL, 0),
  BAD ("phone", CARD ("FN:A\r\nTEL:appelez\r\nORG:B\r\n"), "4 value", 1, NULL, 0),
  BAD ("e-mail", CARD ("FN:A\r\n\r\nEMAIL:nobody\r\n"), "5 value", 1, NULL, 0),
  BAD ("lost zero", CARD ("FN:A\r\nTEL:478123456\r\n"), "4 restored-zero", 1, NULL, 0),
  BAD ("expired", CARD ("FN:A\r\nX-RELAIS-VALID-UNTIL:2026-01-31\r\n"), "1 expired", 1, NULL, 0),
  BAD ("line number behind folds", "BEGIN:VCARD\r\nFN:A\r\nNOTE:a\r\n b\r\n c\r\nTEL:x\r\nEND:VCARD\r\n", "6 value", 1, NULL, 0),
  /* clang-format on */
};

static void
test_bad_case (gconstpointer data)
{
  const BadCase *c = data;
  g_autoptr (RelaisDirectoryReading) reading = read_text (c->text, c->length);

  assert_problems (reading, c->problems);
  g_assert_cmpuint (reading->cards->len, ==, c->n_cards);
  g_assert_cmpuint (g_hash_table_size (reading->bad_keys), ==, c->bad_key != NULL ? 1 : 0);
  g_assert_cmpuint (reading->n_nameless, ==, c->n_nameless);
  g_assert_false (reading->unreadable);
  if (c->bad_key != NULL)
    g_assert_true (g_hash_table_contains (reading->bad_keys, c->bad_key));
}

static void
test_names_the_card (void)
{
  g_autoptr (RelaisDirectoryReading) reading = read_string (CARD ("TEL:x\r\nFN:Accueil\r\n"));
  const RelaisDirectoryProblem *problem = reading->problems->pdata[0];

  g_assert_cmpstr (problem->name, ==, "Accueil");
  g_assert_cmpstr (problem->argument, ==, "phone phone-not-a-number");
}

/* What is no file of vCards at all changes nothing. */
static void
test_refuses_files (void)
{
  static const struct {
    const char *name;
    const char *text;
    gsize length;
    const char *problem;
  } files[] = {
    { "a.vcf", "", 0, "0 no-cards" },
    { "a.vcf", "\xEF\xBB\xBF", 3, "0 no-cards" },
    { "a.vcf", "\xFF\xFE" "B\0E\0G\0I\0N\0", 12, "0 utf-16" },
    { "a.vcf", "\xFE\xFF\0B\0E\0G", 8, "0 utf-16" },
    { "a.vcf", "B\0E\0G\0I\0N\0:\0", 12, "0 utf-16" },
    { "a.vcf", "\x89PNG\r\n\x1a\n\0\0", 10, "0 binary" },
    { "a.vcf", "PK\x03\x04" "xl/workbook", 15, "0 workbook" },
    { "a.vcf", "Bonjour\n", 8, "0 no-cards" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RelaisDirectoryReading) reading = read_text (files[i].text, files[i].length);

      g_test_message ("%u", i);
      assert_problems (reading, files[i].problem);
      g_assert_true (reading->unreadable);
      g_assert_cmpuint (reading->cards->len, ==, 0);
    }
}

/* Without a reference the card is known by its name, organisation and first phone. */
static void
test_key (void)
{
  g_autoptr (RelaisDirectoryReading) a = read_string (CARD ("FN:Accueil\r\nTEL:02/474.02.55\r\n"));
  g_autoptr (RelaisDirectoryReading) b = read_string (CARD ("FN:ACCUEIL\r\nTEL:+3224740255\r\nNOTE:x\r\n"));
  g_autoptr (RelaisDirectoryReading) c = read_string (CARD ("FN:Accueil\r\nTEL:02/474.02.56\r\n"));

  g_assert_true (g_str_has_prefix (relais_record_get_id (get_entry (a, 0)), "like:"));
  g_assert_cmpstr (relais_record_get_id (get_entry (a, 0)), ==, relais_record_get_id (get_entry (b, 0)));
  g_assert_cmpstr (relais_record_get_id (get_entry (a, 0)), !=, relais_record_get_id (get_entry (c, 0)));
}

/* A text that is too long is cut, a reference is not taken. */
static void
test_limits (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autofree char *text = g_strconcat ("BEGIN:VCARD\nFN:A\nUID:", long_text, "\nNOTE:", long_text, "\nEND:VCARD\n", NULL);
  g_autoptr (RelaisDirectoryReading) reading = read_string (text);

  assert_problems (reading, "3 value-cut, 4 value-cut");
  assert_field (reading, 0, RELAIS_ENTRY_UID, NULL);
  g_assert_cmpuint (strlen (relais_record_get (get_entry (reading, 0), RELAIS_ENTRY_DESCRIPTION)), ==, 4000);
}

/* Files made to be slow: a million lines each. The time is the test runner's limit. */
static void
test_a_million_lines (void)
{
  static const struct {
    const char *before;
    const char *line;
    const char *after;
    guint n_cards;
  } files[] = {
    { "BEGIN:VCARD\nFN:A\nNOTE:", "\n x", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:", "x=\n", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\n", "X:y\n", "END:VCARD\n", 0 },
    { "BEGIN:VCARD\nFN:A\nEND:VCARD\n", "junk\n", "", 1 },
    { "BEGIN:VCARD\rFN:A\rEND:VCARD\r", "junk\r", "", 1 },
    { "BEGIN:VCARD\nFN:A\nPHOTO;BASE64:\n", "AAAA\n", "END:VCARD\n", 0 },
    { "BEGIN:VCARD\nFN:A\nEND:VCARD\n", "\n", "", 1 },
    { "BEGIN:VCARD\nFN:A\n", "AGENT:\n", "END:VCARD\n", 0 },
    { "BEGIN:VCARD\nFN:A\nNOTE:", "\\n", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nX", ";a=\"", ":b\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nCATEGORIES:", "a,", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nLANG:", "fr;", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nTEL:", "02 ", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nEMAIL:", "a@", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nX-RELAIS-HOURS:", "lu ", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nX-RELAIS-SERVES-POSTCODES:", "1030 ", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\nNOTE:e", "\xCC\x81", "\nEND:VCARD\n", 1 },
    { "BEGIN:VCARD\nFN:A\n", "TEL:1\n", "END:VCARD\n", 0 },
    { "BEGIN:VCARD\nFN:A\nEND:VCARD\n", "BEGIN:VCARD\n", "", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      guint n = MIN (1000000, (guint) ((RELAIS_DIRECTORY_FILE_MAX_BYTES - 200) / strlen (files[i].line)));
      g_autoptr (GString) text = g_string_sized_new (n * strlen (files[i].line) + 200);
      g_autoptr (RelaisDirectoryReading) reading = NULL;

      g_string_append (text, files[i].before);
      for (guint j = 0; j < n; j++)
        g_string_append (text, files[i].line);
      g_string_append (text, files[i].after);
      g_test_timer_start ();
      reading = read_text (text->str, text->len);
      g_test_message ("%u: %.3f s, %u problems", i, g_test_timer_elapsed (), reading->problems->len);
      g_assert_cmpuint (reading->cards->len, ==, files[i].n_cards);
      g_assert_cmpuint (reading->problems->len, <=, RELAIS_DIRECTORY_FILE_MAX_BYTES / 500);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/vcard/reads/%s", cases[i].what);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/vcard/bad/%s", bad_cases[i].what);

      g_test_add_data_func (path, &bad_cases[i], test_bad_case);
    }
  g_test_add_func ("/vcard/several", test_several);
  g_test_add_func ("/vcard/names-the-card", test_names_the_card);
  g_test_add_func ("/vcard/refuses-files", test_refuses_files);
  g_test_add_func ("/vcard/key", test_key);
  g_test_add_func ("/vcard/limits", test_limits);
  g_test_add_func ("/vcard/a-million-lines", test_a_million_lines);
  return g_test_run ();
}

/* The languages that people of a Brussels practice speak: ISO 639 codes (two letters where there are two, else three),
 * with their names in French, Dutch, English and often in themselves. Common ones come first. How a text is taken apart
 * into names is relais-language.c. Pure, any thread.
 */

#include "relais-language-names.h"

#include "relais-language.h"
#include "relais-spelling.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *label;
  gboolean rtl;          /* written from right to left */
  const char *spellings; /* see relais-spelling.c */
} languages[] = {
  { "fr", NC_("language", "French"), FALSE,
    "french francais frans francophone franstalig frances fra fre franzosisch" },
  { "nl", NC_("language", "Dutch"), FALSE,
    "dutch neerlandais nederlands neerlandophone nederlandstalig flamand flamande vlaams flemish "
    "hollands nld dut" },
  { "ar", NC_("language", "Arabic"), TRUE,
    "arabic arabe arabisch arabophone arabischtalig arabeclassique arabelitteraire ara العربيه عربي" },
  { "ary", NC_("language", "Moroccan Arabic"), TRUE,
    "moroccanarabic arabemarocain marokkaansarabisch darija marocain arabemarocaindarija "
    "darijamarocain arabedialectalmarocain marokkaans arabischmarokkaans arabemaroc moroccan" },
  { "ber", NC_("language", "Berber"), FALSE,
    "berber berbere berbers tamazight amazigh berberes imazighen zgh kabyle kab" },
  { "rif", NC_("language", "Riffian"), FALSE,
    "riffian rifain riffijns tarifit rifains berbererifain tarifiyt" },
  { "shi", NC_("language", "Shilha"), FALSE,
    "shilha chleuh tasjelhiet tachelhit tachelhite tashelhit tachelheit chelha soussi berberechleuh "
    "sjilha" },
  { "tr", NC_("language", "Turkish"), FALSE,
    "turkish turc turks turcophone turkstalig turkce turque tur" },
  { "pl", NC_("language", "Polish"), FALSE,
    "polish polonais pools polonaise polski poolstalig pol" },
  { "ro", NC_("language", "Romanian"), FALSE,
    "romanian roumain roemeens roumaine romana romaneste moldave moldavisch ron rum" },
  { "bg", NC_("language", "Bulgarian"), FALSE,
    "bulgarian bulgare bulgaars bulgarski bul български българскиезик" },
  { "pt", NC_("language", "Portuguese"), FALSE,
    "portuguese portugais portugees portugaise portugues lusophone bresilien braziliaans por" },
  { "es", NC_("language", "Spanish"), FALSE,
    "spanish espagnol spaans espagnole espanol hispanophone castillan castellano spaanstalig spa" },
  { "it", NC_("language", "Italian"), FALSE,
    "italian italien italiaans italienne italiano italianophone ita" },
  { "en", NC_("language", "English"), FALSE,
    "english anglais engels anglaise anglophone engelstalig eng" },
  { "de", NC_("language", "German"), FALSE,
    "german allemand duits allemande germanophone duitstalig deutsch deu ger" },
  { "ln", NC_("language", "Lingala"), FALSE,
    "lingala lin" },
  { "sq", NC_("language", "Albanian"), FALSE,
    "albanian albanais albanees albanaise albanophone shqip kosovar sqi alb" },
  { "el", NC_("language", "Greek"), FALSE,
    "greek grec grieks grecque ellinika ell gre ελληνικα" },
  { "ru", NC_("language", "Russian"), FALSE,
    "russian russe russisch russophone russischtalig russkij rus русскии" },
  { "uk", NC_("language", "Ukrainian"), FALSE,
    "ukrainian ukrainien oekraiens ukrainienne ukr украінська" },
  { "hy", NC_("language", "Armenian"), FALSE,
    "armenian armenien armeens armenienne hye arm" },
  { "ka", NC_("language", "Georgian"), FALSE,
    "georgian georgien georgisch georgienne kat geo" },
  { "fa", NC_("language", "Persian"), TRUE,
    "persian persan perzisch farsi iranien iraans fas per فارسي" },
  { "prs", NC_("language", "Dari"), TRUE,
    "dari persandafghanistan afghan afghaans" },
  { "ps", NC_("language", "Pashto"), TRUE,
    "pashto pachto pasjtoe pachtou pachtoune pashtu pus پشتو" },
  { "ur", NC_("language", "Urdu"), TRUE,
    "urdu ourdou oerdoe pakistanais pakistaans urd اردو" },
  { "hi", NC_("language", "Hindi"), FALSE,
    "hindi indien hin" },
  { "pa", NC_("language", "Punjabi"), FALSE,
    "punjabi pendjabi panjabi penjabi pan" },
  { "bn", NC_("language", "Bengali"), FALSE,
    "bengali bengaals bangla bengalais ben" },
  { "ne", NC_("language", "Nepali"), FALSE,
    "nepali nepalais nepalees nep" },
  { "ta", NC_("language", "Tamil"), FALSE,
    "tamil tamoul tam" },
  { "zh", NC_("language", "Chinese"), FALSE,
    "chinese chinois chinees chinoise mandarin mandarijn cantonais kantonees zho chi 中文" },
  { "vi", NC_("language", "Vietnamese"), FALSE,
    "vietnamese vietnamien vietnamees vietnamienne tiengviet vie" },
  { "th", NC_("language", "Thai"), FALSE,
    "thai thailandais tha" },
  { "fil", NC_("language", "Filipino"), FALSE,
    "filipino philippin filipijns tagalog philippine tl" },
  { "ja", NC_("language", "Japanese"), FALSE,
    "japanese japonais japans jpn" },
  { "sw", NC_("language", "Swahili"), FALSE,
    "swahili kiswahili swa" },
  { "rw", NC_("language", "Kinyarwanda"), FALSE,
    "kinyarwanda rwandais kin" },
  { "rn", NC_("language", "Kirundi"), FALSE,
    "kirundi burundais run" },
  { "kg", NC_("language", "Kikongo"), FALSE,
    "kikongo kongo kon" },
  { "lua", NC_("language", "Tshiluba"), FALSE,
    "tshiluba ciluba luba" },
  { "ff", NC_("language", "Fula"), FALSE,
    "fula peul pulaar poular fulfulde fulani foula ful" },
  { "wo", NC_("language", "Wolof"), FALSE,
    "wolof ouolof wol" },
  { "bm", NC_("language", "Bambara"), FALSE,
    "bambara malinke mandingue dioula bam" },
  { "sus", NC_("language", "Susu"), FALSE,
    "susu soussou soesoe sousou" },
  { "ha", NC_("language", "Hausa"), FALSE,
    "hausa haoussa hau" },
  { "yo", NC_("language", "Yoruba"), FALSE,
    "yoruba yor" },
  { "ig", NC_("language", "Igbo"), FALSE,
    "igbo ibo" },
  { "tw", NC_("language", "Twi"), FALSE,
    "twi akan ashanti ghaneen" },
  { "ee", NC_("language", "Ewe"), FALSE,
    "ewe mina" },
  { "so", NC_("language", "Somali"), FALSE,
    "somali somalisch somalien som" },
  { "ti", NC_("language", "Tigrinya"), FALSE,
    "tigrinya tigrigna tigrinia erythreen eritrees tir" },
  { "am", NC_("language", "Amharic"), FALSE,
    "amharic amharique amhaars ethiopien amh" },
  { "om", NC_("language", "Oromo"), FALSE,
    "oromo orm" },
  { "ku", NC_("language", "Kurdish"), FALSE,
    "kurdish kurde koerdisch kurmanji kurmandji sorani kur" },
  { "arc", NC_("language", "Aramaic"), TRUE,
    "aramaic arameen aramees assyrien assyrisch syriaque syriac soureth suryoyo chaldeen" },
  { "he", NC_("language", "Hebrew"), TRUE,
    "hebrew hebreu hebreeuws ivrit heb" },
  { "yi", NC_("language", "Yiddish"), TRUE,
    "yiddish jiddisch yid" },
  { "hu", NC_("language", "Hungarian"), FALSE,
    "hungarian hongrois hongaars magyar hun" },
  { "cs", NC_("language", "Czech"), FALSE,
    "czech tcheque tsjechisch cesky ces cze" },
  { "sk", NC_("language", "Slovak"), FALSE,
    "slovak slovaque slowaaks slk slo" },
  { "sr", NC_("language", "Serbian"), FALSE,
    "serbian serbe servisch srpski serbocroate servokroatisch srp" },
  { "hr", NC_("language", "Croatian"), FALSE,
    "croatian croate kroatisch hrvatski hrv" },
  { "bs", NC_("language", "Bosnian"), FALSE,
    "bosnian bosnien bosnisch bosniaque bosanski bos" },
  { "mk", NC_("language", "Macedonian"), FALSE,
    "macedonian macedonien macedonisch mkd mac" },
  { "sl", NC_("language", "Slovene"), FALSE,
    "slovene sloveens slv" },
  { "lt", NC_("language", "Lithuanian"), FALSE,
    "lithuanian lituanien litouws lit" },
  { "lv", NC_("language", "Latvian"), FALSE,
    "latvian letton lets lav" },
  { "et", NC_("language", "Estonian"), FALSE,
    "estonian estonien ests est" },
  { "fi", NC_("language", "Finnish"), FALSE,
    "finnish finnois fins finlandais suomi fin" },
  { "sv", NC_("language", "Swedish"), FALSE,
    "swedish suedois zweeds svenska swe" },
  { "da", NC_("language", "Danish"), FALSE,
    "danish danois deens dansk dan" },
  { "no", NC_("language", "Norwegian"), FALSE,
    "norwegian norvegien noors norsk nor" },
  { "ca", NC_("language", "Catalan"), FALSE,
    "catalan catalaans catala cat" },
  { "rom", NC_("language", "Romani"), FALSE,
    "romani romanes tsigane rrom sinti" },
  { "mg", NC_("language", "Malagasy"), FALSE,
    "malagasy malgache malagassisch mlg" },
  { "sfb", NC_("language", "French Belgian Sign Language"), FALSE,
    "frenchbelgiansignlanguage languedessigneslsfb gebarentaallsfb lsfb languedessignes "
    "languedessignesbelgefrancophone signlanguage" },
  { "vgt", NC_("language", "Flemish Sign Language"), FALSE,
    "flemishsignlanguage languedessignesvgt gebarentaalvgt gebarentaal vlaamsegebarentaal" },
};

static int
find_code (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (languages[i].code, code))
        return (int) i;
    }

  return -1;
}

/**
 * relais_language_find_name:
 * @spelling: a folded name without spaces, or a code
 *
 * Returns: (nullable): the code of the language with this name
 */
const char *
relais_language_find_name (const char *spelling)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (languages[i].code, spelling) || relais_spelling_list_has (languages[i].spellings, spelling))
        return languages[i].code;
    }

  return NULL;
}

/**
 * relais_language_get_codes:
 *
 * Returns: (array zero-terminated=1): the codes of all languages, common ones first
 */
const char *const *
relais_language_get_codes (void)
{
  static const char *codes[G_N_ELEMENTS (languages) + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
        codes[i] = languages[i].code;
      g_once_init_leave (&ready, 1);
    }

  return codes;
}

/**
 * relais_language_is_valid:
 * @code: (nullable): a text
 *
 * Returns: whether @code is one of relais_language_get_codes()
 */
gboolean
relais_language_is_valid (const char *code)
{
  return find_code (code) >= 0;
}

/**
 * relais_language_is_rtl:
 * @code: (nullable): a code
 *
 * Returns: whether the language is written from right to left
 */
gboolean
relais_language_is_rtl (const char *code)
{
  int i = find_code (code);

  return i >= 0 && languages[i].rtl;
}

/**
 * relais_language_get_label:
 * @code: a code
 *
 * Returns: (nullable): English msgid of its name, translated in the context %RELAIS_LANGUAGE_CONTEXT
 */
const char *
relais_language_get_label (const char *code)
{
  int i = find_code (code);

  return i >= 0 ? languages[i].label : NULL;
}

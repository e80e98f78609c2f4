/* Which word of a name is the family's and which is the person's. A comma, capitals (EL AMRANI Fatima) or a particle
 * (Fatima El Amrani, Van den Broeck Jan) say so; a frequent given name suggests it; else the last word is taken for the
 * given name, as offices write. Only the first three are more than a guess. Pure, any thread.
 */

#include "relais-pasted-name.h"

#include "relais-spelling.h"
#include "relais-text.h"

#include <string.h>

static const char women_titles[] =
    "mme mmes mlle madame mademoiselle mevr mevrouw mw mej mejuffrouw mrs ms miss vve veuve";
static const char men_titles[] = "mr monsieur mijnheer meneer dhr hr heer mister sieur";
static const char other_titles[] = "dr docteur dokter doctor prof professeur professor maitre mtre";

/* Behind these stands another family name, which is not the one in use. */
static const char maiden_words[] = "nee ne epouse ep epse geb geboren born weduwe wed echtgenote";

static const char labels[] =
    "tel telephone telefoon phone gsm mobile portable mob mail email courriel adresse adres address nom naam name "
    "prenom voornaam contact le op";

static const char particles[] =
    "abou abu ait al bel ben bent bin bint d da de del della den der des di do dos du el la le les lo mac mc o "
    "ould st ste t te ten ter van vanden vander ver von zu";

/* Frequent given names in Brussels that are seldom family names. */
static const char given_names[] =
    "abdallah abdelkader abdellah abdullah adam adama adil adrien agnes ahmed ahmet aicha aisha ali alice alicia "
    "alina alexandra alexandre alexandru alfred aline amal amina amine amir ana anass andre andrea andreea "
    "andrzej ange angela anissa anita ann anna anne annie antoine antonio arnaud arthur asma astrid ayse ayoub "
    "bart beatrice bernadette bernard bilal bram brahim brigitte camille carine carlos caroline catherine cecile "
    "celine chantal charlotte chloe christian christiane christine christophe claire claude claudine colette "
    "corinne cristina daniel danielle david denise didier dirk dominique driss ebru elena eliane elif elisabeth "
    "elise elizabeth els emine emma emmanuel eric erik eva ewa fabienne fadila farid farida fatiha fatima fatma "
    "fatoumata fernand filip florence francine francis francoise frank frederic gabriel genevieve georges "
    "georgette gerard gerda ghislaine gilberte ginette giovanni greet guy hafida hakim hamid hamza hanan hanane "
    "hans hasan hassan hatice helene hicham hilde hugo huguette huseyin ibrahim ilias ilse imane ines ingrid "
    "ioana ion isabelle iwona jacqueline jacques jamal jamila jan jana jean jeanine jeanne jeannine jerome jo "
    "joanna joao johan jos jose josette joseph josiane josiane juan julie julien juliette karim karima karin "
    "karine katarzyna khadija khalid koen krzysztof kristof laila lamia latifa laura laurence lea leila leon "
    "leyla liesbet lieve liliane lina lise louis louise lubna luc lucie lucienne lut lydia madeleine magali "
    "malika marc marcel marcelle margot maria mariam mariama marie mariette marijke marina mario marion mark "
    "marleen marta marthe martine mathilde maurice mehdi mehmet mia michel michele michelle miek mieke mimoun "
    "mina miriam mohamed mohammed monique mounir mouna mourad muriel murat mustafa mustapha myriam nabil nadia "
    "nadine naima najat najib nathalie nele nicole nicolas nina noor nora noura odette olga olivier omar oscar "
    "oumar pascal pascale patricia patrick paul paula paulette pedro philippe pierre pieter piotr rabia rachid "
    "rachida raymond raymonde regine renee rita robert roger roland sabah sabine said saida saliha salim salma "
    "samir samira sandra sara sarah serge simone sofia sofiane sofie soraya sophie stefan stephane stephanie "
    "suzanne sven sylvie tahar tarik tatiana theo therese tom touria ursula valerie veerle veronique victor "
    "viviane walter wendy willy wim xavier yamina yasmina yasmine yassin yassine yolande youssef youssra yusuf "
    "yvette yvonne zahra zakaria zeynep zineb zohra";

static gboolean
is_one_of (const char *list, const char *word)
{
  g_autofree char *folded = relais_text_fold (word);

  return folded[0] != '\0' && relais_spelling_list_has (list, folded);
}

/* "EL", "AMRANI", "D’HONDT": at least two letters, all capitals. */
static gboolean
is_capitals (const char *word)
{
  guint n_capitals = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && !g_unichar_isupper (c))
        return FALSE;
      n_capitals += g_unichar_isupper (c) ? 1 : 0;
    }

  return n_capitals >= 2;
}

static gboolean
is_small (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isupper (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

/* A name typed in capitals or without any reads as names do: "EL-AMRANI" is "El-Amrani". */
static char *
tidy_case (const char *word)
{
  GString *tidy = g_string_new (NULL);
  gboolean first = TRUE;

  if (!is_capitals (word) && (!is_small (word) || is_one_of (particles, word)))
    return g_string_free (g_string_append (tidy, word), FALSE);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (tidy, first ? g_unichar_totitle (c) : g_unichar_tolower (c));
      first = !g_unichar_isalpha (c) && !g_unichar_ismark (c);
    }

  return g_string_free (tidy, FALSE);
}

static char *
join (char **words, guint from, guint to)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      g_autofree char *word = tidy_case (words[i]);

      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", word);
    }

  return g_string_free (joined, FALSE);
}

static void
set_names (RelaisPastedLine *line, char **words, guint family_from, guint family_to, gboolean is_guess)
{
  guint n_words = g_strv_length (words);
  gboolean family_first = family_from == 0;
  g_autofree char *family = join (words, family_from, family_to);
  g_autofree char *given = family_first ? join (words, family_to, n_words) : join (words, 0, family_from);

  line->family_name = family[0] != '\0' ? g_steal_pointer (&family) : NULL;
  line->given_name = given[0] != '\0' ? g_steal_pointer (&given) : NULL;
  line->name_is_guess = is_guess;
}

/* EL AMRANI Fatima, Fatima EL AMRANI: one row of capitals at either end. */
static gboolean
split_by_capitals (char **words, guint n_words, RelaisPastedLine *line)
{
  guint leading = 0;
  guint trailing = 0;
  guint n_capitals = 0;

  for (guint i = 0; i < n_words; i++)
    n_capitals += is_capitals (words[i]) ? 1 : 0;
  if (n_capitals == 0 || n_capitals == n_words)
    return FALSE;

  while (is_capitals (words[leading]))
    leading++;
  while (is_capitals (words[n_words - 1 - trailing]))
    trailing++;

  if (leading == n_capitals)
    set_names (line, words, 0, leading, FALSE);
  else if (trailing == n_capitals)
    set_names (line, words, n_words - trailing, n_words, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* Van den Broeck Jan, Fatima El Amrani. */
static gboolean
split_by_particle (char **words, guint n_words, RelaisPastedLine *line)
{
  guint first = 0;
  guint end;

  while (first < n_words && !is_one_of (particles, words[first]))
    first++;
  if (first + 1 >= n_words)
    return FALSE;

  if (first > 0)
    {
      /* Janssens de Varebeke Marie */
      gboolean given_last = is_one_of (given_names, words[n_words - 1]) && !is_one_of (given_names, words[0]);

      set_names (line, words, given_last ? 0 : first, given_last ? n_words - 1 : n_words, given_last);
      return TRUE;
    }

  for (end = 0; end < n_words && is_one_of (particles, words[end]); end++)
    ;
  set_names (line, words, 0, MIN (end + 1, n_words), FALSE);
  return TRUE;
}

static void
split_by_guess (char **words, guint n_words, RelaisPastedLine *line)
{
  gboolean first_known = is_one_of (given_names, words[0]);
  gboolean last_known = is_one_of (given_names, words[n_words - 1]);
  guint n_given = 1;

  if (first_known && !last_known)
    {
      while (n_given < n_words - 1 && is_one_of (given_names, words[n_given]))
        n_given++;
      set_names (line, words, n_given, n_words, TRUE);
      return;
    }

  while (last_known && n_given < n_words - 1 && is_one_of (given_names, words[n_words - 1 - n_given]))
    n_given++;
  set_names (line, words, 0, n_words - n_given, TRUE);
}

static void
split_words (char **words, RelaisPastedLine *line)
{
  guint n_words = g_strv_length (words);

  if (n_words == 0)
    return;
  if (n_words == 1)
    set_names (line, words, 0, 1, TRUE);
  else if (!split_by_capitals (words, n_words, line) && !split_by_particle (words, n_words, line))
    split_by_guess (words, n_words, line);
}

/* Letters and what stands inside names. */
static gboolean
is_name_word (const char *word)
{
  gboolean has_letter = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        has_letter = TRUE;
      else if (!g_unichar_ismark (c) && c != '-' && c != '\'' && c != '.' && c != 0x2019 && c != 0x2010)
        return FALSE;
    }

  return has_letter;
}

static gboolean
take_title (char **words, guint i, RelaisPastedLine *line)
{
  gboolean woman = is_one_of (women_titles, words[i]);
  gboolean man = is_one_of (men_titles, words[i]) || (i == 0 && words[1] != NULL && is_one_of ("m", words[i]));

  if (woman || man)
    line->suggested_sex = woman ? "female" : "male";
  return woman || man || is_one_of (other_titles, words[i]) ||
         (is_one_of ("de", words[i]) && words[i + 1] != NULL && is_one_of ("heer", words[i + 1]));
}

/* The words that are the name; titles and labels go, everything else goes to @rest. */
static char **
pick_name (const char *part, RelaisPastedLine *line, GString *rest)
{
  g_auto (GStrv) words = g_strsplit_set (part, " :", -1);
  g_autoptr (GPtrArray) name = g_ptr_array_new ();
  gboolean maiden = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0' || take_title (words, i, line) || is_one_of (labels, words[i]))
        continue;

      maiden = maiden || (name->len > 0 && is_one_of (maiden_words, words[i]));
      if (maiden || !is_name_word (words[i]))
        g_string_append_printf (rest, " %s", words[i]);
      else
        g_ptr_array_add (name, g_strdup (words[i]));
    }

  g_ptr_array_add (name, NULL);
  return (char **) g_ptr_array_steal (name, NULL);
}

static void
take_part (char **words, char **name)
{
  g_autofree char *joined = join (words, 0, g_strv_length (words));

  if (joined[0] != '\0')
    *name = g_steal_pointer (&joined);
}

/**
 * relais_pasted_name_keep:
 * @text: words that are no name
 * @rest: where they are added, without labels such as "tél."
 */
void
relais_pasted_name_keep (const char *text, GString *rest)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,:", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!is_one_of (labels, words[i]))
        g_string_append_printf (rest, " %s", words[i]);
    }
}

/**
 * relais_pasted_name_read:
 * @text: the name, with at most the commas that were typed
 * @line: where the names and the sex are set
 * @rest: where words that are no name are added
 */
void
relais_pasted_name_read (const char *text, RelaisPastedLine *line, GString *rest)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_auto (GStrv) first = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = pick_name (parts[i], line, rest);

      if (words[0] == NULL)
        continue;
      if (first == NULL)
        {
          first = g_steal_pointer (&words);
        }
      else if (line->given_name == NULL)
        {
          take_part (words, &line->given_name);
        }
      else
        {
          g_autofree char *more = g_strjoinv (" ", words);

          g_string_append_printf (rest, " %s", more);
        }
    }

  if (first == NULL)
    return;
  if (line->given_name != NULL)
    take_part (first, &line->family_name);
  else
    split_words (first, line);
}

/* The Belgian numbering plan as far as people dial it, and just enough about other countries to tell a whole number
 * from a piece of one and to group it legibly. Takes bare digits, says what number they are or what is wrong with
 * them. Pure, any thread. Ranges after the BIPT's plan; grouping as Belgians write it.
 */

#include "relais-phone-plan.h"

#include <string.h>

typedef struct {
  const char *prefix; /* with the national 0, the longest one wins */
  RelaisPhoneKind kind;
  gsize length;       /* of the whole number, with its 0 */
  const char *groups; /* how it is written */
} Range;

static const Range ranges[] = {
  { "02", RELAIS_PHONE_FIXED, 9, "2322" },   { "03", RELAIS_PHONE_FIXED, 9, "2322" },
  { "09", RELAIS_PHONE_FIXED, 9, "2322" },   { "042", RELAIS_PHONE_FIXED, 9, "2322" },
  { "043", RELAIS_PHONE_FIXED, 9, "2322" },  { "045", RELAIS_PHONE_MOBILE, 10, "4222" },
  { "046", RELAIS_PHONE_MOBILE, 10, "4222" }, { "047", RELAIS_PHONE_MOBILE, 10, "4222" },
  { "048", RELAIS_PHONE_MOBILE, 10, "4222" }, { "049", RELAIS_PHONE_MOBILE, 10, "4222" },
  { "0800", RELAIS_PHONE_FREE, 9, "423" },   { "070", RELAIS_PHONE_PAID, 9, "333" },
  { "078", RELAIS_PHONE_PAID, 9, "333" },    { "090", RELAIS_PHONE_PAID, 9, "423" },
};

/* Zones of two digits after the 0. */
static const char two_digit_zones[] =
    "010 011 012 013 014 015 016 019 050 051 052 053 054 055 056 057 058 059 060 061 063 064 065 067 068 069 071 "
    "080 081 082 083 084 085 086 087 089";
static const Range two_digit_range = { NULL, RELAIS_PHONE_FIXED, 9, "3222" };

/* Countries whose numbers all have one length, so that a missing digit shows. */
static const struct {
  const char *code;
  gsize length;
  const char *groups;
} countries[] = {
  { "30", 10, "3322" },   { "31", 9, "12222" }, { "33", 9, "12222" }, { "34", 9, "333" },
  { "40", 9, "333" },     { "48", 9, "333" },   { "90", 10, "3322" }, { "212", 9, "12222" },
  { "216", 8, "233" },    { "243", 9, "333" },  { "351", 9, "333" },
};

static const char two_digit_countries[] =
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 "
    "86 90 91 92 93 94 95 98";

/* E.164 allows 15 digits; nothing that is dialled across a border has fewer than 8. */
#define FOREIGN_MIN 8
#define FOREIGN_MAX 15

static const Range *
find_range (const char *national)
{
  const Range *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      if (national[1] == ranges[i].prefix[1] && g_str_has_prefix (national, ranges[i].prefix) &&
          (found == NULL || strlen (ranges[i].prefix) > strlen (found->prefix)))
        found = &ranges[i];
    }

  if (found == NULL && strlen (national) >= 3)
    {
      char zone[4] = { national[0], national[1], national[2], '\0' };

      if (strstr (two_digit_zones, zone) != NULL)
        found = &two_digit_range;
    }

  return found;
}

/* "2322" writes 024740255 as "02 474 02 55". */
static char *
group_digits (const char *digits, const char *groups)
{
  GString *text = g_string_new (NULL);

  for (const char *group = groups; *group != '\0' && *digits != '\0'; group++)
    {
      gsize length = MIN ((gsize) (*group - '0'), strlen (digits));

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, digits, (gssize) length);
      digits += length;
    }

  return g_string_free (text, FALSE);
}

/* Pairs from the end, for countries of which nothing is known. */
static char *
group_plainly (const char *digits)
{
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  if (length == 10)
    {
      g_string_free (text, TRUE);
      return group_digits (digits, "3322");
    }

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 2 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

static void
set_wrong_length (RelaisPhone *phone, gsize length, gsize expected)
{
  if (length < expected)
    {
      phone->problem = RELAIS_PHONE_PROBLEM_TOO_SHORT;
      phone->missing = (int) (expected - length);
    }
  else
    {
      phone->problem = RELAIS_PHONE_PROBLEM_TOO_LONG;
      phone->surplus = (int) (length - expected);
    }
}

static gboolean
apply_belgian (const char *national, RelaisPhone *phone)
{
  const Range *range = find_range (national);
  gsize length = strlen (national);

  if (range == NULL && length < 3)
    {
      set_wrong_length (phone, length, 9);
      return FALSE;
    }
  if (range == NULL)
    {
      phone->problem = RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE;
      g_strlcpy (phone->zone, national, sizeof phone->zone);
      return FALSE;
    }
  if (length != range->length)
    {
      set_wrong_length (phone, length, range->length);
      return FALSE;
    }

  phone->problem = RELAIS_PHONE_PROBLEM_NONE;
  phone->kind = range->kind;
  phone->e164 = g_strconcat ("+32", national + 1, NULL);
  phone->display = group_digits (national, range->groups);
  return TRUE;
}

static gsize
get_country_length (const char *digits)
{
  char two[3] = { digits[0], digits[0] != '\0' ? digits[1] : '\0', '\0' };

  if (digits[0] == '1' || digits[0] == '7')
    return 1;
  return strstr (two_digit_countries, two) != NULL ? 2 : 3;
}

static void
apply_foreign (const char *digits, RelaisPhone *phone)
{
  gsize length = strlen (digits);
  g_autofree char *code = NULL;
  g_autofree char *grouped = NULL;
  const char *national;

  if (length < FOREIGN_MIN || length > FOREIGN_MAX)
    {
      set_wrong_length (phone, length, length < FOREIGN_MIN ? FOREIGN_MIN : FOREIGN_MAX);
      return;
    }

  code = g_strndup (digits, get_country_length (digits));
  national = digits + strlen (code);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      if (!g_str_equal (countries[i].code, code))
        continue;
      /* +33 06 12 …: the 0 that is only dialled at home. */
      if (national[0] == '0' && strlen (national) == countries[i].length + 1)
        national++;
      if (strlen (national) != countries[i].length)
        {
          set_wrong_length (phone, strlen (national), countries[i].length);
          return;
        }
      grouped = group_digits (national, countries[i].groups);
    }

  if (grouped == NULL)
    grouped = group_plainly (national);
  phone->problem = RELAIS_PHONE_PROBLEM_NONE;
  phone->kind = RELAIS_PHONE_FOREIGN;
  phone->e164 = g_strconcat ("+", code, national, NULL);
  phone->display = g_strdup_printf ("+%s %s", code, grouped);
}

static gboolean
is_short (const char *digits)
{
  gsize length = strlen (digits);

  return (digits[0] == '1' && (length == 3 || length == 4)) || (length == 6 && g_str_has_prefix (digits, "116"));
}

/* Neither + nor 0 in front: a short number, a forgotten +, or a 0 that a spreadsheet dropped. */
static void
apply_bare (const char *digits, RelaisPhone *phone)
{
  gsize length = strlen (digits);
  g_autofree char *national = g_strconcat ("0", digits, NULL);

  if (is_short (digits))
    {
      phone->problem = RELAIS_PHONE_PROBLEM_NONE;
      phone->kind = RELAIS_PHONE_SHORT;
      phone->display = g_strdup (digits);
      return;
    }

  if (length >= 10 && g_str_has_prefix (digits, "32"))
    {
      g_autofree char *after_country = g_strconcat ("0", digits + 2, NULL);

      apply_belgian (after_country, phone);
      return;
    }

  /* Six or seven digits are what stands behind the zone. */
  if (length == 6 || length == 7)
    phone->problem = RELAIS_PHONE_PROBLEM_NO_ZONE;
  else
    phone->restored_zero = apply_belgian (national, phone);
}

/**
 * relais_phone_plan_apply:
 * @digits: digits only
 * @international: whether a + stood in front of them
 * @phone: a number of which only the typed text is set; the rest is filled in
 */
void
relais_phone_plan_apply (const char *digits, gboolean international, RelaisPhone *phone)
{
  if (g_str_has_prefix (digits, "00"))
    {
      international = TRUE;
      digits += 2;
    }

  if (digits[0] == '0')
    {
      apply_belgian (digits, phone);
    }
  else if (international && g_str_has_prefix (digits, "32"))
    {
      g_autofree char *national = g_strconcat ("0", digits + 2 + strspn (digits + 2, "0"), NULL);

      apply_belgian (national, phone);
    }
  else if (international)
    {
      apply_foreign (digits, phone);
    }
  else
    {
      apply_bare (digits, phone);
    }
}

/* The phones of a card wait for its end, because what an address book calls a number may stand on a later line
 * (item1.X-ABLabel:Ligne directe), and the preferred one need not be the first. Then: direct line, fax, first and
 * second phone, the rest. Owned by the fields of a card, on its thread.
 */

#include "relais-vcard-phones.h"

#include "relais-phone.h"
#include "relais-text.h"

#include <string.h>

/* No card that means something has more. */
#define MAX_PHONES 60
#define MAX_LENGTH 200

typedef enum {
  PLAIN,
  DIRECT,
  FAX,
} Use;

typedef struct {
  char group[32];
  char number[MAX_LENGTH + 1];
  Use use;
  guint preference; /* 1 to 100 as in vCard 4.0, 101 where nothing is said */
  guint line;
  gboolean is_understood; /* it is written as a phone number is */
  gboolean is_placed;
} Phone;

struct _RelaisVcardPhones {
  GArray *phones;
};

static guint
get_preference (const RelaisVcardProperty *property)
{
  RelaisVcardSpan preference = relais_vcard_property_get_param (property, "PREF");
  guint number = 0;

  for (gsize i = 0; i < preference.length && number <= 100; i++)
    number = g_ascii_isdigit (preference.text[i]) ? number * 10 + (guint) (preference.text[i] - '0') : number;
  if (number >= 1 && number <= 100)
    return number;
  return relais_vcard_property_has_type (property, "PREF") ? 1 : 101;
}

static Use
get_use (const RelaisVcardProperty *property)
{
  if (property->n_params == 0)
    return PLAIN;
  if (relais_vcard_property_has_type (property, "FAX"))
    return FAX;
  if (relais_vcard_property_has_type (property, "X-DIRECT") || relais_vcard_property_has_type (property, "DIRECT"))
    return DIRECT;
  return PLAIN;
}

/* "tel:+32-2-474-02-55;ext=12" (RFC 3966) as it is dialled here. */
static char *
read_uri (const char *typed, gboolean *is_understood)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_auto (GStrv) parts = g_strsplit (typed + strlen ("tel:"), ";", 20);
  const char *extension = NULL;

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (parts[i], "ext=", 4) == 0)
        extension = parts[i] + 4;
    }
  *is_understood = relais_phone_parse (parts[0], &phone) && extension == NULL && !phone.restored_zero;
  if (phone.display == NULL)
    return g_strdup (parts[0] != NULL ? parts[0] : "");
  return extension != NULL ? g_strdup_printf ("%s ext. %s", phone.display, extension) : g_strdup (phone.display);
}

/* "Ligne directe", "rechtstreeks nummer", "_$!<WorkFAX>!$_". */
static Use
read_label (const char *label)
{
  g_autofree char *folded = relais_text_fold (label);

  if (strstr (folded, "direct") != NULL || strstr (folded, "rechtstreeks") != NULL)
    return DIRECT;
  return strstr (folded, "fax") != NULL ? FAX : PLAIN;
}

static void
place (Phone *phone, RelaisDirectoryValues *values, RelaisEntryField field)
{
  if (relais_directory_values_get (values, field) != NULL)
    return;
  if (phone->is_understood)
    relais_record_builder_set (values->builder, field, phone->number);
  else
    relais_directory_values_read (values, field, phone->number, phone->line);
  phone->is_placed = TRUE;
}

static Phone *
find_preferred (RelaisVcardPhones *phones)
{
  Phone *best = NULL;

  for (guint i = 0; i < phones->phones->len; i++)
    {
      Phone *phone = &g_array_index (phones->phones, Phone, i);

      if (!phone->is_placed && phone->use == PLAIN && (best == NULL || phone->preference < best->preference))
        best = phone;
    }
  return best;
}

static void
append_rest (RelaisVcardPhones *phones, RelaisDirectoryValues *values)
{
  const char *before = relais_directory_values_get (values, RELAIS_ENTRY_MORE_PHONES);
  g_autoptr (GString) rest = g_string_new (before);

  for (guint i = 0; i < phones->phones->len; i++)
    {
      const Phone *phone = &g_array_index (phones->phones, Phone, i);

      if (phone->is_placed)
        continue;
      if (rest->len > 0)
        g_string_append (rest, "; ");
      g_string_append (rest, phone->number);
      if (phone->use != PLAIN)
        g_string_append (rest, phone->use == FAX ? " (fax)" : " (direct)");
    }
  relais_directory_values_read (values, RELAIS_ENTRY_MORE_PHONES, rest->str, values->line);
}

/**
 * relais_vcard_phones_new:
 *
 * Returns: (transfer full): no phones
 */
RelaisVcardPhones *
relais_vcard_phones_new (void)
{
  RelaisVcardPhones *phones = g_new (RelaisVcardPhones, 1);

  phones->phones = g_array_new (FALSE, TRUE, sizeof (Phone));
  return phones;
}

/**
 * relais_vcard_phones_free:
 * @phones: (transfer full): phones
 */
void
relais_vcard_phones_free (RelaisVcardPhones *phones)
{
  g_array_unref (phones->phones);
  g_free (phones);
}

/**
 * relais_vcard_phones_begin:
 * @phones: phones, of which those of the last card are forgotten
 */
void
relais_vcard_phones_begin (RelaisVcardPhones *phones)
{
  g_array_set_size (phones->phones, 0);
}

/**
 * relais_vcard_phones_add:
 * @phones: the phones of a card
 * @property: a TEL
 * @typed: its value
 * @line: the line on which it stands
 */
void
relais_vcard_phones_add (RelaisVcardPhones *phones, const RelaisVcardProperty *property, const char *typed, guint line)
{
  Phone *phone;
  g_autofree char *number = NULL;

  if (phones->phones->len >= MAX_PHONES || *typed == '\0')
    return;

  g_array_set_size (phones->phones, phones->phones->len + 1);
  phone = &g_array_index (phones->phones, Phone, phones->phones->len - 1);
  if (g_ascii_strncasecmp (typed, "tel:", 4) == 0)
    number = read_uri (typed, &phone->is_understood);
  g_strlcpy (phone->number, number != NULL ? number : typed, sizeof phone->number);
  if (property->group.length > 0 && property->group.length < sizeof phone->group)
    memcpy (phone->group, property->group.text, property->group.length);
  phone->use = get_use (property);
  phone->preference = property->n_params > 0 ? get_preference (property) : 101;
  phone->line = line;
}

/**
 * relais_vcard_phones_label:
 * @phones: the phones of a card
 * @group: the group of an X-ABLabel
 * @label: what it says
 *
 * Returns: whether it says of a phone what it is for, and nothing more
 */
gboolean
relais_vcard_phones_label (RelaisVcardPhones *phones, RelaisVcardSpan group, const char *label)
{
  Use use = read_label (label);

  for (guint i = 0; i < phones->phones->len && use != PLAIN; i++)
    {
      Phone *phone = &g_array_index (phones->phones, Phone, i);

      if (*phone->group != '\0' && relais_vcard_span_is (group, phone->group))
        {
          phone->use = use;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * relais_vcard_phones_end:
 * @phones: the phones of a card, all of them
 * @values: the card, where they are put
 */
void
relais_vcard_phones_end (RelaisVcardPhones *phones, RelaisDirectoryValues *values)
{
  static const RelaisEntryField places[] = { RELAIS_ENTRY_PHONE, RELAIS_ENTRY_PHONE2 };

  if (phones->phones->len == 0)
    return;

  for (guint i = 0; i < phones->phones->len; i++)
    {
      Phone *phone = &g_array_index (phones->phones, Phone, i);

      if (phone->use == DIRECT)
        place (phone, values, RELAIS_ENTRY_PHONE_DIRECT);
      else if (phone->use == FAX)
        place (phone, values, RELAIS_ENTRY_FAX);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      Phone *phone;

      while (relais_directory_values_get (values, places[i]) == NULL && (phone = find_preferred (phones)) != NULL)
        place (phone, values, places[i]);
    }
  append_rest (phones, values);
}

/* E-mail addresses as people have them, found in what address books paste. Whether one exists, only a letter tells.
 * Pure, any thread.
 */

#include "relais-email.h"

#include "relais-issue.h"
#include "relais-text.h"

#include <string.h>

static gboolean
is_mail_domain (const char *domain)
{
  g_auto (GStrv) labels = g_strsplit (domain, ".", -1);
  guint n_labels = g_strv_length (labels);

  for (guint i = 0; i < n_labels; i++)
    {
      if (*labels[i] == '\0' || g_str_has_prefix (labels[i], "-") || g_str_has_suffix (labels[i], "-"))
        return FALSE;
    }
  return n_labels >= 2 && relais_text_length (labels[n_labels - 1]) >= 2;
}

/* The form of an address that a person has: one @, no blanks, a domain with a dot. Quoted local parts and comments of
 * RFC 5322 are never that. */
static gboolean
is_mail (const char *address)
{
  const char *at = strchr (address, '@');

  return at != NULL && at != address && strchr (at + 1, '@') == NULL && strpbrk (address, " ,;:<>()[]\"\\") == NULL &&
         address[0] != '.' && at[-1] != '.' && strstr (address, "..") == NULL && is_mail_domain (at + 1);
}

/**
 * relais_email_parse:
 * @typed: (nullable): what was typed: an address, "Fatima El Amrani <fatima@example.be>", "mailto:…"
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where a finding is added
 *
 * Returns: (transfer full) (nullable): the address; %NULL when nothing was typed or it is none
 */
char *
relais_email_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *text = relais_text_clean (typed, 0, NULL);
  const char *open = strrchr (text, '<');
  const char *start = open != NULL && g_str_has_suffix (text, ">") ? open + 1 : text;
  g_autofree char *address = g_strndup (start, strlen (start) - (start != text ? 1 : 0));

  if (*text == '\0')
    return NULL;
  if (g_ascii_strncasecmp (address, "mailto:", strlen ("mailto:")) == 0)
    memmove (address, address + strlen ("mailto:"), strlen (address + strlen ("mailto:")) + 1);
  if (is_mail (g_strstrip (address)))
    return g_steal_pointer (&address);

  relais_issues_add (issues, field, RELAIS_ISSUE_EMAIL_FORM, NULL);
  return NULL;
}

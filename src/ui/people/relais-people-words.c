/* What the room of patients says, and that of caregivers: its name, what its button and its search are for, what stands
 * in the place of an empty list, and in that of the page while nobody is chosen. Pure but for the page; main thread.
 */

#include "relais-people-words.h"

#include <glib/gi18n-lib.h>

static gboolean
is_of_caregivers (RelaisSearchFlags facet)
{
  return (facet & RELAIS_SEARCH_CAREGIVERS) != 0;
}

/**
 * relais_people_words_title:
 * @facet: %RELAIS_SEARCH_PATIENTS or %RELAIS_SEARCH_CAREGIVERS
 *
 * Returns: the name of the room
 */
const char *
relais_people_words_title (RelaisSearchFlags facet)
{
  return is_of_caregivers (facet) ? _("Caregivers") : _("Patients");
}

/**
 * relais_people_words_create:
 * @facet: %RELAIS_SEARCH_PATIENTS or %RELAIS_SEARCH_CAREGIVERS
 *
 * Returns: what the button for a new one says
 */
const char *
relais_people_words_create (RelaisSearchFlags facet)
{
  return is_of_caregivers (facet) ? _("New caregiver") : _("New patient");
}

/**
 * relais_people_words_find:
 * @facet: %RELAIS_SEARCH_PATIENTS or %RELAIS_SEARCH_CAREGIVERS
 *
 * Returns: what the search is for
 */
const char *
relais_people_words_find (RelaisSearchFlags facet)
{
  return is_of_caregivers (facet) ? _("Search caregivers") : _("Search patients");
}

/**
 * relais_people_words_say_empty:
 * @facet: %RELAIS_SEARCH_PATIENTS or %RELAIS_SEARCH_CAREGIVERS
 * @query: (nullable): what was searched
 * @page: what stands in the place of the list
 *
 * Says why the list is empty.
 */
void
relais_people_words_say_empty (RelaisSearchFlags facet, const char *query, AdwStatusPage *page)
{
  if (query != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (query, -1);
      g_autofree char *text = g_strdup_printf (_("Nothing was found for “%s”."), escaped);

      adw_status_page_set_title (page, _("Nobody found"));
      adw_status_page_set_description (page, text);
      return;
    }
  adw_status_page_set_title (page, is_of_caregivers (facet) ? _("No caregivers yet") : _("No patients yet"));
  adw_status_page_set_description (page, is_of_caregivers (facet)
                                             ? _("Those who help somebody at home stand here, with the number to call.")
                                             : _("The people whom the practice follows at home stand here."));
}

/**
 * relais_people_words_choose_first:
 * @facet: %RELAIS_SEARCH_PATIENTS or %RELAIS_SEARCH_CAREGIVERS
 *
 * Returns: (transfer floating): what stands beside the list while nobody is chosen
 */
GtkWidget *
relais_people_words_choose_first (RelaisSearchFlags facet)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status),
                                 is_of_caregivers (facet) ? "system-users-symbolic" : "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status),
                             is_of_caregivers (facet) ? _("Choose a caregiver") : _("Choose a patient"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Type a name, a part of it, or the last digits of a phone number."));
  return status;
}

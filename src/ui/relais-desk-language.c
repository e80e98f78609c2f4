/* The language of the screen: that of who signed in, else that of this workstation, else that of the desktop; the words
 * of dates and hours in it, and the names that the practice gives to codes. What is on the screen already keeps its
 * language. Owned by the desk; main thread.
 */

#include "relais-desk-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>

struct _RelaisDeskLanguage {
  RelaisSettings *settings;
  char *desktop; /* as the program found it; NULL where the desktop says none */
  RelaisPhrasebook *phrasebook;
  RelaisLabels *labels;
};

/**
 * relais_desk_language_new:
 * @settings: the settings of this workstation
 *
 * Returns: (transfer full): the language, that of this workstation until somebody signs in
 */
RelaisDeskLanguage *
relais_desk_language_new (RelaisSettings *settings)
{
  RelaisDeskLanguage *self = g_new0 (RelaisDeskLanguage, 1);

  self->settings = g_object_ref (settings);
  self->desktop = g_strdup (g_getenv ("LANGUAGE"));
  relais_desk_language_speak (self, NULL);
  return self;
}

/**
 * relais_desk_language_free:
 * @self: (transfer full): the language
 */
void
relais_desk_language_free (RelaisDeskLanguage *self)
{
  g_clear_pointer (&self->phrasebook, relais_phrasebook_unref);
  relais_desk_language_take_labels (self, NULL);
  g_object_unref (self->settings);
  g_free (self->desktop);
  g_free (self);
}

/* gettext looks at LANGUAGE again once the domain was set. */
static void
set_language (const char *language)
{
  if (g_strcmp0 (g_getenv ("LANGUAGE"), language) == 0)
    return;
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * relais_desk_language_speak:
 * @self: the language
 * @language: (nullable): "fr" or "nl": that of who signed in, %NULL for that of this workstation
 */
void
relais_desk_language_speak (RelaisDeskLanguage *self, const char *language)
{
  g_autoptr (GVariant) chosen = relais_settings_get (self->settings, RELAIS_SETTING_LANGUAGE);
  const char *here = g_variant_get_string (chosen, NULL);

  if (language == NULL)
    language = *here != '\0' ? here : self->desktop;
  set_language (language);
  g_clear_pointer (&self->phrasebook, relais_phrasebook_unref);
}

/**
 * relais_desk_language_get_phrasebook:
 * @self: the language
 *
 * Returns: (transfer none) (nullable): the words of dates and hours; %NULL where its catalogue is not installed
 */
RelaisPhrasebook *
relais_desk_language_get_phrasebook (RelaisDeskLanguage *self)
{
  if (self->phrasebook == NULL)
    /* Translators: the code of the language you translate into: "fr", "nl" */
    self->phrasebook = relais_phrasebook_new (C_("language of this catalogue", "en"), NULL);
  return self->phrasebook;
}

/**
 * relais_desk_language_take_labels:
 * @self: the language
 * @labels: (transfer full) (nullable): the names of the practice whose register is open
 */
void
relais_desk_language_take_labels (RelaisDeskLanguage *self, RelaisLabels *labels)
{
  g_clear_pointer (&self->labels, relais_labels_unref);
  self->labels = labels;
}

/**
 * relais_desk_language_get_labels:
 * @self: the language
 *
 * Returns: (transfer none) (nullable): the names of the practice, %NULL while they are not known
 */
RelaisLabels *
relais_desk_language_get_labels (RelaisDeskLanguage *self)
{
  return self->labels;
}

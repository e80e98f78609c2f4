#pragma once

#include "relais-labels.h"
#include "relais-phrasebook.h"
#include "relais-settings.h"

G_BEGIN_DECLS

/**
 * RelaisDeskLanguage:
 *
 * The language of the screen.
 */
typedef struct _RelaisDeskLanguage RelaisDeskLanguage;

RelaisDeskLanguage *relais_desk_language_new            (RelaisSettings     *settings);
void                relais_desk_language_free           (RelaisDeskLanguage *self);
void                relais_desk_language_speak          (RelaisDeskLanguage *self,
                                                         const char         *language);
RelaisPhrasebook   *relais_desk_language_get_phrasebook (RelaisDeskLanguage *self);
void                relais_desk_language_take_labels    (RelaisDeskLanguage *self,
                                                         RelaisLabels       *labels);
RelaisLabels       *relais_desk_language_get_labels     (RelaisDeskLanguage *self);

G_END_DECLS

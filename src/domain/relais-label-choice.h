#pragma once

#include "relais-labels.h"

G_BEGIN_DECLS

GPtrArray          *relais_label_choice_list     (const RelaisLabels *labels,
                                                  const char         *kind,
                                                  const char         *language);
const RelaisRecord *relais_label_choice_find     (const RelaisLabels *labels,
                                                  const char         *kind,
                                                  const char         *typed);
const char         *relais_label_choice_get_name (const RelaisRecord *label,
                                                  const char         *language);
const char         *relais_label_choice_get_text (const RelaisRecord *label,
                                                  const char         *language);
gboolean            relais_label_choice_is_retired (const RelaisRecord *label);

G_END_DECLS

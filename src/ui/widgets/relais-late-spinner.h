#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_LATE_SPINNER (relais_late_spinner_get_type ())
G_DECLARE_FINAL_TYPE (RelaisLateSpinner, relais_late_spinner, RELAIS, LATE_SPINNER, AdwBin)

void relais_late_spinner_set_busy (RelaisLateSpinner *spinner,
                                   gboolean           busy);

G_END_DECLS

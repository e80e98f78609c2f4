#pragma once

#include "relais-date.h"
#include "relais-directory-reading.h"

G_BEGIN_DECLS

void relais_directory_csv_read (GBytes                 *bytes,
                                RelaisDate              today,
                                RelaisDirectoryReading *reading);

G_END_DECLS

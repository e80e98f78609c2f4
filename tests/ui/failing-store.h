#pragma once

#include <glib.h>

G_BEGIN_DECLS

void failing_store_install (void);
void failing_store_fail    (int result);
void failing_store_recover (void);

G_END_DECLS

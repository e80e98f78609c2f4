#pragma once

#include <glib.h>

/* What a fuzz target gives: to libFuzzer, or to replay.c. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

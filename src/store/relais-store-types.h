#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The connection of db/, which rooms above the store hand through without looking inside. */
typedef struct _RelaisDb RelaisDb;

G_END_DECLS

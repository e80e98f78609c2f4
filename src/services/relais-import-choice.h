#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisImportChoice:
 * @name: the name of a target, see relais_import_target_find()
 * @label: what it is called, in the language of the screen
 *
 * Something a column may be taken for.
 */
typedef struct {
  char *name;
  char *label;
} RelaisImportChoice;

GPtrArray *relais_import_choices_new (guint facet);

G_END_DECLS

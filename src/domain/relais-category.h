#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisCategory:
 * @code: two digits
 * @name_fr: its name in French
 * @name_nl: its name in Dutch
 * @spellings: what is understood as it beside its names, joined by ";"
 *
 * A kind of service of the professionals' directory. The practice may call it otherwise (#RelaisLabels).
 */
typedef struct {
  const char *code;
  const char *name_fr;
  const char *name_nl;
  const char *spellings;
} RelaisCategory;

const RelaisCategory *relais_category_get_all (gsize      *n_categories);
const RelaisCategory *relais_category_find    (const char *typed);

G_END_DECLS

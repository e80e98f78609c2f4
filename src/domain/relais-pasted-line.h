#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisPastedLine:
 * @family_name: (nullable): the family name
 * @given_name: (nullable): the given name
 * @name_is_guess: which of the two is which was not said (by a comma, capitals or a particle)
 * @suggested_sex: (nullable): "male" or "female", from the title
 * @birth_date: (nullable): a date in it, as it is stored
 * @phone: (nullable): the first phone number, as it is displayed
 * @phone2: (nullable): the second one
 * @email: (nullable): an e-mail address
 * @street: (nullable): street and number
 * @postcode: (nullable): a Belgian postcode
 * @commune: (nullable): the commune, as it is stored
 * @rest: (nullable): what was not understood, so that nothing is lost
 *
 * What was understood of a line about one person. A proposal that somebody looks at, never stored by itself.
 */
typedef struct {
  char *family_name;
  char *given_name;
  gboolean name_is_guess;
  const char *suggested_sex;
  char *birth_date;
  char *phone;
  char *phone2;
  char *email;
  char *street;
  char *postcode;
  char *commune;
  char *rest;
} RelaisPastedLine;

gboolean relais_pasted_line_read  (const char       *typed,
                                   RelaisPastedLine *line);
void     relais_pasted_line_clear (RelaisPastedLine *line);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisPastedLine, relais_pasted_line_clear)

G_END_DECLS

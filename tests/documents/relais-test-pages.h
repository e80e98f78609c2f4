#pragma once

#include "relais-card.h"

G_BEGIN_DECLS

/* Cards laid out with the fixed measurer, and what stands on the pages. */

typedef struct {
  GPtrArray *cards;
  GPtrArray *refused;
  GPtrArray *pages;
} RelaisTestPrint;

RelaisTestPrint *relais_test_print_new      (void);
void             relais_test_print_free     (RelaisTestPrint          *print);
void             relais_test_print_add      (RelaisTestPrint          *print,
                                             RelaisCardData           *data);
void             relais_test_print_add_all  (RelaisTestPrint          *print);
void             relais_test_print_lay_out  (RelaisTestPrint          *print,
                                             const RelaisPrintOptions *options,
                                             gboolean                  real_fonts,
                                             GError                  **error);

char            *relais_test_print_to_text  (const RelaisTestPrint    *print);
const RelaisBox *relais_test_print_find     (const RelaisTestPrint    *print,
                                             guint                     page,
                                             const char               *part);
gboolean         relais_test_print_says     (const RelaisTestPrint    *print,
                                             const char               *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisTestPrint, relais_test_print_free)

G_END_DECLS

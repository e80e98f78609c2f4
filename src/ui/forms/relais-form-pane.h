#pragma once

#include "relais-pane.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_FORM_PANE (relais_form_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisFormPane, relais_form_pane, RELAIS, FORM_PANE, RelaisPane)

/**
 * RelaisFormPaneClass:
 * @save: store all that was typed
 *
 * A page on which something is written.
 */
struct _RelaisFormPaneClass {
  RelaisPaneClass parent_class;

  void (*save) (RelaisFormPane *page);
};

void     relais_form_pane_set_form       (RelaisFormPane *page,
                                          GtkWidget      *form);
void     relais_form_pane_set_subject    (RelaisFormPane *page,
                                          const char     *id);
void     relais_form_pane_tell           (RelaisFormPane *page,
                                          const char     *sentence);
void     relais_form_pane_tell_error     (RelaisFormPane *page,
                                          const GError   *error);
void     relais_form_pane_set_saving     (RelaisFormPane *page,
                                          gboolean        saving);
gboolean relais_form_pane_is_saving      (RelaisFormPane *page);
void     relais_form_pane_emit_saved     (RelaisFormPane *page,
                                          const char     *id);
void     relais_form_pane_emit_open      (RelaisFormPane *page,
                                          const char     *id);
void     relais_form_pane_emit_come_back (RelaisFormPane *page);

G_END_DECLS

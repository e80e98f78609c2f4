#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_PANE (relais_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisPane, relais_pane, RELAIS, PANE, GtkWidget)

/**
 * RelaisPaneClass:
 * @has_heading: whether its content begins with whose page it is
 * @leave: the page is about to be replaced: keep what was typed; returns %FALSE to stay
 *
 * What opens beside a list.
 */
struct _RelaisPaneClass {
  GtkWidgetClass parent_class;

  gboolean has_heading;
  gboolean (*leave) (RelaisPane *page);
};

void     relais_pane_set_title   (RelaisPane *page,
                                  const char *title,
                                  const char *subtitle);
void     relais_pane_pack_end    (RelaisPane *page,
                                  GtkWidget  *widget);
void     relais_pane_pack_start  (RelaisPane *page,
                                  GtkWidget  *widget);
void     relais_pane_set_content (RelaisPane *page,
                                  GtkWidget  *content);
void     relais_pane_set_folded  (RelaisPane *page,
                                  gboolean    folded);
void     relais_pane_let_act     (RelaisPane *page,
                                  gboolean    enabled);
gboolean relais_pane_leave       (RelaisPane *page);

G_END_DECLS

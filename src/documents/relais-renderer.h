#pragma once

#include <cairo.h>

#include "relais-page.h"

G_BEGIN_DECLS

typedef struct _RelaisRenderer RelaisRenderer;

RelaisRenderer *relais_renderer_new       (void);
void            relais_renderer_free      (RelaisRenderer   *renderer);

void            relais_renderer_draw_page (RelaisRenderer   *renderer,
                                           const RelaisPage *page,
                                           cairo_t          *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisRenderer, relais_renderer_free)

G_END_DECLS

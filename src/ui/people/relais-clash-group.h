#pragma once

#include <adwaita.h>

#include "relais-record-form.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CLASH_GROUP (relais_clash_group_get_type ())
G_DECLARE_FINAL_TYPE (RelaisClashGroup, relais_clash_group, RELAIS, CLASH_GROUP, AdwBin)

GtkWidget *relais_clash_group_new  (RelaisDesk         *desk);
guint      relais_clash_group_show (RelaisClashGroup   *group,
                                    RelaisRecordForm   *form,
                                    const RelaisRecord *theirs);

G_END_DECLS

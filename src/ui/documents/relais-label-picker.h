#pragma once

#include <adwaita.h>

#include "relais-sheet.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_LABEL_PICKER (relais_label_picker_get_type ())
G_DECLARE_FINAL_TYPE (RelaisLabelPicker, relais_label_picker, RELAIS, LABEL_PICKER, AdwBin)

void relais_label_picker_set_sheet (RelaisLabelPicker *picker,
                                    const RelaisSheet *sheet,
                                    int                label);
int  relais_label_picker_get_label (RelaisLabelPicker *picker);

G_END_DECLS

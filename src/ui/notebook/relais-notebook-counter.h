#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTEBOOK_COUNTER (relais_notebook_counter_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotebookCounter, relais_notebook_counter, RELAIS, NOTEBOOK_COUNTER, GObject)

RelaisNotebookCounter *relais_notebook_counter_new (RelaisDesk *desk);

G_END_DECLS

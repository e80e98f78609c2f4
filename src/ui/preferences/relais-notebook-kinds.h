#pragma once

#include "relais-record-expander.h"

G_BEGIN_DECLS

/**
 * RelaisNotebookList:
 * @kind: the kind of a label
 * @title: English msgid of the group's title
 * @description: English msgid of what stands below it
 * @form: the form in which one is edited
 *
 * One of the practice's lists for the notebook.
 */
typedef struct {
  const char *kind;
  const char *title;
  const char *description;
  RelaisRecordKind form;
} RelaisNotebookList;

#define RELAIS_N_NOTEBOOK_LISTS 4

extern const RelaisNotebookList relais_notebook_list_kinds[RELAIS_N_NOTEBOOK_LISTS];

G_END_DECLS

#pragma once

/* Inside of domain/: the fields that people type for an entry of the notebook and for what it asks, in the order of
 * RelaisNoteField and RelaisTaskField. The entry, the task and the form in which both are written are made of them.
 */

/* clang-format off */
#define RELAIS_NOTE_TYPED_FIELDS                                                                                     \
  { "patient", N_("Patient"), RELAIS_FIELD_ID },                                                                     \
  { "text", N_("Text"), RELAIS_FIELD_LINES, .max_length = 20000 },                                                   \
  { "topic", N_("Topic"), RELAIS_FIELD_TEXT, .max_length = 40 },                                                     \
  { "visibility", N_("For whom"), RELAIS_FIELD_WORD, .words = relais_visibility_words },                             \
  { "urgency", N_("Urgency"), RELAIS_FIELD_WORD, .words = relais_urgency_words },                                    \
  { "home_line", N_("Line for the home"), RELAIS_FIELD_TEXT, .max_length = 200 },                                    \
  { "answer_by", N_("Answer needed by"), RELAIS_FIELD_PLANNED_DATE },                                                \
  { "readers", N_("Only for"), RELAIS_FIELD_TEXT, .max_length = 2000 },                                              \
  { "answers", N_("Answer to"), RELAIS_FIELD_ID },                                                                   \
  { "corrects", N_("Correction of"), RELAIS_FIELD_ID },                                                              \
  { "continues", N_("Continuation of"), RELAIS_FIELD_ID },                                                           \
  { "on_behalf_of", N_("Written by"), RELAIS_FIELD_TEXT, .max_length = 120 },                                        \
  { "written_at", N_("Written on"), RELAIS_FIELD_MOMENT },                                                           \
  { "page", N_("Page of the notebook"), RELAIS_FIELD_TEXT, .max_length = 20 },                                       \
  { "measures", N_("Measurements"), RELAIS_FIELD_TEXT, .max_length = 1000 }

#define RELAIS_TASK_TYPED_FIELDS                                                                                     \
  { "action", N_("Asked action"), RELAIS_FIELD_TEXT, .max_length = 200 },                                            \
  { "due", N_("To be done by"), RELAIS_FIELD_PLANNED_DATE },                                                         \
  { "for", N_("To be done by whom"), RELAIS_FIELD_TEXT, .max_length = 120 },                                         \
  { "action_visibility", N_("Who sees the action"), RELAIS_FIELD_WORD, .words = relais_visibility_words }
/* clang-format on */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RelaisMood:
 * @RELAIS_MOOD_CALM: nothing to do
 * @RELAIS_MOOD_ATTENTION: look at it soon
 * @RELAIS_MOOD_RISK: look at it now
 * @RELAIS_MOOD_DONE: as it should be
 *
 * The four states that a colour stands for, always beside an icon and a word.
 */
typedef enum {
  RELAIS_MOOD_CALM,
  RELAIS_MOOD_ATTENTION,
  RELAIS_MOOD_RISK,
  RELAIS_MOOD_DONE,
} RelaisMood;

GtkWidget *relais_parts_group      (const char *title);
GtkWidget *relais_parts_row        (const char *title,
                                    const char *subtitle);
GtkWidget *relais_parts_folded     (const char *title,
                                    GtkWidget  *content);
GtkWidget *relais_parts_expander   (const char *title,
                                    const char *subtitle);
GtkWidget *relais_parts_chip       (const char *icon,
                                    const char *word,
                                    RelaisMood  mood);
GtkWidget *relais_parts_toggle_row (const char *title,
                                    GtkWidget  *toggle);
GtkWidget *relais_parts_line       (const char *icon,
                                    const char *text,
                                    RelaisMood  mood);
GtkWidget *relais_parts_lines      (const char *text,
                                    const char *class_name);
GtkWidget *relais_parts_button     (const char *icon,
                                    const char *label);
GtkWidget *relais_parts_mnemonic_button (const char *label);
void       relais_parts_name_once  (GtkWidget  *root);
void       relais_parts_name       (GtkWidget  *widget,
                                    const char *label);
int        relais_parts_scale      (GtkWidget  *widget,
                                    int         pixels);
void       relais_parts_fit        (GtkWindow  *window,
                                    GtkWindow  *above);
void       relais_parts_describe   (GtkWidget  *widget,
                                    const char *text);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-staff.h"
#include "relais-test.h"
#include "relais-window.h"

G_BEGIN_DECLS

/**
 * RelaisUiTest:
 * @folder: the data folder
 * @desk: a desk where the coordinator and administrator of a new register has signed in
 * @window: (nullable): the window, once relais_ui_test_open_window() was called
 *
 * What a test of the window starts with.
 */
typedef struct {
  RelaisTestFolder *folder;
  RelaisDesk *desk;
  GtkWindow *window;
} RelaisUiTest;

typedef gboolean (*RelaisUiCondition) (gpointer data);

void       relais_ui_test_init         (int               *argc,
                                        char            ***argv);
void       relais_ui_test_set_up       (RelaisUiTest      *test,
                                        gconstpointer      data);
void       relais_ui_test_tear_down    (RelaisUiTest      *test,
                                        gconstpointer      data);
void       relais_ui_test_open_window  (RelaisUiTest      *test);

RelaisSession *relais_ui_test_get_session (RelaisUiTest   *test);
RelaisRecord  *relais_ui_test_add_member  (RelaisUiTest   *test,
                                           const char     *name,
                                           const char     *roles);
void           relais_ui_test_sign        (RelaisUiTest   *test,
                                           const char     *patient,
                                           const char     *text,
                                           const char     *visibility,
                                           const char     *action);
void           relais_ui_test_become      (RelaisUiTest   *test,
                                           const char     *name);

void       relais_ui_test_fill_disk    (gboolean           full);
void       relais_ui_test_wait         (RelaisUiCondition  condition,
                                        gpointer           data);
void       relais_ui_test_settle       (void);
GtkWidget *relais_ui_test_find         (gpointer           root,
                                        GType              type,
                                        const char        *text);
GtkWidget *relais_ui_test_wait_for     (gpointer           root,
                                        GType              type,
                                        const char        *text);
void       relais_ui_test_wait_gone    (gpointer           root,
                                        GType              type,
                                        const char        *text);
gpointer   relais_ui_test_find_window  (GType              type,
                                        const char        *title);
GtkWidget *relais_ui_test_find_dialog  (const char        *title);
void       relais_ui_test_copy_folder  (RelaisUiTest      *test,
                                        const char        *cards,
                                        const char        *now);
void       relais_ui_test_press        (GtkWidget         *widget,
                                        guint              keyval,
                                        GdkModifierType    modifiers);
void       relais_ui_test_walk         (GtkWidget         *root);

#define relais_ui_test_add(PATH, FUNC)                                                                                \
  g_test_add (PATH, RelaisUiTest, NULL, relais_ui_test_set_up, FUNC, relais_ui_test_tear_down)

G_END_DECLS

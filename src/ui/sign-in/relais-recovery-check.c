/* A recovery key that is shown once: printed or saved, and typed back in part, so that it really is on paper: two
 * groups, asked at random. Emits "changed" while one types, and "done" for Enter in the last field. The key is
 * overwritten when this goes. Main thread.
 */

#include "relais-recovery-check.h"

#include "relais-card-file.h"
#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-parts.h"
#include "relais-print-operation.h"
#include "relais-recovery-paper.h"
#include "relais-recovery.h"

#include <glib/gi18n-lib.h>

#define N_ASKED 2

struct _RelaisRecoveryCheck {
  AdwBin parent_instance;

  RelaisDesk *desk;
  char *practice;
  char *language;
  char *recovery_key;

  GtkLabel *key;
  GtkLabel *told;
  RelaisEntryRow *typed;
  RelaisEntryRow *typed_too;

  guint asked[N_ASKED]; /* which groups must be typed back, from 0 */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisRecoveryCheck, relais_recovery_check, ADW_TYPE_BIN)

/* --- On paper --- */

static GPtrArray *
make_paper (RelaisRecoveryCheck *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages =
      relais_recovery_paper_make (self->desk, self->practice, self->recovery_key, self->language, &error);

  if (pages == NULL)
    {
      g_autofree char *sentence = relais_error_get_sentence (error);

      relais_recovery_check_tell (self, sentence);
    }
  return pages;
}

static void
on_print (RelaisRecoveryCheck *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) pages = make_paper (self);

  if (pages != NULL)
    relais_print_operation_print_pages (self->desk, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, pages, "Relais",
                                        NULL);
}

static void
on_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  relais_recovery_check_tell (
      owner, sentence != NULL
                 ? sentence
                 : _("Saved. Print it from there, then remove the file: whoever finds it can open the register."));
}

static void
on_file_chosen (GtkWidget *widget, const char *path)
{
  RelaisRecoveryCheck *self = RELAIS_RECOVERY_CHECK (widget);
  g_autoptr (GPtrArray) pages = make_paper (self);

  if (pages != NULL)
    relais_recovery_paper_save (self->desk, self, pages, self->language, path, on_saved);
}

static void
on_save (RelaisRecoveryCheck *self)
{
  relais_card_file_choose (GTK_WIDGET (self), "relais.pdf", on_file_chosen);
}

/* --- Typed back --- */

/* Three groups a line, each behind its number, as they are read aloud and written down. */
static char *
break_key (const char *recovery_key)
{
  g_auto (GStrv) groups = relais_recovery_split (recovery_key);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    g_string_append_printf (lines, "%s%2u %s", i == 0 ? "" : i % 3 == 0 ? "\n" : "  ", i + 1, groups[i]);
  return g_string_free (lines, FALSE);
}

/* Two different ones, in order. */
static void
choose_groups (RelaisRecoveryCheck *self)
{
  g_auto (GStrv) groups = relais_recovery_split (self->recovery_key);
  gint32 n = (gint32) g_strv_length (groups);
  guint first = (guint) g_random_int_range (0, n);
  guint second = (first + (guint) g_random_int_range (1, n)) % (guint) n;

  self->asked[0] = MIN (first, second);
  self->asked[1] = MAX (first, second);
}

static void
ask_group (RelaisEntryRow *row, guint group)
{
  g_autofree char *title = g_strdup_printf (_("Type group %d of the key"), (int) group + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static gboolean
is_right (RelaisRecoveryCheck *self, RelaisEntryRow *row, guint number)
{
  return self->recovery_key != NULL &&
         relais_recovery_matches (self->recovery_key, self->asked[number], relais_entry_row_get_text (row));
}

static void
on_typed (RelaisRecoveryCheck *self)
{
  relais_entry_row_set_finding (self->typed, NULL, RELAIS_ISSUE_HINT);
  relais_entry_row_set_finding (self->typed_too, NULL, RELAIS_ISSUE_HINT);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_first_typed (RelaisRecoveryCheck *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->typed_too));
}

static void
on_last_typed (RelaisRecoveryCheck *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
relais_recovery_check_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RELAIS_RECOVERY_CHECK (widget)->typed));
}

static void
relais_recovery_check_dispose (GObject *object)
{
  RelaisRecoveryCheck *self = RELAIS_RECOVERY_CHECK (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->recovery_key, relais_recovery_forget);
  g_clear_pointer (&self->practice, g_free);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (relais_recovery_check_parent_class)->dispose (object);
}

static void
relais_recovery_check_class_init (RelaisRecoveryCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_recovery_check_dispose;
  widget_class->grab_focus = relais_recovery_check_grab_focus;
  /**
   * RelaisRecoveryCheck::changed:
   *
   * Something else is typed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_RECOVERY_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisRecoveryCheck::done:
   *
   * Enter was pressed behind the last group.
   */
  signals[SIGNAL_DONE] =
      g_signal_new ("done", RELAIS_TYPE_RECOVERY_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/sign-in/relais-recovery-check.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisRecoveryCheck, key);
  gtk_widget_class_bind_template_child (widget_class, RelaisRecoveryCheck, told);
  gtk_widget_class_bind_template_child (widget_class, RelaisRecoveryCheck, typed);
  gtk_widget_class_bind_template_child (widget_class, RelaisRecoveryCheck, typed_too);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_first_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_last_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
relais_recovery_check_init (RelaisRecoveryCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (GTK_WIDGET (self));
}

/**
 * relais_recovery_check_begin:
 * @check: an empty one
 * @desk: the desk
 * @practice: the name of the practice, for the paper
 * @language: that of the paper, "fr" or "nl"
 * @recovery_key: (transfer full): the key as it is printed
 *
 * Shows the key and asks two groups of it.
 */
void
relais_recovery_check_begin (RelaisRecoveryCheck *check, RelaisDesk *desk, const char *practice, const char *language,
                             char *recovery_key)
{
  g_autofree char *lines = break_key (recovery_key);

  g_return_if_fail (check->recovery_key == NULL);

  check->desk = g_object_ref (desk);
  check->practice = g_strdup (practice);
  check->language = g_strdup (language);
  check->recovery_key = recovery_key;
  choose_groups (check);
  gtk_label_set_text (check->key, lines);
  ask_group (check->typed, check->asked[0]);
  ask_group (check->typed_too, check->asked[1]);
}

/**
 * relais_recovery_check_get_key:
 * @check: one
 *
 * Returns: (nullable): the key that it shows
 */
const char *
relais_recovery_check_get_key (RelaisRecoveryCheck *check)
{
  return check->recovery_key;
}

/**
 * relais_recovery_check_is_typed_back:
 * @check: one
 *
 * Returns: whether both groups are right
 */
gboolean
relais_recovery_check_is_typed_back (RelaisRecoveryCheck *check)
{
  return is_right (check, check->typed, 0) && is_right (check, check->typed_too, 1);
}

/**
 * relais_recovery_check_look:
 * @check: one
 *
 * Says under its field which group is wrong.
 *
 * Returns: whether both are right
 */
gboolean
relais_recovery_check_look (RelaisRecoveryCheck *check)
{
  RelaisEntryRow *wrong = is_right (check, check->typed, 0) ? check->typed_too : check->typed;

  if (relais_recovery_check_is_typed_back (check))
    return TRUE;
  relais_entry_row_set_finding (wrong, _("This is not that group of the key. Compare it with your paper."),
                                RELAIS_ISSUE_ERROR);
  gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return FALSE;
}

/**
 * relais_recovery_check_tell:
 * @check: one
 * @sentence: what became of it
 */
void
relais_recovery_check_tell (RelaisRecoveryCheck *check, const char *sentence)
{
  gtk_label_set_text (check->told, sentence);
  gtk_widget_set_visible (GTK_WIDGET (check->told), TRUE);
}

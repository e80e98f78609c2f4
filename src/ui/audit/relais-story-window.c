/* Who has seen a record, above the window: day by day and member by member in plain words, older days as one asks for
 * them; on paper and as a PDF in the language of whoever will read it. Main thread.
 */

#include "relais-story-window.h"

#include "relais-audit-print.h"
#include "relais-audit-story.h"
#include "relais-card-file.h"
#include "relais-dialog.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-print-operation.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Rows of the log that are read at once. */
#define PART 200

typedef struct {
  RelaisDesk *desk;
  char *person;
  RelaisPhrasebook *book;
  GtkWidget *who;
  GtkWidget *born;
  GtkBox *days;
  GtkWidget *more;
  GtkWidget *language;
  gint64 before;
  gboolean is_begun;
} Story;

static void
story_free (gpointer data)
{
  Story *story = data;

  g_object_unref (story->desk);
  g_free (story->person);
  g_clear_pointer (&story->book, relais_phrasebook_unref);
  g_free (story);
}

static Story *
get_story (gpointer dialog)
{
  return g_object_get_data (dialog, "story");
}

/* --- What it tells --- */

static GtkWidget *
make_member (const RelaisStoryMember *member, RelaisPhrasebook *book)
{
  g_autofree char *who = relais_audit_story_who (member, book);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; i < member->acts->len; i++)
    {
      g_autofree char *sentence = relais_audit_story_sentence (g_ptr_array_index (member->acts, i), book);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  row = relais_parts_row (who, text->str);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, TRUE);
  return row;
}

static GtkWidget *
make_day (const RelaisStoryDay *day, RelaisPhrasebook *book)
{
  g_autofree char *heading = relais_audit_story_day (day, book);
  GtkWidget *group = relais_parts_group (heading);

  for (guint i = 0; i < day->members->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_member (g_ptr_array_index (day->members, i), book));
  return group;
}

/* Never the wrong person: two may have one name. */
static void
show_born (Story *story, const char *birth)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autoptr (RelaisRecord) person = NULL;
  g_autofree char *born = NULL;

  relais_record_builder_set (builder, RELAIS_PERSON_BIRTH_DATE, birth);
  person = relais_record_builder_end (builder);
  born = relais_person_words_born (story->desk, person);
  gtk_label_set_text (GTK_LABEL (story->born), born);
  gtk_widget_set_visible (story->born, born != NULL);
}

static void
show_part (GtkWidget *dialog, const RelaisStory *part)
{
  Story *story = get_story (dialog);
  g_autofree char *name = part->name != NULL ? relais_person_words_spoken (story->desk, part->name) : NULL;

  if (!story->is_begun)
    gtk_label_set_text (GTK_LABEL (story->who), name != NULL ? name : part->person);
  show_born (story, part->birth);
  story->is_begun = TRUE;
  story->before = part->before;
  for (guint i = 0; i < part->days->len; i++)
    gtk_box_append (story->days, make_day (g_ptr_array_index (part->days, i), story->book));
  gtk_widget_set_visible (story->more, part->before != 0);
}

/* --- Reading --- */

typedef struct {
  char *person;
  gint64 before;
} Reading;

static void
reading_free (gpointer data)
{
  g_free (((Reading *) data)->person);
  g_free (data);
}

static gpointer
read_part (RelaisSession *session, gpointer data, GError **error)
{
  const Reading *reading = data;

  return relais_audit_story_read (session, relais_session_get_actor (session), reading->person, RELAIS_DATE_NONE,
                                  RELAIS_DATE_NONE, reading->before, PART, error);
}

static void
on_part_read (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisStory) part = answer;

  gtk_widget_set_sensitive (get_story (dialog)->more, TRUE);
  if (part == NULL)
    relais_dialog_tell_error (dialog, error);
  else
    show_part (dialog, part);
}

static void
ask_part (GtkWidget *dialog)
{
  Story *story = get_story (dialog);
  Reading *reading = g_new0 (Reading, 1);

  reading->person = g_strdup (story->person);
  reading->before = story->before;
  gtk_widget_set_sensitive (story->more, FALSE);
  relais_desk_run (story->desk, dialog, read_part, reading, reading_free, (GDestroyNotify) relais_audit_story_free,
                   on_part_read);
}

static void
on_more (GtkButton *button, GtkWidget *dialog)
{
  ask_part (dialog);
}

/* --- On paper --- */

/* Without @path for a printer. */
typedef struct {
  char *person;
  char *path;
  const char *language;
  char *title;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->person);
  g_free (paper->path);
  g_free (paper->title);
  g_free (paper);
}

static Paper *
paper_new (Story *story)
{
  static const char *const languages[] = { "fr", "nl" };
  Paper *paper = g_new0 (Paper, 1);

  paper->person = g_strdup (story->person);
  paper->language = languages[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (story->language)), 1)];
  return paper;
}

static gpointer
lay_out (RelaisSession *session, gpointer data, GError **error)
{
  Paper *paper = data;

  return relais_audit_print_pages (session, relais_session_get_actor (session), paper->person, RELAIS_DATE_NONE,
                                   RELAIS_DATE_NONE, paper->language, &paper->title, error);
}

static void
on_laid_out (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (GPtrArray) pages = answer;
  Paper *paper = data;

  relais_dialog_set_ready (dialog, TRUE);
  if (pages == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  relais_print_operation_print_pages (get_story (dialog)->desk, dialog, pages, paper->title, NULL);
}

static void
on_accept (GtkWidget *dialog, gpointer data)
{
  Story *story = get_story (dialog);

  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_desk_run (story->desk, dialog, lay_out, paper_new (story), paper_free, (GDestroyNotify) g_ptr_array_unref,
                   on_laid_out);
}

static gpointer
save (RelaisSession *session, gpointer data, GError **error)
{
  const Paper *paper = data;

  return relais_audit_print_pdf (session, relais_session_get_actor (session), paper->person, RELAIS_DATE_NONE,
                                 RELAIS_DATE_NONE, paper->language, RELAIS_PDF_OVERWRITE, paper->path, NULL, error)
             ? RELAIS_DONE
             : NULL;
}

static void
on_saved (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  gtk_window_close (dialog);
  relais_window_tell (GTK_WIDGET (window), _("Saved as PDF"));
}

static void
on_chosen (GtkWidget *dialog, const char *path)
{
  Story *story = get_story (dialog);
  Paper *paper = paper_new (story);

  paper->path = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  relais_desk_run (story->desk, dialog, save, paper, paper_free, NULL, on_saved);
}

static void
on_save (GtkButton *button, GtkWidget *dialog)
{
  /* Translators: the name of a file, without the name of a person */
  relais_card_file_choose (dialog, _("who-has-seen.pdf"), on_chosen);
}

static GtkWidget *
make_paper_group (GtkWidget *dialog, Story *story)
{
  const char *const names[] = { _("French"), _("Dutch"), NULL };
  gboolean is_dutch = story->book != NULL && g_str_equal (relais_phrasebook_get_language (story->book), "nl");
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *row = relais_parts_row (_("Language of the paper"), NULL);
  GtkWidget *save_button = relais_parts_mnemonic_button (_("_Save as PDF…"));

  story->language = gtk_drop_down_new_from_strings (names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (story->language), is_dutch ? 1 : 0);
  gtk_widget_set_valign (story->language, GTK_ALIGN_CENTER);
  relais_parts_name (story->language, _("Language of the paper"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), story->language);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (save_button, "clicked", G_CALLBACK (on_save), dialog, 0);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), save_button);
  return group;
}

static Story *
story_new (RelaisDesk *desk, const char *person)
{
  Story *story = g_new0 (Story, 1);
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  story->desk = g_object_ref (desk);
  story->person = g_strdup (person);
  story->book = book != NULL ? relais_phrasebook_ref (book) : relais_phrasebook_new ("en", NULL);
  story->who = gtk_label_new (NULL);
  story->born = gtk_label_new (NULL);
  story->days = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  story->more = gtk_button_new_with_mnemonic (_("_Earlier days"));
  gtk_label_set_xalign (GTK_LABEL (story->who), 0);
  gtk_label_set_wrap (GTK_LABEL (story->who), TRUE);
  gtk_widget_add_css_class (story->who, "title-2");
  gtk_label_set_xalign (GTK_LABEL (story->born), 0);
  gtk_label_set_wrap (GTK_LABEL (story->born), TRUE);
  gtk_widget_set_halign (story->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (story->more, FALSE);
  relais_parts_name_once (story->more);
  return story;
}

/**
 * relais_story_window_show:
 * @from: a widget of the window
 * @desk: the desk
 * @person: id of a person, who may be erased
 *
 * Shows who has seen that person.
 */
void
relais_story_window_show (GtkWidget *from, RelaisDesk *desk, const char *person)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, _("Who has seen this record"), _("_Print…"));
  Story *story = story_new (desk, person);

  g_object_set_data_full (G_OBJECT (dialog), "story", story, story_free);
  relais_dialog_set_shows (RELAIS_DIALOG (dialog));
  relais_dialog_add (RELAIS_DIALOG (dialog), story->who);
  relais_dialog_add (RELAIS_DIALOG (dialog), story->born);
  relais_dialog_add (RELAIS_DIALOG (dialog), make_paper_group (dialog, story));
  relais_dialog_add (RELAIS_DIALOG (dialog), GTK_WIDGET (story->days));
  relais_dialog_add (RELAIS_DIALOG (dialog), story->more);
  g_signal_connect_object (story->more, "clicked", G_CALLBACK (on_more), dialog, 0);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 620, 640);
  gtk_window_present (GTK_WINDOW (dialog));
  ask_part (dialog);
}

/* What an entry of the notebook is about, for whom it is and how urgent: three lists to choose from by keyboard, the
 * topics of one's role first. Only levels that one may write. Emits "changed". Main thread.
 */

#include "relais-note-choices.h"

#include "relais-note-topic.h"
#include "relais-note.h"
#include "relais-notebook-words.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteChoices {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GPtrArray *topics; /* labels, in the order of the list; NULL until they are known */
  guint levels[RELAIS_N_VISIBILITIES];
  guint n_levels;

  GtkWidget *topic;
  GtkWidget *level;
  GtkWidget *urgency;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteChoices, relais_note_choices, ADW_TYPE_BIN)

static const char *
get_roles (RelaisNoteChoices *self)
{
  return relais_actor_get_roles (relais_desk_get_actor (self->desk));
}

static guint
get_selected (GtkWidget *list)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (list));
}

static void
choose (GtkWidget *list, guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), position);
}

/**
 * relais_note_choices_get_topic:
 * @choices: choices
 *
 * Returns: the code of the topic
 */
const char *
relais_note_choices_get_topic (RelaisNoteChoices *choices)
{
  guint position = get_selected (choices->topic);

  return choices->topics != NULL && position < choices->topics->len
             ? relais_record_get (choices->topics->pdata[position], RELAIS_LABEL_CODE)
             : RELAIS_NOTE_TOPIC_OTHER;
}

/**
 * relais_note_choices_set_topic:
 * @choices: choices
 * @code: (nullable): the code of a topic
 */
void
relais_note_choices_set_topic (RelaisNoteChoices *choices, const char *code)
{
  for (guint i = 0; choices->topics != NULL && i < choices->topics->len; i++)
    {
      const char *wanted = code != NULL ? code : RELAIS_NOTE_TOPIC_OTHER;

      if (relais_record_is (choices->topics->pdata[i], RELAIS_LABEL_CODE, wanted))
        choose (choices->topic, i);
    }
}

/**
 * relais_note_choices_get_level:
 * @choices: choices
 *
 * Returns: the word of the level
 */
const char *
relais_note_choices_get_level (RelaisNoteChoices *choices)
{
  guint position = get_selected (choices->level);

  return relais_visibility_words[position < choices->n_levels ? choices->levels[position] : RELAIS_VISIBILITY_CARE];
}

/**
 * relais_note_choices_set_level:
 * @choices: choices
 * @word: (nullable): the word of a level; one that may not be written is left alone
 */
void
relais_note_choices_set_level (RelaisNoteChoices *choices, const char *word)
{
  for (guint i = 0; i < choices->n_levels; i++)
    {
      if (g_strcmp0 (relais_visibility_words[choices->levels[i]], word) == 0)
        choose (choices->level, i);
    }
}

/**
 * relais_note_choices_get_urgency:
 * @choices: choices
 *
 * Returns: the word of the urgency
 */
const char *
relais_note_choices_get_urgency (RelaisNoteChoices *choices)
{
  return relais_urgency_words[get_selected (choices->urgency) % 3];
}

/**
 * relais_note_choices_set_urgency:
 * @choices: choices
 * @word: (nullable): the word of an urgency
 */
void
relais_note_choices_set_urgency (RelaisNoteChoices *choices, const char *word)
{
  for (guint i = 0; relais_urgency_words[i] != NULL; i++)
    {
      if (g_strcmp0 (relais_urgency_words[i], word) == 0)
        choose (choices->urgency, i);
    }
}

/**
 * relais_note_choices_reset:
 * @choices: choices
 *
 * As they are for a new entry.
 */
void
relais_note_choices_reset (RelaisNoteChoices *choices)
{
  relais_note_choices_set_topic (choices, NULL);
  relais_note_choices_set_level (choices,
                                 relais_visibility_words[relais_note_get_default_visibility (get_roles (choices))]);
  relais_note_choices_set_urgency (choices, "info");
}

/**
 * relais_note_choices_is_changed:
 * @choices: choices
 *
 * Returns: whether they are others than for a new entry
 */
gboolean
relais_note_choices_is_changed (RelaisNoteChoices *choices)
{
  RelaisVisibility usual = relais_note_get_default_visibility (get_roles (choices));

  return !g_str_equal (relais_note_choices_get_topic (choices), RELAIS_NOTE_TOPIC_OTHER) ||
         !g_str_equal (relais_note_choices_get_level (choices), relais_visibility_words[usual]) ||
         !g_str_equal (relais_note_choices_get_urgency (choices), "info");
}

/**
 * relais_note_choices_set_labels:
 * @choices: choices
 * @labels: the names of topics
 */
void
relais_note_choices_set_labels (RelaisNoteChoices *choices, const RelaisLabels *labels)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (choices->desk);
  const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (relais_note_choices_get_topic (choices));

  g_clear_pointer (&choices->topics, g_ptr_array_unref);
  choices->topics = relais_note_topic_list (labels, get_roles (choices), language);
  for (guint i = 0; i < choices->topics->len; i++)
    gtk_string_list_append (names,
                            relais_labels_get_name (labels, RELAIS_LABEL_KIND_TOPIC,
                                                    relais_record_get (choices->topics->pdata[i], RELAIS_LABEL_CODE),
                                                    language));
  gtk_drop_down_set_model (GTK_DROP_DOWN (choices->topic), G_LIST_MODEL (names));
  relais_note_choices_set_topic (choices, chosen);
}

static void
on_selected (RelaisNoteChoices *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_list (RelaisNoteChoices *self, const char *const *words, const char *name)
{
  GtkWidget *list = gtk_drop_down_new_from_strings (words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (list, name);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
make_levels (RelaisNoteChoices *self)
{
  const char *words[RELAIS_N_VISIBILITIES + 1] = { NULL };

  for (guint i = 0; i < RELAIS_N_VISIBILITIES; i++)
    {
      if (!relais_actor_may_with (relais_desk_get_actor (self->desk), RELAIS_ACT_WRITE_NOTES, i, FALSE))
        continue;
      words[self->n_levels] = relais_notebook_words_level (i);
      self->levels[self->n_levels++] = i;
    }
  return make_list (self, words, _("For whom"));
}

static void
build (RelaisNoteChoices *self)
{
  const char *none[] = { NULL };
  const char *const urgencies[] = { _("For information"), relais_notebook_words_urgency ("today"),
                                    relais_notebook_words_urgency ("urgent"), NULL };
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWidget *lists[3];

  self->topic = lists[0] = make_list (self, none, _("Topic"));
  self->level = lists[1] = make_levels (self);
  self->urgency = lists[2] = make_list (self, urgencies, _("Urgency"));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), lists[i], -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (lists[i]), FALSE);
    }
  adw_bin_set_child (ADW_BIN (self), flow);
}

static void
relais_note_choices_dispose (GObject *object)
{
  RelaisNoteChoices *self = RELAIS_NOTE_CHOICES (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  G_OBJECT_CLASS (relais_note_choices_parent_class)->dispose (object);
}

static void
relais_note_choices_class_init (RelaisNoteChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_choices_dispose;

  /**
   * RelaisNoteChoices::changed:
   *
   * Something else was chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_NOTE_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_note_choices_init (RelaisNoteChoices *self)
{
}

/**
 * relais_note_choices_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): choices for a new entry, without topics until relais_note_choices_set_labels()
 */
GtkWidget *
relais_note_choices_new (RelaisDesk *desk)
{
  RelaisNoteChoices *self = g_object_new (RELAIS_TYPE_NOTE_CHOICES, NULL);

  self->desk = g_object_ref (desk);
  build (self);
  relais_note_choices_reset (self);
  return GTK_WIDGET (self);
}

/* Somebody whom a search found, in two lines: who it is, and why they were found, with what was typed underlined. A
 * patient and a caregiver say which they are. Made by the search dialog.
 */

#include "relais-found-row.h"

#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-search-mark.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisFoundRow {
  GtkWidget parent_instance;

  RelaisDesk *desk;

  GtkWidget *box;
  GtkLabel *who;
  GtkLabel *why;
  GtkLabel *kind;
  GtkLabel *namesakes;
};

G_DEFINE_FINAL_TYPE (RelaisFoundRow, relais_found_row, GTK_TYPE_WIDGET)

static const char *
describe_kind (const RelaisRecord *person)
{
  if (relais_person_is_patient (person) && relais_person_is_caregiver (person))
    return _("Patient and caregiver");
  return relais_person_is_caregiver (person) ? _("Caregiver") : _("Patient");
}

static char *
describe_bond (RelaisDesk *desk, const RelaisFound *found)
{
  g_autofree char *other = NULL;

  if (found->main == NULL)
    return NULL;
  other = relais_person_words_spoken (desk, found->main->name);
  /* Translators: the first is a patient's row, the second a caregiver's */
  return g_strdup_printf (found->main->helps ? _("helped by %s") : _("helps %s"), other);
}

static gboolean
is_address (int field)
{
  return field == RELAIS_PERSON_STREET || field == RELAIS_PERSON_POSTCODE || field == RELAIS_PERSON_COMMUNE;
}

/* What was typed where, unless the row shows it anyway. */
static char *
describe_match (RelaisDesk *desk, const RelaisFound *found)
{
  g_autofree char *name = NULL;

  if (found->match == NULL || is_address (found->field))
    return NULL;
  if (g_str_equal (found->why, "reference"))
    return g_strdup_printf (_("card %s"), found->match);
  if (found->field == RELAIS_PERSON_CHART_NUMBER)
    return g_strdup_printf (_("chart number %s"), found->match);
  if (found->field == RELAIS_PERSON_USUAL_NAME)
    {
      name = relais_person_words_spoken (desk, found->match);
      return g_strdup_printf (_("called %s"), name);
    }
  if (!relais_desk_is_discreet (desk))
    return g_strdup (found->match);
  return found->field == RELAIS_PERSON_EMAIL ? g_strdup (_("e-mail")) : NULL;
}

static char *
describe_why (RelaisDesk *desk, const RelaisFound *found)
{
  g_autofree char *match = describe_match (desk, found);
  g_autofree char *address = relais_desk_is_discreet (desk) ? NULL : relais_person_words_address (found->person);
  g_autofree char *bond = describe_bond (desk, found);
  const char *const parts[] = { match, address, bond };
  const char *shown[G_N_ELEMENTS (parts) + 1] = { NULL };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      shown[n++] = parts[i];
  return g_strjoinv (" · ", (char **) shown);
}

/* The words that are underlined: those that were typed, or the digits of a number. */
static GStrv
find_words (const RelaisFound *found, const char *query)
{
  GStrv digits;

  if (!g_str_equal (found->why, "phone"))
    return relais_text_query_words (query);
  digits = g_new0 (char *, 2);
  digits[0] = relais_phone_search_digits (query);
  return digits;
}

static void
set_marked (GtkLabel *label, const char *text, GStrv words)
{
  g_autofree char *markup = relais_search_mark (text, (const char *const *) words);

  gtk_label_set_markup (label, markup);
}

/* In one label, so that a narrow row breaks it where there is room, and cuts nothing of who it is. */
static void
set_who (RelaisFoundRow *row, const char *name, const char *born, GStrv words)
{
  const char *const nothing[] = { NULL };
  g_autofree char *marked =
      relais_search_mark (name, relais_desk_is_discreet (row->desk) ? nothing : (const char *const *) words);
  g_autofree char *beside = g_markup_escape_text (born != NULL ? born : "", -1);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b>  %s", marked, beside);

  gtk_label_set_markup (row->who, markup);
}

/**
 * relais_found_row_describe:
 * @desk: the desk
 * @item: who was found
 *
 * Returns: (transfer full): the whole row as one text, for a screen reader and for a row that is too narrow
 */
char *
relais_found_row_describe (RelaisDesk *desk, RelaisPersonItem *item)
{
  const RelaisFound *found = relais_person_item_get_found (item);
  g_autofree char *name = relais_person_words_name (desk, found->person);
  g_autofree char *born = relais_person_words_born (desk, found->person);
  g_autofree char *why = describe_why (desk, found);
  g_autofree char *namesakes = relais_person_words_namesakes (found->namesakes);
  const char *const parts[] = { name, describe_kind (found->person), namesakes, born, why };
  const char *shown[G_N_ELEMENTS (parts) + 1] = { NULL };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      shown[n++] = parts[i];
  return g_strjoinv (", ", (char **) shown);
}

/**
 * relais_found_row_show:
 * @row: a row
 * @item: who was found
 * @query: (nullable): what was typed
 */
void
relais_found_row_show (RelaisFoundRow *row, RelaisPersonItem *item, const char *query)
{
  const RelaisFound *found = relais_person_item_get_found (item);
  g_auto (GStrv) words = find_words (found, query);
  g_autofree char *name = relais_person_words_name (row->desk, found->person);
  g_autofree char *born = relais_person_words_born (row->desk, found->person);
  g_autofree char *why = describe_why (row->desk, found);
  g_autofree char *namesakes = relais_person_words_namesakes (found->namesakes);
  g_autofree char *all = relais_found_row_describe (row->desk, item);

  set_who (row, name, born, words);
  if (g_str_equal (found->why, "name"))
    gtk_label_set_text (row->why, why);
  else
    set_marked (row->why, why, words);
  gtk_label_set_text (row->kind, describe_kind (found->person));
  gtk_label_set_text (row->namesakes, namesakes != NULL ? namesakes : "");
  gtk_widget_set_visible (GTK_WIDGET (row->namesakes), namesakes != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), all);
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static void
relais_found_row_dispose (GObject *object)
{
  RelaisFoundRow *self = RELAIS_FOUND_ROW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (relais_found_row_parent_class)->dispose (object);
}

static void
relais_found_row_class_init (RelaisFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_found_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/search/relais-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, box);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, who);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, why);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, kind);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, namesakes);
}

static void
relais_found_row_init (RelaisFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relais_found_row_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
relais_found_row_new (RelaisDesk *desk)
{
  RelaisFoundRow *self = g_object_new (RELAIS_TYPE_FOUND_ROW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

/* A person in a list, in two lines: who it is, and the one fact needed now: the number of a caregiver and whom they
 * help, who helps a patient and on which number; with what a search found marked. Shows a place of the list and follows
 * it. Made by the factory of a list view.
 */

#include "relais-person-row.h"

#include "relais-care-link.h"
#include "relais-field-reader.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-register.h"
#include "relais-search-mark.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

/* "103 ans, 25/01/1923": an age and a date of birth are never cut; what is longer is something else. */
#define BORN_CHARS 19
/* "rue des Quatre Lanternes 91": nor is a street, unless it is a long one. */
#define STREET_CHARS 27

struct _RelaisPersonRow {
  RelaisSlotRow parent_instance;

  RelaisDesk *desk;

  GtkLabel *name;
  GtkLabel *aside;
  GtkLabel *fact;
  GtkLabel *number;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (RelaisPersonRow, relais_person_row, RELAIS_TYPE_SLOT_ROW)

/* A word for what one must know before calling: it stands before everything else. */
static const char *
describe_state (const RelaisRecord *person)
{
  if (relais_person_is_deceased (person))
    return _("deceased");
  if (relais_person_is_archived (person))
    return _("archived");
  if (relais_record_get (person, RELAIS_PERSON_STOPPED_ON) != NULL)
    return _("asked us to stop");
  return NULL;
}

/* "58 y, 30/08/1968": short enough to stand whole beside a name. */
static char *
describe_born (RelaisDesk *desk, const RelaisRecord *person)
{
  RelaisDate birth = relais_person_get_birth_date (person);
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  g_autofree char *date = book != NULL ? relais_phrasebook_date_short (book, birth) : relais_date_to_text (birth);

  if (!relais_date_is_set (birth))
    return NULL;
  if (relais_desk_is_discreet (desk))
    return relais_person_words_born (desk, person);
  if (relais_person_is_deceased (person))
    return g_steal_pointer (&date);
  /* Translators: an age in years and a date of birth, as short as can be: "58 y, 30/08/1968" */
  return g_strdup_printf (_("%d y, %s"), relais_date_age (birth, relais_desk_get_today (desk)), date);
}

/* Beside the name: what tells a patient from another, and what a caregiver is. */
static char *
describe_aside (RelaisDesk *desk, const RelaisFound *found)
{
  const RelaisGlance *bond = found->main;
  g_autofree char *born = describe_born (desk, found->person);
  g_autofree char *relation = bond != NULL && !bond->helps && bond->relation != NULL
                                  ? relais_field_format (&relais_care_link_type.fields[RELAIS_CARE_LINK_RELATION],
                                                         bond->relation)
                                  : NULL;
  GString *text = g_string_new (NULL);

  if (relation == NULL)
    relais_text_add_part (text, born);
  relais_text_add_part (text, relation);
  if (relais_record_is (found->person, RELAIS_PERSON_KEY_HOLDER, "yes"))
    relais_text_add_part (text, _("key"));
  return g_string_free (text, FALSE);
}

/* The number of who helps a patient: that is what one is asked on the phone, so that it stands whole. */
static char *
describe_number (RelaisDesk *desk, const RelaisFound *found)
{
  if (found->main == NULL || !found->main->helps || relais_desk_is_discreet (desk))
    return g_strdup ("");
  return relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], found->main->phone);
}

static void
add_helper (GString *text, RelaisDesk *desk, const RelaisFound *found)
{
  const RelaisGlance *bond = found->main;
  g_autofree char *name = relais_person_words_spoken (desk, bond->name);

  if (!bond->helps)
    {
      relais_text_add_part (text, name);
      return;
    }
  if (found->n_bonds > 1)
    {
      /* Translators: who is called first, and how many more help: "Fatima El Amrani + 2" */
      g_autofree char *others = g_strdup_printf (_("%s + %u"), name, found->n_bonds - 1);

      relais_text_add_part (text, others);
    }
  else
    relais_text_add_part (text, name);
}

/* Patients are told apart by their street, caregivers are called. */
static char *
describe_fact (RelaisDesk *desk, const RelaisFound *found)
{
  const RelaisRecord *person = found->person;
  g_autofree char *phone = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE],
                                                relais_record_get (person, RELAIS_PERSON_PHONE));
  gboolean as_patient = found->main != NULL ? found->main->helps : relais_person_is_patient (person);
  GString *text = g_string_new (NULL);

  relais_text_add_part (text, describe_state (found->person));
  if (found->match != NULL && !relais_desk_is_discreet (desk) && found->field != RELAIS_PERSON_PHONE &&
      found->field != RELAIS_PERSON_STREET)
    relais_text_add_part (text, found->match);
  if (as_patient && !relais_desk_is_discreet (desk))
    relais_text_add_part (text, relais_record_get (person, RELAIS_PERSON_STREET));
  if (!as_patient && !relais_desk_is_discreet (desk))
    relais_text_add_part (text, phone);
  if (found->main != NULL)
    add_helper (text, desk, found);
  return g_string_free (text, FALSE);
}

/* Where a search found somebody by something else than the name, that is underlined; a number by its digits. */
static void
set_marked (GtkLabel *label, const char *text, const RelaisFound *found)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *markup = NULL;

  if (found->match != NULL && g_str_equal (found->why, "phone"))
    {
      words = g_new0 (char *, 2);
      words[0] = relais_phone_search_digits (found->match);
    }
  else
    words = relais_text_query_words (found->match != NULL ? found->match : "");
  markup = relais_search_mark (text, (const char *const *) words);
  gtk_label_set_markup (label, markup);
}

/* What a screen reader says of the row: all that is known, and no empty places. */
static char *
join_heard (const char *const *parts, gsize n_parts)
{
  GString *heard = g_string_new (NULL);

  for (gsize i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (heard, "%s%s", heard->len > 0 ? ", " : "", parts[i]);
  return g_string_free (heard, FALSE);
}

/* How much of the second line is the street that tells a patient from a namesake. */
static int
get_street_chars (RelaisDesk *desk, const RelaisFound *found)
{
  const char *street = relais_record_get (found->person, RELAIS_PERSON_STREET);
  gboolean as_patient = found->main != NULL ? found->main->helps : relais_person_is_patient (found->person);

  if (!as_patient || street == NULL || relais_desk_is_discreet (desk))
    return -1;
  /* What GTK takes for a letter is as wide as an "m"; most are narrower. */
  return (int) MIN (g_utf8_strlen (street, -1), STREET_CHARS) * 3 / 4 + 1;
}

static char *
show_found (RelaisPersonRow *self, const RelaisFound *found)
{
  g_autofree char *name = relais_person_words_name (self->desk, found->person);
  g_autofree char *aside = describe_aside (self->desk, found);
  g_autofree char *fact = describe_fact (self->desk, found);
  g_autofree char *number = describe_number (self->desk, found);
  g_autofree char *badge = relais_person_words_namesakes (found->namesakes);
  g_autofree char *born = relais_person_words_born (self->desk, found->person);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->aside, aside);
  gtk_label_set_ellipsize (self->aside, g_utf8_strlen (aside, -1) > BORN_CHARS ? PANGO_ELLIPSIZE_END
                                                                               : PANGO_ELLIPSIZE_NONE);
  set_marked (self->fact, fact, found);
  gtk_label_set_width_chars (self->fact, get_street_chars (self->desk, found));
  set_marked (self->number, number, found);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_label_set_text (self->badge, badge != NULL ? badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL);
  return join_heard ((const char *const[]){ name, aside, born, fact, number, badge }, 6);
}

/* Who it is in full; where nothing more is known, what may have been cut. */
static char *
relais_person_row_describe (RelaisSlotRow *row, gconstpointer shown)
{
  RelaisDesk *desk = RELAIS_PERSON_ROW (row)->desk;
  const RelaisFound *found = shown;
  g_autofree char *name = relais_person_words_name (desk, found->person);
  g_autofree char *identity = relais_person_words_identity (desk, found->person);

  if (*identity == '\0')
    {
      g_free (identity);
      identity = describe_fact (desk, found);
    }
  return g_strdup_printf ("%s\n%s", name, identity);
}

static char *
relais_person_row_show (RelaisSlotRow *row, gconstpointer found)
{
  RelaisPersonRow *self = RELAIS_PERSON_ROW (row);

  if (found != NULL)
    return show_found (self, found);
  gtk_label_set_text (self->name, "…");
  gtk_label_set_text (self->aside, "");
  gtk_label_set_text (self->fact, "");
  gtk_label_set_text (self->number, "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  return g_strdup ("…");
}

static void
relais_person_row_dispose (GObject *object)
{
  g_clear_object (&RELAIS_PERSON_ROW (object)->desk);
  G_OBJECT_CLASS (relais_person_row_parent_class)->dispose (object);
}

static void
relais_person_row_class_init (RelaisPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_person_row_dispose;
  RELAIS_SLOT_ROW_CLASS (klass)->show = relais_person_row_show;
  RELAIS_SLOT_ROW_CLASS (klass)->describe = relais_person_row_describe;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/people/relais-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, aside);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, fact);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, number);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, badge);
}

static void
relais_person_row_init (RelaisPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relais_person_row_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
relais_person_row_new (RelaisDesk *desk)
{
  RelaisPersonRow *self = g_object_new (RELAIS_TYPE_PERSON_ROW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisDesk *desk)
{
  gtk_list_item_set_child (list_item, relais_person_row_new (desk));
}

/**
 * relais_person_row_factory_new:
 * @desk: the desk
 *
 * Returns: (transfer full): what makes the rows of a list view whose model is a RelaisPeopleModel
 */
GtkListItemFactory *
relais_person_row_factory_new (RelaisDesk *desk)
{
  return relais_slot_row_factory_new (G_CALLBACK (on_setup), desk);
}

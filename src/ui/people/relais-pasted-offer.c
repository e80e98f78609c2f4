/* "Mme El Amrani Fatima 0478/12.34.56" in the first field of a form: a row below offers to share it out among the other
 * fields, and Enter accepts. Fields in which something stands are left alone, and what was not understood is shown, so
 * that nothing is lost. Part of the form of a person.
 */

#include "relais-pasted-offer.h"

#include "relais-pasted-line.h"
#include "relais-person.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisPastedOffer {
  GObject parent_instance;

  RelaisRecordForm *form;
  GtkWidget *row;
  gboolean stands;
};

G_DEFINE_FINAL_TYPE (RelaisPastedOffer, relais_pasted_offer, G_TYPE_OBJECT)

static RelaisFieldRow *
get_first (RelaisPastedOffer *self)
{
  return relais_record_form_get_row (self->form, RELAIS_PERSON_FAMILY_NAME);
}

/* A family name of several words is no line: there must be something that is no name. */
static gboolean
says_more_than_a_name (const RelaisPastedLine *line)
{
  return line->phone != NULL || line->email != NULL || line->birth_date != NULL || line->street != NULL ||
         line->postcode != NULL || line->suggested_sex != NULL;
}

static char *
describe (const RelaisPastedLine *line)
{
  const char *parts[] = { line->given_name, line->family_name, line->birth_date, line->phone,    line->phone2,
                          line->email,      line->street,      line->postcode,   line->commune };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    relais_text_add_part (text, parts[i]);
  return g_string_free (text, FALSE);
}

static void
show (RelaisPastedOffer *self, const char *title, const char *subtitle)
{
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), escaped);
  gtk_widget_set_visible (self->row, TRUE);
}

static void
on_typed (RelaisPastedOffer *self)
{
  g_autofree char *text = relais_field_row_get_text (get_first (self));
  g_auto (RelaisPastedLine) line = { NULL };
  g_autofree char *described = NULL;

  self->stands = relais_pasted_line_read (text, &line) && says_more_than_a_name (&line);
  if (!self->stands)
    {
      gtk_widget_set_visible (self->row, FALSE);
      return;
    }
  described = describe (&line);
  show (self, _("Fill _the other fields (Enter)"), described);
}

static void
fill (RelaisPastedOffer *self, guint field, const char *text)
{
  RelaisFieldRow *row = relais_record_form_get_row (self->form, field);
  g_autofree char *there = row != NULL ? relais_field_row_get_text (row) : NULL;

  if (text != NULL && there != NULL && *there == '\0')
    relais_field_row_set_text (row, text);
}

static void
share_out (RelaisPastedOffer *self, const RelaisPastedLine *line)
{
  relais_field_row_set_text (get_first (self), line->family_name != NULL ? line->family_name : "");
  fill (self, RELAIS_PERSON_GIVEN_NAME, line->given_name);
  fill (self, RELAIS_PERSON_BIRTH_DATE, line->birth_date);
  fill (self, RELAIS_PERSON_PHONE, line->phone);
  fill (self, RELAIS_PERSON_PHONE2, line->phone2);
  fill (self, RELAIS_PERSON_EMAIL, line->email);
  fill (self, RELAIS_PERSON_STREET, line->street);
  fill (self, RELAIS_PERSON_POSTCODE, line->postcode);
  fill (self, RELAIS_PERSON_COMMUNE, line->commune);
  fill (self, RELAIS_PERSON_SEX, line->suggested_sex);
}

/**
 * relais_pasted_offer_accept:
 * @offer: an offer
 *
 * Shares the line out among the fields and goes to the field after the names.
 *
 * Returns: whether there was anything on offer
 */
gboolean
relais_pasted_offer_accept (RelaisPastedOffer *offer)
{
  g_autofree char *text = relais_field_row_get_text (get_first (offer));
  g_auto (RelaisPastedLine) line = { NULL };

  if (!offer->stands)
    return FALSE;
  offer->stands = FALSE;
  relais_pasted_line_read (text, &line);
  share_out (offer, &line);
  gtk_widget_set_visible (offer->row, FALSE);
  if (line.rest != NULL)
    show (offer, _("This part was not used"), line.rest);
  relais_field_row_grab_focus (relais_record_form_get_row (offer->form, RELAIS_PERSON_PHONE));
  return TRUE;
}

/**
 * relais_pasted_offer_get_row:
 * @offer: an offer
 *
 * Returns: (transfer none): its row, out of sight until there is something to offer
 */
GtkWidget *
relais_pasted_offer_get_row (RelaisPastedOffer *offer)
{
  return offer->row;
}

/**
 * relais_pasted_offer_watch:
 * @offer: an offer whose form has its rows by now
 */
void
relais_pasted_offer_watch (RelaisPastedOffer *offer)
{
  g_signal_connect_object (get_first (offer), "changed", G_CALLBACK (on_typed), offer, G_CONNECT_SWAPPED);
}

static void
on_activated (RelaisPastedOffer *self)
{
  relais_pasted_offer_accept (self);
}

static void
relais_pasted_offer_dispose (GObject *object)
{
  RelaisPastedOffer *self = RELAIS_PASTED_OFFER (object);

  g_clear_object (&self->row);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (relais_pasted_offer_parent_class)->dispose (object);
}

static void
relais_pasted_offer_class_init (RelaisPastedOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_pasted_offer_dispose;
}

static void
relais_pasted_offer_init (RelaisPastedOffer *self)
{
  self->row = g_object_ref_sink (adw_action_row_new ());
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);
  gtk_widget_add_css_class (self->row, "offer");
  gtk_widget_set_visible (self->row, FALSE);
  g_signal_connect_object (self->row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
}

/**
 * relais_pasted_offer_new:
 * @form: the fields of a person
 *
 * Returns: (transfer full): an offer that stands for nothing yet
 */
RelaisPastedOffer *
relais_pasted_offer_new (RelaisRecordForm *form)
{
  RelaisPastedOffer *self = g_object_new (RELAIS_TYPE_PASTED_OFFER, NULL);

  self->form = g_object_ref (form);
  return self;
}

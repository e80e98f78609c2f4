/* The fields of a person: what a desk asks first, whom a new caregiver helps with the one key for what they agree to,
 * and the rest behind "More". Reads all of it into records with what was found, and puts the findings under their
 * fields. It knows nothing of saving: that is the editor's. Main thread.
 */

#include "relais-person-form.h"

#include "relais-care-link.h"
#include "relais-parts.h"
#include "relais-pasted-offer.h"
#include "relais-person-check.h"
#include "relais-person-fields.h"
#include "relais-person-link-form.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>

struct _RelaisPersonForm {
  AdwBin parent_instance;

  RelaisDesk *desk;
  guint facets;
  RelaisRecordForm *person;
  RelaisPersonLinkForm *link;
  RelaisPastedOffer *offer;

  GtkWidget *box;
  GtkWidget *aside;
  GtkWidget *more_button;
  GtkWidget *more;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisPersonForm, relais_person_form, ADW_TYPE_BIN)

static void
on_changed (RelaisPersonForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Enter goes to the next field; in the first one it accepts what a pasted line offers. */
static void
on_apply (RelaisPersonForm *self, RelaisFieldRow *row)
{
  if (row == relais_record_form_get_row (self->person, RELAIS_PERSON_FAMILY_NAME) &&
      relais_pasted_offer_accept (self->offer))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_link_apply (RelaisPersonForm *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- Building --- */

static void
hint_at_protection (RelaisPersonForm *self, RelaisFieldRow *row)
{
  if (relais_person_is_protected (relais_record_form_get_base (self->person)) &&
      (relais_field_row_get_field (row)->flags & RELAIS_FIELD_SHIELDED) && relais_field_row_get_entry (row) != NULL)
    g_object_set (relais_field_row_get_widget (row), "hint", _("Hidden in protected mode; empty changes nothing"), NULL);
}

static void
add_place (RelaisPersonForm *self, GtkWidget *box, RelaisPersonPlace place)
{
  g_autoptr (GArray) fields = relais_person_fields_list (place, self->facets);
  GtkWidget *group = adw_preferences_group_new ();
  const char *title = relais_person_place_title (place);

  if (fields->len == 0)
    {
      g_object_unref (g_object_ref_sink (group));
      return;
    }
  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < fields->len; i++)
    {
      guint field = g_array_index (fields, guint, i);
      RelaisFieldRow *row = relais_record_form_add (self->person, field, relais_person_fields_title (field));

      hint_at_protection (self, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
      if (field == RELAIS_PERSON_FAMILY_NAME)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_pasted_offer_get_row (self->offer));
    }
  gtk_box_append (GTK_BOX (box), group);
}

static void
on_more (RelaisPersonForm *self)
{
  gboolean open = !gtk_widget_get_visible (self->more);

  gtk_widget_set_visible (self->more, open);
  gtk_button_set_label (GTK_BUTTON (self->more_button), open ? _("Fe_wer fields") : _("_More fields"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  if (open && gtk_widget_has_focus (self->more_button))
    gtk_widget_child_focus (self->more, GTK_DIR_TAB_FORWARD);
}

static void
build_more (RelaisPersonForm *self)
{
  self->more_button = relais_parts_mnemonic_button (_("_More fields"));
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more_button, "pill");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more_button);

  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_visible (self->more, FALSE);
  if (self->link != NULL)
    gtk_box_append (GTK_BOX (self->more), relais_person_link_form_get_more (self->link));
  for (int place = RELAIS_PLACE_CONTACT; place < RELAIS_N_PLACES; place++)
    add_place (self, self->more, (RelaisPersonPlace) place);
  gtk_box_append (GTK_BOX (self->box), self->more);
}

static void
build (RelaisPersonForm *self, gboolean with_link)
{
  add_place (self, self->box, RELAIS_PLACE_DESK);
  gtk_box_append (GTK_BOX (self->box), self->aside);
  if (with_link)
    {
      self->link = relais_person_link_form_new (self->desk);
      g_signal_connect_object (self->link, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->link, "apply", G_CALLBACK (on_link_apply), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), relais_person_link_form_get_group (self->link));
    }
  build_more (self);
  relais_pasted_offer_watch (self->offer);
}

/* --- What the editor asks --- */

/**
 * relais_person_form_get_person:
 * @form: a form
 *
 * Returns: (transfer none): the fields of the person
 */
RelaisRecordForm *
relais_person_form_get_person (RelaisPersonForm *form)
{
  return form->person;
}

/**
 * relais_person_form_set_patient:
 * @form: the form of a new caregiver
 * @id: id of a patient
 *
 * The caregiver helps this patient.
 */
void
relais_person_form_set_patient (RelaisPersonForm *form, const char *id)
{
  relais_person_link_form_set_patient (form->link, id);
}

/**
 * relais_person_form_set_aside:
 * @form: a form
 * @aside: what stands below the first fields
 */
void
relais_person_form_set_aside (RelaisPersonForm *form, GtkWidget *aside)
{
  adw_bin_set_child (ADW_BIN (form->aside), aside);
  g_object_bind_property (aside, "visible", form->aside, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * relais_person_form_unfold:
 * @form: a form
 *
 * Shows all fields.
 */
void
relais_person_form_unfold (RelaisPersonForm *form)
{
  if (!gtk_widget_get_visible (form->more))
    on_more (form);
}

/**
 * relais_person_form_is_changed:
 * @form: a form
 *
 * Returns: whether anything was typed that is not stored
 */
gboolean
relais_person_form_is_changed (RelaisPersonForm *form)
{
  return relais_record_form_is_changed (form->person) ||
         (form->link != NULL && relais_person_link_form_is_changed (form->link));
}

/**
 * relais_person_form_get_title:
 * @form: a form
 *
 * Returns: (transfer full): the name as far as it was typed; "" for none
 */
char *
relais_person_form_get_title (RelaisPersonForm *form)
{
  g_autofree char *family =
      relais_field_row_get_text (relais_record_form_get_row (form->person, RELAIS_PERSON_FAMILY_NAME));
  g_autofree char *given =
      relais_field_row_get_text (relais_record_form_get_row (form->person, RELAIS_PERSON_GIVEN_NAME));
  g_autofree char *title = g_strdup_printf ("%s %s", family, given);

  return g_strdup (g_strstrip (title));
}

/**
 * relais_person_form_read:
 * @form: a form
 *
 * Returns: (transfer full): what it says, and what was found about it
 */
RelaisPersonTyped *
relais_person_form_read (RelaisPersonForm *form)
{
  RelaisPersonTyped *typed = g_new0 (RelaisPersonTyped, 1);

  typed->issues = relais_issues_new ();
  typed->person = relais_record_form_read (form->person, typed->issues);
  relais_person_check (typed->person, relais_desk_get_today (form->desk), typed->issues);
  if (form->link != NULL)
    typed->link = relais_person_link_form_read (form->link, typed->person, &typed->consents, typed->issues);
  return typed;
}

/* What is only missing is said when one saves, not to somebody who has just begun. */
static gboolean
is_missing (const RelaisIssue *issue)
{
  return issue->code == RELAIS_ISSUE_NAME_REQUIRED || issue->code == RELAIS_ISSUE_CONTACT_REQUIRED ||
         issue->code == RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED || issue->code == RELAIS_ISSUE_REQUIRED ||
         issue->code == RELAIS_ISSUE_RELATION_MISSING;
}

/**
 * relais_person_form_show:
 * @form: a form
 * @typed: what it says
 * @complete: whether to say what is missing, too
 *
 * Puts the findings under their fields.
 */
void
relais_person_form_show (RelaisPersonForm *form, RelaisPersonTyped *typed, gboolean complete)
{
  g_autoptr (GPtrArray) shown = relais_issues_new ();

  for (guint i = 0; i < typed->issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (typed->issues, i);

      if (complete || !is_missing (issue))
        g_ptr_array_add (shown, relais_issue_copy (issue));
    }
  relais_record_form_show_findings (form->person, shown);
  if (form->link != NULL)
    relais_person_link_form_show_findings (form->link, shown);
}

/**
 * relais_person_form_focus_error:
 * @form: a form
 * @typed: what it says
 *
 * Puts the cursor into the first field that cannot be saved as it is.
 *
 * Returns: whether there is one
 */
gboolean
relais_person_form_focus_error (RelaisPersonForm *form, RelaisPersonTyped *typed)
{
  if (!relais_issues_have_errors (typed->issues))
    return FALSE;
  relais_person_form_unfold (form);
  return relais_record_form_focus_error (form->person, typed->issues) ||
         (form->link != NULL && relais_person_link_form_focus_error (form->link, typed->issues));
}

/**
 * relais_person_form_store:
 * @form: a form
 *
 * Returns: (transfer floating): what was typed (a{ss}), see #RelaisForm
 */
GVariant *
relais_person_form_store (RelaisPersonForm *form)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  relais_record_form_store (form->person, values);
  if (form->link != NULL)
    relais_person_link_form_store (form->link, values);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_variant_builder_add (&builder, "{ss}", key, value);
  return g_variant_builder_end (&builder);
}

/**
 * relais_person_form_restore:
 * @form: a form
 * @values: what was typed
 *
 * Puts it back into the fields.
 */
void
relais_person_form_restore (RelaisPersonForm *form, GVariant *values)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  GVariantIter iter;
  char *key;
  char *value;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    g_hash_table_insert (table, key, value);
  relais_record_form_restore (form->person, table);
  if (form->link != NULL)
    relais_person_link_form_restore (form->link, table);
}

/**
 * relais_person_typed_free:
 * @typed: (transfer full): what a form said
 */
void
relais_person_typed_free (RelaisPersonTyped *typed)
{
  relais_record_unref (typed->person);
  g_clear_pointer (&typed->link, relais_record_unref);
  g_ptr_array_unref (typed->issues);
  g_free (typed);
}

static gboolean
relais_person_form_grab_focus (GtkWidget *widget)
{
  RelaisPersonForm *self = RELAIS_PERSON_FORM (widget);

  return relais_field_row_grab_focus (relais_record_form_get_row (self->person, RELAIS_PERSON_FAMILY_NAME));
}

static void
relais_person_form_dispose (GObject *object)
{
  RelaisPersonForm *self = RELAIS_PERSON_FORM (object);

  g_clear_object (&self->offer);
  g_clear_object (&self->link);
  g_clear_object (&self->person);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_person_form_parent_class)->dispose (object);
}

static void
relais_person_form_class_init (RelaisPersonFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_person_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = relais_person_form_grab_focus;

  /**
   * RelaisPersonForm::changed:
   *
   * Something was typed or chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_PERSON_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_person_form_init (RelaisPersonForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->aside = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * relais_person_form_new:
 * @desk: the desk
 * @person: a person, or a new one with their facet
 * @with_link: whether to ask whom they help
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
relais_person_form_new (RelaisDesk *desk, const RelaisRecord *person, gboolean with_link)
{
  RelaisPersonForm *self = g_object_new (RELAIS_TYPE_PERSON_FORM, NULL);

  self->desk = g_object_ref (desk);
  self->facets = (relais_person_is_patient (person) ? RELAIS_FACET_PATIENT : 0) |
                 (relais_person_is_caregiver (person) ? RELAIS_FACET_CAREGIVER : 0);
  self->person = relais_record_form_new (desk, person, "");
  g_signal_connect_object (self->person, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->person, "apply", G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);
  self->offer = relais_pasted_offer_new (self->person);
  build (self, with_link);
  return GTK_WIDGET (self);
}

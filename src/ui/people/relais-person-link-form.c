/* Whom a new caregiver helps: what they are to each other, who it is, and the one key for "may we keep this, print it,
 * and may the hospital call: yes". The rest of the link stands behind "More" and follows from its table of fields. Left
 * empty it means no link. Part of the form of a person.
 */

#include "relais-person-link-form.h"

#include "relais-care-link-check.h"
#include "relais-care-link.h"
#include "relais-entry-row.h"
#include "relais-issue.h"
#include "relais-person-picker.h"
#include "relais-record-form.h"
#include "relais-register-desk.h"

#include <glib/gi18n-lib.h>

#define KEY_PATIENT  "link.patient"
#define KEY_TYPED    "link.patient.typed"
#define KEY_CONSENTS "link.consents"

struct _RelaisPersonLinkForm {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisRecordForm *link;
  RelaisPersonPicker *picker;
  GtkWidget *group;
  GtkWidget *more;
  GtkWidget *consent;
  GtkWidget *yes;
  char *given; /* the patient whom the form was opened for */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisPersonLinkForm, relais_person_link_form, G_TYPE_OBJECT)

static void
on_changed (RelaisPersonLinkForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* After the relation comes the consent where the patient is known already. */
static void
on_apply (RelaisPersonLinkForm *self, RelaisFieldRow *row)
{
  if (row == relais_record_form_get_row (self->link, RELAIS_CARE_LINK_RELATION) &&
      relais_person_picker_get_id (self->picker) != NULL)
    gtk_widget_grab_focus (self->yes);
  else
    g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static void
on_picked (RelaisPersonLinkForm *self)
{
  gtk_widget_grab_focus (self->yes);
}

/* --- Building --- */

static void
build_consent (RelaisPersonLinkForm *self)
{
  self->consent = adw_action_row_new ();
  self->yes = gtk_switch_new ();
  gtk_widget_set_valign (self->yes, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->consent), _("The caregiver says _yes"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->consent), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->consent),
                               _("May we keep this, print it on a card, and may the hospital call?"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->consent), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->consent), self->yes);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->consent), self->yes);
  gtk_widget_set_focusable (self->consent, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->yes), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("May we keep this, print it on a card, and may the hospital call?"), -1);
  g_signal_connect_object (self->yes, "notify::active", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->consent);
}

static gboolean
stands_behind_more (guint field)
{
  const RelaisField *described = &relais_care_link_type.fields[field];

  if (described->kind == RELAIS_FIELD_ID || (described->flags & RELAIS_FIELD_MANAGED) ||
      field == RELAIS_CARE_LINK_RELATION)
    return FALSE;
  return field < RELAIS_CARE_LINK_CONSENT_KEEP || field > RELAIS_CARE_LINK_CONSENT_INVITE_BY;
}

static void
build_more (RelaisPersonLinkForm *self)
{
  self->more = g_object_ref_sink (adw_preferences_group_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->more), _("This help"));
  for (guint i = 0; i < RELAIS_CARE_LINK_N_FIELDS; i++)
    if (stands_behind_more (i))
      {
        RelaisFieldRow *row = relais_record_form_add (self->link, i, _(relais_care_link_type.fields[i].label));

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->more), relais_field_row_get_widget (row));
      }
}

static void
build (RelaisPersonLinkForm *self)
{
  RelaisFieldRow *relation = relais_record_form_add (self->link, RELAIS_CARE_LINK_RELATION, _("_Relation"));

  self->group = g_object_ref_sink (adw_preferences_group_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Helps"));
  g_object_set (relais_field_row_get_widget (relation), "hint", _("daughter, neighbour…"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), relais_field_row_get_widget (relation));
  self->picker = relais_person_picker_new (self->desk, _("_Of whom"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), relais_person_picker_get_row (self->picker));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), relais_person_picker_get_list (self->picker));
  build_consent (self);
  build_more (self);
  g_signal_connect_object (self->link, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "apply", G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "apply", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
}

/* --- What the form asks --- */

/**
 * relais_person_link_form_get_group:
 * @form: a form
 *
 * Returns: (transfer none): what a desk asks
 */
GtkWidget *
relais_person_link_form_get_group (RelaisPersonLinkForm *form)
{
  return form->group;
}

/**
 * relais_person_link_form_get_more:
 * @form: a form
 *
 * Returns: (transfer none): the rest
 */
GtkWidget *
relais_person_link_form_get_more (RelaisPersonLinkForm *form)
{
  return form->more;
}

/**
 * relais_person_link_form_set_patient:
 * @form: a form
 * @id: id of a patient
 *
 * This patient is helped; that alone is no change.
 */
void
relais_person_link_form_set_patient (RelaisPersonLinkForm *form, const char *id)
{
  g_free (form->given);
  form->given = g_strdup (id);
  relais_person_picker_choose (form->picker, id);
}

/**
 * relais_person_link_form_is_changed:
 * @form: a form
 *
 * Returns: whether anything was typed
 */
gboolean
relais_person_link_form_is_changed (RelaisPersonLinkForm *form)
{
  const char *id = relais_person_picker_get_id (form->picker);

  if (relais_record_form_is_changed (form->link) || gtk_switch_get_active (GTK_SWITCH (form->yes)))
    return TRUE;
  return id != NULL ? g_strcmp0 (id, form->given) != 0 : *relais_person_picker_get_text (form->picker) != '\0';
}

/**
 * relais_person_link_form_read:
 * @form: a form
 * @caregiver: the caregiver as they were typed
 * @consents: (out): what they said yes to
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the link, %NULL where none is meant
 */
RelaisRecord *
relais_person_link_form_read (RelaisPersonLinkForm *form, const RelaisRecord *caregiver, guint *consents,
                              GPtrArray *issues)
{
  g_autoptr (RelaisRecord) typed = relais_record_form_read (form->link, issues);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  RelaisRecordBuilder *builder;
  RelaisRecord *link;

  *consents = gtk_switch_get_active (GTK_SWITCH (form->yes)) ? RELAIS_DESK_CONSENTS : 0;
  if (relais_person_picker_get_id (form->picker) == NULL && !relais_person_link_form_is_changed (form))
    return NULL;
  builder = relais_record_builder_new_from (typed);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (caregiver));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_person_picker_get_id (form->picker));
  link = relais_record_builder_end (builder);
  relais_care_link_check (link, caregiver, nobody, relais_desk_get_today (form->desk), issues);
  return link;
}

/**
 * relais_person_link_form_show_findings:
 * @form: a form
 * @issues: (element-type RelaisIssue): what was found
 */
void
relais_person_link_form_show_findings (RelaisPersonLinkForm *form, GPtrArray *issues)
{
  relais_record_form_show_findings (form->link, issues);
  if (relais_issues_find (issues, relais_care_link_type.fields[RELAIS_CARE_LINK_PATIENT].name) != NULL)
    relais_person_picker_set_finding (form->picker, _("Choose the person they help: the relation and the consent stand "
                                                      "between these two."));
}

/**
 * relais_person_link_form_focus_error:
 * @form: a form
 * @issues: (element-type RelaisIssue): what was found
 *
 * Returns: whether the cursor stands now in a field that cannot be saved as it is
 */
gboolean
relais_person_link_form_focus_error (RelaisPersonLinkForm *form, GPtrArray *issues)
{
  if (relais_issues_find (issues, relais_care_link_type.fields[RELAIS_CARE_LINK_PATIENT].name) != NULL)
    return gtk_widget_grab_focus (relais_person_picker_get_row (form->picker));
  return relais_record_form_focus_error (form->link, issues);
}

/**
 * relais_person_link_form_store:
 * @form: a form
 * @values: texts by name
 */
void
relais_person_link_form_store (RelaisPersonLinkForm *form, GHashTable *values)
{
  const char *id = relais_person_picker_get_id (form->picker);

  relais_record_form_store (form->link, values);
  if (id != NULL)
    g_hash_table_insert (values, g_strdup (KEY_PATIENT), g_strdup (id));
  else if (*relais_person_picker_get_text (form->picker) != '\0')
    g_hash_table_insert (values, g_strdup (KEY_TYPED), g_strdup (relais_person_picker_get_text (form->picker)));
  if (gtk_switch_get_active (GTK_SWITCH (form->yes)))
    g_hash_table_insert (values, g_strdup (KEY_CONSENTS), g_strdup ("yes"));
}

/**
 * relais_person_link_form_restore:
 * @form: a form
 * @values: texts by name
 */
void
relais_person_link_form_restore (RelaisPersonLinkForm *form, GHashTable *values)
{
  const char *id = g_hash_table_lookup (values, KEY_PATIENT);
  const char *typed = g_hash_table_lookup (values, KEY_TYPED);

  relais_record_form_restore (form->link, values);
  if (id != NULL)
    relais_person_picker_choose (form->picker, id);
  else if (typed != NULL)
    relais_person_picker_set_text (form->picker, typed);
  gtk_switch_set_active (GTK_SWITCH (form->yes), g_hash_table_contains (values, KEY_CONSENTS));
}

static void
relais_person_link_form_dispose (GObject *object)
{
  RelaisPersonLinkForm *self = RELAIS_PERSON_LINK_FORM (object);

  g_clear_object (&self->picker);
  g_clear_object (&self->link);
  g_clear_object (&self->group);
  g_clear_object (&self->more);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->given, g_free);
  G_OBJECT_CLASS (relais_person_link_form_parent_class)->dispose (object);
}

static void
relais_person_link_form_class_init (RelaisPersonLinkFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_person_link_form_dispose;

  /**
   * RelaisPersonLinkForm::changed:
   *
   * Something was typed or chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_PERSON_LINK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisPersonLinkForm::apply:
   *
   * Enter was pressed: the next field, please.
   */
  signals[SIGNAL_APPLY] =
      g_signal_new ("apply", RELAIS_TYPE_PERSON_LINK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_person_link_form_init (RelaisPersonLinkForm *self)
{
}

/**
 * relais_person_link_form_new:
 * @desk: the desk
 *
 * Returns: (transfer full): a form of a link that is not meant yet
 */
RelaisPersonLinkForm *
relais_person_link_form_new (RelaisDesk *desk)
{
  RelaisPersonLinkForm *self = g_object_new (RELAIS_TYPE_PERSON_LINK_FORM, NULL);
  g_autoptr (RelaisRecord) link =
      relais_record_builder_end (relais_record_builder_new (&relais_care_link_type, NULL, 0));

  self->desk = g_object_ref (desk);
  self->link = relais_record_form_new (desk, link, "link.");
  build (self);
  return self;
}

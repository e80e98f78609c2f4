/* What was found in the rows of a spreadsheet, as a list: first the rows that would be skipped, then what is only worth
 * knowing, each with its line, its column and a sentence. Part of the import window; main thread.
 */

#include "relais-import-findings.h"

#include <glib/gi18n-lib.h>

static char *
describe (const RelaisImportFinding *finding)
{
  if (finding->skips && finding->column == NULL)
    return g_strdup_printf (_("Row %u, skipped: %s"), finding->line, finding->sentence);
  if (finding->skips)
    return g_strdup_printf (_("Row %u, skipped: %s – %s"), finding->line, finding->column, finding->sentence);
  if (finding->column == NULL)
    return g_strdup_printf (_("Row %u: %s"), finding->line, finding->sentence);
  return g_strdup_printf (_("Row %u: %s – %s"), finding->line, finding->column, finding->sentence);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_string_object_get_string (text), -1);
}

/**
 * relais_import_findings_prepare:
 * @list: a list
 *
 * Lets it show findings.
 */
void
relais_import_findings_prepare (GtkListView *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (list, factory);
}

/**
 * relais_import_findings_show:
 * @list: a list that was prepared
 * @plan: what would be imported
 */
void
relais_import_findings_show (GtkListView *list, RelaisImportPlan *plan)
{
  GPtrArray *findings = relais_import_plan_get_findings (plan);
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < findings->len; i++)
      {
        RelaisImportFinding *finding = g_ptr_array_index (findings, i);

        if (finding->skips == (pass == 0))
          gtk_string_list_take (texts, describe (finding));
      }
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (texts))));
  gtk_list_view_set_model (list, model);
}

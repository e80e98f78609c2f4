/* Something that was asked as a place in a list; its row is a RelaisNotebookAsked. Made where such a list is read; main
 * thread.
 */

#include "relais-task-item.h"

struct _RelaisTaskItem {
  RelaisSlot parent_instance;
};

G_DEFINE_FINAL_TYPE (RelaisTaskItem, relais_task_item, RELAIS_TYPE_SLOT)

static const char *
get_id (gconstpointer row)
{
  return relais_record_get_id (((const RelaisNotebookAsked *) row)->task);
}

static void
relais_task_item_class_init (RelaisTaskItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_id;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_notebook_asked_free;
}

static void
relais_task_item_init (RelaisTaskItem *self)
{
}

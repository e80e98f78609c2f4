/* What every room of the window can be asked by its shortcuts: search here, begin something new, open a record, go
 * back, move to the next pane. The rooms derive from it; the window knows nothing else about them.
 */

#include "relais-room.h"

typedef struct {
  RelaisDesk *desk;
  gboolean folded;
} RelaisRoomPrivate;

enum {
  PROP_0,
  PROP_DESK,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RelaisRoom, relais_room, ADW_TYPE_BIN)

#define PRIVATE(room) ((RelaisRoomPrivate *) relais_room_get_instance_private (room))

/**
 * relais_room_get_desk:
 * @room: a room
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_room_get_desk (RelaisRoom *room)
{
  return PRIVATE (room)->desk;
}

/**
 * relais_room_find:
 * @room: a room
 *
 * Puts the cursor where one searches in @room (Ctrl+F).
 */
void
relais_room_find (RelaisRoom *room)
{
  if (RELAIS_ROOM_GET_CLASS (room)->find != NULL)
    RELAIS_ROOM_GET_CLASS (room)->find (room);
}

/**
 * relais_room_create:
 * @room: a room
 *
 * Begins a new record of @room (Ctrl+N).
 */
void
relais_room_create (RelaisRoom *room)
{
  if (RELAIS_ROOM_GET_CLASS (room)->create != NULL)
    RELAIS_ROOM_GET_CLASS (room)->create (room);
}

/**
 * relais_room_open_record:
 * @room: a room
 * @id: id of a record
 *
 * Shows the record.
 */
void
relais_room_open_record (RelaisRoom *room, const char *id)
{
  if (RELAIS_ROOM_GET_CLASS (room)->open_record != NULL)
    RELAIS_ROOM_GET_CLASS (room)->open_record (room, id);
}

/**
 * relais_room_create_for:
 * @room: a room
 * @id: id of a record of @room
 *
 * Begins a new record that belongs to this one: a caregiver of this patient.
 */
void
relais_room_create_for (RelaisRoom *room, const char *id)
{
  if (RELAIS_ROOM_GET_CLASS (room)->create_for != NULL)
    RELAIS_ROOM_GET_CLASS (room)->create_for (room, id);
}

/**
 * relais_room_edit:
 * @room: a room
 * @id: id of a record of @room
 *
 * Begins to change the record.
 */
void
relais_room_edit (RelaisRoom *room, const char *id)
{
  if (RELAIS_ROOM_GET_CLASS (room)->edit != NULL)
    RELAIS_ROOM_GET_CLASS (room)->edit (room, id);
}

/**
 * relais_room_resume:
 * @room: a room
 * @id: id of a begun form
 *
 * Takes the form up where it was left.
 */
void
relais_room_resume (RelaisRoom *room, const char *id)
{
  if (RELAIS_ROOM_GET_CLASS (room)->resume != NULL)
    RELAIS_ROOM_GET_CLASS (room)->resume (room, id);
}

/**
 * relais_room_go_back:
 * @room: a room
 *
 * Leaves what is open in @room (Alt+Left).
 *
 * Returns: whether there was something to leave
 */
gboolean
relais_room_go_back (RelaisRoom *room)
{
  return RELAIS_ROOM_GET_CLASS (room)->go_back != NULL && RELAIS_ROOM_GET_CLASS (room)->go_back (room);
}

/**
 * relais_room_next_pane:
 * @room: a room
 *
 * Moves the focus to the next pane of @room (F6).
 *
 * Returns: %FALSE when the focus was in the last one, and stays where it was
 */
gboolean
relais_room_next_pane (RelaisRoom *room)
{
  return RELAIS_ROOM_GET_CLASS (room)->next_pane != NULL && RELAIS_ROOM_GET_CLASS (room)->next_pane (room);
}

static void
relais_room_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelaisRoomPrivate *priv = PRIVATE (RELAIS_ROOM (object));

  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, priv->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relais_room_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelaisRoomPrivate *priv = PRIVATE (RELAIS_ROOM (object));

  switch (prop_id)
    {
    case PROP_DESK:
      priv->desk = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      priv->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relais_room_dispose (GObject *object)
{
  g_clear_object (&PRIVATE (RELAIS_ROOM (object))->desk);
  G_OBJECT_CLASS (relais_room_parent_class)->dispose (object);
}

static void
relais_room_class_init (RelaisRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relais_room_get_property;
  object_class->set_property = relais_room_set_property;
  object_class->dispose = relais_room_dispose;

  /**
   * RelaisRoom:desk:
   *
   * The desk.
   */
  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, RELAIS_TYPE_DESK,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * RelaisRoom:folded:
   *
   * Whether the sidebar is out of sight, so that the room shows a way back to it.
   */
  props[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
relais_room_init (RelaisRoom *self)
{
}

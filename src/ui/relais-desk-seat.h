#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

/* How long what was typed may take to reach the disk when the register is left. */
#define RELAIS_DESK_SEAT_PATIENCE_SECONDS 2

/**
 * RelaisDeskSeat:
 *
 * One stay at the desk: an open register, and what is asked of it.
 */
typedef struct _RelaisDeskSeat RelaisDeskSeat;

/**
 * RelaisDeskSeatLeft:
 * @seat: the seat
 * @data: what was given to relais_desk_seat_leave()
 *
 * Told once the register is closed and its key wiped.
 */
typedef void (*RelaisDeskSeatLeft) (RelaisDeskSeat *seat, gpointer data);

RelaisDeskSeat *relais_desk_seat_new         (RelaisSession      *session);
void            relais_desk_seat_unref       (RelaisDeskSeat     *seat);
RelaisSession  *relais_desk_seat_get_session (RelaisDeskSeat     *seat);
void            relais_desk_seat_leave       (RelaisDeskSeat     *seat,
                                              RelaisDeskSeatLeft  left,
                                              gpointer            data);

void            relais_desk_seat_run         (RelaisDeskSeat     *seat,
                                              gpointer            owner,
                                              RelaisDeskWork      work,
                                              gpointer            data,
                                              GDestroyNotify      free_data,
                                              GDestroyNotify      free_answer,
                                              RelaisDeskDone      done);
void            relais_desk_seat_refuse      (gpointer            owner,
                                              gpointer            data,
                                              GDestroyNotify      free_data,
                                              RelaisDeskDone      done);

G_END_DECLS

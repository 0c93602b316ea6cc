import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { Sink } from '../hall/broadcaster.ts';
import type { Metrics } from '../metrics.ts';
import { broadcast } from './broadcast.ts';
import type { Headcount } from './headcount.ts';
import type { RoomTeller } from './room-teller.ts';
import { deltaRoom, meetingRoom, selfRoom, type BoardNamespace } from './rooms.ts';

/** Where the broadcasts of a meeting go: to its sockets on this node. */
export function sinkOf(
  namespace: BoardNamespace,
  meeting: MeetingId,
  headcount: Headcount,
  teller: RoomTeller,
  metrics: Metrics
): Sink {
  const { rooms } = namespace.adapter;
  const inRoom = (room: string) => rooms.get(room)?.size ?? 0;
  return {
    delta(audience, delta) {
      if (audience === 'staff' && 'meeting' in delta.puts) teller.look(meeting);
      const sockets = broadcast(namespace, deltaRoom(meeting, audience), 'delta', delta);
      if (sockets > 0) metrics.broadcast(sockets);
    },
    self(participant, changes) {
      // One or two sockets: to them directly, without what a broadcast takes to find out who they are.
      for (const id of rooms.get(selfRoom(meeting, participant)) ?? [])
        namespace.sockets.get(id)?.emit('self', changes);
    },
    watches: (participant) => inRoom(selfRoom(meeting, participant)) > 0,
    participants: () => headcount.people(meeting),
    // Also those who lag behind and are in no delta's room for the moment: they hold on to the Hall.
    viewers: () => inRoom(meetingRoom(meeting)),
    people: () => headcount.count(meeting),
  };
}

import type { Assignment, Assignments } from '../store.ts';
import type { MemoryData } from './data.ts';
import { order } from './order.ts';

export function memoryAssignments({ assignments }: MemoryData, check: () => void): Assignments {
  const forget = (gone: (one: Assignment) => boolean) => {
    for (const [key, one] of assignments) if (gone(one)) assignments.delete(key);
  };
  return {
    async put(assignment) {
      check();
      const { meetingId, staffId } = assignment;
      assignments.set(JSON.stringify([meetingId, staffId]), { ...assignment });
    },
    async remove(meetingId, staffId) {
      check();
      assignments.delete(JSON.stringify([meetingId, staffId]));
    },
    async find(meetingId, staffId) {
      check();
      const found = assignments.get(JSON.stringify([meetingId, staffId]));
      return found ? { ...found } : null;
    },
    async list(staffId) {
      check();
      return [...assignments.values()]
        .filter((one) => staffId === null || one.staffId === staffId)
        .sort((a, b) => order(a.meetingId, b.meetingId) || order(a.staffId, b.staffId))
        .map((one) => ({ ...one }));
    },
    async drop(meetingId) {
      check();
      forget((one) => one.meetingId === meetingId);
    },
  };
}

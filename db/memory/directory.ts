import { meetingFields, named, staffFields } from '../rows.ts';
import { StoreError, type Directory } from '../store.ts';
import { memoryActions } from './actions.ts';
import { memoryAssignments } from './assignments.ts';
import { memoryEntrance } from './entrance.ts';
import type { MemoryData } from './data.ts';
import { order } from './order.ts';
import { memorySessions } from './sessions.ts';

/** Rows go in and out as copies: nobody outside holds what the store holds. */
export function memoryDirectory(data: MemoryData, check: () => void): Directory {
  const { staff, links, meetings, areas } = data;
  const emailTaken = (email: string, except: string) =>
    [...staff.values()].some((account) => account.email === email && account.id !== except);

  return {
    staff: {
      async add(account) {
        check();
        if (staff.has(account.id) || emailTaken(account.email, account.id)) throw taken('This e-mail has an account.');
        staff.set(account.id, structuredClone(account));
      },
      async byId(id) {
        check();
        return structuredClone(staff.get(id) ?? null);
      },
      async byEmail(email) {
        check();
        return structuredClone([...staff.values()].find((account) => account.email === email) ?? null);
      },
      async list() {
        check();
        return structuredClone([...staff.values()].sort((a, b) => a.createdAt - b.createdAt || order(a.id, b.id)));
      },
      async update(id, change, only) {
        check();
        const account = staff.get(id);
        if (!account || (only && account.passwordHash !== only.passwordHash)) return false;
        if (change.email !== undefined && emailTaken(change.email, id)) throw taken('This e-mail has an account.');
        staff.set(id, { ...account, ...Object.fromEntries(named(change, staffFields)) });
        return true;
      },
    },
    assignments: memoryAssignments(data, check),
    ...memoryEntrance(data, check),
    links: {
      async put(link) {
        check();
        for (const [hash, { staffId }] of links) if (staffId !== null && staffId === link.staffId) links.delete(hash);
        links.set(link.secretHash, structuredClone(link));
      },
      async take(secretHash, now) {
        check();
        const link = links.get(secretHash);
        links.delete(secretHash);
        return link && link.expiresAt > now ? link : null;
      },
      async drop(staffId) {
        check();
        for (const [hash, link] of links) if (link.staffId === staffId) links.delete(hash);
      },
      async peek(secretHash, now) {
        check();
        const link = links.get(secretHash);
        return link && link.expiresAt > now ? { ...link } : null;
      },
    },
    meetings: {
      async add(row) {
        check();
        if (meetings.has(row.id) || [...meetings.values()].some((other) => other.code === row.code))
          throw taken('This code is in use.');
        meetings.set(row.id, structuredClone(row));
      },
      async byCode(code) {
        check();
        return structuredClone([...meetings.values()].find((row) => row.code === code) ?? null);
      },
      async byId(id) {
        check();
        return structuredClone(meetings.get(id) ?? null);
      },
      async list(phases) {
        check();
        const listed = [...meetings.values()].filter(({ phase }) => phases?.includes(phase) ?? true);
        return structuredClone(listed.sort((a, b) => b.createdAt - a.createdAt || order(a.id, b.id)));
      },
      async update(id, change) {
        check();
        const row = meetings.get(id);
        if (row) meetings.set(id, { ...row, ...Object.fromEntries(named(change, meetingFields)) });
        return row !== undefined;
      },
      async remove(id) {
        check();
        meetings.delete(id);
      },
    },
    areas: {
      async put(area) {
        check();
        areas.set(area.id, structuredClone(area));
      },
      async list() {
        check();
        return structuredClone([...areas.values()].sort((a, b) => order(a.id, b.id)));
      },
      async remove(id) {
        check();
        return areas.delete(id);
      },
    },
    actions: memoryActions(data, check),
    sessions: memorySessions(data, check),
  };
}

function taken(message: string): StoreError {
  return new StoreError('taken', message);
}

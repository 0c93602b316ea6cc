/** Stores that are broken on purpose, one fault each. The contract must notice every one of them. */
import { newKey } from '../../db/keys.ts';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData, type MemoryData } from '../../db/memory/data.ts';
import type { Store } from '../../db/store.ts';
import { faultsOfLogs } from './broken-log.ts';
import type { Ground } from './cases.ts';

export interface Fault {
  readonly name: string;
  /** Cases that must fail because of it; others may fail too. */
  readonly caughtBy: readonly string[];
  readonly open: (data: MemoryData) => Store;
}

export const faults: readonly Fault[] = [
  ...faultsOfLogs,
  {
    name: 'keeps nothing over a restart',
    caughtBy: ['ST-36', 'ST-37'],
    open: () => createMemoryStore(emptyData()),
  },
  {
    name: 'gives a one-time link to all who ask at once',
    caughtBy: ['ST-22'],
    open: (data) => {
      const store = createMemoryStore(data);
      const { links } = store.directory;
      const take: typeof links.take = async (hash, now) => {
        const link = data.links.get(hash) ?? null;
        await Promise.resolve();
        await links.take(hash, now);
        return link;
      };
      return { ...store, directory: { ...store.directory, links: { ...links, take } } };
    },
  },
  {
    name: 'makes a key per caller',
    caughtBy: ['ST-29', 'ST-37'],
    open: (data) => {
      const store = createMemoryStore(data);
      const { keyring } = store;
      return {
        ...store,
        keyring: {
          ...keyring,
          keyFor: async () => newKey(),
        },
      };
    },
  },
  {
    name: 'takes a code from all who bring it at once',
    caughtBy: ['ST-204'],
    open: (data) => {
      const store = createMemoryStore(data);
      const { factors } = store.directory;
      const useStep: typeof factors.useStep = async (staffId, step) => {
        const fresh = ((await factors.find(staffId))?.lastStep ?? step) < step;
        if (fresh) await factors.useStep(staffId, step);
        return fresh;
      };
      return { ...store, directory: { ...store.directory, factors: { ...factors, useStep } } };
    },
  },
  {
    name: 'looks at what is named first, and writes afterwards',
    caughtBy: ['ST-210', 'ST-211'],
    open: (data) => {
      const store = createMemoryStore(data);
      const { staff, factors } = store.directory;
      const update: typeof staff.update = async (id, change, only) => {
        const found = await staff.byId(id);
        return (!only || found?.passwordHash === only.passwordHash) && staff.update(id, change);
      };
      const put: typeof factors.put = async (factor, over) => {
        const found = (await factors.find(factor.staffId))?.sealed ?? null;
        return (over === undefined || found === over) && factors.put(factor);
      };
      const directory = { ...store.directory, staff: { ...staff, update }, factors: { ...factors, put } };
      return { ...store, directory };
    },
  },
  {
    name: 'finds the sessions of disabled accounts',
    caughtBy: ['ST-28'],
    open: (data) => {
      const store = createMemoryStore(data);
      const { sessions } = store.directory;
      const getUserSessions: typeof sessions.getUserSessions = async (userId) =>
        [...data.sessions.values()].filter((session) => session.userId === userId);
      return { ...store, directory: { ...store.directory, sessions: { ...sessions, getUserSessions } } };
    },
  },
];

export async function faultyGround({ open }: Fault): Promise<Ground> {
  const data = emptyData();
  return {
    open: async () => open(data),
    async lose(meeting, firstVersion) {
      const log = data.logs.get(meeting);
      if (log) log.batches = log.batches.filter((batch) => batch.firstVersion !== firstVersion);
    },
    dispose: async () => {},
  };
}

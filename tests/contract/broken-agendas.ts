import { createMemoryStore } from '../../db/memory.ts';
import type { MemoryData } from '../../db/memory/data.ts';
import type { AgendaStore, Store } from '../../db/store.ts';
import type { Fault } from './broken.ts';

function withAgendas(change: (agendas: AgendaStore, data: MemoryData) => Partial<AgendaStore>): Fault['open'] {
  return (data): Store => {
    const store = createMemoryStore(data);
    return { ...store, agendas: { ...store.agendas, ...change(store.agendas, data) } };
  };
}

export const agendaFaults: readonly Fault[] = [
  {
    name: 'compacts what it was not told to',
    caughtBy: ['ST-32'],
    open: withAgendas((agendas) => ({
      async compact(meeting, _merged, update) {
        await Promise.resolve().then(() => Promise.resolve());
        await agendas.drop(meeting);
        return agendas.append(meeting, update);
      },
    })),
  },
  {
    name: 'tells the wrong place of what it compacted',
    caughtBy: ['ST-140'],
    open: withAgendas((agendas) => ({
      compact: async (...given) => (await agendas.compact(...given)) + 1,
    })),
  },
  {
    name: 'gives the whole agenda to who knows most of it',
    caughtBy: ['ST-140'],
    open: withAgendas((agendas) => ({ load: (meeting) => agendas.load(meeting) })),
  },
  {
    name: 'writes a version over an older one',
    caughtBy: ['ST-141'],
    open: withAgendas((agendas) => ({
      async keepVersion(meeting, version, document) {
        await agendas.forgetVersions(meeting, [version.id]);
        await agendas.keepVersion(meeting, version, document);
      },
    })),
  },
  {
    name: 'keeps the versions of an agenda that was dropped',
    caughtBy: ['ST-143'],
    open: withAgendas((_agendas, data) => ({
      drop: async (meeting) => data.agendas.get(meeting)?.updates.clear(),
    })),
  },
];

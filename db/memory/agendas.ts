import type { AgendaStore } from '../store.ts';
import type { KeptAgenda, MemoryData } from './data.ts';

export function memoryAgendas({ agendas }: MemoryData, check: () => void): AgendaStore {
  const agendaOf = (meeting: string): KeptAgenda => {
    const agenda = agendas.get(meeting) ?? { nextPosition: 1, updates: new Map<number, Uint8Array>() };
    agendas.set(meeting, agenda);
    return agenda;
  };
  const add = (meeting: string, update: Uint8Array): number => {
    const agenda = agendaOf(meeting);
    const position = agenda.nextPosition++;
    agenda.updates.set(position, new Uint8Array(update));
    return position;
  };

  return {
    async append(meeting, update) {
      check();
      return add(meeting, update);
    },
    async load(meeting) {
      check();
      const updates = agendas.get(meeting)?.updates ?? new Map<number, Uint8Array>();
      return [...updates].map(([position, update]) => ({ position, update: new Uint8Array(update) }));
    },
    async compact(meeting, merged, update) {
      check();
      add(meeting, update);
      for (const position of merged) agendaOf(meeting).updates.delete(position);
    },
    async drop(meeting) {
      check();
      // Positions go on counting: a compaction that began before the drop must not hit what came after it.
      agendas.get(meeting)?.updates.clear();
    },
  };
}

import { NONE_KNOWN, StoreError, type AgendaStore } from '../store.ts';
import type { KeptAgenda, MemoryData } from './data.ts';

export function memoryAgendas(data: MemoryData, check: () => void): AgendaStore {
  const { agendas } = data;
  const agendaOf = (meeting: string): KeptAgenda => {
    const agenda: KeptAgenda = agendas.get(meeting) ?? { updates: new Map(), versions: new Map() };
    agendas.set(meeting, agenda);
    return agenda;
  };
  const add = (meeting: string, update: Uint8Array): number => {
    const position = data.nextUpdate++;
    agendaOf(meeting).updates.set(position, new Uint8Array(update));
    return position;
  };

  return {
    async append(meeting, update) {
      check();
      return add(meeting, update);
    },
    async load(meeting, { through, also } = NONE_KNOWN) {
      check();
      const isNew = ([position]: readonly [number, Uint8Array]): boolean =>
        position > through && !also.includes(position);
      const updates = [...(agendas.get(meeting)?.updates ?? [])].filter(isNew);
      return updates.map(([position, update]) => ({ position, update: new Uint8Array(update) }));
    },
    async compact(meeting, merged, update) {
      check();
      const position = add(meeting, update);
      for (const old of merged) agendaOf(meeting).updates.delete(old);
      return position;
    },
    async keepVersion(meeting, version, document) {
      check();
      const { versions } = agendaOf(meeting);
      if (versions.has(version.id)) throw new StoreError('taken', 'There is a version with this id.');
      versions.set(version.id, {
        row: { ...version, bytes: document.byteLength },
        document: new Uint8Array(document),
      });
    },
    async versions(meeting) {
      check();
      const rows = [...(agendas.get(meeting)?.versions.values() ?? [])].map(({ row }) => row);
      return rows.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    },
    async version(meeting, id) {
      check();
      const kept = agendas.get(meeting)?.versions.get(id);
      return kept ? new Uint8Array(kept.document) : null;
    },
    async forgetVersions(meeting, ids) {
      check();
      for (const id of ids) agendas.get(meeting)?.versions.delete(id);
    },
    async drop(meeting) {
      check();
      agendas.delete(meeting);
    },
  };
}

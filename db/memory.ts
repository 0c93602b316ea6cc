/** The store in memory: the reference for the other two, and what fast tests run on. Nothing outlives the process. */
import { newKey } from './keys.ts';
import { memoryAgendas } from './memory/agendas.ts';
import { emptyData, type MemoryData } from './memory/data.ts';
import { memoryDirectory } from './memory/directory.ts';
import { MemoryLog } from './memory/log.ts';
import { memoryPictures } from './memory/pictures.ts';
import { StoreError, type Store } from './store.ts';

/** `data`: give two stores the same to have two "processes" on one database, or to open it again. */
export function createMemoryStore(data: MemoryData = emptyData()): Store {
  let closed = false;
  const check = () => {
    if (closed) throw new StoreError('closed', 'This store was closed.');
  };
  return {
    kind: 'memory',
    log: new MemoryLog(data, check),
    directory: memoryDirectory(data, check),
    keyring: {
      async keyFor(meeting) {
        check();
        const key = data.keys.get(meeting) ?? newKey();
        data.keys.set(meeting, key);
        return key;
      },
      async list() {
        check();
        return new Map(data.keys);
      },
      async keep(meeting, key) {
        check();
        if (!data.keys.has(meeting)) data.keys.set(meeting, key);
      },
      async destroy(meeting) {
        check();
        data.keys.delete(meeting);
      },
    },
    agendas: memoryAgendas(data, check),
    pictures: memoryPictures(data, check),
    async ping() {
      check();
    },
    async close() {
      closed = true;
    },
  };
}

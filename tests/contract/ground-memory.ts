import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import type { Store } from '../../db/store.ts';
import type { Ground } from './cases.ts';

/** `wrap` puts something between the case and the store, for instance a deliberate fault. */
export async function memoryGround(wrap: (store: Store) => Store = (store) => store): Promise<Ground> {
  const data = emptyData();
  return {
    open: async () => wrap(createMemoryStore(data)),
    async lose(meeting, firstVersion) {
      const log = data.logs.get(meeting);
      if (log) log.batches = log.batches.filter((batch) => batch.firstVersion !== firstVersion);
    },
    async dispose() {
      data.logs.clear();
    },
  };
}

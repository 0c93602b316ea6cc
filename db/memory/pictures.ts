import { StoreError, type Pictures } from '../store.ts';
import type { MemoryData } from './data.ts';
import { order } from './order.ts';

export function memoryPictures({ pictures }: MemoryData, check: () => void): Pictures {
  const forget = (gone: (meeting: string, id: string) => boolean): void => {
    check();
    for (const [id, { picture }] of pictures) if (gone(picture.meeting, id)) pictures.delete(id);
  };
  return {
    async put(picture, content) {
      check();
      if (pictures.has(picture.id)) throw new StoreError('taken', 'There is a picture with this id.');
      pictures.set(picture.id, { picture: { ...picture }, content: new Uint8Array(content) });
    },
    async get(id) {
      check();
      const kept = pictures.get(id);
      return kept ? { picture: { ...kept.picture }, content: new Uint8Array(kept.content) } : null;
    },
    async list(meeting) {
      check();
      return [...pictures.values()]
        .filter(({ picture }) => picture.meeting === meeting)
        .map(({ picture }) => ({ ...picture }))
        .sort((a, b) => a.at - b.at || order(a.id, b.id));
    },
    forget: async (meeting, ids) => forget((of, id) => of === meeting && ids.includes(id)),
    drop: async (meeting) => forget((of) => of === meeting),
  };
}

import type { AgendaStore, EventLog, Pictures, Store } from '../../db/store.ts';
import { noteRemoval, readRemovals, type RemovalLine, type Removals } from './removals.ts';

type Note = (line: RemovalLine) => Promise<void>;

/** A store that writes down what is done away with, before it is. */
export function noting(store: Store, file: string): Store {
  let known: Removals | null = null;
  let last: Promise<void> = Promise.resolve();
  const write: Note = async (line) => {
    known ??= await readRemovals(file);
    if (!known.add(line)) return;
    await noteRemoval(file, line).catch((error: unknown) => {
      known = null;
      throw error;
    });
  };
  // One after the other: what somebody else is writing is known only once it is on the disk.
  const note: Note = (line) => (last = last.catch(() => {}).then(() => write(line)));
  return {
    ...store,
    log: notingLog(store.log, note),
    agendas: notingAgendas(store.agendas, note),
    pictures: notingPictures(store.pictures, note),
  };
}

function notingLog(log: EventLog, note: Note): EventLog {
  return {
    read: (meeting, from) => log.read(meeting, from),
    append: (meeting, expected, batch) => log.append(meeting, expected, batch),
    async scrub(meeting, texts) {
      if (texts.length > 0) await note({ meeting, texts: [...texts] });
      await log.scrub(meeting, texts);
    },
    async replace(meeting, through, batches) {
      await note({ meeting, ended: true });
      await log.replace(meeting, through, batches);
    },
    async drop(meeting) {
      await note({ meeting, dropped: true });
      await log.drop(meeting);
    },
  };
}

function notingAgendas(agendas: AgendaStore, note: Note): AgendaStore {
  return {
    append: (meeting, update) => agendas.append(meeting, update),
    load: (meeting, known) => agendas.load(meeting, known),
    compact: (meeting, merged, update, options) => agendas.compact(meeting, merged, update, options),
    keepVersion: (meeting, version, document) => agendas.keepVersion(meeting, version, document),
    versions: (meeting) => agendas.versions(meeting),
    version: (meeting, id) => agendas.version(meeting, id),
    async forgetVersions(meeting, ids) {
      if (ids.length > 0) await note({ meeting, versions: [...ids] });
      await agendas.forgetVersions(meeting, ids);
    },
    drop: (meeting) => agendas.drop(meeting),
  };
}

function notingPictures(pictures: Pictures, note: Note): Pictures {
  return {
    put: (picture, content) => pictures.put(picture, content),
    get: (id) => pictures.get(id),
    list: (meeting) => pictures.list(meeting),
    async forget(meeting, ids) {
      if (ids.length > 0) await note({ meeting, pictures: [...ids] });
      await pictures.forget(meeting, ids);
    },
    drop: (meeting) => pictures.drop(meeting),
  };
}

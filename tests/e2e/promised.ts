import { z } from 'zod';
import * as Y from 'yjs';
import { openStore } from '../../db/open.ts';
import { addItem, setField } from '../../src/lib/protocol/agenda-document.ts';
import { call } from '../net/ground.ts';
import type { Meeting } from './meeting.ts';

interface Promised {
  readonly id: string;
  readonly title: string;
  readonly owner?: string;
  /** `2026-12-12` */
  readonly due?: string;
  readonly ideas?: readonly string[];
}

const preview = z.object({ preview: z.object({ previewHash: z.string() }) });

/** Writes the agenda of a meeting, as if a commander had, before anybody opens it, and publishes it. */
export async function promise(meeting: Meeting, items: readonly Promised[]): Promise<void> {
  const { server, code } = meeting;
  const doc = new Y.Doc();
  for (const { id, title, owner = '', due, ideas = [] } of items) {
    addItem(doc, { id, title, ideas: [...ideas] }, () => 0.5);
    setField(doc, id, 'owner', owner);
    if (due !== undefined) setField(doc, id, 'due', due);
  }
  const store = await openStore({ dataFolder: server.folder, role: 'tool' });
  const row = await store.directory.meetings.byCode(code);
  await store.agendas.append(row?.id ?? '', Y.encodeStateAsUpdate(doc));
  await store.close();
  const { cookie } = server.staff.admin;
  const { body } = await call(server, 'GET', `/api/meetings/${code}/agenda/preview`, { cookie });
  await meeting.act({ type: 'agenda.publish', previewHash: preview.parse(body).preview.previewHash });
}

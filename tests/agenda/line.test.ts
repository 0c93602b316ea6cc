import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStore } from '../../db/memory.ts';
import { openAgendaWire, type AgendaEnding, type AgendaWire } from '../../src/lib/client/agenda/wire.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { atEnd, call, meeting, serve, staff, type Ground } from '../net/ground.ts';
import { agendaUrl, sockets, stored, titles } from './ground.ts';

const CODE = 'ELM204';

/** The page's own line, with what it says. */
function line(server: Ground, cookie: string | undefined) {
  const refused: { why: AgendaEnding | null } = { why: null };
  const doc = new Y.Doc();
  const told: string[] = [];
  const waiting: { readonly what: string; readonly done: () => void }[] = [];
  const say = (what: string): void => {
    told.push(what);
    for (const one of waiting.splice(0)) (one.what === what ? one.done : () => waiting.push(one))();
  };
  const wire: AgendaWire = openAgendaWire({
    doc,
    server: agendaUrl(server),
    code: CODE,
    Socket: sockets(cookie),
    askWhy: async () => refused.why,
    events: {
      line: say,
      unsaved: (is) => say(is ? 'unsaved' : 'saved'),
      readOnly: () => say('read-only'),
      ended: say,
      presence: () => {},
    },
  });
  atEnd(() => wire.close());
  const says = (what: string): Promise<void> =>
    new Promise((done) => (told.includes(what) ? done() : void waiting.push({ what, done })));
  return { doc, wire, told, says, refused };
}

it('AG-36 the editor says “saved” when it is on disk, and not before', async () => {
  let write = (): void => {};
  const held = new Promise<void>((done) => (write = done));
  const real = createMemoryStore();
  const append: typeof real.agendas.append = (id, update) => held.then(() => real.agendas.append(id, update));
  const server = await serve({ store: { ...real, agendas: { ...real.agendas, append } } });
  const { meeting: id } = await meeting(server, {}, CODE);
  const page = line(server, (await staff(server.store, 'commander')).cookie);
  await page.says('open');
  addItem(page.doc, { id: 'lights', title: 'Light the underpass' });
  await page.says('unsaved');
  expect(page.told).not.toContain('saved');
  write();
  await page.says('saved');
  expect(titles(await stored(server.store, id))).toEqual(['Light the underpass']);
});

it('AG-37 an editor that is refused says why and stops asking, and goes on when it is told to', async () => {
  const server = await serve();
  await meeting(server, {}, CODE);
  const { cookie } = await staff(server.store, 'commander');
  const page = line(server, cookie);
  await page.says('open');
  await call(server, 'DELETE', '/api/session', { cookie });
  await page.says('signed-out');
  addItem(page.doc, { id: 'kept', title: 'Kept here' });
  // Still signed out: this time the upgrade itself is refused, which looks like a broken line until it is asked why.
  page.told.length = 0;
  page.refused.why = 'signed-out';
  page.wire.again();
  await page.says('signed-out');
  expect(page.told).not.toContain('saved');
  expect(titles(page.doc)).toEqual(['Kept here']);
});

it('AG-38 whoever may not write any more is told so when the connection is there again', async () => {
  const server = await serve();
  await meeting(server, {}, CODE);
  const page = line(server, (await staff(server.store, 'moderator')).cookie);
  await page.says('read-only');
});

import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { loadPages } from '../../realtime/http/pages.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { edit, rawLine, saves } from '../agenda/ground.ts';
import { HTTP_TABLE } from '../net/http-rights.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff } from '../net/ground.ts';
import { PAGE_TABLE } from './page-rights.ts';

/** DESIGN: within a second of the acknowledgement. */
const SECOND = 1000;
const WORDS = 'Unmistakable Person at 555-0100';
/** Asked for by anybody, by the author and by an admin, in both languages: all that can be asked for there is. */
const READABLE = [
  ...Object.keys(PAGE_TABLE),
  ...Object.keys(HTTP_TABLE).flatMap((row) => (row.startsWith('get ') ? row.slice('get '.length) : [])),
];

it('AT-50 a redaction takes the words out of every page, file and answer, the agenda and its versions included', async () => {
  const server = await serve({ pages: await loadPages() });
  const hall = await meeting(server);
  const code = await codeOf(hall);
  await act(hall, { type: 'meeting.open' });
  const joined = await call(server, 'POST', `/api/meetings/${code}/join`);
  const author = connect(server, { code, audience: 'public', token: joined.told.token });
  await heard(author, 'snapshot');
  await command(author, { type: 'idea.submit', text: WORDS });
  const ideaId = await hall.read((state) => [...state.ideas.keys()][0] ?? '');
  await act(hall, { type: 'idea.publish', ideaId });
  await act(hall, { type: 'idea.translate', ideaId, lang: 'es', text: `En español: ${WORDS}` });
  await act(hall, { type: 'stage.spotlight', ideaId });

  const admin = await staff(server.store, 'admin');
  const line = await rawLine(server, code, admin.cookie, '?saved=1');
  const agenda = new Y.Doc();
  addItem(agenda, { id: 'lights', title: 'What residents ask', ideas: [ideaId] });
  line.send(edit(Y.encodeStateAsUpdate(agenda)));
  await line.frame(saves(1));
  const versions = `/api/meetings/${code}/agenda/versions`;
  const kept = await call(server, 'POST', versions, { cookie: admin.cookie, body: { name: 'First' } });
  const version = /"id":"([^"]+)"/.exec(kept.text)?.[1] ?? '';

  const pathOf = (route: string): string =>
    route
      .replace(/\[code\]|\{code\}/, code)
      .replace('[receipt]', `${code}.${joined.told.token}`)
      .replace('[secret]', 'invite-x')
      .replace('{version}', version)
      .replace(/\/compare$/, `/compare?from=${version}`);
  /** Where the words can be read: the route, and by whom. */
  const showing = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const [who, cookie] of Object.entries({ anybody: '', author: joined.cookies[0] ?? '', admin: admin.cookie })) {
      for (const lang of ['en', 'es']) {
        for (const route of READABLE) {
          const [path, headers] = [pathOf(route), { 'accept-language': lang }];
          const data = route.startsWith('/api')
            ? ''
            : (await call(server, 'GET', `${path}/__data.json`, { cookie, headers })).text;
          const { text } = await call(server, 'GET', path, { cookie, headers });
          if ((text + data).includes(WORDS)) found.push(`${route} (${who}, ${lang})`);
        }
      }
    }
    return found;
  };
  // What is public is told within the pause between two broadcasts: not to be waited for here.
  await hall.read(() => hall.board.flush());
  const before = await showing();
  for (const route of ['/m/[code]', '/r/[receipt]', '/m/[code]/screen', '/api/meetings/{code}/board']) {
    expect(before).toContain(`${route} (author, es)`);
  }
  for (const route of ['/staff/m/[code]', '/staff/m/[code]/agenda', '/staff/m/[code]/stage']) {
    expect(before).toContain(`${route} (admin, en)`);
  }
  expect(server.stored()).toContain(WORDS);

  await act(hall, { type: 'idea.redact', ideaId, text: 'Somebody at a phone number' });
  await vi.waitFor(() => expect(server.stored()).not.toContain(WORDS), { timeout: SECOND, interval: 20 });
  await hall.read(() => hall.board.flush());
  expect(await showing()).toEqual([]);
  const csv = await call(server, 'GET', `/staff/m/${code}/log/csv`, { cookie: admin.cookie });
  // Who did it, when and to what: one line of the log says so.
  expect(csv.text.split('\r\n').filter((row) => row.includes('removed words from'))).toHaveLength(1);
});

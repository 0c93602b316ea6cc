import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MongoClient } from 'mongodb';
import type { Store } from '../../db/store.ts';
import { checkChain } from '../../realtime/audit/check.ts';
import { transparencyOf } from '../../src/lib/meeting/transparency.ts';
import { TestMongo } from '../contract/ground-mongo.ts';
import { tamperingMongo, tamperingSqlite } from '../contract/tampering.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff } from '../net/ground.ts';

/** DESIGN: within a second of the acknowledgement. */
const SECOND = 1000;
const WORDS = 'Unmistakable Person at 555-0100';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await TestMongo.start();
}, 240_000);
afterAll(() => mongo.stop());

interface Place {
  readonly store: Store;
  /** Whether these words are anywhere at rest. */
  readonly holds: (words: string) => Promise<boolean>;
  readonly dispose: () => Promise<void>;
}

async function onSqlite(): Promise<Place> {
  const { open, folder, dispose } = await tamperingSqlite();
  const holds = async (words: string): Promise<boolean> => {
    const look = promisify(execFile)('grep', ['-rlaF', '-e', words, '--', folder]);
    return look.then(
      ({ stdout }) => stdout.trim() !== '',
      () => false
    );
  };
  return { store: await open(), holds, dispose };
}

async function onMongo(): Promise<Place> {
  const { open, url, dispose } = await tamperingMongo(mongo);
  const direct = new MongoClient(url);
  const holds = async (words: string): Promise<boolean> => {
    const names = (await direct.db().listCollections().toArray()).map(({ name }) => name);
    const all = await Promise.all(names.map((name) => direct.db().collection(name).find().toArray()));
    return JSON.stringify(all).includes(words);
  };
  const end = async () => {
    await direct.close();
    await dispose();
  };
  return { store: await open(), holds, dispose: end };
}

describe.each([
  ['SQLite', onSqlite],
  ['MongoDB', onMongo],
] as const)('a redaction, %s', (_name, make) => {
  it('AT-50 takes the words out of every output and the store within a second, and leaves who, when and what', async () => {
    const place = await make();
    const server = await serve({ store: place.store });
    try {
      const hall = await meeting(server);
      const code = await codeOf(hall);
      await act(hall, { type: 'meeting.open' });
      const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
      const author = connect(server, { code, audience: 'public', token: told.token });
      await heard(author, 'snapshot');
      await command(author, { type: 'idea.submit', text: WORDS });
      const ideaId = await hall.read((state) => [...state.ideas.keys()][0] ?? '');
      await act(hall, { type: 'idea.publish', ideaId });
      await act(hall, { type: 'idea.translate', ideaId, lang: 'es', text: `En español: ${WORDS}` });
      const someone = await staff(server.store, 'moderator');
      const outputs = async (): Promise<Record<string, string>> => {
        const ask = async (path: string, cookie?: string) => (await call(server, 'GET', path, { cookie })).text;
        const snapshot = async (auth: Record<string, unknown>, cookie?: string) => {
          const socket = connect(server, { code, ...auth }, cookie ? { extraHeaders: { cookie } } : {});
          const first = JSON.stringify(await heard(socket, 'snapshot'));
          socket.disconnect();
          return first;
        };
        return {
          'the public board': await ask(`/api/meetings/${code}/board`),
          'the board of staff': await ask(`/api/meetings/${code}/board?audience=staff`, someone.cookie),
          'the public record': await ask(`/api/meetings/${code}/moderation`),
          'a new phone': await snapshot({ audience: 'public' }),
          'the author, who comes back': await snapshot({ audience: 'public', token: told.token }),
          'a new screen': await snapshot({ audience: 'screen' }, someone.cookie),
          'a new console': await snapshot({ audience: 'staff' }, someone.cookie),
          "the author's own page": JSON.stringify(
            await hall.read((state) => [...state.ideas.values()].map(({ text, translations }) => [text, translations]))
          ),
        };
      };
      // What is public is told within the pause between two broadcasts: not to be waited for here.
      await hall.read(() => hall.board.flush());
      expect(Object.values(await outputs()).filter((text) => text.includes(WORDS))).toHaveLength(7);
      expect(await place.holds(WORDS)).toBe(true);

      const desk = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: someone.cookie } });
      await heard(desk, 'snapshot');
      const delta = heard(author, 'delta');
      await command(desk, { type: 'idea.redact', ideaId, text: 'Somebody at a phone number' });
      expect(JSON.stringify(await delta)).not.toContain(WORDS);
      const left = Object.entries(await outputs()).filter(([, text]) => text.includes(WORDS));
      expect(left).toEqual([]);
      await vi.waitFor(async () => expect(await place.holds(WORDS)).toBe(false), { timeout: SECOND, interval: 20 });

      const report = checkChain(hall.meeting, await place.store.log.read(hall.meeting, 0));
      expect(report.findings).toEqual([]);
      expect(report.missingTexts).toHaveLength(2);
      const [entry] = await hall.read((state) => transparencyOf(state).entries);
      expect(entry).toMatchObject({ kind: 'redacted', order: 1 });
      const events = (await place.store.log.read(hall.meeting, 0)).flatMap((batch) => batch.events);
      expect(events.find(({ type }) => type === 'idea.redacted')).toMatchObject({ by: `s:${someone.id}`, ideaId });
    } finally {
      await server.stop();
      await place.dispose().catch(() => {});
    }
  });
});

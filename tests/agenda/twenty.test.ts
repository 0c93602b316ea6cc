import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, agendaItems, readAgenda, titleOf } from '../../src/lib/protocol/agenda-document.ts';
import { meeting, serve, staff } from '../net/ground.ts';
import { rngFrom } from '../support/rng.ts';
import { editor, SHELVES, stored } from './ground.ts';

const CODE = 'ELM204';
const WRITERS = 20;
/** A letter each five times a second: a minute of it where there is time, two seconds where there is not. */
const LETTERS = process.env.OPENFLOOR_LONG ? 300 : 10;
const EVERY_MS = 200 / WRITERS;

it(
  `AG-58 ${WRITERS} commanders who type at once end with the same agenda, and so does the disk`,
  { timeout: 300_000 },
  async () => {
    const rng = rngFrom(20);
    const shelf = await SHELVES.SQLite();
    const server = await serve({ store: await shelf.open() });
    const { meeting: id } = await meeting(server, {}, CODE);
    const people = await Promise.all(Array.from({ length: WRITERS }, () => staff(server.store, 'commander')));
    const writers = people.map(({ cookie }) => editor(server, CODE, cookie));
    await Promise.all(writers.map((writer) => writer.synced()));
    const [first] = writers;
    for (const item of ['a', 'b', 'c']) addItem(first?.doc ?? new Y.Doc(), { id: item, title: item });
    await Promise.all(writers.map((writer) => writer.until((doc) => readAgenda(doc).length === 3)));

    // Each writes letters of its own somewhere in somebody's text, and takes some of its neighbours' out.
    let typed = 0;
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        const writer = writers[typed % WRITERS];
        const text = writer && titleOf(writer.doc, rng.pick(['a', 'b', 'c']));
        const at = text ? rng.int(text.length + 1) : 0;
        if (text && at > 0 && rng.chance(0.1)) text.delete(at - 1, 1);
        else text?.insert(at, rng.letters(1));
        typed += 1;
        if (typed < WRITERS * LETTERS) return;
        clearInterval(timer);
        done();
      }, EVERY_MS);
    });
    // Whoever writes last is heard by all.
    for (const [n, { doc }] of writers.entries()) doc.getMap('done').set(String(n), true);
    await Promise.all(writers.map((writer) => writer.until((doc) => doc.getMap('done').size === WRITERS)));
    const look = (doc: Y.Doc) => JSON.stringify(Object.entries(agendaItems(doc).toJSON()).sort());
    const looks = [...writers.map(({ doc }) => doc), await stored(server.store, id)].map(look);
    expect(new Set(looks).size).toBe(1);
    const letters = readAgenda(first?.doc ?? new Y.Doc()).reduce((sum, { title }) => sum + title.length, 0);
    expect(letters).toBeGreaterThan(typed / 2);
  }
);

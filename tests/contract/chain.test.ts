import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { BEGINNING, chained, linkOf } from '../../realtime/audit/chain.ts';
import { checkChain, type Finding } from '../../realtime/audit/check.ts';
import { TestMongo } from './ground-mongo.ts';
import { tamperingMongo, tamperingSqlite, type Raw, type Tampering } from './tampering.ts';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await TestMongo.start();
}, 240_000);
afterAll(() => mongo.stop());

const LOG = 'm1';

/** Six batches of one, two, one… events; the second and the fourth bring a text. */
async function write(store: Store): Promise<void> {
  let tip = BEGINNING;
  let reached = 0;
  for (let n = 1; n <= 6; n += 1) {
    const events = Array.from({ length: n === 2 ? 2 : 1 }, (_, at) => ({ type: 'happened', n, at }));
    const texts: Record<string, string> = n === 2 || n === 4 ? { [`t${n}`]: `what was said, ${n}` } : {};
    const batch = chained(tip, LOG, { events, texts });
    expect(await store.log.append(LOG, reached, batch)).toBe('appended');
    reached += events.length;
    tip = linkOf(batch)?.own ?? '';
  }
}

async function check(store: Store) {
  return checkChain(LOG, await store.log.read(LOG, 0));
}

/** Each row where the one before ends, as somebody would who wants no gap to be seen. */
function renumbered(rows: readonly Raw[]): Raw[] {
  let reached = 0;
  return rows.map((row) => {
    const first = reached + 1;
    reached += row.last - row.first + 1;
    return { ...row, first, last: reached };
  });
}

const at = (rows: readonly Raw[], n: number): Raw => rows[n] ?? (rows[0] as Raw);

interface Forgery {
  readonly title: string;
  readonly change: (rows: Raw[]) => Raw[];
  readonly findings: readonly Finding[];
}

const FORGERIES: readonly Forgery[] = [
  {
    title: 'a batch whose events were changed is named',
    change: (rows) => rows.map((row, n) => (n === 2 ? { ...row, events: row.events.replace('"n":3', '"n":9') } : row)),
    findings: [{ from: 4, to: 4, what: 'changed' }],
  },
  {
    title: 'a batch whose hash was taken off is named, and no other',
    change: (rows) => rows.map((row, n) => (n === 2 ? { ...row, chain: null } : row)),
    findings: [{ from: 4, to: 4, what: 'changed' }],
  },
  {
    title: 'batches at the beginning whose hashes were taken off are named if they brought texts',
    change: (rows) => rows.map((row, n) => (n < 2 ? { ...row, chain: null } : row)),
    findings: [{ from: 2, to: 3, what: 'changed' }],
  },
  {
    title: 'where the seals were taken off as well, the first that follows is named',
    change: (rows) => rows.map((row, n) => (n < 2 ? { ...row, chain: null, seals: null } : row)),
    findings: [{ from: 4, to: 4, what: 'removed-before' }],
  },
  {
    title: 'where a batch was removed and the others moved up is named',
    change: (rows) => renumbered(rows.filter((_, n) => n !== 2)),
    findings: [{ from: 4, to: 4, what: 'removed-before' }],
  },
  {
    title: 'an inserted batch without a hash is named',
    change: (rows) => renumbered([...rows.slice(0, 3), { ...at(rows, 3), chain: null, seals: null }, ...rows.slice(3)]),
    findings: [{ from: 5, to: 5, what: 'inserted' }],
  },
  {
    title: 'an inserted copy of another batch is named',
    change: (rows) => renumbered([...rows.slice(0, 4), at(rows, 0), ...rows.slice(4)]),
    findings: [{ from: 6, to: 6, what: 'inserted' }],
  },
  {
    title: 'an inserted batch with a hash of its own is named',
    change(rows) {
      const tip = at(rows, 3).chain?.split('.')[1] ?? '';
      const forged = chained(tip, LOG, { events: [{ type: 'forged' }], texts: {} });
      const row = {
        first: 0,
        last: 0,
        events: JSON.stringify(forged.events),
        chain: forged.chain ?? null,
        seals: null,
      };
      return renumbered([...rows.slice(0, 4), row, ...rows.slice(4)]);
    },
    findings: [{ from: 6, to: 6, what: 'inserted' }],
  },
  {
    title: 'batches that changed places are named',
    change: (rows) => renumbered([...rows.slice(0, 2), at(rows, 3), at(rows, 2), ...rows.slice(4)]),
    findings: [{ from: 4, to: 6, what: 'reordered' }],
  },
];

describe.each([
  ['SQLite', () => tamperingSqlite()],
  ['MongoDB', () => tamperingMongo(mongo)],
] as const)('a log that somebody tampers with, %s', (_name, make) => {
  let ground: Tampering | null = null;
  afterEach(async () => {
    await ground?.dispose();
    ground = null;
  });
  const prepare = async (): Promise<Tampering> => {
    ground = await make();
    await write(await ground.open());
    return ground;
  };

  it('AT-10 a log as it was written has a whole chain from its first version on', async () => {
    const { open } = await prepare();
    const report = await check(await open());
    expect(report).toMatchObject({ chainedFrom: 1, findings: [], missingTexts: [] });
    expect(report.head.version).toBe(7);
    expect(report.hashes.get(7)).toBe(report.head.hash);
  });

  it.each(FORGERIES)('AT-12 $title', async ({ change, findings }) => {
    const { open, edit } = await prepare();
    await edit(LOG, change);
    expect((await check(await open())).findings).toEqual(findings);
  });

  it('AT-12 a batch that is missing without the others moving up stops the reading', async () => {
    const { open, edit } = await prepare();
    await edit(LOG, (rows) => rows.filter((_, n) => n !== 2));
    await expect(check(await open())).rejects.toMatchObject({ code: 'gap' });
  });

  it('AT-13 a text that was changed is named, and one that was scrubbed breaks nothing', async () => {
    const { open, editText } = await prepare();
    await editText(LOG, 't2', 'what was never said');
    const store = await open();
    await store.log.scrub(LOG, ['t4']);
    const report = await check(store);
    expect(report.findings).toEqual([{ from: 2, to: 3, what: 'text-changed' }]);
    expect(report.missingTexts).toEqual([{ id: 't4', version: 5 }]);
  });

  it('AT-13 a text that was changed is named though all hashes were taken off', async () => {
    const { open, edit, editText } = await prepare();
    await edit(LOG, (rows) => rows.map((row) => ({ ...row, chain: null })));
    await editText(LOG, 't2', 'what was never said');
    const { findings } = await check(await open());
    expect(findings).toContainEqual({ from: 2, to: 3, what: 'text-changed' });
  });

  it('AT-14 a log cut at its end is shorter than what was written down', async () => {
    const { open, edit } = await prepare();
    const before = (await check(await open())).head;
    await edit(LOG, (rows) => rows.slice(0, 4));
    const after = await check(await open());
    expect(after.findings).toEqual([]);
    expect(after.hashes.get(before.version)).toBeUndefined();
  });

  it('AT-11 what was written before there was a chain is accepted as that, and held by the chain from then on', async () => {
    const { open, edit } = await prepare();
    const store = await open();
    await store.log.drop(LOG);
    const old = { events: [{ type: 'old' }], texts: { t0: 'an old text' } };
    await store.log.append(LOG, 0, old);
    const oldTip = (await check(store)).head.hash;
    await store.log.append(LOG, 1, chained(oldTip, LOG, { events: [{ type: 'new' }], texts: {} }));
    expect(await check(store)).toMatchObject({ chainedFrom: 2, findings: [] });
    await edit(LOG, (rows) => rows.map((row) => ({ ...row, events: row.events.replace('old', 'odd') })));
    expect((await check(await open())).findings).toEqual([{ from: 2, to: 2, what: 'removed-before' }]);
  });
});

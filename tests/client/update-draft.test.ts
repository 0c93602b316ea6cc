import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { UpdateDraft } from '../../src/lib/components/staff/progress/draft.svelte.ts';

const sent = z.looseObject({ id: z.string() });
type Standing = UpdateDraft['action'];
const PLANNED: Standing = { id: 'underpass', code: 'ELM204', status: 'planned', percent: null, awaiting: false };

/** A tab: what it keeps outlives its pages. */
function tab() {
  const kept = new Map<string, string>();
  const storage: Storage = {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return { storage, page: (standing = PLANNED) => new UpdateDraft(standing, storage) };
}

/** A server that takes each id once; `answers` is what becomes of its answers, in turn. */
function server(...answers: ('ok' | 'lost' | number)[]) {
  const published = new Map<string, z.infer<typeof sent>>();
  vi.stubGlobal('fetch', async (_path: string, { body }: { readonly body: string }) => {
    const update = sent.parse(JSON.parse(body));
    const answer = answers.shift() ?? 'ok';
    const refused = typeof answer === 'number' && answer < 500;
    if (!refused && !published.has(update.id)) published.set(update.id, update);
    if (answer === 'lost') throw new TypeError('the network is away');
    if (answer === 'ok') return Response.json({ version: 7 });
    if (answer === 502) return new Response('<h1>Bad gateway</h1>', { status: 502 });
    return Response.json({ error: { code: 'unavailable', message: '' } }, { status: answer });
  });
  return { published: () => [...published.values()].map(({ id: _, ...said }) => said) };
}

afterEach(() => vi.unstubAllGlobals());

describe('an update while it is written', () => {
  for (const lost of ['lost', 502, 503] as const) {
    it(`PG-54 is published once where the answer was lost (${lost}), also over a reload that shows it already`, async () => {
      const { published } = server(lost, lost, 'ok');
      const { page, storage } = tab();
      const draft = page();
      Object.assign(draft, { status: 'done', text: 'It is lit.' });
      draft.keep();
      expect(await draft.send()).toBe(false);
      expect(await draft.send()).toBe(false);
      const again = page({ ...PLANNED, status: 'done' });
      expect([again.text, again.status]).toEqual(['It is lit.', 'done']);
      expect(await again.send()).toBe(true);
      expect(published()).toEqual([{ status: 'done', text: 'It is lit.' }]);
      expect(storage).toHaveLength(0);
    });
  }

  it('PG-55 what was changed after an answer was lost is published as well, and what was refused may be mended', async () => {
    const { published } = server('lost', 'ok', 422, 'ok');
    const { page } = tab();
    const draft = page();
    draft.text = 'Towers stand.';
    await draft.send();
    draft.text = 'Towers stand since Thursday.';
    expect(await draft.send()).toBe(true);
    expect(published().map(({ text }) => text)).toEqual(['Towers stand.', 'Towers stand since Thursday.']);
    const next = page();
    next.text = 'No.';
    expect(await next.send()).toBe(false);
    next.text = 'Now they are lit.';
    expect(await next.send()).toBe(true);
    expect(published()).toHaveLength(3);
  });

  it('PG-56 brought back, it changes of status and percentage what was chosen, and not what a colleague did meanwhile', async () => {
    const { published } = server();
    const { page } = tab();
    const draft = page({ ...PLANNED, status: 'under-way', percent: 40 });
    draft.text = 'Six are gone.';
    draft.keep();
    const again = page({ ...PLANNED, status: 'done', percent: 100 });
    expect([again.status, again.percent]).toEqual(['done', 100]);
    await again.send();
    const chosen = page();
    Object.assign(chosen, { status: 'under-way', percent: 20 });
    chosen.keep();
    const back = page({ ...PLANNED, status: 'proposed', percent: 10 });
    expect([back.status, back.percent]).toEqual(['under-way', 20]);
    await back.send();
    expect(published()).toEqual([{ text: 'Six are gone.' }, { status: 'under-way', percent: 20 }]);
  });

  it('PG-58 takes an answer in words before another status, where residents are owed one', () => {
    const draft = tab().page({ ...PLANNED, awaiting: true });
    draft.percent = 20;
    expect(draft.missing).toBeNull();
    draft.status = 'done';
    expect(draft.missing).toBe('needsAnswer');
    draft.text = 'You were right: it is lit now.';
    expect(draft.missing).toBeNull();
  });

  it('PG-76 says no figure beside done, whatever was chosen before', async () => {
    const { published } = server();
    const draft = tab().page({ ...PLANNED, status: 'under-way', percent: 50 });
    Object.assign(draft, { percent: 60, status: 'done' });
    expect(await draft.send()).toBe(true);
    expect(published()).toEqual([{ status: 'done' }]);
  });

  it('PG-57 what is kept and means nothing, and a tab that keeps nothing, are in nobody’s way', async () => {
    const { storage, page } = tab();
    page().keep();
    const key = storage.key(0) ?? '';
    for (const nonsense of ['{', '7', '{"written":{"text":7},"sent":null}', '{"written":null}']) {
      storage.setItem(key, nonsense);
      expect(page().text).toBe('');
    }
    const full = { length: 0, clear: deny, key: deny, getItem: deny, setItem: deny, removeItem: deny };
    server();
    const draft = new UpdateDraft(PLANNED, full);
    draft.text = 'It is lit.';
    draft.keep();
    expect(await draft.send()).toBe(true);
  });

  it('SV-497 a figure that cannot be is told by its field before anything is sent', () => {
    const draft = tab().page();
    Object.assign(draft, { label: 'Near misses', before: '9', after: '1e308' });
    expect(draft.missing).toBe('afterTooLarge');
    Object.assign(draft, { before: '-1e999', after: '2' });
    expect(draft.missing).toBe('beforeTooLarge');
    draft.before = '1e12';
    expect(draft.missing).toBeNull();
    draft.before = 'many';
    expect(draft.missing).toBe('needsFigures');
  });

  it('SV-498 pictures that could not be sent take no room from others', () => {
    const draft = tab().page();
    const picture = (key: number, state: 'broken' | 'not-a-picture' | 'there') =>
      draft.pictures.push({ key, name: `${key}.jpg`, id: null, alt: '', percent: 0, state });
    for (const key of [1, 2]) picture(key, 'not-a-picture');
    for (const key of [3, 4]) picture(key, 'broken');
    expect(draft.room).toBe(4);
    for (const key of [5, 6, 7, 8]) picture(key, 'there');
    expect(draft.room).toBe(0);
  });
});

function deny(): never {
  throw new Error('there is no room');
}

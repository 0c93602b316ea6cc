import { describe, expect, it } from 'vitest';
import { Crowd } from '../../seeds/crowd.ts';
import { join } from '../../seeds/crowd/resident.ts';
import { Seat } from '../../seeds/crowd/seat.ts';
import { signIn } from '../../seeds/crowd/moderator.ts';
import { DEMO_CODE } from '../../seeds/elm-park.ts';
import { NEW_IDEAS } from '../../seeds/texts/newcomers.ts';
import { WAITING } from '../../seeds/texts/queue.ts';
import { atEnd, serve } from '../net/ground.ts';
import { seeded, until } from './ground.ts';

/** Two hundred times as fast as people: half a minute of theirs passes while a test is loaded. */
const PACE = 200;

const VISITORS = 'A bench where one can wait for the night bus';

async function meeting(options: { readonly moderated: boolean; readonly residents: number }) {
  const { store, staff } = await seeded(Date.now());
  const server = await serve({ store });
  const crowd = await Crowd.gather({
    url: server.url,
    code: DEMO_CODE,
    residents: options.residents,
    pace: PACE,
    moderator: options.moderated ? staff.assistant : null,
  });
  atEnd(() => crowd.disperse());
  const cookie = await signIn(server.url, staff.moderator);
  const console = new Seat({ url: server.url, code: DEMO_CODE, audience: 'staff', cookie, watch: true });
  atEnd(() => console.leave());
  return { server, crowd, console };
}

describe('the crowd', () => {
  it('SD-10 votes, each resident as a participant of their own', async () => {
    const { crowd } = await meeting({ moderated: false, residents: 12 });
    const before = await until(crowd.wall, () => true);
    const after = await until(crowd.wall, ({ tally }) => tally.votes >= before.tally.votes + 60);
    const newcomers = after.tally.participants - before.tally.participants;
    // Nobody has more than 16 votes to give, so sixty are from at least four; and nobody is counted twice.
    expect(newcomers).toBeGreaterThanOrEqual(4);
    for (const [id, count] of Object.entries(after.votes)) {
      expect(count, id).toBeLessThanOrEqual((before.votes[id] ?? 0) + newcomers);
    }
  });

  it('SD-11 sees its ideas on the board, while what waited before and what a visitor writes is left', async () => {
    const { server, crowd, console } = await meeting({ moderated: true, residents: 8 });
    const visitor = new Seat({
      url: server.url,
      code: DEMO_CODE,
      audience: 'public',
      token: await join(server.url, DEMO_CODE),
    });
    atEnd(() => visitor.leave());
    const ack = await visitor.send('visitor-1', { type: 'idea.submit', text: VISITORS });
    expect(ack).toMatchObject({ ok: true });
    const fresh = new Set<string>(Object.values(NEW_IDEAS).flat());
    await until(crowd.wall, ({ ideas }) => Object.values(ideas).filter(({ text }) => fresh.has(text)).length >= 3);
    const view = await until(console, () => true);
    const left = Object.values(view.ideas).filter(({ state }) => state === 'waiting');
    expect(left.map(({ text }) => text)).toEqual(
      expect.arrayContaining([...WAITING.map(([, text]) => text), VISITORS])
    );
  });

  it('SD-12 is gone when it disperses', async () => {
    const { server, crowd } = await meeting({ moderated: true, residents: 5 });
    const before = await until(crowd.wall, () => true);
    await until(crowd.wall, ({ tally }) => tally.votes > before.tally.votes);
    expect(crowd.present).toBeGreaterThan(0);
    const hall = await server.halls.byCode(DEMO_CODE);
    crowd.disperse();
    expect(crowd.present).toBe(0);
    // The moderator of `meeting` is the only one who is still there.
    await expect.poll(() => hall?.here).toBeLessThanOrEqual(1);
  });

  it('SD-13 decides nothing without a moderator', async () => {
    const { crowd, console } = await meeting({ moderated: false, residents: 6 });
    const fresh = new Set<string>(Object.values(NEW_IDEAS).flat());
    const view = await until(console, ({ ideas }) => {
      return Object.values(ideas).filter(({ text }) => fresh.has(text)).length >= 2;
    });
    const written = Object.values(view.ideas).filter(({ text }) => fresh.has(text));
    expect(new Set(written.map(({ state }) => state))).toEqual(new Set(['waiting']));
    expect(Object.values(crowd.wall.view?.ideas ?? {}).some(({ text }) => fresh.has(text))).toBe(false);
  });
});

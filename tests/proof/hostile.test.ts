import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { meetingSecret, newDevice, participantOf } from '../../realtime/devices.ts';
import { parseStaffId, type MeetingId } from '../../src/lib/meeting/ids.ts';
import { REFUSALS } from '../../src/lib/meeting/refusals.ts';
import { view, type Audience } from '../../src/lib/meeting/view.ts';
import type { AgendaPreview } from '../../src/lib/protocol/agenda-preview.ts';
import { staff } from '../net/ground.ts';
import { ZIPS } from '../meeting/random.ts';
import { rngFrom } from '../support/rng.ts';
import { fold, Ledger } from './ledger.ts';
import { Moments } from './moments.ts';
import { aboutActions, promise } from './promises.ts';
import { scene, sqlitePlace, type Place } from './place.ts';
import { freePort, startProcess, type Served } from './process.ts';
import { Regular } from './regular.ts';
import { Storm, type Seat } from './storm.ts';
import { freshTally } from './tally.ts';
import { Wire } from './wire.ts';

const MESSAGES = process.env.OPENFLOOR_LONG ? 1_000_000 : 30_000;
/** Each meeting takes so many, then there is a new one: an archived meeting refuses everything. */
const PER_MEETING = 5000;
/** Enough that most of what they send is not too fast: five ideas at once each. */
const RESIDENTS = 300;
/** Of them, who asked for what is promised in a meeting. */
const SUPPORTERS = 30;
/** No message brings these about: a full queue and a store that fails are shown in `failing.test.ts`. */
const NOT_BY_A_MESSAGE = ['busy', 'unavailable'];

const rng = rngFrom(4);
const tally = freshTally();
const moments = new Moments();

describe(`${MESSAGES} hostile messages`, () => {
  let place: Place;
  let store: Store;
  let server: Served;
  const differences: string[] = [];
  const unproven: string[] = [];
  let meetings = 0;

  beforeAll(
    async () => {
      place = await sqlitePlace();
      store = await place.open();
      server = await startProcess(place, await freePort(rng));
      while (tally.messages < MESSAGES) await attack(Math.min(PER_MEETING, MESSAGES - tally.messages));
    },
    60_000 + MESSAGES * 5
  );

  afterAll(async () => {
    await store.close();
    await place.dispose();
  });

  /** One meeting, from its opening to what is left of it. */
  async function attack(messages: number): Promise<void> {
    const { meeting, code, ...people } = await scene(store, {
      votesPerResident: 10,
      zips: ZIPS,
      moderation: 'pre',
      ballot: 'room',
    });
    const admin = await staff(store, 'admin');
    const ledger = new Ledger();
    const shared = { url: server.url, code, ledger, moments, sender: null };
    const onlookers = (['public', 'screen', 'staff'] as const).map(
      (audience) => new Regular({ ...shared, audience, ...(audience !== 'public' && { cookie: admin.cookie }) })
    );
    const known = await tokens(meeting);
    // Every other meeting has promised something before.
    const actions =
      meetings % 2 === 0
        ? []
        : await promise(store, code, {
            moderator: acting('moderator', people.moderator.id),
            commander: acting('commander', people.commander.id),
            residents: known.slice(0, SUPPORTERS).map(({ actor }) => actor),
          });
    meetings += 1;
    const seats: Seat[] = await seated(known, code);
    for (const [role, { id, cookie }] of Object.entries({ ...people, admin })) {
      const audience = role === 'officer' ? 'screen' : 'staff';
      const wire = await Wire.at(server.url, { code, audience }, cookie);
      seats.push({ actor: acting(role, id), wire });
    }
    const watcher = await Wire.at(server.url, { code, audience: 'public' });
    const about = aboutActions(rng.fork(), actions, await previewHash(code, people.commander.cookie));
    await new Storm({ url: server.url, code, seats, watcher, aboutActions: about, ledger, tally, rng: rng.fork() }).run(
      messages
    );

    const { batches, state } = await atRest(meeting, onlookers);
    const { lost, twice, unasked } = ledger.against(batches);
    unproven.push(...lost, ...twice, ...unasked, ...ledger.contradictions);
    for (const [index, audience] of (['public', 'screen', 'staff'] as const).entries()) {
      const truth = JSON.stringify(view(state, audience));
      const told = await board(code, audience, admin.cookie);
      if (!same(told.view, truth) || told.version !== state.version) differences.push(`${code} ${audience} as served`);
      if (!same(onlookers[index]?.view, truth)) differences.push(`${code} ${audience} by deltas`);
      differences.push(...(onlookers[index]?.gaps ?? []));
    }
    for (const onlooker of onlookers) onlooker.leave();
    for (const { wire } of [...seats, { wire: watcher }]) wire.close();
  }

  /** The log, once everybody holds what it says: a meeting whose time has come may still close by itself. */
  async function atRest(meeting: MeetingId, onlookers: readonly Regular[]) {
    for (;;) {
      const batches = await store.log.read(meeting, 0);
      const state = fold(batches);
      await moments.until(() => onlookers.every(({ version }) => version >= state.version));
      if (onlookers.every(({ version }) => version === state.version)) return { batches, state };
    }
  }

  async function tokens(meeting: MeetingId) {
    const key = await store.keyring.keyFor(meeting);
    return Array.from({ length: RESIDENTS }, () => {
      const token = meetingSecret(newDevice(), meeting);
      return { token, actor: { role: 'resident', participant: participantOf(key, token) } } as const;
    });
  }

  async function seated(known: Awaited<ReturnType<typeof tokens>>, code: string): Promise<Seat[]> {
    const seats: Seat[] = [];
    for (let begun = 0; begun < known.length; begun += 50) {
      const some = known.slice(begun, begun + 50).map(async ({ actor, token }) => ({
        actor,
        wire: await Wire.at(server.url, { code, audience: 'public', token }),
      }));
      seats.push(...(await Promise.all(some)));
    }
    return seats;
  }

  async function previewHash(code: string, cookie: string): Promise<string> {
    const response = await fetch(`${server.url}/api/meetings/${code}/agenda/preview`, { headers: { cookie } });
    return ((await response.json()) as { preview: AgendaPreview }).preview.previewHash;
  }

  async function board(code: string, audience: Audience, cookie: string) {
    const response = await fetch(`${server.url}/api/meetings/${code}/board?audience=${audience}`, {
      headers: { cookie },
    });
    return (await response.json()) as { version: number; view: unknown };
  }

  it('PF-20 each that asks for an answer gets one: accepted, or a refusal with a code and a sentence', () => {
    expect(tally.wrong).toEqual([]);
    expect(tally.messages).toBe(MESSAGES);
    for (const code of tally.answers.keys()) expect(['ok', ...Object.keys(REFUSALS)]).toContain(code);
  });

  it('PF-21 every refusal that a message can bring about occurs', () => {
    const possible = Object.keys(REFUSALS).filter((code) => !NOT_BY_A_MESSAGE.includes(code));
    expect(possible.filter((code) => !tally.answers.has(code))).toEqual([]);
    expect(tally.handshakes).toBeGreaterThan(MESSAGES / 1000);
  });

  it('PF-22 what is over the limit costs the connection that it came by', () => {
    expect(tally.tooLarge).toBeGreaterThan(0);
  });

  it('PF-23 no board changes but by what was accepted, and every board is what its log says', () => {
    expect(unproven).toEqual([]);
    expect(differences).toEqual([]);
  });

  it('PF-24 at least nine in ten were decided by the rules of the meeting', async () => {
    expect((await decided()) / tally.messages).toBeGreaterThan(0.9);
    expect(tally.answers.get('ok')).toBeGreaterThan(MESSAGES / 4);
  });

  it('PF-25 the process lives on, and nothing in it was a surprise', async () => {
    const live = await fetch(`${server.url}/api/health/live`);
    expect(live.status).toBe(200);
    expect(server.logged.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  /** By the server's own count: commands that got past parsing and limits, without those that it recognised. */
  async function decided(): Promise<number> {
    const text = await (await fetch(`${server.url}/api/metrics`)).text();
    const before = new Set(['too-fast', 'busy', 'unavailable', 'again']);
    let count = -tally.repeats;
    for (const [, outcome = '', number] of text.matchAll(/^of_commands_total\{.*outcome="([^"]+)"\} (\d+)$/gm)) {
      if (!before.has(outcome)) count += Number(number);
    }
    return count;
  }
});

function acting(role: string, id: string): Seat['actor'] {
  const staffId = parseStaffId(id);
  if (!staffId || !isRole(role)) throw new Error('that is a member of staff');
  return { role, staff: staffId };
}

function isRole(role: string): role is 'moderator' | 'commander' | 'officer' | 'admin' {
  return ['moderator', 'commander', 'officer', 'admin'].includes(role);
}

/** As sets of keys: two maps may list the same in another order. */
function same(told: unknown, truth: string): boolean {
  return JSON.stringify(sorted(told)) === JSON.stringify(sorted(JSON.parse(truth)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, sorted(item)])
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

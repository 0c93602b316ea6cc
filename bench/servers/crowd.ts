/** Not a server but the people before one: in a process of their own, so that they do not slow whoever measures down. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Line, many } from '../load/line.ts';
import { until } from '../load/time.ts';
import { beTold } from './told.ts';

/** One of the crowd: what it needs to come back, and where it is connected now. */
interface Person {
  readonly token: string;
  line: Line | null;
  since: number;
}

/** People who vote in one moment: a Hall keeps 4,000 commands waiting at most. */
const WAVE = 400;
const people: Person[] = [];
/** `until`: what somebody has heard who is in. */
const place = { port: z.number(), code: z.string(), until: z.string() };
const joining = z.object({ ...place, count: z.number() });
const voting = z.object({ ideaIds: z.array(z.string()), votes: z.number() });
const returning = z.object(place);
const counting = z.object({ prefix: z.string() });
type Place = z.output<typeof returning>;

/** Messages that were to be counted, over all of them. */
let heard = 0;
/** The version that each one's deltas brought it to. */
const reached: number[] = [];

function connect(person: Person, { port, code, until: heardLast }: Place, since?: number): Promise<Line> {
  const auth = { code, audience: 'public', token: person.token, ...(since !== undefined && { since }) };
  return Line.board(port, auth, heardLast);
}

beTold(
  {
    /** So many come, a hundred at a time, and have the board. */
    async join(given) {
      const where = joining.parse(given);
      const lines = await many(where.count, (n) => {
        const person: Person = { token: randomBytes(32).toString('base64url'), line: null, since: 0 };
        people[n] = person;
        return connect(person, where);
      });
      lines.forEach((line, n) => {
        const person = people[n];
        if (person) person.line = line;
      });
      return null;
    },
    /** Each casts so many votes, a few hundred people at a time, and knows the version of the last. */
    async vote(given) {
      const { ideaIds, votes } = voting.parse(given);
      let [sent, answered] = [0, 0];
      const vote = (person: Person, who: number) => {
        const { line } = person;
        if (!line) return;
        line.hear = (message) => {
          const version = /^43\/board,\d+\[\{"ok":true,"version":(\d+)/.exec(message)?.[1];
          if (version === undefined) return;
          person.since = Math.max(person.since, Number(version));
          answered += 1;
        };
        for (let n = 0; n < votes; n += 1) {
          const ideaId = ideaIds[(who + n * 7) % ideaIds.length];
          const command = { id: `vote-number-${n}`, type: 'vote.set', ideaId, on: true };
          line.say(`42/board,${n}["command",${JSON.stringify(command)}]`);
          sent += 1;
        }
      };
      for (let from = 0; from < people.length; from += WAVE) {
        people.slice(from, from + WAVE).forEach((person, n) => vote(person, from + n));
        await until('every vote is acknowledged', () => answered === sent);
      }
      return null;
    },
    leave() {
      for (const person of people) person.line?.close();
      for (const person of people) person.line = null;
      return null;
    },
    /** All at once, each with the version that it holds; answers why some did not get in, and the ms until all had. */
    async comeBack(given) {
      const where = returning.parse(given);
      const began = performance.now();
      const errors: string[] = [];
      await Promise.all(
        people.map(async (person) => {
          try {
            person.line = await connect(person, where, person.since);
          } catch (error) {
            errors.push(error instanceof Error ? error.message : String(error));
          }
        })
      );
      return { errors, ms: performance.now() - began };
    },
    /** From now on messages with this prefix are counted, over all of them. */
    count(given) {
      const { prefix } = counting.parse(given);
      heard = 0;
      for (const { line } of people) {
        if (!line) continue;
        line.hear = (message) => {
          if (message.startsWith(prefix)) heard += 1;
        };
      }
      return null;
    },
    heard: () => heard,
    /** From now on it is noted which version each one's deltas bring it to. */
    follow() {
      reached.length = 0;
      people.forEach(({ line }, who) => {
        reached[who] = 0;
        if (!line) return;
        line.hear = (message) => {
          const to = message.startsWith('42/board,["delta"') ? /"to":(\d+)/.exec(message)?.[1] : undefined;
          if (to !== undefined) reached[who] = Number(to);
        };
      });
      return null;
    },
    /** That which all of them have reached. */
    reached: () => reached.reduce((least, version) => Math.min(least, version), Infinity),
  },
  null,
  () => {}
);

/** A Hall on a store, without sockets: how many durable votes it takes. */
import { z } from 'zod';
import { openStore } from '../../db/open.ts';
import { Halls } from '../../realtime/halls.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { act, liveMeeting, resident } from './meeting.ts';
import { keepInFlight } from './in-flight.ts';
import { beTold } from './told.ts';

const [dataFolder = '', mongoUrl] = process.argv.slice(2);
const report = (what: string, error: unknown) => console.error(what, error);
const store = await openStore({ dataFolder, mongoUrl });
const halls = new Halls({ store, report });
const meetings = new Map<string, { readonly hall: Hall; readonly ideaIds: readonly string[]; votes: number }>();

/** Bursts of 60 are in order: each resident casts fewer than that, then the next ones follow. */
const VOTES_EACH = 50;

beTold(
  {
    async meeting(given) {
      const { name, ideas } = z.object({ name: z.string(), ideas: z.number() }).parse(given);
      meetings.set(name, { ...(await liveMeeting(halls, ideas)), votes: 0 });
      return null;
    },
    /** Votes for so many ms; answers how many were acknowledged per second. */
    vote(given) {
      const { name, ms, inFlight } = z.object({ name: z.string(), ms: z.number(), inFlight: z.number() }).parse(given);
      const meeting = meetings.get(name);
      if (!meeting) throw new Error('there is no such meeting');
      const { hall, ideaIds } = meeting;
      return keepInFlight(inFlight, ms, async () => {
        const n = meeting.votes++;
        // Eight hundred people at a time, each with one vote under way, as a room would; no vote comes twice.
        const block = Math.floor(n / (inFlight * VOTES_EACH));
        const within = n % (inFlight * VOTES_EACH);
        const [whose, which] = [within % inFlight, Math.floor(within / inFlight)];
        const who = resident(block * inFlight + whose);
        const ideaId = ideaIds[(which * 7 + whose) % ideaIds.length] ?? '';
        await act(hall, who, { type: 'vote.set', ideaId, on: true });
      });
    },
  },
  null,
  async () => {
    await halls.close();
    await store.close();
  }
);

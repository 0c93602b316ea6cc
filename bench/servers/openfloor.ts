/** The whole server, as `npm start` runs it, on an embedded store; with pages only if they are asked for. */
import { z } from 'zod';
import { readConfig } from '../../realtime/config.ts';
import { loadPages } from '../../realtime/http/pages.ts';
import { startServer } from '../../realtime/server.ts';
import { commanders } from './commanders.ts';
import { liveMeeting } from './meeting.ts';
import { promisedMeetings } from './promises.ts';
import { beTold } from './told.ts';

const [dataFolder = '', pages] = process.argv.slice(2);
const config = { ...readConfig({}), port: 0, host: '127.0.0.1', dataFolder, logLevel: 'error' as const };
const server = await startServer({ config, pages: pages === 'pages' ? await loadPages() : null, processMetrics: true });

let meeting = '';

beTold(
  {
    async meeting(given) {
      const { ideas } = z.object({ ideas: z.number() }).parse(given);
      const { hall, ideaIds } = await liveMeeting(server.halls, ideas);
      return { code: await hall.read((state) => state.code), ideaIds };
    },
    async commanders(given) {
      const { people } = z.object({ people: z.number() }).parse(given);
      const { hall } = await liveMeeting(server.halls, 0);
      meeting = hall.meeting;
      return { code: await hall.read((state) => state.code), cookies: await commanders(server.store, people) };
    },
    async promises(given) {
      const { meetings, each } = z.object({ meetings: z.number(), each: z.number() }).parse(given);
      await promisedMeetings(server.halls, meetings, each);
      return null;
    },
    open: () => server.agendas.size,
    async agenda() {
      const rows = await server.store.agendas.load(meeting);
      const bytes = rows.reduce((sum, { update }) => sum + update.byteLength, 0);
      return { rows: rows.length, bytes };
    },
  },
  { port: server.port },
  () => server.stop()
);

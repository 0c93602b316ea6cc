/** The whole server, as `npm start` runs it, on an embedded store; without pages. */
import { z } from 'zod';
import { readConfig } from '../../realtime/config.ts';
import { startServer } from '../../realtime/server.ts';
import { liveMeeting } from './meeting.ts';
import { beTold } from './told.ts';

const [dataFolder = ''] = process.argv.slice(2);
const config = { ...readConfig({}), port: 0, host: '127.0.0.1', dataFolder, logLevel: 'error' as const };
const server = await startServer({ config, pages: null, processMetrics: true });

beTold(
  {
    async meeting(given) {
      const { ideas } = z.object({ ideas: z.number() }).parse(given);
      const { hall, ideaIds } = await liveMeeting(server.halls, ideas);
      return { code: await hall.read((state) => state.code), ideaIds };
    },
  },
  { port: server.port },
  () => server.stop()
);

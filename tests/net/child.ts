/** The server as a process of its own, without pages: for tests that send it signals. */
import { runServer } from '../../realtime/run.ts';

runServer(null);

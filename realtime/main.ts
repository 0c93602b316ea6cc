/** `npm start`. What the server is made of is in `server.ts`, how it lives as a process in `run.ts`. */
import { loadPages } from './http/pages.ts';
import { runServer } from './run.ts';

runServer(loadPages);

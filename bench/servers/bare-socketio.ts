/** The rival on Socket.IO, as its documentation would have it: an echo with an acknowledgement, and a vote for the room. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { z } from 'zod';
import { beTold } from './told.ts';

const http = createServer();
const io = new Server(http, { serveClient: false });
const board = io.of('/board');
/** What everybody is told who connects, in this order. */
let greeting: readonly (readonly [event: string, payload: unknown])[] = [];
board.on('connection', (socket) => {
  for (const [event, payload] of greeting) socket.emit(event, payload);
  socket.on('command', (command: unknown, acknowledge: (answer: unknown) => void) => acknowledge(command));
  socket.on('vote', (vote: unknown, acknowledge: (answer: unknown) => void) => {
    board.emit('vote', vote);
    acknowledge(vote);
  });
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');

beTold(
  {
    greet(given) {
      greeting = z.array(z.tuple([z.string(), z.unknown()])).parse(given);
      return null;
    },
  },
  { port: (http.address() as AddressInfo).port },
  () => io.close()
);

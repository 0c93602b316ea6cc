/** The rival in delivering: a loop over `ws` sockets, sending a buffer that was made once. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { beTold } from './told.ts';

const http = createServer();
const server = new WebSocketServer({ server: http });
let update = Buffer.from('nothing yet');
server.on('connection', (socket) => {
  socket.on('message', () => {
    for (const viewer of server.clients) viewer.send(update, { binary: false });
  });
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');

beTold(
  {
    update(given) {
      update = Buffer.from(z.string().parse(given));
      return null;
    },
  },
  { port: (http.address() as AddressInfo).port },
  () => server.close()
);

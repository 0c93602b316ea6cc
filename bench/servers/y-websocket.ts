/** A rival on agendas: y-websocket's own server. It keeps a document when the last one leaves. */
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { docs, setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { beTold } from './told.ts';

const [folder = ''] = process.argv.slice(2);
const fileOf = (name: string): string => join(folder, `${name}.y-websocket`);
setPersistence({
  provider: null,
  bindState(name, doc) {
    if (existsSync(fileOf(name))) Y.applyUpdate(doc, readFileSync(fileOf(name)));
  },
  async writeState(name, doc) {
    writeFileSync(fileOf(name), Y.encodeStateAsUpdate(doc));
    return Promise.resolve();
  },
});
const http = createServer();
const server = new WebSocketServer({ server: http });
server.on('connection', (socket, request) => setupWSConnection(socket, request));
http.listen(0, '127.0.0.1');
await once(http, 'listening');

beTold({ open: () => docs.size }, { port: (http.address() as AddressInfo).port }, () => server.close());

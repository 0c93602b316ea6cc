/** A rival on agendas: Hocuspocus, the newest that runs on Node 20. It keeps documents as its examples do. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';
import { beTold } from './told.ts';

const [folder = ''] = process.argv.slice(2);
const fileOf = (name: string): string => join(folder, `${name}.hocuspocus`);
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    if (existsSync(fileOf(documentName))) Y.applyUpdate(document, readFileSync(fileOf(documentName)));
    return Promise.resolve(document);
  },
  async onStoreDocument({ documentName, document }) {
    writeFileSync(fileOf(documentName), Y.encodeStateAsUpdate(document));
    return Promise.resolve();
  },
});
await server.listen();

beTold({ open: () => server.hocuspocus.documents.size }, { port: server.address.port }, () => server.destroy());

import type { Page } from 'playwright-core';
import type { Audience } from '../../src/lib/meeting/view.ts';

interface Ear {
  readonly sent: (packet: string, audience: Audience) => void;
  readonly received: (packet: string, audience: Audience) => void;
}

/**
 * Listens to what a page and its server say to each other over Socket.IO: in a WebSocket, and in requests, with which
 * Engine.IO begins where a WebSocket cannot be had at once (several packets in one, \x1e between them).
 */
export function tap(page: Page, { sent, received }: Ear): void {
  const audiences = new Map<unknown, Audience>();
  const say = (connection: unknown, packet: string): void => {
    const asked = /^40\/board,.*"audience":"(public|screen|staff)"/.exec(packet)?.[1];
    if (asked !== undefined) audiences.set(connection, asked as Audience);
    sent(packet, audiences.get(connection) ?? 'public');
  };
  const hear = (connection: unknown, packet: string): void => received(packet, audiences.get(connection) ?? 'public');

  page.on('websocket', (socket) => {
    const connection = connectionOf(socket.url()) ?? socket;
    socket.on('framesent', ({ payload }) => say(connection, String(payload)));
    socket.on('framereceived', ({ payload }) => hear(connection, String(payload)));
  });
  page.on('request', (request) => {
    const connection = connectionOf(request.url());
    for (const packet of (connection && request.postData()?.split('\x1e')) || []) say(connection, packet);
  });
  page.on('requestfinished', (request) => {
    const connection = connectionOf(request.url());
    if (connection === null || request.method() !== 'GET') return;
    const body = request.response().then((response) => response?.text());
    // A page that is left meanwhile takes what it was told with it.
    void body.catch(() => undefined).then((text) => text?.split('\x1e').forEach((packet) => hear(connection, packet)));
  });
}

/** Which Engine.IO connection an address belongs to; null if it says none. */
function connectionOf(url: string): string | null {
  const { pathname, searchParams } = new URL(url);
  return pathname === '/socket.io/' ? searchParams.get('sid') : null;
}

import { once } from 'node:events';
import { expect, it } from 'vitest';
import { WebSocket, type RawData } from 'ws';
import { act, codeOf, meeting, serve, type Ground } from './ground.ts';

/** A connection below Socket.IO's client: what it sends is what we write. */
async function bare(server: Ground): Promise<{ readonly socket: WebSocket; readonly heard: string[] }> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  socket.on('message', (data: RawData) => heard.push(String(data)));
  await once(socket, 'open');
  return { socket, heard };
}

it('SV-90 a connection that asks to be let in again and again is closed before that costs anything', async () => {
  const server = await serve();
  const hall = await meeting(server);
  await act(hall, { type: 'meeting.open' });
  const code = await codeOf(hall);
  const { socket, heard } = await bare(server);
  for (let knock = 0; knock < 1000; knock += 1) socket.send(`40/board,${JSON.stringify({ code, audience: 'public' })}`);
  await once(socket, 'close');
  expect(heard.filter((message) => message.includes('"snapshot"')).length).toBeLessThanOrEqual(5);
});

it('SV-91 a connection that sends without end what nobody understands is closed', async () => {
  const server = await serve();
  const { socket } = await bare(server);
  for (let message = 0; message < 5000; message += 1) socket.send('42/nowhere,["noise"]');
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBeGreaterThan(0);
  expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
});

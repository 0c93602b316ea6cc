import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve } from './ground.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('stopping', () => {
  it('SV-52 not ready at once; what is under way is acknowledged before goodbye', async () => {
    const store = createMemoryStore();
    const server = await serve({ store });
    const hall = await meeting(server);
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');

    const append = store.log.append.bind(store.log);
    let begun = () => {};
    let letGo = () => {};
    const reached = new Promise<void>((tell) => (begun = tell));
    const gate = new Promise<void>((open) => (letGo = open));
    vi.spyOn(store.log, 'append').mockImplementation(async (...given) => {
      begun();
      await gate;
      return append(...given);
    });
    const order: string[] = [];
    const ack = command(socket, { type: 'idea.submit', text: 'Just in time' }).then((answer) => {
      order.push('ack');
      return answer;
    });
    const goodbye = heard(socket, 'goodbye').then((farewell) => {
      order.push('goodbye');
      return farewell;
    });
    const closed = new Promise((tell) => socket.once('disconnect', tell));
    await reached;

    const stopped = server.stop();
    const ready = await call(server, 'GET', '/api/health/ready');
    expect([ready.status, ready.told.error.code]).toEqual([503, 'stopping']);
    letGo();
    expect(await ack).toMatchObject({ ok: true });
    expect(await goodbye).toEqual({ reason: 'stopping' });
    await closed;
    await stopped;
    expect(order).toEqual(['ack', 'goodbye']);
    await expect(store.ping()).rejects.toThrow();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('SV-52 stopping twice is stopping once', async () => {
    const server = await serve();
    const once_ = server.stop();
    expect(server.stop()).toBe(once_);
    await once_;
  });

  it('SV-52 an answer that never ends does not hold the process', async () => {
    const endless: RequestListener = (_message, response) => void response.write('and so on');
    const server = await serve({ pages: endless });
    const response = await fetch(server.url);
    const cut = expect(response.text()).rejects.toThrow();
    await server.stop();
    await cut;
  });
});

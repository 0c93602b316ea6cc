import { describe, expect, it } from 'vitest';
import { newDevice } from '../../realtime/devices.ts';
import { Meeting } from '../e2e/meeting.ts';
import { Server } from '../e2e/server.ts';
import { atEnd, call } from '../net/ground.ts';
import { Wire } from './wire.ts';

/** The server as `npm start` runs it, with pages. */
async function town(): Promise<{ readonly server: Server; readonly meeting: Meeting; readonly ideaId: string }> {
  const server = await Server.start();
  atEnd(() => server.end());
  const meeting = await Meeting.make(server);
  atEnd(() => meeting.chair.disconnect());
  return { server, meeting, ideaId: await meeting.idea('The street light at Birch and 4th is out.') };
}

const vote = (n: number, ideaId: string, on = true): string =>
  `["command",${JSON.stringify({ id: `vote-number-${n}`, type: 'vote.set', ideaId, on })}]`;

async function votesOf({ server, meeting }: Awaited<ReturnType<typeof town>>): Promise<Record<string, number>> {
  const { text } = await call(server, 'GET', `/api/meetings/${meeting.code}/board`);
  return (JSON.parse(text) as { readonly view: { readonly votes: Record<string, number> } }).view.votes;
}

describe('a full hall', () => {
  it('PF-60 three hundred phones behind one address get the page, a place and their vote in one minute, and none is refused', async () => {
    const at = await town();
    const { server, meeting, ideaId } = at;
    const began = performance.now();
    const join = async (): Promise<Wire> => {
      const page = await call(server, 'GET', `/m/${meeting.code}`);
      expect([page.status, page.text.includes('What should we work on first?')]).toEqual([200, true]);
      const wire = await Wire.at(server.url, { code: meeting.code, audience: 'public' }, page.cookies[0]);
      expect(await wire.ask(vote(1, ideaId))).toMatchObject({ ok: true });
      return wire;
    };
    const wires = await Promise.all(Array.from({ length: 300 }, join));
    expect(performance.now() - began).toBeLessThan(60_000);
    await expect.poll(async () => (await votesOf(at))[ideaId]).toBe(300);
    for (const wire of wires) {
      expect(wire.closed).toBeNull();
      wire.close();
    }
  }, 120_000);

  it('PF-61 however many newcomers come at once, whoever is in is acknowledged, and each of them is let in or told when to come again', async () => {
    const at = await town();
    const { server, meeting, ideaId } = at;
    const inside = await Promise.all(
      Array.from({ length: 20 }, () =>
        Wire.at(server.url, { code: meeting.code, audience: 'public', token: newDevice() })
      )
    );
    const storm = { over: false };
    const acknowledged = async (wire: Wire): Promise<number> => {
      for (let n = 0; ; n += 1) {
        const ack = await wire.ask(vote(n, ideaId, n % 2 === 0));
        // Faster than twenty votes a second is too fast, storm or not; what counts is that there is an answer.
        if (ack?.ok !== true) expect(ack).toMatchObject({ ok: false, code: 'too-fast' });
        if (storm.over && n % 2 === 0 && ack?.ok) return n;
      }
    };
    const voting = Promise.all(inside.map(acknowledged));
    const answers = await Promise.all(
      Array.from({ length: 1500 }, async () => {
        const wire = await Wire.open(server.url);
        const answer = await wire.handshake(JSON.stringify({ code: meeting.code, audience: 'public' }));
        wire.close();
        return answer;
      })
    );
    storm.over = true;
    await voting;
    const told = /^4(?:0\/board|4\/board,.*"code":"busy".*"retryAfterMs":\d+)/;
    expect(answers.filter((answer) => !told.test(answer))).toEqual([]);
    await expect.poll(async () => (await votesOf(at))[ideaId]).toBe(20);
    for (const wire of inside) wire.close();
  }, 120_000);
});

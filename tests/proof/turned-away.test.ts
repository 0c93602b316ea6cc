import { expect, it } from 'vitest';
import { newDevice } from '../../realtime/devices.ts';
import { act, codeOf, meeting, serve } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';
import { Wire } from './wire.ts';

const INSIDE = 20;
const NEWCOMERS = 500;

it('PF-61 while the server does not keep up, every newcomer is told when to come again, and every vote of those inside is acknowledged', async () => {
  const clock = new HandClock();
  let late = 0;
  const server = await serve({ clock, late: () => late });
  const hall = await meeting(server, { moderation: 'post' });
  await act(hall, { type: 'meeting.open' });
  const code = await codeOf(hall);
  const come = (): Promise<Wire> => Wire.at(server.url, { code, audience: 'public', token: newDevice() });
  const inside = await Promise.all(Array.from({ length: INSIDE }, come));
  const submitted = await inside[0]!.ask('["command",{"id":"the-idea-1","type":"idea.submit","text":"More light"}]');
  const ideaId = submitted?.ok ? submitted.result.ideaId : undefined;

  late = 500;
  clock.advance(2500);
  const told = Array.from({ length: NEWCOMERS }, async () => {
    const wire = await Wire.open(server.url);
    const answer = await wire.handshake(JSON.stringify({ code, audience: 'public', token: newDevice(), since: 1 }));
    wire.close();
    return answer;
  });
  const votes = inside.flatMap((wire) =>
    [true, false, true].map((on, n) =>
      wire.ask(`["command",${JSON.stringify({ id: `vote-number-${n}`, type: 'vote.set', ideaId, on })}]`)
    )
  );
  const answers = await Promise.all(told);
  expect(answers.filter((answer) => !/^44\/board,.*"code":"busy".*"retryAfterMs":\d+/.test(answer))).toEqual([]);
  const acks = await Promise.all(votes);
  expect(acks.filter((ack) => ack?.ok)).toHaveLength(3 * INSIDE);
  expect(hall.here).toBe(INSIDE);

  late = 0;
  clock.advance(5000);
  (await come()).close();
  for (const wire of inside) wire.close();
}, 60_000);

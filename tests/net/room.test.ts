import { describe, expect, it } from 'vitest';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff } from './ground.ts';

const WORD = 'Take the lady at the back next';

describe('a word to the stage, over the wire', () => {
  it('SV-280 reaches staff, and nobody else: no snapshot, delta, page of the API or resync of a phone or a screen has it', async () => {
    const server = await serve();
    const hall = await meeting(server);
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const { cookie } = await staff(server.store, 'officer');
    const all: string[] = [];
    const follow = async (audience: 'public' | 'screen' | 'staff', note: (told: string) => void) => {
      const extraHeaders: Record<string, string> = audience === 'public' ? {} : { cookie };
      const socket = connect(server, { code, audience }, { extraHeaders });
      socket.onAny((event, ...told) => note(JSON.stringify([event, told])));
      await heard(socket, 'snapshot');
      return socket;
    };
    const [phone, screen, desk] = await Promise.all([
      follow('public', (told) => all.push(told)),
      follow('screen', (told) => all.push(told)),
      follow('staff', () => {}),
    ]);
    const told = heard(desk, 'delta');
    const others = [heard(phone, 'delta'), heard(screen, 'delta')];
    expect(await command(desk, { type: 'stage.note', text: WORD })).toMatchObject({ ok: true });
    expect(await told).toMatchObject({ puts: { note: { text: WORD } } });
    await Promise.all(others);
    for (const socket of [phone, screen]) {
      const again = heard(socket, 'snapshot');
      socket.emit('resync', { since: -1 });
      await again;
    }
    const board = await call(server, 'GET', `/api/meetings/${code}/board`);
    expect(all.length).toBeGreaterThanOrEqual(6);
    expect([...all, board.text].join('\n')).not.toContain(WORD);
    expect(await command(phone, { type: 'stage.note', text: 'Mine' })).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
  });

  it('SV-281 a command that arrives after it was wanted is refused, one that makes no sense of that as well', async () => {
    const server = await serve();
    const hall = await meeting(server);
    const code = await codeOf(hall);
    const { cookie } = await staff(server.store, 'officer');
    const desk = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie } });
    await heard(desk, 'snapshot');
    const blank = { type: 'stage.blank', on: true };
    expect(await command(desk, { ...blank, until: 1 })).toMatchObject({ ok: false, code: 'too-late' });
    expect(await command(desk, { ...blank, until: 'soon' })).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await command(desk, { ...blank, until: Date.now() + 60_000 })).toMatchObject({ ok: true });
  });
});

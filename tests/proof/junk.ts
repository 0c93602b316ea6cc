import type { Rng } from '../support/rng.ts';

/**
 * What no page of ours would ever send: seeded, and of every kind that somebody with bad intentions, or a bad phone, has
 * come up with. Well-formed commands are made elsewhere (`tests/meeting/random.ts`).
 */

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'then', 'length'];
const WRONG: readonly (() => unknown)[] = [
  () => null,
  () => 0,
  () => -1,
  () => 1e308,
  () => true,
  () => '',
  () => 'x'.repeat(2000),
  () => [],
  () => ['idea-1'],
  () => ({}),
  () => ({ toString: 'x', valueOf: null }),
  () => ({ _placeholder: true, num: 0 }),
];

const id = (rng: Rng): string => `junk-${rng.letters(12)}`;
const wrong = (rng: Rng): unknown => rng.pick(WRONG)();

/** Arguments of an event that has an acknowledgement, as JSON. Whatever is in it, it is answered with a refusal. */
export function malformedCommand(rng: Rng): string {
  const kind = rng.weighted({ payload: 3, id: 3, type: 4, field: 6, deep: 4, names: 3, nothing: 1 });
  if (kind === 'nothing') return rng.pick(['["command"]', '["command",null]', '["command",null,"more",{}]']);
  return `["command",${payload(kind, rng)}]`;
}

function payload(kind: 'payload' | 'id' | 'type' | 'field' | 'deep' | 'names', rng: Rng): string {
  switch (kind) {
    case 'payload':
      return JSON.stringify(wrong(rng));
    case 'id':
      return JSON.stringify({
        id: rng.pick([undefined, null, 7, '', 'short', 'x'.repeat(65), 'has spaces!', '../../etc', ['command-1'], {}]),
        type: 'vote.set',
        ideaId: 'idea-1',
        on: true,
      });
    case 'type':
      return JSON.stringify({ id: id(rng), type: rng.pick([...NAMES, 'vote', 'VOTE.SET', '', wrong(rng)]) });
    case 'field':
      return JSON.stringify({ id: id(rng), ...wrongField(rng) });
    case 'deep':
      return deep(rng, 33 + rng.int(400));
    case 'names':
      return `{"id":"${id(rng)}","type":"vote.set","${rng.pick(NAMES)}":{"on":true,"ideaId":"x","type":"meeting.close"}}`;
  }
}

/** A known command with a field of the wrong type, or without it. */
function wrongField(rng: Rng): object {
  return rng.pick<() => object>([
    () => ({ type: 'vote.set', ideaId: 'idea-1', on: rng.pick(['true', 1, null, [], undefined]) }),
    () => ({ type: 'vote.set', ideaId: rng.pick([null, 7, '', [], {}, 'x'.repeat(65)]), on: true }),
    () => ({ type: 'idea.submit', text: rng.pick([null, 7, true, [], {}, ['a text'], undefined]) }),
    () => ({ type: 'idea.submit', text: 'A text', category: rng.pick([null, 7, {}, 'x'.repeat(65)]) }),
    () => ({ type: 'idea.submit', text: 'A text', zip: rng.pick([null, 10453, [], 'x'.repeat(17)]) }),
    () => ({ type: 'idea.flag', ideaId: 'idea-1', reason: rng.pick([null, 7, 'because', '__proto__', {}, undefined]) }),
    () => ({ type: 'idea.appeal', ideaId: 'idea-1', text: rng.pick([null, 7, {}, ['a text'], undefined]) }),
    () => ({ type: 'idea.translate', ideaId: 'idea-1', lang: rng.pick([null, 7, {}, 'x'.repeat(65)]), text: 'x' }),
    () => ({ type: 'room.enter', code: rng.pick([null, 123456, {}, '1'.repeat(17), undefined]) }),
    () => ({ type: 'agenda.link', ideaIds: rng.pick<unknown>([null, 'idea-1', {}, [7], Array(2001).fill('idea-1')]) }),
    () => ({ type: 'idea.merge', ideaId: 'idea-1', into: rng.pick([null, 7, {}, undefined]) }),
    () => ({ type: 'idea.screen', ideaId: 'idea-1', reason: rng.pick([null, 7, {}, undefined]) }),
    () => ({ type: 'stage.timer', seconds: rng.pick(['60', [], {}, true, undefined]) }),
    () => ({ type: 'stage.show', ...rng.pick([{ mode: 'gone' }, { paging: 1 }, { language: '' }, { mode: null }]) }),
    () => ({ type: 'stage.spotlight', ideaId: rng.pick([7, [], {}, undefined]) }),
    () => ({
      type: 'meeting.configure',
      settings: rng.pick<unknown>([null, 7, [1], 'x', { title: 7 }, { zips: 'x' }]),
    }),
    () => ({ type: 'meeting.configure', settings: { votesPerResident: rng.pick([0, -1, 1.5, '3', 1e9]) } }),
    () => ({ type: 'meeting.configure', settings: { ballot: rng.pick([null, 'closed', 7, {}]) } }),
    () => ({ type: 'meeting.configure', settings: { contacts: rng.pick([null, '911', {}, { emergency: '' }]) } }),
    () => ({ type: 'meeting.configure', settings: { callUrl: rng.pick(['javascript:alert(1)', 'x', 'file:///etc']) } }),
  ])();
}

function deep(rng: Rng, depth: number): string {
  const [open, close] = rng.chance(0.5) ? ['[', ']'] : ['{"a":', '}'];
  return `{"id":"${id(rng)}","type":"idea.submit","text":"x","more":${open.repeat(depth)}1${close.repeat(depth)}}`;
}

/** A command whose payload is bytes. */
export function binaryCommand(rng: Rng): { readonly json: string; readonly attachment: Buffer } {
  const placeholder = '{"_placeholder":true,"num":0}';
  const json = rng.pick([
    `["command",${placeholder}]`,
    `["command",{"id":"${id(rng)}","type":"idea.submit","text":${placeholder}}]`,
    `["command",{"id":${placeholder},"type":"vote.set","ideaId":"idea-1","on":true}]`,
  ]);
  return { json, attachment: Buffer.alloc(rng.pick([0, 1, 1000, 50_000]), 0x7b) };
}

/** Frames that nobody need answer: events that do not exist, resyncs, acknowledgements of nothing. */
export function unanswered(rng: Rng): string {
  return rng.pick<() => string>([
    () => `42/board,["resync",${JSON.stringify(wrong(rng))}]`,
    () =>
      `42/board,["resync",{"since":${rng.pick(['null', '-1', '1.5', '1e300', '"3"', '{}', '[]', '0', '999999999'])}}]`,
    () => '42/board,["resync"]',
    () => `42/board,${rng.int(99)}["${rng.pick([...NAMES, 'error', 'message', 'snapshot', 'delta', 'goodbye'])}",{}]`,
    () => `42/board,[${rng.int(99)},{}]`,
    () => '42/board,["command"]',
    () => `42/board,["command",${JSON.stringify(wrong(rng))}]`,
    () => `43/board,${rng.int(99)}[{"ok":true}]`,
    () => '42/board,["error",{"message":"x"}]',
    () => '3',
  ])();
}

/** Frames after which the connection may be closed. `large`: over the limit, so that it must be. */
export function wild(rng: Rng): { readonly frames: readonly (string | Buffer)[]; readonly large: boolean } {
  const large = (frame: string | Buffer) => ({ frames: [frame], large: true });
  const odd = (...frames: (string | Buffer)[]) => ({ frames, large: false });
  return rng.pick<() => ReturnType<typeof wild>>([
    () =>
      large(
        `42/board,1["command",{"id":"${id(rng)}","type":"idea.submit","text":"${'x'.repeat(66_000 + rng.int(200_000))}"}]`
      ),
    () => large(Buffer.alloc(66_000 + rng.int(200_000))),
    () => odd(`42/board,1["${rng.pick(['connect', 'disconnect', 'disconnecting', 'newListener', 'connect_error'])}"]`),
    () => odd('42/board,1{"not":"a list"}'),
    () => odd('42/board,1[', '42/board,1'),
    () => odd('451-/board,1["command",{"_placeholder":true,"num":0}]', '42/board,2["command",null]'),
    () => odd('451-/board,1["command",{"_placeholder":true,"num":7}]', Buffer.from('x')),
    () => odd('451-/board,1["command",{"_placeholder":true,"num":"__proto__"}]', Buffer.from('x')),
    () => odd(`45${rng.pick(['999999999', '-1', '1e9', ''])}-/board,1["command",{}]`),
    () => odd(rng.pick(['4', '49', '4x', 'z', '', '0', '1', '5', '6', '40/board,{}', '44/board,"x"', '41/board,'])),
    () => odd('42/nowhere,1["command",{}]', '42["command",{}]'),
    () => odd(Buffer.from([0, 1, 2, 3])),
    () => odd(`42/board,1["command",${'['.repeat(20_000)}${']'.repeat(20_000)}]`),
  ])();
}

/** A handshake that cannot succeed. */
export function badHandshake(rng: Rng, code: string): { readonly namespace: string; readonly auth: string } {
  const auth = rng.pick<() => unknown>([
    () => ({}),
    () => ({ code: wrong(rng), audience: 'public' }),
    () => ({ code, audience: rng.pick([...NAMES, '', 'Public', null, 7]) }),
    () => ({ code, audience: rng.pick(['staff', 'screen']) }),
    () => ({ code, audience: rng.pick(['staff', 'screen']), token: 'x'.repeat(43), cookie: 'of_session=x' }),
    () => ({ code: 'NOSUCH', audience: 'public' }),
    () => ({ code: '__proto__', audience: 'public' }),
    () => ({ code, audience: 'public', since: rng.pick([-1, 1.5, '3', {}, 1e300]) }),
    () => ({ code, audience: 'public', token: rng.pick<unknown>([7, {}, [], 'x'.repeat(300)]) }),
    () => wrong(rng),
  ])();
  return {
    namespace: rng.chance(0.9) ? '/board' : rng.pick(['/', '/nowhere', '/__proto__']),
    auth: JSON.stringify(auth),
  };
}

/** Requests to the polling transport that are no requests of it. */
export function badPolling(rng: Rng): { readonly path: string; readonly init: RequestInit } {
  const sid = rng.pick(['', '&sid=__proto__', '&sid=nobody', `&sid=${'x'.repeat(500)}`]);
  const eio = rng.pick(['4', '3', '__proto__', '']);
  return {
    path: `/socket.io/?EIO=${eio}&transport=${rng.pick(['pollin', '__proto__', 'websocket'])}${sid}`,
    init: rng.chance(0.5) ? { method: 'POST', body: rng.pick(['', '4', '{', 'x'.repeat(100_000)]) } : { method: 'GET' },
  };
}

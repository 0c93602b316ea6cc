import { expect, it } from 'vitest';
import { checkTarget } from '../../realtime/agenda/publishing/links.ts';
import { previewOf } from '../../realtime/agenda/publishing/preview.ts';
import { DEFAULT_REOPEN_AT } from '../../src/lib/meeting/actions/action.ts';
import type { Run } from '../../src/lib/meeting/actions/blocks.ts';
import { emptyMeeting } from '../../src/lib/meeting/state.ts';
import { board, LIGHT, publish } from '../meeting/action-ground.ts';
import { commander } from '../meeting/cast.ts';

function previewWith(...runs: readonly Run[]) {
  const body = [{ kind: 'paragraph' as const, runs }];
  const action = { actionId: 'light-it', title: 'Light it', body, owner: '', due: null, area: '', ideaIds: [] };
  return previewOf(emptyMeeting(), { actions: [action], left: [], hash: 'a-hash' }, DEFAULT_REOPEN_AT).items[0];
}

it('PG-30 marks a mailbox and a number that a link of the agenda leads to, each once', () => {
  const ask = { text: 'ask', href: 'mailto:jane.miller@home.example' };
  expect(previewWith({ text: 'Please ' }, ask, { text: ' or ' }, ask)?.marked).toStrictEqual([
    { part: 'link', text: 'mailto:jane.miller@home.example', marks: [{ kind: 'email', from: 7, to: 31 }] },
  ]);
  const [call] = previewWith({ text: 'here', href: 'https://town.example/ask?who=%28212%29+555-0143' })?.marked ?? [];
  expect(call?.marks.map(({ kind, from, to }) => [kind, call.text.slice(from, to)])).toStrictEqual([
    ['phone', '(212)+555-0143'],
  ]);
});

it('PG-30 marks no link that leads to a page, and none that cannot be read', () => {
  for (const href of [
    'https://www.nyc.gov/site/dot/2026/11/index.page?id=lights#plan',
    'https://town.example/%E0%A4%A',
    'https://town.example/',
  ]) {
    expect(previewWith({ text: 'the plan', href })?.marked, href).toStrictEqual([]);
    expect(checkTarget(href).marks).toStrictEqual([]);
  }
});

it('PG-31 says that nothing but the target of a link changed, and how', () => {
  const plan = (href: string) => ({
    ...LIGHT,
    body: [{ kind: 'paragraph' as const, runs: [{ text: 'The plan', href }] }],
  });
  const { state } = board().and(commander, publish(plan('https://town.example/old'))).meeting;
  const next = { actions: [plan('https://town.example/new')], left: [], hash: 'a-hash' };
  const [change] = previewOf(state, next, DEFAULT_REOPEN_AT).items[0]?.changes ?? [];
  expect(change?.field).toBe('body');
  for (const kind of ['removed', 'added'] as const) {
    const words = change?.words.filter((one) => one.kind === kind).map(({ text }) => text);
    expect(words?.join(''), kind).toContain(kind === 'added' ? 'new' : 'old');
  }
});

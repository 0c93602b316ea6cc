import { expect, it } from 'vitest';
import { picturesTakenDown } from '../../src/lib/meeting/actions/redact.ts';
import { board, confirm, done, GUARD, LIGHT, light, minute, publish, published } from './action-ground.ts';
import { commander, MINUTE, resident, START } from './cast.ts';

const redact = { type: 'action.redact', actionId: 'light-it', reason: 'personal-data' } as const;

it('AC-30 what an action said before it was published last goes for good, and that it did is public', () => {
  const meeting = board().and(commander, publish({ ...LIGHT, title: 'Ask 212-555-0143', owner: 'John' }, GUARD));
  meeting.when(commander, redact).leadsTo();
  meeting.and(commander, publish({ ...LIGHT, title: 'Light it' }, GUARD));
  meeting
    .when(commander, redact)
    .leadsTo({ type: 'action.redacted', actionId: 'light-it' as never, updateId: null, reason: 'personal-data' });
  meeting.and(commander, redact);
  expect([...meeting.meeting.state.scrubbed].sort()).toStrictEqual(['text-3', 'text-5']);
  expect(light(meeting)).toMatchObject({ title: 'Light it', owner: 'Sector North' });
  expect(light(meeting).redactions).toStrictEqual([
    { at: minute(START + MINUTE), reason: 'personal-data', updateId: null },
  ]);
  meeting.when(commander, redact).leadsTo();
});

it('AC-31 so do the words of an update, its figures and its pictures; its status stays', () => {
  const meeting = published().and(commander, {
    type: 'action.update',
    actionId: 'light-it',
    status: 'done',
    text: 'Thanks to John Miller',
    result: { label: 'Calls to 212-555-0143', before: 4, after: 1, unit: 'calls' },
    pictures: [{ id: 'picture-1', alt: 'John' }],
  });
  meeting.and(commander, { ...redact, updateId: '1' });
  const at = minute(START + MINUTE);
  expect(light(meeting).updates).toStrictEqual([{ id: '1', at, status: 'done', redacted: 'personal-data' }]);
  expect([...meeting.meeting.state.scrubbed].sort()).toStrictEqual(['text-10', 'text-11', 'text-8', 'text-9']);
  meeting.when(commander, { ...redact, updateId: '1' }).leadsTo();
});

it('AC-33 one picture of an update is taken down by itself, with what describes it', () => {
  const pictures = ['picture-1', 'picture-2'].map((id) => ({ id, alt: `John, ${id}` }));
  const meeting = published()
    .and(commander, { type: 'action.update', actionId: 'light-it', text: 'Done', pictures })
    .and(commander, { type: 'action.update', actionId: 'light-it', text: 'More', pictures: pictures.slice(0, 1) });
  const down = { ...redact, updateId: '1', pictureId: 'picture-2' };
  meeting.and(commander, down);
  expect(light(meeting).updates[0]).toMatchObject({ text: 'Done', pictures: [{ id: 'picture-1' }] });
  expect(light(meeting).redactions).toMatchObject([{ updateId: '1', reason: 'personal-data', picture: true }]);
  expect(meeting.meeting.state.scrubbed.size).toBe(1);
  expect(picturesTakenDown(meeting.meeting.state)).toEqual(['picture-2']);
  meeting.when(commander, down).leadsTo();
  // One that another update shows as well is not gone yet.
  meeting.and(commander, { ...down, pictureId: 'picture-1' });
  expect(picturesTakenDown(meeting.meeting.state)).toEqual(['picture-2']);
  meeting.and(commander, { ...redact, updateId: '2' });
  expect(picturesTakenDown(meeting.meeting.state)).toEqual(['picture-2', 'picture-1']);
  meeting.when(commander, { ...redact, pictureId: 'picture-1' }).isRefused('unknown-action');
});

it('RC-106 what a resident wrote to staff with an answer is taken out for good; the answer counts, and nothing of it is public', () => {
  const meeting = published().and(commander, done);
  meeting.and(resident(2), confirm(false, 'Ask John Miller, 212-555-0143'));
  const [note] = light(meeting, 'staff').notes ?? [];
  if (!note) throw new Error('it is there');
  const before = light(meeting);
  meeting.and(commander, { ...redact, noteId: note.id });
  expect(light(meeting, 'staff').notes).toEqual([]);
  expect([...meeting.meeting.state.scrubbed]).toEqual([note.id]);
  expect(light(meeting)).toEqual(before);
  expect(light(meeting).disputed).toBe(1);
  meeting.when(commander, { ...redact, noteId: note.id }).leadsTo();
  meeting.and(resident(2), confirm(true));
  expect(light(meeting)).toMatchObject({ confirmed: 1, disputed: 0 });
});

it('AC-32 for a reason of the policy alone, and of what is there', () => {
  const meeting = published();
  meeting.when(commander, { ...redact, reason: 'because' }).isRefused('unknown-reason');
  meeting.when(commander, { ...redact, actionId: 'nothing' }).isRefused('unknown-action');
  meeting.when(commander, { ...redact, updateId: '1' }).isRefused('unknown-action');
});

import { describe, expect, it } from 'vitest';
import { actionFor, digit, type Press } from '../../src/lib/components/staff/keys.ts';
import { meanwhile } from '../../src/lib/components/staff/meanwhile.ts';
import { GAP, stretches, withoutMarks } from '../../src/lib/components/staff/redaction.ts';
import {
  isPublishAskedFirst,
  isPublishedFirst,
  undoing,
  verdictsFor,
  type Verdict,
} from '../../src/lib/components/staff/verdicts.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { PHASES, type Phase } from '../../src/lib/meeting/state.ts';
import { checkText } from '../../src/lib/meeting/textcheck.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import { moderator, resident, staff } from '../meeting/cast.ts';
import { given, type Given } from '../meeting/given.ts';

const submit = (text: string): CommandBody => ({ type: 'idea.submit', text });

/** One idea in each state that a moderator meets, with the commands that led to it from a waiting idea-2. */
const STATES: Readonly<Record<string, readonly CommandBody[]>> = {
  waiting: [],
  held: [{ type: 'idea.hold', ideaId: 'idea-2' }],
  published: [{ type: 'idea.publish', ideaId: 'idea-2' }],
  referred: [{ type: 'idea.screen', ideaId: 'idea-2', reason: 'not-police', referTo: 'Housing' }],
  declined: [{ type: 'idea.screen', ideaId: 'idea-2', reason: 'unclear' }],
  merged: [{ type: 'idea.merge', ideaId: 'idea-2', into: 'idea-1' }],
};
const TO_PHASE: Readonly<Record<Phase, readonly CommandBody['type'][]>> = {
  scheduled: [],
  gathering: [],
  live: [],
  paused: ['meeting.pause'],
  closed: ['meeting.close'],
  archived: ['meeting.close', 'meeting.archive'],
};

function ideaIn(state: string, phase: Phase = 'live'): Given {
  const meeting = given('live').published(1, 'the target').and(resident(2), submit('the idea'));
  for (const body of STATES[state] ?? []) meeting.and(moderator, body);
  for (const type of TO_PHASE[phase]) meeting.and(staff('commander'), { type } as CommandBody);
  return meeting;
}

const COMMANDS: Readonly<Record<Verdict, CommandBody>> = {
  publish: { type: 'idea.publish', ideaId: 'idea-2' },
  hold: { type: 'idea.hold', ideaId: 'idea-2' },
  refer: { type: 'idea.screen', ideaId: 'idea-2', reason: 'unrelated', referTo: 'Parks' },
  decline: { type: 'idea.screen', ideaId: 'idea-2', reason: 'unrelated' },
  restore: { type: 'idea.restore', ideaId: 'idea-2' },
  merge: { type: 'idea.merge', ideaId: 'idea-2', into: 'idea-1' },
  unmerge: { type: 'idea.unmerge', ideaId: 'idea-2' },
  redact: { type: 'idea.redact', ideaId: 'idea-2', text: 'another text' },
  answer: { type: 'idea.reply', ideaId: 'idea-2', text: 'an answer' },
  translate: { type: 'idea.translate', ideaId: 'idea-2', lang: 'es', text: 'la idea' },
  spotlight: { type: 'stage.spotlight', ideaId: 'idea-2' },
};
const viewOf = (meeting: Given): IdeaView => meeting.board('staff').ideas['idea-2'] as IdeaView;

describe('verdicts', () => {
  it('SC-11 what is offered is accepted, for every state, role and phase', () => {
    const phases = PHASES.filter((phase) => phase !== 'scheduled' && phase !== 'gathering');
    for (const state of Object.keys(STATES)) {
      for (const phase of phases) {
        const meeting = ideaIn(state, phase);
        for (const role of ['officer', 'moderator', 'commander', 'admin'] as const) {
          for (const verdict of verdictsFor(viewOf(meeting).state, role, phase)) {
            const { ok } = meeting.when(staff(role), COMMANDS[verdict]).decision;
            expect(ok, `${verdict} is offered to ${role} for a ${state} idea, ${phase}, and refused`).toBe(true);
          }
        }
      }
    }
    expect(verdictsFor('waiting', 'officer', 'live')).toEqual([]);
    expect(verdictsFor('published', 'officer', 'live')).toEqual(['spotlight']);
    expect(verdictsFor('waiting', 'moderator', 'live')).toContain('publish');
    expect(verdictsFor('published', 'officer', 'archived')).toEqual([]);
    expect(verdictsFor('published', 'admin', 'archived')).toEqual(['redact']);
  });

  it('SC-12 undoing brings back what was, or holds what the room has seen', () => {
    const asItStands = ({ state, reason, referredTo, mergedInto, reply, translations }: IdeaView) => ({
      state,
      reason,
      referredTo,
      mergedInto,
      reply: reply ?? '',
      translations: translations ?? {},
    });
    for (const state of Object.keys(STATES)) {
      for (const verdict of verdictsFor(viewOf(ideaIn(state)).state, 'moderator', 'live')) {
        if (verdict === 'redact' || verdict === 'spotlight') continue;
        const meeting = ideaIn(state);
        const before = viewOf(meeting);
        meeting.and(moderator, COMMANDS[verdict]);
        for (const body of undoing(COMMANDS[verdict], before)) meeting.and(moderator, body);
        const seen = state === 'waiting' && (verdict === 'publish' || verdict === 'refer');
        const expected = seen ? { ...asItStands(before), state: 'held' } : asItStands(before);
        expect(asItStands(viewOf(meeting)), `${verdict} on ${state}`).toEqual(expected);
      }
    }
    expect(undoing(COMMANDS.redact, viewOf(ideaIn('published')))).toEqual([]);
  });

  it('SC-27 publishing what is marked and unseen asks first', () => {
    const waiting = viewOf(ideaIn('waiting'));
    const marked = { ...waiting, marks: checkText('call 555-010-1234') };
    expect(isPublishAskedFirst(waiting, 'waiting')).toBe(false);
    for (const state of ['waiting', 'held', 'declined'] as const) expect(isPublishAskedFirst(marked, state)).toBe(true);
    expect(isPublishAskedFirst(marked, 'referred')).toBe(false);
  });

  it('SC-28 what needs the board says that publishing comes first', () => {
    const waiting = verdictsFor('waiting', 'moderator', 'live');
    expect(isPublishedFirst('answer', waiting)).toBe(true);
    expect(isPublishedFirst('spotlight', waiting)).toBe(true);
    expect(isPublishedFirst('unmerge', waiting)).toBe(false);
    expect(isPublishedFirst('answer', verdictsFor('published', 'moderator', 'live'))).toBe(false);
    expect(isPublishedFirst('spotlight', verdictsFor('withdrawn', 'moderator', 'live'))).toBe(false);
  });

  it('SC-29 a dialog notices what somebody else did to its idea', () => {
    const asked = viewOf(ideaIn('waiting'));
    expect(meanwhile(asked, { ...asked })).toBeNull();
    for (const state of ['published', 'held', 'declined'] as const) {
      expect(meanwhile(asked, viewOf(ideaIn(state)))).toBe(state);
    }
    expect(meanwhile(asked, { ...asked, text: 'other words' })).toBe('text');
    expect(meanwhile(asked, { ...asked, reply: 'yes' })).toBe('answer');
  });

  it('SC-13 a redaction starts without the marks', () => {
    const text = 'Call 555-010-1234 about the van 7KLM204, or mail a@b.example today';
    const marks = checkText(text);
    expect(marks).toHaveLength(3);
    expect(withoutMarks(text, marks)).toBe(`Call ${GAP} about the van ${GAP}, or mail ${GAP} today`);
    expect(withoutMarks('nothing here', [])).toBe('nothing here');
    expect(
      stretches(text, marks)
        .map((stretch) => stretch.text)
        .join('')
    ).toBe(text);
    expect(stretches(text, marks).filter((stretch) => stretch.mark !== null)).toHaveLength(3);
  });
});

describe('shortcuts', () => {
  const press = (key: string, more: Partial<Press> = {}): Press => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    repeat: false,
    defaultPrevented: false,
    ...more,
  });

  it('SC-14 only a plain press outside of fields is a shortcut', () => {
    expect(actionFor(press('p'), false)).toBe('publish');
    expect(actionFor(press('P'), false)).toBe('publish');
    expect(actionFor(press('ArrowDown'), false)).toBe('down');
    expect(actionFor(press('?'), false)).toBe('help');
    expect(actionFor(press('q'), false)).toBeNull();
    expect(actionFor(press('p'), true)).toBeNull();
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'repeat', 'defaultPrevented'] as const) {
      expect(actionFor(press('d', { [held]: true }), false), held).toBeNull();
    }
    expect(actionFor(press('j', { repeat: true }), false)).toBe('down');
    expect(digit(press('3'), 5)).toBe(2);
    expect(digit(press('6'), 5)).toBeNull();
    expect(digit(press('0'), 5)).toBeNull();
    expect(digit(press('1', { ctrlKey: true }), 5)).toBeNull();
  });
});

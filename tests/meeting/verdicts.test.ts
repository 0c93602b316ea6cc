import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Verdict } from '../../src/lib/meeting/state.ts';
import { idea, moderator, participant, resident, textId } from './cast.ts';
import { given, type Given } from './given.ts';

const publish = { type: 'idea.publish', ideaId: 'idea-1' } as const;
const hold = { type: 'idea.hold', ideaId: 'idea-1' } as const;
const restore = { type: 'idea.restore', ideaId: 'idea-1' } as const;
const decline = { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' } as const;
const refer = { type: 'idea.screen', ideaId: 'idea-1', reason: 'not-police', referTo: '311' } as const;
const withdraw = { type: 'idea.withdraw', ideaId: 'idea-1' } as const;

const waiting = (): Given => given('live').and(resident(1), { type: 'idea.submit', text: 'A lamp' });
const published = (): Given => waiting().and(moderator, publish);

const FROM: Record<Verdict, () => Given> = {
  waiting,
  held: () => waiting().and(moderator, hold),
  published,
  referred: () => waiting().and(moderator, refer),
  declined: () => waiting().and(moderator, decline),
  withdrawn: () => waiting().and(resident(1), withdraw),
};

/** From each verdict, to which one a command leads; `same`: nothing to change. */
const VERDICTS: Record<string, [CommandBody, Record<Verdict, Verdict | 'same' | 'refused'>]> = {
  publish: [
    publish,
    {
      waiting: 'published',
      held: 'published',
      published: 'same',
      referred: 'published',
      declined: 'published',
      withdrawn: 'refused',
    },
  ],
  hold: [
    hold,
    { waiting: 'held', held: 'same', published: 'held', referred: 'held', declined: 'refused', withdrawn: 'refused' },
  ],
  restore: [
    restore,
    {
      waiting: 'refused',
      held: 'waiting',
      published: 'refused',
      referred: 'published',
      declined: 'waiting',
      withdrawn: 'refused',
    },
  ],
  decline: [
    decline,
    {
      waiting: 'declined',
      held: 'declined',
      published: 'declined',
      referred: 'declined',
      declined: 'same',
      withdrawn: 'refused',
    },
  ],
  refer: [
    refer,
    {
      waiting: 'referred',
      held: 'referred',
      published: 'referred',
      referred: 'same',
      declined: 'referred',
      withdrawn: 'refused',
    },
  ],
};
const CASES = Object.entries(VERDICTS).flatMap(([name, [body, table]]) =>
  (Object.keys(table) as Verdict[]).map((from) => ({ name, body, from, to: table[from] }))
);

describe('verdicts', () => {
  it.each(CASES)('MT-32 $name what is $from: $to', ({ body, from, to }) => {
    const meeting = FROM[from]();
    if (to === 'refused') {
      meeting.when(moderator, body).isRefused('wrong-state');
      return;
    }
    if (to === 'same') meeting.when(moderator, body).leadsTo();
    meeting.and(moderator, body);
    expect(meeting.self(participant(1)).ideas['idea-1']?.state).toBe(to === 'same' ? from : to);
  });

  it.each([publish, hold, restore, decline, refer])('MT-33 a merged idea gets no verdict of its own: $type', (body) => {
    const meeting = given('live').published(1, 'A lamp', 'A bench').merged('idea-1', 'idea-2');
    meeting.when(moderator, body).isRefused('wrong-state');
    meeting.when(moderator, { ...body, ideaId: 'idea-9' }).isRefused('unknown-idea');
  });

  it('MT-34 a referral leaves the text public, with the reason and where it went', () => {
    const meeting = published().and(moderator, refer);
    const shown = { text: 'A lamp', state: 'referred', reason: 'not-police', referredTo: '311' };
    expect(meeting.board().ideas['idea-1']).toMatchObject(shown);
    expect(meeting.board().tally.screened).toStrictEqual({});
    expect(meeting.self(participant(1)).ideas['idea-1']).toMatchObject(shown);
  });

  it('MT-35 a declined text leaves every public output, and its reason is counted', () => {
    const meeting = published().backed('idea-1', 2).and(moderator, decline);
    for (const audience of ['public', 'screen'] as const) {
      const board = meeting.board(audience);
      expect(board).toMatchObject({ ideas: {}, votes: {}, tally: { ideas: 0, votes: 0, screened: { unclear: 1 } } });
      expect(JSON.stringify(board)).not.toContain('A lamp');
    }
    expect(meeting.self(participant(1)).ideas['idea-1']).toMatchObject({
      state: 'declined',
      reason: 'unclear',
      text: 'A lamp',
    });
  });

  it('MT-36 another reason, a referral or a restoration takes it out of the count again', () => {
    const meeting = waiting()
      .and(moderator, decline)
      .and(moderator, { ...decline, reason: 'hateful' });
    expect(meeting.board().tally.screened).toStrictEqual({ hateful: 1 });
    expect(meeting.and(moderator, refer).board().tally.screened).toStrictEqual({});
    meeting.and(moderator, decline).and(moderator, restore);
    expect(meeting.board().tally.screened).toStrictEqual({});
    expect(meeting.board().ideas['idea-1']).toMatchObject({ state: 'published' });
    expect(meeting.board().ideas['idea-1']).not.toHaveProperty('reason');
  });

  it('MT-37 the reason must be one of the published policy', () => {
    for (const reason of ['because', '', '__proto__', 'constructor']) {
      waiting()
        .when(moderator, { ...decline, reason })
        .isRefused('unknown-reason');
    }
  });

  it('MT-38 a destination may be typed: cleaned, 1 to 80 characters', () => {
    const meeting = waiting();
    meeting.when(moderator, { ...refer, referTo: ' \u200B ' }).isRefused('text-empty');
    meeting.when(moderator, { ...refer, referTo: 'x'.repeat(81) }).isRefused('text-too-long');
    meeting
      .when(moderator, { ...refer, referTo: ' Parks\n and pools ' })
      .leadsTo({ type: 'idea.screened', ideaId: idea(1), reason: 'not-police', referTo: 'Parks and pools' });
  });

  it('MT-39 what comes back to the board keeps its number and its time', () => {
    const meeting = published().and(resident(1), { type: 'idea.submit', text: 'A bench' });
    const before = meeting.board().ideas['idea-1'];
    meeting
      .and(moderator, decline)
      .later(3_600_000)
      .and(moderator, { ...publish, ideaId: 'idea-2' })
      .and(moderator, restore);
    expect(meeting.board().ideas['idea-1']).toStrictEqual(before);
    expect(meeting.board().ideas['idea-2']?.order).toBe(2);
  });

  it('MT-40 redacting replaces the text, for every audience and the author, and names the old one to be scrubbed', () => {
    const meeting = published();
    const redact = { type: 'idea.redact', ideaId: 'idea-1', text: ' The lamp at [removed] ' } as const;
    meeting
      .when(moderator, redact)
      .leadsTo({ type: 'idea.redacted', ideaId: idea(1), textId: textId(2) })
      .withTexts({ 'text-2': 'The lamp at [removed]' });
    meeting.and(moderator, redact);
    for (const audience of ['public', 'screen', 'staff'] as const) {
      expect(meeting.board(audience).ideas['idea-1']).toMatchObject({ text: 'The lamp at [removed]', redacted: true });
    }
    expect(meeting.self(participant(1)).ideas['idea-1']?.text).toBe('The lamp at [removed]');
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-1']);
  });

  it('MT-40 every earlier text is scrubbed, the present one never', () => {
    const redact = { type: 'idea.redact', ideaId: 'idea-1' } as const;
    const meeting = published()
      .and(moderator, { ...redact, text: 'One' })
      .and(moderator, { ...redact, text: 'Two' });
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-1', 'text-2']);
    meeting.when(moderator, { ...redact, text: 'Two' }).leadsTo();
    meeting.when(moderator, { ...redact, text: ' ' }).isRefused('text-empty');
    meeting.when(moderator, { ...redact, text: 'x'.repeat(501) }).isRefused('text-too-long');
  });

  it('MT-41 any idea can be redacted, also what was declined, merged or taken back', () => {
    const redact = { type: 'idea.redact', ideaId: 'idea-1', text: 'Removed' } as const;
    const redacted = { type: 'idea.redacted', ideaId: idea(1) };
    const merged = given('live').published(1, 'A lamp', 'A bench').merged('idea-1', 'idea-2');
    for (const meeting of [FROM.declined(), FROM.withdrawn(), FROM.held(), merged]) {
      expect(meeting.when(moderator, redact).decision).toMatchObject({ ok: true, events: [redacted] });
    }
  });

  it('MT-42 an official reply stands beside the idea; an empty one takes it away, and replaced words are scrubbed', () => {
    const reply = { type: 'idea.reply', ideaId: 'idea-1' } as const;
    const meeting = published().and(moderator, { ...reply, text: ' It is on order.\n' });
    expect(meeting.board().ideas['idea-1']?.reply).toBe('It is on order.');
    expect(meeting.self(participant(1)).ideas['idea-1']?.reply).toBe('It is on order.');
    meeting.and(moderator, { ...reply, text: 'It is there.' });
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-2']);
    meeting
      .when(moderator, { ...reply, text: ' \u200B' })
      .leadsTo({ type: 'idea.replied', ideaId: idea(1), textId: null });
    expect(meeting.and(moderator, { ...reply, text: '' }).board().ideas['idea-1']).not.toHaveProperty('reply');
  });

  it('MT-42 a reply has up to 1,000 characters, and answers what people can see', () => {
    const reply = { type: 'idea.reply', ideaId: 'idea-1', text: 'x'.repeat(1001) } as const;
    published().when(moderator, reply).isRefused('text-too-long');
    waiting().when(moderator, reply).isRefused('wrong-state');
    published()
      .when(moderator, { ...reply, text: 'x'.repeat(1000) })
      .withTexts({ 'text-2': 'x'.repeat(1000) });
  });
});

import { describe, expect, it } from 'vitest';
import { senderOf } from '../../src/lib/meeting/actors.ts';
import { recall, GENERATION } from '../../src/lib/meeting/receipts.ts';
import { commandId, moderator, resident } from './cast.ts';
import { given } from './given.ts';
import { fold } from './test-meeting.ts';

const lamp = { type: 'idea.submit', text: 'A lamp' } as const;
const vote = (on: boolean) => ({ type: 'vote.set', ideaId: 'idea-1', on }) as const;
const sender = senderOf(resident(1));

describe('commands that are sent again', () => {
  it('MT-61 the same command again has one effect and its first result', () => {
    const { meeting } = given('live', { moderation: 'post' });
    meeting.do(resident(1), lamp, commandId(7));
    const { version } = meeting.state;
    for (let n = 0; n < 10; n += 1) {
      expect(meeting.do(resident(1), lamp, commandId(7))).toMatchObject({
        ok: true,
        events: [],
        result: { ideaId: 'idea-1' },
      });
    }
    expect(meeting.state.version).toBe(version);
    expect(recall(meeting.state, sender, commandId(7))).toStrictEqual({ version, result: { ideaId: 'idea-1' } });
  });

  it('MT-62 a command’s id counts for its sender only', () => {
    const { meeting } = given('live', { moderation: 'post' });
    meeting.do(resident(1), lamp, commandId(7));
    meeting.do(resident(2), lamp, commandId(7));
    expect(meeting.state.ideas.size).toBe(2);
  });

  it('MT-63 a command that changed nothing is noted in the log: its retry, much later, changes nothing either', () => {
    const { meeting } = given('live').published(9, 'A lamp');
    meeting.do(resident(1), vote(false), commandId(7));
    expect(meeting.log.at(-1)?.event).toMatchObject({ type: 'command.noted', by: sender, cmd: commandId(7) });
    meeting.do(resident(1), vote(true), commandId(8));
    meeting.do(resident(1), vote(false), commandId(7));
    expect(meeting.state.ideas.get('idea-1' as never)?.supporters.size).toBe(1);
  });

  it('MT-64 a refusal is not remembered: what was refused can be asked again', () => {
    const { meeting } = given('scheduled');
    expect(meeting.do(resident(1), lamp, commandId(7))).toMatchObject({ ok: false, code: 'wrong-phase' });
    meeting.do(moderator, { type: 'meeting.open' });
    expect(meeting.do(resident(1), lamp, commandId(7))).toMatchObject({ ok: true, result: { ideaId: 'idea-1' } });
  });

  it('MT-65 receipts are in the log: a replay remembers the same', () => {
    const { meeting } = given('live');
    meeting.do(resident(1), lamp, commandId(7));
    const receipt = recall(meeting.state, sender, commandId(7));
    expect(receipt).not.toBeNull();
    expect(recall(fold(meeting.log), sender, commandId(7))).toStrictEqual(receipt);
  });

  it('MT-65 the id is on the last event of a command, with what it was answered', () => {
    const { meeting } = given('live', { moderation: 'post' });
    meeting.do(resident(1), lamp, commandId(7));
    const [submitted, published] = meeting.log.slice(-2).map((entry) => entry.event);
    expect(submitted).not.toHaveProperty('cmd');
    expect(published).toMatchObject({ type: 'idea.published', cmd: commandId(7), result: { ideaId: 'idea-1' } });
  });

  it('MT-66 a sender’s last 256 commands are remembered, and never more than 512', () => {
    const { meeting } = given('live').published(9, 'A lamp');
    const known = (n: number): boolean => recall(meeting.state, sender, commandId(n)) !== null;
    for (let n = 1; n <= 3 * GENERATION; n += 1) {
      meeting.do(resident(1), vote(n % 2 === 1), commandId(n));
      expect(known(Math.max(1, n - GENERATION + 1))).toBe(true);
    }
    expect([known(1), known(GENERATION), known(GENERATION + 1), known(3 * GENERATION)]).toStrictEqual([
      false,
      false,
      true,
      true,
    ]);
    const receipts = meeting.state.receipts.get(sender);
    expect((receipts?.recent.size ?? 0) + (receipts?.older.size ?? 0)).toBeLessThanOrEqual(2 * GENERATION);
  });
});

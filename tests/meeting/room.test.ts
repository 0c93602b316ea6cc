import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import { commander, moderator, participant, resident } from './cast.ts';
import { given } from './given.ts';

const enter = { type: 'room.enter', code: '123456' } as const;
const inRoom = (n: number): Actor => ({ ...resident(n), sawRoomCode: true });
const vote = (ideaId: string, on = true) => ({ type: 'vote.set', ideaId, on }) as const;
const meetingInRoom = () => given('live', { ballot: 'room' }).published(1, 'A lamp', 'A bench');

describe('who is in the room', () => {
  it('MT-98 somebody with the code on the screen enters, once; a wrong code or an open ballot lets nobody in', () => {
    const meeting = meetingInRoom();
    meeting.when(resident(2), enter).isRefused('wrong-room-code');
    meeting.when(inRoom(2), enter).leadsTo({ type: 'participant.entered' });
    expect(meeting.self(participant(2)).inRoom).toBe(false);
    meeting.and(inRoom(2), enter).when(inRoom(2), enter).leadsTo();
    expect(meeting.self(participant(2)).inRoom).toBe(true);
    expect(meeting.board().tally.participants).toBe(2);
    given('live').when(inRoom(2), enter).isRefused('wrong-room-code');
  });

  it('MT-99 votes of people in the room are counted apart as well, for every audience', () => {
    const meeting = meetingInRoom().and(inRoom(2), enter).backed('idea-1', 2, 3).backed('idea-2', 3);
    for (const audience of ['public', 'screen', 'staff'] as const) {
      const board = meeting.board(audience);
      expect([board.votes, board.inRoom]).toStrictEqual([{ 'idea-1': 2, 'idea-2': 1 }, { 'idea-1': 1 }]);
    }
    meeting.and(resident(2), vote('idea-1', false));
    expect(meeting.board().inRoom).toStrictEqual({});
  });

  it('MT-100 who enters later brings the votes that were cast before', () => {
    const meeting = meetingInRoom().backed('idea-1', 2, 3).backed('idea-2', 2).merged('idea-2', 'idea-1');
    meeting.and(inRoom(2), enter);
    expect(meeting.board().inRoom).toStrictEqual({ 'idea-1': 1 });
    meeting.and(moderator, { type: 'idea.unmerge', ideaId: 'idea-2' });
    expect(meeting.board().inRoom).toStrictEqual({ 'idea-1': 1, 'idea-2': 1 });
  });

  it('MT-101 in a merged group a person in the room counts once, and leaves it whole', () => {
    const meeting = meetingInRoom()
      .and(inRoom(2), enter)
      .and(inRoom(3), enter)
      .backed('idea-1', 2, 3)
      .backed('idea-2', 2, 4);
    meeting.merged('idea-2', 'idea-1');
    expect([meeting.board().votes, meeting.board().inRoom]).toStrictEqual([{ 'idea-1': 3 }, { 'idea-1': 2 }]);
    meeting.and(resident(2), vote('idea-2', false));
    expect([meeting.board().votes, meeting.board().inRoom]).toStrictEqual([{ 'idea-1': 2 }, { 'idea-1': 1 }]);
    meeting.and(moderator, { type: 'idea.unmerge', ideaId: 'idea-2' });
    expect(meeting.board().inRoom).toStrictEqual({ 'idea-1': 1 });
  });

  it('MT-102 they are shown while the ballot is that of the room, and kept while it is not', () => {
    const meeting = meetingInRoom().and(inRoom(2), enter).backed('idea-1', 2);
    meeting.and(commander, { type: 'meeting.configure', settings: { ballot: 'open' } });
    expect(meeting.board().inRoom).toStrictEqual({});
    meeting.and(commander, { type: 'meeting.configure', settings: { ballot: 'room' } });
    expect(meeting.board().inRoom).toStrictEqual({ 'idea-1': 1 });
  });
});

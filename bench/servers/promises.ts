/** Meetings that are over, with published actions on which something was reported; made by issuing commands. */
import type { Halls } from '../../realtime/halls.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import { ACTION_STATUSES } from '../../src/lib/meeting/actions/action.ts';
import { parseStaffId } from '../../src/lib/meeting/ids.ts';
import { act, liveMeeting } from './meeting.ts';

const PLACES = ['Alder', 'Birch', 'Cedar', 'Linden', 'Maple', 'Willow'] as const;

export async function promisedMeetings(halls: Halls, meetings: number, each: number): Promise<void> {
  const staff = parseStaffId('commander-1');
  if (!staff) throw new Error('this is a member of staff');
  const commander: Actor = { role: 'commander', staff };
  for (let n = 0; n < meetings; n += 1) {
    const { hall, ideaIds } = await liveMeeting(halls, each);
    await act(hall, commander, { type: 'meeting.configure', settings: { area: `Precinct ${n % 8}` } });
    const actions = ideaIds.map((ideaId, at) => ({
      actionId: `action-${at}`,
      title: `Light the underpass at ${PLACES[at % PLACES.length]} and ${n}th and walk it nightly until it is lit`,
      body: [
        { kind: 'paragraph' as const, runs: [{ text: 'Towers by Friday; a foot post from six to ten until then.' }] },
      ],
      owner: `Sector ${at}`,
      due: at % 2 === 0 ? '2020-01-31' : '2040-12-12',
      area: 'The underpass',
      ideaIds: [ideaId],
    }));
    await act(hall, commander, { type: 'agenda.publish', previewHash: 'measured', actions, reopenAt: 3 });
    for (const [at, { actionId }] of actions.entries()) {
      await act(hall, commander, {
        type: 'action.update',
        actionId,
        status: ACTION_STATUSES[at % ACTION_STATUSES.length],
        percent: (at * 20) % 100,
        text: 'The towers stand since Thursday. The lighting department repairs the main on the second.',
        result: { label: 'Reports of darkness a month', before: 14, after: at, unit: 'reports' },
      });
    }
    await act(hall, commander, { type: 'meeting.close' });
  }
}

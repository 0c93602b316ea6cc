import { expect, it } from 'vitest';
import { RIGHTS } from '../../realtime/api/rights.ts';

const all = ['officer', 'moderator', 'commander', 'admin'];
it('SV-33 the table of rights, spelled out', () => {
  expect(RIGHTS).toEqual({
    'meetings.create': ['moderator', 'commander', 'admin'],
    'meeting.rehearse': ['moderator', 'commander', 'admin'],
    'areas.read': all,
    'areas.keep': ['admin'],
    'agency.read': all,
    'agency.keep': ['admin'],
    'people.manage': ['admin'],
    'account.own': all,
    'agency.log': ['commander', 'admin'],
    'meeting.configure': all,
    'meeting.hold': ['commander', 'admin'],
    'meeting.release': ['admin'],
    'action.report': ['commander', 'admin'],
    'board.inside': all,
    'records.read': ['commander', 'admin'],
    'agenda.follow': all,
    'agenda.edit': ['commander', 'admin'],
  });
});

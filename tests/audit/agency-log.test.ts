import { expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { AGENCY_STREAM, AgencyLog } from '../../realtime/agency-log.ts';
import { parseStaffId, type StaffId } from '../../src/lib/meeting/ids.ts';

const admin = parseStaffId('admin-1') as StaffId;

it('AT-01 an act is recorded with who and when, in order', async () => {
  const { log } = createMemoryStore();
  let now = 1000;
  const agency = new AgencyLog(log, { now: () => (now += 1) });
  await agency.record({ type: 'staff.invited', staff: 'officer-7', role: 'officer' }, admin);
  await agency.record({ type: 'staff.disabled', staff: 'officer-7' }, 'command-line');
  await agency.record({ type: 'meeting.wiped', meeting: 'm-1', code: 'ABC234' }, 'system');
  expect(await agency.read()).toEqual([
    {
      version: 1,
      at: 1001,
      by: 's:admin-1',
      type: 'staff.invited',
      act: { type: 'staff.invited', staff: 'officer-7', role: 'officer' },
    },
    {
      version: 2,
      at: 1002,
      by: 'command-line',
      type: 'staff.disabled',
      act: { type: 'staff.disabled', staff: 'officer-7' },
    },
    {
      version: 3,
      at: 1003,
      by: 'system',
      type: 'meeting.wiped',
      act: { type: 'meeting.wiped', meeting: 'm-1', code: 'ABC234' },
    },
  ]);
});

it('AT-02 three processes that record at once lose nothing and repeat nothing', async () => {
  const data = emptyData();
  const logs = [1, 2, 3].map(() => new AgencyLog(createMemoryStore(data).log, { now: () => 5 }));
  const names = Array.from({ length: 30 }, (_, n) => `staff-${n}`);
  await Promise.all(names.map((staff, n) => logs[n % 3]!.record({ type: 'staff.enabled', staff }, admin)));
  const told = await logs[0]!.read();
  const recorded = told.map(({ act }) => (act?.type === 'staff.enabled' ? act.staff : 'another'));
  expect(recorded.sort()).toEqual(names.sort());
  expect(told.map(({ version }) => version)).toEqual(names.map((_, n) => n + 1));
});

it('AT-03 an act of a newer release is kept and shown as unknown', async () => {
  const { log } = createMemoryStore();
  await log.append(AGENCY_STREAM, 0, { events: [{ type: 'moon.landed', at: 7, by: 'system' }], texts: {} });
  const agency = new AgencyLog(log, { now: () => 8 });
  expect(await agency.read()).toEqual([{ version: 1, at: 7, by: 'system', type: 'moon.landed', act: null }]);
});

import { expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { checkChain } from '../../realtime/audit/check.ts';
import { Halls } from '../../realtime/halls.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import { moderator, resident } from '../meeting/cast.ts';

it('AT-15 two nodes that race for a meeting write one chain: who loses ties its batch anew', async () => {
  const data = emptyData();
  const nodes = [1, 2].map(() => {
    const store = { ...createMemoryStore(data), kind: 'mongo' as const };
    return new Halls({ store, report: (what, error) => expect.fail(`${what}: ${String(error)}`) });
  });
  const made = await nodes[0]!.create({ ...DEFAULT_SETTINGS, title: 'Elm' }, { by: 's:a1' });
  const halls = [made, await nodes[1]!.byId(made.meeting)];
  const open = { type: 'meeting.open', id: 'open-the-hall' as CommandId } as const;
  await halls[0]!.submit(moderator, open);
  const acks = await Promise.all(
    Array.from({ length: 60 }, (_, n) => {
      const command = { type: 'idea.submit', text: `Idea ${n}`, id: `submit-${n}-id` as CommandId } as const;
      return halls[n % 2]!.submit(resident(n), command);
    })
  );
  expect(acks.every((ack) => ack.ok)).toBe(true);
  const batches = await createMemoryStore(data).log.read(made.meeting, 0);
  const report = checkChain(made.meeting, batches);
  expect(report).toMatchObject({ chainedFrom: 1, findings: [], missingTexts: [] });
  expect(report.head.version).toBe(62);
  await Promise.all(nodes.map((node) => node.close()));
});

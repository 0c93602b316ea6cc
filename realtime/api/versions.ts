import { z } from 'zod';
import { NOW, VERSION_NAME_LIMIT } from '../../src/lib/protocol/agenda-versions.ts';
import type { AgencyAct } from '../../src/lib/agency/acts.ts';
import { RefusedVersion } from '../agenda/versions/keep.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { Caller } from '../auth.ts';
import type { ApiDeps } from './deps.ts';
import { hallOf, staffIdOf } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { requireRightIn, type Right } from './rights.ts';

const version = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['named', 'before-restore']),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.number().int(),
});
const line = z.object({ id: z.string(), kind: z.string(), title: z.string(), text: z.string() });
const words = z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }));
const changes = z.array(z.object({ field: z.string(), words }));
const comparison = z.object({
  added: z.array(line),
  removed: z.array(line),
  moved: z.array(line.extend({ from: z.number().int(), to: z.number().int() })),
  reworded: z.array(line.extend({ changes })),
  elsewhere: changes,
  same: z.boolean(),
});

const ID = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const name = z.string().trim().min(1).max(VERSION_NAME_LIMIT);
const PATH = '/api/meetings/:code/agenda/versions';
/** Every answer of a version that is not there. */
const UNKNOWN = ['unknown-meeting', 'unknown-version'] as const;

/** Named versions of a meeting's agenda. */
export function versionOperations({ store, halls, versions, agencyLog }: ApiDeps): readonly Operation[] {
  /** Where the caller has that right. @throws Problem `unknown-meeting`, `not-allowed` */
  const meetingFor = async (caller: Caller, right: Right, code: string): Promise<MeetingId> => {
    const { meeting } = await hallOf(halls, code);
    await requireRightIn(store.directory.assignments, caller.staff, meeting, right);
    return meeting;
  };

  type Done = 'kept' | { readonly restored: string } | { readonly deleted: string };
  const record = async ({ staff }: Caller, meeting: MeetingId, done: Done): Promise<void> => {
    const { code = '' } = (await store.directory.meetings.byId(meeting)) ?? {};
    const actOf = (): AgencyAct => {
      if (done === 'kept') return { type: 'agenda.version-kept', meeting, code };
      if ('restored' in done) return { type: 'agenda.version-restored', meeting, code, version: done.restored };
      return { type: 'agenda.version-deleted', meeting, code, version: done.deleted };
    };
    await agencyLog.record(actOf(), staffIdOf(staff));
  };

  const list = operation(
    {
      method: 'get',
      path: PATH,
      summary: 'The versions of an agenda that were kept',
      right: 'agenda.follow',
      answers: { 200: { description: 'Newest first.', schema: z.object({ versions: z.array(version) }) } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, caller }) =>
      c.json({ versions: await versions.list(await meetingFor(caller, 'agenda.follow', param('code'))) })
  );

  const keep = operation(
    {
      method: 'post',
      path: PATH,
      summary: 'Keep the agenda as it is now, under a name',
      right: 'agenda.edit',
      body: z.object({ name }),
      answers: { 201: { description: 'Kept.', schema: z.object({ version }) } },
      problems: ['unknown-meeting', 'too-many-versions'],
    },
    async ({ c, param, body, caller }) => {
      const meeting = await meetingFor(caller, 'agenda.edit', param('code'));
      const kept = heard(versions.keep(meeting, body.name, caller.staff, () => record(caller, meeting, 'kept')));
      return c.json({ version: await kept }, 201);
    }
  );

  const compare = operation(
    {
      method: 'get',
      path: `${PATH}/compare`,
      summary: 'What was added, removed, moved and reworded between two versions',
      description: `Each is the id of a version, or \`${NOW}\` for the agenda as it is now.`,
      right: 'agenda.follow',
      query: z.object({ from: ID, to: ID.default(NOW) }),
      answers: { 200: { description: 'The comparison.', schema: z.object({ comparison }) } },
      problems: UNKNOWN,
    },
    async ({ c, param, query, caller }) => {
      const meeting = await meetingFor(caller, 'agenda.follow', param('code'));
      const compared = heard(versions.compare(meeting, query.from, query.to));
      return c.json({ comparison: await compared });
    }
  );

  const read = operation(
    {
      method: 'get',
      path: `${PATH}/:version`,
      summary: 'One version: its items and notes, as plain text',
      right: 'agenda.follow',
      answers: { 200: { description: 'The version.', schema: z.object({ version, items: z.array(line) }) } },
      problems: UNKNOWN,
    },
    async ({ c, param, caller }) => {
      const meeting = await meetingFor(caller, 'agenda.follow', param('code'));
      return c.json(await heard(versions.read(meeting, param('version'))));
    }
  );

  const restore = operation(
    {
      method: 'post',
      path: `${PATH}/:version/restore`,
      summary: 'Make the agenda look as it did, by a change within it',
      description:
        'Those who write in it see it happen. What was there is kept as a version of the kind `before-restore`; it is `null` where nothing had to change.',
      right: 'agenda.edit',
      answers: { 200: { description: 'Restored.', schema: z.object({ before: version.nullable() }) } },
      problems: [...UNKNOWN, 'too-large'],
    },
    async ({ c, param, caller }) => {
      const meeting = await meetingFor(caller, 'agenda.edit', param('code'));
      const id = param('version');
      const restored = heard(
        versions.restore(meeting, id, caller.staff, () => record(caller, meeting, { restored: id }))
      );
      return c.json({ before: await restored });
    }
  );

  const remove = operation(
    {
      method: 'delete',
      path: `${PATH}/:version`,
      summary: 'Delete a version for good',
      description: 'For words that nobody should read any more. The agenda as it is now stays as it is.',
      right: 'agenda.edit',
      answers: { 204: { description: 'Deleted.' } },
      problems: [...UNKNOWN, 'on-hold'],
    },
    async ({ c, param, caller }) => {
      const meeting = await meetingFor(caller, 'agenda.edit', param('code'));
      const id = param('version');
      await heard(versions.remove(meeting, id, () => record(caller, meeting, { deleted: id })));
      return c.body(null, 204);
    }
  );

  return [list, keep, compare, read, restore, remove];
}

/** @throws Problem for what was refused */
async function heard<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof RefusedVersion)) throw error;
    throw new Problem(error.code === 'full' ? 'too-large' : error.code);
  }
}

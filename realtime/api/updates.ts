import { z } from 'zod';
import type { PictureRow } from '../../db/store.ts';
import { picturesShown } from '../../src/lib/meeting/actions/pictures.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { parseCommand } from '../../src/lib/protocol/commands.ts';
import type { StaffMember } from '../../src/lib/server/services.ts';
import { isRehearsal } from '../rehearsal-ids.ts';
import { Pictures, PICTURE_BYTES } from '../pictures.ts';
import { systemChance } from '../halls.ts';
import { broughtTo } from '../progress/reporting.ts';
import type { ApiDeps } from './deps.ts';
import { hallOf, staffIdOf } from './meetings.ts';
import { boundedBytes, operation, type Operation } from './operation.ts';
import { Problem, refused } from './problem.ts';
import { requireRightIn } from './rights.ts';
import { redactionShape, updateShape } from './update-shapes.ts';

/** A meeting has room for so many; what no update shows is removed after a day. */
const PICTURES_PER_MEETING = 1000;
const UNUSED_MS = 24 * 60 * 60_000;
/** Not longer: one that is taken down is gone from caches on the way as well by then. */
const HOUR_S = 60 * 60;

/** What staff say of an action, and the pictures that they say it with. */
export function updateOperations(deps: ApiDeps): readonly Operation[] {
  const { store, halls, identify, clock, retention } = deps;
  const { assignments } = store.directory;
  const making = new Pictures();

  const update = operation(
    {
      method: 'post',
      path: '/api/meetings/:code/actions/:action/updates',
      summary: 'Say how an action stands',
      description:
        'The command `action.update`; the meeting decides whether it is in order: `not-possible`, and any other status while residents wait for an answer, take words (`text-empty`). Send it again with the same id until it is answered: it happens once.',
      right: 'action.report',
      body: updateShape,
      answers: { 200: { description: 'Published.', schema: z.object({ version: z.number().int() }) } },
      problems: ['unknown-meeting', 'unknown-action'],
    },
    async ({ c, param, body, caller }) =>
      c.json(await submit(param, caller.staff, { ...body, type: 'action.update' }, body.pictures))
  );

  const redact = operation(
    {
      method: 'post',
      path: '/api/meetings/:code/actions/:action/redactions',
      summary: 'Take words or a picture of an action out for good',
      description:
        'The command `action.redact`, for a reason of the policy of the meeting: of an update, one picture of it, one note of a resident, or (without either) what was published before, and of an action that is off the agenda all that it says now. What happened, when and why stays public.',
      right: 'action.report',
      body: redactionShape,
      answers: { 200: { description: 'Taken out.', schema: z.object({ version: z.number().int() }) } },
      problems: ['unknown-meeting', 'unknown-action'],
    },
    async ({ c, param, body, caller }) => c.json(await submit(param, caller.staff, { ...body, type: 'action.redact' }))
  );

  /** The command as who asks, in the meeting that is named. */
  async function submit(
    param: (name: string) => string,
    staff: StaffMember,
    given: object,
    pictures: readonly { readonly id: string; readonly alt: string }[] = []
  ): Promise<{ version: number }> {
    const hall = await hallOf(halls, param('code'));
    const role = await requireRightIn(assignments, staff, hall.meeting, 'action.report');
    const parsed = parseCommand({ ...given, actionId: param('action') });
    if (!parsed.ok) throw refused(parsed);
    if (!(await broughtTo(store.pictures, hall.meeting, pictures))) throw new Problem('unknown-picture');
    const ack = await hall.submit({ role, staff: staffIdOf(staff) }, parsed.command);
    if (!ack.ok) throw refused(ack);
    return { version: ack.version };
  }

  const upload = operation(
    {
      method: 'post',
      path: '/api/meetings/:code/pictures',
      summary: 'Bring a picture for an update',
      description:
        'The file itself as the body: JPEG, PNG or WebP, by its content. It is made anew, without what the file says of where and with what it was taken, and at most 1600 pixels wide and high. One that no update shows is removed after a day, unless the meeting is on legal hold.',
      right: 'action.report',
      answers: {
        201: {
          description: 'Kept.',
          schema: z.object({ picture: z.object({ id: z.string(), width: z.number(), height: z.number() }) }),
        },
      },
      problems: ['unknown-meeting', 'not-a-picture', 'too-large', 'too-many-pictures', 'busy', 'bad-origin'],
    },
    async ({ c, param, caller }) => {
      const hall = await hallOf(halls, param('code'));
      await requireRightIn(assignments, caller.staff, hall.meeting, 'action.report');
      const given = await boundedBytes(c.req.raw, PICTURE_BYTES);
      const shown = await hall.read(picturesShown);
      const kept = await store.pictures.list(hall.meeting);
      const old = kept.filter(({ id, at }) => at < clock.now() - UNUSED_MS && !shown.has(id));
      const unused = old.length > 0 && (await retention.isHeld(hall.meeting)) ? [] : old;
      if (unused.length > 0)
        await store.pictures.forget(
          hall.meeting,
          unused.map(({ id }) => id)
        );
      if (kept.length - unused.length >= PICTURES_PER_MEETING) throw new Problem('too-many-pictures');
      const made = await making.make(given);
      if (made === 'busy') throw new Problem('busy', { retryAfterMs: 2000 });
      if (!made) throw new Problem('not-a-picture');
      const { content, ...rest } = made;
      const id = systemChance.id();
      await store.pictures.put({ id, meeting: hall.meeting, at: clock.now(), ...rest }, content);
      return c.json({ picture: { id, width: rest.width, height: rest.height } }, 201);
    }
  );

  /** By everybody, by the one who asks, or null. */
  async function seenBy(picture: PictureRow, cookieHeader: string | undefined): Promise<'all' | 'them' | null> {
    const meeting = parseMeetingId(picture.meeting);
    if (!meeting) return null;
    const shown = await (await halls.byId(meeting)).read((state) => picturesShown(state).has(picture.id));
    if (shown && !isRehearsal(meeting)) return 'all';
    if (shown) return (await identify.admits(meeting, cookieHeader)) ? 'them' : null;
    const staff = await identify.staff(cookieHeader, meeting);
    return staff !== null && staff !== 'elsewhere' ? 'them' : null;
  }

  const picture = operation(
    {
      method: 'get',
      path: '/api/pictures/:picture',
      summary: 'A picture of an update',
      description:
        'For anyone, once an update shows it (of a rehearsal: for who may enter it); before that for staff of its meeting.',
      answers: {
        200: { description: 'The picture. It never changes; it may be taken down.', contentType: 'image/jpeg' },
      },
      problems: ['unknown-picture'],
    },
    async ({ c, param }) => {
      const found = await store.pictures.get(param('picture').slice(0, 64));
      const seen = found && (await seenBy(found.picture, c.req.header('cookie')));
      if (!seen) throw new Problem('unknown-picture');
      c.header('Content-Type', found.picture.type);
      c.header('Cache-Control', `${seen === 'all' ? 'public' : 'private'}, max-age=${HOUR_S}, immutable`);
      return c.body(new Uint8Array(found.content));
    }
  );
  return [update, redact, upload, picture];
}

import { z } from 'zod';
import { AUDIENCES } from '../../src/lib/meeting/view.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { projectMeeting } from '../../src/lib/meeting/view.ts';
import type { Joined } from '../../src/lib/protocol/api.ts';
import { DEVICE_COOKIE, deviceCookie, readCookie } from '../cookies.ts';
import { isSecret, meetingSecret, newDevice } from '../devices.ts';
import type { ApiDeps } from './deps.ts';
import { hallFor } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { PackedAnswers } from './packed.ts';
import { Problem } from './problem.ts';
import { requireRightIn } from './rights.ts';
import { boardShape, joinedShape } from './shapes.ts';

export function boardOperations(deps: ApiDeps): readonly Operation[] {
  const { store, identify, roomCodes, secure } = deps;
  const packed = new PackedAnswers();

  const join = operation(
    {
      method: 'post',
      path: '/api/meetings/:code/join',
      summary: 'Join as a resident',
      description:
        'Nothing is asked and nothing is stored: a device is known by the secret in its cookie, which is set here if there is none yet. A script without cookies keeps the token instead, and may send it here again.',
      body: z.object({
        token: z.string().max(200).optional(),
        room: z.string().max(16).optional().describe('the code on the screen in the room, where the ballot is `room`'),
      }),
      answers: { 200: { description: 'Joined.', schema: joinedShape } },
      problems: ['unknown-meeting', 'busy'],
    },
    async ({ c, param, body }) => {
      const hall = await hallFor(deps, c, param('code'));
      if (body.token !== undefined && !isSecret(body.token)) {
        throw new Problem('bad-input', { fields: { token: 'This is not a token.' } });
      }
      const known = readCookie(c.req.header('cookie'), DEVICE_COOKIE);
      const device = isSecret(known) ? known : newDevice();
      if (body.token === undefined) c.header('Set-Cookie', deviceCookie(device, secure), { append: true });
      const token = body.token ?? meetingSecret(device, hall.meeting);
      const participant = await identify.participant(hall.meeting, token);
      // A code that is a minute too old is no reason to keep somebody out: they are asked for the next one.
      if (body.room !== undefined) await roomCodes.enter(hall, participant, body.room);
      const joined = await hall.read((state) => ({
        meeting: projectMeeting(state),
        inRoom: self(state, participant).inRoom,
      }));
      return c.json({ ...joined, participant, token } satisfies Joined);
    }
  );

  const board = operation(
    {
      method: 'get',
      path: '/api/meetings/:code/board',
      summary: 'The board: ideas, votes, what is on the stage',
      description: 'As of the last version broadcast. `screen` and `staff` are for staff.',
      query: z.object({ audience: z.enum(AUDIENCES).default('public') }),
      answers: {
        200: { description: 'The board, with an ETag.', schema: boardShape },
        304: { description: 'Nothing changed since the ETag in If-None-Match.' },
      },
      problems: ['unknown-meeting', 'not-signed-in', 'not-allowed'],
    },
    async ({ c, param, query, caller }) => {
      const { audience } = query;
      if (audience !== 'public' && !caller) throw new Problem('not-signed-in');
      const hall = await hallFor(deps, c, param('code'));
      if (audience !== 'public' && caller) {
        await requireRightIn(store.directory.assignments, caller.staff, hall.meeting, 'board.inside');
      }
      const { version } = hall.board;
      return packed.answer(c, hall, { key: audience, version, json: () => hall.encoded(audience) });
    }
  );

  return [join, board];
}

import { z } from 'zod';
import { LANGUAGES } from '../../src/lib/i18n/languages.ts';
import { download, fileOf } from '../../src/lib/records/files.ts';
import { REQUEST_FORMATS, requestFile } from '../../src/lib/records/request.ts';
import type { Caller } from '../auth.ts';
import type { Hall } from '../hall/hall.ts';
import { recordServices } from '../records/services.ts';
import type { ApiDeps } from './deps.ts';
import { hallFor } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { recordShape, requestShape } from './record-shapes.ts';
import { requireRightIn } from './rights.ts';

const format = z.enum(REQUEST_FORMATS).default('json');

/** The record of a meeting for programs: what anyone may have, what staff have, and the log for who asks for the records. */
export function recordOperations(deps: ApiDeps): readonly Operation[] {
  const records = recordServices(deps);
  /** For staff of the meeting alone; before it is given out. */
  const giveOut = async (hall: Hall, { staff }: Caller, what: 'json' | 'csv' | 'request') => {
    await requireRightIn(deps.store.directory.assignments, staff, hall.meeting, 'records.read');
    await records.givenOut(await hall.read((state) => state.code), staff, what);
  };

  const record = operation(
    {
      method: 'get',
      path: '/api/meetings/:code/records',
      summary: 'The record of a meeting: its figures, ideas, moderation and published actions',
      description:
        'For anyone without zip codes of few, staff and declined texts. `staff` has them, and is entered in the log of the agency. As CSV the ideas alone.',
      query: z.object({ audience: z.enum(['public', 'staff']).default('public'), format }),
      answers: { 200: { description: 'The record; with `format=csv`, text/csv.', schema: recordShape } },
      problems: ['unknown-meeting', 'not-signed-in'],
    },
    async ({ c, param, query, caller }) => {
      const inside = query.audience === 'staff';
      if (inside && !caller) throw new Problem('not-signed-in');
      const hall = await hallFor(deps, c, param('code'));
      if (inside && caller) await giveOut(hall, caller, query.format);
      const code = await hall.read((state) => state.code);
      const made = inside
        ? (await records.staffRecord(code))?.record
        : await records.publicRecord(code, c.req.header('cookie') ?? null);
      if (!made) throw new Problem('unknown-meeting');
      return fileOf(made, query.format === 'json' ? 'record.json' : 'ideas.csv');
    }
  );

  const request = operation(
    {
      method: 'get',
      path: '/api/meetings/:code/records/request',
      summary: 'Everything that was done in a meeting, in words, for who asks for its records',
      description:
        'Every act to the minute, the oldest first, without who took part: what residents did without a word is counted by stretches of time. Where words were removed: when, by whom of staff and for which reason. It is entered in the log of the agency that it was given out.',
      right: 'records.read',
      query: z.object({ lang: z.enum(LANGUAGES).default('en'), format }),
      answers: { 200: { description: 'The log; with `format=csv`, text/csv.', schema: requestShape } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, query, caller }) => {
      const hall = await hallFor(deps, c, param('code'));
      await giveOut(hall, caller, 'request');
      const made = await records.recordsRequest(await hall.read((state) => state.code));
      if (!made) throw new Problem('unknown-meeting');
      const body = await requestFile(made, query.lang, query.format);
      return download(body, `${made.code}-request.${query.format}`);
    }
  );

  return [record, request];
}

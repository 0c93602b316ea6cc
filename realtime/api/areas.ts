import { z } from 'zod';
import type { Area } from '../../db/store.ts';
import { settingsFields } from '../../src/lib/protocol/settings.ts';
import { systemChance } from '../halls.ts';
import type { ApiDeps } from './deps.ts';
import { staffIdOf } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { Problem } from './problem.ts';

const areaShape = z.object({ id: z.string(), name: z.string(), zips: z.array(z.string()) });
const oneArea = z.object({ area: areaShape });
const areaBody = z.object({
  name: z.pipe(settingsFields.area, z.string().min(1)),
  zips: settingsFields.zips,
});

/** The areas of the agency (precincts and the zip codes that they serve), from which the form of a meeting is filled. */
export function areaOperations({ store, agencyLog }: ApiDeps): readonly Operation[] {
  const { areas } = store.directory;

  const list = operation(
    {
      method: 'get',
      path: '/api/areas',
      summary: 'The areas of the agency, and their zip codes',
      right: 'areas.read',
      answers: { 200: { description: 'By name.', schema: z.object({ areas: z.array(areaShape) }) } },
    },
    async ({ c }) => c.json({ areas: byName(await areas.list()) })
  );

  const add = operation(
    {
      method: 'post',
      path: '/api/areas',
      summary: 'Add an area',
      right: 'areas.keep',
      body: areaBody,
      answers: { 201: { description: 'Added.', schema: oneArea } },
    },
    async ({ c, body, caller }) => {
      const area: Area = { id: systemChance.id(), ...body };
      await agencyLog.record({ type: 'area.changed', area: area.id }, staffIdOf(caller.staff));
      await areas.put(area);
      return c.json({ area }, 201);
    }
  );

  const change = operation(
    {
      method: 'patch',
      path: '/api/areas/:id',
      summary: 'Change an area',
      description: 'Meetings keep what they were given when they were made.',
      right: 'areas.keep',
      body: areaBody,
      answers: { 200: { description: 'Changed.', schema: oneArea } },
      problems: ['not-found'],
    },
    async ({ c, param, body, caller }) => {
      const area: Area = { id: param('id'), ...body };
      if (!(await areas.list()).some(({ id }) => id === area.id)) throw new Problem('not-found');
      await agencyLog.record({ type: 'area.changed', area: area.id }, staffIdOf(caller.staff));
      await areas.put(area);
      return c.json({ area });
    }
  );

  const remove = operation(
    {
      method: 'delete',
      path: '/api/areas/:id',
      summary: 'Remove an area',
      description: 'Meetings keep what they were given when they were made.',
      right: 'areas.keep',
      answers: { 204: { description: 'Removed.' } },
      problems: ['not-found'],
    },
    async ({ c, param, caller }) => {
      if (!(await areas.list()).some(({ id }) => id === param('id'))) throw new Problem('not-found');
      await agencyLog.record({ type: 'area.removed', area: param('id') }, staffIdOf(caller.staff));
      await areas.remove(param('id'));
      return c.body(null, 204);
    }
  );

  return [list, add, change, remove];
}

export function byName(areas: readonly Area[]): readonly Area[] {
  return areas.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

import { z } from 'zod';
import { StoreError } from '../../db/store.ts';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { parseMeetingCode, parseStaffId, type StaffId } from '../../src/lib/meeting/ids.ts';
import { MEETING_ROLES, type LinkAnswer, type PeopleAnswer } from '../../src/lib/protocol/people.ts';
import { emailField, nameField } from '../accounts.ts';
import { sharedAddress } from '../addresses.ts';
import { INVITE_HOURS, LINK_HOURS } from '../links.ts';
import { ownOrigin } from '../origins.ts';
import { secondFactorRequired } from '../staff-rules.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type ApiContext, type Operation } from './operation.ts';
import { linkShape, peopleShape, personShape } from './people-shapes.ts';
import { Problem } from './problem.ts';

const onePerson = z.object({ person: personShape });

/** What admins do about accounts. */
export function peopleOperations(deps: ApiDeps): readonly Operation[] {
  const { people, store, place } = deps;

  /** Where the person who gets a link reaches this server: not at an address that only this admin's machine has. */
  const linkTo = (c: ApiContext, path: string, hours: number) => {
    const { protocol, host } = ownOrigin(c.env.incoming.headers, place);
    return { url: sharedAddress(place, new URL(`${protocol}://${host}`)) + path, hours };
  };
  const personOf = async (id: string) => {
    const person = await people.one(id);
    if (!person) throw new Problem('unknown-person');
    return person;
  };
  const meetingOf = async (typed: string): Promise<string> => {
    const code = parseMeetingCode(typed);
    const row = code && (await store.directory.meetings.byCode(code));
    if (!row) throw new Problem('unknown-meeting');
    return row.id;
  };

  const list = operation(
    {
      method: 'get',
      path: '/api/people',
      summary: 'Everybody who has an account',
      right: 'people.manage',
      answers: { 200: { description: 'In the order in which they came.', schema: peopleShape } },
    },
    async ({ c }) => {
      const required = await secondFactorRequired(store.directory.agency);
      return c.json({ people: await people.list(), secondFactorRequired: required } satisfies PeopleAnswer);
    }
  );

  const invite = operation(
    {
      method: 'post',
      path: '/api/people',
      summary: 'Invite somebody',
      description:
        'Makes an account without a password, and a link that sets it once, within a week. The link is told only here.',
      right: 'people.manage',
      body: z.object({
        email: emailField,
        name: nameField,
        role: z.enum(STAFF_ROLES),
        everywhere: z.boolean().default(true).describe('false: only in meetings that they are assigned to'),
      }),
      answers: { 201: { description: 'Invited.', schema: linkShape } },
      problems: ['taken'],
    },
    async ({ c, body, caller }) => {
      const { id, path } = await people.invite(body, idOf(caller.staff)).catch((error: unknown) => {
        throw error instanceof StoreError && error.code === 'taken' ? new Problem('taken') : error;
      });
      return c.json({ person: await personOf(id), link: linkTo(c, path, INVITE_HOURS) } satisfies LinkAnswer, 201);
    }
  );

  const change = operation(
    {
      method: 'patch',
      path: '/api/people/:id',
      summary: 'Change somebody’s role, or whether the account is in use',
      description: 'What is named changes. Whoever is disabled is signed out everywhere, sockets included.',
      right: 'people.manage',
      body: z.object({
        role: z.enum(STAFF_ROLES).optional(),
        everywhere: z.boolean().optional(),
        disabled: z.boolean().optional(),
      }),
      answers: { 200: { description: 'Changed.', schema: onePerson } },
      problems: ['unknown-person', 'last-admin'],
    },
    async ({ c, param, body, caller }) => {
      const outcome = await people.change(param('id'), body, idOf(caller.staff));
      if (outcome !== 'changed') throw new Problem(outcome);
      return c.json({ person: await personOf(param('id')) });
    }
  );

  const reset = operation(
    {
      method: 'post',
      path: '/api/people/:id/reset',
      summary: 'Reset somebody’s password',
      description:
        'Voids it, signs the person out everywhere, and makes a link that sets a new one. The link is told only here.',
      right: 'people.manage',
      body: z.object({
        secondFactor: z.boolean().default(false).describe('also takes the second factor away: a lost phone'),
      }),
      answers: { 201: { description: 'Reset.', schema: linkShape } },
      problems: ['unknown-person', 'last-admin'],
    },
    async ({ c, param, body, caller }) => {
      const outcome = await people.reset(param('id'), body.secondFactor, idOf(caller.staff));
      if (typeof outcome === 'string') throw new Problem(outcome);
      const hours = outcome.path.includes('/invite-') ? INVITE_HOURS : LINK_HOURS;
      const answer = { person: await personOf(param('id')), link: linkTo(c, outcome.path, hours) };
      return c.json(answer satisfies LinkAnswer, 201);
    }
  );

  const assign = operation(
    {
      method: 'put',
      path: '/api/people/:id/meetings/:code',
      summary: 'Give somebody a role in one meeting',
      description: 'It goes before the role in the agency.',
      right: 'people.manage',
      body: z.object({ role: z.enum(MEETING_ROLES) }),
      answers: { 200: { description: 'Assigned.', schema: onePerson } },
      problems: ['unknown-person', 'unknown-meeting'],
    },
    async ({ c, param, body, caller }) => {
      const outcome = await people.assign(param('id'), await meetingOf(param('code')), body.role, idOf(caller.staff));
      if (outcome !== 'changed') throw new Problem(outcome);
      return c.json({ person: await personOf(param('id')) });
    }
  );

  const unassign = operation(
    {
      method: 'delete',
      path: '/api/people/:id/meetings/:code',
      summary: 'Take somebody’s role in one meeting away',
      right: 'people.manage',
      answers: { 200: { description: 'Done, also where there was none.', schema: onePerson } },
      problems: ['unknown-person', 'unknown-meeting'],
    },
    async ({ c, param, caller }) => {
      const outcome = await people.assign(param('id'), await meetingOf(param('code')), null, idOf(caller.staff));
      if (outcome !== 'changed') throw new Problem(outcome);
      return c.json({ person: await personOf(param('id')) });
    }
  );

  const require = operation(
    {
      method: 'put',
      path: '/api/people/second-factor',
      summary: 'Ask a second factor of everybody, or of nobody',
      description: 'Who has none must set it up before anything else. Only an admin who has one may ask it of others.',
      right: 'people.manage',
      body: z.object({ required: z.boolean() }),
      answers: { 204: { description: 'Done.' } },
      problems: ['second-factor-first'],
    },
    async ({ c, body, caller }) => {
      if (body.required && !(await store.directory.factors.find(caller.staff.id)))
        throw new Problem('second-factor-first');
      await people.requireSecondFactor(body.required, idOf(caller.staff));
      return c.body(null, 204);
    }
  );

  return [list, invite, require, change, reset, assign, unassign];
}

function idOf({ id }: { readonly id: string }): StaffId {
  const staff = parseStaffId(id);
  if (!staff) throw new Error('accounts have ids');
  return staff;
}

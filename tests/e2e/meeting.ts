import { z } from 'zod';
import type { Socket } from 'socket.io-client';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Phase } from '../../src/lib/meeting/state.ts';
import { call, command, connect, heard } from '../net/ground.ts';
import type { Server } from './server.ts';

/** A meeting, and people at it who are not watched: they come by the API and over sockets, as any program may. */

const ack = z.object({
  ok: z.boolean(),
  code: z.string().optional(),
  result: z.object({ ideaId: z.string().optional() }).optional(),
});
type Ack = z.infer<typeof ack>;

/** How a meeting gets to a phase, from the beginning. */
const WAY: Readonly<Record<Phase, readonly CommandBody['type'][]>> = {
  scheduled: [],
  gathering: ['meeting.gather'],
  live: ['meeting.open'],
  paused: ['meeting.open', 'meeting.pause'],
  closed: ['meeting.open', 'meeting.close'],
  archived: ['meeting.open', 'meeting.close', 'meeting.archive'],
};

export class Meeting {
  readonly #voters: Socket[] = [];

  private constructor(
    readonly server: Server,
    readonly code: string,
    readonly chair: Socket
  ) {}

  /** Live, and everything is public at once, unless asked otherwise. */
  static async make(server: Server, change: object = {}, phase: Phase = 'live'): Promise<Meeting> {
    const cookie = server.staff.admin.cookie;
    const body = { title: 'What should we work on first?', moderation: 'post', ...change };
    const { status, told, text } = await call(server, 'POST', '/api/meetings', { cookie, body });
    if (status !== 201) throw new Error(`no meeting: ${text}`);
    const { code } = told.meeting;
    const chair = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie } });
    await heard(chair, 'snapshot');
    const meeting = new Meeting(server, code, chair);
    for (const type of WAY[phase]) await meeting.act({ type });
    return meeting;
  }

  /** Does something as staff; throws if it is refused. */
  async act(body: { readonly type: CommandBody['type'] } & Readonly<Record<string, unknown>>): Promise<Ack> {
    return accepted(this.chair, body);
  }

  /** Somebody who has not been here before. */
  async resident(): Promise<Socket> {
    const { told, status, text } = await call(this.server, 'POST', `/api/meetings/${this.code}/join`);
    if (status !== 200) throw new Error(`could not join: ${text}`);
    const socket = connect(this.server, { code: this.code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    return socket;
  }

  /** Somebody writes it, and others back it. @returns its id */
  async idea(
    text: string,
    { votes = 0, ...rest }: { votes?: number; category?: string; zip?: string } = {}
  ): Promise<string> {
    const writer = await this.resident();
    const { result } = await accepted(writer, { type: 'idea.submit', text, ...rest });
    writer.disconnect();
    const ideaId = result?.ideaId;
    if (ideaId === undefined) throw new Error('an idea that is accepted has an id');
    await this.vote(ideaId, votes);
    return ideaId;
  }

  /** As many people as that back it, the same ones each time. */
  async vote(ideaId: string, votes: number, on = true): Promise<void> {
    while (this.#voters.length < votes) this.#voters.push(await this.resident());
    const voters = this.#voters.slice(0, votes);
    await Promise.all(voters.map((voter) => accepted(voter, { type: 'vote.set', ideaId, on })));
  }

  /** The id of what somebody wrote at a page; staff know it before it is public. */
  async idOf(text: string): Promise<string> {
    const staff = connect(
      this.server,
      { code: this.code, audience: 'staff' },
      { extraHeaders: { cookie: this.server.staff.admin.cookie } }
    );
    const { view } = board.parse(await heard(staff, 'snapshot'));
    staff.disconnect();
    const found = Object.entries(view.ideas).find(([, idea]) => idea.text === text);
    if (!found) throw new Error(`nobody wrote: ${text}`);
    return found[0];
  }

  /** What anybody may see of it now. */
  async board(): Promise<{ readonly texts: readonly string[]; readonly votes: Readonly<Record<string, number>> }> {
    const { body } = await call(this.server, 'GET', `/api/meetings/${this.code}/board`);
    const { view } = board.parse(body);
    return { texts: Object.values(view.ideas).map((idea) => idea.text), votes: view.votes };
  }
}

const board = z.object({
  view: z.object({
    ideas: z.record(z.string(), z.object({ text: z.string() })),
    votes: z.record(z.string(), z.number()),
  }),
});

async function accepted(socket: Socket, body: Readonly<Record<string, unknown>>): Promise<Ack> {
  const answer = ack.parse(await command(socket, body));
  if (!answer.ok) throw new Error(`${String(body.type)} was refused: ${answer.code}`);
  return answer;
}

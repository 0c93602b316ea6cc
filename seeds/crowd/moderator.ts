/** Works the queue as a person does, an idea at a time; what others than the crowd wrote is left for whoever visits. */
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import { TO_SCREEN } from '../texts/newcomers.ts';
import type { Room } from './room.ts';
import { Seat } from './seat.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** `name=value` of the session cookie. @throws Error if signing in is refused */
export async function signIn(url: string, credentials: Credentials): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (!answer.ok || !cookie) throw new Error(`signing in was answered with ${answer.status}`);
  return cookie.slice(0, cookie.indexOf(';'));
}

/** Mean seconds: to notice a new idea, and to make up one's mind about it. */
const LOOKING_UP = 5;
const DECIDING = 9;

export class Moderator {
  readonly #seat: Seat;

  constructor(
    private readonly room: Room,
    cookie: string
  ) {
    this.#seat = new Seat({ url: room.url, code: room.code, audience: 'staff', cookie, watch: true });
    this.#look();
  }

  leave(): void {
    this.#seat.leave();
  }

  #waiting(): readonly IdeaView[] {
    return Object.values(this.#seat.view?.ideas ?? {}).filter(({ state }) => state === 'waiting');
  }

  #look(): void {
    const { dice, written } = this.room;
    const next = this.#waiting().find(({ id }) => written.has(id));
    if (!next) return this.room.after(dice.wait(LOOKING_UP), () => this.#look());
    this.room.after(2 + dice.wait(DECIDING), () => void this.#decide(next));
  }

  async #decide({ id }: IdeaView): Promise<void> {
    // As it is by now: its author may have taken it back, a colleague may have been faster.
    const idea = this.#seat.view?.ideas[id];
    if (idea?.state === 'waiting') await this.#seat.send(this.room.dice.id(), verdictOn(idea));
    this.#look();
  }
}

function verdictOn({ id: ideaId, text, marks }: IdeaView): CommandBody {
  const known = TO_SCREEN.find(([, screened]) => screened === text);
  if (known) {
    const [, , reason, referTo] = known;
    return { type: 'idea.screen', ideaId, reason, ...(referTo !== null && { referTo }) };
  }
  return marks?.length ? { type: 'idea.hold', ideaId } : { type: 'idea.publish', ideaId };
}

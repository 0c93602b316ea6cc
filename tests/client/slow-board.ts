import type { LiveBoard } from '../../src/lib/components/staff/console.svelte.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { BoardView } from '../../src/lib/meeting/view.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { moderator } from '../meeting/cast.ts';
import type { Given } from '../meeting/given.ts';

/** A board whose meeting answers when the test says so, as over a slow line. */
export class SlowBoard implements LiveBoard {
  view: BoardView;
  version = 1;
  readonly sent: CommandBody[] = [];
  #answers: (() => void)[] = [];

  constructor(readonly meeting: Given) {
    this.view = meeting.board('staff');
  }

  send(body: CommandBody): Promise<Ack> {
    this.sent.push(body);
    return new Promise((resolve) => {
      this.#answers.push(() => {
        const decision = this.meeting.meeting.do(moderator, body);
        resolve(decision.ok ? { ok: true, version: this.version + 1, result: {} } : decision);
      });
    });
  }

  get unanswered(): number {
    return this.#answers.length;
  }

  /** The oldest command is answered, as its rules say or with a refusal. */
  async answer(): Promise<void> {
    this.#answers.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }

  /** What the meeting has become reaches this browser. */
  broadcast(): void {
    this.version += 1;
    this.view = this.meeting.board('staff');
  }
}

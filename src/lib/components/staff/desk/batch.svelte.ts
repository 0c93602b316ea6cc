import type { ModerationCommand } from '$lib/meeting/commands.ts';
import type { RefusalCode } from '$lib/meeting/refusals.ts';
import type { Done } from '../note.ts';

/** One of many that was not done. */
export interface NotDone {
  readonly ideaId: string;
  readonly text: string;
  readonly code: RefusalCode;
  readonly body: ModerationCommand;
}

/** Many ideas decided about at one stroke, each by a command of its own: how far it is, and what was refused. */
export class Batch {
  done = $state(0);
  refused: readonly NotDone[] = $state.raw([]);

  constructor(
    readonly what: Done,
    readonly total: number
  ) {}

  get answered(): number {
    return this.done + this.refused.length;
  }
  get over(): boolean {
    return this.answered === this.total;
  }

  refuse(one: NotDone): void {
    this.refused = [...this.refused, one];
  }
}

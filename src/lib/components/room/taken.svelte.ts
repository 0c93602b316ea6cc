import type { ScribeCommand } from '$lib/meeting/commands.ts';
import type { RefusalCode } from '$lib/meeting/refusals.ts';
import type { Ack } from '$lib/protocol/board.ts';

/** Something that was taken down here. */
export interface Taken {
  readonly text: string;
  /** null: it is on its way */
  readonly ideaId: string | null;
}

/** What was taken down at this page, newest first. Each goes once; one that is refused comes back to who typed it. */
export class TakenDown {
  all: readonly Taken[] = $state.raw([]);

  constructor(private readonly send: (body: ScribeCommand) => Promise<Ack>) {}

  get sending(): number {
    return this.all.filter(({ ideaId }) => ideaId === null).length;
  }

  /** @returns why it was refused, or null */
  async take(body: ScribeCommand): Promise<RefusalCode | null> {
    const waiting: Taken = { text: body.text, ideaId: null };
    this.all = [waiting, ...this.all];
    const ack = await this.send(body);
    const ideaId = ack.ok ? ack.result.ideaId : undefined;
    this.all = this.all.flatMap((one) => {
      if (one !== waiting) return [one];
      return ideaId === undefined ? [] : [{ text: body.text, ideaId }];
    });
    return ack.ok ? null : ack.code;
  }
}

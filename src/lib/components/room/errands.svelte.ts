import type { Asked, CommandBody } from '$lib/meeting/commands.ts';
import type { RefusalCode } from '$lib/meeting/refusals.ts';
import type { Ack } from '$lib/protocol/board.ts';

/** How long what is asked at a remote control may take, in ms: later than this nobody expects it any more. */
export const GOOD_FOR_MS = 8_000;

/** Something that was asked and is not answered. */
export interface Errand {
  /** What the button says. */
  readonly what: string;
  readonly type: CommandBody['type'];
  /** ms since the epoch by the server's clock */
  readonly until: number;
}

/** What there is to say about the last thing that did not simply work. */
export type Told =
  /** No answer came in time: it will not be done any more. Or it was done, and only the answer was lost. */
  | { readonly kind: 'dropped'; readonly what: string }
  | { readonly kind: 'done-after-all'; readonly what: string }
  | { readonly kind: 'refused'; readonly what: string; readonly code: RefusalCode };

interface Ports {
  readonly board: {
    now(): number;
    send(body: Asked): Promise<Ack>;
  };
  readonly after: (ms: number, callback: () => void) => () => void;
  /** It is done: for who holds the device without looking at it. */
  readonly felt: () => void;
}

/**
 * What is asked of the room's screen from a remote control. It is done now or not at all: each command carries until when
 * it is wanted, the meeting refuses it afterwards, and whoever asked is told. While one is on its way, the same button
 * does nothing more.
 */
export class Errands {
  under: readonly Errand[] = $state.raw([]);
  told: Told | null = $state.raw(null);

  constructor(private readonly ports: Ports) {}

  /** Whether something of that kind is on its way. */
  isUnder(type: CommandBody['type']): boolean {
    return this.under.some((errand) => errand.type === type);
  }

  /** @returns whether it was done, and in time */
  async run(what: string, body: CommandBody): Promise<boolean> {
    if (this.isUnder(body.type)) return false;
    const { board, after, felt } = this.ports;
    const errand: Errand = { what, type: body.type, until: board.now() + GOOD_FOR_MS };
    this.under = [...this.under, errand];
    this.told = null;
    const end = () => void (this.under = this.under.filter((other) => other !== errand));
    const cancel = after(GOOD_FOR_MS, () => {
      end();
      this.told = { kind: 'dropped', what };
    });
    const ack = await board.send({ ...body, until: errand.until });
    if (!this.under.includes(errand)) {
      if (ack.ok) this.told = { kind: 'done-after-all', what };
      return false;
    }
    cancel();
    end();
    if (ack.ok) felt();
    else this.told = ack.code === 'too-late' ? { kind: 'dropped', what } : { kind: 'refused', what, code: ack.code };
    return ack.ok;
  }
}

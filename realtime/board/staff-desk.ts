import type { Cluster } from '../cluster.ts';
import type { Clock } from '../hall/clock.ts';
import { Lookers } from './lookers.ts';
import type { BoardNamespace } from './rooms.ts';
import { Screens } from './screens.ts';
import { answerUnited } from './uniting.ts';
import type { BoardSocket, Visitor } from './visitor.ts';

/** What staff hear and ask beside the board: the screens in the room, who looks at what, how many a merge unites. */
export class StaffDesk {
  readonly #screens: Screens;
  readonly #lookers: Lookers;

  constructor(
    namespace: BoardNamespace,
    private readonly clock: Clock,
    cluster: Cluster | null,
    private readonly report: (what: string, error: unknown) => void
  ) {
    this.#screens = new Screens(namespace);
    this.#lookers = new Lookers(namespace, clock, cluster);
  }

  /** To be called when a visitor has joined the rooms of its audience. */
  enter(socket: BoardSocket, visitor: Visitor): void {
    this.#screens.enter(socket, visitor);
    this.#lookers.enter(socket, visitor);
    answerUnited(socket, visitor, this.clock, this.report);
  }

  stop(): void {
    this.#lookers.stop();
  }
}

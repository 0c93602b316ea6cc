import { senderOf, type Actor } from '../../../src/lib/meeting/actors.ts';
import type { Command, CommandBody } from '../../../src/lib/meeting/commands.ts';
import { apply, type Delta } from '../../../src/lib/meeting/delta.ts';
import type { CommandId, ParticipantId } from '../../../src/lib/meeting/ids.ts';
import type { SelfView } from '../../../src/lib/meeting/self.ts';
import type { Audience, BoardView } from '../../../src/lib/meeting/view.ts';
import type { Ack, SelfChanges } from '../../../src/lib/protocol/board.ts';
import type { Rng } from '../../support/rng.ts';
import type { FakeClock } from './clock.ts';
import type { Ear, SimNode } from './node.ts';
import { Violation, type Oracle } from './oracle.ts';

const LATER = new Set(['unavailable', 'busy', 'too-fast']);

/**
 * A phone or a console: it keeps a view by deltas alone, resumes by version, and sends what it has until it is answered,
 * in doubt twice. Every single thing that it hears is held against the oracle.
 */
export class SimClient implements Ear {
  readonly audience: Audience;
  readonly participant: ParticipantId | null;
  readonly actor: Actor;
  readonly #clock: FakeClock;
  readonly #rng: Rng;
  readonly #oracle: Oracle;
  readonly #onViolation: (violation: unknown) => void;
  #node: SimNode | null = null;
  #connection = 0;
  #view: { version: number; board: BoardView } | null = null;
  #self: { version: number; self: SelfView } | null = null;
  #sent = 0;
  readonly waiting = new Map<CommandId, Command>();
  readonly #refused = new Set<CommandId>();

  constructor(actor: Actor, clock: FakeClock, rng: Rng, oracle: Oracle, onViolation: (violation: unknown) => void) {
    this.actor = actor;
    this.participant = actor.role === 'resident' ? actor.participant : null;
    this.audience = actor.role === 'resident' ? 'public' : actor.role === 'officer' ? 'screen' : 'staff';
    this.#clock = clock;
    this.#rng = rng;
    this.#oracle = oracle;
    this.#onViolation = onViolation;
  }

  get connected(): boolean {
    return this.#node !== null;
  }

  connect(node: SimNode): void {
    this.leave();
    if (!node.hall) return;
    this.#node = node;
    const connection = (this.#connection += 1);
    const since = this.#view && this.#rng.chance(0.85) ? this.#view.version : null;
    void node.show(this, since, () => this.#connection === connection);
    for (const command of this.waiting.values()) this.#transmit(command);
  }

  /** The process at the other end died. */
  lost(node: SimNode): void {
    if (this.#node === node) this.leave();
  }

  leave(): void {
    this.#node?.ears.delete(this);
    this.#node = null;
    this.#connection += 1;
  }

  send(body: CommandBody): void {
    const id = `${this.#rng.letters(4)}-${(this.#sent += 1)}-cmd` as CommandId;
    const command: Command = { ...body, id };
    this.waiting.set(id, command);
    this.#transmit(command);
    if (this.#rng.chance(0.1)) this.#transmit(command);
  }

  #transmit(command: Command): void {
    const node = this.#node;
    if (!node) return;
    const connection = this.#connection;
    const sender = senderOf(this.actor);
    // The network is not instant, and two messages of one client can overtake each other across connections.
    this.#clock.after(this.#rng.int(30), () => {
      const known = this.#oracle.accepted(sender, command.id);
      void node.submit(this.actor, command).then((ack) => {
        try {
          this.#check(command, ack, known !== undefined);
        } catch (violation) {
          this.#onViolation(violation);
        }
        if (this.#connection === connection && !this.#rng.chance(0.05)) this.#answered(command, ack);
        else if (this.#node) this.#again(command, 500);
      });
    });
  }

  /** An answer is checked the moment it is given, whether or not it gets through. */
  #check(command: Command, ack: Ack, wasKnown: boolean): void {
    const logged = this.#oracle.accepted(senderOf(this.actor), command.id);
    if (ack.ok) {
      if (!logged) throw new Violation(`${command.type} was acknowledged, but is not in the log`);
      if (ack.version !== logged.version || JSON.stringify(ack.result) !== JSON.stringify(logged.result)) {
        throw new Violation(`${command.type}: told ${JSON.stringify(ack)}, logged ${JSON.stringify(logged)}`);
      }
      if (this.#refused.has(command.id)) throw new Violation(`${command.type} was refused, and then accepted`);
    } else if (wasKnown && ack.code !== 'unavailable' && ack.code !== 'busy') {
      throw new Violation(`${command.type} is in the log, but a retry got ${ack.code}`);
    }
  }

  #answered(command: Command, ack: Ack): void {
    if (!ack.ok && LATER.has(ack.code)) return this.#again(command, ack.retryAfterMs ?? 1000);
    this.waiting.delete(command.id);
  }

  #again(command: Command, ms: number): void {
    this.#clock.after(ms, () => {
      if (this.waiting.has(command.id)) this.#transmit(command);
    });
  }

  snapshot(version: number, board: BoardView, self: SelfView): void {
    this.#view = { version, board };
    this.#oracle.checkView(this.audience, version, board, 'snapshot');
    this.#takeSelf(self);
  }

  delta(delta: Delta, self: SelfView | null): void {
    this.broadcast(delta);
    if (self) this.#takeSelf(self);
  }

  broadcast(delta: Delta): void {
    if (!this.#view) throw new Violation('a delta before the snapshot');
    if (delta.from !== this.#view.version) {
      throw new Violation(`a delta from ${delta.from}, but this socket holds ${this.#view.version}`);
    }
    if (delta.to < delta.from) throw new Violation('a delta that goes back');
    this.#view = { version: delta.to, board: apply(this.#view.board, delta) };
    this.#oracle.checkView(this.audience, delta.to, this.#view.board, 'delta');
  }

  self(changes: SelfChanges): void {
    if (!this.#self) throw new Violation('a change of self before the snapshot');
    this.#self = { version: changes.version, self: apply(this.#self.self, changes) };
    if (this.participant) this.#oracle.checkSelf(this.participant, changes.version, this.#self.self, 'self');
  }

  #takeSelf(self: SelfView): void {
    if (!this.participant) return;
    this.#self = { version: this.#oracle.version, self };
  }

  get atRest(): boolean {
    return this.connected && this.waiting.size === 0 && this.#view?.version === this.#oracle.version;
  }

  /** When all is quiet: nothing waits for an answer, and what is shown is what is true. */
  checkAtRest(): void {
    if (this.waiting.size > 0)
      throw new Violation(`never answered: ${[...this.waiting.values()].map((c) => c.type).join()}`);
    if (!this.#view) throw new Violation('nothing was ever shown');
    if (this.#view.version !== this.#oracle.version) {
      throw new Violation(`${this.audience} rests at ${this.#view.version}, the log at ${this.#oracle.version}`);
    }
    if (!this.participant) return;
    this.#oracle.checkSelf(this.participant, this.#oracle.version, this.#self?.self, 'self at rest');
  }
}

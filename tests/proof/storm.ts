import type { Actor, Role } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { senderOf } from '../../src/lib/meeting/actors.ts';
import { randomBody } from '../meeting/random.ts';
import type { Rng } from '../support/rng.ts';
import { badHandshake, badPolling, binaryCommand, malformedCommand, unanswered, wild } from './junk.ts';
import type { Ledger } from './ledger.ts';
import type { StormTally } from './tally.ts';
import { Wire } from './wire.ts';

/** Answers under way at most. */
const IN_FLIGHT = 300;

export interface Seat {
  readonly actor: Exclude<Actor, { role: 'system' }>;
  readonly wire: Wire;
}

export interface StormPorts {
  readonly url: string;
  readonly code: string;
  readonly seats: readonly Seat[];
  /** Connected without a token: may watch. */
  readonly watcher: Wire;
  /** Something that this role may do about what was promised, or may not. */
  readonly aboutActions: (role: Role, ideas: readonly string[]) => CommandBody;
  readonly ledger: Ledger;
  readonly tally: StormTally;
  readonly rng: Rng;
}

/** One meeting under attack: most of it well-formed, from everybody who may take part; the rest anything at all. */
export class Storm {
  readonly #ports: StormPorts;
  readonly #seats: Readonly<Record<'resident' | 'moderator' | 'commander' | 'admin' | 'officer', readonly Seat[]>>;
  readonly #ideas: string[] = [];
  readonly #merged: string[] = [];
  readonly #screened = new Set<string>();
  /** Who wrote what. */
  readonly #own = new Map<Seat, string[]>();
  readonly #under = new Set<Promise<void>>();
  readonly #done: { seat: Seat; id: string; body: CommandBody }[] = [];
  #sent = 0;

  constructor(ports: StormPorts) {
    this.#ports = ports;
    const of = (role: string) => ports.seats.filter(({ actor }) => actor.role === role);
    this.#seats = {
      resident: of('resident'),
      moderator: of('moderator'),
      commander: of('commander'),
      admin: of('admin'),
      officer: of('officer'),
    };
  }

  async run(messages: number): Promise<void> {
    for (let count = 0; count < messages; count += 1) {
      while (this.#under.size >= IN_FLIGHT) await Promise.race(this.#under);
      const doing: Promise<void> = this.#one(count / messages).finally(() => this.#under.delete(doing));
      this.#under.add(doing);
    }
    await Promise.all(this.#under);
    // Whatever was sent without an acknowledgement was taken in, and has been decided too.
    await Promise.all(this.#ports.seats.map(({ wire }) => this.#expect('the last word', wire.heard())));
    await this.#command(this.#ports.rng.pick(this.#seats.officer), { type: 'stage.blank', on: false });
  }

  /** @param share of the meeting that is over */
  async #one(share: number): Promise<void> {
    const { rng, tally } = this.#ports;
    tally.messages += 1;
    const kinds = {
      command: 950,
      repeat: 6,
      mute: 4,
      late: 4,
      malformed: 14,
      binary: 3,
      watcher: 3,
      unanswered: 5,
      wild: 5,
      handshake: 5,
      polling: 2,
    };
    const kind = rng.weighted(kinds);
    const seat = this.#seat();
    switch (kind) {
      case 'command':
        return this.#command(seat, this.#body(seat, share));
      case 'repeat':
        return this.#repeat();
      case 'mute':
        return this.#mute(seat, share);
      case 'late': {
        const json = `["command",{"id":"late-${(this.#sent += 1)}-late","type":"stage.blank","on":true,"until":1}]`;
        const { wire } = rng.pick(this.#seats.officer);
        return this.#refused(json, wire.ask.bind(wire), ['too-late', 'wrong-phase', 'too-fast']);
      }
      case 'malformed':
        return this.#refused(malformedCommand(rng), seat.wire.ask.bind(seat.wire), [
          'bad-input',
          'unknown-command',
          'too-large',
        ]);
      case 'binary': {
        const { json, attachment } = binaryCommand(rng);
        return this.#refused(json, (text) => seat.wire.ask(text, attachment), ['bad-input']);
      }
      case 'watcher': {
        const json = `["command",${JSON.stringify({ ...this.#body(seat, share), id: 'watching-only' })}]`;
        return this.#refused(json, (text) => this.#ports.watcher.ask(text), ['not-allowed', 'bad-input']);
      }
      case 'unanswered':
        return seat.wire.say(unanswered(rng));
      case 'wild':
        return this.#wild();
      case 'handshake':
        return this.#handshake();
      case 'polling': {
        const { path, init } = badPolling(rng);
        const { status } = await fetch(this.#ports.url + path, init);
        if (status < 400 || status >= 500) tally.wrong.push(`${path} was answered with ${status}`);
        return;
      }
    }
  }

  #seat(): Seat {
    const { rng } = this.#ports;
    return rng.pick(this.#seats[rng.weighted({ resident: 66, moderator: 20, commander: 7, admin: 3, officer: 4 })]);
  }

  #body(seat: Seat, share: number): CommandBody {
    const { rng } = this.#ports;
    const own = this.#own.get(seat);
    if (own && rng.chance(0.03)) return { type: 'idea.withdraw', ideaId: rng.pick(own) };
    // Hardly anybody would appeal about an idea of their own by chance, let alone twice.
    const screened = own?.filter((ideaId) => this.#screened.has(ideaId)) ?? [];
    if (screened.length > 0 && rng.chance(0.1))
      return { type: 'idea.appeal', ideaId: rng.pick(screened), text: 'Please look again' };
    if (rng.chance(0.05)) return this.#ports.aboutActions(seat.actor.role, this.#ideas);
    // Longer or shorter than somebody said before; once the meeting was closed only longer.
    if (rng.chance(0.01)) {
      return { type: 'meeting.configure', settings: { retention: { amount: 1 + rng.int(12), unit: 'months' } } };
    }
    const known = { ideas: this.#ideas, merged: this.#merged, now: Date.now() };
    if (rng.chance(0.003)) return { type: 'idea.submit', text: 'x'.repeat(60_000) };
    for (;;) {
      const body = randomBody(rng, seat.actor.role, known);
      // An archived meeting refuses everything, so that comes last.
      if (body.type !== 'meeting.archive' || share > 0.97) return body;
    }
  }

  #id(): string {
    return `storm-${(this.#sent += 1)}`;
  }

  async #command(seat: Seat, body: CommandBody, id = this.#id()): Promise<void> {
    const { ledger } = this.#ports;
    const sender = senderOf(seat.actor);
    ledger.send(sender, id);
    const ack = await seat.wire.ask(`["command",${JSON.stringify({ ...body, id })}]`);
    this.#count(body.type, ack);
    if (ack) ledger.note(sender, id, ack);
    if (!ack?.ok) return;
    if (body.type === 'idea.submit' && ack.result.ideaId) {
      this.#ideas.push(ack.result.ideaId);
      this.#own.set(seat, [...(this.#own.get(seat) ?? []), ack.result.ideaId]);
    }
    if (body.type === 'idea.screen') this.#screened.add(body.ideaId);
    if (body.type === 'idea.merge') this.#merged.push(body.ideaId);
    if (this.#done.length < 50 || this.#ports.rng.chance(0.05)) this.#done.push({ seat, id, body });
  }

  /** Something that was accepted a moment ago, once more: the ledger takes note of another answer. */
  async #repeat(): Promise<void> {
    const again = this.#done.pop();
    if (!again) return this.#command(this.#seat(), { type: 'stage.blank', on: true });
    this.#ports.tally.repeats += 1;
    return this.#command(again.seat, again.body, again.id);
  }

  /** A well-formed command from somebody who does not wait for the answer. */
  #mute(seat: Seat, share: number): Promise<void> {
    const id = this.#id();
    this.#ports.ledger.send(senderOf(seat.actor), id);
    seat.wire.say(`42/board,["command",${JSON.stringify({ ...this.#body(seat, share), id })}]`);
    return Promise.resolve();
  }

  async #refused(json: string, ask: (json: string) => Promise<Ack | null>, codes: readonly string[]): Promise<void> {
    const ack = await ask(json);
    this.#count(json.slice(0, 200), ack);
    if (!ack || (!ack.ok && codes.includes(ack.code))) return;
    this.#ports.tally.wrong.push(`${json.slice(0, 300)} was answered with ${JSON.stringify(ack)}`);
  }

  /** On a connection of its own, since it may cost that. */
  async #wild(): Promise<void> {
    const { url, code, rng, tally } = this.#ports;
    const wire = await Wire.at(url, { code, audience: 'public' });
    const { frames, large } = wild(rng);
    for (const frame of frames) wire.say(frame);
    const closed = await wire.ended();
    if (large) tally.tooLarge += 1;
    if (large && closed !== 1009) tally.wrong.push(`a large frame closed the connection with ${closed}`);
  }

  async #handshake(): Promise<void> {
    const { url, code, rng, tally } = this.#ports;
    const { namespace, auth } = badHandshake(rng, code);
    const wire = await Wire.open(url);
    const answer = await wire.handshake(auth, namespace);
    tally.handshakes += 1;
    if (answer.startsWith('40')) tally.wrong.push(`${auth} on ${namespace} was let in: ${answer}`);
    const reason = /"code":"(bad-handshake|unknown-meeting|not-signed-in)","message":"[^"]+/;
    const told = answer === '' || namespace !== '/board' || reason.test(answer);
    if (!told) tally.wrong.push(`${auth} on ${namespace} was answered with ${answer}`);
    wire.close();
  }

  #count(what: string, ack: Ack | null): void {
    const { answers, wrong } = this.#ports.tally;
    if (!ack) return void wrong.push(`${what} was not answered`);
    const code = ack.ok ? 'ok' : ack.code;
    answers.set(code, (answers.get(code) ?? 0) + 1);
    if (!ack.ok && !(ack.message.length > 0)) wrong.push(`${what}: ${code} without a message`);
  }

  async #expect(what: string, holds: Promise<boolean>): Promise<void> {
    if (!(await holds)) this.#ports.tally.wrong.push(`${what} was not heard`);
  }
}

import type { BoardOptions } from '../../src/lib/client/board-options.ts';
import type { Keep, Surroundings } from '../../src/lib/client/surroundings.ts';
import type { OpenWire, Wire, WireEvents, WireOptions } from '../../src/lib/client/wire.ts';
import type { Command, CommandBody } from '../../src/lib/meeting/commands.ts';
import type { SelfView } from '../../src/lib/meeting/self.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import type { BoardView, IdeaView } from '../../src/lib/meeting/view.ts';
import type { FirstPaint } from '../../src/lib/protocol/api.ts';
import { Board } from '../../src/lib/client/board.svelte.ts';

/** What a browser keeps for a site; its tabs hear of each other's writing, in the order in which it was done. */
export class Disk {
  /** As in a private window, or when it is full. */
  full = false;
  readonly #kept = new Map<string, string>();
  readonly #tabs = new Set<(key: string, value: string | null) => void>();
  #unheard: (() => void)[] | null = null;

  /** Somebody clears what the site kept; no tab hears of it. */
  clear(): void {
    this.#kept.clear();
  }

  /** What is kept, beside the mark that something ever was. */
  get left(): readonly string[] {
    return [...this.#kept.keys()].filter((key) => !key.endsWith('/kept'));
  }

  /** The storage as one tab has it; it hears of the others only while it is `awake`. */
  tab(awake = () => true): Keep {
    let own: ((key: string, value: string | null) => void) | null = null;
    const wrote = (key: string, value: string | null) => {
      for (const heard of this.#tabs) {
        if (heard === own) continue;
        if (this.#unheard) this.#unheard.push(() => heard(key, value));
        else heard(key, value);
      }
    };
    return {
      keys: () => [...this.#kept.keys()],
      get: (key) => this.#kept.get(key) ?? null,
      set: (key, value) => {
        if (this.full) return false;
        if (this.#kept.get(key) === value) return true;
        this.#kept.set(key, value);
        wrote(key, value);
        return true;
      },
      remove: (key) => {
        if (this.#kept.delete(key)) wrote(key, null);
      },
      follow: (heard) => {
        own = (key, value) => {
          if (awake()) heard(key, value);
        };
        this.#tabs.add(own);
        return () => own && this.#tabs.delete(own);
      },
    };
  }

  /** What is written meanwhile is heard afterwards: tabs of different processes hear of each other late. */
  late(between: () => void): void {
    this.#unheard = [];
    between();
    const unheard = this.#unheard;
    this.#unheard = null;
    for (const hear of unheard) hear();
  }
}

/** The world around a page, in a test's hands: its clock, its dice, its storage. */
export class World implements Surroundings {
  time = 1_000_000;
  dice = 0.5;
  readonly storage: Keep;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];
  #ids = 0;

  /** @param name tells the ids of one page from those of another */
  constructor(
    storage: Keep = new Disk().tab(),
    private readonly name = 'command'
  ) {
    this.storage = storage;
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return this.dice;
  }

  newId(): string {
    this.#ids += 1;
    return `${this.name}-${this.#ids}`;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.time + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; what falls due happens in its order. */
  pass(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = next.at;
      this.#timers = this.#timers.filter((other) => other !== next);
      next.callback();
    }
    this.time = until;
  }
}

export interface Sent {
  readonly command: Command;
  readonly answer: (raw: unknown) => void;
}

/** The far end of a page's connection. */
export class FakeServer {
  connected = false;
  attempts = 0;
  readonly sent: Sent[] = [];
  readonly resyncs: number[] = [];
  readonly sinces: number[] = [];
  readonly tokens: Promise<string | undefined>[] = [];
  #events: WireEvents | null = null;
  #options: WireOptions | null = null;

  readonly open: OpenWire = (options, events): Wire => {
    this.#events = events;
    this.#options = options;
    const isConnected = () => this.connected;
    return {
      get connected() {
        return isConnected();
      },
      connect: () => {
        this.attempts += 1;
      },
      disconnect: () => {
        if (this.connected) this.drop();
      },
      send: (command, answer) => this.sent.push({ command, answer }),
      resync: (since) => this.resyncs.push(since),
    };
  };

  /** An attempt to connect succeeds. */
  accept(): void {
    this.connected = true;
    this.sinces.push(this.#options?.since() ?? -1);
    if (this.#options) this.tokens.push(this.#options.token());
    this.#events?.connected();
  }

  /** The connection is lost, or an attempt fails. */
  drop(): void {
    this.connected = false;
    this.#events?.disconnected();
  }

  refuse(code: string, retryAfterMs?: number): void {
    this.#events?.refused(code, retryAfterMs);
  }

  say(event: string, payload: unknown): void {
    this.#events?.message(event, payload);
  }

  /** Accepts the `n`th command that was sent, counted from 0. */
  ack(n: number, version: number, result: object = {}): void {
    this.sent[n]!.answer({ ok: true, version, result });
  }

  refuseCommand(n: number, code: string, retryAfterMs?: number): void {
    this.sent[n]!.answer({ ok: false, code, message: '', ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }
}

export const idea = (id: string, more: Partial<IdeaView> = {}): IdeaView => ({
  id,
  text: `the text of ${id}`,
  category: null,
  state: 'published',
  order: 1,
  at: 0,
  lang: null,
  ...more,
});

export function viewOf(ideas: readonly IdeaView[], votes: Record<string, number> = {}): BoardView {
  return {
    meeting: {
      code: 'ELM204',
      title: 'A meeting',
      ...DEFAULT_SETTINGS,
      phase: 'live',
      allows: { ideas: true, votes: true },
      textLimit: 500,
      replyLimit: 1000,
      translationLimit: 1000,
      categories: {},
      policy: { reasons: {}, referrals: {} },
      translations: {},
      ...{ closedAt: null, agenda: null },
      ...{ suggested: {}, retired: { categories: [], reasons: [], referrals: [] } },
    },
    ideas: Object.fromEntries(ideas.map((one) => [one.id, one])),
    votes,
    inRoom: {},
    stage: { spotlight: null, blank: false, timer: null, part: null, mode: 'list', paging: 'auto', language: null },
    tally: { ideas: ideas.length, votes: 0, participants: 0, screened: {}, appeals: { made: 0, granted: 0 } },
    actions: {},
  };
}

const NOTHING: SelfView = { votes: {}, ideas: {}, flags: [], actions: {}, inRoom: false, budget: null };

export function paintOf(view: BoardView, self: Partial<SelfView> = {}, version = 10): FirstPaint {
  return { version, view, self: { ...NOTHING, ...self }, now: 1_000_000, here: 3 };
}

/** A page on a board, connected unless said otherwise. */
export function pageOn(
  first: FirstPaint,
  {
    world = new World(),
    connect = true,
    ...more
  }: { world?: World; connect?: boolean } & Pick<BoardOptions, 'askToken' | 'laneOf'> = {}
) {
  const server = new FakeServer();
  const board = new Board({ code: 'ELM204', audience: 'public', first, around: world, open: server.open, ...more });
  const leave = board.connect();
  if (connect) server.accept();
  const vote = (ideaId: string, on: boolean) => board.send({ type: 'vote.set', ideaId, on });
  const submit = (text: string) => board.send({ type: 'idea.submit', text } satisfies CommandBody);
  const texts = () => board.outbox.refused.map(({ command, code }) => [code, 'text' in command && command.text]);
  return { world, server, board, leave, vote, submit, texts };
}

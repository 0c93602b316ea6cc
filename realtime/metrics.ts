import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Audience } from '../src/lib/meeting/view.ts';

/** What the server counts about itself. No label names a person, a meeting, an address or a device. */
export interface Metrics {
  /** A command was answered. `outcome`: `ok`, `again` (a retry that was recognised) or a refusal's code. */
  commandDone(type: string, outcome: string): void;
  /** How long the store took for one batch, in seconds. */
  appendSeconds(seconds: number): void;
  /** How many events one append carried. */
  batchSize(events: number): void;
  /** One delta went to that many sockets. */
  broadcast(sockets: number): void;
  socketOpened(audience: Audience): void;
  socketClosed(audience: Audience): void;
  /** A socket read too slowly: what it missed was coalesced, or it was closed. */
  slowReader(outcome: 'coalesced' | 'closed'): void;
  /** Somebody was told to come again later, because the server does not keep up. */
  turnedAway(comer: 'new' | 'back'): void;
  /** How many Halls are open on this node. */
  hallsOpen(count: number): void;
  /** An append lost its race, or its outcome is not known. */
  appendFailed(why: 'conflict' | 'unknown'): void;
  request(kind: RequestKind, status: number, seconds: number): void;
}

export type RequestKind = 'api' | 'page' | 'asset' | 'polling';

/** For what runs without a server: counts nothing. */
export const NO_METRICS: Metrics = {
  commandDone() {},
  appendSeconds() {},
  batchSize() {},
  broadcast() {},
  socketOpened() {},
  socketClosed() {},
  slowReader() {},
  turnedAway() {},
  hallsOpen() {},
  appendFailed() {},
  request() {},
};

export interface ExposedMetrics extends Metrics {
  /** The Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Counts per label are plain numbers until somebody scrapes: a vote must not pay for hashing label names. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string, by = 1): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  entries(): Iterable<[string, number]> {
    return this.#counts;
  }
}

const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** @param options.processMetrics also expose CPU, memory and event loop lag of this process */
export function createMetrics(options: { readonly processMetrics?: boolean } = {}): ExposedMetrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.processMetrics) collectDefaultMetrics({ register: registry, prefix: 'of_' });

  const commands = new Tally();
  new Counter({
    name: 'of_commands_total',
    help: 'Commands answered, by type and outcome',
    labelNames: ['type', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const [key, count] of commands.entries()) {
        const [type = '', outcome = ''] = key.split(' ');
        this.inc({ type, outcome }, count);
      }
    },
  });
  const requests = new Tally();
  new Counter({
    name: 'of_http_requests_total',
    help: 'HTTP requests answered, by kind and class of status',
    labelNames: ['kind', 'status'],
    registers,
    collect() {
      this.reset();
      for (const [key, count] of requests.entries()) {
        const [kind = '', status = ''] = key.split(' ');
        this.inc({ kind, status }, count);
      }
    },
  });
  const requestTime = new Histogram({
    name: 'of_http_request_seconds',
    help: 'Time to answer an HTTP request (long polling left out)',
    buckets: seconds,
    registers,
  });
  const append = new Histogram({
    name: 'of_append_seconds',
    help: 'Time of one durable append',
    buckets: seconds,
    registers,
  });
  const batch = new Histogram({
    name: 'of_batch_events',
    help: 'Events in one append',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
    registers,
  });
  const failed = new Counter({
    name: 'of_appends_failed_total',
    help: 'Appends that lost a race or whose outcome is not known',
    labelNames: ['why'],
    registers,
  });
  const packets = new Counter({ name: 'of_broadcast_packets_total', help: 'Packets delivered to sockets', registers });
  const sockets = new Gauge({ name: 'of_sockets', help: 'Open sockets', labelNames: ['audience'], registers });
  const slow = new Counter({
    name: 'of_slow_readers_total',
    help: 'Sockets that read too slowly',
    labelNames: ['outcome'],
    registers,
  });
  const away = new Counter({
    name: 'of_turned_away_total',
    help: 'Handshakes, joins and pages answered with "try again in n seconds": of newcomers, and of those who came back',
    labelNames: ['comer'],
    registers,
  });
  const halls = new Gauge({ name: 'of_halls', help: 'Meetings held in memory by this node', registers });

  return {
    commandDone: (type, outcome) => commands.add(`${type} ${outcome}`),
    appendSeconds: (time) => append.observe(time),
    batchSize: (events) => batch.observe(events),
    broadcast: (receivers) => packets.inc(receivers),
    socketOpened: (audience) => sockets.inc({ audience }),
    socketClosed: (audience) => sockets.dec({ audience }),
    slowReader: (outcome) => slow.inc({ outcome }),
    turnedAway: (comer) => away.inc({ comer }),
    hallsOpen: (count) => halls.set(count),
    appendFailed: (why) => failed.inc({ why }),
    request(kind, status, time) {
      requests.add(`${kind} ${Math.floor(status / 100)}xx`);
      if (kind !== 'polling') requestTime.observe(time);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

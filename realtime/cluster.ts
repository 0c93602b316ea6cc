import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis, type RedisOptions } from 'ioredis';
import type { Namespace } from 'socket.io';
import { z } from 'zod';
import { parseMeetingId, type MeetingId } from '../src/lib/meeting/ids.ts';
import { systemClock, type Clock } from './hall/clock.ts';

/**
 * Several nodes on one MongoDB. There is no leader: the log is the only arbiter. Redis carries hints ("this meeting is at
 * version n now"), so that other nodes look at the log at once; whoever misses one looks a little later.
 */
export interface Cluster {
  /** For Socket.IO's `adapter` option. */
  readonly adapter: ReturnType<typeof createAdapter>;
  /** Begins to listen; `hint` is called with what other nodes committed. */
  join(namespace: Pick<Namespace, 'on' | 'serverSideEmit'>, hint: (meeting: MeetingId, version: number) => void): void;
  /** `hint` is called with the agendas that other nodes wrote to. */
  onAgenda(hint: (meeting: MeetingId) => void): void;
  /** This node wrote to a meeting's agenda. */
  tellAgenda(meeting: string): void;
  /** This node committed. */
  tell(meeting: MeetingId, version: number): void;
  /** Something that is true for the moment alone, to the other nodes; whoever misses it misses little. */
  share(what: object): void;
  /** What other nodes share, of whatever kind: whoever hears it looks whether it is theirs. */
  shared(hear: (what: unknown) => void): void;
  close(): void;
}

const EVENT = 'committed';
const AGENDA_EVENT = 'agenda';
const SHARED = 'shared';
/** Commits of one meeting within this time are told as one. */
const TELL_EVERY_MS = 10;
const told = z.tuple([z.string(), z.number().int().min(0)]);

/** The adapter makes connections of its own from this one; an `error` event that nobody listens to would end the process. */
class Connection extends Redis {
  readonly #report: (error: unknown) => void;

  constructor(url: string, report: (error: unknown) => void) {
    super(url, { maxRetriesPerRequest: null });
    this.#report = report;
    this.on('error', report);
  }

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    copy.on('error', this.#report);
    return copy;
  }
}

/** @param report told when Redis cannot be reached; the node goes on by itself meanwhile, and finds out by looking */
export function openCluster(
  url: string,
  report: (what: string, error: unknown) => void,
  clock: Clock = systemClock
): Cluster {
  const redis = new Connection(url, (error) => report('redis cannot be reached', error));
  const due = new Map<MeetingId, number>();
  const dueAgendas = new Set<string>();
  let emitAgenda: (meeting: string) => void = () => {};
  let agendaHint: (meeting: MeetingId) => void = () => {};
  let emit: (meeting: MeetingId, version: number) => void = () => {};
  let emitShared: (what: object) => void = () => {};
  const hearers: ((what: unknown) => void)[] = [];
  let cancel: (() => void) | null = null;
  const tellAll = () => {
    cancel = null;
    // A hint is worth nothing later: it is not queued for a Redis that is away.
    if (redis.status === 'ready') for (const [meeting, version] of due) emit(meeting, version);
    if (redis.status === 'ready') for (const meeting of dueAgendas) emitAgenda(meeting);
    due.clear();
    dueAgendas.clear();
  };
  return {
    adapter: createAdapter(redis),
    join(namespace, hint) {
      emit = (meeting, version) => namespace.serverSideEmit(EVENT, meeting, version);
      emitAgenda = (meeting) => namespace.serverSideEmit(AGENDA_EVENT, meeting);
      namespace.on(AGENDA_EVENT, (...args: unknown[]) => {
        const meeting = parseMeetingId(args[0]);
        if (meeting) agendaHint(meeting);
      });
      emitShared = (what) => namespace.serverSideEmit(SHARED, what);
      namespace.on(SHARED, (what: unknown) => hearers.forEach((hear) => hear(what)));
      namespace.on(EVENT, (...args: unknown[]) => {
        const parsed = told.safeParse(args);
        const meeting = parsed.success ? parseMeetingId(parsed.data[0]) : null;
        if (parsed.success && meeting) hint(meeting, parsed.data[1]);
      });
    },
    onAgenda: (hint) => void (agendaHint = hint),
    tellAgenda(meeting) {
      dueAgendas.add(meeting);
      cancel ??= clock.after(TELL_EVERY_MS, tellAll);
    },
    tell(meeting, version) {
      due.set(meeting, version);
      cancel ??= clock.after(TELL_EVERY_MS, tellAll);
    },
    share(what) {
      if (redis.status === 'ready') emitShared(what);
    },
    shared(hear) {
      hearers.push(hear);
    },
    close() {
      cancel?.();
      redis.disconnect();
    },
  };
}

import { getRequestListener } from '@hono/node-server';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreError, type Store } from '../db/store.ts';
import type { MeetingId } from '../src/lib/meeting/ids.ts';
import { provideServices } from '../src/lib/server/services.ts';
import { firstSetupLink } from './accounts.ts';
import { addressesOf } from './addresses.ts';
import { AgencyLog } from './agency-log.ts';
import { attachAgenda, type Agenda } from './agenda.ts';
import { Publishing } from './agenda/publishing/publishing.ts';
import { Versions } from './agenda/versions/keep.ts';
import { linksOf } from './agenda/links.ts';
import { createApi } from './api/app.ts';
import { Auth } from './auth.ts';
import { attachBoard } from './board.ts';
import { RoomCodes } from './board/room-code.ts';
import type { Config } from './config.ts';
import { createEntrance, keepTidy } from './entrance.ts';
import { steadyClock, systemClock, within, type Clock } from './hall/clock.ts';
import { Halls, systemChance } from './halls.ts';
import { Marks } from './guesses.ts';
import { createRouter } from './http/router.ts';
import { patternOf } from './http/routes.ts';
import { createIdentify } from './identify.ts';
import { createKeeping } from './keeping.ts';
import { createLog, reporter, type Log } from './log.ts';
import { createMetrics, type ExposedMetrics } from './metrics.ts';
import { originCheck } from './origins.ts';
import { Admission, type AdmissionPorts, type Comer } from './overload/admission.ts';
import { joinCluster, listen, open as openFor } from './opening.ts';
import { HALF_RESTORED, isHalfRestored } from './records/backup.ts';
import { Regulars } from './overload/regulars.ts';
import { PublicRecords } from './public-records.ts';
import { roleIn } from './roles.ts';
import { createServices } from './services.ts';
import { Sessions } from './sessions.ts';

export interface ServerOptions {
  readonly config: Config;
  /** Otherwise the one that `config` names is opened. In either case it is closed at the end. */
  readonly store?: Store;
  /** SvelteKit's handler; null where somebody else serves the pages (development, tests). */
  readonly pages: RequestListener | null;
  readonly log?: Log;
  readonly clock?: Clock;
  /** How late the event loop is, where a test is to say so. */
  readonly late?: AdmissionPorts['late'];
  /** The store broke for good: the process should end, to be started again. */
  readonly onBroken?: (error: StoreError) => void;
  /** Expose CPU and memory of the process among the metrics. */
  readonly processMetrics?: boolean;
}

export interface Running {
  readonly port: number;
  /** For this machine itself, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Where others reach it, the best first. */
  readonly addresses: readonly string[];
  /** Path of the link that makes the first admin, if nobody has an account. */
  readonly setupPath: string | null;
  readonly halls: Halls;
  /** The agendas that are open on this node. */
  readonly agendas: Agenda;
  readonly store: Store;
  readonly metrics: ExposedMetrics;
  /** Acknowledges what is committed, says goodbye, lets go of everything. May be called again; resolves once. */
  stop(): Promise<void>;
}

/**
 * A stop takes 7 s at most, whatever the store does: 2 s for the agenda, these 2 s for what is being written to be
 * acknowledged, 2 s to say goodbye and answer, 1 s for the store to close.
 */
const COMMIT_MS = 2000;
const STORE_MS = 1000;
/** How long answers under way may take once we are stopping. */
const DRAIN_MS = 2000;
/** Slow loris: a request's head and body must arrive within this. */
const REQUEST_MS = 30_000;
/** Longer than proxies keep an idle connection to us, so that it is never we who close it under a request. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Opens the store, puts everything together and listens, in this order.
 * @throws StoreError if the store cannot be opened, Error if the port cannot be listened on
 */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { config, clock = systemClock, log = createLog(config.logLevel), onBroken } = options;
  const store = options.store ?? (await openFor(config, onBroken));
  if (await isHalfRestored(store)) throw new StoreError('broken', HALF_RESTORED);
  if (config.mongoUrl !== null && config.removals === null) {
    log.warn('OPENFLOOR_REMOVALS is not set: what is removed from now on would come back with a backup from before');
  }
  const report = reporter(log);
  const metrics = createMetrics({ processMetrics: options.processMetrics });
  const secure = config.origin?.startsWith('https:') ?? false;
  let stopping: Promise<void> | null = null;

  const cluster = config.redisUrl === null ? null : await joinCluster(config.redisUrl, report, clock);
  const halls: Halls = new Halls({
    store,
    clock,
    report,
    committed: (meeting, version, events) => {
      if (events > 0) metrics.batchSize(events);
      if (events > 0) cluster?.tell(meeting, version);
      metrics.hallsOpen(halls.size);
    },
    appended(outcome, seconds) {
      if (outcome === 'appended') metrics.appendSeconds(seconds);
      else metrics.appendFailed(outcome);
    },
    entered: (meeting, phase) => rehearsals.entered(meeting, phase),
  });
  const agencyLog = new AgencyLog(store.log, clock);
  const auth = new Auth(store.directory, secure);
  const { assignments, meetings } = store.directory;
  const sessions = new Sessions({
    stillGood: (id) => auth.stillGood(id),
    roleIn: (staff, meeting) => roleIn(assignments, staff, meeting),
    clock,
    report,
  });
  const identify = createIdentify({ keyring: store.keyring, auth, assignments, clock });
  const allowed = originCheck(config);
  const originAllowed = ({ headers }: IncomingMessage) => allowed(headers);
  const refused = (comer: Comer) => metrics.turnedAway(comer);
  const admission = new Admission({
    clock: options.clock ?? steadyClock,
    fraction: Math.random,
    refused,
    ...(options.late && { late: options.late }),
  });
  const regulars = new Regulars(async (cookieHeader) => (await auth.find(cookieHeader)) !== null);
  const roomCodes = new RoomCodes({ keyOf: (meeting) => identify.keyOf(meeting), clock });
  const publishing = new Publishing(store, (id) => agenda.settled(id));
  const board = attachBoard({
    halls,
    identify,
    roomCodes,
    publishing,
    pictures: store.pictures,
    originAllowed,
    metrics,
    report,
    clock,
    cluster,
    admission,
    regulars,
  });
  sessions.attach(board);
  const link = linksOf(halls);
  const agenda = attachAgenda({ agendas: store.agendas, meetings, identify, clock, link, report, cluster });
  sessions.attach(agenda);
  const { agendas } = store;
  const keeping = { settled: agenda.settled, written: agenda.written, tidied: agenda.tidied, agencyLog };
  const versions = new Versions({ ...keeping, agendas, now: () => clock.now(), id: () => systemChance.id() });

  const dismiss = async (meeting: MeetingId) => {
    await agenda.dismiss(meeting);
    await versions.dismiss(meeting);
    board.dismiss(meeting);
    await halls.evict(meeting);
  };
  const open = () => [...halls.open, ...agenda.open];
  const kept = createKeeping({ store, halls, agencyLog, clock, report, dismiss, open });
  const { rehearsals } = kept;

  const entrance = createEntrance(store, agencyLog, sessions, clock);
  const meeting = { store, halls, records: new PublicRecords(), auth, identify, roomCodes, sessions, publishing };
  const told = { metrics, log, clock, place: config, secure };
  const deps = { ...meeting, ...entrance, ...told, versions, rehearsals, retention: kept.retention, agencyLog };
  const api = createApi({ ...deps, stopping: () => stopping !== null });
  const answer = getRequestListener(api.app.fetch, { overrideGlobalObjects: false });
  const router = createRouter({
    routes: {
      board: {
        request: (message, response) => board.engine.handleRequest(message, response),
        upgrade: (message, socket, head) => board.engine.handleUpgrade(message, socket, head),
      },
      agenda: (message, socket, head) => agenda.upgrade(message, socket, head),
      api: (message, response) => void answer(message, response),
      pages: options.pages,
    },
    originAllowed,
    place: config,
    metrics,
    admission,
    regulars,
    marks: new Marks(() => clock.now()),
    log,
    routeOf: (path) => patternOf(api.methods.keys(), path),
  });
  provideServices(createServices({ ...deps, report }));

  const http = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    router.request
  );
  http.on('upgrade', router.upgrade);
  try {
    await listen(http, config);
  } catch (error) {
    sessions.stop();
    kept.stop();
    admission.stop();
    await halls.close();
    await board.close('stopping');
    await agenda.close();
    await store.close();
    throw error;
  }
  await auth.tidy().catch((error: unknown) => report('old sessions could not be removed', error));
  void halls.wake().catch((error: unknown) => report('meetings could not be woken', error));
  kept.begin();

  const stopTidying = keepTidy(entrance.throttle, clock, report);

  const { port } = http.address() as AddressInfo;
  const setupPath = await firstSetupLink(store.directory, clock.now());

  async function stop(): Promise<void> {
    stopTidying();
    sessions.stop();
    kept.stop();
    admission.stop();
    // Its last word is to a meeting.
    await agenda.close();
    await within(clock, COMMIT_MS, halls.close());
    const closed = new Promise<void>((done) => http.close(() => done()));
    http.closeIdleConnections();
    const cancel = clock.after(DRAIN_MS, () => http.closeAllConnections());
    await Promise.all([board.close('stopping'), closed]).finally(cancel);
    await within(clock, STORE_MS, store.close());
  }

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    addresses: addressesOf(config, port),
    setupPath,
    halls,
    agendas: agenda,
    store,
    metrics,
    stop: () => (stopping ??= stop()),
  };
}

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { patternOf } from '../http/routes.ts';
import { originCheck } from '../origins.ts';
import { accountOperations } from './account.ts';
import { agencyOperations } from './agency.ts';
import { secondFactorOperations } from './second-factor.ts';
import { areaOperations } from './areas.ts';
import { boardOperations } from './boards.ts';
import { copyOperations } from './copies.ts';
import type { ApiDeps } from './deps.ts';
import { healthOperations } from './health.ts';
import { holdOperations } from './holds.ts';
import { meetingOperations } from './meetings.ts';
import { describeApi } from './openapi.ts';
import { moderationOperations } from './moderation.ts';
import { operation, type Operation } from './operation.ts';
import { Problem, problemOf } from './problem.ts';
import { peopleOperations } from './people.ts';
import { previewOperations } from './previews.ts';
import { progressOperations } from './progress.ts';
import { recordOperations } from './records.ts';
import { updateOperations } from './updates.ts';
import { sessionOperations } from './session.ts';
import { versionOperations } from './versions.ts';

export interface Api {
  readonly app: Hono<{ Bindings: HttpBindings }>;
  /** path patterns → the methods that they take */
  readonly methods: ReadonlyMap<string, readonly string[]>;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Everything that the API can do, in the order of its description. */
export function operationsOf(deps: ApiDeps): readonly Operation[] {
  const operations = [
    ...healthOperations(deps),
    ...sessionOperations(deps),
    ...accountOperations(deps),
    ...secondFactorOperations(deps),
    ...peopleOperations(deps),
    ...meetingOperations(deps),
    ...copyOperations(deps),
    ...holdOperations(deps),
    ...areaOperations(deps),
    ...agencyOperations(deps),
    ...boardOperations(deps),
    ...versionOperations(deps),
    ...previewOperations(deps),
    ...moderationOperations(deps),
    ...recordOperations(deps),
    ...progressOperations(deps),
    ...updateOperations(deps),
  ];
  const description: Operation = operation(
    {
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This description',
      answers: { 200: { description: 'OpenAPI 3.1.', contentType: 'application/json' } },
    },
    ({ c }) => c.json(describeApi([...operations, description]))
  );
  return [...operations, description];
}

/** The HTTP API: origin first, then one route per operation; every error has the same shape. */
export function createApi(deps: ApiDeps): Api {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const originAllowed = originCheck(deps.place);

  app.use(async (c, next) => {
    if (!SAFE.has(c.req.method) && !originAllowed(c.env.incoming.headers)) throw new Problem('bad-origin');
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });

  const methods = new Map<string, string[]>();
  for (const operation of operationsOf(deps)) {
    app.on(operation.method.toUpperCase(), operation.path, (c) => operation.handle(c, deps.auth));
    methods.set(operation.path, [...(methods.get(operation.path) ?? []), operation.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (c) => {
      c.header('Allow', allowed.join(', '));
      return new Problem('method-not-allowed').answer(c);
    });
  }

  app.notFound((c) => new Problem('not-found').answer(c));
  app.onError((error, c) => problemOf(error, deps.log, patternOf(methods.keys(), c.req.path)).answer(c));
  return { app, methods };
}

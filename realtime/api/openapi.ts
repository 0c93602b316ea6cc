import { z } from 'zod';
import type { Answer, Operation, Schema } from './operation.ts';
import { Problem, type ProblemCode } from './problem.ts';
import { RIGHTS } from './rights.ts';
import { errorShape } from './shapes.ts';

type Json = Record<string, unknown>;

/** The description of the API, made from the very schemas that requests are checked with. */
export function describeApi(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Openfloor',
      version: '1',
      description:
        'The HTTP interface of an Openfloor server. Live boards and commands go over Socket.IO, namespace `/board`. Residents are anonymous: no request needs or gets a name.',
    },
    paths,
    components: {
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: 'of_session', description: 'Set by POST /api/session.' },
      },
      schemas: { Error: jsonSchema(errorShape, 'output') },
    },
  };
}

function describe(operation: Operation): Json {
  const { summary, description, right, body, query, answers } = operation;
  const parameters = [...pathParameters(operation.path), ...(query ? queryParameters(query) : [])];
  const responses: Record<string, Json> = {};
  for (const [status, answer] of Object.entries(answers)) responses[status] = response(answer);
  for (const [status, codes] of problemsOf(operation)) {
    responses[status] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    };
  }
  return {
    summary,
    ...(description && { description }),
    ...(right && { security: [{ staff: [] }], 'x-roles': RIGHTS[right] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses,
  };
}

/** status → the codes that come with it */
function problemsOf({ problems = [], right, body, query }: Operation): Map<string, ProblemCode[]> {
  const codes = new Set<ProblemCode>(problems);
  if (right) codes.add('not-signed-in').add('not-allowed');
  if (body || query) codes.add('bad-input');
  if (body) codes.add('too-large').add('not-json').add('bad-origin');
  codes.add('internal').add('unavailable');
  const byStatus = new Map<string, ProblemCode[]>();
  for (const code of codes) {
    const status = String(new Problem(code).status);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

function response({ description, schema, contentType = 'application/json' }: Answer): Json {
  if (!schema && contentType === 'application/json') return { description };
  return {
    description,
    content: { [contentType]: { schema: schema ? jsonSchema(schema, 'output') : { type: 'string' } } },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'The code that residents type; case, spaces and hyphens do not matter.',
  }));
}

function queryParameters(query: Schema): Json[] {
  const { properties = {}, required = [] } = jsonSchema(query, 'input');
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties as Json).map(([name, schema]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema,
  }));
}

function jsonSchema(schema: Schema, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

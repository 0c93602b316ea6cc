/** For each package that the product is named to use: what a person misses without it, and what shows that. */

export interface Row {
  readonly package: string;
  /** What a user would notice. */
  readonly notices: string;
  /** Vitest's arguments: a file, and the rule in it. */
  readonly test: readonly [file: string, rule: string];
  /** It is part of what browsers load: the build comes first, in which it ends up. */
  readonly built?: true;
  /** The test runs against a build, whoever made it. */
  readonly needsBuild?: true;
}

const JOURNEY = ['tests/e2e/journey.test.ts', 'E2-01'] as const;
const AGENDA = ['tests/e2e/agenda.test.ts', 'E2-35'] as const;

export const ROWS: readonly Row[] = [
  {
    package: 'svelte',
    notices: 'there are no pages: nobody can join, and no idea reaches the screen',
    test: JOURNEY,
    built: true,
  },
  {
    package: '@sveltejs/kit',
    notices: 'no page is served under any address',
    test: JOURNEY,
    built: true,
  },
  {
    package: 'socket.io-client',
    notices: 'a phone shows the board as it was, and cannot vote',
    test: JOURNEY,
    built: true,
  },
  {
    package: 'socket.io',
    notices: 'nothing that one person does is shown to another',
    test: JOURNEY,
    needsBuild: true,
  },
  {
    package: 'hono',
    notices: 'a meeting is not found by its code',
    test: ['tests/net/meetings.test.ts', 'SV-34'],
  },
  {
    package: 'lucia',
    notices: 'staff cannot sign in',
    test: ['tests/net/session.test.ts', 'SV-13'],
  },
  {
    package: 'yjs',
    notices: 'two commanders cannot write one agenda',
    test: AGENDA,
    needsBuild: true,
  },
  {
    package: 'y-websocket',
    notices: 'what one commander writes does not get to another',
    test: AGENDA,
    built: true,
  },
  {
    package: 'mongodb',
    notices: 'with MONGODB_URL set, nothing is kept',
    test: ['tests/contract/mongo.test.ts', 'ST-01'],
  },
  {
    package: 'vitest',
    notices: 'npm test cannot show that a person’s vote counts once',
    test: ['tests/meeting/votes.test.ts', 'MT-24'],
  },
];

import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { actionCases } from './cases-actions.ts';
import { agendaCases } from './cases-agendas.ts';
import { keepingCases } from './cases-keeping.ts';
import { logCases } from './cases-log.ts';
import { peopleCases } from './cases-people.ts';
import { replacingCases } from './cases-replacing.ts';
import { rowCases } from './cases-rows.ts';
import { textCases } from './cases-texts.ts';
import type { Case, Ground } from './cases.ts';

/** Every case, in every store: nothing here is skipped for anybody. */
export const allCases: readonly Case[] = [
  ...logCases,
  ...textCases,
  ...replacingCases,
  ...rowCases,
  ...peopleCases,
  ...keepingCases,
  ...agendaCases,
  ...actionCases,
];

export interface Setup {
  /** Before the first case, for instance to start a database server. */
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
}

/** Runs the whole contract against one kind of store; each case gets fresh ground. */
export function contract(name: string, makeGround: () => Promise<Ground>, setup: Setup = {}): void {
  describe(`the contract of storage, ${name}`, () => {
    const grounds: Ground[] = [];
    if (setup.before) beforeAll(setup.before, 240_000);
    afterEach(async () => {
      for (const ground of grounds.splice(0)) await ground.dispose();
    });
    if (setup.after) afterAll(setup.after);

    for (const { title, run } of allCases) {
      it(title, { timeout: 30_000 }, async () => {
        const ground = await makeGround();
        grounds.push(ground);
        await run(ground);
      });
    }
  });
}

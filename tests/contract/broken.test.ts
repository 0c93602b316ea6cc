import { describe, expect, it } from 'vitest';
import { faults, faultyGround, type Fault } from './broken.ts';
import { agendaFaults } from './broken-agendas.ts';
import { allCases } from './contract.ts';

/** The rules whose cases fail on this store. */
async function failing(fault: Fault): Promise<string[]> {
  const failed: string[] = [];
  for (const { title, run } of allCases) {
    const ground = await faultyGround(fault);
    try {
      await run(ground);
    } catch {
      failed.push(title.split(' ', 1)[0] ?? title);
    } finally {
      await ground.dispose();
    }
  }
  return failed;
}

describe('the contract of storage, on stores that are broken on purpose', () => {
  it.each([...faults, ...agendaFaults].map((fault) => [fault.name, fault] as const))(
    'ST-40 a store with a fault fails the contract: it %s',
    async (_name, fault) => {
      expect(await failing(fault)).toEqual(expect.arrayContaining([...fault.caughtBy]));
    }
  );
});

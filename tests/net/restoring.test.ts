import { expect, it } from 'vitest';
import { serve } from './ground.ts';

it('SV-490 a server on MongoDB that writes nowhere down what is removed says so when it starts', async () => {
  const mongoUrl = 'mongodb://db.example/openfloor';
  const said = async (removals: string | null) =>
    (await serve({ config: { mongoUrl, removals, logLevel: 'warn' } })).lines.filter((line) =>
      line.includes('OPENFLOOR_REMOVALS')
    ).length;
  expect([await said(null), await said('/somewhere/removals.jsonl')]).toEqual([1, 0]);
});

import { hunt } from './hunt.ts';
import { MUTANTS } from './mutants.ts';

/** `npm run mutants`: puts each fault into the Hall, and shows the seed that catches it. */
const SEEDS = 5000;

let escaped = 0;
for (const [number, mutant] of MUTANTS.entries()) {
  const caught = await hunt(mutant, number, SEEDS);
  if (!caught) escaped += 1;
  const how = caught ? `caught by seed ${caught.seed}: ${caught.what}` : `NOT CAUGHT in ${SEEDS} seeds`;
  process.stdout.write(`${String(number + 1).padStart(2)}. ${mutant.name}\n    ${how}\n`);
}
process.stdout.write(`\n${MUTANTS.length - escaped} of ${MUTANTS.length} mutants caught\n`);
process.exitCode = escaped > 0 ? 1 : 0;

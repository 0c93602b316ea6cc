/** `npm run bench [-- --json]`: the numbers of the design, each beside its rival, in one run. */
import { prepare } from './lib/prepare.mjs';
import { main } from './lib/say.mjs';
import { runTypeScript } from './run.mjs';

await main(async () => {
  await prepare();
  await runTypeScript('bench/run.ts', process.argv.slice(2));
});

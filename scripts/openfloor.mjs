/** `npm run openfloor -- COMMAND …`: accounts and care of the data, whether the server runs or not. */
import { prepare } from './lib/prepare.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await prepare();
  process.env.NODE_ENV ??= 'production';
  await import('../build/server/cli.js');
});

/** `npm start`: the server on your own data, in this very process, so that signals reach it. */
import { prepare } from './lib/prepare.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await prepare();
  process.env.NODE_ENV ??= 'production';
  await import('../build/server/main.js');
});

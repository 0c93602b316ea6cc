/** `npm run demo`: a town hall in full swing, on data that is gone when it ends. */
import { prepare } from './lib/prepare.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await prepare();
  process.env.NODE_ENV = 'production';
  await import('../build/server/demo.js');
});

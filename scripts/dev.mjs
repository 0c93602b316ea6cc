/** `npm run dev`: one command, one port; pages and the server reload as you save. Data in ./data, as for `npm start`. */
import { prepare } from './lib/prepare.mjs';
import { main, ROOT, say } from './lib/say.mjs';

await main(async () => {
  await prepare({ build: false });
  process.env.NODE_ENV = 'development';
  const { createServer } = await import('vite');
  const port = Number(process.env.PORT) || 3000;
  const vite = await createServer({ root: ROOT, server: { port, host: process.env.HOST || 'localhost' } });
  await vite.listen();
  vite.printUrls();

  let stopping = false;
  const stop = async () => {
    if (stopping) return; // npm sends the same signal again
    stopping = true;
    say('stopping');
    await vite.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
});

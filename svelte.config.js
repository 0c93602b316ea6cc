import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const alsoChecked = ['realtime', 'db', 'seeds', 'tests', 'bench', 'scripts'];

/** `scripts/build.mjs` builds beside the present build and puts the new one in place when it is whole. */
const out = process.env.OPENFLOOR_PAGES_OUT ?? 'build/pages';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ out, precompress: true }),
    version: { pollInterval: 0 },
    // Nothing from anywhere else. 'self' covers the WebSocket too (Chromium, Firefox, Safari from 15.4; an older Safari
    // falls back to polling), so no other host can be reached even by a script that slipped in. Style attributes are
    // what server-rendered `style:` directives become; style elements are not allowed.
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:'],
        'connect-src': ['self'],
        'frame-src': ['self'],
        'frame-ancestors': ['self'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'object-src': ['none'],
      },
    },
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../*.ts', ...alsoChecked.map((folder) => `../${folder}/**/*.ts`)],
      }),
    },
  },
};

import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const alsoChecked = ['realtime', 'db', 'seeds', 'tests', 'bench', 'scripts'];

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ out: 'build/pages', precompress: true }),
    version: { pollInterval: 0 },
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../*.ts', ...alsoChecked.map((folder) => `../${folder}/**/*.ts`)],
      }),
    },
  },
};

import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The pages are served by the API itself: HTML at `/graphql` and at `/track`, their files below `/graphql`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphql/',
  publicDir: false,
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The editor is one large library, cached for good after the first visit: splitting it would only add requests.
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
    // Libraries mark modules for React's server components; there are none here.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      input: ['index.html', 'track.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
});

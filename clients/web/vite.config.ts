import { defineConfig } from 'vite';

/** The page is served by the API itself: HTML at `/graphql`, its files below. */
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
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});

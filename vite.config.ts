import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { breakpoints } from './scripts/breakpoints.mjs';
import { offlineFiles } from './scripts/offlineFiles.mjs';
import { contentSecurityPolicy, securityHeaders } from './scripts/securityHeaders.mjs';
import { threadedWasm } from './scripts/threadedWasm.mjs';

/** Puts the policy into the built page itself, so that it also holds on hosts that send no headers. */
function contentSecurityPolicyTag(): Plugin {
  return {
    name: 'content-security-policy-tag',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy('built') },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** The packages that d3 consists of. */
const D3 = /\/node_modules\/d3(-[a-z]+)?\//;

/* What several views share goes into few files: dozens of a kilobyte each delay the first picture of a view. */

/** All that Playground, the first view, needs of it. */
const COMMON =
  /\/d3-array\/|\/src\/(app\/(controls\/(NumberField|Refusal|SegmentedControl)|scene\/Part)|pictures\/(IntervalBar|VerdictMark|colors|useElementSize|placeEndLabels|axisTicks|export\/pictureFiles))\.tsx?$/;

/** All that the lessons need besides. */
const ANSWERS =
  /\/d3-dsv\/|\/src\/(app\/(ask\/|controls\/ProgressLine|commands\/csv|models\/datasetFor)|pictures\/PixelImage)/;

export default defineConfig({
  plugins: [react(), breakpoints(), threadedWasm(), contentSecurityPolicyTag(), offlineFiles()],
  // Relative, so that the built folder works at any address.
  base: './',
  // One page; what is not there is answered with 404 and not with the page.
  appType: 'mpa',
  build: {
    target: 'es2022',
    manifest: true,
    // No data: URLs, which the policy would refuse for fonts and styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // d3's transitions extend its selections; the page uses neither.
      treeshake: { moduleSideEffects: [{ test: D3, sideEffects: false }] },
      // What every view needs is one file, not forty: it packs better, and is asked for once.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'common', test: COMMON },
            { name: 'answers', test: ANSWERS },
            { name: 'shared', test: /\/src\/(app|pictures(?!\/sets))\//, minShareCount: 3 },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [threadedWasm()],
    rolldownOptions: { output: { chunkFileNames: 'assets/worker-[name]-[hash].js' } },
  },
  server: { headers: securityHeaders('development') },
  preview: { headers: securityHeaders('built') },
});

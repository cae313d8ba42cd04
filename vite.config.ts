import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { asciiOnly } from './scripts/asciiOnly.mjs';
import { breakpoints } from './scripts/breakpoints.mjs';
import { offlineFiles } from './scripts/offlineFiles.mjs';
import { oneLicense } from './scripts/oneLicense.mjs';
import { ownRuntime } from './scripts/ownRuntime.mjs';
import { packedFiles } from './scripts/packedFiles.mjs';
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

/** Has the browser run the early script as soon as it is there; the page's own code, which imports it, comes behind. */
function earlyTag(): Plugin {
  return {
    name: 'early-tag',
    apply: 'build',
    transformIndexHtml: (_, { bundle = {} }) => {
      const early = Object.values(bundle).find(({ name }) => name === 'early');
      if (!early) throw new Error('There is no early script.');
      const attrs = { type: 'module', async: true, crossorigin: true, src: `./${early.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
    },
  };
}

/** Of the packages that d3 consists of, only what is used: its transitions extend its selections, and nobody uses either. */
const ONLY_USED_D3 = { moduleSideEffects: [{ test: /\/node_modules\/d3(-[a-z]+)?\//, sideEffects: false }] };

/*
 * What several views share goes into few files: dozens of a kilobyte each delay the first picture of a view. Each is a file,
 * a folder or a package.
 */

/** What runs before everything else, in a file that is not waited for. */
const EARLY = bundled('src/early.ts');

/** All that Playground, the first view, needs of it. */
const COMMON = bundled(
  'node_modules/d3-array/',
  'src/app/controls/NumberField.tsx',
  'src/app/controls/Refusal.tsx',
  'src/app/controls/SegmentedControl.tsx',
  'src/app/scene/Part.tsx',
  'src/pictures/IntervalBar.tsx',
  'src/pictures/VerdictMark.tsx',
  'src/pictures/colors.ts',
  'src/pictures/useElementSize.ts',
  'src/pictures/useRoom.ts',
  'src/pictures/placeEndLabels.ts',
  'src/pictures/axisTicks.ts',
  'src/pictures/export/pictureFiles.ts',
);

/** All that the lessons need besides. */
const ANSWERS = bundled(
  'node_modules/d3-dsv/',
  'src/app/ask/',
  'src/app/controls/ProgressLine.tsx',
  'src/app/commands/csv.ts',
  'src/app/models/datasetFor.ts',
  'src/app/models/saidOf.ts',
  'src/pictures/PixelImage.tsx',
);

/** What Inspect has in common with its own dialogs, and with the console. */
const INSPECT = bundled(
  'src/engine/requests/bounds/boundsNpz.ts',
  'src/views/inspect/ask/bounds.ts',
  'src/views/inspect/ask/expected.ts',
  'src/views/inspect/ask/useRising.ts',
  'src/views/inspect/controls/Form.module.css',
  'src/views/inspect/controls/methods.ts',
  'src/views/inspect/layers/layerColumns.ts',
  'src/views/inspect/numbers/ownNumbers.ts',
  'src/views/inspect/verdict/radius.ts',
  'src/views/inspect/words.ts',
);

/** Whether a module is one of those; an Error where one of them is not there any more, as after a change of its name. */
function bundled(...paths: readonly string[]): (id: string) => boolean {
  const gone = paths.filter((path) => !existsSync(`${import.meta.dirname}/${path}`));
  if (gone.length > 0) throw new Error(`vite.config.ts bundles ${gone.join(', ')}, which there is not.`);
  return (id) => paths.some((path) => id.replaceAll('\\', '/').includes(`/${path}`));
}

/** Of what several views draw by. */
const SHARED = /\/src\/(app|pictures(?!\/sets))\/|\/src\/catalog\/operations\.|\/node_modules\/d3-(shape|path)\//;

/** The engine's program, which its worker begins. */
const PROGRAM = bundled('src/engine/program.ts');
const BEGIN = bundled('src/engine/worker.ts');

export default defineConfig({
  plugins: [
    react(),
    breakpoints(),
    threadedWasm(),
    oneLicense(),
    asciiOnly(),
    earlyTag(),
    contentSecurityPolicyTag(),
    offlineFiles(),
    packedFiles(),
  ],
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
      treeshake: ONLY_USED_D3,
      // What every view needs is one file, not forty: it packs better, and is asked for once.
      output: {
        codeSplitting: {
          groups: [
            { name: 'early', test: EARLY, priority: 1 },
            { name: 'first', tags: ['$initial'] },
            { name: 'common', test: COMMON },
            { name: 'answers', test: ANSWERS },
            { name: 'shared', test: SHARED, minShareCount: 3 },
            { name: 'inspect', test: INSPECT },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [threadedWasm(), oneLicense(), ownRuntime(), asciiOnly()],
    rolldownOptions: {
      treeshake: ONLY_USED_D3,
      output: {
        chunkFileNames: 'assets/worker-[name]-[hash].js',
        // The engine's program is one file, with all that is needed at once: each is waited for.
        codeSplitting: {
          groups: [
            { name: 'begin', test: BEGIN, priority: 1 },
            { name: 'program', test: PROGRAM },
          ],
        },
      },
    },
  },
  server: { headers: securityHeaders('development') },
  preview: { headers: securityHeaders('built') },
});

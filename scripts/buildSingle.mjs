// @ts-check
/** `npm run build:single`: Playground, lessons and small networks in one HTML file that opens from disk. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { breakpoints } from './breakpoints.mjs';
import { contentSecurityPolicy } from './securityHeaders.mjs';
import { threadedWasm } from './threadedWasm.mjs';

const RESULT = 'dist-single/boundscope.html';
const MOST_BYTES = 6e6;

/** Modules that something else takes the place of, by the end of their name. */
const INSTEAD = {
  '/views/train/TrainView': '/src/app/single/Elsewhere.tsx',
  '/views/groups/GroupsView': '/src/app/single/Elsewhere.tsx',
  '/app/offline': '/src/app/single/keepOffline.ts',
  '/engine/stores/webAssets': '/src/engine/single/files.ts',
  '/engine/backends/webgpuBackend': '/src/engine/single/noWebGpu.ts',
};

const MODELS = ['fashion-natural', 'quick-crown-ibp', 'quick-igrp', 'quick-ndt'];
/** Cards and tables of these belong to lessons. */
const TABLES = ['cifar-crown-ibp', 'cifar-igrp', 'cifar-ndt'];
const IMAGES = 128;

/** @type {import('vite').Plugin} */
const replaced = {
  name: 'replaced-modules',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || importer.includes('/single/')) return null;
    const path = join(importer, '..', source);
    const found = Object.entries(INSTEAD).find(([end]) => source.startsWith('.') && path.endsWith(end));
    return found ? process.cwd() + found[1] : null;
  },
  /** The page's worker is in the file, and starts no others. */
  transform(code, id) {
    if (id.endsWith('/api/startEngine.ts')) {
      // No module: browsers start none of a page that was opened from disk.
      return code.replace(
        /new Worker\(new URL\('[^']*', import\.meta\.url\), {[^}]*}/,
        'new Worker(globalThis.boundscopeWorker',
      );
    }
    if (id.endsWith('/stores/fetchedAhead.ts')) return code.replace('import.meta.url', "''");
    if (id.endsWith('/trainingWorkers.ts') || id.endsWith('/threadPool.ts') || id.endsWith('/work/startWorker.ts')) {
      return code.replace(/new Worker\(new URL\('[^']*', import\.meta\.url\)/, "new Worker('data:,'");
    }
    return null;
  },
};

/** @type {import('vite').InlineConfig} */
const shared = {
  configFile: false,
  mode: 'single',
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
};

/**
 * @param {import('vite').BuildOptions} options
 * @param {import('vite').PluginOption[]} plugins
 */
async function bundle(options, plugins) {
  const result = await build({
    ...shared,
    plugins: [replaced, ...plugins],
    build: { write: false, target: 'es2022', chunkSizeWarningLimit: 9000, ...options },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('Nothing was built.');
  return first.output;
}

/** @param {string | Uint8Array} bytes */
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');

/** @returns {Record<string, string>} */
function filesWithin() {
  const read = (/** @type {string} */ path) => readFileSync(join('public', path));
  const tables = JSON.parse(read('models/tables.json').toString());
  const ids = [...MODELS, ...TABLES];
  const labels = gunzipSync(read('datasets/fashion-mnist/t10k-labels-idx1-ubyte.gz')).subarray(0, 8 + IMAGES);
  labels.writeUInt32BE(IMAGES, 4);
  const images = read('datasets/fashion-mnist/t10k-first-128-images-idx3-ubyte.gz');
  const wasm = (/** @type {string} */ name) =>
    readFileSync(`node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}.wasm`);
  /** @type {Record<string, Uint8Array | string>} */
  const files = {
    'models/index.json': JSON.stringify(ids),
    'models/tables.json': JSON.stringify(Object.fromEntries(ids.map((id) => [id, tables[id]]))),
    'models/seeds.json': '{}',
    'models/tried.json': read('models/tried.json'),
    'datasets/fashion-mnist/t10k-images-idx3-ubyte.gz': images,
    'datasets/fashion-mnist/t10k-first-128-images-idx3-ubyte.gz': images,
    'datasets/fashion-mnist/t10k-labels-idx1-ubyte.gz': gzipSync(labels),
    'tfjs-backend-wasm.wasm': wasm('tfjs-backend-wasm'),
    'tfjs-backend-wasm-simd.wasm': wasm('tfjs-backend-wasm-simd'),
    ...Object.fromEntries(ids.map((id) => [`models/${id}.json`, read(`models/${id}.json`)])),
    ...Object.fromEntries(ids.map((id) => [`models/${tables[id]}`, read(`models/${tables[id]}`)])),
    ...Object.fromEntries(MODELS.map((id) => [`models/${id}.onnx`, read(`models/${id}.onnx`)])),
  };
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, packed(bytes)]));
}

/** Starts the page once its worker is unpacked. A string, since it runs before any module. */
const START = `globalThis.boundscopeReady = (async () => {
  const unpack = async (id) => {
    const text = document.getElementById(id).textContent;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  };
  const files = document.getElementById('files').textContent;
  const parts = ['globalThis.boundscopeFiles=', files, ';', await unpack('worker')];
  globalThis.boundscopeWorker = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
})();`;

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const worker = await bundle(
  {
    assetsInlineLimit: 0,
    lib: { entry: 'src/engine/program.ts', formats: ['iife'], name: 'engine', fileName: () => 'worker.js' },
    rolldownOptions: { output: { codeSplitting: false }, checks: { bundlerTimings: false } },
  },
  [threadedWasm(), wasmNames()],
);
const page = await bundle(
  {
    assetsInlineLimit: 1e9,
    cssCodeSplit: false,
    rolldownOptions: { input: 'src/main.tsx', output: { codeSplitting: false }, checks: { bundlerTimings: false } },
  },
  [react(), breakpoints(), styles()],
);

/** Imports of wasm programs become their names, by which `src/engine/single/files.ts` knows them. */
function wasmNames() {
  return /** @type {import('vite').Plugin} */ ({
    name: 'wasm-names',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('.wasm?url') ? `\0${source}` : null),
    load: (id) =>
      id.endsWith('.wasm?url') ? `export default ${JSON.stringify(`/${id.split('/').at(-1)?.slice(0, -4)}`)}` : null,
  });
}

/** The style sheet that index.html links is imported by the page instead. */
function styles() {
  return /** @type {import('vite').Plugin} */ ({
    name: 'all-styles',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/src/main.tsx')
        ? `await globalThis.boundscopeReady;\nimport './app/styles/index.css';\n${code}`
        : null,
  });
}

const code = page.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])).join('\n');
const css = page
  .flatMap((part) => (part.fileName.endsWith('.css') && 'source' in part ? [String(part.source)] : []))
  .join('\n');
const engineCode = worker.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])).join('\n');
const script = code.replaceAll('</script', '<\\/script');
const policy = contentSecurityPolicy('built')
  .replace("script-src 'self'", `script-src ${hashOf(START)} ${hashOf(script)}`)
  .replace("style-src 'self'", `style-src ${hashOf(css)}`)
  .replace("font-src 'self'", 'font-src data:')
  .replace("frame-src 'self'", "frame-src 'none'")
  .replaceAll("'self' ", '');
const icon = `data:image/svg+xml;base64,${readFileSync('public/icon.svg').toString('base64')}`;
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Boundscope</title>
<link rel="icon" href="${icon}">
<style>${css}</style>
</head>
<body>
<div id="root"></div>
<noscript>Boundscope computes in the page and needs JavaScript.</noscript>
<script type="application/json" id="files">${JSON.stringify(filesWithin())}</script>
<script type="text/plain" id="worker">${packed(engineCode)}</script>
<script>${START}</script>
<script type="module">${script}</script>
</body>
</html>
`;
if (html.length > MOST_BYTES) throw new Error(`The one file has ${html.length} bytes, more than ${MOST_BYTES}.`);
mkdirSync('dist-single', { recursive: true });
writeFileSync(RESULT, html);
console.log(
  `${RESULT}: ${(html.length / 1e6).toFixed(2)} MB (page ${code.length}, styles ${css.length}, engine ${engineCode.length})`,
);

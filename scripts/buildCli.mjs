// @ts-check
/** `npm run prepare`: builds the command line, so that it starts at once and needs no other package. */
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'build/cli');

/** TensorFlow.js's programs; with threads it does not run in Node. */
const WASM = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];

/** The decoder of WebP pictures. */
const WEBP = '@jsquash/webp/codec/dec/webp_dec.wasm';

/** TensorFlow.js's loader of them expects to be a CommonJS module. */
const DIRECTORY = 'const __dirname = import.meta.dirname;';

/** Changes what is built besides the modules themselves. */
const SETTINGS = ['package-lock.json', 'scripts/buildCli.mjs'];

/**
 * Builds the command line into a folder of its own, and then makes it the latest: whoever runs an earlier build goes on
 * with that, and two that build at once do not meet.
 *
 * @returns {Promise<string>} its main module, from `build/cli/`
 */
export async function buildCli() {
  const name = `${Date.now().toString(36)}-${process.pid}`;
  const outDir = join(FOLDER, name);
  const modules = await bundle(outDir);
  await mkdir(join(outDir, 'wasm'));
  const { resolve } = createRequire(import.meta.url);
  const wasm = dirname(resolve('@tensorflow/tfjs-backend-wasm'));
  const programs = [...WASM.map((file) => join(wasm, file)), resolve(WEBP)];
  await Promise.all(programs.map((file) => copyFile(file, join(outDir, 'wasm', basename(file)))));
  const sources = await Promise.all([...modules.map((path) => relative(ROOT, path)), ...SETTINGS].map(describeSource));
  const main = `${name}/main.mjs`;
  await writeFile(join(outDir, 'latest.json'), JSON.stringify({ main, sources }));
  await rename(join(outDir, 'latest.json'), join(FOLDER, 'latest.json'));
  return main;
}

/**
 * @param {string} outDir
 * @returns {Promise<string[]>} our own modules that it was made of
 */
async function bundle(outDir) {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: 'src/cli/main.ts',
      outDir,
      target: 'node20',
      rolldownOptions: {
        // Dawn is as large as a browser, and only those with a GPU need it.
        external: ['webgpu'],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', banner: DIRECTORY },
      },
    },
  });
  if (!('output' in result)) throw new Error('The command line was not built.');
  const modules = result.output.flatMap((part) => (part.type === 'chunk' ? Object.keys(part.modules) : []));
  return modules.filter((path) => path.startsWith(join(ROOT, 'src')));
}

/**
 * @param {string} path
 * @returns {Promise<import('../bin/builtCli.mjs').Source>}
 */
async function describeSource(path) {
  const { size, mtimeMs } = await stat(join(ROOT, path));
  return [path, size, mtimeMs];
}

/**
 * Removes builds that are older than some time, but for the latest.
 *
 * @param {string} main what `buildCli` has returned
 * @param {number} age in milliseconds
 */
export async function removeEarlierBuilds(main, age) {
  for (const entry of await readdir(FOLDER, { withFileTypes: true })) {
    const path = join(FOLDER, entry.name);
    if (!entry.isDirectory() || dirname(main) === entry.name) continue;
    if (Date.now() - (await stat(path)).mtimeMs >= age) await rm(path, { recursive: true, force: true });
  }
}

// A package should hold one build only.
if (argv[1] === fileURLToPath(import.meta.url)) await removeEarlierBuilds(await buildCli(), 0);

// @ts-check
/**
 * `npm run bench:device`: packs goldens, suites of soundness and the benchmark for a graphics device, with Node, Dawn and all
 * data that they read, and runs the pack here. It needs nothing where it is taken: an x86-64 machine with Linux and a GPU, no network.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { build } from 'vite';
import { readBenchCases } from './bench/benchCases.mjs';
import { findChromium } from './findChromium.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACK = join(ROOT, 'build/device');
/** Deep enough for what sources read beside themselves, `shared` three folders up and `public` two. */
const PROGRAM = 'app/program/main';
const REFERENCE = '../shared/goldens';

/** Where Chromium has it, in its own folder. */
const SOFTWARE = 'vk_swiftshader_icd.json';

const USAGE = `npm run bench:device -- [--pack-only] [--software] [--dawn DIR]
  --pack-only  writes build/device.tar.gz, to be unpacked elsewhere and begun with device/run.sh, or device/run.sh NAME for
               those suites alone whose file has that in its name, or for the benchmark alone where NAME is benchmark
  --software   runs on the software that stands in for a GPU in Chromium: to see that it works
  --dawn DIR   where the npm package webgpu lies; get it with: npm install --no-save webgpu`;

/** Begins the pack: the driver's loader comes along where a machine has none. */
const RUN = `#!/bin/sh
cd "$(dirname "$0")" || exit 1
export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$PWD/lib"
[ -e /usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json ] && : "\${VK_DRIVER_FILES:=/usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json}" && export VK_DRIVER_FILES
# Where the program hears nothing for long, its own clock does not stop it either.
command -v timeout > /dev/null && exec timeout -k 5 470 ./node ${PROGRAM}/main.mjs "$@"
exec ./node ${PROGRAM}/main.mjs "$@"
`;

const { values: options } = parseArgs({
  options: {
    'pack-only': { type: 'boolean', default: false },
    software: { type: 'boolean', default: false },
    dawn: { type: 'string', default: join(ROOT, 'node_modules/webgpu') },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) console.log(USAGE);
else exit(await main());

async function main() {
  if (!existsSync(options.dawn)) {
    console.error(
      `Dawn is not in ${options.dawn}. Install it with: npm install --no-save webgpu, or name its folder with --dawn.`,
    );
    return 2;
  }
  register();
  const folders = [dirname(findChromium() ?? ''), '/usr/lib/chromium'];
  const drivers = folders.find((folder) => existsSync(join(folder, SOFTWARE)));
  await pack(drivers);
  const archive = join(ROOT, 'build/device.tar.gz');
  spawnSync('tar', ['czf', archive, '-C', dirname(PACK), 'device'], { stdio: 'inherit' });
  console.error(`Packed ${archive}.`);
  if (options['pack-only']) return 0;
  const software = { VK_DRIVER_FILES: join(drivers ?? '', SOFTWARE) };
  const env = { ...process.env, ...(options.software ? software : {}) };
  return spawnSync(join(PACK, 'run.sh'), { stdio: 'inherit', env }).status ?? 1;
}

/** @param {string | undefined} drivers the folder where Chromium has its loader of drivers */
async function pack(drivers) {
  await rm(PACK, { recursive: true, force: true });
  await mkdir(join(PACK, 'cases'), { recursive: true });
  await bundle();
  await writeFile(join(PACK, 'package.json'), '{ "type": "module" }\n');
  await writeFile(join(PACK, 'run.sh'), RUN);
  await chmod(join(PACK, 'run.sh'), 0o755);
  await copyFile(execPath, join(PACK, 'node'));
  const dawn = join(PACK, 'node_modules/webgpu');
  for (const part of ['index.js', 'package.json', 'LICENSE.md', 'dist/linux-x64']) {
    await cp(join(options.dawn, part), join(dawn, part), { recursive: true });
  }
  const loader = drivers && join(drivers, 'libvulkan.so.1');
  if (loader && existsSync(loader)) await cp(loader, join(PACK, 'lib/libvulkan.so.1'));
  await cp('public/datasets/fashion-mnist', join(PACK, 'app/public/datasets/fashion-mnist'), { recursive: true });
  await cp(REFERENCE, join(PACK, 'shared/goldens'), { recursive: true });
  await packCases();
}

/** The networks and images of the benchmark, and nothing else. */
async function packCases() {
  const { PLANS } = await import('../src/bench/benchCase');
  const { cases } = await readBenchCases(Math.max(...Object.values(PLANS.quick.batch)));
  for (const { name, onnx } of cases) await writeFile(join(PACK, `cases/${name}.onnx`), onnx);
  const plain = cases.map(({ name, images, labels }) => ({ name, images: [...images], labels }));
  await writeFile(join(PACK, 'cases/cases.json'), JSON.stringify(plain));
}

/** One program of what the page and the tests consist of. */
async function bundle() {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    resolve: {
      alias: [
        { find: /^vitest$/, replacement: join(ROOT, 'scripts/device/vitestHere.mjs') },
        { find: /^(\.\.\/)+testing\/backend$/, replacement: join(ROOT, 'scripts/device/testBackendHere.mjs') },
      ],
    },
    build: {
      ssr: 'scripts/device/main.mjs',
      outDir: join(PACK, PROGRAM),
      target: 'node20',
      rolldownOptions: {
        external: ['webgpu'],
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
          banner: 'const __dirname = import.meta.dirname;',
        },
      },
    },
  });
}

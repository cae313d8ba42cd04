// @ts-check
import { posix } from 'node:path';

/**
 * The rooms of src/ and what each may import besides itself. A room is a folder of src/, except that every view is a
 * room of its own and that the files in src/ itself are the room `main`.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const ENGINE_SIDE = {
  numbers: [],
  kernels: ['numbers'],
  network: ['kernels', 'numbers'],
  bounds: ['network', 'kernels', 'numbers'],
  similarity: ['bounds', 'network', 'kernels', 'numbers'],
  training: ['bounds', 'network', 'kernels', 'formats', 'numbers'],
  evaluation: ['similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
  formats: ['network', 'numbers'],
  engine: ['evaluation', 'training', 'similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
  cli: ['engine', 'evaluation', 'training', 'similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
  bench: ['engine', 'evaluation', 'training', 'similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
};

/** @type {Readonly<Record<string, readonly string[]>>} */
const PAGE_SIDE = {
  charts: ['engine'],
  app: ['engine'],
  views: ['charts', 'app', 'engine'],
  main: ['views', 'charts', 'app', 'engine'],
};

/** The list of the views stands beside them, and belongs with what puts the page together. */
const REGISTRY = 'src/views/index.ts';

/** Helpers of tests, which no product code may import. */
const TESTING = 'testing';

/** The files of the engine that the page may import; everything else lives in the worker. */
const DOOR = /^src\/engine\/(client|console|trainings|trainingTypes|types)$/;

/**
 * Folders of plain numbers, which the page may import too, so that a slider acts within its own frame. They import
 * nothing but each other and `numbers`.
 */
const PURE = /^src\/(similarity\/tree|evaluation\/table)\//;

/** Packages only the page may use. */
const PAGE_PACKAGES = /^(react|react-dom|zustand|d3-(?!dsv)[a-z]+)(\/|$)|^@fontsource/;

/** What Node alone has: the command line may use it, and tests. */
const NODE_MODULES = /^node:/;

/** Packages the first screen must not load. */
const TENSOR_PACKAGES = /^@tensorflow\//;

/** `from '…'`, `import '…'`, `import('…')` and `new URL('…', import.meta.url)`. */
const IMPORT =
  /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1|\bnew URL\(\s*(['"])([^'"\n]+)\3,\s*import\.meta\.url/g;

/**
 * Lists the imports that run against the arrows, each as one sentence.
 *
 * @param {readonly { path: string, text: string }[]} files paths from the project's root, with forward slashes
 * @returns {string[]}
 */
export function findWrongArrows(files) {
  return files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const reason = whyForbidden(path, specifier);
      return reason === undefined ? [] : [`${path} imports ${specifier}: ${reason}`];
    }),
  );
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(IMPORT)].map((match) => match[2] ?? match[4] ?? '');
}

/**
 * @param {string} path
 * @param {string} specifier
 * @returns {string | undefined}
 */
function whyForbidden(path, specifier) {
  const room = roomOf(path);
  const onPage = kindOf(room) in PAGE_SIDE;
  const isTest = room === TESTING || /\.test\.tsx?$/.test(path);
  if (!specifier.startsWith('.')) return whyPackageForbidden(path, specifier, onPage, isTest);
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return undefined;
  return isTest ? whyTestForbidden(onPage, target) : whyRoomForbidden(path, room, target);
}

/**
 * @param {string} path
 * @param {string} specifier
 * @param {boolean} onPage
 * @param {boolean} isTest
 */
function whyPackageForbidden(path, specifier, onPage, isTest) {
  if (!onPage && PAGE_PACKAGES.test(specifier)) return 'only the page may use this package.';
  if (isTest) return undefined;
  if (onPage && TENSOR_PACKAGES.test(specifier)) return 'TensorFlow.js lives in the worker, behind engine/client.';
  if (PURE.test(path) && TENSOR_PACKAGES.test(specifier)) return 'a folder of plain numbers may not use tensors.';
  if (roomOf(path) !== 'cli' && NODE_MODULES.test(specifier)) return 'only cli/ may use what Node alone has.';
  return undefined;
}

/**
 * Tests may reach down as far as they like, but not up into the page.
 *
 * @param {boolean} onPage
 * @param {string} target
 */
function whyTestForbidden(onPage, target) {
  const up = !onPage && kindOf(roomOf(target)) in PAGE_SIDE;
  return up ? 'a test of the engine side may not need the page.' : undefined;
}

/**
 * @param {string} path
 * @param {string} room
 * @param {string} target
 */
function whyRoomForbidden(path, room, target) {
  const targetRoom = roomOf(target);
  if (PURE.test(path)) return whyPureForbidden(targetRoom, target);
  if (PURE.test(target) && kindOf(room) in PAGE_SIDE) return undefined;
  if (targetRoom === room) return undefined;
  const allowed = { ...ENGINE_SIDE, ...PAGE_SIDE }[kindOf(room)];
  if (allowed === undefined) return `the folder ${room}/ has no place in scripts/arrows.mjs.`;
  const kind = kindOf(targetRoom);
  if (!allowed.includes(kind)) return `${room} may not import ${targetRoom}.`;
  if (kind === 'engine' && kindOf(room) in PAGE_SIDE && !DOOR.test(target.replace(/\.tsx?$/, ''))) {
    return 'the page may import only the client, the console, the trainings and the types of engine/.';
  }
  return undefined;
}

/**
 * @param {string} targetRoom
 * @param {string} target
 */
function whyPureForbidden(targetRoom, target) {
  if (PURE.test(target) || targetRoom === 'numbers') return undefined;
  return 'a folder of plain numbers may import only others of its kind.';
}

/**
 * `src/views/inspect/Layer.tsx` → `views/inspect`; `src/bounds/ibp.ts` → `bounds`; `src/main.tsx` → `main`.
 *
 * @param {string} path
 */
function roomOf(path) {
  const [, folder = '', second, ...rest] = path.split('/');
  if (second === undefined || path === REGISTRY) return 'main';
  return folder === 'views' && rest.length > 0 ? `views/${second}` : folder;
}

/** @param {string} room */
function kindOf(room) {
  return room.split('/')[0] ?? room;
}

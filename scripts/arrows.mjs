// @ts-check
import { posix } from 'node:path';
import { importsOf } from './imports.mjs';

/**
 * The rooms of src/ and what each may import besides itself. A room is a folder of src/, except that every view is a
 * room of its own and that the files in src/ itself are the room `main`.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const ENGINE_SIDE = {
  numbers: [],
  small: ['numbers'],
  kernels: ['numbers'],
  network: ['kernels', 'numbers'],
  bounds: ['network', 'kernels', 'numbers'],
  similarity: ['bounds', 'network', 'kernels', 'numbers'],
  training: ['bounds', 'network', 'kernels', 'formats', 'numbers'],
  radii: ['similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
  formats: ['network', 'numbers'],
  engine: ['radii', 'training', 'similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
  cli: ['engine', 'radii', 'training', 'similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
  bench: ['engine', 'radii', 'training', 'similarity', 'bounds', 'network', 'kernels', 'formats', 'numbers'],
};

/** @type {Readonly<Record<string, readonly string[]>>} */
const PAGE_SIDE = {
  pictures: ['engine', 'small', 'numbers'],
  app: ['engine', 'small', 'numbers'],
  views: ['pictures', 'app', 'engine', 'small', 'numbers'], // and of other views their states
  offline: [],
  main: ['views', 'pictures', 'app', 'engine', 'small', 'numbers'],
};

/** The list of the views stands beside them, and belongs with what puts the page together. */
const REGISTRY = 'src/views/index.ts';

/** A view's state and the links to it: what other views may know of it. */
const VIEW_STATE = /^src\/views\/(\w+)\/state\/\1State$/;

/** Names and plain facts: it imports nothing, and every room may import it. */
const CATALOG = 'catalog';

/** Helpers of tests, which no product code may import. */
const TESTING = 'testing';

/** The files of the engine that the page may import; everything else lives in the worker. */
const DOOR =
  /^src\/engine\/(requests\/bounds\/(boundsNpz|ownLayers)|api\/(client|console|isModelCard|records|startEngine|ahead|trainings|trainingTypes|types))$/;

/**
 * Folders of plain numbers, which the page may import too, so that a slider acts within its own frame. They import
 * nothing but each other and `numbers`.
 */
const PURE = /^src\/(similarity\/tree|radii\/table|formats\/properties)\//;

/** Packages only the page may use. */
const PAGE_PACKAGES = /^(react|react-dom|zustand|d3)(\/|$)|^@fontsource/;

/** The files besides that may use d3: they read and write CSV. */
const CSV = ['src/radii/table/tableCsv.ts', 'src/formats/ownData/table/splitCells.ts'];

/** What Node alone has: the command line may use it, and tests. */
const NODE_MODULES = /^node:/;

/** Packages the first screen must not load. */
const TENSOR_PACKAGES = /^@tensorflow\//;

/**
 * Lists the imports that run against the arrows, each as one sentence.
 *
 * @param {readonly import('./imports.mjs').SourceFile[]} files
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
  if (!onPage && !CSV.includes(path) && PAGE_PACKAGES.test(specifier)) return 'only the page may use this package.';
  if (isTest) return undefined;
  if (roomOf(path) === CATALOG) return 'the catalog imports nothing.';
  if (onPage && TENSOR_PACKAGES.test(specifier)) return 'TensorFlow.js lives in the worker, behind engine/api/client.';
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
  if (targetRoom === room || targetRoom === CATALOG) return undefined;
  if (room === CATALOG) return 'the catalog imports nothing.';
  const allowed = { ...ENGINE_SIDE, ...PAGE_SIDE }[kindOf(room)];
  if (allowed === undefined) return `the folder ${room}/ has no place in scripts/arrows.mjs.`;
  const kind = kindOf(targetRoom);
  if (kindOf(room) === 'views' && VIEW_STATE.test(target)) return undefined;
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
  if (PURE.test(target) || targetRoom === 'numbers' || targetRoom === CATALOG) return undefined;
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

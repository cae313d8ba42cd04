// @ts-check

/** Where names may stand besides the catalog: the table of their code, their own file, recipes, and what tests use. */
const HOMES =
  /^src\/(catalog|testing|training\/recipes)\/|\.test\.tsx?$|^src\/bounds\/methods\/|^src\/training\/losses\/|^src\/bench\/rows\.ts$/;

/** Where operators may: their own files, and the files that say what other formats become in ONNX. */
const OPERATION_HOMES =
  /^src\/(catalog|testing|network\/ops)\/|\.test\.tsx?$|^src\/formats\/models\/(keras\/layers|tensorflowjs)\//;

/** The file whose names are operators. */
const OPERATIONS = 'src/catalog/operations.ts';

/** A comparison with a name, or a question about how one begins: `method === 'crown'`, `dataset.startsWith('cifar')`. */
const COMPARED = /\b(\w*)(?:\s*[!=]==\s*|\.startsWith\()(['"])([^'"\n]+)\2/gi;

/** What may hold a name; other fields have words of their own, as `none`. */
const HOLDERS = /^(method|rounding|dataset|model|kind|by|inner)$/i;

/** What may hold an operator. */
const OPERATION_HOLDERS = /^(op|optype|operator|operation|by|normalizedby)$/i;

/** A list of quoted words. */
const LIST = /\[\s*((?:(['"])[^'"\n]*\2\s*,?\s*){2,})\]/g;

/** A node made on the spot, or a case: `op: 'Concat'`, `const op: Name = 'Concat'`, `case 'Conv'`. */
const NODE = /\bop(?::|: \w+ =| =)\s*(['"])(\w+)\1|\bcase\s+(['"])(\w+)\3/g;

/** A type of operators, or an entry of a table of them without a type: `'Softmax' | 'LogSoftmax'`, `['Add', add]`. */
const TYPED = /(['"])(\w+)\1 \||\[(['"])(\w+)\3,\s*\w+[\],]/g;

/** A row of a table; where there are several, the table is a Record of names. */
const ROW = /^\s+(\w+): /gm;
const RECORD = /Record<\w+Name\b/;

/**
 * The names of the catalog's rows: the keys one step inside `const ROWS = {`, and those of types that list them.
 *
 * @param {string} text of a file of src/catalog
 * @returns {string[]}
 */
export function namesOf(text) {
  const rows = /const ROWS = \{([\s\S]*?)\n\}/.exec(text)?.[1] ?? '';
  const listed = [...text.matchAll(/^export type \w+Name =((?:\s*\|\s*'\w+')+);/gm)].flatMap((match) =>
    wordsOf(match[1]),
  );
  return [...[...rows.matchAll(/^ {2}'?([\w-]+)'?: \{/gm)].map((match) => match[1] ?? ''), ...listed];
}

/**
 * Lists the places outside the catalog where a name of its rows decides something, each as one sentence: what is asked of
 * a name is a fact of its row.
 *
 * @param {readonly { path: string, text: string }[]} files paths from the project's root, with forward slashes
 * @returns {string[]}
 */
export function findCatalogNames(files) {
  const catalog = files.filter(({ path }) => path.startsWith('src/catalog/'));
  const isOfOperations = (/** @type {{ path: string }} */ { path }) => path === OPERATIONS;
  const names = new Set(catalog.filter((file) => !isOfOperations(file)).flatMap(({ text }) => namesOf(text)));
  const operations = new Set(catalog.filter(isOfOperations).flatMap(({ text }) => namesOf(text)));
  return [
    ...files.filter(({ path }) => !HOMES.test(path)).flatMap((file) => findNames(file, names)),
    ...files.filter(({ path }) => !OPERATION_HOMES.test(path)).flatMap((file) => findOperations(file, operations)),
  ];
}

/**
 * @param {{ path: string, text: string }} file
 * @param {ReadonlySet<string>} names
 */
function findNames({ path, text }, names) {
  const begins = (/** @type {string} */ word) => [...names].some((name) => word.length > 2 && name.startsWith(word));
  const compared = [...text.matchAll(COMPARED)].filter(([whole, holder = '', , word = '']) => {
    if (!HOLDERS.test(holder)) return false;
    return whole.includes('startsWith') ? begins(word) : names.has(word);
  });
  return [...compared.map(([whole]) => asked(path, whole)), ...listsOf(path, text, names)];
}

/**
 * @param {{ path: string, text: string }} file
 * @param {ReadonlySet<string>} names
 */
function findOperations({ path, text }, names) {
  const compared = [...text.matchAll(COMPARED)].filter(([, holder = '', , word = '']) => {
    return OPERATION_HOLDERS.test(holder) && names.has(word);
  });
  const nodes = [...text.matchAll(NODE)].filter((match) => names.has(match[2] ?? match[4] ?? ''));
  const typed = [...text.matchAll(TYPED)].filter((match) => names.has(match[2] ?? match[4] ?? ''));
  const rows = RECORD.test(text) ? [] : [...text.matchAll(ROW)].filter((match) => names.has(match[1] ?? ''));
  return [
    ...compared.map(([whole]) => asked(path, whole)),
    ...nodes.map(([whole]) => `${path} says ${whole}: what makes such a node stands in src/network/ops.`),
    ...[...typed, ...(rows.length > 1 ? rows : [])].map(
      ([whole]) => `${path} lists ${whole.trim()}: let it be a Record of names of src/catalog.`,
    ),
    ...listsOf(path, text, names),
  ];
}

/**
 * @param {string} path
 * @param {string} whole
 */
function asked(path, whole) {
  return `${path} asks ${whole}: let a row of src/catalog say what is asked.`;
}

/**
 * @param {string} path
 * @param {string} text
 * @param {ReadonlySet<string>} names
 */
function listsOf(path, text, names) {
  return [...text.matchAll(LIST)]
    .filter(([, words = '']) => wordsOf(words).every((word) => names.has(word)))
    .map(([whole]) => `${path} lists ${whole}: the names stand in src/catalog.`);
}

/** @param {string | undefined} text */
function wordsOf(text = '') {
  return [...text.matchAll(/['"]([^'"]*)['"]/g)].map((match) => match[1] ?? '');
}

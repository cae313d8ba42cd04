// @ts-check

/** Where names may stand besides the catalog: the table of their code, their own file, recipes, and what tests use. */
const HOMES =
  /^src\/(catalog|testing|training\/recipes)\/|\.test\.tsx?$|^src\/bounds\/methods\/|^src\/training\/losses\/|^src\/bench\/rows\.ts$/;

/** Where operators may: their own files, and the files that say what other formats become in ONNX. */
const OPERATION_HOMES =
  /^src\/(catalog|testing|network\/ops)\/|\.test\.tsx?$|^src\/formats\/models\/(keras\/layers|tensorflowjs)\//;

/** The file whose names are operators. */
const OPERATIONS = 'src/catalog/operations.ts';

/** The file whose names begin alike for images of one kind. */
const DATASETS = 'src/catalog/datasets.ts';

/** A comparison with a name, or a question about a part of one: `method === 'crown'`, `dataset.startsWith('cifar')`. */
const COMPARED = /\b(\w*)(?:\s*[!=]==?\s*|\.(?:starts|ends)With\(|\.includes\()(['"`])([^'"`\n]+)\2/gi;

/** The same with the name first. */
const TURNED = /(['"`])([\w-]+)\1\s*[!=]==?\s*(?:\w+\??\.)*(\w+)/g;

/** What may hold a name; other fields have words of their own, as `none`. */
const HOLDERS = /^(method|rounding|dataset|model|kind|by|inner|loss|training|format)$/i;

/** The files whose names stand nowhere else, not even where nothing is asked. */
const NAMED_ONCE = /^src\/catalog\/(methods|roundings|datasets|trainings)\.ts$/;

/** Of those, words of other things as well: only where something holds or asks for one is it that. */
const EVERYDAY = new Set(['none', 'real', 'float32', 'natural', 'complete', 'crown', 'igrp']);

/** Small networks and what is taught of them have methods of their own, some with the same names, and name models. */
const OWN_NAMES = /^src\/(small|pictures\/sets|views\/(playground|lessons))\//;

/** Any quoted word. */
const QUOTED = /(['"`])([\w-]+)\1/g;

/** A choice made on the spot: `method: 'crown'`, `const method: Method = 'crown'`, `method = 'crown'`. */
const CHOSEN = /\b(\w+)\??(?:: \w+)?\s*[:=]\s*(['"`])([\w-]+)\2/g;

/** A name after another: `switch (method) {`, `METHODS.crown`, `operationOf('Relu')`. */
const SWITCH = /switch \((?:\w+\??\.)*(\w+)\) \{([\s\S]*?)\n\s*\}/g;
const CASE = /case (['"`])([\w-]+)\1/g;
const MEMBER = /\b(METHODS|ROUNDINGS|TRAININGS|BOUNDS_BY|LOSSES)\.(\w+)/g;
const LOOKED_UP = /\boperation\w*\((['"`])(\w+)\1/gi;

/** A word that is looked for in a name by a pattern: `/^cifar/`. */
const PATTERN = /[(=,:?&|!]\s*\/\^?\(?(\w{4,})/g;

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
const RECORD = /Record<(?:\w+Name|Method|Rounding|Training\w*)\b/;

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
  const once = new Set(catalog.filter(({ path }) => NAMED_ONCE.test(path)).flatMap(({ text }) => namesOf(text)));
  const datasets = catalog.find(({ path }) => path === DATASETS);
  const stems = new Set(namesOf(datasets?.text ?? '').map((name) => name.split(/[-\d]/)[0] ?? name));
  const operations = new Set(catalog.filter(isOfOperations).flatMap(({ text }) => namesOf(text)));
  return [
    ...files.filter(({ path }) => !HOMES.test(path)).flatMap((file) => findNames(file, { names, once, stems })),
    ...files.filter(({ path }) => !OPERATION_HOMES.test(path)).flatMap((file) => findOperations(file, operations)),
  ];
}

/**
 * @param {{ path: string, text: string }} file
 * @param {{ names: ReadonlySet<string>, once: ReadonlySet<string>, stems: ReadonlySet<string> }} known all names; those
 * that stand nowhere else; and with what those of data sets begin
 */
function findNames({ path, text: whole }, { names, once, stems }) {
  const text = withoutComments(whole);
  const holds = (/** @type {string | undefined} */ holder, /** @type {string | undefined} */ word) =>
    HOLDERS.test(holder ?? '') && names.has(word ?? '');
  const isStem = (/** @type {string} */ word) => [...stems].some((stem) => word.startsWith(stem));
  const found = [
    ...[...text.matchAll(COMPARED)].filter(([at, holder, , word = '']) => {
      return /With|includes/.test(at) ? isStem(word) : holds(holder, word);
    }),
    ...[...text.matchAll(TURNED)].filter(([, , word, holder]) => holds(holder, word)),
    ...[...text.matchAll(SWITCH)].flatMap(([, holder, body = '']) => {
      return [...body.matchAll(CASE)].filter(([, , word]) => holds(holder, word));
    }),
    ...[...text.matchAll(MEMBER)].filter(([, , word = '']) => names.has(word)),
    ...[...text.matchAll(PATTERN)].filter(([, word = '']) => isStem(word)),
  ];
  const isOwn = OWN_NAMES.test(path);
  const said = [
    ...[...text.matchAll(CHOSEN)].filter(([, holder, , word = '']) => HOLDERS.test(holder ?? '') && once.has(word)),
    ...[...text.matchAll(QUOTED)].filter(([, , word = '']) => {
      return !isOwn && ((once.has(word) && !EVERYDAY.has(word)) || isStem(word));
    }),
  ];
  const rows = RECORD.test(text) || isOwn ? [] : [...text.matchAll(ROW)];
  const ofNames = rows.filter(([, word = '']) => once.has(word));
  const isTable = new Set(ofNames.map(([, word]) => word)).size > 1;
  const listed = [...(isTable ? ofNames : []), ...rows.filter(([, word = '']) => stems.has(word))];
  return [
    ...new Set([
      ...found.map(([at]) => asked(path, at)),
      ...said.map(([at]) => `${path} says ${at}: name in src/catalog what is meant by it, as USUAL_METHOD does.`),
      ...listed.map(
        ([at]) => `${path} lists ${at.trim()} let it be a Record of names of src/catalog, or a fact of rows.`,
      ),
      ...listsOf(path, text, names),
    ]),
  ];
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^\s*)\/\/.*$/gm, '');
}

/**
 * @param {{ path: string, text: string }} file
 * @param {ReadonlySet<string>} names
 */
function findOperations({ path, text }, names) {
  const isPart = (/** @type {string} */ word) => word.length > 2 && [...names].some((name) => name.includes(word));
  const compared = [...text.matchAll(COMPARED)].filter(([whole, holder = '', , word = '']) => {
    return OPERATION_HOLDERS.test(holder) && (/With|includes/.test(whole) ? isPart(word) : names.has(word));
  });
  const turned = [...text.matchAll(TURNED)].filter(([, , word = '', holder = '']) => {
    return OPERATION_HOLDERS.test(holder) && names.has(word);
  });
  const lookedUp = [...text.matchAll(LOOKED_UP)].filter(([, , word = '']) => names.has(word));
  const nodes = [...text.matchAll(NODE)].filter((match) => names.has(match[2] ?? match[4] ?? ''));
  const typed = [...text.matchAll(TYPED)].filter((match) => names.has(match[2] ?? match[4] ?? ''));
  const rows = RECORD.test(text) ? [] : [...text.matchAll(ROW)].filter((match) => names.has(match[1] ?? ''));
  return [
    ...[...compared, ...turned, ...lookedUp].map(([whole]) => asked(path, whole)),
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

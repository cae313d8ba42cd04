import { describe, expect, it } from 'vitest';
import { findCatalogNames, namesOf } from './catalogNames.mjs';

const METHODS = `const ROWS = {\n  ibp: {\n    title: 'IBP',\n  },\n  'crown-ibp': {\n    inner: { a: 1 },\n  },\n  crown: {\n    a: 1,\n  },\n} as const;`;
const DATASETS = `const ROWS = {\n  'cifar10-test': {\n    count: 1,\n  },\n};`;
const OPERATIONS = `const ROWS = {\n  Add: { group: 'affine' },\n  Relu: {\n    a: 1,\n  },\n};\nexport type ComposedName =\n  | 'LogSoftmax'\n  | 'Softmax';`;

function found(path: string, text: string): number {
  const catalog = [
    { path: 'src/catalog/methods.ts', text: METHODS },
    { path: 'src/catalog/datasets.ts', text: DATASETS },
    { path: 'src/catalog/operations.ts', text: OPERATIONS },
  ];
  return findCatalogNames([...catalog, { path, text }]).length;
}

describe('findCatalogNames', () => {
  it('reads the names of rows, and of nothing within them', () => {
    expect(namesOf(METHODS)).toEqual(['ibp', 'crown-ibp', 'crown']);
    expect(namesOf(OPERATIONS)).toEqual(['Add', 'Relu', 'LogSoftmax', 'Softmax']);
  });

  it.each([
    `if (query.method === 'ibp') return;`,
    `return method !== "crown-ibp";`,
    `dataset.startsWith('cifar') ? 1 : 2`,
    `if (id.startsWith("cifar")) return;`,
    `name.includes('cifar')`,
    `if (/^cifar/.test(name)) return;`,
    `text === 'ibp'`,
    `rows['crown-ibp']`,
    `'crown' === query.method`,
    `method === \`crown\``,
    `switch (query.method) {\n  case 'crown':\n    return 1;\n}`,
    `const method: Method = 'crown';`,
    `ask({ method: 'crown', epsilon });`,
    `function bound(method = 'crown') {}`,
    `if (METHODS.crown.relaxes) return;`,
    `const BESIDE = {\n  cifar: 1,\n};`,
    `const model = 'cifar-natural';`,
    `const METHODS = ['ibp', 'crown-ibp'];`,
    `const METHODS = [\n  'ibp',\n  'crown-ibp',\n] as const;`,
  ])('finds %s outside the catalog', (text) => {
    expect(found('src/views/inspect/a.ts', text)).toBeGreaterThan(0);
    expect(found('src/catalog/a.ts', text)).toBe(0);
    expect(found('src/views/inspect/a.test.ts', text)).toBe(0);
  });

  it.each([
    `text === 'crown'`,
    `method === other`,
    `path.startsWith('data/')`,
    `['wasm', 'cpu']`,
    `// as 'ibp' does`,
    `const NOTES: Record<Method, string> = {\n  ibp: 'a',\n  crown: 'b',\n};`,
    `const TABLE = {\n  crown: 1,\n  root: 2,\n};`,
  ])('lets %s be', (text) => {
    expect(found('src/views/inspect/a.ts', text)).toBe(0);
  });

  it('lets small networks have methods of their own', () => {
    const own = `const RUNGS = {\n  ibp: 1,\n  crown: 2,\n};`;
    expect(found('src/small/a.ts', own)).toBe(0);
    expect(found('src/views/inspect/a.ts', own)).toBe(2);
  });

  it.each([
    `if (node.op === 'Relu') return;`,
    `return opType !== "Softmax";`,
    `const node = { op: 'Add', inputs };`,
    `const op: OperationName = 'Add';`,
    `switch (op) { case 'Relu': return 1; }`,
    `if ('Relu' === node.op) return;`,
    `op.endsWith('max')`,
    `operationOf('Relu').interval`,
    `new Set(['Add', 'Relu']);`,
    `new Map([['Add', add]]);`,
    `let by: 'Softmax' | undefined;`,
    `const TABLE = {\n  Relu: 1,\n  Add: 2,\n};`,
  ])('finds the operator in %s outside its own room', (text) => {
    expect(found('src/views/inspect/a.ts', text)).toBeGreaterThan(0);
    expect(found('src/network/ops/a.ts', text)).toBe(0);
    expect(found('src/formats/models/keras/layers/a.ts', text)).toBe(0);
    expect(found('src/views/inspect/a.test.ts', text)).toBe(0);
  });

  it.each([
    `row === 'Add'`,
    `graph.add(name, 'Relu', [input])`,
    `['Lower', 'Upper']`,
    `const TABLE: Record<OperationName, number> = {\n  Relu: 1,\n};`,
  ])('lets %s be', (text) => {
    expect(found('src/views/inspect/a.ts', text)).toBe(0);
  });
});

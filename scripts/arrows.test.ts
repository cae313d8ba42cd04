import { describe, expect, it } from 'vitest';
import { findWrongArrows } from './arrows.mjs';

function wrong(path: string, text: string): number {
  return findWrongArrows([{ path, text }]).length;
}

describe('findWrongArrows', () => {
  it.each([
    ['src/bounds/ibp.ts', '../network/network'],
    ['src/network/operation.ts', '../kernels/interval'],
    ['src/network/operation.ts', '../catalog/operations'],
    ['src/evaluation/table/checkTable.ts', '../../catalog/methods'],
    ['src/views/inspect/Layer.tsx', '../../catalog/methods'],
    ['src/catalog/methods.ts', './roundings'],
    ['src/network/ops/relu.ts', '../operation'],
    ['src/network/ops/relu.ts', '../../kernels/interval'],
    ['src/bounds/attack.ts', '../numbers/random'],
    ['src/formats/onnx/read.ts', '../../network/network'],
    ['src/engine/compute.ts', '../formats/onnx/read'],
    ['src/cli/bounds.ts', '../engine/compute'],
    ['src/cli/bounds.ts', 'node:fs'],
    ['src/views/inspect/Layer.tsx', '../../engine/api/types'],
    ['src/views/inspect/Layer.tsx', '../../pictures/heatmap'],
    ['src/views/inspect/Layer.tsx', '../../numbers/format'],
    ['src/views/inspect/parts/Bar.tsx', '../Layer'],
    ['src/views/groups/Bars.tsx', '../../radii/table/accuracies'],
    ['src/app/grouping.ts', '../similarity/tree/groups'],
    ['src/radii/table/accuracies.ts', '../../similarity/tree/groups'],
    ['src/radii/table/tableCsv.ts', 'd3'],
    ['src/app/store.ts', 'zustand'],
    ['src/main.tsx', './views/inspect/view'],
    ['src/views/index.ts', './inspect/view'],
    ['src/kernels/interval.ts', '@tensorflow/tfjs-core'],
    ['src/network/run.test.ts', '../formats/onnx/read'],
    ['src/network/run.test.ts', '../testing/backend'],
    ['src/network/run.test.ts', 'node:fs'],
  ])('lets %s import %s', (path, specifier) => {
    expect(wrong(path, `import { x } from '${specifier}';`)).toBe(0);
  });

  it.each([
    ['src/kernels/interval.ts', '../network/network'],
    ['src/numbers/random.ts', '../kernels/interval'],
    ['src/catalog/methods.ts', '../numbers/random'],
    ['src/catalog/methods.ts', 'd3'],
    ['src/network/network.ts', '../formats/onnx/read'],
    ['src/network/network.ts', '../bounds/ibp'],
    ['src/formats/onnx/read.ts', '../../bounds/ibp'],
    ['src/training/train.ts', '../similarity/tree'],
    ['src/engine/compute.ts', '../app/store'],
    ['src/engine/compute.ts', 'node:fs'],
    ['src/engine/compute.ts', 'react'],
    ['src/bounds/ibp.ts', 'd3'],
    ['src/bounds/ibp.ts', '../testing/backend'],
    ['src/bounds/ibp.test.ts', '../app/store'],
    ['src/cli/bounds.ts', '../views/inspect/view'],
    ['src/pictures/heatmap.ts', '../app/store'],
    ['src/app/store.ts', '../views/inspect/view'],
    ['src/views/inspect/Layer.tsx', '../playground/Plane'],
    ['src/views/inspect/Layer.tsx', '../../engine/compute'],
    ['src/views/inspect/Layer.tsx', '../../bounds/ibp'],
    ['src/views/groups/Bars.tsx', '../../radii/certifiedRadius'],
    ['src/similarity/tree/linkage.ts', '../classVectors'],
    ['src/radii/table/accuracies.ts', '../../network/network'],
    ['src/radii/table/accuracies.ts', '@tensorflow/tfjs-core'],
    ['src/views/inspect/Layer.tsx', '@tensorflow/tfjs-core'],
    ['src/attic/old.ts', '../network/network'],
  ])('does not let %s import %s', (path, specifier) => {
    expect(wrong(path, `import { x } from '${specifier}';`)).toBe(1);
  });

  it('sees every way of importing', () => {
    const up = '../app/store';
    expect(wrong('src/engine/a.ts', `import type { X } from "${up}";`)).toBe(1);
    expect(wrong('src/engine/a.ts', `export * from '${up}';`)).toBe(1);
    expect(wrong('src/engine/a.ts', `import '${up}';`)).toBe(1);
    expect(wrong('src/engine/a.ts', `const x = await import('${up}');`)).toBe(1);
    expect(wrong('src/engine/a.ts', `new Worker(new URL('${up}', import.meta.url));`)).toBe(1);
    expect(wrong('src/engine/a.ts', `import {\n  x,\n  y,\n} from '${up}';`)).toBe(1);
  });

  it('does not take addresses of the page for imports', () => {
    expect(wrong('src/engine/a.ts', `new URL('../', self.location.href)`)).toBe(0);
  });

  it('does not take comments for imports', () => {
    expect(wrong('src/engine/a.ts', `// see import x from '../app/store'\n/** from '../app/store' */`)).toBe(0);
  });
});

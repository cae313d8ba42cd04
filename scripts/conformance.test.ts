import { expect, it } from 'vitest';
import { decideAll, expectedVerdicts } from './conformance.mjs';

/** Instances that are decided soon, of every benchmark with few inputs and of every way to a verdict. */
const QUICK =
  /^(test|rl_benchmarks|nn4sys\/lindex_(1|200)\.|reach_prob_density\/gcas_[278]|acasxu\/prop_(1|3__|4)|tllverifybench\/property_N=(8_2|16_1))/;

it('decides instances of the competition as its tools agreed to', { timeout: 120_000 }, async () => {
  const instances = expectedVerdicts(undefined).filter(({ vnnlib }) => QUICK.test(vnnlib));
  expect(instances.length).toBeGreaterThan(25);
  const found: string[] = [];
  await decideAll(instances, 20, (one) => {
    if (one.found !== one.verdict) found.push(`${one.onnx} ${one.vnnlib}: ${one.found} for ${one.verdict}`);
  });
  expect(found).toEqual([]);
});

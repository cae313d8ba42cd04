import { fromBinary, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { test } from 'vitest';
import { damage, damageModel } from '../../../testing/hostile/structuralDamage';
import { oneNodeFile } from '../../../testing/networks/oneNode';
import { SAMPLES } from '../../../testing/networks/operationSamples';
import { problemOf } from '../../../testing/problemOf';
import { ModelProtoSchema } from './onnx_pb';

const OPERATORS = Object.keys(SAMPLES);
const FILES = Object.entries(SAMPLES).flatMap(([op, samples]) =>
  samples.map((sample) => oneNodeFile({ op, ...sample })),
);

test('any operation with other attributes, constants, sizes or inputs gives a network or a message, and nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILES), fc.array(damage, { minLength: 1, maxLength: 3 }), (file, damages) => {
      const model = fromBinary(ModelProtoSchema, file);
      for (const each of damages) damageModel(model, each, OPERATORS);
      problemOf(toBinary(ModelProtoSchema, model));
    }),
    { numRuns: 400, interruptAfterTimeLimit: 4000 },
  );
});

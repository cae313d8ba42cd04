import { createRequire } from 'node:module';

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, unknown>): Promise<Record<string, { readonly data: Float32Array }>>;
}

/** The part of onnxruntime-node that tests use; the package comes without types. */
interface OnnxRuntime {
  readonly InferenceSession: { create(file: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (
    type: 'float32' | 'float64',
    data: Float32Array | Float64Array,
    dims: readonly number[],
  ) => unknown;
}

const { InferenceSession, Tensor } = createRequire(import.meta.url)('onnxruntime-node') as OnnxRuntime;

/** One thread, since many small sessions on few cores wait for each other; errors only. */
const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };

/** Of a file that is run again no second one is made, which takes longer than to run it. */
const sessions = new WeakMap<Uint8Array, Promise<Session>>();

/**
 * What ONNX Runtime makes of a network with one input and one output: an oracle for our own forward pass.
 *
 * @param input values of the shape `dims`, in ONNX's order
 */
export async function runOnnx(
  file: Uint8Array,
  input: Float32Array | Float64Array,
  dims: readonly number[],
): Promise<Float32Array> {
  const known = sessions.get(file) ?? InferenceSession.create(file, OPTIONS);
  sessions.set(file, known);
  const session = await known;
  const tensor = new Tensor(input instanceof Float64Array ? 'float64' : 'float32', input, dims);
  const results = await session.run({ [session.inputNames[0] as string]: tensor });
  return (results[session.outputNames[0] as string] as { data: Float32Array }).data;
}

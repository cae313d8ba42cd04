/** What is known of a place where the arithmetic runs; the code that starts it stands in `engine/backends`. */
interface BackendRow {
  readonly title: string;
  /** How it is used on the command line, in a few words. */
  readonly note: string;
  /** Whether the command line bounds there. */
  readonly boundsInNode: boolean;
  /** Whether the command line trains there. */
  readonly trainsInNode: boolean;
}

const ROWS = {
  webgpu: {
    title: 'WebGPU',
    note: 'the GPU, by Dawn (npm install --no-save webgpu)',
    boundsInNode: false,
    trainsInNode: true,
  },
  wasm: { title: 'WebAssembly', note: 'WebAssembly', boundsInNode: true, trainsInNode: true },
  cpu: { title: 'JavaScript', note: 'plain JavaScript, slowly', boundsInNode: true, trainsInNode: false },
} as const satisfies Readonly<Record<string, BackendRow>>;

export type BackendName = keyof typeof ROWS;

/** Those that training in Node can choose from. */
export type TrainingBackend = {
  [Name in BackendName]: (typeof ROWS)[Name]['trainsInNode'] extends true ? Name : never;
}[BackendName];

export const BACKENDS: Readonly<Record<BackendName, BackendRow>> = ROWS;

/** Every backend, the fastest first. */
export const BACKEND_NAMES = Object.keys(ROWS) as readonly BackendName[];

export const NODE_BACKENDS = BACKEND_NAMES.filter((name) => BACKENDS[name].boundsInNode);

export const TRAINING_BACKENDS = BACKEND_NAMES.filter((name): name is TrainingBackend => BACKENDS[name].trainsInNode);

/** The fastest that needs no graphics device: in Node, and where that device was lost. */
export const WITHOUT_GRAPHICS: 'wasm' = 'wasm' satisfies TrainingBackend;

/** The one that asks for a graphics device, which can be lost. */
export const WITH_GRAPHICS: BackendName = 'webgpu';

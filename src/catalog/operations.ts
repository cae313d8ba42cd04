/** What is known of an ONNX operator that networks may contain; the code behind it stands in `network/ops`. */
export interface OperationRow {
  readonly group: OperationGroup;
  /** The name people read, where it is not the operator's own; with a constant, where that makes it something else. */
  readonly title?: string;
  readonly titleWithConstant?: string;
  /** Only shifts and scales what it reads when its other operand is a constant: no layer of its own. */
  readonly rescales?: boolean;
  /** Gives back what it reads. */
  readonly changesNothing?: boolean;
  /** Leaves the values of every class to themselves, where each channel is a class. */
  readonly classwise?: boolean;
  /** Leaves values and their order as they are. */
  readonly keepsOrder?: true;
  /** Puts what it reads one after the other. */
  readonly joins?: true;
  /** Makes of the sum of two sets of weights and shifts the sum of what it makes of each. */
  readonly weighs?: true;
  /** Networks that are trained here may have it; the code stands in `training/bounds/layers`. */
  readonly trainable?: true;
  /** Computed while a file is read where it reads constants; the code stands in `formats/models/onnx/fold`. */
  readonly folds?: true;
  readonly activation?: ActivationFacts;
}

/** By what it does to values: functions of each, sums, windows, places, axes. Also the folder its code stands in. */
type OperationGroup = 'activation' | 'affine' | 'pool' | 'move' | 'reduce';

/** What is drawn and said of a function of each value. */
interface ActivationFacts {
  /** The function, as it usually is. */
  readonly curve: (x: number) => number;
  /** Whether it never falls. */
  readonly monotone: boolean;
  /** Whether the sign of its input decides what it does: max(0, x), and its kin. */
  readonly switches?: 'relu' | 'kin';
  /** Whether values jump somewhere, so that what is computed there hangs on rounding. */
  readonly jumps?: true;
}

/** x, or eˣ − 1 below 0. */
function exponentialUnit(x: number): number {
  return x < 0 ? Math.expm1(x) : x;
}

const ROWS = {
  Abs: { group: 'activation', activation: { curve: Math.abs, monotone: false } },
  Add: { group: 'affine', title: 'Sum', titleWithConstant: 'Scale', rescales: true, folds: true },
  Atan: { group: 'activation', activation: { curve: Math.atan, monotone: true } },
  AveragePool: { group: 'pool', title: 'Average pool' },
  Band: { group: 'affine', title: 'Tolerance' },
  BatchNormalization: { group: 'affine', title: 'Batch norm', rescales: true },
  Cast: { group: 'move', changesNothing: true, classwise: true, folds: true },
  Ceil: { group: 'activation', activation: { curve: Math.ceil, monotone: true, jumps: true } },
  Celu: { group: 'activation', title: 'CELU', activation: { curve: exponentialUnit, monotone: true } },
  Clip: { group: 'activation', activation: { curve: (x) => Math.min(Math.max(0, x), 6), monotone: true } },
  Concat: { group: 'move', joins: true, folds: true },
  Conv: { group: 'affine', weighs: true, trainable: true },
  Cos: { group: 'activation', activation: { curve: Math.cos, monotone: false } },
  Div: { group: 'affine', title: 'Scale', rescales: true, folds: true },
  Dropout: { group: 'move', changesNothing: true, classwise: true },
  Elu: { group: 'activation', title: 'ELU', activation: { curve: exponentialUnit, monotone: true } },
  Erf: { group: 'activation', activation: { curve: (x) => 2 / (1 + Math.exp(-2.4 * x)) - 1, monotone: true } },
  Exp: { group: 'activation', activation: { curve: Math.exp, monotone: true } },
  Flatten: { group: 'move', classwise: true, keepsOrder: true, trainable: true, folds: true },
  Floor: { group: 'activation', activation: { curve: Math.floor, monotone: true, jumps: true } },
  Gather: { group: 'move', title: 'Select', folds: true },
  Gelu: {
    group: 'activation',
    title: 'GELU',
    activation: { curve: (x) => x / (1 + Math.exp(-1.7 * x)), monotone: false },
  },
  Gemm: { group: 'affine', title: 'Dense', weighs: true, trainable: true },
  GlobalAveragePool: { group: 'pool', title: 'Global pool', classwise: true },
  GlobalMaxPool: { group: 'pool', classwise: true },
  HardSwish: {
    group: 'activation',
    title: 'Hard swish',
    activation: { curve: (x) => x * Math.min(Math.max(x / 6 + 0.5, 0), 1), monotone: false },
  },
  Identity: { group: 'move', changesNothing: true, classwise: true, keepsOrder: true, folds: true },
  LeakyRelu: {
    group: 'activation',
    title: 'Leaky ReLU',
    activation: { curve: (x) => Math.max(x / 100, x), monotone: true, switches: 'kin' },
  },
  Log: { group: 'activation', activation: { curve: Math.log, monotone: true } },
  MatMul: { group: 'affine', title: 'Dense', weighs: true },
  MaxPool: { group: 'pool', title: 'Max pool' },
  Mish: { group: 'activation', activation: { curve: (x) => x * Math.tanh(Math.log1p(Math.exp(x))), monotone: false } },
  Mul: { group: 'affine', title: 'Scale', rescales: true, folds: true },
  Neg: { group: 'affine', rescales: true },
  Pad: { group: 'move' },
  Pow: { group: 'activation', title: 'Power', activation: { curve: (x) => x * x, monotone: false } },
  Product: { group: 'affine', title: 'Product' },
  Reciprocal: { group: 'activation', activation: { curve: (x) => 1 / x, monotone: false } },
  ReduceMax: { group: 'reduce', title: 'Maximum', classwise: true },
  ReduceMean: { group: 'reduce', title: 'Mean', classwise: true },
  ReduceSum: { group: 'reduce', title: 'Sum over axes', classwise: true },
  Relu: {
    group: 'activation',
    title: 'ReLU',
    trainable: true,
    activation: { curve: (x) => Math.max(0, x), monotone: true, switches: 'relu' },
  },
  Reshape: { group: 'move', classwise: true, keepsOrder: true, folds: true },
  Round: { group: 'activation', activation: { curve: Math.round, monotone: true, jumps: true } },
  Selu: {
    group: 'activation',
    title: 'SELU',
    activation: { curve: (x) => 1.05 * (x < 0 ? 1.67 * Math.expm1(x) : x), monotone: true },
  },
  Sigmoid: { group: 'activation', activation: { curve: (x) => 1 / (1 + Math.exp(-x)), monotone: true } },
  Sign: { group: 'activation', activation: { curve: Math.sign, monotone: true, jumps: true } },
  Sin: { group: 'activation', activation: { curve: Math.sin, monotone: false } },
  Softplus: { group: 'activation', activation: { curve: (x) => Math.log1p(Math.exp(x)), monotone: true } },
  Softsign: { group: 'activation', activation: { curve: (x) => x / (1 + Math.abs(x)), monotone: true } },
  Sqrt: { group: 'activation', title: 'Square root', activation: { curve: Math.sqrt, monotone: true } },
  Squeeze: { group: 'move', classwise: true, keepsOrder: true, folds: true },
  Sub: { group: 'affine', title: 'Difference', titleWithConstant: 'Scale', rescales: true, folds: true },
  Swish: { group: 'activation', title: 'SiLU', activation: { curve: (x) => x / (1 + Math.exp(-x)), monotone: false } },
  Tanh: { group: 'activation', activation: { curve: Math.tanh, monotone: true } },
  ThresholdedRelu: {
    group: 'activation',
    title: 'Thresholded ReLU',
    activation: { curve: (x) => (x > 1 ? x : 0), monotone: true, jumps: true },
  },
  Transpose: { group: 'move', folds: true },
  Unsqueeze: { group: 'move', classwise: true, keepsOrder: true, folds: true },
} as const satisfies Readonly<Record<string, OperationRow>>;

export type OperationName = keyof typeof ROWS;

/** The operations whose rows state a fact. */
export type With<Fact extends keyof OperationRow> = {
  [Name in OperationName]: (typeof ROWS)[Name] extends Readonly<Record<Fact, true>> ? Name : never;
}[OperationName];

export const OPERATIONS: Readonly<Record<OperationName, OperationRow>> = ROWS;

export const OPERATION_NAMES = Object.keys(ROWS) as readonly OperationName[];

/** The row of an operator as a file names it, if networks may contain it. */
export function operationRow(name: string): OperationRow | undefined {
  return Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name as OperationName] : undefined;
}

/** Operators that are made of others while a file is read. */
export type ComposedName =
  | 'And'
  | 'ArgMax'
  | 'ArgMin'
  | 'ConvTranspose'
  | 'Cosh'
  | 'CumSum'
  | 'DepthToSpace'
  | 'DequantizeLinear'
  | 'Einsum'
  | 'Equal'
  | 'Expand'
  | 'GatherElements'
  | 'GatherND'
  | 'GlobalLpPool'
  | 'Greater'
  | 'GreaterOrEqual'
  | 'GroupNormalization'
  | 'GRU'
  | 'HardSigmoid'
  | 'InstanceNormalization'
  | 'LayerNormalization'
  | 'Less'
  | 'LessOrEqual'
  | 'LogSoftmax'
  | 'LpNormalization'
  | 'LpPool'
  | 'LRN'
  | 'LSTM'
  | 'Max'
  | 'Mean'
  | 'MeanVarianceNormalization'
  | 'Min'
  | 'Not'
  | 'Or'
  | 'PRelu'
  | 'QuantizeLinear'
  | 'ReduceL1'
  | 'ReduceL2'
  | 'ReduceLogSum'
  | 'ReduceLogSumExp'
  | 'ReduceMin'
  | 'ReduceProd'
  | 'ReduceSumSquare'
  | 'Resize'
  | 'RMSNormalization'
  | 'RNN'
  | 'ScatterElements'
  | 'ScatterND'
  | 'Sinh'
  | 'Slice'
  | 'Softmax'
  | 'SpaceToDepth'
  | 'Split'
  | 'Sum'
  | 'Tan'
  | 'Tile'
  | 'Trilu'
  | 'Upsample'
  | 'Where'
  | 'Xor';

/** Products with a matrix of weights: dense layers. */
export const DENSE: ReadonlySet<string> = new Set<OperationName>(['Gemm', 'MatMul']);

/** What adds to a value, a bias say. */
export const ADDING: ReadonlySet<string> = new Set<OperationName>(['Add', 'Sub']);

/** What multiplies a value, by a factor say. */
export const SCALING: ReadonlySet<string> = new Set<OperationName>(['Mul']);

/** What divides one. */
export const DIVIDING: ReadonlySet<string> = new Set<OperationName>(['Div']);

/** Operators of which more than the first output is computed. */
export const WITH_SEVERAL_OUTPUTS: ReadonlySet<string> = new Set<ComposedName>(['GRU', 'LSTM', 'RNN', 'Split']);

/** The operations that a network may have that is trained here. */
export type TrainableName = With<'trainable'>;

export const TRAINABLE_NAMES = OPERATION_NAMES.filter(
  (name): name is TrainableName => OPERATIONS[name].trainable === true,
);

/** Operators that make probabilities of scores, or their logarithms. */
const NORMALIZERS = {
  LogSoftmax: { logarithmic: true },
  Softmax: { logarithmic: false },
} as const satisfies Partial<Record<ComposedName, { readonly logarithmic: boolean }>>;

export type Normalizer = keyof typeof NORMALIZERS;

export function isNormalizer(name: string): name is Normalizer {
  return Object.hasOwn(NORMALIZERS, name);
}

/** Whether it gives logarithms: what differences of scores are is then not lost. */
export function isLogarithmic(name: Normalizer): boolean {
  return NORMALIZERS[name].logarithmic;
}

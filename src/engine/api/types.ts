import type { OpenReason } from '../../bounds/complete/tree';
import type { MachineSpeed } from '../../bounds/cost/machineSpeed';
import type { Verdict } from '../../bounds/margins/margins';
import type { BackendName } from '../../catalog/backends';
import type { Method } from '../../catalog/methods';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import type { BlocksFrom } from '../../kernels/conv/webgpu/blocksFrom';
import type { DecisionNode } from '../../network/classes/decisionTree';
import type { AttackRequest, AttackResult, Counterexample } from '../requests/attack/attackTypes';
import type { BoundsResult, LayerBounds } from '../requests/bounds/boundsTypes';
import type { DecideRequest, DecideResult } from '../requests/decide/decideTypes';
import type { TreeReport } from '../requests/decide/reportTree';
import type {
  ClassDistancesRequest,
  ClassDistancesResult,
  MetricDistances,
  SimilaritySource,
} from '../requests/distances/similarityTypes';
import type { LinearBoundsRequest, LinearBoundsResult, LinearFunction } from '../requests/linear/linearTypes';
import type { RadiusRequest, RadiusResult } from '../requests/radius/radiusTypes';
import type { WeightsRequest } from '../requests/report/computeReport';
import type { AttackReport, NodeReport, SupportReport, WeightReport } from '../requests/report/reportTypes';
import type { RadiusTableRequest, StoredTable, TableEngine } from '../requests/table/tableTypes';
import type { LayerTrace, ProgramTrace, TraceRequest, TraceResult } from '../requests/trace/traceTypes';
import type { VerifyRequest, VerifyResult } from '../requests/verify/verifyTypes';
import type { ModelSummary } from '../stores/summary';
import type { ModelCard } from './cardTypes';
import type {
  AskOptions,
  BoundsRequest,
  DataSummary,
  GivenData,
  InputSource,
  ModelFile,
  ModelSource,
  Noted,
  Progress,
  RisingBound,
} from './requestTypes';
import type { TrainingChoices } from './trainingTypes';

export { SUPPORT_NAMES, SUPPORTS, type Support } from '../../network/nodeSupport';

export type {
  AskOptions,
  AttackReport,
  AttackRequest,
  AttackResult,
  BoundsRequest,
  BoundsResult,
  ClassDistancesRequest,
  ClassDistancesResult,
  Counterexample,
  DataSummary,
  DatasetImages,
  DecideRequest,
  DecideResult,
  DecisionNode,
  GivenData,
  InputSource,
  LayerBounds,
  LayerTrace,
  LinearBoundsRequest,
  LinearBoundsResult,
  LinearFunction,
  Method,
  MetricDistances,
  ModelCard,
  ModelFile,
  ModelSource,
  ModelSummary,
  NodeReport,
  Noted,
  OpenReason,
  ProgramTrace,
  Progress,
  RadiusRequest,
  RadiusResult,
  RadiusTableRequest,
  RisingBound,
  SimilaritySource,
  StoredTable,
  SupportReport,
  TraceResult,
  TreeReport,
  Verdict,
  VerifyRequest,
  VerifyResult,
  WeightReport,
  WeightsRequest,
};

/** Seconds that work of two sizes takes on a backend. */
export interface BackendFigures {
  /** What a slider asks for: intervals of a small network over one box. */
  readonly small: number;
  /** A backward pass for each unit of that network that may be unstable. */
  readonly large: number;
  /** What was measured, by which work of other sizes is predicted. */
  readonly speed: MachineSpeed;
}

export type Measured = Readonly<Partial<Record<BackendName, BackendFigures>>>;

/** The last question that was answered, and where it was. */
export interface Served {
  readonly backend: BackendName;
  /** The network's name. */
  readonly network: string;
  /** In words: "CROWN", "an attack". */
  readonly how: string;
  /** What it was predicted to take on each backend. */
  readonly seconds: Readonly<Partial<Record<BackendName, number>>>;
}

export interface BackendStatus {
  readonly backend: BackendName;
  /** The device in words: "NVIDIA RTX 4090", "2 threads". */
  readonly device: string;
  /** Why a better backend is not used, as a sentence; absent when none is missing. */
  readonly fallback?: string;
  /** Outputs of a layer from which a graphics device computes it in blocks, as measured at its start; infinite where never. */
  readonly blocksFrom?: BlocksFrom;
  /** Seconds that work of usual sizes takes, where backends were measured beside each other. */
  readonly measured?: Measured;
  /** Whether each question goes to the backend that is predicted to answer it soonest. */
  readonly isBySize?: true;
  /** Where backends were measured. */
  readonly served?: Served;
}

/** The one door between page and worker. Everything that crosses it is plain data. */
export interface Engine extends TableEngine {
  /**
   * Has questions that name no backend go to the preferred one, else each to the quickest for its size.
   *
   * @param measured by an earlier start; else it is measured, where there is a graphics device
   */
  start(preferred?: BackendName, measured?: Measured): Promise<BackendStatus>;
  /** The backends this browser offers, best first. */
  backends(): Promise<readonly BackendName[]>;
  models(): Promise<readonly ModelCard[]>;
  /** Cards of networks that were trained and judged like these, and do not come along. */
  triedModels(): Promise<readonly ModelCard[]>;
  /** What networks can be trained of, and on. */
  trainingChoices(): Promise<TrainingChoices>;
  load(source: ModelSource, options?: AskOptions): Promise<ModelSummary>;
  /** Reads a data set of someone's own, so that requests can name it by its id. */
  openData(given: GivenData): Promise<DataSummary>;
  /** @param model whose input the images of a data set of one's own are made to fit; all others are as they are */
  dataset(id: string, model?: ModelSource): Promise<DatasetImages>;
  /** A data set with all its labels and at least its first images, which are there sooner than all of them. */
  firstImages(id: string, model?: ModelSource): Promise<DatasetImages>;
  /** What can be said of a network before anything is computed, also where it is refused. */
  report(source: ModelSource, options?: AskOptions): Promise<SupportReport>;
  /** Statistics of a layer's weights. */
  weights(request: WeightsRequest, options?: AskOptions): Promise<readonly WeightReport[]>;
  /** Sets how many bytes bounding may take from now on. */
  limitMemory(bytes: number): Promise<void>;
  bounds(request: BoundsRequest, options?: AskOptions): Promise<BoundsResult>;
  attack(request: AttackRequest, options?: AskOptions): Promise<AttackResult>;
  radius(request: RadiusRequest, options?: AskOptions): Promise<RadiusResult>;
  decide(request: DecideRequest, options?: AskOptions): Promise<DecideResult>;
  verify(request: VerifyRequest, options?: AskOptions): Promise<VerifyResult>;
  linearBounds(request: LinearBoundsRequest, options?: AskOptions): Promise<LinearBoundsResult>;
  /** What the graphics device does for bounds, layer by layer; fails where there is none. */
  trace(request: TraceRequest, options?: AskOptions): Promise<TraceResult>;
  classDistances(request: ClassDistancesRequest, options?: AskOptions): Promise<ClassDistancesResult>;
  /** Tensors and bytes alive on the device, for tests. */
  memory(): Promise<{ readonly tensors: number; readonly bytes: number }>;
}

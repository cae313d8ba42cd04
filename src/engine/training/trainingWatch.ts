import type { Network } from '../../network/network';
import { type Figures, figuresFrom, verdictsFrom } from '../../training/figures';
import { type Margins, marginsOf } from '../../training/margins';
import { groupOfClasses } from '../../training/radii';
import { disposeTrainable, type TrainableNetwork, trainableNetwork } from '../../training/trainableNetwork';
import { nodeIndices } from '../../training/tree/nodeImages';
import { treeMargins } from '../../training/tree/treeMargins';
import type { TrainingRequest } from '../api/trainingTypes';
import type { Verdict } from '../api/types';
import type { TrainingWork } from './trainingParts';

/** Number of images that are watched. */
const WATCHED = 24;

/** Judges the networks of a training together, on images held out from all of them, by quick interval bounds. */
export class TrainingWatch {
  /** Some of the images, with about as many of every class, class by class. */
  readonly watched: Uint32Array;
  readonly #work: TrainingWork;
  readonly #radii: { readonly inner: number; readonly outer: number };
  readonly #groups: readonly number[];
  /** Of the networks that are finished. */
  readonly #networks: Network[] = [];
  readonly #margins: Margins[] = [];

  constructor(request: TrainingRequest, work: TrainingWork) {
    this.#work = work;
    this.#radii = { inner: request.epsilonInner, outer: request.epsilonOuter };
    this.#groups = groupOfClasses(work.data.classes, request.groups);
    this.watched = chosenImages(work);
  }

  /** Takes the network of the next part as finished. */
  async finish(network: Network): Promise<void> {
    const ready = trainableNetwork(network);
    this.#margins.push(await this.#marginsOf(this.#networks.length, ready, this.watched));
    this.#networks.push(network);
    disposeTrainable(ready);
  }

  /**
   * What is known of the watched images.
   *
   * @param current the network of the part after the finished ones
   */
  async verdicts(current?: TrainableNetwork): Promise<Verdict[]> {
    const inWork = current ? [await this.#marginsOf(this.#margins.length, current, this.watched)] : [];
    const labels = this.#labelsOf(this.watched);
    const margins = this.#together([...this.#margins, ...inWork], labels);
    return verdictsFrom(margins, labels, this.#groups);
  }

  /** The figures of the finished networks together, on all images held out. */
  async figures(): Promise<Figures> {
    const { heldOut } = this.#work.split;
    const margins: Margins[] = [];
    for (const [part, network] of this.#networks.entries()) {
      const ready = trainableNetwork(network);
      margins.push(await this.#marginsOf(part, ready, heldOut));
      disposeTrainable(ready);
    }
    const labels = this.#labelsOf(heldOut);
    return figuresFrom(this.#together(margins, labels), labels, this.#groups);
  }

  #marginsOf(index: number, network: TrainableNetwork, images: Uint32Array): Promise<Margins> {
    const part = this.#work.parts[index] as TrainingWork['parts'][number];
    return marginsOf(network, part.data, nodeIndices(this.#work.data, part.node.groups, images), this.#radii);
  }

  #together(margins: readonly Margins[], labels: Uint8Array): Required<Margins> {
    const nodes = this.#work.parts.map(({ node }) => node);
    return treeMargins(nodes, margins, labels, this.#work.data.classes.length);
  }

  #labelsOf(images: Uint32Array): Uint8Array {
    return Uint8Array.from(images, (index) => this.#work.data.labels[index] as number);
  }
}

/** The first images held out of each class in turn, in ascending order within each class. */
function chosenImages({ data: { labels, classes }, split: { heldOut } }: TrainingWork): Uint32Array {
  const each = WATCHED / classes.length;
  const more = WATCHED % classes.length;
  const ofClasses = classes.map((_, label) => {
    const most = Math.floor(each) + Number(label < more);
    return [...heldOut].filter((index) => labels[index] === label).slice(0, most);
  });
  return Uint32Array.from(ofClasses.flat());
}

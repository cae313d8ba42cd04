import { NetworkError } from '../networkError';

/**
 * How outputs are read as classes by a tree of decisions: a class, or a decision between branches. Every decision has
 * one output a branch; outputs are numbered decision by decision, a decision before those in its branches.
 * `[[0, 2], 1]` decides between the group {0, 2} (output 0) and class 1 (output 1), then between 0 (output 2) and 2
 * (output 3).
 */
export type DecisionTree = readonly Branch[];
export type Branch = number | DecisionTree;

/** One decision on the way to a class. */
interface Decision {
  /** Number of the first output of the decision. */
  readonly first: number;
  /** Number of its branches. */
  readonly branches: number;
  /** The branch that leads to the class. */
  readonly taken: number;
}

/** A tree with everything that is asked of it, worked out once. */
export interface Routing {
  readonly classes: number;
  readonly outputs: number;
  /** For each class its decisions, the root's first. */
  readonly paths: readonly (readonly Decision[])[];
}

/**
 * Works out the paths to all classes.
 *
 * @throws NetworkError when the leaves are not the classes 0, 1, 2, … each once, or a decision has no choice
 */
export function routingOf(tree: DecisionTree): Routing {
  const paths: (readonly Decision[])[] = [];
  let outputs = 0;
  const visit = (branch: Branch, path: readonly Decision[]): void => {
    if (typeof branch === 'number') {
      if (paths[branch]) throw malformed(`leads to class ${branch} twice`);
      paths[branch] = path;
      return;
    }
    if (branch.length < 2) throw malformed('has a decision with fewer than two branches');
    const first = outputs;
    outputs += branch.length;
    branch.forEach((next, taken) => {
      visit(next, [...path, { first, branches: branch.length, taken }]);
    });
  };
  visit(tree, []);
  const missing = Array.from(paths, (path) => path !== undefined).indexOf(false);
  if (missing >= 0) throw malformed(`leads to no class ${missing}`);
  return { classes: paths.length, outputs, paths };
}

/**
 * The class that the outputs lead to: at every decision the branch with the largest output, the first of equals; −1
 * where an output on the way is not a number.
 */
export function routedClass({ paths }: Routing, outputs: ArrayLike<number>, start = 0): number {
  return paths.findIndex((path) => path.every((decision) => isTaken(decision, outputs, start)));
}

function isTaken({ first, branches, taken }: Decision, outputs: ArrayLike<number>, start: number): boolean {
  const chosen = outputs[start + first + taken] as number;
  for (let branch = 0; branch < branches; branch++) {
    const other = outputs[start + first + branch] as number;
    if (branch !== taken && !(chosen > other || (chosen === other && taken < branch))) return false;
  }
  return true;
}

/**
 * Where two classes part: the decision on both paths whose branches differ. `winning` leads to `label`, `losing` to
 * `other`; while the first output exceeds the second, `other` cannot be the answer.
 */
export function parting(routing: Routing, label: number, other: number): { winning: number; losing: number } {
  const path = routing.paths[label] ?? [];
  const against = routing.paths[other] ?? [];
  const depth = path.findIndex((decision, at) => decision.taken !== against[at]?.taken);
  const here = path[depth] as Decision;
  const there = against[depth] as Decision;
  return { winning: here.first + here.taken, losing: there.first + there.taken };
}

/** A decision and what its branches lead to, for people to look at. */
export interface DecisionNode {
  /** `root`; else a letter for each branch that leads there: `c` for the root's third, `ca` for the first of that. */
  readonly name: string;
  /** Number of its first output; there is one for each branch. */
  readonly first: number;
  readonly branches: readonly {
    readonly classes: readonly number[];
    /** Place of the next decision in the list; null at a class. */
    readonly decision: number | null;
  }[];
}

/** The decisions of a tree in the order of their outputs. */
export function listDecisions(tree: DecisionTree): DecisionNode[] {
  const found: DecisionNode[] = [];
  let outputs = 0;
  const visit = (branches: DecisionTree, name: string): number => {
    const place = found.length;
    const first = outputs;
    outputs += branches.length;
    // Keeps its place before those of its branches.
    found.push({ name: name || 'root', first, branches: [] });
    const followed = branches.map((branch, at) => ({
      classes: classesOf(branch),
      decision: typeof branch === 'number' ? null : visit(branch, name + letterOf(at)),
    }));
    found[place] = { name: name || 'root', first, branches: followed };
    return place;
  };
  visit(tree, '');
  return found;
}

function classesOf(branch: Branch): number[] {
  return typeof branch === 'number' ? [branch] : branch.flatMap(classesOf);
}

function letterOf(branch: number): string {
  return branch < 26 ? String.fromCharCode(97 + branch) : `(${branch})`;
}

/** A tree from JSON, as it is written into files. */
export function parseDecisionTree(json: string): DecisionTree {
  const tree: unknown = parseJson(json);
  if (!isTree(tree)) throw malformed('is not a nested list of class numbers');
  routingOf(tree);
  return tree;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw malformed('is not JSON');
  }
}

function isTree(value: unknown, depth = 0): value is DecisionTree {
  const isBranch = (branch: unknown) =>
    (Number.isInteger(branch) && (branch as number) >= 0) || isTree(branch, depth + 1);
  return Array.isArray(value) && depth < MOST_LEVELS && value.every(isBranch);
}

/** Deeper than any tree of classes; keeps hostile files from exhausting the stack. */
const MOST_LEVELS = 64;

function malformed(what: string): NetworkError {
  return new NetworkError(`The decision tree ${what}.`, 'Write it as nested lists of classes, such as [[0,2],1].');
}

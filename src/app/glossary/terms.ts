/** What the page is for, in two sentences. */
export const PURPOSE =
  'Boundscope shows what a neural network can be proved to do. It computes bounds that hold for every input of a box, on your own machine, and shows where they prove something, where they are too wide, and where an attack finds a counterexample.';

/** A word of the field, as the page uses it. */
export interface Term {
  readonly name: string;
  readonly meaning: string;
  /** What stands for it in a text, without a plural's s. */
  readonly forms: readonly string[];
}

/** The words that the views use, those that others build on first. */
export const TERMS: readonly Term[] = [
  {
    name: 'Perturbation radius ε, box',
    forms: ['perturbation radius', 'radius ε', 'ε', 'box'],
    meaning: 'Every pixel may change by up to ε. All inputs that this allows are the box.',
  },
  {
    name: 'Bounds',
    forms: ['bound', 'lower bound', 'upper bound'],
    meaning: 'A lower and an upper bound of a value; no input of the box leads outside them.',
  },
  {
    name: 'Interval, width',
    forms: ['interval', 'width'],
    meaning: 'All values from a lower to an upper bound; its width is how far these are apart.',
  },
  {
    name: 'Logit',
    forms: ['logit'],
    meaning: 'An output of the network, one for each class. The largest is the answer.',
  },
  {
    name: 'Margin of a class',
    forms: ['margin'],
    meaning: 'The label’s logit minus that of the class. Above 0, the class is ruled out.',
  },
  {
    name: 'Proved ≥',
    forms: ['proved ≥', 'proved at least'],
    meaning: 'The lower bound of a margin: for every input of the box the margin is at least this.',
  },
  {
    name: 'Verified, falsified, unknown',
    forms: ['verified', 'falsified', 'unknown'],
    meaning: 'Proved for every input of the box; a counterexample is known; neither of the two.',
  },
  {
    name: 'Property',
    forms: ['property', 'properties'],
    meaning: 'An input box, and what is claimed of the outputs for every input in it.',
  },
  {
    name: 'Counterexample',
    forms: ['counterexample', 'attack'],
    meaning: 'An input of the box that is classified as another class. An attack searches for one.',
  },
  {
    name: 'Unstable ReLU',
    forms: ['unstable ReLU', 'unstable'],
    meaning: 'Its input can be below and above 0 within the box, so its sign is not decided.',
  },
  {
    name: 'Exact set',
    forms: ['exact set'],
    meaning: 'The values that inputs of the box lead to, and no others. Every method’s set contains it.',
  },
  {
    name: 'IBP',
    forms: ['IBP', 'interval bound propagation', 'interval arithmetic'],
    meaning: 'Interval bound propagation: interval arithmetic, layer by layer. Fast, and often wide.',
  },
  {
    name: 'Zonotope',
    forms: ['zonotope'],
    meaning: 'Values as sums of shared parts, which remember how they move together; each unstable ReLU adds a part.',
  },
  {
    name: 'Relaxation, slope, intercept',
    forms: ['relaxation', 'slope', 'intercept'],
    meaning:
      'A line below an activation and one above it, over the interval of its input; each has a slope and an intercept.',
  },
  {
    name: 'CROWN, α-CROWN',
    forms: ['CROWN', 'α-CROWN'],
    meaning: 'Linear bounds instead of intervals, passed back to the input; α-CROWN searches for better slopes.',
  },
  {
    name: 'Splitting, subproblem',
    forms: ['splitting', 'split', 'subproblem', 'branch and bound'],
    meaning: 'What is unknown is divided into subproblems, until each is verified or one holds a counterexample.',
  },
  {
    name: 'Certified radius',
    forms: ['certified radius', 'certified radii'],
    meaning: 'The largest radius at which an image was proved to keep its class.',
  },
  {
    name: 'Clean and verified accuracy, accuracy under attack',
    forms: ['clean accuracy', 'verified accuracy', 'accuracy under attack'],
    meaning:
      'The share of test images classified correctly without a perturbation, verified at a radius, and still correct after an attack.',
  },
  {
    name: 'Dendrogram, cut',
    forms: ['dendrogram', 'tree of classes', 'cut'],
    meaning: 'The tree of classes: similar ones merge early. A cut across it makes groups.',
  },
  {
    name: 'Similar classes',
    forms: ['similar classes', 'similar labels'],
    meaning: 'Classes that are close in the tree of classes. To tell them apart leaves little room for a radius.',
  },
  {
    name: 'The poster',
    forms: ['the poster'],
    meaning:
      'S. Wang et al., Exploiting Label Similarity to Enhance Verifiable Robust Classifiers. Playground’s first network, Cat against Dog, and the trainings by groups are from it.',
  },
  {
    name: 'Ward, average, complete, single',
    forms: ['Ward', 'average linkage', 'complete linkage', 'single linkage'],
    meaning: 'Rules for which two groups merge next when the tree is made.',
  },
  {
    name: 'Within groups, between groups',
    forms: ['within groups', 'within the groups', 'within a group', 'between groups', 'between the groups'],
    meaning: 'Of two classes in the same group, or in different groups.',
  },
  {
    name: 'Adaptive radius',
    forms: ['adaptive radius', 'adaptive radii', 'adaptive'],
    meaning: 'A small radius within groups of similar classes, a larger one between groups.',
  },
  {
    name: 'IGRP, NDT',
    forms: ['IGRP', 'NDT', 'decision tree'],
    meaning:
      'Training with adaptive radii: as one network (inter-group robustness prioritised), or as a tree of networks (neural decision tree).',
  },
];

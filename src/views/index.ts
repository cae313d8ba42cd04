import { groupingState } from '../app/grouping/groupingState';
import { ownState } from '../app/models/ownState';
import { holding } from '../app/scene/parts';
import type { ViewDefinition } from '../app/state/view';
import { groupsState } from './groups/state/groupsState';
import { inspectState } from './inspect/state/inspectState';
import { lessonsState } from './lessons/state/lessonsState';
import { packProgress } from './lessons/state/packedProgress';
import { playgroundView } from './playground/playgroundView';
import { similarityState } from './similarity/state/similarityState';
import { trainState } from './train/state/trainState';

/** The views that exist, in the order of the navigation: a row each. */
export const views: readonly ViewDefinition<object>[] = [
  playgroundView,
  /** A network on an image: how wide its bounds grow, layer by layer, and what they prove. */
  {
    ...inspectState,
    title: 'Inspect',
    icon: 'M3.5 16v-2M7.8 16v-4.5M12.2 16V8.5M16.5 16V4',
    shares: [ownState],
    needsEngine: true,
    parts: [
      {
        id: 'network',
        title: 'Network',
        hides: true,
        holds: [holding(inspectState, 'model'), holding(ownState, 'known')],
      },
      {
        id: 'input',
        title: 'Image or numbers',
        hides: true,
        holds: [holding(inspectState, 'image', 'picture', 'numbers', 'radii'), holding(ownState, 'images')],
      },
      { id: 'radius', title: 'Radius', hides: true, holds: [holding(inspectState, 'levels')] },
      {
        id: 'method',
        title: 'Method, rounding and comparison',
        hides: true,
        holds: [holding(inspectState, 'method', 'rounding', 'compare')],
      },
      { id: 'layers', title: 'Layers', hides: true, alone: true },
      { id: 'verdict', title: 'Verdict, margins and logits', hides: true, alone: true },
      { id: 'searches', title: 'Certified radius, attack and decision', hides: true },
    ],
    tour: () => import('./inspect/tour').then(({ tour }) => tour),
    load: () => import('./inspect/InspectView').then(({ InspectView }) => InspectView),
  },
  /** Which classes of a network are similar: their tree, its cut into groups, and the distances it is made of. */
  {
    ...similarityState,
    title: 'Similarity',
    icon: 'M3 10h4M7 5v10M7 5h5M12 3v4M12 3h5M12 7h5M7 15h5M12 13v4M12 13h5M12 17h5',
    shares: [groupingState, ownState],
    needsEngine: true,
    parts: [
      {
        id: 'tree',
        title: 'Network and tree',
        hides: true,
        holds: [
          holding(groupingState, 'model', 'source', 'metric', 'linkage'),
          holding(similarityState, 'otherModel', 'otherSource'),
        ],
      },
      { id: 'cut', title: 'Cut and moved classes', hides: true, holds: [holding(groupingState, 'cut', 'moves')] },
      { id: 'figure', title: 'Tree and matrix', hides: true, alone: true },
      { id: 'details', title: 'What the tree shows', hides: true, alone: true },
    ],
    tour: () => import('./similarity/tour').then(({ tour }) => tour),
    load: () => import('./similarity/SimilarityView').then(({ SimilarityView }) => SimilarityView),
  },
  /** Verified accuracy group by group: one radius for all classes, or a smaller one for similar classes. */
  {
    ...groupsState,
    title: 'Groups',
    icon: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z',
    shares: [groupingState, ownState],
    needsEngine: true,
    parts: [
      { id: 'networks', title: 'Choice of networks', hides: true, holds: [holding(groupsState, 'models')] },
      {
        id: 'radii',
        title: 'Radii',
        hides: true,
        holds: [holding(groupsState, 'inner', 'outer', 'merges', 'uniform')],
      },
      {
        id: 'cut',
        title: 'Tree, cut and moved classes',
        hides: true,
        holds: [holding(groupingState, 'model', 'source', 'metric', 'linkage', 'cut', 'moves')],
      },
      { id: 'matrices', title: 'Matrices', hides: true, alone: true },
      { id: 'details', title: 'What the numbers say', hides: true, alone: true },
      { id: 'panel', title: 'Bars, curves and table', hides: true, alone: true },
    ],
    tour: () => import('./groups/tour').then(({ tour }) => tour),
    load: () => import('./groups/GroupsView').then(({ GroupsView }) => GroupsView),
  },
  /** Networks trained in the page, for accuracy alone or for what can be proved of them. */
  {
    ...trainState,
    title: 'Train',
    icon: 'M3.5 3.5v13h13M6 13.5c2.5-.5 3-6.5 5.5-7.5s3.500-.5 5-.5',
    shares: [groupingState],
    needsEngine: true,
    parts: [
      {
        id: 'setup',
        title: 'Setup',
        hides: true,
        holds: [
          holding(trainState, 'preset', 'methods', 'dataset', 'architecture', 'inner', 'outer'),
          holding(trainState, 'epochs', 'batchSize', 'learningRate', 'seed'),
        ],
      },
      {
        id: 'cut',
        title: 'Tree and cut',
        holds: [holding(groupingState, 'model', 'source', 'metric', 'linkage', 'cut', 'moves')],
      },
      { id: 'list', title: 'List of trainings', hides: true },
    ],
    tour: () => import('./train/tour').then(({ tour }) => tour),
    load: () => import('./train/TrainView').then(({ TrainView }) => TrainView),
  },
  /** Short lessons: prose that drives live figures, and predictions that are drawn before they are shown. */
  {
    ...lessonsState,
    parts: [
      { id: 'numbers', title: 'Numbers in the text', holds: [holding(lessonsState, 'numbers')] },
      { id: 'strip', title: 'Way to the other lessons', hides: true, holds: [holding(lessonsState, 'lesson')] },
      { id: 'figure', title: 'Figure', hides: true },
    ],
    forStudents: { teacher: 0, progress: '' },
    carries: { label: 'what was drawn and seen here (to hand in)', pack: () => ({ progress: packProgress() }) },
    title: 'Lessons',
    icon: 'M10 5.5C8.5 4.3 6 4 3.5 4.3v10.4c2.5-.3 5 0 6.5 1.2 1.5-1.2 4-1.5 6.5-1.2V4.3C14 4 11.5 4.3 10 5.5zM10 5.5v10.4',
    tour: () => import('./lessons/tour').then(({ tour }) => tour),
    load: () => import('./lessons/LessonsView').then(({ LessonsView }) => LessonsView),
  },
];

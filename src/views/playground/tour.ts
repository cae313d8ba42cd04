import { named, type TourStop } from '../../app/tour/tourStop';

export const tour: readonly TourStop[] = [
  {
    at: [named('The network'), '[aria-label^="Layer"]'],
    title: 'The network',
    text: 'Two inputs at the left, neurons in the middle, the question at the right. Every bar is an interval that contains every value the neuron can take. Drag a weight, a bias or a bound of a range, or double-click it and type.',
  },
  {
    at: ['[aria-label^="How low can"]', named('Arithmetic')],
    title: 'Where the numbers come from',
    text: 'The arithmetic of the chosen neuron, with its numbers. At the question all methods are compared here instead: press one to have it answer, or follow CROWN’s way back station by station.',
  },
  {
    at: [named('The plane'), named('What the box can reach'), named('The box of inputs')],
    title: 'The box, and what it reaches',
    text: 'The box holds all inputs at once: drag it, its sides or its corners, or double-click it and type. For two neurons of a layer the plane shows the values they can take: the exact set, and the set that each method proves.',
  },
  {
    at: [named('Steps')],
    title: 'Step by step',
    text: 'Each step shows only what has been computed so far. Use the arrow keys, or play. The sentence beside it says what the step did, with the numbers on screen.',
  },
  {
    at: [named('Example'), named('This view and the page')],
    title: 'Other networks',
    text: 'Examples, each of which shows one thing, and little networks that you can train here on generated data. Everything that you change is in the link.',
  },
  {
    at: [named('Data')],
    title: 'Data, and how to train on them',
    text: 'Choose points, classes and a way of training, then press Train. Squares around the points are certified: watch them grow, and the border between the classes move.',
  },
];

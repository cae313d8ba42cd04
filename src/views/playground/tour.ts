import { named, type TourStop } from '../../app/tour/tourStop';

export const tour: readonly TourStop[] = [
  {
    at: [named('The network'), '[aria-label^="Layer"]'],
    title: 'The network',
    text: 'Two inputs at the left, neurons in the middle, the question at the right. Every bar is an interval that surely holds what the neuron can be. Drag a weight, a bias or an end of a range, or press it twice and type.',
  },
  {
    at: ['[aria-label^="How low can"]', named('Arithmetic')],
    title: 'Where the numbers come from',
    text: 'The arithmetic of the neuron that is pointed at, with its numbers. At the question a ladder of methods stands here instead: press one, and it answers. CROWN’s way back is told station by station.',
  },
  {
    at: [named('The plane'), named('What the box can reach'), named('The box of inputs')],
    title: 'The box, and what it reaches',
    text: 'All inputs at once are a box: drag it, its sides or its corners, or press it twice and type. With two neurons in a layer the plane shows what they can be: exactly, and as far as each method knows.',
  },
  {
    at: [named('Steps')],
    title: 'Step by step',
    text: 'Nothing is told before its step. Go on with the arrow keys, or play. The sentence beside it says what the step did, with the numbers on screen.',
  },
  {
    at: [named('Example'), named('This view and the page')],
    title: 'Other networks',
    text: 'Examples that each show one thing, and little networks that are trained here on generated data. Everything that you change is in the link.',
  },
  {
    at: [named('Data')],
    title: 'Data, and how to train on them',
    text: 'Choose points, classes and a way of training, then press Train. Squares around the points are certified: watch them grow, and the border between the classes move.',
  },
];

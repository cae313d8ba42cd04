import { named, type TourStop } from '../../app/tour/tourStop';

export const tour: readonly TourStop[] = [
  {
    at: [named('Network, radius and method')],
    title: 'The question',
    text: 'Which network, how far each pixel may change, and by which method bounds are found. Open a file of your own here, or drop it on the page: it stays on your machine.',
  },
  {
    at: [named('Image'), named('Inputs'), named('Test images')],
    title: 'The image',
    text: 'The input and its box: every pixel may be up to ε darker or brighter. Choose another test image, or a picture of your own.',
  },
  {
    at: [named('Layers'), named('How wide the bounds grow')],
    title: 'Layer by layer',
    text: 'How wide the bounds are after each layer, and how many ReLUs are unstable. Where the width jumps, the method loses most. Press a layer to see its bounds.',
  },
  {
    at: [named('Bounds of the layer'), named('Selected unit')],
    title: 'The bounds of one layer',
    text: 'Lower bound, upper bound and width of every unit. Press a unit to see which inputs its bound depends on.',
  },
  {
    at: [named('What the bounds prove'), named('Verdict')],
    title: 'What is proved',
    text: 'A margin above 0 rules a class out for every input of the box. When all are ruled out, the image is verified.',
  },
  {
    at: [named('Counterexample')],
    title: 'And its opposite',
    text: 'An attack looks for an input of the box that is classified as another class. One is enough to falsify. If neither a proof nor a counterexample is found, it stays unknown.',
  },
];

import { named, type TourStop } from '../../app/tour/tourStop';

export const tour: readonly TourStop[] = [
  {
    at: [named('What is trained')],
    title: 'What to begin with',
    text: 'Two trainings side by side: choose what to compare, the images and the network.',
  },
  {
    at: [named('Settings of the trainings'), named('Settings'), named('What will be trained')],
    title: 'How each is trained',
    text: 'The method of each side, its radii and its epochs. The plan says how long it takes on your machine.',
  },
  {
    at: [named('Trainings')],
    title: 'While it trains',
    text: 'Clean and verified accuracy, the radius trained for, and the loss, epoch by epoch. You can pause it and continue another day.',
  },
  {
    at: [named('Trainings in this browser')],
    title: 'Kept in this browser',
    text: 'Trainings that you have made. Open a network in Inspect or Groups, or save it as ONNX.',
  },
];

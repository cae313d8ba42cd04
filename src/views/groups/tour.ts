import { named, type TourStop } from '../../app/tour/tourStop';
import { MATRICES } from './state/groupsState';
import { SUMMARY } from './words';

export const tour: readonly TourStop[] = [
  {
    at: [named('Radii and models'), `${named('Radii and models')} > div`],
    title: 'What is asked for',
    text: 'One radius for all classes, a small one within groups and a large one between them, or a radius for every merge. Every figure follows the sliders at once.',
  },
  {
    at: ['main div:has(> p.finding)', named(SUMMARY)],
    title: 'In words',
    text: 'What these figures say: how much adaptive radii gain, and compared with what.',
  },
  {
    at: [
      `#${MATRICES} div:has(> section + section)`,
      `#${MATRICES} section:not([aria-label="Groups"])`,
      named('Models'),
    ],
    title: 'Networks side by side',
    text: 'For each network, every pair of classes: how many images are verified against the other class. Press a cell to see the images behind it.',
  },
  {
    at: [named('Groups'), named('Classes in the order of the tree')],
    title: 'The groups',
    text: 'The tree that groups the classes, and its cut. Other groups give other figures, so choose them by what mistakes cost.',
  },
];

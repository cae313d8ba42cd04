import { named, type TourStop } from '../../app/tour/tourStop';

export const tour: readonly TourStop[] = [
  {
    at: [named('Network and similarity'), named('How the tree is made')],
    title: 'What is compared',
    text: 'The network whose classes are compared, and by what: its last weights, its mean features, or its confusions.',
  },
  {
    at: ['#similarity-figure', named('Classes in the order of the tree')],
    title: 'Tree and matrix',
    text: 'Similar classes merge early in the tree and stand together in the matrix. Dark cells are small distances.',
  },
  {
    at: [named('Groups of classes'), named('Groups')],
    title: 'The cut makes groups',
    text: 'Move the cut across the tree: each branch below it is a group. A class can be moved to another group by hand. Groups go along to the views Groups and Train.',
  },
  {
    at: [named('What the tree shows'), named('The pair')],
    title: 'In words',
    text: 'What the tree says of these classes, with its numbers. Press a cell of the matrix for one pair.',
  },
];

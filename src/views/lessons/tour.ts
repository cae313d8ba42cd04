import { named, type TourStop } from '../../app/tour/tourStop';

export const tour: readonly TourStop[] = [
  {
    at: ['h1 + p + div', named('Lessons')],
    title: 'All lessons',
    text: 'About five minutes each, ordered so that they build on each other. Nothing is locked; each shows how long it takes and how far you have come.',
  },
  {
    at: [named('What bounds are')],
    title: 'Where to begin',
    text: 'With an image that fools a real network, on your own machine. The next ones show how to rule such images out.',
  },
  {
    at: [named('Progress, and pages for teachers')],
    title: 'What is kept',
    text: 'What you have done stays in this browser; save it as a file to take it along. The pages for teachers have answers, and questions for an exam.',
  },
  {
    at: [named('Steps of the lesson')],
    title: 'The steps',
    text: 'Walk with the arrow keys, or press a step. Each changes one thing.',
  },
  {
    at: ['[role=slider]'],
    title: 'Numbers to drag',
    text: 'Dotted numbers in the text can be dragged sideways, or stepped with the arrow keys. The figure follows.',
  },
  {
    at: ['section:has(> div > [role=slider])', 'svg:has([role=slider])'],
    title: 'Draw it first',
    text: 'Before you see the answer, drag what you expect. Then compare: the truth is drawn over your drawing, and a sentence names the gap.',
  },
];

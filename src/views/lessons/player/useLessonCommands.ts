import { useCommands } from '../../../app/commands/commands';

interface LessonActions {
  readonly step: number;
  readonly last: number;
  readonly goTo: (step: number) => void;
  readonly canReveal: boolean;
  readonly reveal: () => void;
  readonly hint: () => void;
  readonly printSheet: () => void;
}

/** What can be done in a lesson, for keys and palette. */
export function useLessonCommands({ step, last, goTo, canReveal, reveal, hint, printSheet }: LessonActions): void {
  useCommands('Lessons', [
    {
      id: 'lesson-back',
      label: 'Step back',
      keys: ['ArrowLeft', 'PageUp'],
      enabled: () => step > 0,
      perform: () => goTo(step - 1),
    },
    {
      id: 'lesson-on',
      label: 'Step on',
      keys: ['ArrowRight', 'PageDown'],
      enabled: () => step < last,
      perform: () => goTo(step + 1),
    },
    { id: 'lesson-hint', label: 'Show a hint', keys: ['h'], enabled: () => canReveal, perform: hint },
    { id: 'lesson-sheet', label: 'Print the lab sheet', perform: printSheet },
    { id: 'lesson-reveal', label: 'Compare with the truth', keys: ['r'], enabled: () => canReveal, perform: reveal },
  ]);
}

import type { CommandRow } from './command';

/** The commands of the command line; a new one is a file and a row here. The code of one is loaded when it is run. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'attack',
    summary: 'look for inputs of a box that a network misclassifies',
    load: async () => (await import('./attack')).attack,
  },
  {
    name: 'bounds',
    summary: 'bound every layer of a network over a box of inputs',
    load: async () => (await import('./bounds')).bounds,
  },
  {
    name: 'evaluate',
    summary: 'compute certified radii of many images, and verified accuracies from them',
    load: async () => (await import('./evaluate')).evaluate,
  },
  {
    name: 'inspect',
    summary: 'show how bounds pass through every node of a network, and what time and memory they take',
    load: async () => (await import('./inspect')).inspect,
  },
  {
    name: 'merge',
    summary: 'merge the shards of a table that several machines computed',
    load: async () => (await import('./merge')).merge,
  },
  {
    name: 'models',
    summary: 'list the bundled models',
    load: async () => (await import('./models')).models,
  },
  {
    name: 'radius',
    summary: 'bracket how far an input can be moved: certified and falsified radii',
    load: async () => (await import('./radius')).radius,
  },
  {
    name: 'supports',
    summary: 'list what verify accepts, in the form that VNN-LIB 2 asks for',
    load: async () => (await import('./supports')).supports,
  },
  {
    name: 'train',
    summary: 'train a network by a recipe',
    load: async () => (await import('./train')).train,
  },
  {
    name: 'verify',
    summary: 'verify or falsify a property in VNN-LIB of a network',
    load: async () => (await import('./verify')).verify,
  },
];

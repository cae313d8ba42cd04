import { attack } from './attack';
import { bounds } from './bounds';
import type { Command } from './command';
import { evaluate } from './evaluate';
import { models } from './models';
import { radius } from './radius';
import { train } from './train';

/** The commands of the command line; a new one is a file and a row here. */
export const COMMANDS: readonly Command[] = [attack, bounds, evaluate, models, radius, train];

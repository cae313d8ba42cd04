import { attack } from './attack';
import { bounds } from './bounds';
import type { Command } from './command';
import { models } from './models';
import { radius } from './radius';
import { train } from './train';

/** The commands of the command line; a new one is a file and a row here. */
export const COMMANDS: readonly Command[] = [attack, bounds, models, radius, train];

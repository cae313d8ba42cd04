// @ts-check
/** `npm run lint` */
import { LINTERS } from './linters.mjs';
import { runSideBySide } from './sideBySide.mjs';

process.exitCode = await runSideBySide(LINTERS);

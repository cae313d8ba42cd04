#!/usr/bin/env node
/** The command line; its sources are TypeScript, which tsx loads as they are. */
import { register } from 'tsx/esm/api';

// `boundscope … | head` closes our output early; that is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

register();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));

#!/usr/bin/env node
/** The command line. What runs was built from src/cli; in a checkout, where that has changed since, it is built anew. */
import { builtCli } from './builtCli.mjs';

// `boundscope … | head` closes our output early; that is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const { main } = await import(await builtCli());
// Times are counted from the start of the process.
process.exitCode = await main(process.argv.slice(2), 0);

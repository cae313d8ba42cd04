/*
 * The command line for tests. It loads the engine with its first command; here all of it is loaded with the test's file,
 * since on a busy machine that takes longer than a test may.
 */
import '../cli/files/nodeEngine';
import '../cli/commands/attack';
import '../cli/commands/bounds';
import '../cli/commands/evaluate';
import '../cli/commands/inspect';
import '../cli/commands/merge';

export { main } from '../cli/main';

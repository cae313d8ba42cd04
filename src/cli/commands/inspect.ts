import { InputError } from '../options/inputError';
import { BACKEND, modelNamed, onlyModel } from '../options/inputOptions';
import { flag } from '../options/kinds';
import { MEMORY } from '../options/memoryOption';
import { MODEL_OPTIONS, readModelOptions } from '../options/modelOptions';
import { describeReport } from '../print/describeReport';
import { jsonPieces } from '../print/printJson';
import { defineCommand } from './command';

/** `boundscope inspect`: what can be said of a network before anything is computed. */
export const inspect = defineCommand({
  usage: 'inspect MODEL [OPTIONS]',
  about:
    'Shows how bounds pass through each node of a network, and how much time and memory each method takes on this machine. ' +
    'A network that is refused is listed node by node, too.',
  more: 'The exit code is 2 where the network is refused.',
  options: {
    all: flag('--all', 'list every node, not only those that are not exact'),
    memory: MEMORY,
    ...MODEL_OPTIONS,
    backend: BACKEND,
    json: flag('--json', 'print the whole report as JSON'),
  },
  async run(values, positionals) {
    if (positionals.length > 1) throw new InputError(`“${positionals[1]}” is one argument too many. Give one model.`);
    const { nodeEngine } = await import('../files/nodeEngine');
    const engine = await nodeEngine(false, values.memory);
    if (values.backend) await engine.start(values.backend);
    const report = await engine.report(readModelOptions(modelNamed(onlyModel(positionals)), values));
    if (values.json) console.log([...jsonPieces(report)].join(''));
    else console.log(describeReport(report, values.all === true));
    return report.refusal === null ? 0 : 2;
  },
});

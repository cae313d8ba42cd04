import { METHODS } from '../../catalog/methods';
import { operationRow } from '../../catalog/operations';
import type { AttackReport, NodeReport, SupportReport } from '../../engine/api/types';
import { SUPPORT_NAMES, SUPPORTS } from '../../network/nodeSupport';
import { formatBytes, formatSeconds } from '../../numbers/amounts';
import { formatCount } from '../../numbers/format';
import { printable } from '../../numbers/printable';
import { alignColumns } from './alignColumns';

/**
 * A report in words.
 *
 * @param all whether nodes are listed that lose nothing
 */
export function describeReport(report: SupportReport, all: boolean): string {
  const { counts, nodes, refusal } = report;
  const kinds = SUPPORT_NAMES.filter((support) => counts[support] > 0).map(
    (support) => `${formatCount(counts[support])} ${SUPPORTS[support].title}`,
  );
  const listed = nodes.flatMap((node, at) => (all || !isPlain(node) ? [nodeLines(node, at)] : []));
  return [
    refusal === null ? `${printable(report.name)} can be bounded.` : `Refused. ${printable(refusal)}`,
    ...(nodes.length > 0 ? [`${formatCount(nodes.length)} nodes: ${kinds.join(', ')}.`] : []),
    ...(refusal === null ? [sizesOf(report), '', ...methodLines(report)] : []),
    ...(listed.length > 0 ? ['', ...listed] : []),
  ].join('\n');
}

/** What loses nothing, or only what every activation loses. */
function isPlain({ support }: NodeReport): boolean {
  return support === 'exact' || support === 'relaxed';
}

function sizesOf({ parameters, multiplications, widest }: SupportReport): string {
  return `${formatCount(parameters)} weights, ${formatCount(multiplications)} multiplications for one input, ${formatCount(widest)} numbers in its widest value.`;
}

function methodLines({ methods, attack, memory }: SupportReport): string[] {
  const line = (title: string, { seconds, bytes, fits }: AttackReport, slow = '') => [
    title,
    `up to ${formatSeconds(seconds)}`,
    formatBytes(bytes),
    fits ? slow : `refused: more than the limit of ${formatBytes(memory)}`,
  ];
  const rows = methods.map((each) => line(METHODS[each.method].title, each, each.slow));
  return [alignColumns([['one box by', 'time', 'memory', ''], ...rows, ...(attack ? [line('attack', attack)] : [])])];
}

function nodeLines(node: NodeReport, at: number): string {
  const { op, name, shape, support, reason, remedy } = node;
  const title = operationRow(op)?.title ?? op;
  const size = shape ? ` ${shape.join('×')}` : '';
  const why = [reason, remedy].filter((text) => text !== undefined).join(' ');
  return `${at + 1}. ${printable(title)} “${printable(name)}”${size}: ${SUPPORTS[support].title}${why ? `. ${printable(why)}` : ''}`;
}

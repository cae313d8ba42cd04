import { counted, formatCount } from '../../../numbers/format';

/** Of the command that shows what the graphics device does. */
export const DEVICE_COMMAND = 'device';

/** What the graphics device does. */
export const DEVICE = {
  title: 'On the graphics device',
  command: 'What the graphics device does',
  button: 'On the device',
  note: 'How long the graphics device takes for each layer, and the WGSL that it runs',
  tracing: 'Asking the device',
  again: 'Ask again',
  lead: (method: string, device: string, runs: number, milliseconds: number | null) =>
    `${method} runs ${counted(runs, 'program')} on ${device}${milliseconds === null ? '' : `, ${formatTime(milliseconds)} in all`}.`,
  mean: (questions: number) =>
    questions === 1
      ? 'Each is timed on the device itself; browsers round these times to a tenth of a millisecond or less.'
      : `Each is timed on the device itself, as the mean of ${questions} questions, since browsers round such times.`,
  untimed: 'It cannot measure times (no timestamp-query), so programs are listed without them.',
  layers: 'Time on the device by layer',
  beside: 'Beside the layers',
  nothing: 'nothing',
  time: (milliseconds: number | null) => (milliseconds === null ? '' : formatTime(milliseconds)),
  programsOf: (layer: string) => `Programs of ${layer}`,
  program: (at: number, all: number, name: string, milliseconds: number | null) =>
    `${at} of ${all}: ${name}${milliseconds === null ? '' : `, ${formatTime(milliseconds)}`}`,
  whole: 'With all declarations',
  run: (runs: number, workgroups: number, threads: number, milliseconds: number | null) =>
    `${runs === 1 ? 'Run once' : `Run ${formatCount(runs)} times`} on ${counted(workgroups, 'workgroup')} of ${counted(threads, 'thread')}${milliseconds === null ? '' : `; ${formatTime(milliseconds)}`}.`,
} as const;

/** Milliseconds with two digits that count: "0.012 ms", "1.4 ms", "23 ms"; from a second on "1.8 s". */
function formatTime(milliseconds: number): string {
  if (milliseconds === 0) return '0 ms';
  if (milliseconds >= 999.5) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds >= 9.95 ? Math.round(milliseconds) : Number(milliseconds.toPrecision(2))} ms`;
}

import { disturbance, type Effort, leastTime, type Task, type Timings, Turns } from '../measureInTurns';
import type { Measurement } from '../measurement';
import type { Limit } from './measureLimit';

/** Rows and outputs of which one thread keeps all sums, in fours: which is quicker depends on the device. */
const BLOCKS = ['4×4', '8×4', '8×8'] as const;
type Block = (typeof BLOCKS)[number];

/** Threads of a workgroup, on either side. */
const SIDE = 8;
const TERMS = 16;
const GROUPS = 1024;

/** Milliseconds that a run takes at least: what waits for a device waits for a part of one as a rule. */
const SHORTEST = 20;

/** Bytes that are read, which no cache holds. */
const FAR_BYTES = 2 ** 27;
const READERS = 2 ** 18;

/** What each pass of a program does, and how often it is done. */
interface Pass {
  readonly pipeline: GPUComputePipeline;
  readonly groups: number;
  readonly amount: number;
  times: number;
}

/**
 * The limit of a graphics device: products whose sums stay in registers, of numbers that lie in a workgroup's memory, in plain
 * float32 with fused multiply-add.
 *
 * @throws Error where the device refuses the programs
 */
export async function openDeviceLimit(device: GPUDevice, effort: Effort): Promise<Measurement<Limit>> {
  const { STORAGE, UNIFORM, COPY_DST } = GPUBufferUsage;
  const far = Math.min(FAR_BYTES, device.limits.maxStorageBufferBindingSize);
  const source = device.createBuffer({ size: far, usage: STORAGE });
  const sums = device.createBuffer({ size: 4 * Math.max(READERS, GROUPS * SIDE * SIDE), usage: STORAGE });
  const count = device.createBuffer({ size: 16, usage: UNIFORM | COPY_DST });
  const passes = new Map<string, Pass>();
  for (const block of BLOCKS) {
    const [rows, outputs] = sidesOf(block);
    const amount = GROUPS * SIDE * SIDE * rows * outputs * TERMS;
    passes.set(block, { pipeline: await compile(device, productsWgsl(block)), groups: GROUPS, amount, times: 1 });
  }
  const groups = READERS / (SIDE * SIDE);
  passes.set(READ, { pipeline: await compile(device, readWgsl(far / 16)), groups, amount: far, times: 1 });
  const run = async ({ pipeline, groups, times }: Pass) => {
    device.queue.writeBuffer(count, 0, Uint32Array.of(times));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    const entries = [source, sums, count].map((buffer, binding) => ({ binding, resource: { buffer } }));
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(groups);
    pass.end();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
  };
  for (const pass of passes.values()) await lengthen(pass, run);
  passes.set(WAIT, { ...(passes.get(READ) as Pass), groups: 1, times: 0 });
  const tasks = [...passes].map(([name, pass]): Task => ({ name, run: () => run(pass) }));
  const figures = (timings: Timings): Limit => {
    const rate = (name: string) => {
      const { amount, times } = passes.get(name) as Pass;
      return (amount * times) / leastTime(timings, name) / 1e6;
    };
    return {
      products: { WGSL: Math.max(...BLOCKS.map(rate)) },
      bytes: rate(READ),
      wait: leastTime(timings, WAIT),
      disturbed: Math.min(...BLOCKS.map((block) => disturbance(timings, block))),
    };
  };
  const dispose = () => {
    for (const buffer of [source, sums, count]) buffer.destroy();
  };
  return { turns: new Turns(tasks, { ...effort, shortest: 0 }), figures, dispose };
}

const [READ, WAIT] = ['read', 'wait'];

/** Repeats what a pass does, within the pass, until it takes long enough. */
async function lengthen(pass: Pass, run: (pass: Pass) => Promise<void>): Promise<void> {
  await run(pass);
  for (;;) {
    const start = performance.now();
    await run(pass);
    if (performance.now() - start >= SHORTEST) return;
    pass.times *= 2;
  }
}

/** @throws Error with what the device says of the program */
async function compile(device: GPUDevice, code: string): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({ code });
  return device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint: 'main' } });
}

function sidesOf(block: Block): [number, number] {
  return block.split('×').map(Number) as [number, number];
}

const BINDINGS = `
@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32>;
@group(0) @binding(2) var<uniform> count: vec4u;
`;

/** Rows by outputs for each thread, both from the workgroup's memory, term by term. */
function productsWgsl(block: Block): string {
  const [rows, outputs] = sidesOf(block).map((side) => side / 4) as [number, number];
  const all = (length: number) => Array.from({ length }, (_, at) => at);
  const sums = all(4 * rows).flatMap((row) =>
    all(outputs).map((output) => ({ row, output, name: `s${row}_${output}` })),
  );
  const part = ['x', 'y', 'z', 'w'];
  return `${BINDINGS}
var<workgroup> left: array<vec4f, ${TERMS * SIDE * rows}>;
var<workgroup> right: array<vec4f, ${TERMS * SIDE * outputs}>;

@compute @workgroup_size(${SIDE}, ${SIDE})
fn main(@builtin(local_invocation_id) own: vec3u, @builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  for (var at = thread; at < ${TERMS * SIDE * rows}u; at += ${SIDE * SIDE}u) { left[at] = source[at]; }
  for (var at = thread; at < ${TERMS * SIDE * outputs}u; at += ${SIDE * SIDE}u) { right[at] = source[at]; }
  workgroupBarrier();
  ${sums.map(({ name }) => `var ${name} = vec4f(0);`).join('\n  ')}
  for (var time = 0u; time < count.x; time++) {
    for (var term = 0u; term < ${TERMS}u; term++) {
      ${all(rows)
        .map((row) => `let a${row} = left[(term * ${SIDE}u + own.y) * ${rows}u + ${row}u];`)
        .join('\n      ')}
      ${all(outputs)
        .map((output) => `let b${output} = right[(term * ${SIDE}u + own.x) * ${outputs}u + ${output}u];`)
        .join('\n      ')}
      ${sums.map(({ row, output, name }) => `${name} = fma(vec4f(a${Math.floor(row / 4)}.${part[row % 4]}), b${output}, ${name});`).join('\n      ')}
    }
  }
  sums[group.x * ${SIDE * SIDE}u + thread] = dot(${sums.map(({ name }) => name).join(' + ')}, vec4f(1));
}`;
}

/** All of it, neighbours by neighbouring threads. */
function readWgsl(vectors: number): string {
  return `${BINDINGS}
@compute @workgroup_size(${SIDE * SIDE})
fn main(@builtin(global_invocation_id) own: vec3u) {
  var found = vec4f(0);
  for (var time = 0u; time < count.x; time++) {
    for (var at = own.x; at < ${vectors}u; at += ${READERS}u) { found = max(found, source[at] + f32(time)); }
  }
  sums[own.x] = dot(found, vec4f(1));
}`;
}

import { multiplyAdd } from '../../../kernels/wasm/assembly/multiplyAdd';

/**
 * What WebAssembly can do at most: the loops that kernels are measured against, on numbers that lie in the nearest cache
 * and in the order in which they are read. Compiled where the benchmark begins, with relaxed SIMD and without.
 */

/** Products of three rows of `terms` numbers with a panel of twelve outputs, again and again; 36 · terms · times products. */
export function threeByTwelve(rows: usize, panel: usize, terms: i32, sums: usize, times: i32): void {
  for (; times > 0; times--) multiplyThree(rows, panel, terms, sums);
}

/** Of four rows with a panel of eight outputs; 32 · terms · times products. */
export function fourByEight(rows: usize, panel: usize, terms: i32, sums: usize, times: i32): void {
  for (; times > 0; times--) multiplyFour(rows, panel, terms, sums);
}

/**
 * Nine sums, three weights and a number leave three of the sixteen registers that processors have: enough where one instruction multiplies
 * and adds, while engines put sums away and fetch them again where a product needs a register of its own.
 */
function multiplyThree(rows: usize, panel: usize, terms: i32, sums: usize): void {
  const row = (<usize>terms) << 2;
  let a = rows;
  let b = a + row;
  let c = b + row;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let c0 = a0;
  let c1 = a0;
  let c2 = a0;
  for (let left = terms; left > 0; left--) {
    const w0 = v128.load(panel);
    const w1 = v128.load(panel, 16);
    const w2 = v128.load(panel, 32);
    const xa = v128.load32_splat(a);
    a0 = multiplyAdd(xa, w0, a0);
    a1 = multiplyAdd(xa, w1, a1);
    a2 = multiplyAdd(xa, w2, a2);
    const xb = v128.load32_splat(b);
    b0 = multiplyAdd(xb, w0, b0);
    b1 = multiplyAdd(xb, w1, b1);
    b2 = multiplyAdd(xb, w2, b2);
    const xc = v128.load32_splat(c);
    c0 = multiplyAdd(xc, w0, c0);
    c1 = multiplyAdd(xc, w1, c1);
    c2 = multiplyAdd(xc, w2, c2);
    panel += 48;
    a += 4;
    b += 4;
    c += 4;
  }
  v128.store(sums, a0);
  v128.store(sums, a1, 16);
  v128.store(sums, a2, 32);
  v128.store(sums, b0, 48);
  v128.store(sums, b1, 64);
  v128.store(sums, b2, 80);
  v128.store(sums, c0, 96);
  v128.store(sums, c1, 112);
  v128.store(sums, c2, 128);
}

/** Eight sums, two weights and a number leave five, which is enough for either. */
function multiplyFour(rows: usize, panel: usize, terms: i32, sums: usize): void {
  const row = (<usize>terms) << 2;
  let a = rows;
  let b = a + row;
  let c = b + row;
  let d = c + row;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  for (let left = terms; left > 0; left--) {
    const w0 = v128.load(panel);
    const w1 = v128.load(panel, 16);
    const xa = v128.load32_splat(a);
    a0 = multiplyAdd(xa, w0, a0);
    a1 = multiplyAdd(xa, w1, a1);
    const xb = v128.load32_splat(b);
    b0 = multiplyAdd(xb, w0, b0);
    b1 = multiplyAdd(xb, w1, b1);
    const xc = v128.load32_splat(c);
    c0 = multiplyAdd(xc, w0, c0);
    c1 = multiplyAdd(xc, w1, c1);
    const xd = v128.load32_splat(d);
    d0 = multiplyAdd(xd, w0, d0);
    d1 = multiplyAdd(xd, w1, d1);
    panel += 32;
    a += 4;
    b += 4;
    c += 4;
    d += 4;
  }
  v128.store(sums, a0);
  v128.store(sums, a1, 16);
  v128.store(sums, b0, 32);
  v128.store(sums, b1, 48);
  v128.store(sums, c0, 64);
  v128.store(sums, c1, 80);
  v128.store(sums, d0, 96);
  v128.store(sums, d1, 112);
}

/** Reads memory from one address to another, 64 bytes at a time, and gives something that depends on all of it. */
export function read(from: usize, to: usize): f32 {
  let first = f32x4.splat(0);
  let second = first;
  for (; from < to; from += 64) {
    first = v128.or(v128.or(first, v128.load(from)), v128.load(from, 16));
    second = v128.or(v128.or(second, v128.load(from, 32)), v128.load(from, 48));
  }
  return f32x4.extract_lane(v128.or(first, second), 0);
}

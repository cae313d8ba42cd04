/** Taylor coefficients of a function about a number, the value first, up to the fourth. */
export type Series = readonly number[];

const ORDERS = [0, 1, 2, 3, 4] as const;

/** x itself about x₀. */
export function variable(x: number): Series {
  return [x, 1, 0, 0, 0];
}

/** a·f + b. */
export function linear(f: Series, factor: number, constant = 0): Series {
  return f.map((c, order) => factor * c + (order === 0 ? constant : 0));
}

export function product(f: Series, g: Series): Series {
  return ORDERS.map((order) => sumTo(order, (at) => (f[at] as number) * (g[order - at] as number)));
}

/** f/g. */
export function quotient(f: Series, g: Series): Series {
  const result: number[] = [];
  for (const order of ORDERS) {
    const known = sumTo(order - 1, (at) => (result[at] as number) * (g[order - at] as number));
    result.push(((f[order] as number) - known) / (g[0] as number));
  }
  return result;
}

/** eᶠ, from its derivative f'eᶠ. */
export function exponential(f: Series): Series {
  const result = [Math.exp(f[0] as number)];
  for (const order of ORDERS.slice(1)) {
    result.push(sumTo(order - 1, (at) => (order - at) * (f[order - at] as number) * (result[at] as number)) / order);
  }
  return result;
}

/** A function of its derivative and its value. */
export function integral(derivative: Series, value: number): Series {
  return ORDERS.map((order) => (order === 0 ? value : (derivative[order - 1] as number) / order));
}

function sumTo(last: number, term: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at <= last; at++) sum += term(at);
  return sum;
}

import { invalidArgument } from './api-error.ts';

/** Readers for what arrives over the wire: each gives the type asked for or answers InvalidArgument. */

export function textArgument(argument: unknown, what: string): string {
  if (typeof argument !== 'string') throw invalidArgument(what);
  return argument;
}

export function numberArgument(argument: unknown, what: string): number {
  if (typeof argument !== 'number' || !Number.isFinite(argument)) throw invalidArgument(what);
  return argument;
}

export function booleanArgument(argument: unknown, what: string): boolean {
  if (typeof argument !== 'boolean') throw invalidArgument(what);
  return argument;
}

export function colorArgument(argument: unknown, what: string): string {
  const color = textArgument(argument, what);
  if (!/^#[0-9A-Fa-f]{6}$/.test(color) && !/^[A-Za-z]+$/.test(color)) throw invalidArgument(`${what} ${color}`);
  return color.toUpperCase();
}

export function recordArgument(argument: unknown, what: string): Record<string, unknown> {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) throw invalidArgument(what);
  return { ...argument };
}

/** Rows of cells of the shape asked for; a single value stands for all cells. */
export function gridArgument(argument: unknown, rows: number, columns: number): unknown[][] {
  if (!Array.isArray(argument)) {
    return Array.from({ length: rows }, () => new Array<unknown>(columns).fill(argument));
  }
  const grid: unknown[] = argument;
  const fits = grid.length === rows && grid.every((row) => Array.isArray(row) && row.length === columns);
  if (!fits) {
    throw invalidArgument("the number of rows or columns in the input array doesn't match the size of the range");
  }
  return grid.map((row) => (Array.isArray(row) ? Array.from<unknown>(row) : []));
}

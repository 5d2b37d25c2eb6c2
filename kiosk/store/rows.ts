import type { z } from 'zod';

/** Rows come back as `unknown`: each query says what it expects, and a damaged row is noticed here. */
export const rowsOf = <Shape extends z.ZodType>(shape: Shape, rows: readonly unknown[]): z.infer<Shape>[] =>
  rows.map((row) => shape.parse(row));

export const rowOf = <Shape extends z.ZodType>(shape: Shape, row: unknown): z.infer<Shape> | null =>
  row === undefined ? null : shape.parse(row);

import type { JSX } from 'preact';
import type { PlannedSparkline } from '../../core/workbook/sheet-plan.ts';

const MARGIN = 4;

/** A planned sparkline over its cell, drawn from the numbers that the plan carries. */
export function SparklineSketch(props: {
  readonly sparkline: PlannedSparkline;
  readonly values: readonly (number | null)[];
  readonly place: { readonly left: string; readonly top: string };
  readonly width: number;
  readonly height: number;
}): JSX.Element | null {
  const { sparkline, values, width, height } = props;
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const columns = sparkline.kind === 'column';
  const low = Math.min(...known, columns ? 0 : Infinity);
  const high = Math.max(...known, columns ? 0 : -Infinity);
  const slot = (width - 2 * MARGIN) / values.length;
  const across = (value: number) => height - MARGIN - ((value - low) / (high - low || 1)) * (height - 2 * MARGIN);
  const points = values.flatMap((value, index) => (value === null ? [] : [{ x: MARGIN + (index + 0.5) * slot, y: across(value) }]));
  const last = points.at(-1);
  const color = `#${sparkline.color}`;
  return (
    <svg class="sparkline" style={props.place} width={width} height={height} aria-hidden="true">
      {columns ? (
        points.map((point, index) => (
          <rect key={index} x={point.x - slot * 0.35} y={Math.min(point.y, across(0))} width={slot * 0.7} height={Math.abs(across(0) - point.y)} fill={color} />
        ))
      ) : (
        <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} fill="none" stroke={color} stroke-width="1.5" />
      )}
      {sparkline.markLast && !columns && last !== undefined && <circle cx={last.x} cy={last.y} r="2.5" fill={color} />}
    </svg>
  );
}

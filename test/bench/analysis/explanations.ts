import { cellsFromRows } from '../../../core/analysis/why-changed/cells-from-rows.ts';
import type { ChangeRow } from '../../../core/analysis/why-changed/cells-from-rows.ts';
import { explainChange } from '../../../core/analysis/why-changed/explain-change.ts';
import { adtributor, largestContribution } from './explanation-peers.ts';
import { isNamed, namedSegments, partsLeaveOver } from './explanation-hits.ts';
import type { Named } from './explanation-hits.ts';
import { plantedChanges } from './planted-changes.ts';
import type { PlantedChange } from './planted-changes.ts';

const SEEDS = [20_261, 7, 4_711] as const;
const CASES = 200;

/** How often the first answer to "why did it change" is what was planted: the very members, no more and no fewer. */
export function benchExplanations(): void {
  const groups = (cases: readonly PlantedChange[]): [string, PlantedChange[]][] => [
    ['all', [...cases]],
    ['amounts', cases.filter(({ kind }) => kind === 'additive')],
    ['ratios', cases.filter(({ kind }) => kind === 'ratio')],
    ...[1, 2, 3].map((depth): [string, PlantedChange[]] => [`in ${String(depth)}`, cases.filter((one) => one.causes.length === 1 && one.depth === depth)]),
    ['two', cases.filter(({ causes }) => causes.length === 2)],
    ['alike', cases.filter(({ causes }) => causes.length === 0)],
  ];
  for (const seed of SEEDS) {
    const cases = plantedChanges(seed, CASES);
    const table = groups(cases);
    console.log(`why-changed, ${String(CASES)} cases, seed ${String(seed)}`.padEnd(40), ...table.map(([name, some]) => `${name} (${String(some.length)})`.padStart(14)), '  ms each');
    report('largest single contribution', table, (rows) => largestContribution(rows));
    report('Adtributor', table, (rows) => adtributor(rows));
    report('ours', table, (rows) => namedSegments(explainChange(cellsFromRows(rows)), cellsFromRows(rows)));
    const left = Math.max(...cases.map(({ rows }) => partsLeaveOver(explainChange(cellsFromRows(rows)))));
    console.log(`  parts leave over at most ${left.toExponential(1)} of the change`);
  }
}

function report(name: string, groups: readonly [string, readonly PlantedChange[]][], answer: (rows: readonly ChangeRow[]) => readonly Named[]): void {
  const [, all = []] = groups[0] ?? [];
  const start = performance.now();
  const hits = new Set(all.filter((one) => isNamed(answer(one.rows)[0], one.causes)));
  const milliseconds = (performance.now() - start) / all.length;
  const shares = groups.map(([, some]) => `${((100 * some.filter((one) => hits.has(one)).length) / some.length).toFixed(1)}%`.padStart(14));
  console.log(`  ${name.padEnd(38)}`, ...shares, milliseconds.toFixed(0).padStart(8));
}

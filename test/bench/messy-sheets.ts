/**
 * How well messy sheets with known truth are read, by what was drawn for them: the weakest features first. And how many
 * of the slips planted in tables of orders the quality checks find, and how many of those they tell of are slips.
 * Run: npm run bench:messy-sheets -- [sheets=2000] [first seed=1] [feature, aspect or check to list failures of]
 */
import { readTables } from '../../core/sheet/read-tables.ts';
import { plainWorkbook } from '../core/sheet/plain-workbook.ts';
import { drawMessySheet } from '../core/sheet/generated/messy-sheet.ts';
import { drawSpoiledBook, PLANTED, type PlantedCode } from '../core/sheet/generated/planted-problems.ts';
import { ASPECTS, scoreSheet, type Aspect } from '../core/sheet/generated/score.ts';
import { scoreProblems } from '../core/sheet/generated/score-problems.ts';

class Tally {
  right = 0;
  all = 0;

  add(right: boolean): void {
    this.all++;
    if (right) this.right++;
  }

  toString(): string {
    return this.all === 0 ? '' : `${((100 * this.right) / this.all).toFixed(1)}`;
  }
}

type Line = Record<Aspect | 'all', Tally>;

async function main(): Promise<void> {
  const [sheets = '2000', firstSeed = '1', wanted] = process.argv.slice(2);
  const lines = new Map<string, Line>();
  const failures: string[] = [];
  for (let seed = Number(firstSeed); seed < Number(firstSeed) + Number(sheets); seed++) {
    const sheet = drawMessySheet(seed);
    const [reading] = await readTables(plainWorkbook([{ name: 'Sheet1', rows: sheet.rows, merges: sheet.merges }], false, 500));
    const scores = scoreSheet(sheet.tables, reading);
    for (const feature of ['everything', ...sheet.features]) {
      const line = lines.get(feature) ?? emptyLine();
      lines.set(feature, line);
      for (const score of scores) {
        line.all.add(Object.values(score).every(({ right }) => right));
        for (const aspect of ASPECTS) {
          const judged = score[aspect];
          if (judged === undefined) continue;
          line[aspect].add(judged.right);
          if (!judged.right && feature !== 'everything' && (feature === wanted || (aspect === wanted && feature.startsWith('language') && ASPECTS.slice(0, ASPECTS.indexOf(aspect)).every((earlier) => score[earlier]?.right !== false)))) failures.push(`${seed} ${aspect}: ${judged.said}`);
        }
      }
    }
  }
  const head = ['all', ...ASPECTS] as const;
  console.log([''.padEnd(34), 'tables'.padStart(6), ...head.map((aspect) => aspect.padStart(9))].join(''));
  const ordered = [...lines].sort(([, one], [, other]) => one.all.right / one.all.all - other.all.right / other.all.all);
  for (const [feature, line] of ordered) {
    console.log([feature.padEnd(34), String(line.all.all).padStart(6), ...head.map((aspect) => String(line[aspect]).padStart(9))].join(''));
  }
  for (const failure of failures.slice(0, 60)) console.log(failure.slice(0, 500));
  await checkProblems(Math.ceil(Number(sheets) / 5), Number(firstSeed), wanted);
}

/** Precision and recall of every quality check over so many books of orders. */
async function checkProblems(books: number, firstSeed: number, wanted: string | undefined): Promise<void> {
  const tallies = new Map<PlantedCode, { planted: number; found: number; right: number }>(PLANTED.map((code) => [code, { planted: 0, found: 0, right: 0 }]));
  const failures: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + books; seed++) {
    const book = drawSpoiledBook(seed);
    const [reading] = await readTables(plainWorkbook(book.sheets, false, 500));
    const [table] = reading?.tables ?? [];
    if (table === undefined) throw new Error(`no table was found in the orders of seed ${seed}`);
    for (const [code, score] of scoreProblems(table, book)) {
      const tally = tallies.get(code);
      if (tally !== undefined) for (const key of ['planted', 'found', 'right'] as const) tally[key] += score[key];
      if (code === wanted && score.missed.length + score.wrong.length > 0) failures.push(`${seed} missed ${score.missed.join(' ')} wrongly told ${score.wrong.join(' ')}`);
    }
  }
  console.log(`\n${`quality checks, ${books} books`.padEnd(34)}${['planted', 'found', 'precision', 'recall'].map((head) => head.padStart(10)).join('')}`);
  const percent = (part: number, whole: number) => (whole === 0 ? '' : ((100 * part) / whole).toFixed(1));
  for (const [code, { planted, found, right }] of [...tallies].sort(([, one], [, other]) => one.right / (one.planted + one.found) - other.right / (other.planted + other.found))) {
    console.log([code.padEnd(34), String(planted).padStart(10), String(found).padStart(10), percent(right, found).padStart(10), percent(right, planted).padStart(10)].join(''));
  }
  for (const failure of failures.slice(0, 60)) console.log(failure);
}

function emptyLine(): Line {
  return {
    all: new Tally(), range: new Tally(), header: new Tally(), excluded: new Tally(), rows: new Tally(), names: new Tally(), types: new Tally(),
    dates: new Tally(), filled: new Tally(), values: new Tally(), units: new Tally(), roles: new Tally(), tidy: new Tally(),
  };
}

await main();

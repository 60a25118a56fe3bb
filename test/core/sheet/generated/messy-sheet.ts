import { formatArea } from '../../../../core/workbook/address.ts';
import type { ExcludedRow } from '../../../../core/sheet/typed-table.ts';
import type { PlainCell } from '../plain-workbook.ts';
import type { DrawContext } from './columns.ts';
import { drawCrossTable, drawMetricTable } from './cross-table.ts';
import { drawListTable } from './list-table.ts';
import { Random } from './random.ts';
import type { Block, Language, MessySheet, TrueTable } from './truth.ts';

const TITLES = {
  zh: ['销售明细', '运营月报', '经营数据汇总', '渠道业绩表', '门店周报'],
  en: ['Sales detail', 'Operations report', 'Business overview', 'Channel performance', 'Store weekly'],
} as const;
const PARTICULARS = {
  zh: ['制表：运营部', '数据截至 2025-10-17', '制表人：张三　审核：李四', '统计口径：已付款订单'],
  en: ['Prepared by: operations', 'Data as of 2025-10-17', 'Confidential', 'Scope: paid orders'],
} as const;
const NOTES = {
  zh: [['注：以上数据不含退货。'], ['数据来源：订单系统'], ['注：1、金额为含税口径；', '2、退款按申请日期统计。'], ['说明：部分门店数据缺失'], ['* 含线上渠道', '数据来源：财务部']],
  en: [['Note: returns are left out.'], ['Source: order system'], ['Notes:', '1. amounts include tax', '2. refunds by day of request'], ['* including online'], ['Source: finance department, unaudited.']],
} as const;
const UNITS = {
  zh: [{ text: '单位：万元', unit: '元', multiplier: 1e4 }, { text: '（单位：千元）', unit: '元', multiplier: 1e3 }, { text: '金额单位：元', unit: '元', multiplier: 1 }, { text: '单位：人民币万元', unit: '元', multiplier: 1e4 }],
  en: [{ text: 'in thousands of USD', unit: 'USD', multiplier: 1e3 }, { text: 'Unit: USD', unit: 'USD', multiplier: 1 }, { text: '(USD in millions)', unit: 'USD', multiplier: 1e6 }, { text: 'All amounts in USD thousands', unit: 'USD', multiplier: 1e3 }],
} as const;

/** Draws a sheet: one table or several, with titles, captions and notes about them. The same seed draws the same sheet. */
export function drawMessySheet(seed: number): MessySheet {
  const random = new Random(seed);
  const language: Language = random.chance(0.6) ? 'zh' : 'en';
  const sheet = new SheetWriter(random, language);
  const plan = random.pick(['one', 'one', 'one', 'one', 'below', 'beside'] as const);
  const blocks = Array.from({ length: plan === 'one' ? 1 : random.pick([2, 2, 3]) }, (_, at) => drawBlock(random, language, plan !== 'one' || at > 0));
  sheet.begin(blocks);
  if (plan === 'beside') sheet.beside(blocks);
  else blocks.forEach((block, at) => sheet.below(block, at > 0));
  const features = new Set([...blocks.flatMap((block) => block.features), ...sheet.features, `language: ${language}`]);
  features.add(plan === 'one' ? 'one table' : plan === 'below' ? 'tables below each other' : 'tables beside each other');
  return { seed, rows: sheet.rows, merges: sheet.merges, tables: sheet.tables, features: [...features] };
}

function drawBlock(random: Random, language: Language, oneOfMany: boolean): Block {
  const year = random.whole(2022, 2025);
  const unit = !oneOfMany && random.chance(0.35) ? random.pick<(typeof UNITS)[Language][number]>(UNITS[language]) : null;
  const context: DrawContext = { captionUnit: unit, year };
  const draw = random.pick([drawListTable, drawListTable, drawListTable, drawCrossTable, drawMetricTable]);
  const drawn = draw(random, language, draw === drawMetricTable ? { ...context, captionUnit: null } : context);
  return { ...drawn, caption: draw === drawMetricTable ? null : (unit?.text ?? null) };
}

class SheetWriter {
  readonly rows: PlainCell[][] = [];
  readonly merges: string[] = [];
  readonly tables: TrueTable[] = [];
  readonly features: string[] = [];
  readonly #random: Random;
  readonly #language: Language;
  readonly #left: number;
  /** Rows above the next table that are its titles. */
  #titles: number[] = [];

  constructor(random: Random, language: Language) {
    this.#random = random;
    this.#language = language;
    this.#left = random.pick([0, 0, 0, 1, 2]);
    const top = random.pick([0, 0, 0, 1, 2]);
    for (let row = 0; row < top; row++) this.rows.push([]);
    if (this.#left > 0 || top > 0) this.features.push('begins away from A1');
  }

  /** Titles over all blocks. */
  begin(blocks: readonly Block[]): void {
    const random = this.#random;
    const [first] = blocks;
    if (first === undefined) return;
    const width = Math.max(...blocks.map((block) => block.table.area.right + 1));
    const needsYear = blocks.find((block) => block.year !== null)?.year ?? null;
    const count = needsYear === null ? random.pick([0, 1, 1, 2, 3]) : random.pick([1, 2]);
    const merged = random.chance(0.6);
    if (count > 0) this.features.push(`${count} title row${count > 1 ? 's' : ''}`, merged ? 'merged title' : 'plain title');
    for (let line = 0; line < count; line++) {
      const year = needsYear ?? 2025;
      const name = random.pick<string>(TITLES[this.#language]);
      const text = line === 0 ? (this.#language === 'zh' ? `${year}年${name}` : `${name} ${year}`) : random.pick<string>(PARTICULARS[this.#language]);
      this.#title([text], line === 0 && merged ? width : 0);
    }
    if (first.caption !== null) {
      const right = random.chance(0.5) && width > 2;
      this.#title([...new Array<null>(right ? width - 1 : 0).fill(null), first.caption], 0);
      this.features.push(right ? 'caption at the right' : 'caption at the left');
    }
    if (this.#titles.length > 0 && random.chance(0.3)) {
      this.rows.push([]);
      this.features.push('blank row below the title');
    }
  }

  #title(cells: readonly PlainCell[], width: number): void {
    this.#titles.push(this.rows.length);
    if (width > 1) this.merges.push(formatArea({ top: this.rows.length, bottom: this.rows.length, left: this.#left, right: this.#left + width - 1 }));
    this.rows.push([...this.#indent(), ...cells]);
  }

  below(block: Block, follows: boolean): void {
    const random = this.#random;
    if (follows) {
      const gap = random.pick([1, 1, 2, 3]);
      for (let row = 0; row < gap; row++) this.rows.push([]);
      if (random.chance(0.6) || block.year !== null) {
        const name = random.pick<string>(TITLES[this.#language]);
        this.#title([block.year === null ? `${random.pick(['一', '二', 'A.', '2.'])} ${name}` : `${block.year} ${name}`], random.chance(0.3) ? block.table.area.right + 1 : 0);
        this.features.push('title between tables');
      } else this.features.push('no title between tables');
    }
    this.#lay(block, this.rows.length, this.#left);
    this.#notes(this.tables.length - 1);
  }

  beside(blocks: readonly Block[]): void {
    const top = this.rows.length;
    let left = this.#left;
    const gap = this.#random.pick([1, 1, 2]);
    const titled = this.#random.chance(0.3) || blocks.some(({ year }) => year !== null);
    if (titled) this.features.push('titles beside each other');
    for (const block of blocks) {
      if (titled) {
        const row = (this.rows[top] ??= []);
        while (row.length <= left) row.push(null);
        row[left] = `${block.year ?? ''}${this.#random.pick<string>(TITLES[this.#language])}`;
      }
      const shared = this.#titles;
      if (titled) this.#titles = [...shared, top];
      this.#lay(block, titled ? top + 1 : top, left);
      this.#titles = shared;
      left += block.table.area.right + 1 + gap;
    }
  }

  #lay(block: Block, top: number, left: number): void {
    block.cells.forEach((cells, at) => {
      const row = (this.rows[top + at] ??= []);
      cells.forEach((cell, column) => {
        while (row.length < left + column) row.push(null);
        row[left + column] = cell;
      });
    });
    for (let row = 0; row < this.rows.length; row++) this.rows[row] ??= [];
    for (const merge of block.merges) this.merges.push(formatArea({ top: merge.top + top, bottom: merge.bottom + top, left: merge.left + left, right: merge.right + left }));
    const { table } = block;
    this.tables.push({
      ...table,
      area: { top: top, left, bottom: top + table.area.bottom, right: left + table.area.right },
      headerRows: table.headerRows.map((row) => row + top),
      dataRows: table.dataRows.map((row) => row + top),
      excluded: [...this.#titles.map((row): ExcludedRow => ({ row, why: 'title' })), ...table.excluded.map(({ row, why }) => ({ row: row + top, why }))],
    });
    this.#titles = [];
  }

  #notes(table: number): void {
    const random = this.#random;
    if (!random.chance(0.35)) return;
    const lines = random.pick<readonly string[]>(NOTES[this.#language]);
    if (random.chance(0.6)) {
      this.rows.push([]);
      this.features.push('note below a blank row');
    } else this.features.push('note right below');
    const truth = this.tables[table];
    if (truth === undefined) return;
    const notes = lines.map((text): ExcludedRow => {
      this.rows.push([...this.#indent(), text]);
      return { row: this.rows.length - 1, why: 'note' };
    });
    this.tables[table] = { ...truth, excluded: [...truth.excluded, ...notes] };
  }

  #indent(): PlainCell[] {
    return new Array<PlainCell>(this.#left).fill(null);
  }
}

import { isMissing } from './choice-cells.ts';
import { saysMultiple } from './question-title.ts';

/** Columns that hold the answers of one question, each its own. */
export interface TickedGroup {
  readonly stem: string;
  /** `ticks` are the cells that say that it was chosen. */
  readonly options: readonly { readonly column: string; readonly option: string; readonly ticks: readonly string[] }[];
}

/** Question and answer in one header: `3、喜欢的方面(物流)`, `Q3.喜欢的方面:物流`, `喜欢的方面_物流`, `喜欢的方面 / 物流`, `Liked [Delivery]`. */
const FORMS: readonly RegExp[] = [
  /^(?<stem>.+?)\s*[(（](?<option>[^()（）]+)[)）]\s*$/u,
  /^(?<stem>.+?)\s*[[【](?<option>[^\]】]+)[\]】]\s*$/u,
  /^(?<stem>.+)(?:\s\/\s|——|_|\s[-–—]\s)(?<option>.+)$/u,
  /^(?<stem>.+?)[:：]\s*(?<option>.+)$/u,
];
const TICK = /^(?:1|true|yes|y|x|✓|√|✔|是|选中|已选|selected|checked)$/i;
const NO_TICK = /^(?:0|false|no|n|否|未选中?|not selected|unchecked)$/i;
const FEWEST = 2;

/** Which columns are ticked answers of one question, by what their headers have in common. */
export function tickedGroups(names: readonly string[], cellsOf: (name: string) => ReadonlyMap<string, number>): TickedGroup[] {
  const groups: TickedGroup[] = [];
  const taken = new Set<string>();
  for (const form of FORMS) {
    const byStem = new Map<string, TickedGroup['options'][number][]>();
    for (const column of names) {
      const { stem, option } = form.exec(column)?.groups ?? {};
      if (taken.has(column) || stem === undefined || option === undefined) continue;
      const ticks = ticksOf(cellsOf(column), option);
      if (ticks !== null && !saysMultiple(option)) byStem.set(stem, [...(byStem.get(stem) ?? []), { column, option: option.trim(), ticks }]);
    }
    for (const [stem, options] of byStem) {
      if (options.length < FEWEST) continue;
      groups.push({ stem, options });
      for (const { column } of options) taken.add(column);
    }
  }
  return groups;
}

/** The cells that mean that an answer was chosen; null where cells say more than yes and no. */
function ticksOf(cells: ReadonlyMap<string, number>, option: string): readonly string[] | null {
  const given = [...cells.keys()].filter((cell) => !isMissing(cell));
  const isTick = (cell: string) => TICK.test(cell.trim()) || cell.trim() === option.trim();
  const ticks = given.filter(isTick);
  return ticks.length > 0 && given.every((cell) => isTick(cell) || NO_TICK.test(cell.trim())) ? ticks : null;
}

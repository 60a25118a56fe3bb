import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language, Text } from '../../core/language/language.ts';
import { say } from '../../core/language/language.ts';
import { workbench } from '../../core/language/texts/workbench.ts';
import { columnLetters, formatArea, holdsCell, parseArea } from '../../core/workbook/address.ts';
import type { Area, RangeRef } from '../../core/workbook/address.ts';
import type { PlannedChart, PlannedSheet } from '../../core/workbook/sheet-plan.ts';
import type { CellChunk, SheetInfo, Workbook } from '../../core/workbook/workbook.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { ChartSketch } from './chart-sketch.tsx';
import { cellCss } from './cell-css.ts';
import { useCellSelection } from './select-cells.ts';
import { gridOfChunks, gridOfPlan, plannedNumbers, windowAround, WINDOW_ROWS } from './sheet-grid.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { SparklineSketch } from './sparkline-sketch.tsx';

/** One sheet drawn as a grid: of the workbook as read, or as a plan will write it. */
export function SheetView(props: {
  readonly workbook: Workbook;
  readonly sheets: readonly SheetInfo[];
  readonly planned: readonly PlannedSheet[];
  readonly shown: RangeRef;
  readonly language: Language;
  readonly onShow: (ref: RangeRef) => void;
}): JSX.Element {
  const { shown, language } = props;
  const plan = props.planned.find((sheet) => sheet.name === shown.sheet);
  if (plan !== undefined) return <Grid grid={gridOfPlan(plan, language)} plan={plan} planned={props.planned} shown={shown} language={language} onShow={props.onShow} />;
  const info = props.sheets.find((sheet) => sheet.name === shown.sheet);
  const used = parseArea(info?.usedRange ?? '');
  if (used === null) return <p class="sheet-empty">{say(workbench.emptySheet, language)}</p>;
  return <ReadGrid workbook={props.workbook} merges={info?.merges ?? []} used={used} shown={shown} language={language} onShow={props.onShow} />;
}

function ReadGrid(props: {
  readonly workbook: Workbook;
  readonly merges: readonly string[];
  readonly used: Area;
  readonly shown: RangeRef;
  readonly language: Language;
  readonly onShow: (ref: RangeRef) => void;
}): JSX.Element {
  const { workbook, used, shown, language } = props;
  const area = windowAround(used, parseArea(shown.range.split(',')[0] ?? '') ?? used);
  const range = formatArea(area);
  const [read, setRead] = useState<{ readonly key: string; readonly grid: SheetGrid } | null>(null);
  const [problem, setProblem] = useState<Text | null>(null);
  const key = `${shown.sheet}!${range}`;
  useEffect(() => {
    const stop = new AbortController();
    readWindow(workbook, { sheet: shown.sheet, range }, stop.signal).then(
      (chunks) => {
        if (!stop.signal.aborted) setRead({ key, grid: gridOfChunks(chunks, area, language, props.merges) });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setProblem(sentenceOf(error));
      },
    );
    return () => stop.abort();
  }, [workbook, key, language]);
  if (problem !== null) return <p class="sheet-empty" role="alert">{say(problem, language)}</p>;
  if (read === null) return <div class="sheet-scroll" aria-busy="true" />;
  const step = (rows: number) => props.onShow({ sheet: shown.sheet, range: `A${area.top + rows + 1}` });
  return (
    <>
      <Grid grid={read.grid} plan={null} planned={[]} shown={shown} language={language} onShow={props.onShow} />
      {(area.top > used.top || area.bottom < used.bottom) && (
        <div class="pager">
          <span class="quiet small figure">{say(workbench.window(area.top + 1, area.bottom + 1, used.bottom + 1), language)}</span>
          <fluent-button size="small" appearance="subtle" disabled={area.top <= used.top} aria-disabled={area.top <= used.top} onClick={() => step(-WINDOW_ROWS)}>
            {say(workbench.earlier, language)}
          </fluent-button>
          <fluent-button size="small" appearance="subtle" disabled={area.bottom >= used.bottom} aria-disabled={area.bottom >= used.bottom} onClick={() => step(WINDOW_ROWS)}>
            {say(workbench.later, language)}
          </fluent-button>
        </div>
      )}
    </>
  );
}

async function readWindow(workbook: Workbook, ref: RangeRef, signal: AbortSignal): Promise<readonly CellChunk[]> {
  const chunks: CellChunk[] = [];
  for await (const chunk of workbook.read(ref, { signal })) chunks.push(chunk);
  return chunks;
}

function Grid(props: {
  readonly grid: SheetGrid;
  readonly plan: PlannedSheet | null;
  readonly planned: readonly PlannedSheet[];
  readonly shown: RangeRef;
  readonly language: Language;
  readonly onShow: (ref: RangeRef) => void;
}): JSX.Element {
  const { grid, plan, shown, language } = props;
  const blocks = shown.range.split(',').flatMap((range) => parseArea(range) ?? []);
  const selected = blocks[0] ?? null;
  const scroll = useRef<HTMLDivElement>(null);
  const origin = { x: HEADER_WIDTH, y: HEADER_HEIGHT };
  const width = origin.x + sum(grid.columnWidths);
  const scale = useFittingScale(scroll, plan === null ? null : width);
  const within = { top: grid.top, left: grid.left, bottom: grid.top + grid.rows.length - 1, right: grid.left + grid.columnWidths.length - 1 };
  const selection = useCellSelection(selected, within, (range) => props.onShow({ sheet: shown.sheet, range }));
  useEffect(() => {
    if (selected === null || scroll.current === null) return;
    const end = selection.end(shown.range);
    if (end !== null) {
      const place = (sizes: readonly number[], index: number) => ({ from: sum(sizes, index) * scale, to: sum(sizes, index + 1) * scale });
      reveal(scroll.current, place(grid.rowHeights, end.row - grid.top), place(grid.columnWidths, end.column - grid.left));
      return;
    }
    scroll.current.scrollTo({
      top: Math.max(0, sum(grid.rowHeights, selected.top - grid.top) * scale - 60),
      left: Math.max(0, sum(grid.columnWidths, selected.left - grid.left) * scale - 60),
    });
  }, [shown.sheet, shown.range, grid, scale]);
  return (
    <div class="sheet-scroll" ref={scroll} role="region" tabIndex={0} aria-label={say(workbench.sheet(shown.sheet), language)} onKeyDown={selection.key}>
      <div class="sheet" style={{ zoom: scale }}>
        <table class={grid.gridlines ? 'grid lines' : 'grid'} style={{ width: `${width}px` }}>
          <colgroup>
            <col style={{ width: `${HEADER_WIDTH}px` }} />
            {grid.columnWidths.map((width, index) => (
              <col key={index} style={{ width: `${width}px` }} />
            ))}
          </colgroup>
          <thead>
            <tr style={{ height: `${HEADER_HEIGHT}px` }}>
              <td class="corner" />
              {grid.columnWidths.map((_, index) => (
                <th key={index} scope="col">
                  {columnLetters(grid.left + index)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((cells, index) => (
              <tr key={index} style={{ height: `${grid.rowHeights[index] ?? 20}px` }}>
                <th scope="row">
                  <div class="words" style={{ maxHeight: `${grid.rowHeights[index] ?? 20}px` }}>{grid.top + index + 1}</div>
                </th>
                {cells.map((cell, column) =>
                  cell.columns === 0 ? null : (
                    <td
                      key={column}
                      colSpan={cell.columns}
                      rowSpan={cell.rows}
                      class={[
                        cell.align,
                        blocks.some((block) => holdsCell(block, grid.top + index, grid.left + column)) ? 'selected' : '',
                        cell.align === 'left' && cells[column + cell.columns]?.text === '' ? 'spill' : '',
                      ].join(' ')}
                      style={cellCss(cell.style)}
                      onPointerDown={(event) => selection.press({ row: grid.top + index, column: grid.left + column }, event)}
                      onPointerEnter={(event) => selection.reach({ row: grid.top + index, column: grid.left + column }, event)}
                    >
                      <div class="words" style={{ maxHeight: `${sum(grid.rowHeights.slice(index, index + cell.rows))}px` }}>
                        {cell.place === null ? cell.text : <PlaceLink place={cell.place} words={cell.text} onShow={props.onShow} />}
                      </div>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {plan?.sparklines.map((sparkline) => {
          const cell = parseArea(sparkline.cell);
          if (cell === null) return null;
          const merged = grid.rows[cell.top]?.[cell.left];
          const width = sum(grid.columnWidths.slice(cell.left, cell.left + (merged?.columns ?? 1)));
          const height = sum(grid.rowHeights.slice(cell.top, cell.top + (merged?.rows ?? 1)));
          const place = { left: `${origin.x + sum(grid.columnWidths, cell.left)}px`, top: `${origin.y + sum(grid.rowHeights, cell.top)}px` };
          return <SparklineSketch key={sparkline.cell} sparkline={sparkline} values={plannedNumbers(props.planned, sparkline.data)} place={place} width={width} height={height} />;
        })}
        {plan?.charts.map((chart) => {
          const left = origin.x + sum(grid.columnWidths, chart.from.column);
          const top = origin.y + sum(grid.rowHeights, chart.from.row);
          const width = origin.x + sum(grid.columnWidths, chart.to.column) - left;
          const height = origin.y + sum(grid.rowHeights, chart.to.row) - top;
          return (
            <div key={chart.id} class="chart-place" onPointerDown={() => props.onShow({ sheet: shown.sheet, range: chartCells(chart) })} style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}>
              <ChartSketch chart={chart} width={width} height={height} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The cells that a chart lies over: whoever presses it asks about it. */
function chartCells({ from, to }: PlannedChart): string {
  return formatArea({ top: from.row, left: from.column, bottom: to.row - 1, right: to.column - 1 });
}

/** Scrolls just as far as it takes to show a cell beside the frozen headers. */
function reveal(scroll: HTMLElement, rows: { readonly from: number; readonly to: number }, columns: { readonly from: number; readonly to: number }): void {
  const [height, width] = [scroll.clientHeight - HEADER_HEIGHT, scroll.clientWidth - HEADER_WIDTH];
  scroll.scrollTop = Math.min(rows.from, Math.max(scroll.scrollTop, rows.to - height));
  scroll.scrollLeft = Math.min(columns.from, Math.max(scroll.scrollLeft, columns.to - width));
}

/** A cell that leads to another place of the workbook, as it will in the spreadsheet. */
function PlaceLink(props: { readonly place: RangeRef; readonly words: string; readonly onShow: (ref: RangeRef) => void }): JSX.Element {
  return (
    <button type="button" class="cell-link" onClick={() => props.onShow(props.place)}>
      {props.words}
    </button>
  );
}

/** Below this a sheet is no longer read but only seen. */
const SMALLEST_SCALE = 0.6;

/** How much a sheet of `width` pixels is made smaller so that all of its columns are in view; 1 where it fits. */
function useFittingScale(scroll: RefObject<HTMLElement | null>, width: number | null): number {
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    if (scroll.current === null || width === null) return;
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? null));
    watch.observe(scroll.current);
    return () => watch.disconnect();
  }, [width === null]);
  if (width === null || room === null) return 1;
  return Math.min(1, Math.max(SMALLEST_SCALE, room / width));
}

const HEADER_WIDTH = 48;
const HEADER_HEIGHT = 22;

function sum(sizes: readonly number[], count: number = sizes.length): number {
  return sizes.slice(0, Math.max(0, count)).reduce((total, size) => total + size, 0);
}

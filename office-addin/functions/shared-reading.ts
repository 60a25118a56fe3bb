import { EVIDENCE_NAMESPACE } from '../../core/report/evidence-xml.ts';
import type { ShownCell } from '../../core/report/cell-functions/figure-value.ts';
import type { KeptClip } from '../../core/report/cell-functions/kept-clip.ts';
import { keptClips } from '../../core/report/cell-functions/kept-clips.ts';
import { keptFigures } from '../../core/report/cell-functions/kept-figures.ts';
import type { KeptFigure, MarkedCell } from '../../core/report/cell-functions/kept-figures.ts';
import { nextTurn } from '../../core/workbook/next-turn.ts';
import type { Workbook } from '../../core/workbook/workbook.ts';
import { readMarkedCells } from './read-marked-cells.ts';

/**
 * What formulas read of the workbook. A calculation asks for thousands of cells at once: whoever asks while a reading is under way
 * gets what it brings, so the round trips do not grow with the formulas. Nothing is remembered beyond that: the next calculation
 * sees the workbook as it is then.
 */
export class SharedReading {
  readonly clips: () => Promise<readonly KeptClip[]>;
  readonly figures: () => Promise<readonly KeptFigure[]>;
  #batch: Batch | null = null;

  constructor(workbook: Pick<Workbook, 'documents'>) {
    this.clips = shared(() => keptClips(workbook));
    this.figures = shared(async () => (await workbook.documents(EVIDENCE_NAMESPACE)).flatMap(keptFigures));
  }

  /** What a cell shows now. Cells asked for in one turn are read together, without those that nobody waits for any more. */
  async cell(cell: MarkedCell, signal: AbortSignal): Promise<ShownCell> {
    const { wanted, shown } = (this.#batch ??= this.#openBatch());
    wanted.push({ cell, signal });
    const read = await shown;
    signal.throwIfAborted();
    return read(cell);
  }

  #openBatch(): Batch {
    const wanted: Wanted[] = [];
    const read = async () => {
      await nextTurn();
      this.#batch = null;
      return readMarkedCells(wanted.flatMap(({ cell, signal }) => (signal.aborted ? [] : [cell])));
    };
    return { wanted, shown: read() };
  }
}

interface Wanted {
  readonly cell: MarkedCell;
  readonly signal: AbortSignal;
}

interface Batch {
  readonly wanted: Wanted[];
  readonly shown: Promise<(cell: MarkedCell) => ShownCell>;
}

function shared<T>(load: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () =>
    (underWay ??= load().finally(() => {
      underWay = null;
    }));
}

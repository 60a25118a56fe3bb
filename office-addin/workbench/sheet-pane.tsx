import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../core/language/language.ts';
import { say } from '../../core/language/language.ts';
import { workbench } from '../../core/language/texts/workbench.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { SheetInfo } from '../../core/workbook/workbook.ts';
import { Note } from '../taskpane/notes.tsx';
import type { OpenBook } from './open-book.ts';
import { SheetView } from './sheet-view.tsx';

/** The sheet in view, and a tab for each sheet below it, as in a spreadsheet. */
export function SheetPane(props: {
  readonly book: OpenBook;
  readonly shown: RangeRef | null;
  readonly language: Language;
  readonly onShow: (ref: RangeRef) => void;
}): JSX.Element {
  const { book, shown, language, onShow } = props;
  const [sheets, setSheets] = useState<readonly SheetInfo[]>([]);
  const planned = book.plannedSheets();
  useEffect(() => {
    let current = true;
    void book.workbook.info().then((info) => {
      if (current) setSheets(info.sheets);
    });
    return () => {
      current = false;
    };
  }, [book, planned.length]);
  const visible = sheets.filter((sheet) => sheet.visibility === 'visible' && sheet.kind === 'worksheet');
  const names = [...new Set([...visible.map((sheet) => sheet.name), ...planned.map((sheet) => sheet.name)])];
  const isPlanned = (name: string) => planned.some((sheet) => sheet.name === name);
  return (
    <>
      {book.workbook.notices().map((notice, index) => (
        <Note key={index} tone="warning" sentence={notice} />
      ))}
      {shown !== null && sheets.length > 0 && (
        <SheetView
          key={shown.sheet}
          workbook={book.workbook}
          sheets={sheets}
          planned={planned}
          shown={shown}
          language={language}
          onShow={onShow}
        />
      )}
      {shown !== null && isPlanned(shown.sheet) && <p class="pager quiet small">{say(workbench.previewHint, language)}</p>}
      <nav class="sheet-tabs" aria-label={say(workbench.sheets, language)}>
        <ul class="plain">
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                class="sheet-tab"
                aria-current={name === shown?.sheet}
                onClick={() => onShow({ sheet: name, range: 'A1' })}
              >
                {name}
                {isPlanned(name) && <span class="new">{say(workbench.written, language)}</span>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

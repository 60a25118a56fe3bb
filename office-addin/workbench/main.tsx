import { render } from 'preact';
import { languageOf, say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { workbench } from '../../core/language/texts/workbench.ts';
import { followSystemAppearance } from '../taskpane/appearance.ts';
import { localStore } from '../taskpane/brought-packs.ts';
import { connectServices } from '../taskpane/connect-services.ts';
import '../taskpane/fluent.ts';
import { openPaneSession } from '../taskpane/pane-session.ts';
import '../taskpane/pane.css';
import { browserInflater } from './browser-inflater.ts';
import { readChosen } from './foreign-chosen.ts';
import { keepOffline } from './keep-offline.ts';
import { watchWorkbook } from './open-book.ts';
import { Workbench } from './workbench.tsx';
import type { WorkbenchServices } from './workbench.tsx';
import './workbench.css';

/** The workbench over real files: each one opened gets services and a session of its own. */
const services: WorkbenchServices = {
  async openBook(picked, { show, shown, onShown, onWritten }) {
    const [{ openWorkbookFile }, { chosen, bytes, notices }] = await Promise.all([import('../../core/workbook/file/file-workbook.ts'), readChosen(picked)]);
    const opened = openWorkbookFile(bytes, chosen.file.name, browserInflater());
    const watched = watchWorkbook(opened, show, onWritten, notices);
    const session = openPaneSession(
      connectServices(watched.workbook, () => import('../taskpane/analysis-parts.ts'), {
        activePlace: () => Promise.resolve(null),
        selectedCells: () => Promise.resolve(shown()),
        selection: () => Promise.resolve({ now: () => Promise.resolve(shown()), follow: onShown }),
      }, localStore(), 'at once'),
    );
    const info = await opened.info();
    const firstSheet = info.sheets.find((sheet) => sheet.visibility === 'visible' && sheet.kind === 'worksheet')?.name ?? null;
    return { book: { chosen, workbook: watched.workbook, session, plannedSheets: watched.plannedSheets }, firstSheet };
  },
  now: () => new Date().toISOString(),
};

function wantedLanguage(): Language {
  return languageOf(new URLSearchParams(location.search).get('lang') ?? navigator.language);
}

function show(root: HTMLElement, language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say(workbench.title, language);
  render(<Workbench services={services} language={language} onLanguage={(next) => show(root, next)} />, root);
}

const root = document.getElementById('workbench');
followSystemAppearance();
if (root !== null) show(root, wantedLanguage());
void keepOffline('../offline.js');

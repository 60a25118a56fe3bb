import '../functions/functions.ts';
import { render } from 'preact';
import { say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { languageOf } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { isExcelHost, officeLanguage, officeTheme } from '../excel/excel-host.ts';
import { followSystemAppearance, showAppearance } from './appearance.ts';
import { askedInAddress, askedViews, associateRibbon } from './asked-view.ts';
import { localStore } from './brought-packs.ts';
import { connectServices } from './connect-services.ts';
import { EmptyState } from './notes.tsx';
import { openPaneSession } from './pane-session.ts';
import { Pane } from './pane.tsx';
import { Speech } from './speech.tsx';
import { whenShown } from './when-shown.ts';
import './fluent.ts';
import './pane.css';

/** The pane inside Excel: looks and speaks as Office does there. */
async function start(root: HTMLElement): Promise<void> {
  followSystemAppearance();
  if (!(await isExcelHost())) {
    showOutsideExcel(root, languageOf(navigator.language));
    return;
  }
  const language = officeLanguage();
  setLanguage(language);
  showAppearance(officeTheme());
  const asked = askedViews(askedInAddress(location.href));
  if (Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) associateRibbon(asked, Office.actions, () => Office.addin.showAsTaskpane());
  await whenShown(document, asked);
  const [{ openExcelWorkbook }, places] = await Promise.all([import('../excel/excel-workbook.ts'), import('./active-place.ts')]);
  const services = connectServices(openExcelWorkbook(), () => import('./analysis-parts.ts'), { ...places, selection: async () => (await import('./excel-selection.ts')).excelSelection }, localStore());
  const session = openPaneSession(services);
  root.replaceChildren();
  render(
    <>
      <h1 class="visually-hidden">{say(pane.name, language)}</h1>
      <Pane session={session} language={language} now={() => services.now()} asked={asked} />
    </>,
    root,
  );
}

function showOutsideExcel(root: HTMLElement, language: Language): void {
  setLanguage(language);
  root.replaceChildren();
  render(
    <Speech.Provider value={language}>
      <h1 class="visually-hidden">{say(pane.name, language)}</h1>
      <div class="pane">
        <EmptyState icon="table" sentence={pane.notInExcel}>
          <a class="link" href="../workbench/workbench.html">
            {say(pane.openWorkbench, language)}
          </a>
        </EmptyState>
      </div>
    </Speech.Provider>,
    root,
  );
}

function setLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say(pane.name, language);
}

const root = document.getElementById('pane');
if (root !== null) void start(root);

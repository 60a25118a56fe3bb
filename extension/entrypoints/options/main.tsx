import '../../zod-under-csp.ts';
import { optionsPage } from '../../../core/language/texts/extension.ts';
import { OptionsPage } from '../../options-page/options-page.tsx';
import { startPage } from '../../ui/start-page.tsx';

await startPage(OptionsPage, optionsPage.title);

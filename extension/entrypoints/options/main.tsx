import '../../zod-under-csp.ts';
import { Library } from '../../../core/library/library.ts';
import { optionsPage } from '../../../core/language/texts/extension.ts';
import { OptionsPage } from '../../options-page/options-page.tsx';
import { holdLine } from '../../team/hold-line.ts';
import { startPage } from '../../ui/start-page.tsx';

const library = new Library();
holdLine();
await startPage(() => <OptionsPage library={library} />, optionsPage.title);

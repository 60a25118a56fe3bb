import '../../zod-under-csp.ts';
import { Library } from '../../../core/library/library.ts';
import { panel } from '../../../core/language/texts/extension.ts';
import { Panel } from '../../panel/panel.tsx';
import { startPage } from '../../ui/start-page.tsx';

const library = new Library();
await startPage(() => <Panel library={library} />, panel.title);

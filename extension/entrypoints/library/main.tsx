import '../../zod-under-csp.ts';
import { Library } from '../../../core/library/library.ts';
import { libraryPage } from '../../../core/language/texts/extension.ts';
import { LibraryPage } from '../../library-page/library-page.tsx';
import { holdLine } from '../../team/hold-line.ts';
import { startPage } from '../../ui/start-page.tsx';

const library = new Library();
holdLine();
await startPage(() => <LibraryPage library={library} />, libraryPage.title);

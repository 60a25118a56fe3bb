import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Library } from '../../core/library/library.ts';
import { clipsWithBlobs } from '../../core/library/read-clips.ts';
import { saveClips } from '../../core/library/save-clip.ts';
import { exportLacks } from '../../core/language/texts/distant-blob.ts';
import { imported, libraryPage } from '../../core/language/texts/extension.ts';
import type { Text } from '../../core/language/language.ts';
import { ExportIcon, ImportIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { offerDownload } from './offer-download.ts';

/** Needed only by who moves clips in or out. */
const loadBundles = () => import('../../core/sync/bundle.ts');

type Report = { readonly kind: 'done' | 'problem'; readonly text: Text } | null;

/** Clips in and out as files. What is exported is what the list shows. */
export function Transfer({ library, ids }: { library: Library; ids: readonly string[] }): JSX.Element {
  const { say } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<Report>(null);

  const run = (work: () => Promise<Report>): void => {
    setBusy(true);
    setReport(null);
    void work()
      .catch((error: unknown): Report => ({ kind: 'problem', text: sentenceOf(error) }))
      .then((outcome) => {
        setReport(outcome);
        setBusy(false);
      });
  };

  const exportBundle = async (): Promise<Report> => {
    const now = new Date().toISOString();
    const { clips, blobs, lacking } = await clipsWithBlobs(library, ids);
    const { writeBundle } = await loadBundles();
    offerDownload(writeBundle(clips, blobs, { exportedAt: now }), `clips-${now.slice(0, 10)}.clipsheet`, 'application/zip');
    return lacking === 0 ? null : { kind: 'done', text: exportLacks(lacking) };
  };
  const exportJson = async (): Promise<Report> => {
    const { clips } = await clipsWithBlobs(library, ids);
    const bytes = new TextEncoder().encode(`${JSON.stringify(clips, null, 2)}\n`);
    offerDownload(bytes, `clips-${new Date().toISOString().slice(0, 10)}.json`, 'application/json');
    return null;
  };
  const importFile = async (file: File): Promise<Report> => {
    const { readBundle } = await loadBundles();
    const { clips, blobs } = await readBundle(new Uint8Array(await file.arrayBuffer()));
    return { kind: 'done', text: imported(await saveClips(library, clips, blobs), clips.length) };
  };

  return (
    <div class="transfer">
      <input
        ref={chooser}
        type="file"
        accept=".clipsheet"
        hidden
        aria-label={say(libraryPage.importFile)}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) run(() => importFile(file));
          currentTarget.value = '';
        }}
      />
      <button type="button" class="button" disabled={busy} onClick={() => chooser.current?.click()}>
        <ImportIcon /> {say(libraryPage.importFile)}
      </button>
      <button type="button" class="button" disabled={busy || ids.length === 0} onClick={() => run(exportBundle)}>
        <ExportIcon /> {say(libraryPage.exportBundle)}
      </button>
      <button type="button" class="button" disabled={busy || ids.length === 0} onClick={() => run(exportJson)}>
        {say(libraryPage.exportJson)}
      </button>
      {report?.kind === 'problem' && <ProblemNote sentence={report.text} />}
      <span class="report" role="status">
        {report?.kind === 'done' && say(report.text)}
      </span>
    </div>
  );
}

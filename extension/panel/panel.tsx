import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { jobOfTab, type CaptureJob } from '../../core/library/capture-job.ts';
import type { Library } from '../../core/library/library.ts';
import { panel } from '../../core/language/texts/extension.ts';
import { LibraryIcon, SettingsIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { readTab } from './capture-tab.ts';
import { Review } from './review.tsx';
import { SavedClip } from './saved-clip.tsx';
import { useTab } from './use-tab.ts';

/** The side panel: what was understood of the page beside it, to look over and save. */
export function Panel({ library }: { library: Library }): JSX.Element {
  const { say } = useSpeech();
  const tabId = useTab();
  const job = useLive(async () => (tabId === null ? null : await jobOfTab(library, tabId)), [tabId]);
  const [error, setError] = useState<unknown>(null);

  const read = (): void => {
    if (tabId === null) return;
    setError(null);
    // A page that cannot be read stands as a failed job, which is shown below.
    readTab(tabId).catch((thrown: unknown) => setError(thrown));
  };
  const retry = (
    <button type="button" class="button" onClick={read}>
      {say(panel.readAgain)}
    </button>
  );

  return (
    <>
      <header class="bar">
        <h1>{say(panel.title)}</h1>
        <nav>
          <a class="quiet" href="/library.html" target="_blank" title={say(panel.openLibrary)}>
            <LibraryIcon />
            <span class="unseen">{say(panel.openLibrary)}</span>
          </a>
          <a class="quiet" href="/options.html" target="_blank" title={say(panel.openOptions)}>
            <SettingsIcon />
            <span class="unseen">{say(panel.openOptions)}</span>
          </a>
        </nav>
      </header>
      <main class="panel">
        {job.state === 'failed' && <ProblemNote sentence={sentenceOf(job.error)} />}
        {job.state === 'ready' && (
          <PanelBody job={job.value} library={library} onRead={read} retry={retry} error={error} />
        )}
      </main>
    </>
  );
}

function PanelBody(props: {
  job: CaptureJob | null;
  library: Library;
  onRead: () => void;
  retry: ComponentChildren;
  error: unknown;
}): JSX.Element {
  const { say } = useSpeech();
  const { job, library, onRead, retry, error } = props;
  if (job === null) {
    return (
      <section class="empty">
        <p>{say(panel.empty)}</p>
        {error !== null && <ProblemNote sentence={sentenceOf(error)} />}
        <button type="button" class="button" onClick={onRead}>
          {say(panel.readPage)}
        </button>
      </section>
    );
  }
  switch (job.state) {
    case 'requested':
      return <Shape label={say(panel.reading)} />;
    case 'understood':
      return job.reading === null ? (
        <Shape label={say(panel.reading)} />
      ) : (
        <Review key={job.id} job={job} reading={job.reading} library={library} onReadAgain={onRead} />
      );
    case 'saved':
      return <SavedClip key={job.id} id={job.id} library={library} onReadAgain={onRead} />;
    case 'failed':
      return <ProblemNote sentence={job.problem?.sentence ?? sentenceOf(error)}>{retry}</ProblemNote>;
  }
}

/** The shape of what comes, while the page is read. */
function Shape({ label }: { label: string }): JSX.Element {
  return (
    <div class="shape" role="status">
      <span class="unseen">{label}</span>
      <i style="width: 85%" />
      <i style="width: 40%" />
      <i style="width: 100%; height: 72px" />
      <i style="width: 60%" />
      <i style="width: 70%" />
    </div>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageType } from '../../core/clip/clip.ts';
import { saveJob, type CaptureJob, type Reading } from '../../core/library/capture-job.ts';
import type { Library } from '../../core/library/library.ts';
import { panel } from '../../core/language/texts/extension.ts';
import type { Text } from '../../core/language/language.ts';
import { clipOfJob, type Edits } from '../capture/clip-of-job.ts';
import { hostOf } from '../../core/library/entry.ts';
import { RefreshIcon } from '../ui/icons.tsx';
import { InfoNote, ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { Before } from './before.tsx';
import { EditFields } from './edit-fields.tsx';
import { TitleField, TypeField } from './title-and-type.tsx';
import { understandAs } from './understand-as.ts';
import { Understood } from './understood.tsx';
import { useMovedOn } from './use-moved-on.ts';

/** Below this the page type is a guess that a person should look at. */
const SURE = 0.5;

interface Props {
  readonly job: CaptureJob;
  readonly reading: Reading;
  readonly library: Library;
  readonly onReadAgain: () => void;
}

/** A page that was understood and is not saved yet: first the answer, then what can be changed. */
export function Review({ job, reading, library, onReadAgain }: Props): JSX.Element {
  const { say } = useSpeech();
  const { content } = reading;
  const hasMovedOn = useMovedOn(job.tabId, job.id);
  const [edits, setEdits] = useState<Edits>({
    title: content.title,
    pageType: content.pageType,
    project: job.project ?? '',
    tags: job.tags,
    note: '',
  });
  const [saving, setSaving] = useState(false);
  const [isRereading, setRereading] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const [noCopy, setNoCopy] = useState(false);

  const overrule = async (pageType: PageType): Promise<void> => {
    setEdits((before) => ({ ...before, pageType }));
    setRereading(true);
    setNoCopy(false);
    try {
      setNoCopy(!(await understandAs(library, job, pageType)));
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setRereading(false);
    }
  };

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setSaving(true);
    setProblem(null);
    try {
      const { clip, blobs } = await clipOfJob(job, edits);
      await saveJob(library, clip, blobs);
    } catch (error) {
      setProblem(sentenceOf(error));
      setSaving(false);
    }
  };

  return (
    <form class="review" onSubmit={(event) => void save(event)}>
      <TitleField edits={edits} onEdit={setEdits} />
      <div class="source">
        <TypeField pageType={edits.pageType} disabled={isRereading} onType={(pageType) => void overrule(pageType)} />
        <span class="host" title={hostOf(reading.url)}>{hostOf(reading.url)}</span>
        <button type="button" class="quiet" onClick={onReadAgain} title={say(panel.readAgain)}>
          <RefreshIcon />
          <span class="unseen">{say(panel.readAgain)}</span>
        </button>
      </div>
      {hasMovedOn && <InfoNote>{say(panel.movedOn)}</InfoNote>}
      <Before library={library} reading={reading} />
      {content.pageTypeConfidence < SURE && edits.pageType === content.pageType && <InfoNote>{say(panel.unsureType)}</InfoNote>}
      <div class="status" role="status">{isRereading && say(panel.understandingAnew)}</div>
      {noCopy && <InfoNote>{say(panel.noCopy)}</InfoNote>}
      <Understood content={content} scope={job.scope} isBrief />
      <EditFields library={library} edits={edits} onEdit={setEdits} />
      <footer class="action">
        {problem !== null && <ProblemNote sentence={problem} />}
        <button type="submit" class="button primary" disabled={saving || isRereading}>
          {say(saving ? panel.saving : panel.save)}
        </button>
      </footer>
    </form>
  );
}

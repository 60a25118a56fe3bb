import type { JSX } from 'preact';
import { PAGE_TYPES, type PageType } from '../../core/clip/clip.ts';
import { PAGE_TYPE_NAMES } from '../../core/language/texts/clip.ts';
import { panel } from '../../core/language/texts/extension.ts';
import type { Edits } from '../capture/clip-of-job.ts';
import { useSpeech } from '../ui/speech.tsx';

interface Props {
  readonly edits: Edits;
  readonly onEdit: (edits: Edits) => void;
}

/** The title as understood, changed where it stands. */
export function TitleField({ edits, onEdit }: Props): JSX.Element {
  const { say } = useSpeech();
  return (
    <textarea
      class="title"
      rows={1}
      aria-label={say(panel.fieldTitle)}
      title={say(panel.fieldTitle)}
      value={edits.title}
      onInput={({ currentTarget }) => onEdit({ ...edits, title: currentTarget.value.replaceAll('\n', ' ') })}
    />
  );
}

interface TypeProps {
  readonly pageType: PageType;
  readonly disabled: boolean;
  readonly onType: (pageType: PageType) => void;
}

/** The page type as understood, changed where it stands. */
export function TypeField({ pageType, disabled, onType }: TypeProps): JSX.Element {
  const { say } = useSpeech();
  return (
    <select
      class="type"
      aria-label={say(panel.fieldType)}
      title={say(panel.fieldType)}
      value={pageType}
      disabled={disabled}
      onChange={({ currentTarget }) => {
        const chosen = PAGE_TYPES.find((type) => type === currentTarget.value);
        if (chosen !== undefined) onType(chosen);
      }}
    >
      {PAGE_TYPES.map((type) => (
        <option key={type} value={type}>
          {say(PAGE_TYPE_NAMES[type])}
        </option>
      ))}
    </select>
  );
}

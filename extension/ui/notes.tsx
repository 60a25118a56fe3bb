import type { ComponentChildren, JSX } from 'preact';
import type { Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import { InfoIcon, WarningIcon } from './icons.tsx';
import { useSpeech } from './speech.tsx';

/** What happened, what was kept and what to do; the children are the next step. */
export function ProblemNote({ sentence, children }: { sentence: Text; children?: ComponentChildren }): JSX.Element {
  const { say } = useSpeech();
  return (
    <div class="note note-problem" role="alert">
      <WarningIcon />
      <div>
        <p>{say(sentence)}</p>
        {children}
      </div>
    </div>
  );
}

/** Something worth knowing that is no failure. */
export function InfoNote({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <div class="note">
      <InfoIcon />
      <div>{children}</div>
    </div>
  );
}

/** The sentence for whatever was thrown. */
export function sentenceOf(error: unknown): Text {
  return error instanceof Problem ? error.sentence : capturing.failed;
}

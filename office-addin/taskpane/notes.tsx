import type { ComponentChildren, JSX } from 'preact';
import type { Text } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import type { Progress } from '../../core/workbook/workbook.ts';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { progressWords } from './progress-words.ts';
import { useSay } from './speech.tsx';

/** Something that a person should know, where it happened; with what they can do about it. */
export function Note(props: {
  readonly tone: 'warning' | 'info';
  readonly sentence: Text;
  readonly hint?: Text;
  readonly onDismiss?: () => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const say = useSay();
  return (
    <div class={`note ${props.tone}`} role={props.tone === 'warning' ? 'alert' : 'status'}>
      <Icon name={props.tone === 'warning' ? 'warning' : 'check'} />
      <div class="note-body">
        <p>{say(props.sentence)}</p>
        {props.hint && <p class="quiet">{say(props.hint)}</p>}
        {props.children && <div class="note-actions">{props.children}</div>}
      </div>
      {props.onDismiss && (
        <button type="button" class="bare" aria-label={say(pane.dismiss)} onClick={props.onDismiss}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

/** Long work: what is being done, how far it is, and the way to stop it. */
export function Working(props: {
  readonly what: Text;
  readonly progress: Progress | null;
  readonly stopping?: boolean;
  readonly onStop?: () => void;
}): JSX.Element {
  const say = useSay();
  const { progress } = props;
  const total = progress?.total ?? null;
  const words = say(props.stopping === true ? pane.stopping : props.what);
  const doing = progressWords(progress);
  return (
    <div class="working">
      <div class="working-line">
        <span role="status">{words}</span>
        {doing !== null && <span class="figure quiet">{say(doing)}</span>}
      </div>
      <fluent-progress-bar
        role="progressbar"
        aria-label={words}
        {...(progress !== null && total !== null && total > 0 ? { value: progress.done, max: total } : {})}
      />
      {props.onStop && (
        <fluent-button appearance="outline" disabled={props.stopping === true} aria-disabled={props.stopping === true} onClick={props.onStop}>
          {say(pane.stop)}
        </fluent-button>
      )}
    </div>
  );
}

/** The shape of what comes, while it comes. */
export function Skeleton({ lines }: { readonly lines: readonly number[] }): JSX.Element {
  return (
    <div class="skeleton" aria-hidden="true">
      {lines.map((width, index) => (
        <div key={index} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** A place with nothing in it yet: one sentence that teaches, one button. */
export function EmptyState(props: {
  readonly icon: IconName;
  readonly sentence: Text;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const say = useSay();
  return (
    <div class="empty">
      <Icon name={props.icon} />
      <p>{say(props.sentence)}</p>
      {props.children}
    </div>
  );
}

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSpeech } from './speech.tsx';
import type { Text } from '../../core/language/language.ts';

interface Props {
  /** On the button, and on the one that says yes. */
  readonly label: Text;
  /** The same with what it is about, for who does not see where it stands. */
  readonly name: Text;
  readonly question: Text;
  readonly cancel: Text;
  readonly onYes: () => Promise<void>;
}

/** Something that cannot be taken back: asked for once more where the button stands. */
export function AskedTwice({ label, name, question, cancel, onYes }: Props): JSX.Element {
  const { say } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (isAsked) no.current?.focus();
    else if (wasAsked.current) first.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);

  if (!isAsked) {
    return (
      <button ref={first} type="button" class="button" aria-label={say(name)} onClick={() => setAsked(true)}>
        {say(label)}
      </button>
    );
  }
  const stop = (): void => setAsked(false);
  const yes = (): void => {
    setBusy(true);
    void onYes().finally(() => {
      setBusy(false);
      stop();
    });
  };
  return (
    <div class="asked-twice" role="group" aria-label={say(name)} onKeyDown={({ key }) => key === 'Escape' && !isBusy && stop()}>
      <p>{say(question)}</p>
      <div class="row">
        <button type="button" class="button danger" disabled={isBusy} onClick={yes}>
          {say(label)}
        </button>
        <button ref={no} type="button" class="button" disabled={isBusy} onClick={stop}>
          {say(cancel)}
        </button>
      </div>
    </div>
  );
}

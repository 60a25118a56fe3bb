import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { linkHint, ROLE_HINTS, teamMembers as words } from '../../core/language/texts/team-members.ts';
import { ROLES } from '../../core/language/texts/team.ts';
import { roleSchema } from '../../core/sync/hub-protocol.ts';
import { MOST_INVITE_DAYS, MOST_INVITE_USES, type NewInvite } from '../../core/sync/hub-team-protocol.ts';
import { inviteToTeam } from '../team/ask-team.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';

/** A colleague who works along, on one device, within the week. */
const USUAL: NewInvite = { role: 'editor', days: 7, uses: 1 };

interface Shown {
  readonly link: string;
  readonly wish: NewInvite;
}

/** Makes an invite, and shows its link as long as the page is open and it is not hidden. */
export function MakeInvite({ onMade }: { onMade: () => Promise<void> }): JSX.Element {
  const { say } = useSpeech();
  const [wish, setWish] = useState(USUAL);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  const make = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    inviteToTeam(wish)
      .then(({ link }) => {
        setShown({ link, wish });
        return onMade();
      })
      .catch((error: unknown) => setProblem(sentenceOf(error)))
      .finally(() => setBusy(false));
  };

  if (shown !== null) return <InviteLink shown={shown} onHide={() => setShown(null)} />;
  return (
    <form class="make-invite" onSubmit={make}>
      <h3>{say(words.newInvite)}</h3>
      <label>
        <span>{say(words.role)}</span>
        <select value={wish.role} aria-describedby="role-hint" onChange={({ currentTarget }) => setWish({ ...wish, role: roleSchema.parse(currentTarget.value) })}>
          {roleSchema.options.map((role) => (
            <option key={role} value={role}>
              {say(ROLES[role])}
            </option>
          ))}
        </select>
      </label>
      <p id="role-hint" class="hint">
        {say(ROLE_HINTS[wish.role])}
      </p>
      <div class="invite-fields">
        <label>
          <span>{say(words.days)}</span>
          <input type="number" required min={1} max={MOST_INVITE_DAYS} value={wish.days} onInput={({ currentTarget }) => setWish({ ...wish, days: currentTarget.valueAsNumber })} />
        </label>
        <label>
          <span>{say(words.uses)}</span>
          <input type="number" required min={1} max={MOST_INVITE_USES} value={wish.uses} onInput={({ currentTarget }) => setWish({ ...wish, uses: currentTarget.valueAsNumber })} />
        </label>
      </div>
      {problem !== null && <ProblemNote sentence={problem} />}
      <button type="submit" class="button primary" disabled={isBusy}>
        {say(words.make)}
      </button>
    </form>
  );
}

function InviteLink({ shown: { link, wish }, onHide }: { shown: Shown; onHide: () => void }): JSX.Element {
  const { say } = useSpeech();
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const copy = (): void => void navigator.clipboard.writeText(link).then(() => setCopied('yes'), () => setCopied('refused'));
  return (
    <div class="make-invite" role="group" aria-labelledby="invite-link">
      <h3 id="invite-link">{say(words.link)}</h3>
      <p>{say(linkHint(wish.days, wish.uses))}</p>
      <input ref={field} class="invite-link" readOnly aria-label={say(words.link)} value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
      <div class="row">
        <button type="button" class="button primary" onClick={copy}>
          {say(words.copy)}
        </button>
        <button type="button" class="button" onClick={onHide}>
          {say(words.hide)}
        </button>
        <span role="status">
          {copied === 'yes' && (
            <span class="done">
              <CheckIcon />
              {say(words.copied)}
            </span>
          )}
          {copied === 'refused' && say(words.notCopied)}
        </span>
      </div>
    </div>
  );
}

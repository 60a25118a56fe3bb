import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import type { OfferSettings, SlotSetting } from '../../core/report/offer-settings.ts';
import { isWished, NO_WISHES } from '../../core/report/offer-wishes.ts';
import type { OfferWishes } from '../../core/report/offer-wishes.ts';
import type { Offer } from '../../core/report/study.ts';
import { ChoiceField, TextField } from './fields.tsx';
import type { PaneSession } from './pane-session.ts';
import { useSay } from './speech.tsx';
import { without } from './wishes-state.ts';

interface Props {
  readonly session: PaneSession;
  readonly offer: Offer;
  readonly wishes: OfferWishes;
  readonly disabled: boolean;
}

/** What can be chosen about one analysis: which columns it goes by, and its own options. Each choice is tried at once. */
export function OfferOptions({ session, offer, wishes, disabled }: Props): JSX.Element | null {
  const say = useSay();
  const [settings, setSettings] = useState<OfferSettings | null>(null);
  useEffect(() => {
    let isShown = true;
    void session.settings(offer).then((found) => isShown && setSettings(found));
    return () => {
      isShown = false;
    };
  }, [session, offer]);
  if (settings === null) return null;
  const wish = (next: OfferWishes) => void session.wish(offer, next);
  const usual = (slot: string): readonly string[] => offer.binding.columns[slot] ?? [];
  const choose = (slot: string, names: readonly string[]) => {
    const isUsual = names.join('\n') === usual(slot).join('\n');
    wish({ ...wishes, columns: isUsual ? without(wishes.columns, slot) : { ...wishes.columns, [slot]: names } });
  };
  const tell = (name: string, value: string) => wish({ ...wishes, options: value === '' ? without(wishes.options, name) : { ...wishes.options, [name]: value } });
  const { slots, options } = settings;
  return (
    <fieldset class="correct" disabled={disabled}>
      <legend class="visually-hidden">{say(paneOptions.optionsOf(say(offer.title)))}</legend>
      {slots.length + options.length === 0 && <p class="quiet small">{say(paneOptions.noOptions)}</p>}
      {slots.map((slot) => (
        <SlotField key={slot.slot} slot={slot} names={wishes.columns[slot.slot] ?? usual(slot.slot)} onChoose={(names) => choose(slot.slot, names)} />
      ))}
      {options.map(({ name, meaning }) => (
        <TextField key={name} label={say(meaning)} name={name} value={wishes.options[name] ?? ''} onCommit={(value) => tell(name, value)} />
      ))}
      {isWished(wishes) && (
        <button type="button" class="link small" onClick={() => wish(NO_WISHES)}>
          {say(paneOptions.asFound)}
        </button>
      )}
    </fieldset>
  );
}

/** The column, or the columns, that play a part. */
function SlotField({ slot, names, onChoose }: { readonly slot: SlotSetting; readonly names: readonly string[]; readonly onChoose: (names: readonly string[]) => void }): JSX.Element {
  const say = useSay();
  if (slot.many) {
    const toggle = (name: string) => onChoose(names.includes(name) ? names.filter((one) => one !== name) : [...names, name]);
    const isLast = (name: string) => !slot.optional && names.length === 1 && names[0] === name;
    return (
      <fieldset class="choices">
        <legend class="field-label small">{say(slot.label)}</legend>
        {slot.candidates.map((name) => (
          <label key={name} class="choice small">
            <input type="checkbox" checked={names.includes(name)} disabled={isLast(name)} onChange={() => toggle(name)} />
            {name}
          </label>
        ))}
      </fieldset>
    );
  }
  const none = slot.optional || names.length === 0 ? [{ value: '', words: say(paneOptions.none) }] : [];
  return (
    <ChoiceField
      label={say(slot.label)}
      value={names[0] ?? ''}
      choices={[...none, ...slot.candidates.map((name) => ({ value: name, words: name }))]}
      onChoose={(name) => onChoose(name === '' ? [] : [name])}
    />
  );
}

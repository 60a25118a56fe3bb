import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import type { Offer } from '../../core/report/study.ts';
import { FileButton } from './file-button.tsx';
import { Icon } from './icons.tsx';
import type { PacksState } from './brought-packs.ts';
import { useSay } from './speech.tsx';

/** The KPI packs that a person brought, what is wrong with the last file chosen, and the way to bring one. */
export function PackList(props: {
  readonly state: PacksState;
  readonly offers: readonly Offer[];
  readonly onFile: (file: File) => void;
  readonly onRemove: (id: string) => void;
  readonly onDismiss: () => void;
}): JSX.Element {
  const say = useSay();
  const { packs, remembered, refused } = props.state;
  return (
    <section class="packs" aria-labelledby="packs-heading">
      <h2 id="packs-heading">{say(pane.packs.heading)}</h2>
      {packs.length === 0 && <p class="quiet small">{say(pane.packs.none)}</p>}
      <ul class="plain">
        {packs.map(({ pack, fileName }) => (
          <li key={pack.id} class="pack">
            <span>
              {say(pack.title)}
              <span class="quiet small block">{fileName}</span>
              {!props.offers.some(({ plugin }) => plugin === pack.id) && <span class="quiet small block">{say(pane.packs.unfit)}</span>}
            </span>
            <button type="button" class="bare" aria-label={say(pane.packs.remove(say(pack.title)))} onClick={() => props.onRemove(pack.id)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {packs.length > 0 && !remembered && <p class="quiet small">{say(pane.packs.notRemembered)}</p>}
      {refused !== null && (
        <div class="note warning" role="alert">
          <Icon name="warning" />
          <div class="note-body">
            <p>{say(pane.packs.refused(refused.fileName))}</p>
            <ul class="plain">
              {refused.problems.map(({ line, column, path, text }) => (
                <li key={`${line} ${column} ${path}`} class="pack-problem">
                  <span class="quiet small block">
                    {say(pane.packs.place(line, column))} {path !== '' && <code>{path}</code>}
                  </span>
                  {say(text)}
                </li>
              ))}
            </ul>
          </div>
          <button type="button" class="bare" aria-label={say(pane.dismiss)} onClick={props.onDismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
      <FileButton label={say(pane.packs.bring)} accept=".yaml,.yml,.json" onFile={props.onFile} />
    </section>
  );
}

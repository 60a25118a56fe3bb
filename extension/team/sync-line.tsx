import type { JSX } from 'preact';
import type { SyncLine } from '../../core/sync/sync-line.ts';
import { useSpeech } from '../ui/speech.tsx';

export function SyncLineView({ line }: { line: SyncLine }): JSX.Element {
  const { say } = useSpeech();
  return (
    <p class={`sync-line sync-${line.look}`} role="status">
      <span class="sync-dot" aria-hidden="true" />
      {say(line.text)}
    </p>
  );
}

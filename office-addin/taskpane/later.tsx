import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { sentenceOf } from './failure.ts';
import { Note, Skeleton } from './notes.tsx';

/** A part of the pane that is not there at first. */
export interface LaterPart<Props> {
  (props: Props): JSX.Element;
  /** Gets it before it is shown; what fails is tried again then. */
  readonly prepare: () => Promise<void>;
}

/** A part of the pane that is loaded when it is first shown, so that what everybody sees is there at once. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const get = async () => {
    Loaded ??= await load();
  };
  function Part(props: Props): JSX.Element {
    const [problem, setProblem] = useState<Text | null>(null);
    const [, setIsThere] = useState(Loaded !== null);
    useEffect(() => {
      let isShown = true;
      get().then(
        () => isShown && setIsThere(true),
        (error: unknown) => isShown && setProblem(sentenceOf(error)),
      );
      return () => {
        isShown = false;
      };
    }, []);
    if (Loaded !== null) return <Loaded {...props} />;
    return problem === null ? <Skeleton lines={[40, 100, 100]} /> : <Note tone="warning" sentence={problem} />;
  }
  return Object.assign(Part, { prepare: () => get().catch(() => undefined) });
}

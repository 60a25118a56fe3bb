import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

/** A button that lets a person choose files of a kind. */
export function FileButton(props: {
  readonly label: string;
  /** As an input has it: `.yaml,.json`. */
  readonly accept: string;
  readonly primary?: boolean;
  readonly onFile: (file: File) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <fluent-button appearance={props.primary === true ? 'primary' : 'outline'} onClick={() => input.current?.click()}>
        {props.label}
      </fluent-button>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        multiple
        hidden
        aria-label={props.label}
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) props.onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

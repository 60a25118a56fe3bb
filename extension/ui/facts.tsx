import type { ComponentChildren, JSX } from 'preact';

/** One row of a list of facts. */
export function Fact({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

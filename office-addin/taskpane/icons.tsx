import type { JSX } from 'preact';

/** Small line icons on a 16 px grid, in the colour of the text around them. Always beside words, so hidden from readers. */
const PATHS = {
  table: 'M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6.5 3.5v9',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  warning: 'M8 2.5L14.5 13.5h-13zM8 6.5v3.2M8 11.4v.4',
  close: 'M4 4l8 8M12 4l-8 8',
  report: 'M3.5 2.5h9v11h-9zM6 11V8.5M8 11V5.5M10 11V7',
  clip: 'M10.5 5.5L6 10a1.4 1.4 0 002 2l5-5a2.8 2.8 0 00-4-4L4 8a4.2 4.2 0 006 6l3-3',
  goTo: 'M6 3h7v7M13 3L4 12',
  refresh: 'M13 8a5 5 0 11-1.5-3.6M13 2.5V5h-2.5',
  query: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

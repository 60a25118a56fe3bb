import type { JSX } from 'preact';

/** Line icons of 16 px, drawn for this product; they carry no meaning of their own, a label always stands by. */
function icon(path: JSX.Element): () => JSX.Element {
  return () => (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.25"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {path}
    </svg>
  );
}

export const LibraryIcon = icon(<path d="M2.5 3v10M5.5 3v10M8.5 3.5l3.2 9.4M2.5 13h11" />);
export const SettingsIcon = icon(
  <>
    <path d="M2 5h6.5M12 5h2M2 11h2M7.5 11H14" />
    <circle cx="10.2" cy="5" r="1.7" />
    <circle cx="5.8" cy="11" r="1.7" />
  </>,
);
export const RefreshIcon = icon(<path d="M13 4v3h-3M12.7 7A5 5 0 1 0 13 9.5" />);
export const CheckIcon = icon(<path d="M3 8.5l3.2 3.2L13 4.8" />);
export const WarningIcon = icon(<path d="M8 2.2l6.2 11.1H1.8zM8 6.3v3.2M8 11.4v.1" />);
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.8" />
    <path d="M8 7.3v3.5M8 5.2v.1" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.2" />
    <path d="M10.2 10.2L14 14" />
  </>,
);
export const OpenIcon = icon(<path d="M9 2.5h4.5V7M13.5 2.5L7.5 8.5M6.5 3.5h-4v10h10v-4" />);
export const DeleteIcon = icon(<path d="M2.8 4.5h10.4M6 4.5v-2h4v2M4.2 4.5l.6 9h6.4l.6-9M6.8 7v4M9.2 7v4" />);
export const ImportIcon = icon(<path d="M8 2v7.5M5 6.7L8 9.7l3-3M2.5 10.5v3h11v-3" />);
export const ExportIcon = icon(<path d="M8 10V2.3M5 5.2l3-3 3 3M2.5 10.5v3h11v-3" />);

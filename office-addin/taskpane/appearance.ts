import { setTheme } from '@fluentui/web-components/theme/set-theme.js';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';

export type Appearance = 'light' | 'dark';

/** Gives the page Fluent's tokens; contrast themes of the system go over them by `forced-colors`. */
export function showAppearance(appearance: Appearance): void {
  const fontFamilyBase = 'var(--pane-font)';
  document.documentElement.dataset['appearance'] = appearance;
  setTheme({ ...(appearance === 'dark' ? webDarkTheme : webLightTheme), fontFamilyBase });
}

/** Follows the light or dark setting of the system. */
export function followSystemAppearance(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => showAppearance(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', show);
  show();
}

/** Light or dark by a background colour such as `#262626`, as Office gives it; null where it is no such colour. */
export function appearanceOf(background: string | undefined): Appearance | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background ?? '');
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? 'dark' : 'light';
}

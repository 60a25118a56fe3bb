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

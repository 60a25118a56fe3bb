import '@fluentui/web-components/button.js';
import '@fluentui/web-components/progress-bar.js';
import '@fluentui/web-components/tab.js';
import '@fluentui/web-components/tablist.js';
import type { HTMLAttributes } from 'preact';

/** Fluent's elements that the pane uses: those it shows at once defined here, the others in `fluent-choices.ts`, and known to JSX with the attributes that we set. */
type Fluent<Own> = HTMLAttributes<HTMLElement> & Own;

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to tell JSX about an element
  namespace preact.JSX {
    interface IntrinsicElements {
      'fluent-button': Fluent<{
        appearance?: 'primary' | 'outline' | 'subtle' | 'transparent';
        size?: 'small' | 'medium' | 'large';
        disabled?: boolean;
        'icon-only'?: boolean;
      }>;
      'fluent-checkbox': Fluent<{ checked?: boolean; disabled?: boolean; size?: 'medium' | 'large' }>;
      'fluent-progress-bar': Fluent<{ value?: number | undefined; max?: number | undefined; thickness?: 'medium' | 'large' }>;
      'fluent-tablist': Fluent<{ activeid?: string; size?: 'small' | 'medium' | 'large'; appearance?: 'subtle' | 'transparent' }>;
      'fluent-tab': Fluent<object>;
      'fluent-text-input': Fluent<{
        value?: string;
        placeholder?: string;
        type?: 'text' | 'search';
        'control-size'?: 'small' | 'medium' | 'large';
      }>;
    }
  }
}

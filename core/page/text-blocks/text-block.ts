/** A piece of a line with the same dress: its link, its weight, as code, or struck out. */
export interface InlinePiece {
  readonly text: string;
  readonly href: string | null;
  readonly style: 'plain' | 'strong' | 'emphasis' | 'code' | 'struck';
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'preformatted' | 'quote' | 'term' | 'caption' | 'control';

/**
 * A run of text that a reader sees as one: between two breaks that block-level elements make.
 * Everything that decides about main content is decided about blocks.
 */
export interface TextBlock {
  readonly kind: BlockKind;
  /** 1..6 for headings, nesting depth for list items, else 0. */
  readonly level: number;
  /** The nearest element around the block that is not inline. */
  readonly element: Element;
  readonly text: string;
  readonly pieces: readonly InlinePiece[];
  /** Letters of `text` inside links. */
  readonly linkedLength: number;
  /** The page or its markup hides it: collapsed panels, tabs, menus, texts for screen readers. */
  readonly hidden: boolean;
  readonly ordered: boolean;
}

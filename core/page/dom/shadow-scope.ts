import { attributeOf, childrenOf } from './native-links.ts';
import { isText } from './nodes.ts';

/** The nodes that an open shadow root shows in place of its host's own; null where the host has none. */
export function shadowNodes(host: Element, children: readonly Node[]): Node[] | null {
  const root: unknown = host.shadowRoot;
  if (isFragment(root)) return childrenOf(root);
  // Declared in HTML that no browser has opened: https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
  const declared = children.find((child) => isTemplate(child) && child.hasAttribute('shadowrootmode'));
  return declared !== undefined && isTemplate(declared) ? childrenOf(declared.content) : null;
}

const COMMENT_NODE = 8;

/** The host's own nodes, handed to the slots of its shadow root by name: each goes to the first slot that asks for it. */
export class ShadowScope {
  /** The scope in which the host itself stands, to which slotted nodes belong. */
  readonly outer: ShadowScope | null;
  readonly #bySlot = new Map<string, Node[]>();

  constructor(hostChildren: readonly Node[], outer: ShadowScope | null) {
    this.outer = outer;
    for (const child of hostChildren) {
      if (child.nodeType === COMMENT_NODE) continue;
      const name = isText(child) ? '' : (attributeOf(child, 'slot') ?? '');
      this.#bySlot.set(name, [...(this.#bySlot.get(name) ?? []), child]);
    }
  }

  take(name: string): Node[] {
    const assigned = this.#bySlot.get(name) ?? [];
    this.#bySlot.delete(name);
    return assigned;
  }
}

function isFragment(value: unknown): value is DocumentFragment {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 11;
}

function isTemplate(node: Node): node is HTMLTemplateElement {
  return 'content' in node && isFragment(node.content);
}

import { descendants, isElement, tagName } from '../dom/nodes.ts';
import { repeatedGroups } from '../records/repeated-elements.ts';
import { CONTRIBUTION } from './post-names.ts';

const FEWEST = 2;
const DECLARED = '@';
const MAX_ITEMS = 1_000;
const CONTRIBUTED_TYPES = /(?:Comment|Answer|Question|DiscussionForumPosting|SocialMediaPosting)$/;
const NEVER_POSTS: ReadonlySet<string> = new Set(['a', 'span', 'p', 'button', 'input', 'label', 'time', 'img', 'ul', 'ol', 'form', 'body', 'main', 'html', 'nav', 'footer', 'svg', 'em', 'strong', 'small', 'i', 'b']);

export interface PostGroup {
  readonly elements: readonly Element[];
  /** The page declares them to be contributions in its microdata. */
  readonly declared: boolean;
}

/**
 * Sets of elements that may be the posts of a thread: those of one build in one place, and those that carry one name of a
 * contribution wherever they stand, so that the opening post and nested replies are found with the others.
 */
export function postGroups(root: Element): PostGroup[] {
  const named = new Map<string, Element[]>();
  const put = (key: string, element: Element): void => {
    const group = named.get(key);
    if (group === undefined) named.set(key, [element]);
    else if (group.length < MAX_ITEMS) group.push(element);
  };
  for (const node of descendants(root)) {
    if (!isElement(node) || NEVER_POSTS.has(tagName(node)) || node.firstElementChild === null) continue;
    for (const name of new Set((node.getAttribute('class') ?? '').split(/\s+/))) {
      if (CONTRIBUTION.test(name)) put(`.${name.replace(/\d+/g, '#')}`, node);
    }
    const id = node.id;
    if (/\d/.test(id) && (CONTRIBUTION.test(id) || /^p\D{0,3}\d+$/.test(id))) put(`#${id.replace(/\d+/g, '#')}`, node);
    const type = node.getAttribute('itemtype');
    if (type !== null && CONTRIBUTED_TYPES.test(type)) put(DECLARED, node);
  }
  const groups: PostGroup[] = [
    ...[...named].filter(([, elements]) => elements.length >= FEWEST).map(([key, elements]) => ({ elements, declared: key === DECLARED })),
    ...repeatedGroups(root).map(({ elements }) => ({ elements, declared: false })),
  ];
  const seen = new Map<Element, Set<number>>();
  return groups.sort((a, b) => Number(b.declared) - Number(a.declared)).filter(({ elements }) => {
    const [first] = elements;
    if (first === undefined) return false;
    const sizes = seen.get(first) ?? new Set();
    if (sizes.has(elements.length)) return false;
    seen.set(first, sizes.add(elements.length));
    return true;
  });
}

import { imageAddress, isOrnament } from './dom/image-address.ts';
import { attribute, tagName } from './dom/nodes.ts';
import type { TextBlock } from './text-blocks/text-block.ts';

/** A picture of a page, and where it stands among the page's blocks. */
export interface PageImage {
  readonly address: string;
  /** What it shows, as the page says; empty where it does not. */
  readonly alt: string;
  /** It stands before the block of this index. */
  readonly before: number;
  /** The block before it shares its figure, link or paragraph. */
  readonly closeToLast: boolean;
  readonly closeToNext: boolean;
}

const MOST_IMAGES = 500;

/** The pictures of a page in page order, each address once; icons, logos and portraits of writers are not among them. */
export function pageImages(body: Element, blocks: readonly TextBlock[], baseUrl: string): PageImage[] {
  const lastOf = new Map<Element, number>();
  blocks.forEach((block, index) => lastOf.set(block.element, index));
  const found: PageImage[] = [];
  const seen = new Set<string>();
  let before = 0;
  const visit = (element: Element): void => {
    const tag = tagName(element);
    const address = tag === 'img' || tag === 'amp-img' ? imageAddress(element, baseUrl) : null;
    if (address === null || seen.has(address) || isOrnament(element, address)) return;
    seen.add(address);
    found.push({
      address, alt: attribute(element, 'alt') ?? '', before, closeToLast: isClose(element, blocks[before - 1]), closeToNext: isClose(element, blocks[before]),
    });
  };
  const pictures = body.querySelectorAll('img, amp-img');
  const last = pictures[pictures.length - 1];
  let element = last === undefined ? null : body.firstElementChild;
  while (element !== null && found.length < MOST_IMAGES) {
    visit(element);
    if (element === last) break;
    let next: Element | null = element.firstElementChild;
    while (next === null && element !== null && element !== body) {
      // Blocks of an element count as read once it is left: a picture inside stands before the words around it.
      before = Math.max(before, (lastOf.get(element) ?? -1) + 1);
      next = element.nextElementSibling;
      element = element.parentElement;
    }
    element = next;
  }
  return found;
}

/** True for a picture of the main content: the blocks on both its sides are, or one is that it stands close to. */
export function belongsToContent(image: PageImage, blocks: readonly TextBlock[], isMain: (block: TextBlock) => boolean): boolean {
  const last = blocks[image.before - 1];
  const next = blocks[image.before];
  const lastIs = last !== undefined && isMain(last);
  const nextIs = next !== undefined && isMain(next);
  return (lastIs && nextIs) || (lastIs && image.closeToLast) || (nextIs && image.closeToNext);
}

/** Elements up to which a picture and a block count as standing together. */
const NEAR = 3;

function isClose(image: Element, block: TextBlock | undefined): boolean {
  let around = image.parentElement;
  for (let level = 0; block !== undefined && around !== null && level < NEAR; level += 1) {
    if (around.contains(block.element)) return tagName(around) !== 'body';
    around = around.parentElement;
  }
  return false;
}

import { lineOf, tagName } from '../dom/nodes.ts';

const CAROUSEL = /carousel|slider|swiper|slick|splide|glide__|flickity|owl-|marquee|scroller/i;
const BESIDE = /^(?:related|similar|recently|recent(?:ly)? viewed|you (?:may|might)|people also|customers (?:also|who)|also (?:bought|viewed|like)|more (?:from|like|in|stories|to)|recommended|recommendations|trending|popular|most (?:read|popular|viewed)|top (?:stories|categories|brands)|best ?sellers?|featured|explore|follow|partners?|our brands|shop by|browse by|instagram|latest (?:news|posts|articles)|from the blog|frequently bought|complete the look|pairs well|inspired by|why |what (?:our )?customers|testimonials|reviews|faq|categories|tags|comments|相关|推荐|猜你喜欢|热门|看了又看|浏览记录|最近浏览|友情链接|您可能|你可能)/i;
const BESIDE_NAMES = /related|recommend|similar|recently|upsell|cross-?sell|also-?(?:bought|like|viewed)|you-?may|testimonial|review|comment|sidebar|widget[-_]?area|instagram|swatch|thumbs?(?:nails?)?(?:$|[\s_-])|gallery|variant|breadcrumb|social|share|sort(?:$|[\s_-])|language|country|locale|currency/i;

interface Place {
  readonly weight: number;
  /** The nearest heading above. */
  readonly heading: string | null;
}

/** How far places on a page speak for the lists in them: less for carousels and for what stands under "you may also like". */
export class PlaceWeights {
  private readonly places = new Map<Element, Place>();

  /** 1 for an item in the middle of the page, less the more its surroundings say that it is beside. */
  of(item: Element): number {
    const { weight, heading } = this.placeOf(item.parentElement);
    return heading !== null && BESIDE.test(heading) ? weight * 0.4 : weight;
  }

  private placeOf(element: Element | null): Place {
    const climbed: Element[] = [];
    let node = element;
    while (node !== null && !this.places.has(node) && tagName(node) !== 'body' && tagName(node) !== 'main') {
      climbed.push(node);
      node = node.parentElement;
    }
    let place: Place = (node === null ? undefined : this.places.get(node)) ?? { weight: 1, heading: null };
    for (const inner of climbed.reverse()) {
      const names = `${inner.getAttribute('class') ?? ''} ${inner.id} ${tagName(inner)}`;
      const weight = BESIDE_NAMES.test(names) ? 0.45 : CAROUSEL.test(names) ? 0.5 : 1;
      place = { weight: Math.min(place.weight, weight), heading: headingBefore(inner) ?? place.heading };
      this.places.set(inner, place);
    }
    return place;
  }
}

/** The heading right before an element among its siblings that are not of its own kind; empty for the page's main heading. */
function headingBefore(element: Element): string | null {
  const build = element.getAttribute('class') ?? '';
  let sibling = element.previousElementSibling;
  for (let steps = 0; sibling !== null && steps < 3; steps += 1, sibling = sibling.previousElementSibling) {
    if (tagName(sibling) === tagName(element) && (sibling.getAttribute('class') ?? '') === build && build !== '') continue;
    const heading = /^h[1-6]$/.test(tagName(sibling)) ? sibling : sibling.childElementCount < 12 ? sibling.querySelector('h1, h2, h3, h4') : null;
    if (heading !== null) return tagName(heading) === 'h1' ? '' : lineOf(heading);
  }
  return null;
}

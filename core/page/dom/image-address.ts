import { absoluteUrl, attribute, isElement, tagName } from './nodes.ts';
import { parseSrcset } from './srcset.ts';

/** Where scripts that load pictures late keep the address until then, most certain first. */
const LATE_ADDRESSES = [
  'data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-lazyload', 'data-lazy-load', 'data-lazyload-src', 'data-original-src', 'data-orig-src',
  'data-actualsrc', 'data-real-src', 'data-ks-lazyload', 'data-echo', 'data-url', 'data-img', 'data-img-src', 'data-image', 'data-image-src',
  'data-hi-res-src', 'data-large-src', 'data-full-src', 'data-default-src', 'data-defer-src', 'lazy-src', 'lazysrc', 'original', 'file', 'zoomfile',
];
const SRCSETS = ['data-srcset', 'data-lazy-srcset', 'data-original-srcset', 'data-defer-srcset', 'lazy-srcset', 'srcset'];
const LATE_BACKGROUNDS = ['data-bg', 'data-background', 'data-background-image', 'data-bg-src', 'data-bg-image', 'data-lazy-background', 'data-bgset'];
/** Pictures that only hold the place of one that comes later, by the name of their file. */
const PLACEHOLDER =
  /(?:^|[/_.-])(?:1x1|1px|blank|spacer|transparent|transparency|pixel|placeholder|place-holder|lazy(?:load)?|loading|loader|grey|gray|dot|clear|empty|noimg|no-image|default-image)(?:[_.-][\w-]{0,20})?\.(?:gif|png|svg|jpe?g|webp)$/i;
/** Wider than this no picture of a page is shown; a larger candidate only costs more. */
const WIDEST = 1600;
const STYLE_URL = /background(?:-image)?\s*:[^;]{0,200}?url\(\s*(?:"([^"]{1,4000})"|'([^']{1,4000})'|([^)"']{1,4000}))\s*\)/i;

/**
 * The absolute http(s) address of the picture that an element shows, or will show once it is scrolled to: of an `img` or
 * `picture` its largest reasonable candidate, wherever late loading keeps it; of any other element its background.
 * Null where there is none or only a placeholder. Reads only; a `noscript` beside an `img` is parsed apart from the page.
 */
export function imageAddress(element: Element, baseUrl: string): string | null {
  const tag = tagName(element);
  if (tag === 'picture') {
    const image = element.querySelector('img');
    return image === null ? ofSources(element, baseUrl) : imageAddress(image, baseUrl);
  }
  if (tag !== 'img' && tag !== 'amp-img' && tag !== 'source') return backgroundAddress(element, baseUrl);
  if (isPixel(element)) return null;
  const own = ofSrcsets(element, baseUrl) ?? ofAttributes(element, LATE_ADDRESSES, baseUrl) ?? kept(attribute(element, 'src'), baseUrl);
  if (own !== null || tag === 'source') return own;
  const around = element.parentElement;
  if (around !== null && tagName(around) === 'picture') return ofSources(around, baseUrl) ?? ofNoscript(around, baseUrl);
  return ofNoscript(element, baseUrl);
}

function backgroundAddress(element: Element, baseUrl: string): string | null {
  const late = ofAttributes(element, LATE_BACKGROUNDS, baseUrl);
  if (late !== null) return late;
  const style = element.getAttribute('style');
  const found = style === null ? null : STYLE_URL.exec(style);
  return found === null ? null : kept(found[1] ?? found[2] ?? found[3] ?? null, baseUrl);
}

function ofAttributes(element: Element, names: readonly string[], baseUrl: string): string | null {
  for (const name of names) {
    const written = attribute(element, name);
    const url = written === null ? null : kept(/^url\((.{1,4000})\)$/i.exec(written)?.[1]?.replace(/^["']|["']$/g, '') ?? written, baseUrl);
    if (url !== null) return url;
  }
  return null;
}

function ofSrcsets(element: Element, baseUrl: string): string | null {
  for (const name of SRCSETS) {
    const written = element.getAttribute(name);
    if (written === null) continue;
    const candidates = parseSrcset(written).filter(({ address }) => kept(address, baseUrl) !== null);
    const sized = candidates.map(({ address, width, density }) => ({ address, size: width ?? (density ?? 1) * 640 }));
    const reasonable = sized.filter(({ size }) => size <= WIDEST);
    const best = reasonable.length > 0 ? reasonable.reduce((a, b) => (b.size > a.size ? b : a)) : sized.reduce<(typeof sized)[number] | null>((a, b) => (a === null || b.size < a.size ? b : a), null);
    if (best !== null) return kept(best.address, baseUrl);
  }
  return null;
}

function ofSources(picture: Element, baseUrl: string): string | null {
  for (const source of picture.children) {
    if (tagName(source) !== 'source') continue;
    const url = imageAddress(source, baseUrl);
    if (url !== null) return url;
  }
  return null;
}

/** What stands for readers without scripts beside a picture that scripts load. */
function ofNoscript(element: Element, baseUrl: string): string | null {
  for (const beside of [element.nextElementSibling, element.previousElementSibling]) {
    if (beside === null || tagName(beside) !== 'noscript') continue;
    // What a template holds is inert: nothing of it loads or runs.
    const template = element.ownerDocument.createElement('template');
    template.innerHTML = beside.firstElementChild === null ? (beside.textContent ?? '') : beside.innerHTML;
    const image = template.content.querySelector('img');
    const url = image === null ? null : imageAddress(image, baseUrl);
    if (url !== null) return url;
  }
  return null;
}

/** Addresses that scripts still have to fill in (`photo_{width}x.jpg`) lead nowhere. */
function kept(reference: string | null, baseUrl: string): string | null {
  if (reference === null || /[{}<>]|\$\{|^about:/.test(reference) || !/[./]/.test(reference)) return null;
  const url = absoluteUrl(reference, baseUrl);
  return url === null || url === baseUrl || PLACEHOLDER.test(url.replace(/[?#].*$/, '')) ? null : url;
}

/** Pictures of one point count visits. */
function isPixel(element: Element): boolean {
  const isTiny = (name: string): boolean => /^[01](?:px)?$/.test(element.getAttribute(name) ?? '');
  return isTiny('width') && isTiny('height');
}

/** True for a picture that dresses the page rather than belonging to what it says: icons, logos, portraits of writers, spinners. */
export function isOrnament(image: Element, address: string): boolean {
  const small = (name: string): boolean => {
    const size = Number.parseFloat(image.getAttribute(name) ?? '');
    return Number.isFinite(size) && size < SMALLEST;
  };
  if (small('width') || small('height') || /\.svg(?:$|\?)/i.test(address) || image.getAttribute('role') === 'presentation') return true;
  let names = '';
  for (let element: Element | null = image, level = 0; element !== null && isElement(element) && level < 3; element = element.parentElement, level += 1) {
    names += ` ${element.getAttribute('class') ?? ''}`;
  }
  return /(?:^|[\s_-])(?:icon|ico|logo|avatar|gravatar|emoji|emoticon|sprite|flag|badge|spinner|tracking|smiley)s?(?:$|[\s_-])/i.test(names);
}

/** Pixels of width or height below which a picture is an ornament. */
const SMALLEST = 48;

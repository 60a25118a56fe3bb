import { attribute, descendants, isElement, lineOf, tagName } from '../dom/nodes.ts';
import type { DateReading } from '../metadata/date-reading.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { ACCEPTED, COMMENT, CONTRIBUTION, namesOf, QUOTE } from './post-names.ts';
import { postGroups, type PostGroup } from './post-groups.ts';
import { MarkReader, postParts, type PostParts } from './post-parts.ts';

/** One contribution of a thread as it stands on the page. */
export interface FoundPost extends PostParts {
  /** The element around the whole post, with its author's line and buttons. */
  readonly element: Element;
  /** What it says, in page order, quotes of others included. */
  readonly body: readonly TextBlock[];
  /** Those of `body` that repeat what another post said. */
  readonly quoted: ReadonlySet<TextBlock>;
  /** 0 for the thread's own posts, 1 for replies to one of them, and so on. */
  readonly depth: number;
  /** Place in the list of the post that it stands under; null at depth 0. */
  readonly replyTo: number | null;
  /** Likes or votes shown beside it; null where none are. */
  readonly score: number | null;
  readonly accepted: boolean;
}

export interface ThreadReading {
  /** The page is a thread; else only what stands among comments counts. */
  readonly isThread: boolean;
  readonly dates: DateReading;
}

const SAMPLED = 6;
const FEWEST_LETTERS = 2;

/**
 * The posts of a thread in page order, or the comments below an article, found by how they are built: elements of one kind, most
 * of them signed and dated, that hold text. In a thread an opening post is looked for too that is built unlike its answers.
 */
export function findPosts(root: Element, blocks: readonly TextBlock[], { isThread, dates }: ThreadReading): FoundPost[] {
  const marks = new MarkReader(dates);
  const rated = promising(postGroups(root), blocks, isThread, marks).map((group) => rate(group, blocks, marks)).filter((group) => group !== null).sort((a, b) => b.score - a.score);
  const main = rated[0];
  if (main === undefined) return [];
  const inner = rated.find((group) => group !== main && standUnder(group, main));
  const elements = inner === undefined ? main.elements : inDocumentOrder(root, new Set([...main.elements, ...inner.elements]));
  const parts = inner === undefined ? main.posts : mergeParts(elements, postParts(main.elements, withoutInside(blocks, inner.elements), marks), postParts(inner.elements, blocks, marks));
  const opening = isThread ? openingPost(parts, blocks, marks) : null;
  return nested([...(opening === null ? [] : [opening]), ...parts].filter((post) => textLength(post) >= FEWEST_LETTERS));
}

interface RatedGroup {
  readonly elements: readonly Element[];
  readonly posts: readonly PostParts[];
  /** Shares of posts with an author and with a time. */
  readonly signed: number;
  readonly dated: number;
  readonly score: number;
}

/** Groups that are read in full. */
const READ_IN_FULL = 14;

/** The groups that hold most text, without those that plainly are something else. */
function promising(groups: readonly PostGroup[], blocks: readonly TextBlock[], isThread: boolean, marks: MarkReader): LikelyGroup[] {
  const letters = lettersBelow(blocks);
  return groups.map(({ elements, declared }) => {
    const likely = elements.filter((element) => CONTRIBUTION.test(namesOf(element))).length * 2 > elements.length;
    const text = elements.reduce((sum, element) => sum + Math.min(letters.get(element) ?? 0, 3_000), 0);
    const trust = (likely ? 2 : 1) * (declared ? 1.5 : 1);
    return { elements, likely, trust, promise: Math.sqrt(text) * trust };
  }).filter(({ elements, likely, promise }) => promise > 0 && (likely || (isThread && elements.length >= 3)) && (isThread || elements.slice(0, SAMPLED).some(isAmongComments)))
    .sort((a, b) => b.promise - a.promise)
    .filter(({ elements }) => elements.slice(0, SAMPLED).some((element) => marks.maySign(element)))
    .slice(0, READ_IN_FULL);
}

function lettersBelow(blocks: readonly TextBlock[]): Map<Element, number> {
  const letters = new Map<Element, number>();
  for (const block of blocks) {
    if (block.hidden || block.kind === 'control') continue;
    for (let around: Element | null = block.element; around !== null; around = around.parentElement) letters.set(around, (letters.get(around) ?? 0) + block.text.length - block.linkedLength);
  }
  return letters;
}

interface LikelyGroup {
  readonly elements: readonly Element[];
  /** Weight of what the elements call themselves. */
  readonly trust: number;
}

function rate({ elements, trust }: LikelyGroup, blocks: readonly TextBlock[], marks: MarkReader): RatedGroup | null {
  const all = postParts(elements, blocks, marks);
  const posts = all.filter((post) => textLength(post) >= FEWEST_LETTERS);
  if (posts.length < 2 || posts.length * 2 < all.length) return null;
  const signed = posts.filter((post) => post.author !== null).length / posts.length;
  const dated = posts.filter((post) => post.publishedAt !== null).length / posts.length;
  const letters = posts.reduce((sum, post) => sum + Math.min(textLength(post), 3_000), 0);
  if (signed < 0.5 || letters / posts.length < 8) return null;
  return { elements, posts, signed, dated, score: Math.sqrt(letters) * (signed + 0.5 * dated) * trust };
}

function textLength(post: PostParts): number {
  return post.body.reduce((sum, block) => sum + block.text.length, 0);
}

/** Letters outside headings and links: a thread's head with its title and its section is no post. */
function proseLength(post: PostParts): number {
  return post.body.reduce((sum, block) => sum + (block.kind === 'heading' ? 0 : block.text.length - block.linkedLength), 0);
}

function isAmongComments(element: Element): boolean {
  for (let around: Element | null = element, up = 0; around !== null && tagName(around) !== 'body' && up < 8; around = around.parentElement, up += 1) {
    if (COMMENT.test(namesOf(around)) || COMMENT.test(tagName(around))) return true;
  }
  return false;
}

/** Whether a group are replies to the posts of another: inside them, outside their words, and called comments. */
function standUnder(group: RatedGroup, main: RatedGroup): boolean {
  if (group.signed < 0.8 || group.dated < 0.5) return false;
  const posts = new Set(main.elements);
  const words = new Set(main.posts.flatMap((post) => post.body.map((block) => block.element)));
  // What carries its post's own author and time is that post's head.
  const heads = group.posts.filter((post) => main.posts.some((one) => one.author === post.author && one.publishedAt === post.publishedAt && one.element.contains(post.element)));
  if (heads.length * 2 > group.posts.length) return false;
  const under = group.elements.filter((element) => {
    if (posts.has(element) || !isAmongComments(element)) return false;
    let around = element.parentElement;
    while (around !== null && !posts.has(around)) around = around.parentElement;
    return around !== null && ![...words].some((word) => element.contains(word));
  });
  return under.length === group.elements.length;
}

function withoutInside(blocks: readonly TextBlock[], elements: readonly Element[]): TextBlock[] {
  const within = new Set(elements);
  const known = new Map<Element, boolean>();
  return blocks.filter((block) => {
    const passed: Element[] = [];
    let around: Element | null = block.element;
    while (around !== null && !known.has(around) && !within.has(around)) {
      passed.push(around);
      around = around.parentElement;
    }
    const inside = around !== null && (within.has(around) || known.get(around) === true);
    for (const one of passed) known.set(one, inside);
    return !inside;
  });
}

function inDocumentOrder(root: Element, elements: ReadonlySet<Element>): Element[] {
  const ordered: Element[] = [];
  for (const node of descendants(root)) if (isElement(node) && elements.has(node)) ordered.push(node);
  return ordered;
}

function mergeParts(order: readonly Element[], ...lists: readonly (readonly PostParts[])[]): PostParts[] {
  const byElement = new Map(lists.flat().map((post) => [post.element, post]));
  return order.map((element) => byElement.get(element)).filter((post) => post !== undefined);
}

const HIGHEST = 8;
const FEWEST_OPENING_LETTERS = 30;

/** What opens a thread and is not built like its answers: the nearest element before them that is signed or dated and says something. */
function openingPost(posts: readonly PostParts[], blocks: readonly TextBlock[], marks: MarkReader): PostParts | null {
  const first = posts[0]?.element;
  if (first === undefined) return null;
  for (let around: Element | null = first, up = 0; around !== null && tagName(around) !== 'body' && up < HIGHEST; around = around.parentElement, up += 1) {
    for (let before = around.previousElementSibling, steps = 0; before !== null && steps < 6; before = before.previousElementSibling, steps += 1) {
      if (/^(?:nav|header|footer|script|style|form|aside)$/.test(tagName(before))) continue;
      const [post] = postParts([before], blocks, marks);
      // A thread's head names its opener too, above the opening post.
      if (post === undefined || post.author === null || proseLength(post) < (post.author === posts[0]?.author ? 6 : 1) * FEWEST_OPENING_LETTERS) continue;
      const answered = posts[0]?.publishedAt ?? null;
      if (post.publishedAt !== null && answered !== null && post.publishedAt.slice(0, 16) > answered.slice(0, 16)) continue;
      if (post.publishedAt === null && !CONTRIBUTION.test(namesOf(before))) continue;
      return post;
    }
  }
  return null;
}

function nested(posts: readonly PostParts[]): FoundPost[] {
  const place = new Map(posts.map((post, index) => [post.element, index]));
  // A first post that has all others inside is the thread's frame, and they stand beside it.
  const frame = posts.length > 2 && posts.slice(1).every((post) => posts[0]?.element.contains(post.element)) ? posts[0]?.element : undefined;
  const depths: number[] = [];
  return posts.map((post, index) => {
    let replyTo: number | null = null;
    for (let around = post.element.parentElement; around !== null && replyTo === null; around = around.parentElement) replyTo = around === frame ? null : (place.get(around) ?? null);
    if (replyTo !== null && replyTo >= index) replyTo = null;
    const depth = replyTo === null ? 0 : (depths[replyTo] ?? 0) + 1;
    depths.push(depth);
    return { ...post, quoted: new Set(post.body.filter((block) => isQuoted(block, post.element))), depth, replyTo, score: scoreOf(post), accepted: isAccepted(post.element) };
  });
}

function isQuoted(block: TextBlock, post: Element): boolean {
  for (let around: Element | null = block.element, up = 0; around !== null && around !== post && up < 10; around = around.parentElement, up += 1) {
    if (tagName(around) === 'blockquote' || QUOTE.test(around.getAttribute('class') ?? '')) return true;
  }
  return false;
}

function isAccepted(post: Element): boolean {
  return ACCEPTED.test(namesOf(post)) || post.getAttribute('itemprop') === 'acceptedAnswer';
}

const SCORED = '[itemprop="upvoteCount"], [itemprop="userInteractionCount"], [class*="vote-count" i], [class*="likes" i], [class*="like-count" i], [class*="score" i], [class*="points" i], [class*="zan" i]';

/** The first count of likes or votes in the post that is neither in its words nor in a reply below it. */
function scoreOf({ element, body }: PostParts): number | null {
  const words = new Set(body.map((block) => block.element));
  for (const shown of [...element.querySelectorAll(SCORED)].slice(0, 4)) {
    if ([...words].some((word) => word.contains(shown))) continue;
    const count = /^\D{0,12}(-?\d{1,7})(?!\d)\D{0,12}$/.exec(attribute(shown, 'content') ?? lineOf(shown))?.[1];
    if (count !== undefined) return Number(count);
  }
  return null;
}

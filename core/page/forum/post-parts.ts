import { readDate } from '../../quantity/dates/dates.ts';
import { attribute, descendants, isElement, lineOf, tagName } from '../dom/nodes.ts';
import { cleanName } from '../metadata/page-author.ts';
import type { DateReading } from '../metadata/date-reading.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { AUTHOR, AUTHOR_ADDRESS, BESIDE, BODY, buildOf, isAction, namesOf, OTHER_TIME, STANDING, TIME } from './post-names.ts';

/** What stands where in a post; `body` are its blocks without author, time, signature and buttons. */
export interface PostParts {
  readonly element: Element;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly body: readonly TextBlock[];
}

/** Nodes of one post that are searched for its author and time. */
const SEARCHED = 1_500;
const LONGEST_NAME = 60;
const LONGEST_TIME = 90;
/** What nothing but its words marks as a time says little else. */
const LONGEST_BARE_TIME = 36;
const NOT_A_NAME = /^(?:log ?in|sign ?in|register|sign ?up|continue reading|follow|following|more|edited|asked|answered|offline|online|guest|op|author|moderator|find|pm|website|www|profile|private message|view|发表于|回复|楼主|作者|登录|注册|关注|编辑|管理员|匿名|举报|展开|收起)\b|^(?:asked|answered|edited|posted|joined|last|re)\b|^(?:发表于|回复于|最后)|[:：]\s*\d|\bposts\b|\bbadges?$|^[\d.,]+[km万]?$/i;

/** `Ann replied to Bob`, `甲 回复 乙`. */
const ADDRESSED = /\s+(?:评论|回复|replied to|in reply to|[>›»▶@])\s*/;

/** One element that may say who or when, with its build, what it says, and how plainly. */
interface Candidate {
  readonly element: Element;
  readonly build: string;
  readonly value: string;
  readonly strength: number;
}

/**
 * The parts of posts of one kind. What is author, time and body is decided for all posts together: elements of one build in
 * most of them, saying a name or a time, and the richest one that holds neither.
 */
export function postParts(elements: readonly Element[], blocks: readonly TextBlock[], marks: MarkReader): PostParts[] {
  const { own, ownerOf } = ownBlocks(elements, blocks);
  const read = elements.map((element) => candidatesOf(element, (node) => ownerOf(node) === element, marks));
  const authors = agreed(read.map(({ names }) => names), true);
  const times = agreed(read.map(({ times: found }) => found), false);
  const marked = elements.map((_, index) => [authors[index]?.element, times[index]?.element].filter((mark) => mark !== undefined));
  const bodies = bodyBlocks(elements, own, { marked, names: authors.map((author) => author?.value ?? '') }, marks);
  return elements.map((element, index) => ({
    element, author: authors[index]?.value ?? null, publishedAt: times[index]?.value ?? null, body: bodies[index] ?? [],
  }));
}

/** A reply that stands inside the post it answers is a post of its own: every block belongs to the innermost one around it. */
function ownBlocks(elements: readonly Element[], blocks: readonly TextBlock[]): { own: Map<Element, TextBlock[]>; ownerOf: (node: Element) => Element | null } {
  const owners = new Map<Element, Element | null>(elements.map((element) => [element, element]));
  const ownerOf = (node: Element): Element | null => {
    const passed: Element[] = [];
    let around: Element | null = node;
    for (; around !== null && !owners.has(around); around = around.parentElement) passed.push(around);
    const owner = around === null ? null : (owners.get(around) ?? null);
    for (const one of passed) owners.set(one, owner);
    return owner;
  };
  const own = new Map<Element, TextBlock[]>();
  for (const block of blocks) {
    if (block.hidden) continue;
    const post = ownerOf(block.element);
    if (post === null) continue;
    const list = own.get(post);
    if (list === undefined) own.set(post, [block]);
    else list.push(block);
  }
  return { own, ownerOf };
}

function candidatesOf(post: Element, isOwn: (node: Element) => boolean, marks: MarkReader): { names: Candidate[]; times: Candidate[] } {
  const names: Candidate[] = [];
  const times: Candidate[] = [];
  let searched = 0;
  for (const node of descendants(post)) {
    if ((searched += 1) > SEARCHED) break;
    if (!isElement(node) || !isOwn(node)) continue;
    const { name, time } = marks.of(node);
    if (name !== null) names.push(name);
    if (time !== null) times.push(time);
  }
  return { names, times };
}

interface Marks {
  readonly name: Candidate | null;
  readonly time: Candidate | null;
}

/** What an element around blocks is called. */
interface Called {
  readonly build: string;
  readonly isBody: boolean;
  /** A part of a post that is not its words. */
  readonly isBeside: boolean;
}

/** What each element of a page may say about who and when, and what it is called, read once for all groups it stands in. */
export class MarkReader {
  private readonly known = new Map<Element, Marks>();
  private readonly calledOf = new Map<Element, Called>();

  constructor(private readonly dates: DateReading) {}

  of(node: Element): Marks {
    let marks = this.known.get(node);
    if (marks === undefined) {
      const called = namesOf(node);
      this.known.set(node, (marks = { name: nameIn(node, called), time: timeIn(node, called, this.dates) }));
    }
    return marks;
  }

  called(element: Element): Called {
    let called = this.calledOf.get(element);
    if (called === undefined) {
      const names = namesOf(element);
      const isBody = BODY.test(names);
      this.calledOf.set(element, (called = { build: buildOf(element), isBody, isBeside: !isBody && BESIDE.test(names) }));
    }
    return called;
  }

  /** Whether something in an element may be its author's name. */
  maySign(post: Element): boolean {
    let searched = 0;
    for (const node of descendants(post)) {
      if ((searched += 1) > SEARCHED / 3) return false;
      if (isElement(node) && this.of(node).name !== null) return true;
    }
    return false;
  }
}

function nameIn(node: Element, called: string): Candidate | null {
  const isProfile = tagName(node) === 'a' && AUTHOR_ADDRESS.test(node.getAttribute('href') ?? '');
  const isMarked = /(?:^|\s)author(?:\s|$)/.test(node.getAttribute('rel') ?? '') || [node, node.parentElement, node.parentElement?.parentElement].some((one) => /(?:^|\s)(?:author|creator)(?:\s|$)/.test(one?.getAttribute('itemprop') ?? ''));
  const isTerm = tagName(node) === 'dt';
  if (!isProfile && !isMarked && !isTerm && !AUTHOR.test(called)) return null;
  if (node.childElementCount > 6) return null;
  const text = lineOf(node) || (attribute(node, 'content') ?? '');
  if (text === '' || text.length > LONGEST_NAME || NOT_A_NAME.test(text)) return null;
  const name = cleanName(text.split(ADDRESSED)[0] ?? text);
  if (name === null || NOT_A_NAME.test(name)) return null;
  const strength = ((isMarked ? 3 : 0) + (isProfile ? 2.5 : 0) + (AUTHOR.test(called) ? 1.5 : 0) + (isTerm ? 0.6 : 0)) * (STANDING.test(called) ? 0.2 : 1);
  return { element: node, build: buildOf(node), value: name, strength: strength * (standsInBody(node) ? 0.25 : 1) / (1 + 0.2 * (name.split(' ').length - 1)) };
}

function timeIn(node: Element, called: string, dates: DateReading): Candidate | null {
  const isTime = tagName(node) === 'time' || node.hasAttribute('datetime');
  const isNamed = TIME.test(called);
  const isSmall = node.childElementCount <= 1;
  if (!isTime && !isNamed && !isSmall) return null;
  const text = node.childElementCount > 8 ? '' : lineOf(node);
  const line = text.length > (isTime || isNamed ? LONGEST_TIME : LONGEST_BARE_TIME) ? '' : text;
  if (OTHER_TIME.test(`${called} ${line}`)) return null;
  const exact = isTime || isNamed ? ['datetime', 'content', 'data-time', 'data-timestamp', 'data-date'].map((name) => attribute(node, name)) : [];
  const written = [...exact, attribute(node, 'title'), (isTime || isNamed || /\d/.test(line)) && line !== '' ? line : null].filter((one) => one !== null);
  const absolute = written.map((one) => readDate(one, { dayFirst: dates.dayFirst })).find((read) => read !== null);
  // `2 years ago` is less than the date that often stands beside it.
  const date = absolute ?? written.map((one) => readDate(one, dates)).find((read) => read !== null);
  if (date === undefined || date === null) return null;
  // `edited 3 May`: what stands before it on its line says which time it is.
  const around = node.parentElement === null || node.parentElement.childElementCount > 4 ? '' : lineOf(node.parentElement);
  if (around.length < LONGEST_TIME && OTHER_TIME.test(around.slice(0, Math.max(0, around.indexOf(line))))) return null;
  return { element: node, build: buildOf(node), value: date, strength: (isTime ? 3 : isNamed ? 2 : 1) * (standsInBody(node) ? 0.25 : 1) * (date.length > 10 ? 1.2 : 1) * (absolute === undefined || absolute === null ? 0.4 : 1) };
}

/** For every post the plainest candidate, the more so the more posts have one of its build. */
function agreed(posts: readonly (readonly Candidate[])[], isDistinct: boolean): (Candidate | undefined)[] {
  const builds = new Map<string, Map<number, Candidate>>();
  posts.forEach((candidates, index) => {
    for (const candidate of candidates) {
      let build = builds.get(candidate.build);
      if (build === undefined) builds.set(candidate.build, (build = new Map<number, Candidate>()));
      if (candidate.strength > 1.2 * (build.get(index)?.strength ?? 0)) build.set(index, candidate);
    }
  });
  return posts.map((candidates, index) => {
    let best: { candidate: Candidate; score: number } | undefined;
    for (const candidate of candidates) {
      const build = builds.get(candidate.build);
      if (build?.get(index) !== candidate) continue;
      // What reads alike in every post is a label.
      const isLabel = isDistinct && build.size > 2 && new Set([...build.values()].map(({ value }) => value)).size === 1;
      const score = candidate.strength * (build.size / posts.length) * (isLabel ? 0.3 : 1);
      if (score > (best?.score ?? 0)) best = { candidate, score };
    }
    return best?.candidate;
  });
}

function standsInBody(node: Element): boolean {
  for (let around: Element | null = node, up = 0; around !== null && up < 4; around = around.parentElement, up += 1) {
    if (around.localName === 'blockquote' || around.localName === 'p') return true;
    if (/articleBody|(?:^|[\s_-])(?:cooked|prose|markdown|bbWrapper|post-body|message-?body|comment-?body)(?:$|[\s_-])/.test(namesOf(around))) return up > 0;
  }
  return false;
}

/** Of each post the elements that say who and when, and the name they say. */
interface SignedBy {
  readonly marked: readonly (readonly Element[])[];
  readonly names: readonly string[];
}

interface Holder {
  letters: number;
  readonly posts: Set<number>;
  named: number;
  count: number;
}

/** The blocks in the richest build that holds neither author nor time; where no build fits a post, its lines that say something. */
function bodyBlocks(elements: readonly Element[], own: ReadonlyMap<Element, TextBlock[]>, { marked, names }: SignedBy, marks: MarkReader): TextBlock[][] {
  const holders = new Map<string, Holder>();
  const holding = elements.map((element, index) => {
    const found = new Map<Element, TextBlock[]>();
    for (const block of own.get(element) ?? []) {
      if (isBeside(block.element, element, marks) || block.text === names[index]) continue;
      for (let around: Element | null = block.element, up = 0; around !== null && around !== element && up < 30; around = around.parentElement, up += 1) {
        const list = found.get(around);
        if (list === undefined) found.set(around, [block]);
        else list.push(block);
      }
    }
    for (const [around, inside] of found) {
      if ((marked[index] ?? []).some((mark) => around.contains(mark))) {
        found.delete(around);
        continue;
      }
      const { build, isBody } = marks.called(around);
      let holder = holders.get(build);
      if (holder === undefined) holders.set(build, (holder = { letters: 0, posts: new Set(), named: 0, count: 0 }));
      holder.letters += Math.min(3_000, Math.max(0, inside.reduce((sum, block) => sum + worth(block), 0)));
      holder.posts.add(index);
      holder.count += 1;
      if (isBody) holder.named += 1;
    }
    return found;
  });
  const scored = new Map([...holders].map(([build, holder]) => {
    const coverage = holder.posts.size / elements.length;
    const single = holder.posts.size / holder.count;
    return [build, holder.letters * coverage * coverage * Math.sqrt(single) * (holder.named * 2 > holder.count ? 1.5 : 1)] as const;
  }));
  return elements.map((element, index) => {
    let best: { blocks: TextBlock[]; score: number } = { blocks: [], score: 0 };
    for (const [around, inside] of holding[index] ?? []) {
      const score = scored.get(marks.called(around).build) ?? 0;
      // Maps keep the order in which elements were met, inner ones first: on equal scores the inner one stays.
      if (score > best.score * 1.02) best = { blocks: inside, score };
    }
    const body = best.blocks.filter((block) => !isButton(block));
    return body.length > 0 ? body : loose(element, (own.get(element) ?? []).filter((block) => block.text !== names[index]), marked[index] ?? [], marks);
  });
}

function loose(post: Element, own: readonly TextBlock[], marked: readonly Element[], marks: MarkReader): TextBlock[] {
  return own.filter((block) => {
    if (isButton(block) || !/\p{L}/u.test(block.text) || isBeside(block.element, post, marks) || marked.some((mark) => mark.contains(block.element))) return false;
    // Short comments have their author and time on the same line.
    const signed = marked.filter((mark) => block.element.contains(mark)).reduce((sum, mark) => sum + lineOf(mark).length, 0);
    return signed === 0 || block.text.length > signed + 8;
  });
}

function isButton(block: TextBlock): boolean {
  return block.kind === 'control' || (block.linkedLength * 2 > block.text.length && isAction(block.text));
}

/** Letters of a line; a button speaks against the element around it. */
function worth(block: TextBlock): number {
  if (block.kind === 'control' || isAction(block.text)) return -15;
  return block.text.length - 0.7 * block.linkedLength;
}

/** Whether a block stands in a part of the post that is not its words. */
function isBeside(node: Element, post: Element, marks: MarkReader): boolean {
  for (let around: Element | null = node, up = 0; around !== null && around !== post && up < 12; around = around.parentElement, up += 1) {
    if (marks.called(around).isBeside) return true;
  }
  return false;
}

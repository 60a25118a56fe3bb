import type { Post } from '../../clip/clip.ts';
import { attribute, collapseSpace, descendants, isElement, lineOf, tagName } from '../dom/nodes.ts';
import { cleanName } from '../metadata/page-author.ts';
import { readDate } from '../../quantity/dates/dates.ts';
import { repeatedGroups } from '../records/repeated-elements.ts';
import { isRecord, listOf, textOf, type JsonRecord } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';

const POST_NAMES = /post|comment|message|repl(?:y|ies)|answer|topic|thread|floor|review|discussion/i;
const AUTHOR_NAMES = /author|user-?name|nick|poster|member|creator|person|byline|(?:^|[\s_-])user(?:$|[\s_-])/i;
const AUTHOR_ADDRESS = /\/(?:u|user|users|member|members|profile|profiles|people|author|space|home)[/.=?-]/i;
const DATE_NAMES = /date|time|ago|posted/i;
const BODY_NAMES = /(?:post|comment|message|answer|reply|topic|entry)[_-]?(?:body|content|text|message)|(?:^|[\s_-])(?:content|body|cooked|md|markdown|message|prose)(?:$|[\s_-])|articleBody|t_f/i;
const FEWEST_WORDS = 3;

/** The contributions of a thread in page order, from how they stand on the page; where that shows none, from structured data. */
export function pagePosts(root: Element, blocks: readonly TextBlock[], items: readonly SchemaItem[]): Post[] {
  let best: { posts: Post[]; score: number } = { posts: [], score: 0 };
  for (const { elements } of repeatedGroups(root)) {
    const likely = elements.filter((element) => POST_NAMES.test(namesOf(element))).length * 2 > elements.length;
    if ((!likely && elements.length < 3) || !elements.slice(0, SAMPLED).some((element) => authorOf(element, () => true) !== null)) continue;
    const posts = postsOf(elements, blocks);
    if (posts.length < 2) continue;
    const signed = posts.filter((post) => post.author !== null).length / posts.length;
    const dated = posts.filter((post) => post.publishedAt !== null).length / posts.length;
    const letters = posts.reduce((sum, post) => sum + Math.min(post.text.length, 3_000), 0);
    if (signed < 0.5 || letters / posts.length < 30) continue;
    const score = Math.sqrt(letters) * (signed + 0.5 * dated) * (likely ? 2 : 1);
    if (score > best.score) best = { posts, score };
  }
  return best.posts.length > 0 ? best.posts : structuredPosts(items);
}

/** Posts of a group looked at before all of it is read. */
const SAMPLED = 4;
/** Nodes of one post that are searched for its author and time. */
const SEARCHED = 400;

/** A reply that stands inside the post it answers is a post of its own: every block belongs to the innermost one around it. */
function postsOf(elements: readonly Element[], blocks: readonly TextBlock[]): Post[] {
  const members = new Set(elements);
  const owner = (node: Element): Element | null => {
    let around: Element | null = node;
    for (let up = 0; around !== null && up < 60 && !members.has(around); up += 1) around = around.parentElement;
    return around !== null && members.has(around) ? around : null;
  };
  const own = new Map<Element, TextBlock[]>();
  for (const block of blocks) {
    if (block.hidden || block.kind === 'control') continue;
    const post = owner(block.element);
    if (post === null) continue;
    const list = own.get(post);
    if (list === undefined) own.set(post, [block]);
    else list.push(block);
  }
  return elements.flatMap((element) => {
    const inside = own.get(element) ?? [];
    const bodied = inside.filter((block) => standsInBody(block.element, element));
    const text = (bodied.length > 0 ? bodied : inside.filter(saysSomething)).map((block) => block.text).join('\n');
    const isOwn = (node: Element): boolean => owner(node) === element;
    return text === '' ? [] : [{ author: authorOf(element, isOwn), publishedAt: dateOf(element, isOwn), text }];
  });
}

function standsInBody(node: Element, post: Element): boolean {
  for (let around: Element | null = node; around !== null && around !== post; around = around.parentElement) {
    if (BODY_NAMES.test(namesOf(around))) return true;
  }
  return false;
}

function saysSomething(block: TextBlock): boolean {
  return block.text.split(/\s+/).length >= FEWEST_WORDS || /\p{Script=Han}{6}/u.test(block.text);
}

function authorOf(element: Element, isOwn: (node: Element) => boolean): string | null {
  let linked: string | null = null;
  let searched = 0;
  for (const node of descendants(element)) {
    if ((searched += 1) > SEARCHED) break;
    if (!isElement(node) || !isOwn(node)) continue;
    const named = AUTHOR_NAMES.test(`${namesOf(node)} ${node.getAttribute('rel') ?? ''}`);
    const isProfile = tagName(node) === 'a' && AUTHOR_ADDRESS.test(node.getAttribute('href') ?? '');
    if (!named && !isProfile) continue;
    const text = lineOf(node);
    const name = text.length > 60 ? null : cleanName(text);
    if (name === null) continue;
    if (isProfile) return name;
    linked ??= name;
  }
  return linked;
}

function dateOf(element: Element, isOwn: (node: Element) => boolean): string | null {
  let searched = 0;
  for (const node of descendants(element)) {
    if ((searched += 1) > SEARCHED) break;
    if (!isElement(node) || !isOwn(node)) continue;
    const tag = tagName(node);
    if (tag !== 'time' && !DATE_NAMES.test(namesOf(node)) && !node.hasAttribute('datetime')) continue;
    const date = [attribute(node, 'datetime'), attribute(node, 'data-time'), attribute(node, 'data-timestamp'), attribute(node, 'title'), lineOf(node).slice(0, 80)]
      .map((written) => (written === null ? null : readDate(written)))
      .find((read) => read !== null);
    if (date !== undefined) return date;
  }
  return null;
}

function namesOf(element: Element): string {
  return `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('itemtype') ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');
}

const CONTRIBUTIONS = ['acceptedAnswer', 'suggestedAnswer', 'comment'] as const;
const MOST_POSTS = 2_000;

/** Questions with their answers, and postings with their comments, as schema.org states them. */
function structuredPosts(items: readonly SchemaItem[]): Post[] {
  const thread = items.find((item) => item.types.some((type) => /^(?:Question|DiscussionForumPosting|SocialMediaPosting)$/.test(type)));
  if (thread === undefined) return [];
  const posts: Post[] = [];
  const queue: JsonRecord[] = [thread.properties];
  for (let item = queue.shift(); item !== undefined && posts.length < MOST_POSTS; item = queue.shift()) {
    const text = textOf(item['text']) ?? textOf(item['articleBody']);
    if (text !== null) {
      const written = textOf(item['dateCreated'] ?? item['datePublished']);
      posts.push({ author: cleanName(textOf(item['author'])), publishedAt: written === null ? null : readDate(written), text: plain(text) });
    }
    for (const name of CONTRIBUTIONS) queue.push(...listOf(item[name]).filter(isRecord));
  }
  return posts;
}

/** Structured text may be HTML: its tags go, its paragraphs stay apart. */
function plain(text: string): string {
  return text.replace(/<\/?(?:p|br|div|li)\b[^>]*>/gi, '\n').replace(/<[^<>]{1,200}>/g, '').split('\n').map(collapseSpace).filter((line) => line !== '').join('\n');
}

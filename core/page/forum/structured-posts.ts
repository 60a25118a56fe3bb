import type { Post } from '../../clip/clip.ts';
import { readDate } from '../../quantity/dates/dates.ts';
import { collapseSpace } from '../dom/nodes.ts';
import { cleanName } from '../metadata/page-author.ts';
import type { DateReading } from '../metadata/date-reading.ts';
import { isRecord, listOf, numberOf, textOf, type JsonRecord } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';

const CONTRIBUTIONS = ['acceptedAnswer', 'suggestedAnswer', 'comment'] as const;
const MOST_POSTS = 2_000;

/** Questions with their answers, and postings with their comments, as schema.org states them, each before the replies to it. */
export function structuredPosts(items: readonly SchemaItem[], dates: DateReading): Post[] {
  const thread = items.find((item) => item.types.some((type) => /^(?:Question|DiscussionForumPosting|SocialMediaPosting)$/.test(type)));
  if (thread === undefined) return [];
  const posts: Post[] = [];
  const stack: { item: JsonRecord; depth: number; replyTo: number | null; accepted: boolean }[] = [{ item: thread.properties, depth: 0, replyTo: null, accepted: false }];
  for (let next = stack.pop(); next !== undefined && posts.length < MOST_POSTS; next = stack.pop()) {
    const { item, depth, replyTo, accepted } = next;
    const text = textOf(item['text']) ?? textOf(item['articleBody']);
    const written = textOf(item['dateCreated'] ?? item['datePublished']);
    const place = posts.length;
    if (text !== null) {
      posts.push({ author: cleanName(textOf(item['author'])), publishedAt: written === null ? null : readDate(written, dates), text: plain(text), depth, replyTo, score: numberOf(item['upvoteCount']), accepted });
    }
    // What answers the thread stands beside its opening post; what answers an answer stands under it.
    const isThread = item === thread.properties;
    const inner = CONTRIBUTIONS.flatMap((name) => listOf(item[name]).filter(isRecord).map((reply) => ({
      item: reply, depth: isThread ? 0 : depth + 1, replyTo: isThread || text === null ? null : place, accepted: name === 'acceptedAnswer',
    })));
    stack.push(...inner.reverse());
  }
  return posts;
}

/** Structured text may be HTML: its tags go, its paragraphs stay apart. */
function plain(text: string): string {
  return text.replace(/<\/?(?:p|br|div|li)\b[^>]{0,500}>/gi, '\n').replace(/<[^<>]{1,200}>/g, '').split('\n').map(collapseSpace).filter((line) => line !== '').join('\n');
}

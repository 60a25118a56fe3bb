import type { Post } from '../../clip/clip.ts';
import type { FoundPost } from './find-posts.ts';

/** Posts as a clip keeps them. Lines quoted from others begin with `> `. */
export function clipPosts(found: readonly FoundPost[]): Post[] {
  return found.map(({ author, publishedAt, body, quoted, depth, replyTo, score, accepted }) => {
    const text = body.map((block) => (quoted.has(block) ? `> ${block.text}` : block.text)).join('\n');
    return { author, publishedAt, text, depth, replyTo, score, accepted };
  });
}

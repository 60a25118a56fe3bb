import type { JSX } from 'preact';
import type { Post } from '../../core/clip/clip.ts';
import { moreOf, postTexts } from '../../core/language/texts/extension.ts';
import { formatCount, formatPublished } from './format.ts';
import { useSpeech } from './speech.tsx';

/** Steps by which replies move in: deeper ones stay readable in a narrow pane. */
const DEEPEST = 4;

/** Contributions with who wrote them and when, the first `most`; `isBrief` shows the first two lines of each. */
export function PostList({ posts, most, isBrief }: { posts: readonly Post[]; most: number; isBrief: boolean }): JSX.Element {
  const { language, say } = useSpeech();
  return (
    <ul class="plain">
      {posts.slice(0, most).map(({ author, publishedAt, text, depth, score, accepted }, index) => (
        <li key={index} class="post" style={{ marginLeft: `${Math.min(depth, DEEPEST) * 12}px` }}>
          <p class="post-head">
            {author !== null && <strong>{author}</strong>}
            {publishedAt !== null && <time dateTime={publishedAt}>{formatPublished(publishedAt, language)}</time>}
            {score !== null && <span>{say(postTexts.score(formatCount(score, language)))}</span>}
            {accepted && <span class="chip">{say(postTexts.accepted)}</span>}
          </p>
          <p class={isBrief ? 'post-text brief' : 'post-text'}>{text}</p>
        </li>
      ))}
      {posts.length > most && <li class="more">{say(moreOf(formatCount(posts.length - most, language)))}</li>}
    </ul>
  );
}

import { describe, expect, it } from 'vitest';
import { pagePosts } from '../../../../core/page/forum/posts.ts';
import { schemaItems } from '../../../../core/page/structured-data/schema-items.ts';
import { textBlocks } from '../../../../core/page/text-blocks/text-blocks.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

function posts(html: string): ReturnType<typeof pagePosts> {
  const document = documentFromHtml(html, 'https://forum.example/t/1');
  return pagePosts(document.body, textBlocks(document.body, ''), schemaItems(document));
}

const post = (author: string, time: string, text: string): string =>
  `<article class="post"><a class="username" href="/u/${author}">${author}</a> <time datetime="${time}">then</time>
   <div class="post-content"><p>${text}</p></div><div class="actions"><button>Reply</button></div></article>`;

describe('the posts of a thread', () => {
  it('gives every contribution with its author and time', () => {
    expect(posts(post('ann', '2024-03-05T10:00:00Z', 'Which kettle would you buy for a small kitchen?') + post('bob', '2024-03-05T11:30:00Z', 'The copper one. Mine has lasted for ten years now.'))).toEqual([
      { author: 'ann', publishedAt: '2024-03-05T10:00:00Z', text: 'Which kettle would you buy for a small kitchen?' },
      { author: 'bob', publishedAt: '2024-03-05T11:30:00Z', text: 'The copper one. Mine has lasted for ten years now.' },
    ]);
  });

  it('reads a thread from structured data where the page shows none', () => {
    expect(posts(`<script type="application/ld+json">{"@type":"QAPage","mainEntity":{"@type":"Question","text":"Why?","author":{"name":"Ann"},
      "acceptedAnswer":{"@type":"Answer","text":"<p>Because.</p>","dateCreated":"2024-01-02"}}}</script><div id="app"></div>`)).toEqual([
      { author: 'Ann', publishedAt: null, text: 'Why?' },
      { author: null, publishedAt: '2024-01-02', text: 'Because.' },
    ]);
  });
});

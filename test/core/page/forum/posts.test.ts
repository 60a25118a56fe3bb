import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPosts } from '../../../../core/page/forum/find-posts.ts';
import { clipPosts } from '../../../../core/page/forum/posts.ts';
import { structuredPosts } from '../../../../core/page/forum/structured-posts.ts';
import { schemaItems } from '../../../../core/page/structured-data/schema-items.ts';
import { textBlocks } from '../../../../core/page/text-blocks/text-blocks.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const dates = { dayFirst: false, today: '2024-06-01T12:00:00Z' };

function posts(html: string, isThread = true): ReturnType<typeof clipPosts> {
  const { body } = documentFromHtml(html, 'https://forum.example/t/1');
  return clipPosts(findPosts(body, textBlocks(body, ''), { isThread, dates }));
}

const post = (author: string, time: string, inside: string): string =>
  `<article class="post"><div class="user-info"><a class="username" href="/u/${author}">${author}</a><span class="user-rank">Veteran</span></div>
   <time datetime="${time}">then</time><div class="post-content">${inside}</div><div class="signature">Sent from my kettle</div>
   <div class="actions"><button>Reply</button><a href="/like">Like</a></div></article>`;
const ann = post('ann', '2024-03-05T10:00:00Z', '<p>Which kettle would you buy for a small kitchen?</p>');
const bob = post('bob', '2024-03-05T11:30:00Z', '<p>The copper one. Mine has lasted for ten years now.</p>');
const plainPost = { depth: 0, replyTo: null, score: null, accepted: false };

describe('the posts of a thread', () => {
  it('gives every contribution with its author and time, without rank, signature and buttons', () => {
    expect(posts(ann + bob)).toEqual([
      { ...plainPost, author: 'ann', publishedAt: '2024-03-05T10:00:00Z', text: 'Which kettle would you buy for a small kitchen?' },
      { ...plainPost, author: 'bob', publishedAt: '2024-03-05T11:30:00Z', text: 'The copper one. Mine has lasted for ten years now.' },
    ]);
  });

  it('marks off what a post quotes of another', () => {
    const eve = post('eve', '2024-03-06T08:00:00Z', '<blockquote>The copper one.</blockquote><p>It stains within a week, sadly.</p>');
    expect(posts(ann + bob + eve)[2]?.text).toBe('> The copper one.\nIt stains within a week, sadly.');
  });

  it('sets replies under the post that they stand in', () => {
    const comment = (author: string, text: string, inside = ''): string => `<li class="comment"><a class="author" href="/user/${author}">${author}</a> <time datetime="2024-01-02">2 January</time><p class="comment-text">${text}</p><ul>${inside}</ul></li>`;
    const found = posts(`<ul>${comment('ann', 'Is the lid of glass or of steel?', comment('bob', 'Of glass, and it holds the steam.', comment('ann', 'Thank you, that settles it for me.')))}${comment('eve', 'The handle stays cool as well.')}</ul>`);
    expect(found.map(({ author, depth, replyTo }) => [author, depth, replyTo])).toEqual([['ann', 0, null], ['bob', 1, 0], ['ann', 2, 1], ['eve', 0, null]]);
    expect(found.map(({ text }) => text.split(' ').slice(0, 3).join(' '))).toEqual(['Is the lid', 'Of glass, and', 'Thank you, that', 'The handle stays']);
  });

  it('finds a question that is built unlike its answers, and the answer that was accepted', () => {
    const answer = (author: string, text: string, extra = ''): string => `<div class="answer ${extra}"><span class="vote-count">7</span><div class="answer-body"><p>${text}</p></div><div class="user-details"><a href="/users/5/${author}">${author}</a> answered <time datetime="2024-02-02T10:00Z">2 Feb</time></div></div>`;
    const found = posts(`<div><h1>Why does it whistle?</h1></div><div class="question"><div class="text"><p>My kettle whistles before the water boils. Why is that so?</p></div><div><a href="/users/1/ann">ann</a> asked <time datetime="2024-02-01T10:00Z">1 Feb</time></div></div>
      <div id="answers">${answer('bob', 'Steam escapes through the spout early when it is too full.', 'accepted-answer')}${answer('eve', 'Scale in the spout narrows it, so clean it first.')}</div>`);
    expect(found.map(({ author, accepted, score }) => [author, accepted, score])).toEqual([['ann', false, null], ['bob', true, 7], ['eve', false, 7]]);
    expect(found[0]?.publishedAt).toBe('2024-02-01T10:00Z');
  });

  it('reads threads of Chinese forum engines', () => {
    const floor = (author: string, time: string, text: string): string => `<div id="post_${String(text.length)}9"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="home.php?mod=space&uid=7" class="xw1">${author}</a></div></td>
      <td class="plc"><div class="pi"><em id="authorposton8">发表于 ${time}</em> <a href="#">只看该作者</a></div><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_8">${text}</td></tr></table></div><a href="#">回复</a> <a href="#">举报</a></td></tr></table></div>`;
    expect(posts(floor('小王', '2024-4-5 23:20:45', '请问哪种电水壶适合小厨房使用呢？') + floor('老李', '2024-4-6 08:01:02', '铜的那种，我家的用了十年。')).map(({ author, publishedAt, text }) => [author, publishedAt, text])).toEqual([
      ['小王', '2024-04-05T23:20:45', '请问哪种电水壶适合小厨房使用呢？'], ['老李', '2024-04-06T08:01:02', '铜的那种，我家的用了十年。'],
    ]);
  });

  it('counts relative times from the capture', () => {
    const told = (author: string, when: string): string => `<li class="comment"><a class="author" href="/user/${author}">${author}</a> <span class="comment-time">${when}</span><p class="comment-text">The lid fits well and it pours cleanly.</p></li>`;
    expect(posts(told('ann', '3天前') + told('bob', 'yesterday')).map(({ publishedAt }) => publishedAt)).toEqual(['2024-05-29', '2024-05-31']);
  });

  it('reads a thread from structured data where the page shows none', () => {
    const page = documentFromHtml(`<script type="application/ld+json">{"@type":"QAPage","mainEntity":{"@type":"Question","text":"Why?","author":{"name":"Ann"},
      "acceptedAnswer":{"@type":"Answer","text":"<p>Because.</p>","dateCreated":"2024-01-02","upvoteCount":3}}}</script><div id="app"></div>`, '');
    expect(structuredPosts(schemaItems(page), dates)).toEqual([
      { ...plainPost, author: 'Ann', publishedAt: null, text: 'Why?' },
      { ...plainPost, author: null, publishedAt: '2024-01-02', text: 'Because.', accepted: true, score: 3 },
    ]);
  });
});

describe('what is no thread', () => {
  it('takes the comments below an article, not the teasers beside it', () => {
    const teaser = (name: string): string => `<div class="post"><a href="/author/jo">Jo Day</a><time datetime="2024-01-01">1 Jan</time><p>${name} and all that you should know about it.</p></div>`;
    const comment = (author: string): string => `<div class="comment"><cite class="author">${author}</cite><time datetime="2024-01-02">2 Jan</time><p>I have one of these and like it well.</p></div>`;
    expect(posts(`${teaser('Kettles')}${teaser('Pots')}${teaser('Pans')}`, false)).toEqual([]);
    expect(posts(`${teaser('Kettles')}${teaser('Pots')}<section id="comments">${comment('ann')}${comment('bob')}</section>`, false).map(({ author }) => author)).toEqual(['ann', 'bob']);
  });

  it('never throws, whatever the markup', () => {
    const tag = fc.constantFrom('div', 'li', 'article', 'a', 'time', 'blockquote', 'td', 'span');
    const name = fc.constantFrom('post', 'comment', 'author', 'date', 'post-body', 'reply quote', '');
    const piece = fc.tuple(tag, name, fc.string({ maxLength: 30 }), fc.boolean()).map(([t, n, text, closes]) => `<${t} class="${n}" datetime="2024-01-0${String(text.length % 9)}">${text}${closes ? `</${t}>` : ''}`);
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isThread) => {
      const document = documentFromHtml(pieces.join(''), '');
      const blocks = textBlocks(document.body, '');
      for (const found of findPosts(document.body, blocks, { isThread, dates })) expect(found.body.every((block) => blocks.includes(block))).toBe(true);
    }), { numRuns: 150 });
  });
});

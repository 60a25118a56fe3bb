import { escapeHtml } from '../language/escape-html.ts';
import type { DigestText, Line, Span } from './digest-text.ts';

const STYLE =
  'body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI",sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#242424;background:#fff}' +
  'h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:24px 0 4px}p{margin:0;color:#616161}ul{margin:0;padding-left:20px}li{margin:4px 0;overflow-wrap:anywhere}a{color:#0f548c}.more{list-style:none;color:#616161}' +
  '@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#1f1f1f}p,.more{color:#adadad}a{color:#62abf5}}';

/** A digest as one page that needs nothing else: every text escaped, links to web pages only. */
export function digestHtml({ language, title, lines }: DigestText): string {
  const body: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const isListed = line.kind === 'item' || line.kind === 'more';
    if (isListed !== isOpen) body.push(isListed ? '<ul>' : '</ul>');
    isOpen = isListed;
    body.push(lineMarkup(line));
  }
  if (isOpen) body.push('</ul>');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>${head}</head>\n<body>\n<h1>${escapeHtml(title)}</h1>\n${body.join('\n')}\n</body></html>\n`;
}

function lineMarkup({ kind, spans }: Line): string {
  const words = spans.map(spanMarkup).join('');
  switch (kind) {
    case 'heading':
      return `<h2>${words}</h2>`;
    case 'note':
      return `<p>${words}</p>`;
    case 'more':
      return `<li class="more">${words}</li>`;
    case 'item':
      return `<li>${words}</li>`;
  }
}

function spanMarkup(span: Span): string {
  if (span.kind === 'link') return `<a href="${escapeHtml(span.url)}" rel="noreferrer">${escapeHtml(span.text)}</a>`;
  return span.kind === 'strong' ? `<strong>${escapeHtml(span.text)}</strong>` : escapeHtml(span.text);
}

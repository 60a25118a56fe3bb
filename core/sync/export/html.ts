import type { Clip, Figure, Money, PageContent, PageTable, Plan, Post, Product } from '../../clip/clip.ts';
import { allItems } from '../../clip/page-items.ts';
import { escapeHtml } from '../../language/escape-html.ts';
import { shortMoment } from '../../language/format.ts';
import { say, type Language } from '../../language/language.ts';
import { PLAN_PRICES, paidFor } from '../../language/texts/clip.ts';
import { EXPORT_LABELS } from '../../language/texts/export.ts';
import { isNumeric } from '../../page/tables/table-data.ts';

function link(url: string): string {
  return /^https?:\/\//i.test(url) ? `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(url)}</a>` : escapeHtml(url);
}

function money(price: Money | null): string {
  return price === null ? '' : `${price.currency ?? price.symbol ?? ''} ${price.amount}`.trim();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td') => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${head.length > 0 ? line(head, 'th') : ''}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

function clippedTable({ caption, rows, headerRows, headerColumns, columns, footnotes }: PageTable): string {
  const lines = rows.map((row, index) => {
    const cells = row.map(({ text, marks }, column) => {
      const tag = index < headerRows || column < headerColumns ? 'th' : 'td';
      const side = isNumeric(columns[column]) ? ' class="number"' : '';
      return `<${tag}${side}>${escapeHtml(text).replaceAll('\n', '<br>')}${(marks ?? []).map((mark) => `<sup>${escapeHtml(mark)}</sup>`).join('')}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const notes = footnotes.map(({ mark, text }) => `<p class="evidence">${mark === null ? '' : `<sup>${escapeHtml(mark)}</sup> `}${escapeHtml(text)}</p>`);
  return `<figure><figcaption>${escapeHtml(caption ?? '')}</figcaption><table>${lines.join('')}</table>${notes.join('')}</figure>`;
}

/** `星河科技 营收`: whose and what, as far as the page says. */
function aboutOf({ subject, about }: Figure): string {
  return [subject, about].filter((part) => part !== null).join(' ');
}

function planTable(plans: readonly Plan[], language: Language): string {
  if (plans.length === 0) return '';
  const priceOf = ({ price, period, per }: Plan): string => {
    if (price === null) return say(PLAN_PRICES.onRequest, language);
    return Number(price.amount) === 0 ? say(PLAN_PRICES.free, language) : `${money(price)} ${say(paidFor(period, per), language)}`.trim();
  };
  return table([say(EXPORT_LABELS.plan, language), say(EXPORT_LABELS.price, language), say(EXPORT_LABELS.features, language)], plans.map((plan) => [plan.name, priceOf(plan), plan.features.join(' · ')]));
}

function variantTable({ variants = [] }: Product, language: Language): string {
  if (variants.length === 0) return '';
  return table([say(EXPORT_LABELS.variant, language), say(EXPORT_LABELS.price, language)], variants.map(({ name, price }) => [name, money(price)]));
}

function post({ author, publishedAt, text }: Post): string {
  const head = [author, publishedAt].filter((part) => part !== null).join(' · ');
  return `<blockquote><p class="evidence">${escapeHtml(head)}</p>${paragraphs(text)}</blockquote>`;
}

function paragraphs(text: string): string {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
}

/** The words of a page without the cells of its tables, which stand above; of a thread who wrote which; of a list to be opened. */
function wordsOf({ pageType, posts, tables, text }: PageContent, language: Language): string {
  if (posts.length > 0) return posts.map(post).join('\n');
  const cells = new Set(tables.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => cell.text.split('\n')))));
  const words = paragraphs(text.split('\n').filter((line) => !cells.has(line.trim())).join('\n'));
  const isList = pageType === 'collection' || pageType === 'listing';
  return isList ? `<details><summary>${say(EXPORT_LABELS.text, language)}</summary>${words}</details>` : words;
}

function clipAsHtml(clip: Clip, language: Language): string {
  const { content } = clip;
  const label = (name: keyof typeof EXPORT_LABELS) => say(EXPORT_LABELS[name], language);
  const priced = allItems(content).filter((item) => item.price !== null);
  return [
    '<article>',
    `<h2>${escapeHtml(content.title)}</h2>`,
    `<p class="evidence">${link(clip.url)}<br>${label('captured')} <time datetime="${escapeHtml(clip.capturedAt)}">${escapeHtml(`${shortMoment(clip.capturedAt)} UTC`)}</time> · sha256 ${escapeHtml(clip.contentHash.slice(0, 12))}</p>`,
    priced.length === 0 ? '' : table([label('name'), label('price')], priced.map((item) => [item.name, money(item.price)])),
    ...content.products.map((product) => variantTable(product, language)),
    planTable(content.plans ?? [], language),
    content.figures.length === 0 ? '' : table([label('figure'), label('about'), label('period'), label('sentence')], content.figures.map((figure) => [figure.text, aboutOf(figure), figure.when?.text ?? '', figure.sentence])),
    ...content.tables.map(clippedTable),
    wordsOf(content, language),
    '</article>',
  ].join('\n');
}

const STYLE =
  'body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI",sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#242424}' +
  'figure{margin:12px 0}blockquote{margin:12px 0;padding-left:12px;border-left:2px solid #d1d1d1}table{margin:12px 0}article{border-top:1px solid #d1d1d1;padding:16px 0}.evidence{color:#616161;font-size:13px}' +
  '.number{text-align:right;font-variant-numeric:tabular-nums}table{border-collapse:collapse}td,th{border:1px solid #d1d1d1;padding:4px 8px;text-align:left}';

/** Clips as one page that needs nothing else: every text escaped, nothing of the clipped page's own markup. */
export function clipsAsHtml(clips: readonly Clip[], language: Language): string {
  const title = escapeHtml(say(EXPORT_LABELS.title, language));
  return `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>\n<body><h1>${title}</h1>\n${clips.map((clip) => clipAsHtml(clip, language)).join('\n')}\n</body></html>\n`;
}

import type { Clip, Figure, Money, PageTable, Plan } from '../../clip/clip.ts';
import { say, type Language } from '../../language/language.ts';
import { PERIOD_NAMES } from '../../language/texts/clip.ts';
import { EXPORT_LABELS } from '../../language/texts/export.ts';
import { isNumeric } from '../../page/tables/table-data.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function link(url: string): string {
  return /^https?:\/\//i.test(url) ? `<a href="${escape(url)}" rel="noreferrer">${escape(url)}</a>` : escape(url);
}

function money(price: Money | null): string {
  return price === null ? '' : `${price.currency ?? price.symbol ?? ''} ${price.amount}`.trim();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td') => `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${head.length > 0 ? line(head, 'th') : ''}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

function clippedTable({ caption, rows, headerRows, headerColumns, columns, footnotes }: PageTable): string {
  const lines = rows.map((row, index) => {
    const cells = row.map(({ text, marks }, column) => {
      const tag = index < headerRows || column < headerColumns ? 'th' : 'td';
      const side = isNumeric(columns[column]) ? ' class="number"' : '';
      return `<${tag}${side}>${escape(text).replaceAll('\n', '<br>')}${(marks ?? []).map((mark) => `<sup>${escape(mark)}</sup>`).join('')}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const notes = footnotes.map(({ mark, text }) => `<p class="evidence">${mark === null ? '' : `<sup>${escape(mark)}</sup> `}${escape(text)}</p>`);
  return `<figure><figcaption>${escape(caption ?? '')}</figcaption><table>${lines.join('')}</table>${notes.join('')}</figure>`;
}

/** `星河科技 营收`: whose and what, as far as the page says. */
function aboutOf({ subject, about }: Figure): string {
  return [subject, about].filter((part) => part !== null).join(' ');
}

function planTable(plans: readonly Plan[], language: Language): string {
  if (plans.length === 0) return '';
  const price = (plan: Plan): string => [money(plan.price), plan.period === null ? '' : say(PERIOD_NAMES[plan.period], language)].join(' ').trim();
  return table([say(EXPORT_LABELS.plan, language), say(EXPORT_LABELS.price, language), say(EXPORT_LABELS.features, language)], plans.map((plan) => [plan.name, price(plan), plan.features.join(' · ')]));
}

function clipAsHtml(clip: Clip, language: Language): string {
  const { content } = clip;
  const label = (name: keyof typeof EXPORT_LABELS) => say(EXPORT_LABELS[name], language);
  const priced = [...content.products, ...content.records].filter((item) => item.price !== null);
  const paragraphs = content.text.split('\n').filter((line) => line.trim() !== '');
  return [
    '<article>',
    `<h2>${escape(content.title)}</h2>`,
    `<p class="evidence">${link(clip.url)}<br>${label('captured')} <time>${escape(clip.capturedAt)}</time> · sha256 ${escape(clip.contentHash.slice(0, 12))}</p>`,
    priced.length === 0 ? '' : table([label('name'), label('price')], priced.map((item) => [item.name, money(item.price)])),
    planTable(content.plans ?? [], language),
    content.figures.length === 0 ? '' : table([label('figure'), label('about'), label('period'), label('sentence')], content.figures.map((figure) => [figure.text, aboutOf(figure), figure.when?.text ?? '', figure.sentence])),
    ...content.tables.map(clippedTable),
    ...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    '</article>',
  ].join('\n');
}

const STYLE =
  'body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI",sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#242424}' +
  'article{border-top:1px solid #d1d1d1;padding:16px 0}.evidence{color:#616161;font-size:13px}' +
  '.number{text-align:right;font-variant-numeric:tabular-nums}table{border-collapse:collapse}td,th{border:1px solid #d1d1d1;padding:4px 8px;text-align:left}';

/** Clips as one page that needs nothing else: every text escaped, nothing of the clipped page's own markup. */
export function clipsAsHtml(clips: readonly Clip[], language: Language): string {
  const title = escape(say(EXPORT_LABELS.title, language));
  return `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>\n<body><h1>${title}</h1>\n${clips.map((clip) => clipAsHtml(clip, language)).join('\n')}\n</body></html>\n`;
}

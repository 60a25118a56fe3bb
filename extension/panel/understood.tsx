import type { JSX } from 'preact';
import type { PageContent, PageTable } from '../../core/clip/clip.ts';
import { noticeText, AVAILABILITY_NAMES } from '../../core/language/texts/clip.ts';
import { characters, figureCount, itemsOnPage, moreOf, pageOf, panel, planCount, tableCount, tableSize } from '../../core/language/texts/extension.ts';
import { Fact } from '../ui/facts.tsx';
import { FigureList } from '../ui/figure-list.tsx';
import { formatCount, formatMoney, formatPublished } from '../ui/format.ts';
import { InfoNote } from '../ui/notes.tsx';
import { PlanList } from '../ui/plan-list.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { TableGrid } from '../ui/table-grid.tsx';

/** How many of each kind fit before the fields to edit. */
const SHOWN = 3;
/** Rows by which a person sees whether a table was read right. */
const PREVIEW_ROWS = 5;
/** What was understood of a page. */
export function Understood({ content, scope }: { content: PageContent; scope: 'page' | 'selection' }): JSX.Element {
  const { language, say } = useSpeech();
  const items = content.records.length + (content.products.length > 1 ? content.products.length : 0);
  const notices = content.notices.map(noticeText).filter((text) => text !== null);
  return (
    <section aria-label={say(panel.understood)}>
      {notices.map((notice) => (
        <InfoNote key={notice.en}>{say(notice)}</InfoNote>
      ))}
      {scope === 'selection' && <p class="scope">{say(panel.selectionOnly)}</p>}
      <ProductFacts content={content} />
      <dl class="facts">
        {content.author !== null && <Fact label={say(panel.author)}>{content.author}</Fact>}
        {content.publishedAt !== null && (
          <Fact label={say(panel.published)}>{formatPublished(content.publishedAt, language)}</Fact>
        )}
        {items > 0 && (
          <Fact label={say(panel.items)}>
            {formatCount(items, language)}
            <WhereListGoesOn content={content} />
          </Fact>
        )}
        {content.posts.length > 0 && (
          <Fact label={say(panel.posts)}>{formatCount(content.posts.length, language)}</Fact>
        )}
        {content.pages !== undefined && <Fact label={say(panel.pages)}>{formatCount(content.pages, language)}</Fact>}
        {content.text !== '' && (
          <Fact label={say(panel.textSize)}>{say(characters(formatCount(content.text.length, language)))}</Fact>
        )}
      </dl>
      <Plans plans={content.plans ?? []} />
      <Tables tables={content.tables} />
      <Figures figures={content.figures} />
    </section>
  );
}

/** That the page showed a part of its list, and which. */
function WhereListGoesOn({ content }: { content: PageContent }): JSX.Element | null {
  const { language, say } = useSpeech();
  const { paging, records } = content;
  if (paging === undefined || !paging.hasMore) return null;
  const { page, pages, total } = paging;
  const text =
    total !== null
      ? itemsOnPage(formatCount(records.length, language), formatCount(total, language))
      : page !== null && pages !== null
        ? pageOf(formatCount(page, language), formatCount(pages, language))
        : panel.moreFollow;
  return <small> {say(text)}</small>;
}

function Plans({ plans }: { plans: NonNullable<PageContent['plans']> }): JSX.Element | null {
  const { say } = useSpeech();
  if (plans.length === 0) return null;
  return (
    <>
      <h2>{say(planCount(plans.length))}</h2>
      <PlanList plans={plans} most={SHOWN + 1} />
    </>
  );
}

function ProductFacts({ content }: { content: PageContent }): JSX.Element | null {
  const { language, say } = useSpeech();
  const [product, ...others] = content.products;
  if (product === undefined || (others.length > 0 && content.pageType !== 'product')) return null;
  const { price, oldPrice, availability, rating, ratingBest, variants = [], otherPrices = [] } = product;
  const stock = availability === null ? null : AVAILABILITY_NAMES[availability];
  return (
    <dl class="facts">
      {price !== null && (
        <Fact label={say(panel.price)}>
          <strong class="price">{formatMoney(price, language)}</strong>
          {price.currency !== null && <small> {price.currency}</small>}
        </Fact>
      )}
      {oldPrice !== null && (
        <Fact label={say(panel.oldPrice)}>
          <s>{formatMoney(oldPrice, language)}</s>
        </Fact>
      )}
      {otherPrices.length > 0 && (
        <Fact label={say(panel.otherPrice)}>
          {otherPrices.map((other) => `${formatMoney(other.price, language)}${other.price.currency === price?.currency ? '' : ` ${other.price.currency ?? ''}`}`).join(' · ')}
        </Fact>
      )}
      {variants.length > 0 && (
        <Fact label={say(panel.variants)}>
          {formatCount(variants.length, language)}
          <small> {variants.slice(0, SHOWN).map(({ name }) => name).join(' · ')}</small>
        </Fact>
      )}
      {availability !== null && (
        <Fact label={say(panel.availability)}>{stock === undefined || stock === null ? availability : say(stock)}</Fact>
      )}
      {rating !== null && (
        <Fact label={say(panel.rating)}>
          {rating}
          {ratingBest !== null && <small> / {ratingBest}</small>}
        </Fact>
      )}
    </dl>
  );
}

/** The first tables, the first of them open with its first rows. */
function Tables({ tables }: { tables: readonly PageTable[] }): JSX.Element | null {
  const { say } = useSpeech();
  if (tables.length === 0) return null;
  return (
    <>
      <h2>{say(tableCount(tables.length))}</h2>
      {tables.slice(0, SHOWN).map((table, index) => {
        const title = table.caption ?? headingsOf(table);
        return (
          <details key={index} class="table" open={index === 0}>
            <summary>
              <span class="cut">{title}</span>
              <small>{say(tableSize(table.rows.length - table.headerRows, table.rows[0]?.length ?? 0))}</small>
            </summary>
            <TableGrid table={table} title={title} most={PREVIEW_ROWS} />
          </details>
        );
      })}
      {tables.length > SHOWN && <p class="more">{say(moreOf(tables.length - SHOWN))}</p>}
    </>
  );
}

/** The first headings of a table without caption, by which a person knows it again. */
function headingsOf(table: PageTable): string {
  return (table.rows[0] ?? [])
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .slice(0, 4)
    .join(' · ');
}

function Figures({ figures }: { figures: PageContent['figures'] }): JSX.Element | null {
  const { say } = useSpeech();
  if (figures.length === 0) return null;
  return (
    <>
      <h2>{say(figureCount(figures.length))}</h2>
      <FigureList figures={figures} most={SHOWN} />
    </>
  );
}
